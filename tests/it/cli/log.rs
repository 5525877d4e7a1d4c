//! `--log`: what `addresses` and `diff` add to the log of changes, and when they refuse.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{CHART, run, sound};

/// The log's place.
const LOG: &str = "content/changes.toml";
/// A log that a person wrote.
const KEPT: &str = "# 市の更新履歴\n[[change]]   # はじめ\ndate = \"2025-04-01\"\ntitle = '公開しました'\n# おわり";

fn log(site: &Path) -> String {
    fs::read_to_string(site.join(LOG)).unwrap()
}

fn later() -> String {
    CHART.replace("①訓練\t訓練を行います。\t防災課\n\t\t\t②点検", "①点検").replace("点検を行", "点検を月に一度行")
}

/// A site whose chart changed after its addresses were recorded.
fn renumbered(more: &[(&str, &str)]) -> TempDir {
    let site = sound(more);
    assert_eq!(run(site.path(), &["addresses"]).0, 0);
    fs::write(site.path().join("seeds/midori/chart.txt"), later()).unwrap();
    site
}

/// A site of two editions.
fn editions(chart: &str) -> TempDir {
    sound(&[("seeds/midori-2/chart.txt", chart), ("seeds/midori-2/plan.toml", "predecessor = \"midori\"\n")])
}

