//! Two wordings side by side, letter by letter: what each has of its own is marked within the text.

use std::borrow::Cow;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Difference;

/// More letters are compared at their beginnings and ends alone: how long it takes grows with the square.
const MOST_COMPARED: usize = 5_000;
/// So few letters that both have between two changes are read as part of the change.
const SHORTEST_SAME: usize = 1;

/// A piece of one of two wordings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its letters; never none.
    pub text: Cow<'a, str>,
    /// Whether the other wording lacks it.
    pub own: bool,
}

/// Two wordings in pieces. The pieces of each, joined, are its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked<'a> {
    /// What was said before.
    pub before: Vec<Piece<'a>>,
    /// What is said now.
    pub after: Vec<Piece<'a>>,
}

impl<'a> Marked<'a> {
    /// Compares two wordings.
    #[must_use]
    pub fn of(before: &'a str, after: &'a str) -> Self {
        if before.len().max(after.len()) > MOST_COMPARED {
            return Self::by_ends(before, after);
        }
        let letters = [before, after].map(|text| text.chars().collect::<Vec<_>>());
        let blocks = blocks(&capture_diff_slices(Algorithm::Myers, &letters[0], &letters[1]));
        let side = |text: &'a str, range: fn(&Block) -> &Range<usize>| {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let slice = |range: &Range<usize>| &text[starts[range.start]..starts[range.end]];
            let piece = |block: &Block| Piece { text: slice(range(block)).into(), own: block.own };
            blocks.iter().map(piece).filter(|piece| !piece.text.is_empty()).collect()
        };
        Self { before: side(before, |block| &block.before), after: side(after, |block| &block.after) }
    }

    fn by_ends(before: &'a str, after: &'a str) -> Self {
        let whole = |text| Self { before: pieces([(text, false)]), after: pieces([(text, false)]) };
        Difference::of(before, after).map_or_else(
            || whole(before),
            |Difference { start, here, there, end }| Self {
                before: pieces([(start, false), (here, true), (end, false)]),
                after: pieces([(start, false), (there, true), (end, false)]),
            },
        )
    }
}

fn pieces<const N: usize>(parts: [(&str, bool); N]) -> Vec<Piece<'_>> {
    parts.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, own)| Piece { text: text.into(), own }).collect()
}

/// A stretch of both wordings, in letters.
#[derive(Debug, Clone)]
struct Block {
    before: Range<usize>,
    after: Range<usize>,
    own: bool,
}

/// The stretches in turn the same and not; what is the same for a letter only is no resting place for the eye. Where a
/// stretch begins is counted: the side that an insertion or a removal leaves empty may name another place.
fn blocks(ops: &[DiffOp]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut before, mut after) = (0, 0);
    for (at, op) in ops.iter().enumerate() {
        let (old, new) = (before..before + op.old_range().len(), after..after + op.new_range().len());
        (before, after) = (old.end, new.end);
        let is_same = matches!(op, DiffOp::Equal { .. });
        let is_inner = at > 0 && at + 1 < ops.len();
        let own = !is_same || (is_inner && old.len() <= SHORTEST_SAME);
        match blocks.last_mut().filter(|last| last.own == own) {
            Some(last) => (last.before.end, last.after.end) = (old.end, new.end),
            None => blocks.push(Block { before: old, after: new, own }),
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(before: &str, after: &str) -> [String; 2] {
        let Marked { before, after } = Marked::of(before, after);
        [before, after].map(|pieces| {
            let piece = |piece: &Piece| if piece.own { format!("[{}]", piece.text) } else { piece.text.to_string() };
            pieces.iter().map(piece).collect()
        })
    }

    #[test]
    fn what_only_one_says_is_marked_by_the_letter() {
        assert_eq!(
            shown("苗木を家庭に配ります。", "苗木を市内の家庭に配ります。"),
            ["苗木を家庭に配ります。", "苗木を[市内の]家庭に配ります。"]
        );
        assert_eq!(shown("週に2日", "週に3日"), ["週に[2]日", "週に[3]日"]);
        assert_eq!(shown("", "新しい"), ["", "[新しい]"]);
        assert_eq!(shown("同じ", "同じ"), ["同じ", "同じ"]);
    }

    #[test]
    fn a_single_letter_between_two_changes_is_part_of_them() {
        assert_eq!(shown("年2回の集い", "月4回の会"), ["[年2]回の[集い]", "[月4]回の[会]"]);
        assert_eq!(shown("苗の会を開く", "種の集を開く"), ["[苗の会]を開く", "[種の集]を開く"]);
    }

    #[test]
    fn very_long_wordings_are_compared_at_their_ends() {
        let long = "あ".repeat(MOST_COMPARED);
        let [before, after] = shown(&format!("{long}い"), &format!("{long}うい"));
        assert!(!before.contains('[') && after.ends_with("[う]い"), "{after}");
    }
    #[test]
    fn titles_that_were_told_with_letters_missing_are_whole() {
        assert_eq!(
            shown("市民農園の運営", "農業体験農園の推進").map(|side| side.replace(['[', ']'], "")),
            ["市民農園の運営", "農業体験農園の推進"]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_pieces_of_each_wording_joined_are_its_text(
            before in "[平等の推進に支援農園]{0,14}",
            after in "[平等の推進に支援農園]{0,14}",
        ) {
            let marked = Marked::of(&before, &after);
            let joined = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_ref()).collect::<String>();
            prop_assert_eq!([joined(&marked.before), joined(&marked.after)], [before.clone(), after.clone()]);
            let common = |pieces: &[Piece]| {
                pieces.iter().filter(|piece| !piece.own).map(|piece| piece.text.to_string()).collect::<Vec<_>>()
            };
            prop_assert_eq!(common(&marked.before), common(&marked.after));
        }
    }
}
