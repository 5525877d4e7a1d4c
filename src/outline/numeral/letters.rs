//! Narrow letters: full width and joined characters taken apart, so that one rule reads all spellings.

/// How far into a cell a number can reach.
const REACH: usize = 24;

/// A character after narrowing, and the byte offset of the one it came from.
pub(super) struct Letter {
    /// The narrow character.
    pub(super) letter: char,
    /// Where its original starts.
    pub(super) offset: usize,
}

/// The first characters of a text: full width made narrow, `⑴` as `(1)`, `Ⅲ` as `III`, every dash as `-`.
pub(super) fn narrow(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(REACH);
    for (offset, letter) in text.char_indices().take(REACH) {
        let mut put = |letter| letters.push(Letter { letter, offset });
        let code = letter as u32;
        match letter {
            '\u{FF01}'..='\u{FF5E}' => put(char::from_u32(code - 0xFEE0).unwrap_or(letter)),
            '\u{2160}'..='\u{216B}' => roman_letters(code - 0x215F).chars().for_each(put),
            '\u{2170}'..='\u{217B}' => roman_letters(code - 0x216F).chars().for_each(put),
            '\u{2474}'..='\u{2487}' => format!("({})", code - 0x2473).chars().for_each(put),
            '\u{2488}'..='\u{249B}' => format!("{}.", code - 0x2487).chars().for_each(put),
            '−' | '‐' | '‑' | '–' | '—' | '―' => put('-'),
            '\u{3000}' => put(' '),
            other => put(other),
        }
    }
    letters
}

/// A number from 1 to 12 in Roman letters.
fn roman_letters(number: u32) -> &'static str {
    const ROMAN: [&str; 13] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    ROMAN[number.min(12) as usize]
}
