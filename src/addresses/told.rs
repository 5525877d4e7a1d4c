//! What the log of changes says of a revised record.

use super::changes::{Change, News};
use crate::config::{AddressKind, NewLogEntry};
use crate::plan::Plan;

/// So many parts are linked; a longer list says less than the page of the plan.
const MOST_LINKED: usize = 10;

/// The entry about a plan's news; none where readers see nothing of them.
#[must_use]
pub fn told(plan: &Plan, news: &[News], date: &str) -> Option<NewLogEntry> {
    let count = |is: fn(&News) -> bool| news.iter().filter(|news| is(news)).count();
    let counts = [
        ("新しく載ったもの", count(|news| matches!(news.change, Change::Added | Change::Returned))),
        ("載らなくなったもの", count(|news| news.change == Change::Ended)),
        ("番号が変わったもの", count(|news| matches!(news.change, Change::Renumbered(_)))),
        ("名前が変わった課", count(|news| matches!(news.change, Change::Renamed(_)))),
        ("題名や内容の言葉が変わったもの", count(|news| news.is_reworded)),
        ("担当課が変わったもの", count(|news| news.change == Change::Reassigned)),
    ];
    let said: Vec<_> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(of, count)| format!("{of} {count} 件")).collect();
    let has_moved = counts[1..4].iter().any(|(_, count)| *count > 0);
    let lasting = if has_moved { "前のアドレスは、そのまま使えます。" } else { "" };
    let linked: Vec<_> = news.iter().filter_map(link).collect();
    (!said.is_empty()).then(|| NewLogEntry {
        date: date.to_owned(),
        title: format!("{}を、新しい体系図に合わせました", plan.title),
        text: format!("{}です。{lasting}", said.join("、")),
        plan: plan.id.clone(),
        links: if linked.len() > MOST_LINKED { Vec::new() } else { linked },
    })
}

/// What links to a part of the plan that came, went or has another number or name; its address means it for ever.
fn link(News { change, record, .. }: &News) -> Option<String> {
    let is_live_unit = record.kind == AddressKind::Department && record.end.is_none();
    match change {
        Change::Reworded | Change::Reassigned | Change::Noted => None,
        Change::Added | Change::Returned | Change::Ended | Change::Renumbered(_) | Change::Renamed(_) => {
            Some(if is_live_unit { record.id.clone() } else { format!("id={}", record.id) })
        }
    }
}
