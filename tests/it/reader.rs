//! From charts to plans: the shipped chart and made-up ones.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use taikei::diag::{Diagnostic, Severity};
use taikei::plan::Listing;
use taikei::table::Row;

use crate::support::{Chart, read, written_plan};

fn shipped() -> Chart {
    read("seeds/danjo-sankaku-4/taikeizu.txt")
}

impl Chart {
    fn listing(&self, code: &str) -> &Listing {
        self.plan.listings.iter().find(|listing| listing.code == code).unwrap()
    }

    fn departments(&self, code: &str) -> Vec<&str> {
        self.listing(code).departments.iter().map(|id| self.plan.department(*id).name.as_str()).collect()
    }

    fn section_title(&self, code: &str) -> &str {
        &self.plan.sections.iter().find(|section| section.code == code).unwrap().title
    }

    /// Lines of the findings of a code, in order.
    fn lines(&self, code: &str) -> Vec<u32> {
        self.found(code).map(|found| found.place.as_ref().unwrap().line).collect()
    }

    /// Records of the findings of a code, in order.
    fn records(&self, code: &str) -> Vec<&str> {
        self.found(code).map(|found| found.record.as_deref().unwrap()).collect()
    }

    fn found(&self, code: &str) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter().filter(move |found| found.code.as_str() == code)
    }
}

/// A plan and its findings, written out for a person to read and compare.
fn written_out(chart: &Chart) -> String {
    let mut out = written_plan(&chart.plan);
    for found in chart.found.iter().filter(|found| found.code.as_str() != "R05") {
        let place = found.place.as_ref().unwrap();
        let record = found.record.as_deref().unwrap_or("-");
        let cell = found.cell.as_deref().unwrap_or("-");
        writeln!(out, "{} {}:{} {record} {cell}", found.code.as_str(), place.line, place.column).unwrap();
    }
    out
}

#[test]
fn the_shipped_chart_has_the_counts_checked_by_hand() {
    let plan = shipped().plan;
    let sections = |level| plan.sections.iter().filter(|section| section.level == level).count();
    assert_eq!((sections(0), sections(1), sections(2)), (4, 16, 46));
    assert_eq!((plan.listings.len(), plan.project_count()), (112, 105));
    assert_eq!(plan.listings.iter().filter(|listing| listing.relisting).count(), 7);
    assert_eq!(plan.departments.len(), 34);
    let priority: Vec<_> =
        plan.sections.iter().filter(|section| section.priority).map(|section| &*section.code).collect();
    assert_eq!(priority, ["1-1", "1-3", "2-1", "3-1", "4-1"]);
    let collectives: Vec<_> = plan.listings.iter().flat_map(|listing| &listing.collectives).collect();
    assert_eq!(collectives, ["関係各課"]);
}

#[test]
fn sections_and_projects_without_a_label_of_their_own_stand_where_the_numbers_say() {
    let chart = shipped();
    let title = |code: &str| chart.listing(code).title.as_str();
    assert_eq!(title("1-1-2-1"), "男女平等参画の視点にたった各種講座の開催");
    assert_eq!(title("1-3-5-3"), "配偶者暴力相談支援センター機能の検討");
    assert_eq!(title("2-2-1-2"), "地域を担う女性リーダーの育成");
    assert_eq!(title("3-2-4-2"), "NPO法人の設立やコミュニティビジネス等に関する情報提供、相談、学習機会の提供");
    assert_eq!(title("3-4-2-3"), "子育てサークルの育成と支援");
    assert_eq!(title("3-5-2-2"), "専門職・関係機関の連携による家族介護者への支援");
    assert_eq!(title("4-1-6-2"), "女性職員の活躍推進に向けた取り組みの実施");
    let shifted = [16, 17, 18, 19, 57, 79, 80, 82, 110, 120, 121, 122, 123, 124, 134, 151, 153];
    assert_eq!(chart.lines("P05"), shifted);
    assert_eq!(
        chart.listing("2-2-1-2").description,
        "情報誌の活用や講座、講演会等の実施を通して、地域活動における女性リーダーを育成します。\
         また、パリティ登録団体の活動の支援等を通して、女性リーダーの育成を図ります。"
    );
    assert_eq!(chart.departments("3-5-2-2"), ["高齢者支援課"]);
}

