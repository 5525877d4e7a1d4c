//! What the log of changes says of a comparison.

use super::Comparison;
use crate::config::NewLogEntry;

impl Comparison<'_> {
    /// The entry about the comparison on the site.
    #[must_use]
    pub fn told(&self, date: &str) -> NewLogEntry {
        let counts = self.counts().into_iter();
        let counts: Vec<_> =
            counts.map(|(change, count)| format!("{}もの {count} 件", self.change_in_words(change))).collect();
        let text = if counts.is_empty() {
            "番号のほかに変わったところはありません。".to_owned()
        } else {
            format!("{}です。", counts.join("、"))
        };
        NewLogEntry {
            date: date.to_owned(),
            title: format!("{}に、前の計画との新旧対照表を載せました", self.after.title),
            text,
            plan: self.after.id.clone(),
            links: vec!["comparison".to_owned()],
        }
    }
}
