//! Marks in a cell: ★ beside a number, 再掲 beside a title.

/// The words that mark a listing as a relisting.
const RELISTING: &str = "再掲";
/// The brackets that 再掲 stands in.
const BRACKETS: &[(char, char)] = &[('(', ')'), ('（', '）'), ('【', '】'), ('〔', '〕'), ('［', '］'), ('[', ']')];
/// Takes a mark from the start or the end of a title; says whether it stood there.
pub(super) fn take_symbol<'t>(title: &'t str, symbols: &[char]) -> (&'t str, bool) {
    let bare = title.trim_start_matches(|letter: char| symbols.contains(&letter) || letter.is_whitespace());
    let bare = bare.trim_end_matches(|letter: char| symbols.contains(&letter) || letter.is_whitespace());
    (bare, bare.len() < title.trim().len())
}

/// Takes a bracketed 再掲 from the end or the start of a title; says whether it stood there.
pub(super) fn take_relisting(title: &str) -> (&str, bool) {
    for (open, close) in BRACKETS {
        if let Some(rest) = title.strip_suffix(*close).and_then(|rest| rest.trim_end().strip_suffix(RELISTING))
            && let Some(bare) = rest.trim_end().strip_suffix(*open)
        {
            return (bare.trim(), true);
        }
        if let Some(rest) = title.strip_prefix(*open).and_then(|rest| rest.trim_start().strip_prefix(RELISTING))
            && let Some(bare) = rest.trim_start().strip_prefix(*close)
        {
            return (bare.trim(), true);
        }
    }
    (title, false)
}

/// Whether a character is a mark that charts explain in a legend.
pub(super) fn is_symbol(letter: char) -> bool {
    matches!(letter, '\u{25A0}'..='\u{25FF}' | '\u{2605}' | '\u{2606}' | '※' | '〇' | '\u{2B50}')
}