#[test]
fn labels_printed_a_row_early_open_their_section_at_the_next_project() {
    let chart = shipped();
    assert_eq!(chart.section_title("1-3-3"), "被害者の安全の確保と自立への支援");
    assert_eq!(chart.listing("1-3-3-4").title, "被害者への自立支援の実施");
    assert_eq!(chart.section_title("1-3-4"), "市の体制整備に向けた取り組みの強化");
    assert_eq!(chart.listing("1-3-4-1").title, "職員研修の実施");
    assert_eq!(chart.listing("3-4-1-3").title, "子育て家庭に対する経済的な支援");
    assert_eq!(chart.section_title("3-4-2"), "地域での子育て支援の促進");
    assert_eq!(chart.listing("3-4-2-1").title, "子育て支援に関する相談と情報の提供");
    assert_eq!(chart.records("P03"), ["1-3-3-4", "3-4-1-3"]);
    let first = chart.found("P03").next().unwrap();
    let place = first.place.as_ref().unwrap();
    assert_eq!((place.line, place.column, first.cell.as_deref()), (48, 25, Some("④被害者への自立支援の実施")));
}

#[test]
fn two_projects_in_one_cell_share_its_twenty_seven_departments() {
    let chart = shipped();
    assert_eq!(chart.listing("2-1-1-1").title, "審議会・委員会等における女性委員登用率の向上");
    assert_eq!(chart.listing("2-1-1-2").title, "審議会・委員会等に参画しやすい環境整備");
    let first = "審議会や委員会等において、女性委員の占める割合が40%になるよう、女性の登用に努めます。";
    let second = "審議会や委員会に女性が参画しやすいように、会議日時の配慮等、環境整備に努めます。";
    assert_eq!(chart.listing("2-1-1-1").description, first);
    assert_eq!(chart.listing("2-1-1-2").description, second);
    let names = chart.departments("2-1-1-1");
    assert_eq!((names.len(), names[0], names[26]), (27, "協働コミュニティ課", "選挙管理委員会"));
    assert!(names.contains(&"環境保全課"));
    assert_eq!(names, chart.departments("2-1-1-2"));
    assert_eq!(chart.lines("P06"), [72]);
}

#[test]
fn departments_go_on_in_further_rows_and_share_cells() {
    let chart = shipped();
    let all = [
        "協働コミュニティ課",
        "市民課",
        "保険年金課",
        "健康課",
        "生活福祉課",
        "高齢者支援課",
        "障害福祉課",
        "子育て支援課",
        "保育課",
        "子ども家庭支援センター",
        "教育企画課",
    ];
    assert_eq!(chart.departments("1-3-5-2"), all);
    assert_eq!(chart.listing("1-3-5-2").collectives, ["関係各課"]);
    assert_eq!(
        chart.departments("3-4-1-1"),
        ["健康課", "生活福祉課", "子育て支援課", "保育課", "児童青少年課", "子ども家庭支援センター"]
    );
    assert_eq!(
        chart.departments("3-4-2-1"),
        ["協働コミュニティ課", "子育て支援課", "保育課", "子ども家庭支援センター", "健康課", "公民館"]
    );
    assert_eq!(
        chart.departments("1-3-2-3"),
        ["協働コミュニティ課", "健康課", "生活福祉課", "子育て支援課", "子ども家庭支援センター"]
    );
    assert_eq!(chart.lines("P07"), [55, 73, 118, 122]);
    assert_eq!(chart.lines("P12"), [43]);
}

