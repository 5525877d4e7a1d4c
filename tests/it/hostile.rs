//! Hostile and broken input, from outside: scripts come out as text, and faults leave the site as it was.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use taikei::table::LARGEST_CHART;

use super::folder::{Folder, SOUND};

/// A script for one place of the input, told apart by its number.
fn script(place: u32) -> String {
    format!("<script>xss({place})</script>")
}

/// A plan with a script in each kind of cell, and another that breaks out of an attribute.
fn hostile() -> Folder {
    let folder = Folder::sound();
    let [title, goal, issue, measure, project, description, department, publisher] =
        [1, 2, 3, 4, 5, 6, 7, 8].map(script);
    let escape = "\" onclick=\"xss(0)\" '><img src=x>";
    let chart = format!(
        "{title}計画\n\n{publisher}市\n\n基本目標\t課題\t施策\t事業\t内容\t担当課\n\
         I {goal}\tI-1★ {issue}\t(1) {measure}\t①{project}\t{description}\t{department}課\n\
         \t\t\t②{escape}\t{escape}\t\"onclick=xss(0) >課\n\
         \tI-2 {{{{ 7 * 7 }}}}\t(1) {{% raw %}}\t①</title></script><!--{project}\t]]>{description}\t公園課\n"
    );
    folder.write("seeds/midori/taikeizu.txt", chart);
    folder.write(
        "content/about.md",
        format!(
            "+++\ntitle = '{}'\ndescription = '{}'\nnav = 1\n+++\n\n# {}\n\n`{}`\n\n{}\n\n<b onclick=\"xss(0)\">木</b>\n\n\
             [a](javascript:xss(0)) [b](plan:1-1-1-1)\n",
            script(9),
            script(10),
            script(11),
            script(12),
            script(13),
        ),
    );
    folder
}

/// What a browser would make of a page.
#[derive(Default)]
struct Seen {
    /// Its words and the values of its attributes.
    text: String,
    /// What runs or hides: scripts, styles and comments.
    unseen: String,
    /// What stands in a script that is data and never runs.
    data: String,
    /// Attributes that would run something of the input's.
    dangers: Vec<String>,
}

