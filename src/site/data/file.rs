//! The files of a plan for other programs: their names, and what each is.

/// One file of a plan's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFile {
    /// Every listing in a row.
    Projects,
    /// Every listing and each of its departments.
    Responsibilities,
    /// The departments.
    Departments,
    /// The sections.
    Sections,
    /// The plan itself in one row.
    About,
    /// What each column and value means.
    Codes,
    /// The whole plan as JSON.
    Json,
}

impl DataFile {
    /// Its name in the plan's folder.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Projects => "projects.csv",
            Self::Responsibilities => "responsibilities.csv",
            Self::Departments => "departments.csv",
            Self::Sections => "sections.csv",
            Self::About => "plan.csv",
            Self::Codes => "codes.csv",
            Self::Json => "plan.json",
        }
    }

    /// What stands in it, in words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Projects => "事業の一覧。1つの掲載が1行で、上の段の番号と名前をすべての行に書いています",
            Self::Responsibilities => "事業と担当課の組み合わせの一覧。1つの事業と1つの課で1行です",
            Self::Departments => "担当課の一覧",
            Self::Sections => "計画の段(柱立て)の一覧",
            Self::About => "計画の名前、もとの資料、資料の日付",
            Self::Codes => "それぞれの表の列と、そこに書かれる値の説明",
            Self::Json => "計画のすべてを1つにしたデータ。プログラムで使うときに",
        }
    }

    /// What kind of file it is, as people call it.
    #[must_use]
    pub fn format(self) -> &'static str {
        match self {
            Self::Projects
            | Self::Responsibilities
            | Self::Departments
            | Self::Sections
            | Self::About
            | Self::Codes => "CSV",
            Self::Json => "JSON",
        }
    }

    /// Its media type (RFC 6838).
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Projects
            | Self::Responsibilities
            | Self::Departments
            | Self::Sections
            | Self::About
            | Self::Codes => "text/csv",
            Self::Json => "application/json",
        }
    }
}
