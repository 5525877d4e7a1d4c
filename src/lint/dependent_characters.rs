//! L11: characters that do not look the same, or at all, on another machine (機種依存文字 and 外字).

use std::collections::BTreeMap;

use super::chart::{Chart, Words};
use crate::diag::{Code, Sink};

/// Reports each such character once, where it first stands.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let mut found: BTreeMap<char, (usize, &Words, usize)> = BTreeMap::new();
    for words in &chart.words {
        for (at, letter) in words.text.char_indices().filter(|(_, letter)| is_dependent(*letter)) {
            found.entry(letter).or_insert((0, words, at)).0 += 1;
        }
    }
    for (letter, (count, words, at)) in found {
        let found = words.part(Code::L11, at, letter.encode_utf8(&mut [0; 4])).with("letter", letter);
        sink.report(found.with("number", format!("U+{:04X}", u32::from(letter))).with("count", count));
    }
}

/// Characters of private use, the mark of a lost one, and those of one maker's sets that stand for several letters
/// (Unicode, blocks Enclosed CJK Letters and Months, CJK Compatibility; № and ℡). Numbers such as ① and Ⅲ are in
/// JIS X 0213, and charts count with them.
fn is_dependent(letter: char) -> bool {
    matches!(
        letter,
        '\u{E000}'..='\u{F8FF}'
            | '\u{F0000}'..='\u{10FFFF}'
            | '\u{FFFD}'
            | '\u{3200}'..='\u{3247}'
            | '\u{3260}'..='\u{33FF}'
            | '\u{2116}'
            | '\u{2121}'
    ) && !is_number(letter)
}

/// Circled numbers above ⑳, which continue the others.
fn is_number(letter: char) -> bool {
    matches!(letter, '\u{3251}'..='\u{325F}' | '\u{32B1}'..='\u{32BF}')
}