#[test]
fn a_renumbered_chart_is_told_at_the_end_of_the_log_and_the_rest_stays() {
    let site = renumbered(&[(LOG, KEPT)]);
    let (code, out, err) = run(site.path(), &["addresses", "midori", "--log", "2026-04-01"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Added to the log of changes: content/changes.toml"), "{out}");
    let own = log(site.path()).strip_prefix(&format!("{KEPT}\n\n")).map(str::to_owned).unwrap();
    assert_eq!(
        own,
        "[[change]]\ndate = \"2026-04-01\"\ntitle = \"みどり計画を、新しい体系図に合わせました\"\n\
         text = \"載らなくなったもの 1 件、番号が変わったもの 1 件、題名や内容の言葉が変わったもの 1 件です。前のアドレスは、そのまま使えます。\"\n\
         plan = \"midori\"\nlinks = [\"id=1-1-1-1\", \"id=1-1-1-2\"]\n"
    );
    let (code, _, err) = run(site.path(), &["build"]);
    assert_eq!(code, 0, "{err}");
    let page = fs::read_to_string(site.path().join("public/changes.html")).unwrap();
    assert!(
        page.contains("href=midori/projects/1-1-1-1.html>訓練")
            && page.contains("href=midori/projects/1-1-1-2.html>点検")
    );
    let (_, out, _) = run(site.path(), &["addresses", "midori", "--log", "2026-04-01"]);
    assert!(out.contains("Nothing is new"), "{out}");
    assert!(log(site.path()).ends_with(&own));
}

#[test]
fn what_was_answered_is_told_as_what_it_is_and_a_renamed_department_once() {
    let site = sound(&[]);
    assert_eq!(run(site.path(), &["addresses"]).0, 0);
    let chart =
        CHART.replace("防災課", "危機管理室").replace("②点検\t点検を行います。", "②施設の見回り\t建物を見ます。");
    fs::write(site.path().join("seeds/midori/chart.txt"), chart).unwrap();
    let record = site.path().join("seeds/midori/addresses.toml");
    let answered = fs::read_to_string(&record).unwrap();
    let answered = answered.replace("slug = \"bosai\"", "slug = \"bosai\"\nnow = \"危機管理室\"");
    let answered = answered.replace("id = \"1-1-1-2\"", "id = \"1-1-1-2\"\nnow = \"1-1-1-2\"");
    fs::write(&record, answered).unwrap();
    let (_, _, err) = run(site.path(), &["check"]);
    assert!(err.contains("(new: 0, gone: 0, renumbered: 0, changed otherwise: 3, such as"), "{err}");
    let (code, _, err) = run(site.path(), &["addresses", "midori", "--log", "2026-04-01"]);
    assert_eq!(code, 0, "{err}");
    let log = log(site.path());
    assert!(
        log.contains(
            "text = \"名前が変わった課 1 件、題名や内容の言葉が変わったもの 1 件です。前のアドレスは、そのまま使えます。\"\n"
        ),
        "{log}"
    );
}

#[test]
fn other_departments_in_charge_are_told_apart_from_other_words() {
    let site = sound(&[]);
    assert_eq!(run(site.path(), &["addresses"]).0, 0);
    let chart = CHART.replace("点検を行います。\t防災課", "点検を行います。\t防災課、施設課");
    fs::write(site.path().join("seeds/midori/chart.txt"), chart).unwrap();
    let (code, _, err) = run(site.path(), &["addresses", "midori", "--log", "2026-04-01"]);
    assert_eq!(code, 0, "{err}");
    let log = log(site.path());
    assert!(log.contains("text = \"新しく載ったもの 1 件、担当課が変わったもの 1 件です。\"\n"), "{log}");
}

#[test]
fn the_first_record_says_nothing_of_changes() {
    let site = sound(&[]);
    let (code, out, _) = run(site.path(), &["addresses", "--log", "2026-04-01"]);
    assert_eq!((code, site.path().join(LOG).exists()), (0, false), "{out}");
}

#[test]
fn a_comparison_is_told_once_and_its_page_is_linked() {
    let site = editions(&later());
    let diff = ["diff", "midori", "midori-2", "--log", "令和8年4月1日"];
    let (code, out, err) = run(site.path(), &diff);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("ended: 1") && err.contains("Added to the log of changes"), "{out}{err}");
    let first = log(site.path());
    assert!(first.starts_with("# 更新履歴です。") && first.contains("date = \"2026-04-01\""), "{first}");
    assert!(
        first.contains("終わったもの 1 件、内容の言葉が変わったもの 1 件です。")
            && first.contains("links = [\"comparison\"]"),
        "{first}"
    );
    let (code, _, err) = run(site.path(), &diff);
    assert!(code == 0 && err.contains("has the same entry already"), "{err}");
    assert_eq!(log(site.path()), first);
    assert_eq!(run(site.path(), &["build"]).0, 0);
    assert!(
        fs::read_to_string(site.path().join("public/changes.html")).unwrap().contains("href=midori-2/comparison.html")
    );
}

#[test]
fn an_open_question_and_editions_without_a_page_are_not_told() {
    let open = editions(&CHART.replace("②点検\t点検を行います。", "②施設の点検\t建物と設備を見て回ります。"));
    let (code, _, err) = run(open.path(), &["diff", "midori", "midori-2", "--log", "2026-04-01"]);
    assert!(code == 1 && err.contains("A question (N01) is open"), "{err}");
    let apart = sound(&[("seeds/midori-2/chart.txt", CHART)]);
    let (code, out, err) = run(apart.path(), &["diff", "midori", "midori-2", "--log", "2026-04-01"]);
    assert!(code == 2 && out.is_empty() && err.contains("predecessor = \"midori\""), "{err}");
    for site in [open, apart] {
        assert!(!site.path().join(LOG).exists());
    }
}

#[test]
fn a_broken_log_is_left_alone_and_so_is_the_record() {
    let utf_16: Vec<u8> = [0xff, 0xfe].into_iter().chain(KEPT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let inline = "change = [{ date = \"2026-04-01\", title = \"公開しました\" }]\n".as_bytes();
    for (bytes, code) in [(b"[[change]]\ndate = 1\n".as_slice(), "G08"), (&utf_16, "G18"), (inline, "G18")] {
        let site = renumbered(&[]);
        let record = fs::read(site.path().join("seeds/midori/addresses.toml")).unwrap();
        fs::write(site.path().join(LOG), bytes).unwrap_or_else(|_| {
            fs::create_dir(site.path().join("content")).unwrap();
            fs::write(site.path().join(LOG), bytes).unwrap();
        });
        let (status, _, err) = run(site.path(), &["addresses", "midori", "--log", "2026-04-01"]);
        assert!(status == 1 && err.contains(&format!("error[{code}]")), "{code}: {err}");
        assert_eq!(fs::read(site.path().join(LOG)).unwrap(), bytes);
        assert_eq!(fs::read(site.path().join("seeds/midori/addresses.toml")).unwrap(), record);
    }
}

#[test]
fn the_line_breaks_of_the_log_stay() {
    let site = renumbered(&[(LOG, &KEPT.replace('\n', "\r\n"))]);
    assert_eq!(run(site.path(), &["addresses", "--log", "2026-04-01"]).0, 0);
    let log = log(site.path());
    assert_eq!(log.matches('\n').count(), log.matches("\r\n").count(), "{log:?}");
}

#[test]
fn no_date_is_refused_with_an_example() {
    for date in ["2026-02-30", "今日", "20260401"] {
        let (code, _, err) = run(sound(&[]).path(), &["addresses", "--log", date]);
        assert!(code == 2 && err.contains("2026-04-01"), "{err}");
    }
}

#[test]
fn a_link_of_the_log_that_leads_nowhere_is_an_error() {
    let entry =
        "[[change]]\ndate = \"2026-04-01\"\ntitle = \"題\"\nplan = \"midori\"\nlinks = [\"1-1-1-1\", \"1-1-1-9\"]\n";
    let (code, _, err) = run(sound(&[(LOG, entry)]).path(), &["check"]);
    assert!(code == 1 && err.contains("error[G19]") && err.contains("1-1-1-9"), "{err}");
}
