//! How alike two items are, in thousandths and more: the evidence for their being the same, added up.

use super::{Item, Kind, State, Text};
use crate::text::fold;

/// So much evidence, and no rival, is enough to say that two items are the same.
pub(super) const SURE: u32 = 700;
/// So much is enough to ask.
pub(super) const DOUBT: u32 = 400;
/// A rival with so little less evidence makes it a question.
pub(super) const MARGIN: u32 = 60;

/// What a whole agreement counts: a title, a text, a place under the same parent, a code.
const TITLE: u32 = 600;
const TEXT: u32 = 400;
const NO_TEXTS: u32 = 100;
const PLACE: u32 = 100;
const CODE: u32 = 50;
/// The slug that `departments.toml` gives a department is written by people, who mean it.
const SLUG: u32 = 300;
/// The departments of a 事業 say little, the 事業 of a section or department much.
const DEPARTMENTS: u32 = 50;
const CONTENTS: u32 = 500;
/// What tells against a 再掲 being an original.
const NO_RELISTING: u32 = 200;

/// An item as it is compared: its words folded and cut into pairs of letters.
pub(super) struct Look {
    pub(super) title: String,
    pub(super) title_pairs: Vec<(char, char)>,
    pub(super) text: String,
    /// None where only a stand-in for the text is known.
    pub(super) text_pairs: Option<Vec<(char, char)>>,
}

impl Look {
    pub(super) fn of(item: &Item) -> Self {
        let title = fold::key(&item.title);
        let (text, text_pairs) = match &item.text {
            Text::Words(words) => {
                let text = fold::key(words);
                let pairs = pairs(&text);
                (text, Some(pairs))
            }
            Text::Print(print) => (print.clone(), None),
        };
        Self { title_pairs: pairs(&title), title, text, text_pairs }
    }
}

/// All pairs of neighbouring letters, sorted; a word of one letter is a pair with nothing.
fn pairs(text: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = text.chars().collect();
    let mut pairs: Vec<_> = letters.windows(2).map(|two| (two[0], two[1])).collect();
    if let [only] = letters.as_slice() {
        pairs.push((*only, '\0'));
    }
    pairs.sort_unstable();
    pairs
}

/// A whole agreement's share by what two sorted lists have in common (Sørensen–Dice), never the whole of it.
fn share<T: Ord>(whole: u32, a: &[T], b: &[T]) -> u32 {
    let (mut common, mut i, mut j) = (0_u32, 0, 0);
    while let (Some(left), Some(right)) = (a.get(i), b.get(j)) {
        common += u32::from(left == right);
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX).max(1);
    (u64::from(whole) * 2 * u64::from(common) / u64::from(all)).try_into().unwrap_or(whole)
}

/// Whether nothing tells two items apart.
pub(super) fn is_identical(state: &State, old: usize, new: usize) -> bool {
    let (own, other) = (&state.old[old], &state.new[new]);
    let (look, there) = (&state.old_looks[old], &state.new_looks[new]);
    look.title == there.title
        && look.text == there.text
        && own.code == other.code
        && own.relisting == other.relisting
        && state.is_in_place(old, new)
}

/// The evidence for two items of one kind being the same.
pub(super) fn likeness(state: &State, old: usize, new: usize) -> u32 {
    let (own, other) = (&state.old[old], &state.new[new]);
    let (look, there) = (&state.old_looks[old], &state.new_looks[new]);
    let near = || share(TITLE, &look.title_pairs, &there.title_pairs).min(TITLE - 1);
    let title = if look.title == there.title { TITLE } else { near() };
    let place = if state.is_in_place(old, new) { PLACE } else { 0 };
    let is_code = !own.code.is_empty() && own.code == other.code;
    let company = |whole| {
        let [a, b] = [&own.company, &other.company].map(|names| names.iter().collect::<Vec<_>>());
        share(whole, &a, &b)
    };
    let rest = match own.kind {
        Kind::Project => text(look, there) + company(DEPARTMENTS) + if is_code { CODE } else { 0 },
        Kind::Section(_) => company(CONTENTS) + if is_code { CODE } else { 0 },
        Kind::Department => company(CONTENTS) + if is_code { SLUG } else { 0 },
    };
    let against = if own.relisting == other.relisting { 0 } else { NO_RELISTING };
    (title + place + rest).saturating_sub(against)
}

fn text(look: &Look, there: &Look) -> u32 {
    if look.text == there.text {
        return if look.text.is_empty() { NO_TEXTS } else { TEXT };
    }
    let both = look.text_pairs.as_ref().zip(there.text_pairs.as_ref());
    both.map_or(0, |(own, other)| share(TEXT, own, other).min(TEXT - 1))
}
