//! The faults of printed charts, how often each is found, and what is drawn for one row or label.

use proptest::option::weighted;
use proptest::prelude::{Just, Strategy, any};

/// One kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    Shift,
    Gap,
    PageBreak,
    HeaderMissing,
    HeaderSynonym,
    NamedRespaced,
    NamedAlike,
    NotNamed,
    Repeated,
    Overflow,
    SharedCell,
    Early,
    Late,
    Merged,
    NumberTwice,
    NumberSkipped,
    SectionTwice,
    SectionSkipped,
    OtherWriting,
    MarkMoved,
    MarkDropped,
    BlankRow,
    TrailingTabs,
    WideSpace,
    LineBreak,
    RelistingDiffers,
}

impl Fault {
    /// All kinds with their rates in the shipped chart, counted by hand, or 1–5 % where it has none: of rows, of labels
    /// (early, late, section, writing, mark), of labels named again (named, mark dropped) or of page breaks (header).
    pub(crate) const ALL: [(Self, f64); 26] = [
        (Self::Shift, 0.11),
        (Self::Gap, 0.03),
        (Self::PageBreak, 0.13),
        (Self::HeaderMissing, 0.05),
        (Self::HeaderSynonym, 0.05),
        (Self::NamedRespaced, 0.06),
        (Self::NamedAlike, 0.02),
        (Self::NotNamed, 0.05),
        (Self::Repeated, 0.03),
        (Self::Overflow, 0.04),
        (Self::SharedCell, 0.01),
        (Self::Early, 0.02),
        (Self::Late, 0.02),
        (Self::Merged, 0.01),
        (Self::NumberTwice, 0.01),
        (Self::NumberSkipped, 0.01),
        (Self::SectionTwice, 0.005),
        (Self::SectionSkipped, 0.005),
        (Self::OtherWriting, 0.02),
        (Self::MarkMoved, 0.02),
        (Self::MarkDropped, 0.05),
        (Self::BlankRow, 0.02),
        (Self::TrailingTabs, 0.05),
        (Self::WideSpace, 0.02),
        (Self::LineBreak, 0.03),
        (Self::RelistingDiffers, 0.05),
    ];

    /// What it is, in words.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Shift => "row shifted",
            Self::Gap => "gap before the description",
            Self::PageBreak => "page break",
            Self::HeaderMissing => "header missing after a page break",
            Self::HeaderSynonym => "header in other words",
            Self::NamedRespaced => "section named again in other spaces, widths or brackets",
            Self::NamedAlike => "section named again with a letter lost",
            Self::NotNamed => "section not named again",
            Self::Repeated => "section repeated within a page",
            Self::Overflow => "departments in further rows",
            Self::SharedCell => "two departments in one cell",
            Self::Early => "label a row early",
            Self::Late => "label a row late",
            Self::Merged => "two or three projects in one cell",
            Self::NumberTwice => "number printed twice",
            Self::NumberSkipped => "number skipped",
            Self::SectionTwice => "number of a section printed twice",
            Self::SectionSkipped => "number of a section skipped",
            Self::OtherWriting => "number in another script or width",
            Self::MarkMoved => "mark before, after or inside",
            Self::MarkDropped => "mark missing where named again",
            Self::BlankRow => "blank row",
            Self::TrailingTabs => "trailing tabs",
            Self::WideSpace => "full-width space",
            Self::LineBreak => "line break inside a cell",
            Self::RelistingDiffers => "relisting in other words",
        }
    }
}

/// How often each fault is drawn.
#[derive(Debug, Clone)]
pub(crate) struct Rates {
    of: [f64; 26],
}

impl Rates {
    /// The rates of the shipped chart, so many times over.
    pub(crate) fn times(factor: f64) -> Self {
        Self { of: Fault::ALL.map(|(_, rate)| (rate * factor).min(0.9)) }
    }

    /// One fault alone, at this rate, with the page breaks that it needs.
    pub(crate) fn only(fault: Fault, rate: f64) -> Self {
        let needs_pages = matches!(
            fault,
            Fault::HeaderMissing
                | Fault::HeaderSynonym
                | Fault::NamedRespaced
                | Fault::NamedAlike
                | Fault::NotNamed
                | Fault::MarkDropped
        );
        Self {
            of: Fault::ALL.map(|(other, shipped)| match other {
                same if same == fault => rate,
                Fault::PageBreak if needs_pages => shipped,
                _ => 0.0,
            }),
        }
    }

    fn of(&self, fault: Fault) -> f64 {
        // proptest takes no probability of zero.
        self.of[fault as usize].max(1e-9)
    }
}

/// What is drawn for one project's row.
#[derive(Debug, Clone, Default)]
pub(crate) struct RowNoise {
    /// Columns that the row slips to the right.
    pub(crate) shift: Option<i8>,
    /// Blank cells between project and description.
    pub(crate) gap: Option<u8>,
    /// A page that begins with this row.
    pub(crate) page: Option<PageNoise>,
    /// Bits of the levels that are named again without a page break.
    pub(crate) repeated: Option<u8>,
    /// How many departments stand in a row, and the slip of the rows they go on in.
    pub(crate) overflow: Option<(u8, Option<i8>)>,
    /// Which department shares its cell with the next, and what stands between.
    pub(crate) shared: Option<(u8, u8)>,
    /// How many further projects stand in the cell, and what stands between.
    pub(crate) merged: Option<(u8, u8)>,
    /// The number of the project before is printed again; whether those after go on from it.
    pub(crate) twice: Option<bool>,
    /// How many numbers are skipped before this one.
    pub(crate) skipped: Option<u8>,
    /// Blank rows before this one.
    pub(crate) blank: Option<u8>,
    /// Tabs after the last cell.
    pub(crate) tabs: Option<u8>,
    /// Which blank becomes a full-width space.
    pub(crate) wide: Option<u8>,
    /// Which cell has a line break in its words, and where.
    pub(crate) line_break: Option<(u8, u8)>,
    /// How a relisting's words differ.
    pub(crate) differs: Option<bool>,
    /// Where 再掲 stands in this row.
    pub(crate) mark: Option<u8>,
}

