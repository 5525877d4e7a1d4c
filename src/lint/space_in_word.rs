//! L12: a space, or a line break, inside a word.

use std::collections::BTreeSet;

use super::chart::{Chart, Words};
use crate::diag::{Code, Sink};

/// Letters that no word begins with.
const NEVER_FIRST: &str = "ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮんン々ゝヽ";
/// How many letters with spaces between them are one word set wide, as in 目 標 値.
const FEWEST_SET_WIDE: usize = 3;
/// How many letters on either side of a space say whether it joins a word.
const JOINED: usize = 2;
/// How many letters on either side of a space are shown.
const SHOWN: usize = 6;

/// Three or four letters around a space, those on one side first; the fourth may be missing.
type Join = [char; 2 * JOINED];

/// A space between Japanese letters.
struct Gap<'a> {
    words: &'a Words<'a>,
    /// Where the text around it begins.
    start: usize,
    /// The text around it.
    text: &'a str,
    /// What it would join; none where that is too short to tell.
    join: Option<Join>,
    /// Whether it needs no other proof.
    is_proved: bool,
}

/// Reports the first space in each cell that divides a word: the chart has the word elsewhere in one piece, or no word
/// begins with what follows.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let gaps: Vec<_> = chart.words.iter().flat_map(gaps).collect();
    let wanted: BTreeSet<Join> = gaps.iter().filter_map(|gap| gap.join).collect();
    let whole = if wanted.is_empty() { BTreeSet::new() } else { written_whole(chart, &wanted) };
    let mut last: Option<&Words> = None;
    for gap in &gaps {
        let is_word = gap.is_proved || gap.join.is_some_and(|join| whole.contains(&join));
        if !is_word || last.is_some_and(|last| std::ptr::eq(last, gap.words)) {
            continue;
        }
        last = Some(gap.words);
        let pieces: Vec<_> = gap.text.split_whitespace().collect();
        let found = gap.words.part(Code::L12, gap.start, gap.text).with("printed", pieces.join(" "));
        sink.report(found.with("joined", pieces.concat()));
    }
}

/// The spaces of a cell between Japanese letters.
fn gaps<'a>(words: &'a Words<'a>) -> Vec<Gap<'a>> {
    if !words.text.contains(char::is_whitespace) {
        return Vec::new();
    }
    let letters: Vec<(usize, char)> = words.text.char_indices().collect();
    let is_wide = is_set_wide(words.text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = (at..letters.len()).find(|&at| letters[at].1.is_whitespace()) {
        let end = (start..letters.len()).find(|&at| !letters[at].1.is_whitespace()).unwrap_or(letters.len());
        at = end;
        if start > 0 && end < letters.len() && is_letter(letters[start - 1].1) && is_letter(letters[end].1) {
            let gap = gap(words, &letters, start, end);
            found.push(Gap { is_proved: gap.is_proved || is_wide, ..gap });
        }
    }
    found
}

/// One space, from `start` to `end`, with the letters around it.
fn gap<'a>(words: &'a Words<'a>, letters: &[(usize, char)], start: usize, end: usize) -> Gap<'a> {
    let before = letters[..start].iter().rev().take(SHOWN).take_while(|(_, letter)| is_letter(*letter)).count();
    let after = letters[end..].iter().take(SHOWN).take_while(|(_, letter)| is_letter(*letter)).count();
    let offset = |at: usize| letters.get(at).map_or(words.text.len(), |(offset, _)| *offset);
    let (from, to) = (offset(start - before), offset(end + after));
    let touching = [&letters[start - before.min(JOINED)..start], &letters[end..end + after.min(JOINED)]].concat();
    let mut join = ['\0'; 2 * JOINED];
    join.iter_mut().zip(&touching).for_each(|(join, (_, letter))| *join = *letter);
    Gap {
        words,
        start: from,
        text: &words.text[from..to],
        join: (touching.len() >= 2 * JOINED - 1).then_some(join),
        is_proved: NEVER_FIRST.contains(letters[end].1),
    }
}

/// Whether a text is one word with a space between all its letters.
fn is_set_wide(text: &str) -> bool {
    let mut pieces = text.split_whitespace();
    let is_lone = |piece: &str| piece.chars().nth(1).is_none() && piece.chars().all(is_letter);
    pieces.clone().nth(FEWEST_SET_WIDE - 1).is_some() && pieces.all(is_lone)
}

/// Which of these letters the chart has in one piece.
fn written_whole(chart: &Chart, wanted: &BTreeSet<Join>) -> BTreeSet<Join> {
    let mut whole = BTreeSet::new();
    for words in &chart.words {
        let mut run = ['\0'; 2 * JOINED];
        for letter in words.text.chars() {
            run = [run[1], run[2], run[3], letter];
            for join in [run, [run[1], run[2], run[3], '\0']] {
                if wanted.contains(&join) {
                    whole.insert(join);
                }
            }
        }
    }
    whole
}

/// Kana and Kanji.
fn is_letter(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{4E00}'..='\u{9FFF}' | '々')
}