/// Reads a page as a browser does: a title holds text alone, a script none.
fn read_page(html: &str) -> Seen {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut seen = Seen::default();
    let mut within = String::new();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        match token.expect("a text has no errors of reading") {
            Token::StartTag(tag) => {
                within = String::from_utf8_lossy(&tag.name).into_owned();
                let mut values = tag.attributes.values().map(|value| value.as_slice());
                if within == "script" && values.any(|value| value == b"application/ld+json") {
                    "data".clone_into(&mut within);
                }
                for (key, value) in &tag.attributes {
                    attribute(&mut seen, &String::from_utf8_lossy(key), &String::from_utf8_lossy(value));
                }
            }
            Token::String(words) if within == "data" => seen.data.push_str(&String::from_utf8_lossy(&words)),
            Token::String(words) if within == "script" || within == "style" => {
                seen.unseen.push_str(&String::from_utf8_lossy(&words));
            }
            Token::String(words) => seen.text.push_str(&String::from_utf8_lossy(&words)),
            Token::Comment(words) => seen.unseen.push_str(&String::from_utf8_lossy(&words)),
            Token::EndTag(_) => {
                within.clear();
                seen.text.push('\n');
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    seen
}

fn attribute(seen: &mut Seen, key: &str, value: &str) {
    seen.text.push_str(value);
    if key.starts_with("on") || (key == "src" && value == "x") || value.starts_with("javascript:") {
        seen.dangers.push(format!("{key}={value}"));
    }
}

#[test]
fn a_script_in_any_place_of_the_input_comes_out_as_text() {
    let folder = hostile();
    let run = folder.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let mut seen = BTreeSet::new();
    let is_page = |path: &str| Path::new(path).extension().is_some_and(|ending| ending == "html");
    for (path, bytes) in folder.files("public").iter().filter(|(path, _)| is_page(path)) {
        let html = std::str::from_utf8(bytes).unwrap();
        let Seen { text, unseen, data, dangers } = read_page(html);
        assert_eq!(dangers, Vec::<String>::new(), "{path}");
        assert!(!unseen.contains("xss("), "{path} has it in a script, a style or a comment");
        assert!(!data.contains(['<', '>', '&']), "{path}: data could end its script: {data}");
        assert!(data.is_empty() || serde_json::from_str::<serde_json::Value>(&data).is_ok(), "{path}: {data}");
        assert!(!text.contains("49"), "{path}: a template in a cell was run");
        seen.extend((1..=13).filter(|place| text.contains(&script(*place))));
    }
    let shown = (1..=12).collect::<BTreeSet<u32>>();
    assert_eq!(seen, shown, "each place is shown as it was written, HTML in Markdown too");
    assert!(run.err.contains("warning[C04]"), "and what Markdown may not hold is said: {}", run.err);
    let plan = &folder.files("public")["midori/plan.json"];
    let plan: serde_json::Value = serde_json::from_slice(plan).unwrap();
    assert_eq!(plan["sections"][0]["title"], script(2), "data are not escaped twice");
}

#[test]
fn a_script_that_would_run_is_found() {
    let seen =
        read_page("<title><script>xss(1)</script></title><p onclick=xss(0)>木<script>xss(2)</script><!--xss(3)-->");
    assert_eq!(seen.dangers, ["onclick=xss(0)"]);
    assert!(seen.text.contains("<script>xss(1)") && !seen.text.contains("xss(2)"));
    assert!(seen.unseen.contains("xss(2)") && seen.unseen.contains("xss(3)"));
}

/// One way to break a sound folder: its name, the code that is reported, the exit code, and what is done.
struct Fault {
    name: &'static str,
    code: &'static str,
    exit: i32,
    make: fn(&Folder),
}

const CHART: &str = "seeds/midori/taikeizu.txt";

const FAULTS: &[Fault] = &[
    Fault {
        name: "no seeds",
        code: "F01",
        exit: 2,
        make: |folder| fs::rename(folder.path().join("seeds"), folder.path().join("seed")).unwrap(),
    },
    Fault { name: "an empty chart", code: "F03", exit: 1, make: |folder| folder.write(CHART, "") },
    Fault { name: "a chart of blanks", code: "F03", exit: 1, make: |folder| folder.write(CHART, " \n\t\t\n　\n") },
    Fault {
        name: "no header row",
        code: "F04",
        exit: 1,
        make: |folder| folder.write(CHART, "計画\nI 森\tI-1 木\t(1) 苗\t①苗木の配布\t配ります。\t公園課\n"),
    },
    Fault {
        name: "a header row and nothing below",
        code: "P19",
        exit: 1,
        make: |folder| folder.write(CHART, "基本目標\t課題\t施策\t事業\t内容\t担当課\n"),
    },
    Fault {
        name: "bytes that are no text",
        code: "F05",
        exit: 1,
        make: |folder| folder.write(CHART, [SOUND.as_bytes(), b"\x81\xff\xfe\xa0 end\n"].concat()),
    },
    Fault {
        name: "a picture",
        code: "F06",
        exit: 1,
        make: |folder| folder.write(CHART, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"),
    },
    Fault {
        name: "a chart larger than any chart",
        code: "F09",
        exit: 1,
        make: |folder| {
            let chart = fs::File::create(folder.path().join(CHART)).unwrap();
            chart.set_len(LARGEST_CHART as u64 + 1).unwrap();
        },
    },
    Fault {
        name: "a folder's name that is no address",
        code: "F07",
        exit: 1,
        make: |folder| folder.write("seeds/みどり 計画/taikeizu.txt", SOUND),
    },
    Fault {
        name: "a folder's name that is a script",
        code: "F07",
        exit: 1,
        make: |folder| folder.write("seeds/<script>xss()<script>/taikeizu.txt", SOUND),
    },
    Fault {
        name: "a folder without a chart",
        code: "F02",
        exit: 1,
        make: |folder| folder.write("seeds/mori/plan.toml", ""),
    },
    Fault {
        name: "two things with one address",
        code: "S01",
        exit: 1,
        make: |folder| folder.write("content/midori/whole.md", "+++\ntitle = \"木\"\n+++\n"),
    },
    Fault {
        name: "a broken template",
        code: "T02",
        exit: 1,
        make: |folder| {
            folder.write("themes/own/templates/project.html", "<p>{{ page.title }\n");
            folder.write("taikei.toml", "theme = \"own\"\n");
        },
    },
    Fault {
        name: "a template that asks for what is not there",
        code: "T03",
        exit: 1,
        make: |folder| {
            folder.write("themes/own/templates/project.html", "<p>{{ no_such_thing }}</p>\n");
            folder.write("taikei.toml", "theme = \"own\"\n");
        },
    },
    Fault {
        name: "a theme that is not there",
        code: "T01",
        exit: 1,
        make: |folder| folder.write("taikei.toml", "theme = \"own\"\n"),
    },
    Fault {
        name: "bad front matter",
        code: "C01",
        exit: 1,
        make: |folder| folder.write("content/a.md", "+++\ntitle = \n+++\n木\n"),
    },
    Fault {
        name: "a link to a part of the plan that is not there",
        code: "C02",
        exit: 1,
        make: |folder| folder.write("content/a.md", "+++\ntitle = \"木\"\n+++\n[木](plan:9-9)\n"),
    },
    Fault {
        name: "a link on a page that leads nowhere",
        code: "S02",
        exit: 1,
        make: |folder| {
            folder.write(
                "themes/own/templates/project.html",
                "<!doctype html><title>木</title><a href=\"no.html\">木</a>",
            );
            folder.write("taikei.toml", "theme = \"own\"\n");
        },
    },
    Fault {
        name: "an unknown key of the site",
        code: "G02",
        exit: 1,
        make: |folder| folder.write("taikei.toml", "tittle = \"木\"\n"),
    },
    Fault {
        name: "an unknown key of a plan",
        code: "G02",
        exit: 1,
        make: |folder| folder.write("seeds/midori/plan.toml", "periode = \"木\"\n"),
    },
    Fault {
        name: "an unknown key of a department",
        code: "G02",
        exit: 1,
        make: |folder| folder.write("seeds/departments.toml", "[[department]]\nname = \"公園課\"\nslugg = \"a\"\n"),
    },
    Fault {
        name: "settings that are no TOML",
        code: "G01",
        exit: 1,
        make: |folder| folder.write("taikei.toml", "title = \n"),
    },
    Fault {
        name: "an output folder that holds the sources",
        code: "D06",
        exit: 2,
        make: |folder| folder.write("taikei.toml", "out = \"seeds\"\n"),
    },
];

#[test]
fn each_fault_is_named_and_nothing_is_written() {
    for fault in FAULTS {
        let folder = Folder::sound();
        (fault.make)(&folder);
        let before = folder.files(".");
        let run = folder.run(&["build"]);
        assert_fault(fault, run.code, &run.err);
        assert!(run.out.is_empty(), "{}: {}", fault.name, run.out);
        assert_eq!(folder.files("."), before, "{}: no file is written or changed", fault.name);
        let check = folder.run(&["check"]);
        if fault.code != "D06" {
            assert_fault(fault, check.code, &check.err);
        }
    }
}

#[test]
fn a_fault_leaves_the_published_site_as_it_was() {
    for fault in FAULTS {
        let folder = Folder::sound();
        let first = folder.run(&["build"]);
        assert_eq!(first.code, 0, "{}", first.err);
        let published = folder.files("public");
        assert!(published.contains_key("midori/projects/1-1-1-1.html"));
        (fault.make)(&folder);
        let run = folder.run(&["build"]);
        assert_fault(fault, run.code, &run.err);
        assert_eq!(folder.files("public"), published, "{}", fault.name);
    }
}

#[track_caller]
fn assert_fault(fault: &Fault, exit: i32, err: &str) {
    assert_eq!(exit, fault.exit, "{}: {err}", fault.name);
    assert!(err.contains(&format!("error[{}]", fault.code)), "{}: {err}", fault.name);
    assert!(!err.contains("panicked"), "{}: {err}", fault.name);
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let folder = Folder::sound();
    folder.write("public/letter.txt", "keep me");
    let run = folder.run(&["build"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("error[D01]"), "{}", run.err);
    assert_eq!(folder.files("public").keys().collect::<Vec<_>>(), ["letter.txt"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_round_in_a_circle_are_named() {
    for place in ["seeds/midori/round", "seeds/round", "content/round"] {
        let folder = Folder::sound();
        folder.write("content/a.md", "+++\ntitle = \"木\"\n+++\n");
        std::os::unix::fs::symlink("..", folder.path().join(place)).unwrap();
        let run = folder.run(&["build"]);
        assert!(run.code == 1 || run.code == 2, "{place}: {}", run.err);
        assert!(run.err.contains("error[D04]"), "{place}: {}", run.err);
        assert!(folder.files("public").is_empty(), "{place}");
    }
}
