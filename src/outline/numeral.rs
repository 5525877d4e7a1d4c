//! Numerals: the number that a cell begins with, in any of the forms that charts use.

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
    /// A full stop: `1.`
    Dot,
    /// 第 before it: `第1`, `第1章`.
    Ordinal,
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
}

/// A number at the start of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Its form.
    pub(super) form: Form,
    /// Its numbers from the left, each at least 1.
    pub(super) numbers: Vec<u32>,
    /// It as printed, such as `I-1` or `(2)`.
    pub(super) label: String,
    /// Whether a Roman numeral is written in characters of its own (U+2160 and on) and not in letters.
    pub(super) own_characters: bool,
    /// How many bytes of the cell it takes.
    pub(super) length: usize,
}

/// Brackets that may stand around a number, and the shell they make.
const BRACKETS: &[(char, char, Shell)] = &[('(', ')', Shell::Round), ('【', '】', Shell::Heavy)];

impl Numeral {
    /// Reads the number that a text begins with; none where it begins with a word.
    pub(super) fn read(text: &str) -> Option<Self> {
        let letters = normal_letters(text);
        let mut reader = Reader { letters: &letters, at: 0 };
        let (shell, script, numbers) = reader.numeral()?;
        let length = reader.letters.get(reader.at).map_or_else(|| consumed(text, &letters), |letter| letter.offset);
        // A character that stands for several, such as ⑴, is never cut in two.
        if reader.at > 0
            && reader.letters.get(reader.at).is_some_and(|letter| letter.offset == reader.letters[reader.at - 1].offset)
        {
            return None;
        }
        let label = text[..length].trim().to_owned();
        let own_characters = label.starts_with(|letter| matches!(letter, '\u{2160}'..='\u{217F}'));
        let form = Form { shell, script, parts: numbers.len() };
        Some(Self { form, numbers, label, own_characters, length })
    }

    /// The last of its numbers: the section's own, after those of its parents.
    pub(super) fn own(&self) -> u32 {
        self.numbers.last().copied().unwrap_or_default()
    }

    /// The numbers of its parents, where it repeats them.
    pub(super) fn parents(&self) -> &[u32] {
        &self.numbers[..self.numbers.len().saturating_sub(1)]
    }
}

/// A character after narrowing, and where it came from.
struct Letter {
    letter: char,
    offset: usize,
}

/// The first characters of a text, full width made narrow and joined characters taken apart.
fn normal_letters(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(24);
    for (offset, letter) in text.char_indices().take(24) {
        let mut put = |letter| letters.push(Letter { letter, offset });
        match letter {
            '\u{FF01}'..='\u{FF5E}' => put(char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter)),
            '\u{2160}'..='\u{216B}' => roman_letters(letter as u32 - 0x215F).chars().for_each(put),
            '\u{2170}'..='\u{217B}' => roman_letters(letter as u32 - 0x216F).chars().for_each(put),
            '\u{2474}'..='\u{2487}' => format!("({})", letter as u32 - 0x2473).chars().for_each(put),
            '\u{2488}'..='\u{249B}' => format!("{}.", letter as u32 - 0x2487).chars().for_each(put),
            '−' | '‐' | '‑' | '–' | '—' | '―' => put('-'),
            other => put(other),
        }
    }
    letters
}

/// How much of the text the letters stand for, when they were read to their end.
fn consumed(text: &str, letters: &[Letter]) -> usize {
    let last = letters.last().map_or(0, |letter| letter.offset);
    last + text[last..].chars().next().map_or(0, char::len_utf8)
}

/// A number from 1 to 12 in Roman letters.
fn roman_letters(number: u32) -> &'static str {
    const ROMAN: [&str; 13] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    ROMAN[number.min(12) as usize]
}

