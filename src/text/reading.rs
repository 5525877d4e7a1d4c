//! The order of readings: 五十音順, as dictionaries and lists of a city have it (JIS X 4061).

use unicode_normalization::UnicodeNormalization;

/// The kana of each vowel's column, small ones apart.
const COLUMNS: [(char, &str); 5] = [
    ('あ', "あかさたなはまやらわ"),
    ('い', "いきしちにひみりゐ"),
    ('う', "うくすつぬふむゆる"),
    ('え', "えけせてねへめれゑ"),
    ('お', "おこそとのほもよろを"),
];
/// Small kana, and the same in full size.
const SMALL: &str = "ぁぃぅぇぉっゃゅょゎ";
const FULL: &str = "あいうえおつやゆよわ";

/// What readings in Hiragana are sorted by: first without marks of voicing, small kana as full ones, and a long vowel
/// as its vowel; where these are the same, the reading itself.
#[must_use]
pub fn order(reading: &str) -> (String, &str) {
    let mut plain = String::with_capacity(reading.len());
    for letter in reading.nfd().filter(|letter| !matches!(letter, '\u{3099}' | '\u{309A}')) {
        let full = SMALL.chars().zip(FULL.chars()).find(|(small, _)| *small == letter).map(|(_, full)| full);
        plain.push(match letter {
            'ー' => plain.chars().next_back().map_or(letter, vowel),
            _ => full.unwrap_or(letter),
        });
    }
    (plain, reading)
}

/// The vowel that a kana ends with.
fn vowel(kana: char) -> char {
    COLUMNS.iter().find(|(_, column)| column.contains(kana)).map_or(kana, |(vowel, _)| *vowel)
}
