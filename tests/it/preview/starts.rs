//! How the preview starts and ends.

use super::running::{Preview, Running};
use super::{CHART, PLACE, save, sound};

#[test]
fn a_busy_port_is_said_with_what_to_type() {
    let root = sound();
    let preview = Preview::of(root.path(), &[]);
    let port = preview.port.to_string();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_taikei"))
        .current_dir(root.path())
        .args(["serve", "--port", &port, "--lang", "en"])
        .env_remove("CARGO_PKG_NAME")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains(&format!("another program has port {port}")) && said.contains("taikei serve --port "),
        "{said}"
    );
}

#[test]
fn a_root_that_is_nowhere_ends_with_2() {
    for command in ["serve", "watch"] {
        let root = sound();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_taikei"))
            .args([command, "--root", "nowhere"])
            .current_dir(root.path())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("[D11]"), "{said}");
    }
}

#[test]
fn listening_for_other_machines_is_warned_of() {
    let root = sound();
    let preview = Preview::of(root.path(), &["--bind", "0.0.0.0", "--lang", "en"]);
    preview.running.hear("everybody on its network");
    let asked =
        |host: &str| preview.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).status;
    assert_eq!((asked("192.168.0.2:4649"), asked("evil.example")), (200, 403));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_preview_at_once_though_pages_are_open() {
    let root = sound();
    let preview = Preview::of(root.path(), &[]);
    let mut pages: Vec<_> = (0..10).map(|_| preview.listen()).collect();
    for page in &mut pages {
        page.next();
    }
    assert_eq!(preview.running.interrupt(), Some(0));
}

#[test]
fn seeds_that_are_broken_from_the_start_are_shown_as_text_until_they_are_mended() {
    let root = sound();
    save(root.path(), PLACE, "<script>alert(1)</script>\n");
    let preview = Preview::of(root.path(), &["--lang", "en"]);
    let mut news = preview.listen();
    assert_eq!(news.next()["revision"], 0);
    let page = preview.get("/midori/");
    assert_eq!((page.status, page.header("content-type")), (503, "text/html; charset=utf-8"));
    assert!(page.text().contains("F04") && page.text().contains("seeds/midori/chart.txt"), "{}", page.text());
    assert!(!page.text().contains("<script>alert"), "{}", page.text());
    preview.running.hear("error[F04]");
    save(root.path(), PLACE, CHART);
    let (mended, _) = news.until(|news| news["findings"].as_array().unwrap().is_empty());
    assert_eq!((mended["revision"].as_u64(), mended["after"].as_u64()), (Some(1), Some(1)));
    assert_eq!(preview.get("/midori/").status, 200);
}

#[test]
fn reports_for_programs_stay_lines_of_json() {
    let root = sound();
    save(root.path(), PLACE, "no chart\n");
    let preview = Preview::of(root.path(), &["--format", "json"]);
    let line = preview.running.hear("F04");
    assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok(), "{line}");
}

#[test]
fn what_waits_for_changes_takes_its_own_options_only() {
    let root = sound();
    let (watch, _) = Running::start(root.path(), &["watch", "--port", "1", "--lang", "en"]);
    watch.hear("there is no option or argument `--port`");
}
