//! How much a text looks like Japanese: what tells one old encoding from another.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use encoding_rs::EUC_JP;

/// The kanji of everyday use: level 1 of JIS X 0208, rows 16 to 47 of the code table.
static COMMON_KANJI: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
    let codes = (0xB0..=0xCF).flat_map(|row| (0xA1..=0xFE).map(move |cell| [row, cell]));
    let read = |code: [u8; 2]| EUC_JP.decode_without_bom_handling_and_without_replacement(&code)?.chars().next();
    codes.filter_map(read).collect()
});

/// What a text's characters beyond ASCII are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plausibility {
    /// How many there are.
    letters: usize,
    /// How many of them Japanese texts are made of.
    usual: usize,
    /// How many of those are kana or Japanese punctuation, which no wrong reading is full of.
    kana: usize,
}

impl Plausibility {
    /// Counts a text's characters. Half-width katakana, rare kanji and other scripts are what a wrong encoding yields.
    pub(super) fn of(text: &str) -> Self {
        let mut counted = Self { letters: 0, usual: 0, kana: 0 };
        for letter in text.chars().filter(|letter| !letter.is_ascii()) {
            let kana = is_kana(letter);
            counted.letters += 1;
            counted.kana += usize::from(kana);
            counted.usual += usize::from(kana || is_usual_symbol(letter) || COMMON_KANJI.contains(&letter));
        }
        counted
    }

    /// Which of two readings of the same bytes is the more plausible one.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        // Shares compared without division: a/b against c/d is a·d against c·b.
        (self.usual * other.letters.max(1)).cmp(&(other.usual * self.letters.max(1)))
    }

    /// Whether most of it is Japanese.
    pub(super) fn is_japanese(&self) -> bool {
        self.usual * 10 >= self.letters * 7
    }

    /// Whether it has kana as every Japanese text of some length does.
    pub(super) fn has_kana(&self) -> bool {
        self.kana >= 2 && self.kana * 10 >= self.letters
    }
}

/// Hiragana, katakana, and the punctuation of Japanese. Half-width katakana are none.
fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3001}'..='\u{301F}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FE}')
}

/// Symbols that charts are marked and numbered with, and full-width letters and digits.
fn is_usual_symbol(letter: char) -> bool {
    matches!(letter,
        '\u{2010}'..='\u{203B}' | '\u{2160}'..='\u{2179}' | '\u{2190}'..='\u{2193}' | '\u{2460}'..='\u{24FF}'
        | '\u{25A0}'..='\u{2606}' | '\u{3000}' | '\u{3200}'..='\u{33FF}' | '\u{FF01}'..='\u{FF5E}')
}
