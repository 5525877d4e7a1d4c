//! L14: a bracket that is not closed, or closed without being opened.

use super::chart::{Chart, Words};
use crate::diag::{Code, Sink};

/// A bracket, by the opening one of its pair.
enum Bracket {
    Opening(char),
    Closing(char),
}

impl Bracket {
    /// The two widths of a bracket are one: their mixing is another matter.
    fn of(letter: char) -> Option<Self> {
        Some(match letter {
            '(' | '（' => Self::Opening('('),
            ')' | '）' => Self::Closing('('),
            '「' | '｢' => Self::Opening('「'),
            '」' | '｣' => Self::Closing('「'),
            '[' | '［' => Self::Opening('['),
            ']' | '］' => Self::Closing('['),
            '{' | '｛' => Self::Opening('{'),
            '}' | '｝' => Self::Closing('{'),
            '『' | '【' | '〔' | '《' | '〈' => Self::Opening(letter),
            '』' => Self::Closing('『'),
            '】' => Self::Closing('【'),
            '〕' => Self::Closing('〔'),
            '》' => Self::Closing('《'),
            '〉' => Self::Closing('〈'),
            _ => return None,
        })
    }
}

/// How many characters a number such as 1) or ア) has at most before its bracket.
const LONGEST_NUMBER: usize = 3;

/// Reports the first such bracket of each cell.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    for words in &chart.words {
        if let Some((at, bracket)) = odd(words) {
            let bracket = bracket.to_string();
            sink.report(words.part(Code::L14, at, &bracket).with("bracket", &bracket));
        }
    }
}

/// The first bracket without its other half, with its offset.
fn odd(words: &Words) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char, char)> = Vec::new();
    for (at, letter) in words.text.char_indices() {
        match Bracket::of(letter) {
            None => {}
            Some(Bracket::Opening(pair)) => open.push((at, letter, pair)),
            Some(Bracket::Closing(pair)) => match open.last() {
                Some((_, _, last)) if *last == pair => drop(open.pop()),
                _ if pair == '(' && is_number(&words.text[..at]) => {}
                Some((at, letter, _)) => return Some((*at, *letter)),
                None => return Some((at, letter)),
            },
        }
    }
    open.first().map(|(at, letter, _)| (*at, *letter))
}

/// Whether a text ends with a number that begins an item, such as 1) or ア).
fn is_number(before: &str) -> bool {
    let figures = before.chars().rev().take_while(|letter| letter.is_numeric()).count();
    let letter = before.chars().next_back().is_some_and(char::is_alphabetic);
    let length = if letter { 1 } else { figures };
    let beside = before.chars().rev().nth(length);
    let begins = beside.is_none_or(|letter| letter.is_whitespace() || "。、・(（".contains(letter));
    (1..=LONGEST_NUMBER).contains(&length) && begins
}