/// Reads a numeral letter by letter.
struct Reader<'l> {
    letters: &'l [Letter],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).map(|letter| letter.letter)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn numeral(&mut self) -> Option<(Shell, Script, Vec<u32>)> {
        if let Some(number) = self.peek().and_then(circled) {
            self.at += 1;
            return Some((Shell::Bare, Script::Circled, vec![number]));
        }
        if let Some((_, close, shell)) = BRACKETS.iter().find(|(open, ..)| self.peek() == Some(*open)) {
            self.at += 1;
            let (script, numbers) = self.path()?;
            return self.take(*close).then_some((*shell, script, numbers));
        }
        if self.take('第') {
            let (script, numbers) = self.path()?;
            self.skip_counter();
            return Some((Shell::Ordinal, script, numbers));
        }
        let (script, numbers) = self.path()?;
        let shell = match self.peek() {
            Some('.') => Shell::Dot,
            Some(')') => Shell::Half,
            other if other.is_none_or(ends_a_number) => return Some((Shell::Bare, script, numbers)),
            _ => return None,
        };
        self.at += 1;
        Some((shell, script, numbers))
    }

    /// Numbers joined by hyphens.
    fn path(&mut self) -> Option<(Script, Vec<u32>)> {
        let (script, first) = self.number()?;
        let mut numbers = vec![first];
        while self.peek() == Some('-') {
            let before = self.at;
            self.at += 1;
            let Some((_, next)) = self.number() else {
                self.at = before;
                break;
            };
            numbers.push(next);
        }
        Some((script, numbers))
    }

    fn number(&mut self) -> Option<(Script, u32)> {
        let rest = &self.letters[self.at.min(self.letters.len())..];
        let count = |is: fn(char) -> bool| rest.iter().take_while(|letter| is(letter.letter)).count();
        let digits = count(|letter| letter.is_ascii_digit());
        if digits > 0 {
            self.at += digits;
            let text: String = rest[..digits].iter().map(|letter| letter.letter).collect();
            return Some((Script::Arabic, text.parse().ok().filter(|&number| number > 0)?));
        }
        let letters = count(|letter| matches!(letter.to_ascii_uppercase(), 'I' | 'V' | 'X'));
        let text: String = rest[..letters].iter().map(|letter| letter.letter.to_ascii_uppercase()).collect();
        self.at += letters;
        Some((Script::Roman, roman(&text)?))
    }

    /// The counter of an ordinal: 章, 節 and their like.
    fn skip_counter(&mut self) {
        if self.peek().is_some_and(|letter| matches!(letter, '章' | '節' | '部' | '編' | '項')) {
            self.at += 1;
        }
    }
}

/// Whether a bare number may end before this character: `1 人権` and `1人権`, but not `2次` run on in Latin letters.
fn ends_a_number(next: char) -> bool {
    !next.is_ascii_alphanumeric() && !matches!(next, '%' | '/' | ':' | ',')
}

/// The number in a circle that a character is (Unicode, Enclosed Alphanumerics).
fn circled(letter: char) -> Option<u32> {
    let code = letter as u32;
    match letter {
        '\u{2460}'..='\u{2473}' => Some(code - 0x245F),
        '\u{3251}'..='\u{325F}' => Some(code - 0x3251 + 21),
        '\u{32B1}'..='\u{32BF}' => Some(code - 0x32B1 + 36),
        _ => None,
    }
}

/// Reads Roman letters up to 39, in their one right spelling.
fn roman(text: &str) -> Option<u32> {
    let tens = text.len() - text.trim_start_matches('X').len();
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let value = ones.iter().position(|ones| *ones == &text[tens..])?;
    let value = u32::try_from(tens * 10 + value).ok()?;
    (value > 0 && tens < 4).then_some(value)
}

/// Where, in bytes, a text has further numbers of the same form that go on counting from `numeral`. Each follows
/// white space, unless it is in a circle. Two projects in one cell are known by it.
pub(super) fn further(text: &str, numeral: &Numeral) -> Vec<usize> {
    let mut expected = numeral.own() + 1;
    let mut starts = Vec::new();
    let mut apart = numeral.form.script == Script::Circled;
    for (offset, letter) in text.char_indices().skip_while(|(offset, _)| *offset < numeral.length) {
        if apart
            && let Some(next) = Numeral::read(&text[offset..])
            && next.form == numeral.form
            && next.own() == expected
        {
            starts.push(offset);
            expected += 1;
        }
        apart = letter.is_whitespace() || numeral.form.script == Script::Circled;
    }
    starts
}
