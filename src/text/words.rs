//! Words of a list in a text: the longest first, and none that is only a piece of a longer word.

use std::cmp::Reverse;
use std::ops::Range;

use aho_corasick::AhoCorasick;

/// A list of words that is looked for in many texts; all of them are found in one pass.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// None where the list is empty.
    automaton: Option<AhoCorasick>,
    /// For each spelling the word that it is of; none where it hides the words within it.
    owners: Vec<Option<usize>>,
}

/// One word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundWord {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Which word it is.
    pub word: usize,
}

impl Words {
    /// Makes a list of spellings, each with its word; one without a word hides the words within it. Blank spellings are
    /// left out, and so is a list that is too long to be held (some gigabytes).
    #[must_use]
    pub fn new<'a>(spellings: impl IntoIterator<Item = (&'a str, Option<usize>)>) -> Self {
        let (spellings, owners): (Vec<_>, Vec<_>) = spellings.into_iter().filter(|(text, _)| !text.is_empty()).unzip();
        let automaton = (!spellings.is_empty()).then(|| AhoCorasick::new(spellings).ok()).flatten();
        Self { automaton, owners }
    }

    /// Whether the list has no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.automaton.is_none()
    }

    /// The words of a text in its order, none over another. Of those that begin at one place the longest is meant. A
    /// word does not count where the letter beside it goes on with its run of Katakana, Latin letters or digits.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<FoundWord> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let all = automaton.find_overlapping_iter(text);
        let all = all.map(|found| (found.range(), self.owners[found.pattern().as_usize()]));
        let mut all: Vec<_> = all.filter(|(range, owner)| owner.is_none() || stands_alone(text, range)).collect();
        all.sort_by_key(|(range, owner)| (range.start, Reverse(range.end), owner.is_some()));
        let mut end = 0;
        let mut found = Vec::new();
        for (range, owner) in all {
            if range.start < end {
                continue;
            }
            end = range.end;
            found.extend(owner.map(|word| FoundWord { range, word }));
        }
        found
    }
}

/// Letters that make up one word as long as they follow one another.
#[derive(PartialEq, Eq)]
enum Run {
    Katakana,
    Latin,
    Digits,
}

/// Whether no letter beside a part of a text goes on with the run of letters that the part begins or ends with.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let joined = |left: Option<char>, right: Option<char>| {
        let run = left.and_then(run);
        run.is_some() && run == right.and_then(self::run)
    };
    let word = &text[range.clone()];
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !joined(before, word.chars().next()) && !joined(word.chars().next_back(), after)
}

/// The run that a letter belongs to, in full or half width. The middle dot and the brackets of Katakana end a run.
fn run(letter: char) -> Option<Run> {
    match letter {
        '\u{30A1}'..='\u{30FA}'
        | 'ー'
        | '\u{30FD}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{FF66}'..='\u{FF9F}' => Some(Run::Katakana),
        '\u{FF10}'..='\u{FF19}' => Some(Run::Digits),
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '\u{C0}'..='\u{24F}' => Some(Run::Latin),
        _ if letter.is_ascii_digit() => Some(Run::Digits),
        _ if letter.is_ascii_alphabetic() => Some(Run::Latin),
        _ => None,
    }
}
