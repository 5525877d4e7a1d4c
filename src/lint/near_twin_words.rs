//! L08: two Katakana words that are nearly one: written with and without ー, or differing in one sound between the
//! same neighbours, as パソコン教室 and パスコン教室.

use std::collections::{BTreeMap, BTreeSet};

use super::chart::{Chart, Words};
use super::twins;
use crate::diag::{Code, Sink};

/// Words of fewer sounds often differ in one: ビル and ビデ.
const FEWEST_SOUNDS: usize = 3;
/// Words of more sounds are no words, and would cost time.
const MOST_SOUNDS: usize = 30;
/// How many letters beside a word tell what it is about: two Kanji, or three letters.
const NEIGHBOURS: [usize; 2] = [2, 3];
/// Letters that stand beside any word.
const PARTICLES: &str = "のをにがはでとやもへなしすさかられ";

/// The uses of a Katakana word.
struct Use<'a> {
    word: &'a str,
    count: usize,
    /// Where it is first printed: the words, and the offset in them.
    first: (&'a Words<'a>, usize),
    /// The letters before or after it, where they tell what it is about; the flag says on which side.
    beside: BTreeSet<(bool, &'a str)>,
}

/// Reports each word once that is nearly another one which is used more often, or as often and earlier.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let uses = uses(chart);
    let sounds: Vec<_> = uses.iter().map(|this| (sounds(this.word), this.count)).collect();
    let mut reported = BTreeSet::new();
    let alike = twins::of(&sounds, 1).into_iter().filter(|(rare, usual)| {
        let (this, that) = (&uses[*rare], &uses[*usual]);
        this.beside.intersection(&that.beside).next().is_some()
    });
    for (rare, usual) in long_vowels(&uses).into_iter().chain(alike) {
        if reported.insert(rare) {
            let (this, that) = (&uses[rare], &uses[usual]);
            let found = this.first.0.part(Code::L08, this.first.1, this.word).with("word", this.word);
            let found = found.with("count", this.count).with("other", that.word);
            sink.report(found.with("others", that.count));
        }
    }
}

/// All Katakana words, in the order they are first printed.
fn uses<'a>(chart: &'a Chart) -> Vec<Use<'a>> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut uses: Vec<Use> = Vec::new();
    for words in &chart.words {
        for (at, word) in katakana(words.text) {
            let place = *known.entry(word).or_insert_with(|| {
                uses.push(Use { word, count: 0, first: (words, at), beside: BTreeSet::new() });
                uses.len() - 1
            });
            uses[place].count += 1;
            uses[place].beside.extend(beside(words.text, at, word));
        }
    }
    uses
}

/// The Katakana words of a text, with their offsets.
fn katakana(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_katakana)?;
        let end = text[start..].find(|letter| !is_katakana(letter)).map_or(text.len(), |at| start + at);
        rest = end;
        Some((start, &text[start..end]))
    })
}

/// Katakana and ー, without the dot between words (Unicode, block Katakana).
fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FE}')
}

/// The sounds of a word: a small letter belongs to the one before it. None where it is too short or too long.
fn sounds(word: &str) -> Vec<&str> {
    let is_small = |letter| "ァィゥェォャュョヮ".contains(letter);
    let large = word.char_indices().filter(|(at, letter)| *at == 0 || !is_small(*letter));
    let starts: Vec<_> = large.map(|(at, _)| at).take(MOST_SOUNDS + 1).collect();
    if !(FEWEST_SOUNDS..=MOST_SOUNDS).contains(&starts.len()) {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([word.len()]);
    starts.iter().zip(ends).map(|(start, end)| &word[*start..end]).collect()
}

/// The letters on either side of a word, where they are a part of the same name.
fn beside<'a>(text: &'a str, at: usize, word: &str) -> impl Iterator<Item = (bool, &'a str)> {
    let (before, after) = (&text[..at], &text[at + word.len()..]);
    NEIGHBOURS.into_iter().flat_map(move |count| {
        let end = after.char_indices().nth(count).map_or(after.len(), |(end, _)| end);
        let start = before.char_indices().rev().nth(count - 1).map_or(0, |(start, _)| start);
        let (left, right) = (&before[start..], &after[..end]);
        let left = Some(left).filter(|left| tells(left, count, left.chars().next_back()));
        let right = Some(right).filter(|right| tells(right, count, right.chars().next()));
        [left.map(|left| (false, left)), right.map(|right| (true, right))].into_iter().flatten()
    })
}

/// Whether so many letters beside a word tell what it is about; `next` is the one that touches it.
fn tells(letters: &str, count: usize, next: Option<char>) -> bool {
    letters.chars().count() == count
        && letters.chars().all(|letter| is_kanji(letter) || (count > NEIGHBOURS[0] && is_hiragana(letter)))
        && next.is_some_and(|letter| !PARTICLES.contains(letter))
}

fn is_hiragana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{3096}')
}

fn is_kanji(letter: char) -> bool {
    matches!(letter, '\u{4E00}'..='\u{9FFF}' | '々')
}

/// Pairs of words of which one ends with ー and the other does not: the rarer or later first.
fn long_vowels(uses: &[Use]) -> Vec<(usize, usize)> {
    let by_word: BTreeMap<_, _> = uses.iter().enumerate().map(|(at, this)| (this.word, at)).collect();
    let weight = |at: usize| (uses[at].count, std::cmp::Reverse(at));
    let pair = |(at, this): (usize, &Use)| {
        let short = this.word.strip_suffix('ー').filter(|short| short.chars().count() >= FEWEST_SOUNDS)?;
        let other = *by_word.get(short)?;
        Some(if weight(at) < weight(other) { (at, other) } else { (other, at) })
    };
    uses.iter().enumerate().filter_map(pair).collect()
}
