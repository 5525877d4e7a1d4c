//! QR codes: each is read back from its picture by a reader that had no part in drawing it.

use super::made_up::{CHART, Made, Sources};

const BASE: &str = "https://www.city.example.lg.jp/plan/";
/// Pixels a module is drawn with for the reader.
const SCALE: usize = 4;

/// The text of a picture between two others.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("no {before} in {text}"));
    rest.split_once(after).unwrap().0
}

/// What a picture holds: its runs are drawn on white as a browser draws them, and read.
fn decoded(svg: &str) -> String {
    let size: usize = between(svg, "viewBox=\"0 0 ", " ").parse().unwrap();
    let mut dark = vec![false; size * size];
    for run in between(svg, "<path d=\"M", "\"").trim_end_matches('z').split("zM") {
        let (x, rest) = run.split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let (width, rest) = rest.split_once("v1h-").unwrap();
        assert_eq!(width, rest, "each run is closed");
        let [x, y, width] = [x, y, width].map(|number| number.parse::<usize>().unwrap());
        dark[y * size + x..][..width].fill(true);
    }
    let edge = |at: usize| at < 4 || at >= size - 4;
    assert!((0..size * size).all(|at| !dark[at] || !(edge(at % size) || edge(at / size))), "the quiet zone is quiet");
    let grey = |x: usize, y: usize| if dark[y / SCALE * size + x / SCALE] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(size * SCALE, size * SCALE, grey);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "{svg}");
    grids[0].decode().unwrap().1
}

fn codes(made: &Made) -> Vec<&str> {
    made.files.keys().map(String::as_str).filter(|path| path.ends_with("-qr.svg")).collect()
}

#[test]
fn sections_projects_and_departments_have_a_code_that_leads_to_them() {
    let made = Sources::chart(CHART).base_url(BASE).make();
    assert!(made.codes().iter().all(|code| !code.starts_with('S')), "each link to a code is proved: {:?}", made.found);
    let codes = codes(&made);
    assert!(codes.contains(&"hana/goals/1-qr.svg") && codes.contains(&"hana/projects/2-1-1-1-qr.svg"), "{codes:?}");
    for path in &codes {
        let page = path.replace("-qr.svg", ".html");
        assert_eq!(decoded(made.text(path)), format!("{BASE}{page}"));
        let name = path.rsplit('/').next().unwrap();
        let shown = format!("<img alt=このページのアドレスのQRコード class=qr height=132 src={name} width=132>");
        assert!(made.text(&page).contains(&shown), "{}", made.text(&page));
    }
    let pages = made.pages().filter(|(_, page)| page.contains("class=qr")).count();
    assert_eq!(pages, codes.len());
    assert_eq!(codes.len(), 8 + 4 + 4, "sections, listings and departments");
}

#[test]
fn a_code_is_black_on_white_within_and_prints_at_a_size_that_phones_read() {
    let made = Sources::chart(CHART).base_url(BASE).make();
    let svg = made.text("hana/projects/1-1-1-1-qr.svg");
    assert!(svg.contains("<path fill=\"#fff\" d=\"M0 0h"), "its own white shows on a dark page: {svg}");
    assert!(svg.contains("<title>https://www.city.example.lg.jp/plan/hana/projects/1-1-1-1.html</title>"), "{svg}");
    let modules: f64 = between(svg, "viewBox=\"0 0 ", " ").parse().unwrap();
    let width: f64 = between(svg, "width=\"", "mm\"").parse().unwrap();
    assert!((width / modules - 0.7).abs() < 0.01, "{width} mm for {modules} modules");
}

#[test]
fn without_a_base_address_there_is_no_code() {
    let made = Sources::chart(CHART).make();
    assert_eq!(codes(&made), [""; 0]);
    assert!(made.pages().all(|(_, page)| !page.contains("class=qr")));
}

#[test]
fn an_address_too_long_for_paper_has_no_code_and_no_link_to_one() {
    let made = Sources::chart(CHART).base_url(&format!("https://city.example/{}/", "plan/".repeat(60))).make();
    assert_eq!(codes(&made), [""; 0]);
    assert!(made.pages().all(|(_, page)| !page.contains("class=qr")));
}

#[test]
fn shared_departments_have_a_code_too() {
    let mut sources = Sources::chart(CHART).base_url(BASE);
    sources.plans.push(("hana-3", vec![("chart.txt", CHART.replace("第2次", "第3次"))]));
    sources.departments = Some("[[department]]\nname = \"公園課\"\nslug = \"koen\"\n".into());
    let made = sources.make();
    assert_eq!(decoded(made.text("departments/koen-qr.svg")), format!("{BASE}departments/koen.html"));
}
