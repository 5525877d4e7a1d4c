//! The forms in which made-up charts write the numbers of their levels.

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `IV`
    RomanLetters,
    /// `Ⅳ`
    RomanOwn,
    /// `ⅳ`
    RomanSmall,
    /// `ｉｖ`
    RomanWide,
    /// `4`
    Arabic,
    /// `４`
    ArabicWide,
    /// `第4`
    Ordinal,
    /// `第4章`
    Chapter,
    /// `【4】`
    Heavy,
    /// `4.`
    Dot,
    /// `D`
    Letter,
    /// `I-4`, `1-4`, `1-2-4`: the numbers from the top down
    Path,
    /// `１－４`
    PathWide,
    /// `124`: the numbers from the top down, a figure each
    Digits,
    /// `(4)`
    Round,
    /// `（4）`
    RoundWide,
    /// `（４）`
    RoundAllWide,
    /// `⑷`
    RoundOwn,
    /// `4)`
    Half,
    /// `４）`
    HalfWide,
    /// `④`
    Circled,
    /// `エ`
    Kana,
    /// `四`
    Kanji,
    /// `No.4`
    Register,
    /// `・`
    Bullet,
}

use Form::{
    Arabic, ArabicWide, Bullet, Chapter, Circled, Digits, Dot, Half, HalfWide, Heavy, Kana, Kanji, Letter, Ordinal,
    Path, PathWide, Register, RomanLetters, RomanOwn, RomanSmall, RomanWide, Round, RoundAllWide, RoundOwn, RoundWide,
};

const LEVELS: [&[Form]; 4] = [
    &[RomanLetters, RomanOwn, Arabic, ArabicWide, Ordinal, Heavy, Dot, Letter, Chapter, Kanji],
    &[Path, Path, Path, PathWide, Arabic, Round, RoundWide, Heavy, Ordinal, Dot, Digits],
    &[Round, Round, RoundWide, RoundOwn, RoundAllWide, Half, HalfWide, Dot, Path, Heavy, RomanSmall, RomanWide, Digits],
    &[Circled, Circled, Circled, Kana, Half, HalfWide, Round, RoundWide, RoundOwn, Dot, Register, Bullet, Digits],
];
/// Forms that two levels may share, so that a person needs the columns to tell them apart.
const SHARED: [Form; 4] = [Arabic, Round, Dot, Half];
/// The pairs of levels that share one.
const PAIRS: [(usize, usize); 6] = [(1, 2), (0, 1), (0, 2), (0, 3), (1, 3), (2, 3)];
const KANA: &str = "アイウエオカキクケコサシスセソタチツテト";
const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// The forms of one chart, from the top level down to the projects.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Forms {
    /// The forms.
    pub(crate) of: [Form; 4],
}

impl Forms {
    /// Chooses forms that a person can tell apart whatever column they stand in.
    pub(crate) fn apart(draws: [u8; 4]) -> Self {
        let mut of = [Form::Circled; 4];
        for level in 0..4 {
            let free: Vec<_> = LEVELS[level]
                .iter()
                .filter(|form| {
                    of[..level].iter().enumerate().all(|(up, known)| family(*known, up) != family(**form, level))
                })
                .collect();
            of[level] = *free[usize::from(draws[level]) % free.len()];
        }
        Self { of }
    }

    /// The same form for two levels, so that only the columns tell them apart.
    pub(crate) fn alike(draws: [u8; 4]) -> Self {
        let mut of = [Chapter, Heavy, RomanSmall, Circled];
        let (one, other) = PAIRS[usize::from(draws[0]) % PAIRS.len()];
        // Descriptions begin with bare figures too: 24時間. A 事業 that is numbered so could not be told from them.
        let free = if other == 3 { &SHARED[1..] } else { &SHARED[..] };
        of[one] = free[usize::from(draws[1]) % free.len()];
        of[other] = of[one];
        Self { of }
    }

    /// Whether a level has no numbers but only bullets.
    pub(crate) fn is_bullet(self, level: usize) -> bool {
        self.of[level] == Bullet
    }

    /// The greatest number that a level can have: where a figure stands for each, it is 9.
    pub(crate) fn greatest(self) -> u32 {
        if self.of.contains(&Digits) { 9 } else { u32::MAX }
    }

    /// Whether the numbers of a level run on through all parents. Those of a register do; `draw` says it of others that
    /// do not hold their parents' numbers.
    pub(crate) fn runs_on(self, level: usize, draw: u8) -> bool {
        match self.of[level] {
            Register => true,
            // These hold their parents' numbers, have none, or come to an end.
            Path | PathWide | Digits | Bullet | RomanSmall | RomanOwn | RoundOwn | Circled | Kana | Kanji | Letter
            | RomanLetters | RomanWide => false,
            Arabic | ArabicWide | Ordinal | Chapter | Heavy | Dot | Round | RoundWide | RoundAllWide | Half
            | HalfWide => self.greatest() > 9 && draw.is_multiple_of(8),
        }
    }

