//! Columns: what stands under a heading, by the words that charts use and those that `plan.toml` declares.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::kinds;
use crate::config::{ColumnRole, PlanConfig};
use crate::text::fold;

/// Headings of the column that names the 事業.
const PROJECT: &[&str] = &[
    "事業",
    "事業名",
    "事業名称",
    "事業・取組",
    "取組",
    "取り組み",
    "取組名",
    "取組項目",
    "主な取組",
    "主な取り組み",
    "主な事業",
    "主要事業",
    "具体的取組",
    "具体的な取組",
    "具体的な取り組み",
    "具体的施策",
    "具体的な施策",
    "具体的事業",
    "個別事業",
    "個別施策",
    "事務事業",
    "事務事業名",
    "実施事業",
    "関連事業",
    "構成事業",
    "推進事業",
    "事業の名称",
    "具体的な事業",
    "事業(取組)名",
    "取組・事業名",
    "計画事業",
    "取組の名称",
    "実施項目",
];
/// Headings of the column that describes it.
const DESCRIPTION: &[&str] = &[
    "取組内容",
    "内容",
    "事業内容",
    "事業の内容",
    "取組の内容",
    "取り組み内容",
    "取り組みの内容",
    "具体的内容",
    "具体的な内容",
    "具体的な取組内容",
    "実施内容",
    "概要",
    "事業概要",
    "事業の概要",
    "取組概要",
    "取組の概要",
    "説明",
    "施策内容",
    "施策の内容",
    "事業の説明",
    "主な内容",
    "内容・目標",
    PURPOSE,
];
/// The heading of what a 事業 is for: its description where the chart has no other.
pub(super) const PURPOSE: &str = "事業目的";
/// Headings of the columns that name who is responsible.
const DEPARTMENT: &[&str] = &[
    "担当課",
    "担当",
    "担当部署",
    "担当部課",
    "担当課等",
    "担当課名",
    "担当所属",
    "担当課室",
    "担当課・室",
    "担当課所",
    "担当部局",
    "担当室",
    "担当係",
    "担当課係",
    "所管課",
    "所管",
    "所管部署",
    "所管部課",
    "所管部局",
    "所管課等",
    "所管課名",
    "所管課室",
    "主管課",
    "主管部課",
    "主管課名",
    "主担当課",
    "主担当",
    "副担当課",
    "関係課",
    "関連課",
    "関係課等",
    "関連部署",
    "関係部署",
    "協力課",
    "実施主体",
    "実施課",
    "推進課",
    "課名",
    "部署",
    "部署名",
    "課",
    "所属",
    "実施機関",
    "推進主体",
    "所管部局・課",
    "連携課",
];
/// Headings of the column that names the 部 above them.
const DIVISION: &[&str] =
    &["担当部", "所管部", "部", "部名", "部局", "部局名", "担当部名", "所管部名", "主管部", "主管部局"];
/// Headings of columns of numbers.
const NUMBER: &[&str] = &[
    "No",
    "No.",
    "NO",
    "NO.",
    "№",
    "#",
    "番号",
    "事業番号",
    "施策番号",
    "整理番号",
    "通し番号",
    "通番",
    "事業No",
    "事業No.",
    "取組番号",
    "連番",
    "項番",
];
/// Headings of columns that stand beside the 事業 and are no level of sections.
const BESIDE: &[&str] = &[
    "目標値",
    "数値目標",
    "指標",
    "成果指標",
    "活動指標",
    "評価指標",
    "指標名",
    "KPI",
    "重要業績評価指標",
    "基準値",
    "実績値",
    "実績",
    "予算",
    "予算額",
    "事業費",
    "当初予算額",
    "決算額",
    "期間",
    "実施期間",
    "事業期間",
    "計画期間",
    "実施時期",
    "実施年度",
    "開始年度",
    "終期",
    "備考",
    "注",
    "ページ",
    "頁",
    "区分",
    "現状",
    "現状値",
    "現況値",
    "年度",
    "スケジュール",
    "年次計画",
    "掲載ページ",
    "新規・継続",
    "新規継続",
    "新規/継続",
    "新規継続の別",
    "種別",
    "方向性",
    "今後の方向性",
    "対象",
    "対象者",
    "SDGs",
    "関連SDGs",
    "SDGsの目標",
    "根拠法令",
    "関連計画",
    "進捗",
    "進捗状況",
    "実施状況",
    "評価",
    "再掲",
    "重点",
    "重点事業",
    "新規",
];
/// Headings of levels that are targets where they stand beside the 事業.
const LEVEL_OR_TARGET: &[&str] = &["目標", "方向性"];
/// The longest heading, in bytes: what is longer is a cell like any other.
const LONGEST: usize = 90;

