//! How a label or title is worded in print: number, space, mark, and the same words in other letters.

use super::plans::Style;
use super::words::mix;

const HEADINGS: [[&str; 3]; 3] =
    [["基本目標", "課題", "施策"], ["基本方針", "重点目標", "施策の方向"], ["基本目標", "主要課題", "施策"]];
const PROJECT: &[&str] = &["事業", "事業名", "取組", "主な取組", "具体的な取組", "事 業 名", "主な事業"];
const DESCRIPTION: &[&str] = &["内容", "事業内容", "取組内容", "概要", "事業の概要", "内　容"];
const DEPARTMENT: &[&str] = &["担当課", "所管課", "担当部署", "担当", "担　当　課", "主管課", "担当課等"];
const LEGENDS: [(char, Option<&str>); 4] =
    [('★', Some("★（重点課題）")), ('◎', Some("◎（重点項目）")), ('★', None), ('●', Some("●：重点"))];
const RELISTING: [&str; 5] = ["(再掲)", "（再掲）", "【再掲】", " (再掲)", "［再掲］"];

impl Style {
    /// The cells of the header row; `other` chooses other headings than the chart's first.
    pub(crate) fn header(&self, departments: usize, other: Option<u8>) -> Vec<String> {
        let pick = |list: &[&str], at: usize| {
            list[(usize::from(self.choices[at]) + usize::from(other.unwrap_or(0))) % list.len()].to_owned()
        };
        let mut cells: Vec<_> =
            HEADINGS[usize::from(self.choices[0]) % 3].iter().map(|name| (*name).to_owned()).collect();
        cells.extend([pick(PROJECT, 1), pick(DESCRIPTION, 2)]);
        cells.extend(std::iter::repeat_n(pick(DEPARTMENT, 3), departments));
        cells
    }

    /// The lines before the header.
    pub(crate) fn preamble(&self) -> Vec<&'static str> {
        let legend = LEGENDS[usize::from(self.choices[4]) % 4].1;
        let long = ["", "みどり市第2次総合推進計画体系図", "資料3", "みどり市", "みどり市推進委員会", "令和6年3月1日"];
        let lines = if self.choices[5].is_multiple_of(2) { &long[..] } else { &long[1..2] };
        lines.iter().copied().chain(legend).collect()
    }

    /// The publisher that the preamble names.
    pub(crate) fn publisher(&self) -> Option<String> {
        self.choices[5].is_multiple_of(2).then(|| "みどり市".to_owned())
    }

    /// What ends a line.
    pub(crate) fn line_end(&self) -> &'static str {
        if self.choices[6].is_multiple_of(3) { "\r\n" } else { "\n" }
    }

    /// Whether the file begins with a byte order mark.
    pub(crate) fn has_bom(&self) -> bool {
        self.choices[6].is_multiple_of(5)
    }

    fn space(&self, level: usize) -> &'static str {
        let choice = usize::from(self.choices[7]);
        if self.forms.is_closed(level) { ["", " ", "　"][choice % 3] } else { [" ", "　"][choice % 2] }
    }

    /// The label of a section. `mark` says where the mark stands, if it is marked.
    pub(crate) fn label(&self, level: usize, number: &str, title: &str, mark: Option<u8>) -> String {
        let symbol = LEGENDS[usize::from(self.choices[4]) % 4].0;
        let space = self.space(level);
        match mark.map(|place| place % 4) {
            None => format!("{number}{space}{title}"),
            Some(0) => format!("{number}{symbol}{}{title}", if space.is_empty() { " " } else { space }),
            Some(1) => format!("{symbol}{number}{space}{title}"),
            Some(2) => format!("{number}{space}{title}{symbol}"),
            Some(_) => format!("{number}{space}{symbol}{title}"),
        }
    }

    /// Where the chart's marks stand.
    pub(crate) fn mark_place(&self) -> u8 {
        self.choices[8]
    }

    /// The cell of a project. `moved` says where 再掲 stands, if not where the chart has it.
    pub(crate) fn project(&self, number: &str, title: &str, relisting: bool, moved: Option<u8>, wide: bool) -> String {
        let space = if wide { "　" } else { self.space(3) };
        if !relisting {
            return format!("{number}{space}{title}");
        }
        let mark = RELISTING[usize::from(moved.unwrap_or(self.choices[9])) % 5];
        match moved.map(|place| place % 3) {
            Some(0) => format!("{}{number}{space}{title}", mark.trim()),
            Some(1) => format!("{number}{space}{}{title}", mark.trim()),
            Some(_) | None => format!("{number}{space}{title}{mark}"),
        }
    }
}

/// The same words in other spaces, widths or brackets.
pub(crate) fn respace(title: &str, how: u8) -> String {
    let middle = title.chars().count() / 2 + usize::from(how) % 3;
    let spaced = |space: char| {
        let letters = title.chars().enumerate();
        letters.flat_map(|(at, letter)| (at == middle).then_some(space).into_iter().chain([letter])).collect::<String>()
    };
    let swapped: String = title
        .chars()
        .map(|letter| match letter {
            '(' => '（',
            ')' => '）',
            '（' => '(',
            '）' => ')',
            '・' => '･',
            '2' => '２',
            'D' => 'Ｄ',
            other => other,
        })
        .collect();
    match how % 3 {
        0 if swapped != title => swapped,
        1 => spaced('　'),
        _ => spaced(' '),
    }
}

/// The same words with a letter lost.
pub(crate) fn lose_letter(title: &str, how: u8) -> String {
    let count = title.chars().count() as u64;
    let lost = 1 + mix(u64::from(how)) % (count - 2);
    title.chars().enumerate().filter(|(at, _)| *at as u64 != lost).map(|(_, letter)| letter).collect()
}
