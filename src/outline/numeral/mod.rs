//! Numerals: the number that a cell begins with, in any of the forms that charts use.

mod letters;
mod scripts;
mod words;

use letters::{Letter, narrow};

/// The form of a numeral. Cells of one level share it, which is how they are known in any column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Form {
    /// What stands around the number.
    pub(super) shell: Shell,
    /// What its first part is written in.
    pub(super) script: Script,
    /// How many numbers it joins: 2 in `I-1`.
    pub(super) parts: usize,
}

impl Form {
    /// Whether it is a bullet, which is no number.
    pub(super) fn is_bullet(self) -> bool {
        matches!(self.shell, Shell::Bullet(_))
    }

    /// Whether figures within words look just like it: bare digits do, as in 第 2 次 and 24時間.
    pub(super) fn is_common_in_words(self) -> bool {
        let plain = matches!(self.script, Script::Arabic | Script::Roman) && self.parts < 2;
        plain && matches!(self.shell, Shell::Bare | Shell::Bullet(_))
    }
}

/// What stands around a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shell {
    /// Nothing: `1`, `I`, `①`.
    Bare,
    /// Round brackets: `(1)`, `（1）`, `⑴`.
    Round,
    /// Heavy brackets: `【1】`.
    Heavy,
    /// A closing bracket alone: `1)`.
    Half,
    /// A full stop or comma: `1.`, `一、`.
    Dot,
    /// 第 before it: `第1`, `第1章`. The counter tells 第1章 and 第1節 apart.
    Ordinal(Option<char>),
    /// The word of its level before it: `基本目標1`. The number tells the words apart.
    Word(usize),
    /// `No.` before it: `No.29`, `№29`.
    Register,
    /// A figure for each level from the top down: `111`.
    Digits,
    /// No number at all but a bullet, such as `・`; such items count by position.
    Bullet(char),
}

/// What a number is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Script {
    /// Digits of any width.
    Arabic,
    /// Roman numerals, as letters or as characters of their own.
    Roman,
    /// A number in a circle.
    Circled,
    /// Katakana in the order of 五十音: ア, イ, ウ.
    Kana,
    /// Latin capitals in the order of the alphabet.
    Latin,
    /// 一, 二, 三.
    Kanji,
}

/// A number at the start of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Its form.
    pub(super) form: Form,
    /// Its numbers from the left, each at least 1; none after a bullet.
    pub(super) numbers: Vec<u32>,
    /// It as printed, such as `I-1` or `(2)`; empty for a bullet.
    pub(super) label: String,
    /// Whether a Roman numeral is written in characters of its own (U+2160 and on) and not in letters.
    pub(super) own_characters: bool,
    /// How many bytes of the cell it takes.
    pub(super) length: usize,
}

impl Numeral {
    /// Reads the number that a text begins with; none where it begins with a word.
    pub(super) fn read(text: &str) -> Option<Self> {
        let first = text.chars().next()?;
        if let Some(bullet) = Some(first).filter(|letter| scripts::is_bullet(*letter)) {
            let form = Form { shell: Shell::Bullet(bullet), script: Script::Arabic, parts: 0 };
            let length = bullet.len_utf8();
            return Some(Self { form, numbers: Vec::new(), label: String::new(), own_characters: false, length });
        }
        if let Some(numeral) = words::read(text) {
            return Some(numeral);
        }
        if scripts::is_of_words_alone(first) {
            return None;
        }
        let letters = narrow(text);
        let mut reader = Reader { letters: &letters, at: 0 };
        let (shell, script, numbers) = reader.numeral()?;
        let length = reader.end(text)?;
        let label = text[..length].trim().to_owned();
        let own_characters = label.contains(|letter| matches!(letter, '\u{2160}'..='\u{217F}'));
        let form = Form { shell, script, parts: numbers.len() };
        Some(Self { form, numbers, label, own_characters, length })
    }

    /// Whether figures within a title look just like it: a bare digit does, as in 第 2 次.
    pub(super) fn is_common_in_words(&self) -> bool {
        self.form.is_common_in_words()
    }

    /// Whether it is a number in round brackets that old computers have no circle for: (21) after ⑳.
    pub(super) fn is_beyond_circles(&self) -> bool {
        self.form.shell == Shell::Round
            && self.form.script == Script::Arabic
            && matches!(self.numbers[..], [number] if number > 20)
    }

    /// The last of its numbers: the section's own, after those of its parents.
    pub(super) fn own(&self) -> Option<u32> {
        self.numbers.last().copied()
    }

    /// The numbers of its parents, where it repeats them.
    pub(super) fn parents(&self) -> &[u32] {
        &self.numbers[..self.numbers.len().saturating_sub(1)]
    }
}

/// Where, in bytes, a text has further numbers of the same form as `numeral`: in a circle anywhere, else after white
/// space. Two projects in one cell are known by it.
pub(super) fn further(text: &str, numeral: &Numeral) -> Vec<usize> {
    let circled = numeral.form.script == Script::Circled;
    let first = text.find(&numeral.label).map_or(0, |at| at + numeral.label.len());
    let mut starts = Vec::new();
    let mut apart = false;
    for (offset, letter) in text.char_indices().skip_while(|(offset, _)| *offset < first) {
        let may_begin = if circled { scripts::enclosed(letter).is_some() } else { apart };
        if may_begin && Numeral::read(&text[offset..]).is_some_and(|next| is_like(&next, numeral)) {
            starts.push(offset);
        }
        apart = letter.is_whitespace();
    }
    starts
}

