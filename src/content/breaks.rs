//! Line breaks in Japanese: a break inside a paragraph shows as a space only where there are words to part.
//!
//! Japanese is written without spaces, so a line break between two of its characters disappears. Between two
//! Latin words it stays. Between a Japanese and a Latin one it stays, since a browser shows a thin gap there in
//! any case, unless one of them is full-width punctuation (`。` `、` `」` …), which brings its own gap. Half-width
//! kana count as Japanese; symbols that both scripts use (`Ⅲ` `①` `★` `“`) go with the character on the other side.

use pulldown_cmark::{Event as Token, Tag, TagEnd};

use super::markdown::{Spot, Tokens};
use super::script::{is_shared, is_variation, is_wide, is_wide_punctuation};

/// Takes out the line breaks that Japanese text does not show.
pub(super) fn close(tokens: Tokens<'_>) -> Tokens<'_> {
    let gone: Vec<bool> =
        (0..tokens.len()).map(|at| tokens[at].0 == Token::SoftBreak && vanishes(&tokens, at)).collect();
    tokens.into_iter().zip(gone).filter_map(|(token, gone)| (!gone).then_some(token)).collect()
}

fn vanishes(tokens: &[Spot], at: usize) -> bool {
    let last = |text: &str| text.chars().rev().find(|&letter| !is_variation(letter));
    let before = tokens[..at].iter().rev().map_while(|(token, _)| text(token)).find_map(last);
    let after = tokens[at + 1..].iter().map_while(|(token, _)| text(token)).find_map(|text| text.chars().next());
    before.zip(after).is_some_and(|(before, after)| joins(before, after))
}

/// Whether nothing parts two characters of which the second begins a new line.
pub(super) fn joins(before: char, after: char) -> bool {
    let japanese = |letter: char, other: char| is_wide(letter) || is_shared(letter) && is_wide(other);
    is_wide_punctuation(before) || is_wide_punctuation(after) || japanese(before, after) && japanese(after, before)
}

/// The text of an token inside a paragraph, empty for one that shows none; none for a paragraph's end.
fn text<'a>(token: &'a Token) -> Option<&'a str> {
    match token {
        Token::Text(text) | Token::Code(text) => Some(text),
        Token::InlineHtml(_)
        | Token::FootnoteReference(_)
        | Token::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
        | Token::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => Some(""),
        _ => None,
    }
}
