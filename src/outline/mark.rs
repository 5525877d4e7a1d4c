//! Marks in a cell: the signs that the chart's legend explains, words in brackets that explain themselves, and 再掲.

use super::digits::Digits;
use super::draft::DraftMark;
use super::numeral::Numeral;
use super::relisting;
use crate::config::PlanConfig;
use crate::table::Row;
use crate::text::fold;

/// Brackets that marks stand in.
const BRACKETS: &[(char, char)] = &[
    ('(', ')'),
    ('（', '）'),
    ('【', '】'),
    ('〔', '〕'),
    ('［', '］'),
    ('[', ']'),
    ('〈', '〉'),
    ('《', '》'),
    ('<', '>'),
    ('＜', '＞'),
];
/// Words that say in brackets what becomes of a 事業, in plans that need no legend for them.
const WORDS: &[&str] = &[
    "新規",
    "新",
    "一部新規",
    "継続",
    "継",
    "充実",
    "充",
    "拡充",
    "拡",
    "一部拡充",
    "拡大",
    "強化",
    "改善",
    "検討",
    "調査",
    "実施",
    "見直し",
    "縮小",
    "統合",
    "休止",
    "廃止",
    "終了",
    "完了",
    "重点",
    "重",
    "重点事業",
    "重点取組",
    "重点施策",
    "重要",
    "主要",
    "主要事業",
    "新規事業",
    "継続事業",
    "拡充事業",
    "充実事業",
    "検討事業",
];
/// Words of legends for what is a priority.
const PRIORITY: &[&str] = &["重点", "優先", "重要", "主要"];
/// The sign of priorities, where the legend's words do not tell.
const STARS: &[char] = &['★', '☆'];
/// What names a unit in a legend's words: 主管課 is a department's mark, 重点課題 is not.
const UNITS: &[&str] = &["課", "部署", "担当", "所管", "主管", "部局", "機関", "組織"];
/// The mark of priorities where a chart has some and no legend.
const WITHOUT_LEGEND: (char, &str) = ('★', "重点");
/// How many characters from a cell's beginning a mark beside its number may stand.
const REACH: usize = 10;
/// How long words in brackets are that can be marks, in bytes.
const LONGEST: usize = 48;

/// The marks that a chart may have, by their signs, and what stands for several numbers.
#[derive(Debug, Clone)]
pub(super) struct Signs {
    /// All marks that may stand in the chart, those of the legend first.
    pub(super) marks: Vec<DraftMark>,
    /// Which of them is the priority.
    pub(super) priority: usize,
    /// The numbers that name their parents.
    pub(super) digits: Digits,
    /// The signs of one character, and their marks.
    symbols: Vec<(char, usize)>,
    /// The words that stand in brackets, and their marks.
    words: Vec<(String, usize)>,
}

/// What was taken from a cell beside its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Taken {
    /// Whether it is a priority.
    pub(super) priority: bool,
    /// Whether it is marked 再掲.
    pub(super) relisting: bool,
    /// The code of the listing that it repeats, where it is named.
    pub(super) original: Option<String>,
    /// Its other marks, each once.
    pub(super) marks: Vec<usize>,
}

impl Taken {
    /// Marks it 再掲, of this listing where it is named.
    fn relist(&mut self, original: Option<String>) {
        self.relisting = true;
        self.original = original.or_else(|| self.original.take());
    }
}

impl Signs {
    /// The marks of a legend and of `plan.toml`, with the words that need none.
    pub(super) fn of(legend: &[DraftMark], config: &PlanConfig) -> Self {
        let mut marks: Vec<DraftMark> = Vec::new();
        for mark in legend {
            if marks.iter().all(|known| known.sign != mark.sign || known.of_departments != mark.of_departments) {
                marks.push(mark.clone());
            }
        }
        for given in &config.marks {
            let known = marks.iter().position(|mark| fold::key(&mark.sign) == fold::key(&given.symbol));
            let mark = DraftMark::given(given);
            match known {
                Some(at) => marks[at] = mark,
                None => marks.push(mark),
            }
        }
        let priority = priority_among(&mut marks, config);
        let mut signs =
            Self { marks: Vec::new(), priority, digits: Digits::default(), symbols: Vec::new(), words: Vec::new() };
        for mark in marks {
            signs.add(mark);
        }
        signs.add_words();
        signs
    }

    /// Adds the words that need no legend. One that the legend gives as a meaning is that mark.
    fn add_words(&mut self) {
        for word in WORDS.iter().filter(|word| self.words.iter().all(|(sign, _)| sign != *word)).collect::<Vec<_>>() {
            match self.marks.iter().position(|mark| !mark.of_departments && mark.name == *word) {
                Some(known) => self.words.push(((*word).to_owned(), known)),
                None => self.add(DraftMark::of_item(*word, *word)),
            }
        }
    }

