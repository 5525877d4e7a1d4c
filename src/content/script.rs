//! Which characters Japanese text is made of, for emphasis and line breaks.

/// Whether a character is Japanese or Chinese: kana, kanji, full-width and half-width forms, and the
/// punctuation and symbols of these scripts. The ideographic space is one of them.
pub(super) fn is_wide(letter: char) -> bool {
    matches!(letter,
        '\u{2E80}'..='\u{2FFF}'         // radicals
        | '\u{3000}'..='\u{312F}'       // punctuation, kana, bopomofo
        | '\u{3190}'..='\u{9FFF}'       // enclosed and squared letters, kanji
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF9F}'       // full-width forms, half-width kana
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1B000}'..='\u{1B16F}'
        | '\u{1F200}'..='\u{1F2FF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character is punctuation or a symbol, of any script.
pub(super) fn is_punctuation(letter: char) -> bool {
    !letter.is_alphanumeric() && !letter.is_whitespace()
}

/// Whether a character is full-width punctuation, such as `。` or `「`, or the ideographic space.
pub(super) fn is_wide_punctuation(letter: char) -> bool {
    is_wide(letter) && !letter.is_alphanumeric()
}

/// Whether a character belongs to the text that it stands in, be that Japanese or Latin: quotation marks,
/// dashes, Roman numerals, arrows, circled numbers, stars and other symbols.
pub(super) fn is_shared(letter: char) -> bool {
    matches!(letter, '\u{2010}'..='\u{205E}' | '\u{2100}'..='\u{27BF}' | '\u{00D7}' | '\u{00F7}')
}

/// Whether a character only changes how the one before it looks.
pub(super) fn is_variation(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