/// Whether a number as it is printed is of the same form as another.
fn is_like(printed: &Numeral, other: &Numeral) -> bool {
    let figures = |numeral: &Numeral| numeral.label.chars().count();
    let is_code = other.form.shell == Shell::Digits && printed.form.shell == Shell::Bare;
    printed.form == other.form || is_code && figures(printed) == figures(other)
}

/// Reads a numeral letter by letter.
struct Reader<'l> {
    letters: &'l [Letter],
    at: usize,
}

/// Brackets that may stand around a number, and the shell they make.
const BRACKETS: &[(char, char, Shell)] = &[
    ('(', ')', Shell::Round),
    ('【', '】', Shell::Heavy),
    ('〔', '〕', Shell::Heavy),
    ('[', ']', Shell::Heavy),
    ('<', '>', Shell::Heavy),
    ('〈', '〉', Shell::Heavy),
    ('《', '》', Shell::Heavy),
];

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).map(|letter| letter.letter)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// How many bytes of the text were read; none where that would cut a character such as ⑴ in two.
    fn end(&self, text: &str) -> Option<usize> {
        let last = self.letters.get(self.at.checked_sub(1)?)?.offset;
        let after = last + text[last..].chars().next().map_or(0, char::len_utf8);
        let next = self.letters.get(self.at).map_or(after, |letter| letter.offset);
        (next > last).then_some(next)
    }

    fn numeral(&mut self) -> Option<(Shell, Script, Vec<u32>)> {
        if let Some((script, number)) = self.peek().and_then(scripts::enclosed) {
            self.at += 1;
            return Some((Shell::Bare, script, vec![number]));
        }
        if let Some((_, close, shell)) = BRACKETS.iter().find(|(open, ..)| self.peek() == Some(*open)) {
            self.at += 1;
            let (script, numbers) = self.path()?;
            return self.take(*close).then_some((*shell, script, numbers));
        }
        if self.take('第') {
            let (script, numbers) = self.path()?;
            let counter = self.peek().filter(|letter| matches!(letter, '章' | '節' | '部' | '編' | '項' | '款'));
            self.at += usize::from(counter.is_some());
            return Some((Shell::Ordinal(counter), script, numbers));
        }
        if self.take_register() {
            let (script, numbers) = self.path()?;
            return Some((Shell::Register, script, numbers));
        }
        self.bare()
    }

    /// A number with nothing before it.
    fn bare(&mut self) -> Option<(Shell, Script, Vec<u32>)> {
        let (script, numbers) = self.path()?;
        let last = if numbers.len() > 1 { Script::Arabic } else { script };
        let shell = match self.peek() {
            Some('.' | '、') => Shell::Dot,
            Some(')') => Shell::Half,
            next if scripts::may_end(last, next) => {
                return (numbers.len() > 1 || !self.is_counted()).then_some((Shell::Bare, script, numbers));
            }
            _ => return None,
        };
        self.at += 1;
        Some((shell, script, numbers))
    }

    /// Whether a word follows that figures count: 3歳, 24時間.
    fn is_counted(&self) -> bool {
        let rest: String = self.letters[self.at.min(self.letters.len())..].iter().map(|letter| letter.letter).collect();
        self.at > 0 && self.letters[self.at - 1].letter.is_ascii_digit() && scripts::is_counter(&rest)
    }

    /// `No.`, `No` or `№`, in letters already narrow.
    fn take_register(&mut self) -> bool {
        let start = self.at;
        let spelt = self.take('№') || (self.take('N') && (self.take('o') || self.take('O')));
        if spelt {
            while self.peek().is_some_and(|letter| letter == '.' || letter == ' ') {
                self.at += 1;
            }
        } else {
            self.at = start;
        }
        spelt
    }

    /// Numbers joined by hyphens, or figures by full stops; those after the first may stand in brackets or circles.
    fn path(&mut self) -> Option<(Script, Vec<u32>)> {
        let (script, first) = self.number()?;
        let mut numbers = vec![first];
        loop {
            let before = self.at;
            let next = if self.take('-') {
                self.part()
            } else if script == Script::Arabic
                && self.take('.')
                && self.peek().is_some_and(|next| next.is_ascii_digit())
            {
                self.number().map(|(_, number)| number)
            } else {
                None
            };
            let Some(next) = next else {
                self.at = before;
                return Some((script, numbers));
            };
            numbers.push(next);
        }
    }

    /// A further number of a path, as `(1)` in `1-(1)` and `①` in `1-①`.
    fn part(&mut self) -> Option<u32> {
        if let Some((_, number)) = self.peek().and_then(scripts::enclosed) {
            self.at += 1;
            return Some(number);
        }
        let is_round = self.take('(');
        let (_, number) = self.number()?;
        (!is_round || self.take(')')).then_some(number)
    }

    fn number(&mut self) -> Option<(Script, u32)> {
        let rest: String = self.letters[self.at.min(self.letters.len())..].iter().map(|letter| letter.letter).collect();
        let (script, number, length) = scripts::number(&rest)?;
        self.at += length;
        Some((script, number))
    }
}
