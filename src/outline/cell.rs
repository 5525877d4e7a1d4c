//! What one cell says it is: its number, its mark, its words.

use super::mark::{Signs, Taken};
use super::numeral::Numeral;

/// A cell taken apart.
pub(super) struct Reading<'c> {
    /// The number it begins with.
    pub(super) numeral: Option<Numeral>,
    /// Its words, without number and marks.
    pub(super) words: &'c str,
    /// The marks that stand before, beside or after the number, or at the end.
    pub(super) taken: Taken,
}

impl<'c> Reading<'c> {
    /// Takes a cell's text apart, knowing the marks of the chart.
    pub(super) fn of(text: &'c str, signs: &Signs) -> Self {
        let mut taken = Taken::default();
        let bare = signs.take(text, &mut taken);
        let numeral = Numeral::read(bare).map(|numeral| signs.digits.apart(numeral));
        let rest = numeral.as_ref().map_or(bare, |numeral| &bare[numeral.length..]);
        Self { words: signs.take(rest, &mut taken), numeral, taken }
    }

    /// Takes the marks of a cell off whose words may begin with a figure.
    pub(super) fn without_number(text: &'c str, signs: &Signs) -> Self {
        let mut taken = Taken::default();
        Self { words: signs.take(text, &mut taken), numeral: None, taken }
    }
}