#[test]
fn a_number_printed_twice_moves_on() {
    let chart = shipped();
    assert_eq!(chart.listing("4-1-4-2").title, "職員研修の実施");
    let second = chart.listing("4-1-4-3");
    assert_eq!((&*second.label, &*second.title), ("②", "市発行物等の表現における男女平等ガイドラインの周知徹底"));
    assert_eq!((chart.lines("P02"), chart.records("P02")), (vec![145], vec!["4-1-4-3"]));
}

#[test]
fn the_first_wording_of_a_section_stands_and_the_others_are_reported() {
    let chart = shipped();
    assert_eq!(chart.section_title("3"), "ワーク・ライフ・バランス（仕事と生活の調和）と女性の活躍の推進");
    assert_eq!(
        chart.section_title("1-4"),
        "男女平等を阻む暴力の防止(セクシュアル・ハラスメント、ストーカー、性暴力等)"
    );
    assert_eq!((chart.lines("P01"), chart.records("P01")), (vec![64], vec!["1-4"]));
    assert_eq!((chart.lines("P15"), chart.records("P15")), (vec![106, 127], vec!["3", "3"]));
    assert_eq!(chart.records("P13"), ["3", "3-1", "3-2", "3-3", "3-4", "3-5"]);
    let labels: Vec<_> = chart.plan.roots().map(|(_, goal)| goal.label.as_str()).collect();
    assert_eq!(labels, ["I", "II", "Ⅲ", "IV"]);
}

#[test]
fn a_relisting_finds_its_original_and_keeps_its_own_words() {
    let chart = shipped();
    let pairs: BTreeMap<_, _> = (chart.plan.listings.iter())
        .filter_map(|listing| Some((listing.code.as_str(), chart.plan.listing(listing.original?).code.as_str())))
        .collect();
    let expected = BTreeMap::from([
        ("1-2-2-3", "1-1-1-1"),
        ("1-4-2-2", "1-3-2-2"),
        ("1-4-2-3", "1-3-3-1"),
        ("3-4-3-1", "3-4-1-1"),
        ("4-1-4-3", "1-1-3-2"),
        ("4-2-2-1", "1-1-2-1"),
        ("4-2-2-2", "1-1-1-1"),
    ]);
    assert_eq!(pairs, expected);
    assert!(chart.listing("1-2-2-3").description.contains("さらなる定着と浸透を図ります。"));
    assert!(chart.listing("1-3-2-2").description.contains("女性が抱える自身自身、"));
    assert!(chart.listing("1-4-2-2").description.contains("女性が抱える自分自身、"));
    assert_eq!(chart.departments("3-4-3-1"), ["健康課", "生活福祉課", "子育て支援課"]);
    assert_eq!(chart.departments("4-2-2-1"), ["協働コミュニティ課"]);
    assert_eq!(chart.departments("1-1-2-1"), ["協働コミュニティ課", "子ども家庭支援センター", "公民館"]);
    assert_eq!(chart.records("R02"), ["1-2-2-3", "1-4-2-2"]);
    assert_eq!(chart.records("R03"), ["3-4-3-1", "4-2-2-1"]);
    assert_eq!((chart.lines("R01"), chart.lines("R04")), (vec![], vec![]));
}

#[test]
fn equal_titles_without_a_mark_are_two_projects() {
    let chart = shipped();
    for code in ["1-3-4-1", "4-1-4-2"] {
        let listing = chart.listing(code);
        assert_eq!((&*listing.title, listing.original, listing.relistings.len()), ("職員研修の実施", None, 0));
    }
}

#[test]
fn a_title_may_be_a_whole_sentence() {
    let title = "民生委員・児童委員や地域のリーダーが男女平等参画の必要性を理解して、地域活動を推進できるように、意識の醸成を図ります。";
    assert_eq!(shipped().listing("1-2-3-4").title, title);
}

