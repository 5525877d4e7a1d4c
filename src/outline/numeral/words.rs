//! Numbers behind the word of their level: 基本目標1, 施策の方向Ⅱ.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Form, Numeral, Script, Shell};
use crate::outline::kinds;

/// Words that numbers follow beside the headings of levels.
const WORDS: &[&str] = &[
    "事業",
    "方針",
    "方向",
    "方向性",
    "視点",
    "戦略",
    "プロジェクト",
    "テーマ",
    "重点",
    "プラン",
    "ステップ",
    "ビジョン",
];

/// The words by the letter that they begin with, each with its place among all: few cells begin with any of them.
static BY_FIRST: LazyLock<BTreeMap<char, Vec<(usize, &str)>>> = LazyLock::new(|| {
    let mut words: BTreeMap<char, Vec<(usize, &str)>> = BTreeMap::new();
    for (index, word) in kinds::words().chain(WORDS.iter().copied()).enumerate() {
        let first = word.chars().next().into_iter();
        first.for_each(|first| words.entry(first).or_default().push((index, word)));
    }
    words
});

/// Reads a number behind the word of its level. A space, a colon or a bracket must end it: 目標1人 is no number.
pub(super) fn read(text: &str) -> Option<Numeral> {
    let words = BY_FIRST.get(&text.chars().next()?)?;
    words.iter().find_map(|&(index, word)| {
        let rest = text.strip_prefix(word)?;
        let number = rest.trim_start();
        let skipped = text.len() - number.len();
        let numeral = Numeral::read(number).filter(|numeral| !numeral.numbers.is_empty())?;
        let after = &number[numeral.length..];
        let is_ended = after.is_empty()
            || numeral.form.shell == Shell::Dot
            || after.starts_with(|letter: char| letter.is_whitespace() || "：:「『【（(～〜-－★☆◎○".contains(letter));
        let colon = after.chars().next().filter(|letter| matches!(letter, '：' | ':')).map_or(0, char::len_utf8);
        is_ended.then(|| Numeral {
            // The word is the form, whatever its numbers are written in.
            form: Form { shell: Shell::Word(index), script: Script::Arabic, ..numeral.form },
            label: text[..skipped + numeral.length].trim().to_owned(),
            length: skipped + numeral.length + colon,
            ..numeral
        })
    })
}