/// What stands under each of these, and under those of levels. The first of several meanings counts.
static KNOWN: LazyLock<BTreeMap<&str, Heading>> = LazyLock::new(|| {
    let roles = [
        (PROJECT, Heading::Column(ColumnRole::Project)),
        (DESCRIPTION, Heading::Column(ColumnRole::Description)),
        (DEPARTMENT, Heading::Column(ColumnRole::Department)),
        (DIVISION, Heading::Column(ColumnRole::Division)),
        (NUMBER, Heading::Column(ColumnRole::Number)),
        (LEVEL_OR_TARGET, Heading::LevelOrBeside),
    ];
    let words = |(words, heading): (&'static [&'static str], Heading)| words.iter().map(move |word| (*word, heading));
    let levels = kinds::words().map(|word| (word, Heading::Level));
    let beside = words((BESIDE, Heading::Column(ColumnRole::Other)));
    let mut known = BTreeMap::new();
    for (word, heading) in roles.into_iter().flat_map(words).chain(levels).chain(beside) {
        known.entry(word).or_insert(heading);
    }
    known
});

/// What stands under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// Sections of a level that the table of kinds or `plan.toml` knows.
    Level,
    /// Sections where it stands before the 事業, and something beside them elsewhere.
    LevelOrBeside,
    /// What the chart has of one kind.
    Column(ColumnRole),
    /// Words that are no heading we know: a level before the 事業, else something beside them.
    Unknown,
}

impl Heading {
    /// Whether it is a heading of this kind of column.
    pub(super) fn is(self, role: ColumnRole) -> bool {
        self == Self::Column(role)
    }
}

/// The headings of a plan: those of every plan, and those of its `plan.toml`, which count first.
pub(super) struct Headings {
    declared: Vec<(String, Heading)>,
}

impl Headings {
    /// The headings of a plan with these settings.
    pub(super) fn of(config: &PlanConfig) -> Self {
        let levels = config.levels.iter().map(|level| (key(&level.heading), Heading::Level));
        let columns = config.columns.iter().map(|column| (key(&column.heading), Heading::Column(column.role)));
        Self { declared: levels.chain(columns).collect() }
    }

    /// What stands under a heading, whatever its width and spacing.
    pub(super) fn kind(&self, text: &str) -> Heading {
        if text.len() > LONGEST {
            return Heading::Unknown;
        }
        let key = key(text);
        if let Some((_, declared)) = self.declared.iter().find(|(heading, _)| *heading == key) {
            return *declared;
        }
        match KNOWN.get(key.as_str()) {
            Some(known) => *known,
            None if key.strip_suffix('名').is_some_and(kinds::is_known) => Heading::Level,
            None if is_year(&key) => Heading::Column(ColumnRole::Other),
            None => self.divided(text),
        }
    }

    /// What stands under words that divide those of a heading above them, as 「予算 R5」 does: something beside the 事業.
    fn divided(&self, text: &str) -> Heading {
        let upper = text.rsplit_once(' ').map_or(Heading::Unknown, |(upper, _)| self.kind(upper));
        match upper {
            Heading::LevelOrBeside | Heading::Column(ColumnRole::Other) => Heading::Column(ColumnRole::Other),
            Heading::Level | Heading::Column(_) | Heading::Unknown => Heading::Unknown,
        }
    }

    /// Whether a text is a heading that we know.
    pub(super) fn knows(&self, text: &str) -> bool {
        self.kind(text) != Heading::Unknown
    }
}

/// A heading without its typography, and without a remark in brackets at its end: 「目標値（令和8年度）」.
pub(super) fn key(heading: &str) -> String {
    let folded = fold::key(heading);
    match folded.find('(') {
        Some(at) if at > 0 && folded.ends_with(')') => folded[..at].to_owned(),
        _ => folded,
    }
}

/// Whether a heading is a year, as in a plan's timetable: 令和6年度, R6, 2024年度.
pub(super) fn is_year(key: &str) -> bool {
    let rest = ["令和", "平成", "R", "H", "20"].iter().find_map(|era| key.strip_prefix(era));
    let digits =
        |text: &str| text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '元').to_owned();
    rest.is_some_and(|rest| {
        rest.len() < 12 && digits(rest).len() < rest.len() && ["", "年", "年度"].contains(&&*digits(rest))
    })
}