    /// Only the mark that charts without a legend have: what is known before the legend is read.
    pub(super) fn bare() -> Self {
        Self::of(&[], &PlanConfig::default())
    }

    /// Learns the symbols beside numbers that nothing explains: `◎① …`. They are marks all the same, called after
    /// themselves.
    pub(super) fn learn<'r>(&mut self, rows: impl Iterator<Item = &'r Row>) {
        for (_, cell) in rows.flat_map(Row::filled) {
            let near = || cell.text.chars().take(REACH);
            if near().any(|letter| is_symbol(letter) && letter != '※' && self.of_item(letter).is_none())
                && let Some(symbol) = self.unknown_symbol(&cell.text)
            {
                self.add(DraftMark::of_item(symbol, format!("{symbol}印")));
            }
        }
    }

    /// The symbol right before or behind the number of a cell, where it is not known.
    fn unknown_symbol(&self, text: &str) -> Option<char> {
        let bare = self.take(text, &mut Taken::default());
        let first = bare.chars().next()?;
        let is_number = |text: &str| Numeral::read(text).filter(|numeral| !numeral.numbers.is_empty());
        let beside = if is_symbol(first) {
            is_number(bare[first.len_utf8()..].trim_start()).map(|_| first)
        } else {
            is_number(bare).and_then(|numeral| bare[numeral.length..].trim_start().chars().next())
        };
        beside
            .filter(|symbol| is_symbol(*symbol) && *symbol != '※' && *symbol != '〇' && self.of_item(*symbol).is_none())
    }

    fn add(&mut self, mark: DraftMark) {
        let at = self.marks.len();
        let mut letters = mark.sign.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if !letter.is_alphanumeric() => self.symbols.push((letter, at)),
            _ => self.words.push((fold::key(&mark.sign), at)),
        }
        self.marks.push(mark);
    }

    /// The mark of a symbol at a section or 事業.
    pub(super) fn of_item(&self, symbol: char) -> Option<usize> {
        let known = self.symbols.iter().filter(|(sign, _)| *sign == symbol).map(|(_, at)| *at);
        known.into_iter().find(|at| !self.marks[*at].of_departments)
    }

    /// The mark of a sign at a department; one that nothing explains is called after itself.
    pub(super) fn of_department(&mut self, sign: &str) -> usize {
        let key = fold::key(sign);
        let same = |at: &usize| fold::key(&self.marks[*at].sign) == key;
        let known = (0..self.marks.len()).filter(same);
        known.max_by_key(|at| self.marks[*at].of_departments).unwrap_or_else(|| {
            let mark = DraftMark::of_item(sign, format!("{sign}印"));
            self.add(DraftMark { of_departments: true, ..mark });
            self.marks.len() - 1
        })
    }

    /// Takes the marks from the start and the end of a text.
    pub(super) fn take<'t>(&self, text: &'t str, taken: &mut Taken) -> &'t str {
        let mut bare = text.trim();
        loop {
            let rest = self.take_start(bare, taken).or_else(|| self.take_end(bare, taken));
            match rest {
                Some(rest) => bare = rest.trim(),
                None => return bare,
            }
        }
    }

    fn take_start<'t>(&self, text: &'t str, taken: &mut Taken) -> Option<&'t str> {
        if let Some(rest) = relisting::take_start(text) {
            taken.relisting = true;
            return Some(rest);
        }
        let first = text.chars().next()?;
        let rest = &text[first.len_utf8()..];
        if let Some(mark) = self.of_item(first) {
            self.put(mark, taken);
            return Some(rest);
        }
        let (_, close) = BRACKETS.iter().find(|(open, _)| *open == first)?;
        let end = rest.find(*close)?;
        self.take_words(&rest[..end], taken).then(|| &rest[end + close.len_utf8()..])
    }

    fn take_end<'t>(&self, text: &'t str, taken: &mut Taken) -> Option<&'t str> {
        if let Some((rest, original)) = relisting::take_end(text) {
            taken.relist(original);
            return Some(rest);
        }
        let last = text.chars().next_back()?;
        let rest = &text[..text.len() - last.len_utf8()];
        if let Some(mark) = self.of_item(last) {
            self.put(mark, taken);
            return Some(rest);
        }
        let (open, _) = BRACKETS.iter().find(|(_, close)| *close == last)?;
        let start = rest.rfind(*open)?;
        self.take_words(&rest[start + open.len_utf8()..], taken).then(|| &rest[..start])
    }

    /// Takes what stands in brackets, if all of it is marks: 「新規」, 「再掲・拡充」, 「★」.
    fn take_words(&self, inside: &str, taken: &mut Taken) -> bool {
        if inside.len() > LONGEST {
            return false;
        }
        let mut found = taken.clone();
        let all = self.take_word(inside, &mut found) || {
            found.clone_from(taken);
            inside.split(['・', '、', '，', ',', '/', '／']).all(|word| self.take_word(word, &mut found))
        };
        if all {
            *taken = found;
        }
        all
    }

    fn take_word(&self, word: &str, taken: &mut Taken) -> bool {
        let word = word.trim();
        let mut letters = word.chars();
        if let (Some(symbol), None) = (letters.next(), letters.next())
            && let Some(mark) = self.of_item(symbol)
        {
            self.put(mark, taken);
            return true;
        }
        let key = fold::key(word);
        if let Some((_, mark)) = self.words.iter().find(|(sign, at)| *sign == key && !self.marks[*at].of_departments) {
            self.put(*mark, taken);
            return true;
        }
        let found = relisting::remark(word);
        found.map(|remark| taken.relist(remark.original)).is_some()
    }

    /// The marks that a cell of a column such as 区分 names, if all of it is marks. A circle or star under a heading that
    /// is itself a mark, such as 重点, is that mark.
    pub(super) fn take_cell(&self, heading: &str, text: &str, taken: &mut Taken) -> bool {
        let ticked = matches!(text.trim(), "○" | "◯" | "〇" | "◎" | "●" | "★" | "☆" | "有" | "✓" | "✔");
        self.take_words(if ticked { heading } else { text.trim() }, taken) || self.take_words(text.trim(), taken)
    }

    fn put(&self, mark: usize, taken: &mut Taken) {
        if mark == self.priority {
            taken.priority = true;
        } else if !taken.marks.contains(&mark) {
            taken.marks.push(mark);
        }
    }
}

