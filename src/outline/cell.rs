//! What one cell says it is: its number, its mark, its words.

use super::mark;
use super::numeral::Numeral;

/// A cell taken apart.
pub(super) struct Reading<'c> {
    /// The number it begins with.
    pub(super) numeral: Option<Numeral>,
    /// Its words, without number and priority mark.
    pub(super) words: &'c str,
    /// Whether a priority mark stands before, beside or after the number, or at the end.
    pub(super) priority: bool,
    /// Whether 再掲 stands in brackets before or after the number, or at the end.
    pub(super) relisting: bool,
}

impl<'c> Reading<'c> {
    /// Takes a cell's text apart, knowing the symbols of the priority mark.
    pub(super) fn of(text: &'c str, symbols: &[char]) -> Self {
        let (bare, before) = mark::take_symbol(text, symbols);
        let (bare, relisted_before) = mark::take_relisting(bare);
        let numeral = Numeral::read(bare);
        let rest = numeral.as_ref().map_or(bare, |numeral| &bare[numeral.length..]);
        let (words, beside) = mark::take_symbol(rest, symbols);
        let (words, relisted) = mark::take_relisting(words.trim());
        Self { numeral, words, priority: before || beside, relisting: relisted_before || relisted }
    }
}
