//! Marks that stand in the HTML for what `site` fills in, so that it can be cleaned as one text and parted after.
//!
//! A mark is a number between two noncharacters, which no source may hold: [`without`] takes them out.

use super::Piece;

const OPEN: char = '\u{FDD1}';
const CLOSE: char = '\u{FDD2}';

/// The mark of a number.
pub(super) fn mark(number: usize) -> String {
    format!("{OPEN}{number}{CLOSE}")
}

/// A text without characters that HTML forbids: control characters become spaces, noncharacters U+FFFD, each as
/// many bytes as before, so that places stay true.
pub(super) fn without(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' | '\n' | '\r' => clean.push(letter),
            letter if letter.is_control() => clean.extend(std::iter::repeat_n(' ', letter.len_utf8())),
            letter if is_noncharacter(letter) => {
                clean.push('\u{FFFD}');
                clean.extend(std::iter::repeat_n(' ', letter.len_utf8() - 3));
            }
            letter => clean.push(letter),
        }
    }
    clean
}

/// Whether Unicode keeps a character for a program's own use.
pub(super) fn is_noncharacter(letter: char) -> bool {
    matches!(letter, '\u{FDD0}'..='\u{FDEF}') || u32::from(letter) & 0xFFFE == 0xFFFE
}

/// Parts cleaned HTML at its marks.
pub(super) fn part(html: &str, marked: &[Piece]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let found = after.split_once(CLOSE).and_then(|(number, after)| {
            let piece = number.parse::<usize>().ok().and_then(|number| marked.get(number))?;
            Some((piece.clone(), after))
        });
        push(&mut pieces, before);
        rest = after;
        if let Some((piece, after)) = found {
            pieces.push(piece);
            rest = after;
        }
    }
    push(&mut pieces, rest);
    pieces
}

fn push(pieces: &mut Vec<Piece>, html: &str) {
    let html: String = html.chars().filter(|&letter| !is_noncharacter(letter)).collect();
    match pieces.last_mut() {
        Some(Piece::Html(last)) => last.push_str(&html),
        _ if html.is_empty() => {}
        _ => pieces.push(Piece::Html(html)),
    }
}