    /// A number as it is printed. `path` holds the numbers from the top level down, `variant` another way to write it.
    pub(crate) fn write(self, level: usize, path: &[u32], variant: bool) -> String {
        let form = if variant { sister(self.of[level]) } else { self.of[level] };
        let own = path[level.min(path.len() - 1)];
        match form {
            Path | PathWide => {
                let first = match self.of[0] {
                    RomanLetters | RomanOwn | Letter => {
                        write_one(if variant { sister(self.of[0]) } else { self.of[0] }, path[0])
                    }
                    _ if form == PathWide => wide(path[0]),
                    _ => path[0].to_string(),
                };
                let dash = if form == PathWide { "－" } else { "-" };
                let rest = path[1..=level]
                    .iter()
                    .map(|number| if form == PathWide { wide(*number) } else { number.to_string() });
                std::iter::once(first).chain(rest).collect::<Vec<_>>().join(dash)
            }
            Digits => path[..=level].iter().map(u32::to_string).collect(),
            Bullet => "・".to_owned(),
            one => write_one(one, own),
        }
    }

    /// Whether words may follow the number without a space.
    pub(crate) fn is_closed(self, level: usize) -> bool {
        matches!(
            self.of[level],
            Bullet | Heavy | Dot | Round | RoundWide | RoundAllWide | RoundOwn | Half | HalfWide | Circled
        )
    }
}

/// What tells a form from others: two of one family are the same to a reader.
fn family(form: Form, level: usize) -> usize {
    match form {
        RomanLetters | RomanOwn | RomanSmall | RomanWide => 0,
        Arabic | ArabicWide => 1,
        Ordinal => 2,
        Heavy => 3,
        Dot => 4,
        Letter => 5,
        Round | RoundWide | RoundAllWide | RoundOwn => 6,
        Half | HalfWide => 7,
        Circled => 8,
        Kana => 9,
        Chapter => 10,
        Kanji => 11,
        Register => 12,
        Bullet => 13,
        Path | PathWide => 14 + level,
        Digits => 18 + level,
    }
}

/// Another way to write the same form, as another page of a chart has it.
fn sister(form: Form) -> Form {
    match form {
        RomanLetters => RomanOwn,
        RomanOwn => RomanLetters,
        RomanSmall => RomanWide,
        RomanWide => RomanSmall,
        Arabic => ArabicWide,
        ArabicWide => Arabic,
        Path => PathWide,
        PathWide => Path,
        Round => RoundWide,
        RoundWide => RoundOwn,
        RoundAllWide | RoundOwn => Round,
        Half => HalfWide,
        HalfWide => Half,
        same @ (Digits | Ordinal | Chapter | Heavy | Dot | Letter | Circled | Kana | Kanji | Register | Bullet) => same,
    }
}

/// Whether a form has another way to be written.
pub(crate) fn has_sister(form: Form) -> bool {
    sister(form) != form
}

fn write_one(form: Form, number: u32) -> String {
    let shifted = |first: char| char::from_u32(first as u32 + number - 1).expect("a small number").to_string();
    let at = number as usize - 1;
    match form {
        RomanLetters => ROMAN[at].to_owned(),
        RomanOwn => shifted('Ⅰ'),
        RomanSmall => shifted('ⅰ'),
        RomanWide => ROMAN[at].chars().map(|letter| widened(letter.to_ascii_lowercase())).collect(),
        Arabic | Path | Digits => number.to_string(),
        ArabicWide | PathWide => wide(number),
        Ordinal => format!("第{number}"),
        Chapter => format!("第{number}章"),
        Register => format!("No.{number}"),
        Bullet => "・".to_owned(),
        Kanji => "一二三四五六七八九十".chars().nth(at).expect("few siblings").to_string(),
        Heavy => format!("【{number}】"),
        Dot => format!("{number}."),
        Letter => shifted('A'),
        Round => format!("({number})"),
        // There is no such character after ⒇.
        RoundOwn if number > 20 => format!("({number})"),
        RoundWide => format!("（{number}）"),
        RoundAllWide => format!("（{}）", wide(number)),
        RoundOwn => shifted('⑴'),
        Half => format!("{number})"),
        HalfWide => format!("{}）", wide(number)),
        Circled => shifted('①'),
        Kana => KANA.chars().nth(at).expect("few siblings").to_string(),
    }
}

fn wide(number: u32) -> String {
    number.to_string().chars().map(widened).collect()
}

/// An ASCII letter or digit at full width.
fn widened(letter: char) -> char {
    char::from_u32(letter as u32 + 0xFEE0).unwrap_or(letter)
}