/// The marks that `plan.toml` gives and the words that need none, as a chart in the clean form names them, and which of
/// them is the priority.
pub(super) fn declared(config: &PlanConfig) -> (Vec<DraftMark>, usize) {
    let mut marks: Vec<DraftMark> = config.marks.iter().map(DraftMark::given).collect();
    let priority = priority_among(&mut marks, config);
    for word in WORDS {
        if marks.iter().all(|mark| mark.name != *word) {
            marks.push(DraftMark::of_item(*word, *word));
        }
    }
    (marks, priority)
}

/// Which of some marks is that of the priorities: the one that `plan.toml` says, else one whose words or sign tell, else
/// one that is added.
fn priority_among(marks: &mut Vec<DraftMark>, config: &PlanConfig) -> usize {
    let said = config.marks.iter().find(|mark| mark.priority);
    let said = said.and_then(|said| marks.iter().position(|mark| mark.sign == said.symbol && mark.name == said.name));
    said.or_else(|| priority_of(marks)).unwrap_or_else(|| {
        marks.push(DraftMark::of_item(WITHOUT_LEGEND.0, WITHOUT_LEGEND.1));
        marks.len() - 1
    })
}

/// The mark of the priorities in a legend: one that says so, else a star that does not say what becomes of a 事業.
fn priority_of(marks: &[DraftMark]) -> Option<usize> {
    let of_items = || marks.iter().enumerate().filter(|(_, mark)| !mark.of_departments);
    let says_so = |mark: &DraftMark| PRIORITY.iter().any(|word| mark.name.contains(word));
    let becomes = |mark: &DraftMark| {
        let others = WORDS.iter().chain(relisting::WORDS).filter(|word| word.chars().count() > 1);
        others.into_iter().any(|word| mark.name.contains(word))
    };
    (of_items().find(|(_, mark)| says_so(mark)))
        .or_else(|| of_items().find(|(_, mark)| mark.sign.starts_with(STARS) && !becomes(mark)))
        .map(|(at, _)| at)
}

/// Whether the words of a legend speak of units, as 主管課 does.
pub(super) fn is_of_departments(name: &str) -> bool {
    let name = name.replace("課題", "").replace("担当者", "");
    UNITS.iter().any(|unit| name.contains(unit))
}

/// What stands in a pair of brackets that a text begins with, and what follows.
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let (_, close) = BRACKETS.iter().find(|(open, _)| *open == first)?;
    let inside = &text[first.len_utf8()..];
    let end = inside.find(*close)?;
    Some((&inside[..end], &inside[end + close.len_utf8()..]))
}

/// Whether a word in brackets is a mark that needs no legend.
pub(super) fn is_word(text: &str) -> bool {
    WORDS.contains(&fold::key(text).as_str())
}

/// Whether a text could be the sign of a mark: a symbol, or a short word that is no number.
pub(super) fn is_word_sign(text: &str) -> bool {
    let length = text.chars().count();
    (1..=6).contains(&length) && Numeral::read(text).is_none() && text.chars().all(char::is_alphanumeric)
}

/// Whether a character is a mark that charts explain in a legend.
pub(super) fn is_symbol(letter: char) -> bool {
    matches!(
        letter,
        '\u{25A0}'
            ..='\u{25FF}' | '\u{2605}' | '\u{2606}' | '※' | '〇' | '\u{2B50}' | '♦' | '♢' | '♡' | '♥' | '✓' | '✔'
    )
}
