//! Folding: makes two spellings of the same words equal, for comparing and looking up, never for show.

use unicode_normalization::UnicodeNormalization;

/// The words without their typography: NFKC (Unicode Annex 15), no white space, one dash, no variation
/// selectors. 「ワーク・ ライフ（調和）」 and 「ワーク・ライフ(調和)」 have the same key.
#[must_use]
pub fn key(text: &str) -> String {
    text.nfkc().filter(|letter| !letter.is_whitespace() && !is_variation_selector(*letter)).map(fold_dash).collect()
}

/// Whether a character only chooses a glyph of the one before it (Unicode, Variation Selectors).
fn is_variation_selector(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// All dashes that charts use for one another become `-`. The long vowel mark ー is a letter and stays.
fn fold_dash(letter: char) -> char {
    match letter {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => '-',
        '〜' | '∼' => '~',
        other => other,
    }
}
