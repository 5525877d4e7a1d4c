//! The code that somebody meant who typed another one.

use super::Code;
use crate::text::fold;

impl Code {
    /// The code that is most like a typed one: `P3` means `P03`, and after the last of a letter comes that last.
    #[must_use]
    pub fn nearest(typed: &str) -> Self {
        let folded = fold::key(typed).to_ascii_uppercase();
        let letter = folded.chars().find(char::is_ascii_alphabetic);
        let figures: String = folded.chars().filter(char::is_ascii_digit).collect();
        let number = figures.parse().unwrap_or(i64::from(!figures.is_empty()) * i64::MAX);
        let of_letter = |code: &&Self| Some(code.letter()) == letter;
        let is_known = Self::ALL.iter().any(|code| of_letter(&code));
        let codes = Self::ALL.iter().filter(|code| !is_known || of_letter(code));
        codes.copied().min_by_key(|code| code.number().abs_diff(number)).unwrap_or(Self::ALL[0])
    }

    /// The letter of its kind, such as `P`.
    #[must_use]
    pub fn letter(self) -> char {
        self.as_str().chars().next().unwrap_or_default()
    }

    /// Whether it says something of a plan's charts or evaluations, so that the plan's `plan.toml` can settle or weigh it: not of the
    /// settings, the content pages, the theme, the finished site or the disk.
    #[must_use]
    pub fn is_of_chart(self) -> bool {
        matches!(self.letter(), 'F' | 'P' | 'R' | 'L' | 'E')
    }

    /// The number within its kind.
    fn number(self) -> i64 {
        self.as_str()[1..].parse().unwrap_or_default()
    }
}