#[test]
fn the_preamble_says_what_the_document_is() {
    let plan = shipped().plan;
    assert_eq!(plan.title, "西東京市第4次男女平等参画推進計画");
    assert_eq!(plan.publisher.as_deref(), Some("西東京市"));
    assert_eq!(plan.source.document.as_deref(), Some("資料6"));
    assert_eq!(plan.source.body.as_deref(), Some("男女平等参画推進委員会"));
    assert_eq!(plan.source.date_printed.as_deref(), Some("令和2年2月25日"));
    assert_eq!(plan.source.date.as_deref(), Some("2020-02-25"));
    assert_eq!((&*plan.priority_mark.symbol, &*plan.priority_mark.name), ("★", "重点課題"));
}

#[test]
fn nothing_else_is_found_in_the_shipped_chart() {
    let chart = shipped();
    let known = ["P01", "P02", "P03", "P05", "P06", "P07", "P12", "P13", "P15", "R02", "R03", "R05"];
    let others: Vec<_> = chart.found.iter().filter(|found| !known.contains(&found.code.as_str())).collect();
    assert!(others.is_empty(), "{others:?}");
}

/// Asserts that the text of each filled cell is in the plan, in the preamble or header, at a finding's place, or in a
/// row with an error, which stops the build.
fn assert_no_cell_is_lost(chart: &Chart) {
    let plan = &chart.plan;
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    let mut kept: Vec<String> = Vec::new();
    kept.extend(plan.sections.iter().map(|section| squeeze(&section.title)));
    kept.extend(plan.listings.iter().flat_map(|listing| [squeeze(&listing.title), squeeze(&listing.description)]));
    kept.extend(plan.sections.iter().map(|section| squeeze(&section.label)));
    kept.extend(plan.listings.iter().map(|listing| squeeze(&listing.label)));
    kept.extend(plan.departments.iter().map(|department| department.name.clone()));
    kept.extend(plan.listings.iter().flat_map(|listing| listing.collectives.clone()));
    let is_kept = |text: &str| {
        let bare =
            |text: &str| text.trim_end_matches('★').trim_end_matches("(再掲)").trim_end_matches("（再掲）").to_owned();
        let text = bare(&squeeze(text));
        kept.iter().any(|kept| !kept.is_empty() && (*kept == text || text.ends_with(kept.as_str())))
    };
    for table in &chart.tables {
        let header = table
            .rows
            .iter()
            .position(|row| row.filled().any(|(_, cell)| ["内容", "概要", "担当課"].contains(&&*cell.text)))
            .unwrap();
        let headings: Vec<_> = table.rows[header].filled().map(|(_, cell)| cell.text.clone()).collect();
        for (_, cell) in table.rows[header..].iter().flat_map(Row::filled) {
            let found = chart.found.iter().any(|found| {
                let whole_row = found.severity == Severity::Error;
                (found.place.as_ref())
                    .is_some_and(|at| at.line == cell.place.line && (whole_row || at.column == cell.place.column))
            });
            assert!(headings.contains(&cell.text) || found || is_kept(&cell.text), "lost: {cell:?}");
        }
    }
}

#[test]
fn no_cell_of_the_shipped_chart_is_lost() {
    assert_no_cell_is_lost(&shipped());
}

/// Each made-up chart under `tests/fixtures/reader` reads to the plan and findings written beside it.
/// `TAIKEI_BLESS=1 cargo test` writes them anew; they are read in the diff before they are kept.
#[test]
fn made_up_charts_read_to_the_plans_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reader");
    let mut charts: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    charts.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    charts.sort();
    assert!(charts.len() >= 10, "the fixtures are gone");
    for path in charts {
        let name = path.file_name().unwrap().to_str().unwrap();
        let chart = read(&format!("tests/fixtures/reader/{name}"));
        assert_no_cell_is_lost(&chart);
        let expected = path.with_extension("expected.txt");
        if std::env::var_os("TAIKEI_BLESS").is_some() {
            fs::write(&expected, written_out(&chart)).unwrap();
        }
        assert_eq!(written_out(&chart), fs::read_to_string(&expected).unwrap(), "{name}");
    }
}
