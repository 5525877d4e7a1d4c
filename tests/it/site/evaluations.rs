//! Yearly evaluations: what pages show of them, that totals agree, and what staff are told of wrong rows.

use taikei::diag::Severity;

use super::made_up::{CHART, Made, Sources, arg};

const STATUSES: &str = "[[status]]\nlabel = \"A\"\nname = \"計画どおり\"\n\n[[status]]\nlabel = \"B\"\n";

/// The made-up plan with these files under `evaluations/`.
fn made_with(settings: &str, files: &[(&'static str, &str)]) -> Made {
    let mut sources = Sources::chart(CHART).settings(settings);
    sources.plans[0].1.extend(files.iter().map(|(name, text)| (*name, (*text).to_owned())));
    sources.make()
}

fn made(files: &[(&'static str, &str)]) -> Made {
    made_with(STATUSES, files)
}

const YEAR: &str = "evaluations/2024.csv";
/// One report of all together, one by one department of two, none for 1-2-1-1.
const REPORTS: &str = "番号,事業名,担当課,評価,取組内容,目標,実績,次年度\n\
    1-1-1-1,花の苗の配布,花みどり課,A,苗を<b>配りました。,100本,120本,続ける\n\
    ,,公園課,Ｂ,手伝いました。,,,\n\
    1-1-1-2,,,A,,,,\n";

/// The numbers of a table's row that begins with these words.
fn numbers(words: &str, start: &str) -> Vec<usize> {
    let (_, rest) = words.split_once(start).unwrap_or_else(|| panic!("no {start} in {words}"));
    rest.split(' ').skip_while(|word| word.is_empty()).map_while(|word| word.parse().ok()).collect()
}

#[test]
fn a_plan_without_evaluations_says_nothing_of_progress() {
    let made = Sources::chart(CHART).settings(STATUSES).make();
    for (path, page) in made.pages() {
        assert!(!page.contains("進捗") && !page.contains("未報告") && !page.contains("評価"), "{path}");
    }
    assert!(!made.files.keys().any(|path| path.contains("progress") || path.contains("evaluations")));
}

#[test]
fn of_a_chart_that_cannot_be_read_no_report_is_called_unknown() {
    let mut sources = Sources::chart("花の苗の配布\t苗を配る。\t公園課\n").settings(STATUSES);
    sources.plans[0].1.push((YEAR, REPORTS.to_owned()));
    let made = sources.make();
    let codes: Vec<_> = made.found.iter().map(|found| found.code.as_str()).collect();
    assert!(codes.contains(&"F04") && !codes.iter().any(|code| code.starts_with('E')), "{codes:?}");
}

#[test]
fn a_project_shows_what_each_department_reported() {
    let made = made(&[(YEAR, REPORTS)]);
    let words = made.words("hana/projects/1-1-1-1.html");
    let told = "年度ごとの評価 2024(令和6)年度 課により異なる 花みどり課 A 計画どおり 苗を<b>配りました。 目標 100本 実績 120本 \
                次年度 続ける 公園課 B 手伝いました。";
    assert!(words.contains(told), "{words}");
    assert!(!made.text("hana/projects/1-1-1-1.html").contains("<b>配"), "a report is text");
    assert!(made.words("hana/projects/1-1-1-2.html").contains("2024(令和6)年度 A 計画どおり"));
}

#[test]
fn lines_of_a_report_stay_lines() {
    let made =
        made(&[(YEAR, "番号,取組内容,次年度\n1-1-1-1,\"配りました。\n<b>数えました。\",\"続ける\r\n増やす\"\n")]);
    let page = made.text("hana/projects/1-1-1-1.html");
    assert!(page.contains("配りました。<br>&lt;b>数えました。") && page.contains("続ける<br>増やす"), "{page}");
}

#[test]
fn what_is_missing_is_said_and_never_zero() {
    let made = made(&[(YEAR, REPORTS)]);
    assert!(made.words("hana/projects/1-2-1-1.html").contains("2024(令和6)年度 未報告"));
    let missing = made.only("E11");
    assert_eq!((arg(missing, "count"), arg(missing, "codes")), ("1", "1-2-1-1"));
    let partly = self::made(&[(YEAR, "番号,担当課,評価\n1-1-1-1,公園課,A\n")]);
    let words = partly.words("hana/projects/1-1-1-1.html");
    assert!(words.contains("2024(令和6)年度 一部未報告 公園課 A 計画どおり 未報告の課: 花みどり課"), "{words}");
    let unrated = self::made(&[(YEAR, "番号,取組内容\n1-1-1-1,配りました。\n")]);
    assert!(unrated.words("hana/projects/1-1-1-1.html").contains("評価の記載なし 配りました。"));
}

#[test]
fn a_relisting_shows_the_reports_of_its_original() {
    let made = made(&[(YEAR, REPORTS)]);
    let words = made.words("hana/projects/2-1-1-1.html");
    assert!(words.contains("もとの掲載の評価です。 花みどり課 A 計画どおり"), "{words}");
    let own = self::made(&[(YEAR, "番号,評価\n1-1-1-1,A\n2-1-1-1,B\n")]);
    let words = own.words("hana/projects/2-1-1-1.html");
    assert!(words.contains("2024(令和6)年度 B") && !words.contains("もとの掲載の評価"), "{words}");
}

#[test]
fn totals_agree_on_every_page() {
    let made = made(&[(YEAR, REPORTS)]);
    let progress = made.words("hana/progress/2024.html");
    let (_, table) = progress.split_once("ごとの、評価ごとの事業(実数)の数").unwrap();
    // A, B, 課により異なる, 未報告, and all.
    let whole = numbers(table, "計画全体 ");
    assert_eq!(whole, [1, 0, 1, 1, 3]);
    let first = made.words("hana/goals/1.html");
    assert_eq!(numbers(&first, "2024(令和6)年度 "), whole, "the other goal has a relisting alone");
    assert_eq!(numbers(table, "花を育てる "), whole);
    let below = ["hana/issues/1-1.html", "hana/issues/1-2.html"].map(|path| {
        let words = made.words(path);
        let (head, row) = words.split_once("事業(実数) 2024(令和6)年度 ").unwrap();
        let known = |label: &str| head.rsplit("評価ごとの").next().unwrap().contains(label);
        (numbers(row, ""), known("課により異なる"))
    });
    assert_eq!(below, [(vec![1, 0, 1, 0, 2], true), (vec![0, 0, 1, 1], false)]);
    let unit = made.words("hana/departments/index.html");
    assert!(!unit.contains("未報告"));
}

#[test]
fn a_department_counts_its_own_reports() {
    let made = made(&[(YEAR, REPORTS)]);
    let pages: Vec<_> = made.pages().filter(|(path, _)| path.starts_with("hana/departments/")).collect();
    let of = |name: &str| {
        let title = format!("<title>{name}の事業");
        let (path, _) = pages.iter().find(|(_, page)| page.contains(&title)).unwrap();
        numbers(&made.words(path), "2024(令和6)年度 ")
    };
    assert_eq!(of("公園課"), [0, 1, 0, 1], "B, although the other department reported A");
    assert_eq!(of("花みどり課"), [2, 0, 0, 2]);
    assert_eq!(of("学び課"), [0, 0, 1, 1]);
}

#[test]
fn each_year_has_a_page_and_late_reports_a_file_of_their_own() {
    let late = "番号,評価\n1-2-1-1,B\n";
    let made = made(&[
        ("evaluations/令和5年度.csv", "番号,評価\n1-1-1-1,A\n"),
        (YEAR, REPORTS),
        ("evaluations/2024-追加.csv", late),
    ]);
    assert!(made.words("hana/projects/1-2-1-1.html").contains("2024(令和6)年度 B 2023(令和5)年度 未報告"));
    assert!(made.words("hana/progress/2023.html").contains("年度 2024(令和6)年度 2023(令和5)年度"));
    let nav = made.text("hana/index.html").matches("progress/2024.html").count();
    assert_eq!(nav, 1, "the navigation leads to the latest year");
    assert!(!made.found.iter().any(|found| found.severity == Severity::Error), "{:?}", made.found);
}

#[test]
fn plan_json_has_the_reports() {
    let made = made(&[(YEAR, REPORTS)]);
    let data: serde_json::Value = serde_json::from_str(made.text("hana/plan.json")).unwrap();
    assert_eq!(
        data["statuses"],
        serde_json::json!([{"label": "A", "name": "計画どおり"}, {"label": "B", "name": null}])
    );
    assert_eq!(data["evaluations"], serde_json::json!([{"year": 2024, "url": "progress/2024.html"}]));
    let project = &data["sections"][0]["sections"][0]["sections"][0]["projects"][0];
    assert_eq!(
        project["evaluations"][0],
        serde_json::json!({"year": 2024, "department": "花みどり課", "status": "A", "text": "苗を<b>配りました。",
            "target": "100本", "result": "120本", "columns": {"次年度": "続ける"}})
    );
}

#[test]
fn a_table_has_each_report_and_says_what_is_not_reported() {
    let made = made(&[(YEAR, REPORTS)]);
    let table = made.text("hana/evaluations.csv").replace('\u{feff}', "");
    let rows: Vec<_> = table.split("\r\n").collect();
    assert_eq!(rows[0], "年度,年度（和暦）,事業コード,事業,状態,担当課,評価,取組内容,目標,実績,次年度");
    let first = "2024,2024(令和6)年度,1-1-1-1,花の苗の配布,報告,花みどり課,A,苗を<b>配りました。,100本,120本,続ける";
    assert_eq!(rows[1], first);
    assert_eq!(rows[2], "2024,2024(令和6)年度,1-1-1-1,花の苗の配布,報告,公園課,B,手伝いました。,,,");
    assert_eq!(rows[3], "2024,2024(令和6)年度,1-1-1-2,種の交換会,報告,,A,,,,");
    assert_eq!(rows[4], "2024,2024(令和6)年度,1-2-1-1,講習会の開催,未報告,,,,,,");
    assert_eq!(rows[5..], [""], "a relisting has no row of its own");
    assert!(made.text("hana/codes.csv").contains("evaluations.csv,評価,評価,A,計画どおり"));
    assert!(made.text("hana/data.html").contains("evaluations.csv"));
}

/// A file, its text, and the finding that it gives: code, severity, record and line.
type Case = (&'static str, String, &'static str, Severity, Option<&'static str>, u32);

/// The only finding, its severity, its record and the line it is at.
fn finding(files: &[(&'static str, &str)], settings: &str) -> (&'static str, Severity, Option<String>, u32) {
    let made = made_with(settings, files);
    let found: Vec<_> = made
        .found
        .iter()
        .filter(|found| (found.code.letter() == 'E' || found.code.as_str() == "P26") && found.code.as_str() != "E11")
        .collect();
    let [found] = found.as_slice() else { panic!("{:?}", made.found) };
    (found.code.as_str(), found.severity, found.record.clone(), found.place.as_ref().map_or(0, |place| place.line))
}

#[test]
fn each_wrong_row_is_one_finding_at_its_place() {
    let (error, warning) = (Severity::Error, Severity::Warning);
    let head = "番号,事業名,担当課,評価,取組内容\n";
    let cases: &[Case] = &[
        ("evaluations/報告.csv", format!("{head}1-1-1-1,,,A,\n"), "E01", error, None, 1),
        ("evaluations/old/2024.csv", format!("{head}1-1-1-1,,,A,\n"), "E01", error, None, 1),
        (YEAR, "評価,取組\nA,はい\n".into(), "E02", error, None, 1),
        (YEAR, "番号,評価,進捗状況\n1-1-1-1,A,A\n".into(), "E03", error, None, 1),
        (YEAR, format!("{head}1-1,,,A,\n"), "E04", error, None, 2),
        (YEAR, format!("{head}合計,,,,3件\n"), "E04", error, None, 2),
        (YEAR, format!("{head}1-1-1-1,,,A,\n1月1日,,,A,\n2001/1/2,,,B,\n"), "P26", error, None, 3),
        (YEAR, format!("{head}1-1-1-1,,,A,\n,,,B,\n"), "E05", error, None, 3),
        (YEAR, format!("{head}1-1-1-1,,,A,\n１－１－１－１,,,B,\n"), "E06", error, Some("1-1-1-1"), 3),
        (YEAR, format!("{head}1-1-1-2,,公園課,A,\n"), "E07", error, Some("1-1-1-2"), 2),
        (YEAR, format!("{head}1-1-1-1,,,S,\n"), "E08", error, Some("1-1-1-1"), 2),
        (YEAR, format!("{head}1-1-1-1,,,,\n"), "E09", warning, Some("1-1-1-1"), 2),
        (YEAR, format!("{head}1-1-1-1,種の交換会,,A,\n"), "E10", warning, Some("1-1-1-1"), 2),
    ];
    for (name, text, code, severity, record, line) in cases {
        let found = finding(&[(name, text)], STATUSES);
        assert_eq!(found, (*code, *severity, record.map(str::to_owned), *line), "{text}");
    }
    let twice = [(YEAR, "番号,評価\n1-1-1-1,A\n"), ("evaluations/2024-2.csv", "番号,評価\n1-1-1-1,A\n")];
    assert_eq!(finding(&twice, STATUSES).0, "E06", "in two files of one year");
    let outside = STATUSES.replacen("[[status]]", "period = \"令和6年度から令和8年度まで\"\n[[status]]", 1);
    assert_eq!(finding(&[("evaluations/2030.csv", "番号,評価\n1-1-1-1,A\n")], &outside).0, "E12");
    assert_eq!(
        finding(
            &[],
            &format!("{STATUSES}{STATUSES}").replace("label = \"B\"", "label = \"C\"").replacen("\"C\"", "\"D\"", 1)
        )
        .0,
        "E13"
    );
    assert_eq!(finding(&[(YEAR, "番号,評価\n1-1-1-1,A\n")], "").0, "E08", "where none is declared");
}

#[test]
fn what_is_missing_is_not_told_of_a_year_with_wrong_rows() {
    let wrong = made(&[(YEAR, "番号,評価\n1-1-1-9,A\n"), ("evaluations/2023.csv", "番号,評価\n1-1-1-1,A\n")]);
    assert!(wrong.only("E11").place.as_ref().unwrap().file.ends_with("2023.csv"), "{:?}", wrong.found);
}

#[test]
fn a_city_may_leave_projects_without_evaluation() {
    let settings = format!("{STATUSES}[lints]\nE11 = \"allow\"\n");
    let made = made_with(&settings, &[(YEAR, REPORTS)]);
    assert!(!made.codes().contains(&"E11"), "{:?}", made.found);
}