/// What is drawn for a page break.
#[derive(Debug, Clone, Default)]
pub(crate) struct PageNoise {
    /// Blank rows at the end of the page before.
    pub(crate) blank: u8,
    /// The header row is missing.
    pub(crate) no_header: bool,
    /// The header row has other headings.
    pub(crate) synonym: Option<u8>,
    /// How each running section is named again.
    pub(crate) named: [NamedNoise; 3],
}

/// What is drawn for a section that is named again.
#[derive(Debug, Clone, Default)]
pub(crate) struct NamedNoise {
    /// In other spaces, widths or brackets.
    pub(crate) respaced: Option<u8>,
    /// With a letter lost.
    pub(crate) alike: Option<u8>,
    /// Not at all.
    pub(crate) left_out: bool,
    /// Without its mark.
    pub(crate) unmarked: bool,
}

/// What is drawn for one section.
#[derive(Debug, Clone, Default)]
pub(crate) struct SectionNoise {
    /// Its label stands a row early.
    pub(crate) early: bool,
    /// Its label stands a row late.
    pub(crate) late: bool,
    /// The number of the section before is printed again; whether those after go on from it.
    pub(crate) twice: Option<bool>,
    /// How many numbers are skipped before this one.
    pub(crate) skipped: Option<u8>,
    /// Its number is written in another way.
    pub(crate) writing: bool,
    /// Where its mark stands.
    pub(crate) mark: Option<u8>,
}

/// Draws for a project's row.
pub(crate) fn row(rates: &Rates) -> impl Strategy<Value = RowNoise> + use<> {
    let of = |fault| rates.of(fault);
    let slip = (1..=3_i8, proptest::bool::weighted(0.35)).prop_map(|(by, right)| if right { by } else { -by });
    let overflow_slip = weighted((of(Fault::Shift)).min(0.9), slip.clone());
    let place = (
        weighted(of(Fault::Shift), slip),
        weighted(of(Fault::Gap), 1..=2_u8),
        weighted(of(Fault::PageBreak), page(rates)),
        weighted(of(Fault::Repeated), 1..=7_u8),
        weighted(of(Fault::Overflow), (1..=5_u8, overflow_slip)),
        weighted(of(Fault::SharedCell), any::<(u8, u8)>()),
        weighted(of(Fault::Merged), (1..=2_u8, any::<u8>())),
    );
    let number = (weighted(of(Fault::NumberTwice), any::<bool>()), weighted(of(Fault::NumberSkipped), 1..=2_u8));
    let letters = (
        weighted(of(Fault::BlankRow), 1..=2_u8),
        weighted(of(Fault::TrailingTabs), 0..=4_u8),
        weighted(of(Fault::WideSpace), 0..=3_u8),
        weighted(of(Fault::LineBreak), any::<(u8, u8)>()),
        weighted(of(Fault::RelistingDiffers), any::<bool>()),
        weighted(of(Fault::MarkMoved), any::<u8>()),
    );
    (place, number, letters).prop_map(|(place, number, letters)| {
        let (shift, gap, page, repeated, overflow, shared, merged) = place;
        let (twice, skipped) = number;
        let (blank, tabs, wide, line_break, differs, mark) = letters;
        RowNoise {
            shift,
            gap,
            page,
            repeated,
            overflow,
            shared,
            merged,
            twice,
            skipped,
            blank,
            tabs,
            wide,
            line_break,
            differs,
            mark,
        }
    })
}

fn page(rates: &Rates) -> impl Strategy<Value = PageNoise> + use<> {
    let missing = proptest::bool::weighted(rates.of(Fault::HeaderMissing));
    let synonym = weighted(rates.of(Fault::HeaderSynonym), any::<u8>());
    let named = [named(rates), named(rates), named(rates)];
    (0..=2_u8, missing, synonym, named).prop_map(|(blank, no_header, synonym, named)| PageNoise {
        blank,
        no_header,
        synonym,
        named,
    })
}

fn named(rates: &Rates) -> impl Strategy<Value = NamedNoise> + use<> {
    (
        weighted(rates.of(Fault::NamedRespaced), any::<u8>()),
        weighted(rates.of(Fault::NamedAlike), any::<u8>()),
        proptest::bool::weighted(rates.of(Fault::NotNamed)),
        proptest::bool::weighted(rates.of(Fault::MarkDropped)),
    )
        .prop_map(|(respaced, alike, left_out, unmarked)| NamedNoise { respaced, alike, left_out, unmarked })
}

/// Draws for a section.
pub(crate) fn section(rates: &Rates) -> impl Strategy<Value = SectionNoise> + use<> {
    (
        proptest::bool::weighted(rates.of(Fault::Early)),
        proptest::bool::weighted(rates.of(Fault::Late)),
        weighted(rates.of(Fault::SectionTwice), any::<bool>()),
        weighted(rates.of(Fault::SectionSkipped), Just(1_u8)),
        proptest::bool::weighted(rates.of(Fault::OtherWriting)),
        weighted(rates.of(Fault::MarkMoved), any::<u8>()),
    )
        .prop_map(|(early, late, twice, skipped, writing, mark)| SectionNoise {
            early,
            late,
            twice,
            skipped,
            writing,
            mark,
        })
}
