//! The forms in which made-up charts write the numbers of their levels.

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `IV`
    RomanLetters,
    /// `Ⅳ`
    RomanOwn,
    /// `4`
    Arabic,
    /// `４`
    ArabicWide,
    /// `第4`
    Ordinal,
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
}

use Form::{
    Arabic, ArabicWide, Circled, Dot, Half, HalfWide, Heavy, Kana, Letter, Ordinal, Path, PathWide, RomanLetters,
    RomanOwn, Round, RoundAllWide, RoundOwn, RoundWide,
};

const LEVELS: [&[Form]; 4] = [
    &[RomanLetters, RomanOwn, Arabic, ArabicWide, Ordinal, Heavy, Dot, Letter],
    &[Path, Path, Path, PathWide, Arabic, Round, RoundWide, Heavy, Ordinal, Dot],
    &[Round, Round, RoundWide, RoundOwn, RoundAllWide, Half, HalfWide, Dot, Path, Heavy],
    &[Circled, Circled, Circled, Kana, Half, HalfWide, Round, RoundWide, RoundOwn],
];
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

    /// The same form for the sections of two levels, so that only the columns tell them apart.
    pub(crate) fn alike(draws: [u8; 4]) -> Self {
        let mut forms = Self::apart(draws);
        forms.of[0] = if draws[0].is_multiple_of(2) { Ordinal } else { RomanOwn };
        forms.of[1] = [Arabic, Round, Dot][usize::from(draws[1]) % 3];
        forms.of[2] = forms.of[1];
        forms.of[3] = Circled;
        forms
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
            one => write_one(one, own),
        }
    }

    /// Whether words may follow the number without a space.
    pub(crate) fn is_closed(self, level: usize) -> bool {
        matches!(self.of[level], Heavy | Dot | Round | RoundWide | RoundAllWide | RoundOwn | Half | HalfWide | Circled)
    }
}

/// What tells a form from others: two of one family are the same to a reader.
fn family(form: Form, level: usize) -> usize {
    match form {
        RomanLetters | RomanOwn => 0,
        Arabic | ArabicWide => 1,
        Ordinal => 2,
        Heavy => 3,
        Dot => 4,
        Letter => 5,
        Round | RoundWide | RoundAllWide | RoundOwn => 6,
        Half | HalfWide => 7,
        Circled => 8,
        Kana => 9,
        Path | PathWide => 10 + level,
    }
}

/// Another way to write the same form, as another page of a chart has it.
fn sister(form: Form) -> Form {
    match form {
        RomanLetters => RomanOwn,
        RomanOwn => RomanLetters,
        Arabic => ArabicWide,
        ArabicWide => Arabic,
        Path => PathWide,
        PathWide => Path,
        Round => RoundWide,
        RoundWide => RoundOwn,
        RoundAllWide | RoundOwn => Round,
        Half => HalfWide,
        HalfWide => Half,
        same @ (Ordinal | Heavy | Dot | Letter | Circled | Kana) => same,
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
        Arabic | Path => number.to_string(),
        ArabicWide | PathWide => wide(number),
        Ordinal => format!("第{number}"),
        Heavy => format!("【{number}】"),
        Dot => format!("{number}."),
        Letter => shifted('A'),
        Round => format!("({number})"),
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
    number.to_string().chars().map(|digit| char::from_u32(digit as u32 - 0x30 + 0xFF10).unwrap_or(digit)).collect()
}
