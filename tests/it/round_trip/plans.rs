//! Plans that go the round trip: the shipped one, each fixture, and what is hard to keep.

use std::fs;
use std::path::{Path, PathBuf};

use taikei::text::SourceFile;

use super::{assert_plan_comes_back, assert_round_trip, source};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a plan's folder but those that are only for tests.
fn folder(path: &Path) -> Vec<SourceFile> {
    let mut paths: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    let ours = |path: &PathBuf| path.is_file() && !["expected.txt", "make.py"].contains(&name(path).as_str());
    paths.into_iter().filter(ours).map(|path| source(&name(&path), fs::read(&path).unwrap())).collect()
}

fn chart(lines: &str) -> Vec<SourceFile> {
    let rows = lines.lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>().join("\t"));
    vec![source("chart.txt", rows.collect::<Vec<_>>().join("\n").into_bytes())]
}

#[test]
fn the_shipped_plan_comes_back_and_its_doubts_stay_settled() {
    let departments = fs::read_to_string(root().join("seeds/departments.toml")).unwrap();
    let after = assert_round_trip("shipped", &departments, folder(&root().join("seeds/danjo-sankaku-4")));
    let codes: Vec<_> = after.codes().into_iter().filter(|code| *code != "L13").collect();
    assert_eq!(codes, Vec::<&str>::new(), "{:#?}", after.found);
}

#[test]
fn each_plan_of_another_shape_comes_back() {
    let shapes = root().join("tests/fixtures/shapes");
    let mut names: Vec<_> = fs::read_dir(&shapes).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.is_dir());
    assert!(names.len() >= 8, "{names:?}");
    for path in names {
        assert_round_trip(&path.display().to_string(), "", folder(&path));
    }
}

/// The plans of a folder, each by its files; what speaks of plans beside it is left out of its settings.
fn editions(path: &str) -> Vec<(String, Vec<SourceFile>)> {
    let mut plans: Vec<_> = fs::read_dir(root().join(path)).unwrap().map(|entry| entry.unwrap().path()).collect();
    plans.retain(|path| path.is_dir());
    plans.sort();
    let alone = |mut file: SourceFile| {
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        if file.name == "plan.toml" {
            let about = |line: &&str| !line.starts_with("predecessor") && !line.starts_with("successor");
            let own = text.split("\n[[match]]").next().unwrap().lines().filter(about);
            file.bytes = own.collect::<Vec<_>>().join("\n").into_bytes();
        }
        file
    };
    let files =
        |path: &PathBuf| folder(path).into_iter().filter(|file| file.name != "addresses.toml").map(alone).collect();
    plans.iter().map(|path| (path.display().to_string(), files(path))).collect()
}

#[test]
fn each_edition_of_the_fixtures_comes_back() {
    let plans: Vec<_> =
        ["tests/fixtures/editions", "tests/fixtures/every-kind/seeds"].into_iter().flat_map(editions).collect();
    assert_eq!(plans.len(), 4);
    for (name, files) in plans {
        assert_round_trip(&name, "", files);
    }
}

#[test]
fn each_chart_of_the_reader_and_of_the_lints_comes_back() {
    let mut charts: Vec<_> = ["reader", "lints"]
        .iter()
        .flat_map(|name| fs::read_dir(root().join("tests/fixtures").join(name)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .collect();
    charts.sort();
    let came_back = charts.iter().filter(|path| {
        let files = vec![source("chart.tsv", fs::read(path).unwrap())];
        assert_plan_comes_back(&path.display().to_string(), files)
    });
    assert!(came_back.count() > 35, "{charts:?}");
}

#[test]
fn a_chart_of_each_format_comes_back() {
    let formats = root().join("tests/fixtures/formats");
    let names = ["cp932.csv", "merged.xlsx", "merged.xls", "merged.ods", "page.htm", "pipe-table.md", "utf-8.tsv"];
    for name in names {
        assert_round_trip(name, "", vec![source(name, fs::read(formats.join(name)).unwrap())]);
    }
}

#[test]
fn sections_without_projects_come_back_in_their_order() {
    assert_round_trip(
        "empty sections",
        "",
        chart(
            "基本目標|施策|事業|内容|担当課
             I 花|(1) 空の施策|||
             |(2) 苗|①配る|配ります。|花課
             II 木||||
             III 水|(1) 川|①掃く|掃きます。|川課
             |(2) 池|||",
        ),
    );
}

#[test]
fn numbers_twice_or_missing_and_relistings_come_back() {
    assert_round_trip(
        "numbers",
        "",
        chart(
            "基本目標|施策|事業|内容|担当課
             I 花|(1) 苗|①配る|配ります。|花課
             ||②集める|集めます。|花課
             ||②運ぶ|運びます。|花課、関係各課
             |(3) 種|①配る(再掲)|配ります。|
             ||③種を採る|採ります。|種課",
        ),
    );
}

#[test]
fn words_that_look_like_something_else_come_back() {
    let hostile = "基本目標\t施策\t事業\t内容\t担当課\t備考\t再掲\t担当課1\tコード\n\
        I 花\t(1) 苗\t①001\t=1+1\t花課\t-1\t+x\t@y\t1-1\n\
        \t\t②<script>alert(1)</script>\t\"引用\", 1,000円\t花課\t2024/1/1\t\t_x0041_\t007\n";
    assert_round_trip("hostile", "", vec![source("chart.txt", hostile.as_bytes().to_vec())]);
}

#[test]
fn line_breaks_within_cells_come_back() {
    let csv = "基本目標,施策,事業,内容,担当課\nI 花,(1) 苗,①配る,\"一つめの行\n二つめの行\",花課\n";
    assert_round_trip("line breaks", "", vec![source("chart.csv", csv.as_bytes().to_vec())]);
}

#[test]
fn corrections_come_back_with_the_words_as_printed() {
    let mut files = chart(
        "花いっぱい計画計画
         基本目標|施策|事業|内容|担当課
         I 花を育てる|(1) 苗苗を増やす|①苗をを配る|苗をを配ります。|花課
         ||②種を配る|種を配ります。|種課",
    );
    let settings = "period = \"令和6年度から10年度\"\n\n\
        [[correct]]\nplace = \"chart.txt:1\"\nprinted = \"計画計画\"\nshown = \"計画\"\nreason = \"二重\"\n\n\
        [[correct]]\nplace = \"1-1\"\nprinted = \"苗苗\"\nshown = \"苗\"\nreason = \"二重\"\n\n\
        [[correct]]\nplace = \"1-1-1\"\nprinted = \"苗をを配ります\"\nshown = \"苗を配ります\"\nreason = \"二重\"\n";
    files.push(source("plan.toml", settings.as_bytes().to_vec()));
    let after = assert_round_trip("corrections", "", files);
    assert!(String::from_utf8_lossy(&after.files["plan/projects/1-1-1.html"]).contains("苗をを配ります"));
}

#[test]
fn evaluations_and_addresses_beside_the_chart_stay_as_they_are() {
    let mut files = chart(
        "基本目標|施策|事業|内容|担当課
         I 花を育てる|(1) 苗を増やす|①苗を配る|苗を配ります。|花課",
    );
    files.push(source("plan.toml", b"[[status]]\nlabel = \"A\"\nname = \"\xe9\x81\x94\xe6\x88\x90\"\n".to_vec()));
    let settings = super::export("", files).settings;
    assert!(String::from_utf8(settings).unwrap().contains("[[status]]\nlabel = \"A\""));
}
