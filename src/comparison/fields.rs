//! What a line tells of its sides besides their titles, each under its name.

use super::{Change, Comparison, Entry, Head, Line, Side, Told, Unit};
use crate::pairing::Part;
use crate::plan::{Plan, SectionId};
use crate::text::Piece;

/// Something that a line tells of a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<'a> {
    /// What it is called, such as 内容.
    pub name: &'a str,
    /// Its words; none where the side has nothing there.
    pub pieces: Vec<Piece<'a>>,
}

/// What stands between names in a list.
const BETWEEN: &str = "、";

impl Line<'_> {
    /// What the line tells of one of its sides, which stands in a plan.
    #[must_use]
    pub fn fields<'s>(&self, plan: &'s Plan, side: &'s Side) -> Vec<Field<'s>> {
        let is_listing = matches!(side.part, Part::Listing(_));
        let mut fields = Vec::new();
        let mut tell = |told: Told, name: &'s str, pieces: Vec<Piece<'s>>| {
            // What changed is told though one side has nothing; of what is told as a whole, what is there.
            if self.tells(told) && !(self.is_whole() && pieces.is_empty()) {
                fields.push(Field { name, pieces });
            }
        };
        tell(Told::Above, "場所", plain(above(plan, side)));
        if is_listing {
            tell(Told::Text, "内容", side.text.clone());
            tell(Told::Units, "担当課", self.units(side));
        }
        tell(Told::Marks, "印", plain(marks(plan, side)));
        for (heading, text) in &side.beside {
            tell(Told::Beside, heading, text.clone());
        }
        fields
    }

    /// The departments of a side, those marked that the other lacks.
    fn units<'s>(&self, side: &'s Side) -> Vec<Piece<'s>> {
        let has_two_sides = !self.before.is_empty() && !self.after.is_empty();
        let is_marked = has_two_sides && !self.entry.changes.contains(&Change::Doubtful);
        let mut pieces = Vec::new();
        for (at, unit) in side.units.iter().enumerate() {
            if at > 0 {
                pieces.push(Piece { text: BETWEEN.into(), own: false });
            }
            pieces.push(Piece { text: unit.in_words().into(), own: unit.own && is_marked });
        }
        pieces
    }

    /// Whether all of its sides is told, not what changed alone.
    fn is_whole(&self) -> bool {
        [Told::Above, Told::Text, Told::Units, Told::Marks, Told::Beside].into_iter().all(|told| self.tells(told))
    }
}

impl Unit<'_> {
    /// Its name, and its marks in brackets.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self.marks.as_slice() {
            [] => self.name.to_owned(),
            marks => format!("{}（{}）", self.name, marks.join(BETWEEN)),
        }
    }
}

impl Comparison<'_> {
    /// What the lines under a head are about, in words.
    #[must_use]
    pub fn head_in_words(&self, head: Head) -> String {
        let section = |plan: &Plan, id: SectionId| {
            let section = plan.section(id);
            format!("{} {} {}", plan.levels[section.level].heading, section.code, section.title)
        };
        match head {
            Head::After(id) => section(self.after, id),
            Head::Before(id) => format!("{}（前の計画だけにあったもの）", section(self.before, id)),
            Head::Departments => "担当課".into(),
            Head::Questions => "対応を確かめているもの".into(),
        }
    }

    /// How an entry changed, in words. A department that answers for nothing is not at its end.
    #[must_use]
    pub fn entry_in_words(&self, entry: &Entry) -> Vec<String> {
        let is_unit = matches!(entry.before.iter().chain(&entry.after).next(), Some(Part::Department(_)));
        let words = |&change: &Change| match change {
            Change::Added if is_unit => "担当課になった".into(),
            Change::Ended if is_unit => "担当課でなくなった".into(),
            change => self.change_in_words(change),
        };
        entry.changes.iter().map(words).collect()
    }

    /// The name of a change, where a priority has the name that it has in the edition that follows.
    #[must_use]
    pub fn change_in_words(&self, change: Change) -> String {
        change.in_japanese(&self.after.priority_mark.name)
    }
}

fn plain<'a>(text: String) -> Vec<Piece<'a>> {
    if text.is_empty() { Vec::new() } else { vec![Piece { text: text.into(), own: false }] }
}

/// The sections above a side, from the top down, in one line.
#[must_use]
pub fn above(plan: &Plan, side: &Side) -> String {
    let name = |&id: &SectionId| format!("{} {}", plan.section(id).code, plan.section(id).title);
    side.above.iter().map(name).collect::<Vec<_>>().join(" ＞ ")
}

/// The marks of a side in words, 再掲 and that of the priorities first.
#[must_use]
pub fn marks(plan: &Plan, side: &Side) -> String {
    let again = side.relisting.then_some("再掲");
    let priority = side.priority.then_some(plan.priority_mark.name.as_str());
    again.into_iter().chain(priority).chain(side.marks.iter().copied()).collect::<Vec<_>>().join(BETWEEN)
}
