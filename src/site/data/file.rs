//! The files of a plan for other programs: their names, and what each is.

/// One file of a plan's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFile {
    /// All tables in one workbook.
    Workbook,
    /// Every listing in a row.
    Projects,
    /// Every listing and each of its departments.
    Responsibilities,
    /// The departments.
    Departments,
    /// The sections.
    Sections,
    /// What was reported each year, where anything was.
    Evaluations,
    /// The plan itself in one row.
    About,
    /// What each column and value means.
    Codes,
    /// The whole plan as JSON.
    Json,
    /// The plan in the standard form of strategic plans.
    Stratml,
    /// The whole plan as text.
    Text,
}

impl DataFile {
    /// Its name in the plan's folder.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Workbook => "plan.xlsx",
            Self::Projects => "projects.csv",
            Self::Responsibilities => "responsibilities.csv",
            Self::Departments => "departments.csv",
            Self::Sections => "sections.csv",
            Self::Evaluations => "evaluations.csv",
            Self::About => "plan.csv",
            Self::Codes => "codes.csv",
            Self::Json => "plan.json",
            Self::Stratml => "plan.stratml.xml",
            Self::Text => "plan.txt",
        }
    }

    /// What stands in it, in words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Workbook => {
                "下の表を1つにまとめた Excel のファイル。Excel で見たり直したりするときは、こちらを使ってください"
            }
            Self::Projects => "事業の一覧。1つの掲載が1行で、上の段の番号と名前をすべての行に書いています",
            Self::Responsibilities => "事業と担当課の組み合わせの一覧。1つの事業と1つの課で1行です",
            Self::Departments => "担当課の一覧",
            Self::Sections => "計画の段(柱立て)の一覧",
            Self::Evaluations => "年度ごとの評価。1つの報告が1行で、報告のない事業は「未報告」と書いています",
            Self::About => "計画の名前、もとの資料、資料の日付",
            Self::Codes => "それぞれの表の列と、そこに書かれる値の説明",
            Self::Stratml => "戦略計画の国際規格 StratML(ISO 17469-1)で書いた計画",
            Self::Text => "計画の全文を、文字だけで書いたもの",
            Self::Json => "計画のすべてを1つにしたデータ。プログラムで使うときに",
        }
    }

    /// What kind of file it is, as people call it.
    #[must_use]
    pub fn format(self) -> &'static str {
        match self {
            Self::Workbook => "Excel",
            Self::Projects
            | Self::Responsibilities
            | Self::Departments
            | Self::Sections
            | Self::Evaluations
            | Self::About
            | Self::Codes => "CSV",
            Self::Json => "JSON",
            Self::Stratml => "XML",
            Self::Text => "テキスト",
        }
    }

    /// Its media type (RFC 6838).
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Projects
            | Self::Responsibilities
            | Self::Departments
            | Self::Sections
            | Self::Evaluations
            | Self::About
            | Self::Codes => "text/csv",
            Self::Json => "application/json",
            Self::Stratml => "application/xml",
            Self::Text => "text/plain",
        }
    }

    /// Whether it is no text.
    #[must_use]
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Workbook)
    }

    /// Whether the program reads it as a chart.
    #[must_use]
    pub fn is_read_back(self) -> bool {
        matches!(self, Self::Projects | Self::Workbook)
    }
}
