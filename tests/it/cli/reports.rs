//! How findings are shown, and what `explain` says of them.

use serde_json::Value;

use super::{CHART, DEPARTMENTS, faulty, root, run, sound};

#[test]
fn human_reports_show_code_place_caret_help_and_a_closing_line() {
    let (_, _, err) = run(faulty().path(), &["check"]);
    let expected = "error[G02]: There is no key `base-url`.\n --> taikei.toml:1:1\n  |\n1 | base-url = \"x\"\n  | ^^^^^^^^\n  |\n  = help: ";
    assert!(err.starts_with(expected), "{err}");
    assert!(err.lines().last().unwrap().starts_with("Nothing was written. errors: "), "{err}");
    assert!(!err.contains('\u{1b}'), "no colours but on a terminal");
}

#[test]
fn json_reports_are_one_object_a_line_with_the_keys_of_the_contract() {
    let (code, _, err) = run(faulty().path(), &["check", "--format", "json"]);
    assert_eq!(code, 1);
    let keys = ["code", "severity", "message", "file", "line", "column", "cell", "record", "help"];
    for line in err.lines() {
        let object: Value = serde_json::from_str(line).unwrap();
        assert_eq!(object.as_object().unwrap().len(), keys.len(), "{line}");
        let places: Vec<_> = keys.iter().map(|key| line.find(&format!("\"{key}\":")).unwrap()).collect();
        assert!(places.is_sorted(), "{line}");
    }
    let first: Value = serde_json::from_str(err.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&first["code"], &first["severity"], &first["file"], &first["line"], &first["cell"], &first["record"]),
        (&"G02".into(), &"error".into(), &"taikei.toml".into(), &1.into(), &"base-url".into(), &Value::Null)
    );
}

#[test]
fn a_finding_without_a_place_has_nulls_in_json() {
    let (_, _, err) = run(root(&[]).path(), &["check", "--format", "json"]);
    let object: Value = serde_json::from_str(err.trim()).unwrap();
    for key in ["file", "line", "column", "cell", "record"] {
        assert_eq!(object[key], Value::Null, "{key}");
    }
}

#[test]
fn github_reports_are_annotations_at_paths_from_where_the_program_started() {
    let root = root(&[
        ("a,b:c/taikei.toml", "\"100%\" = 1\n"),
        ("a,b:c/seeds/midori/chart.txt", CHART),
        ("a,b:c/seeds/departments.toml", DEPARTMENTS),
    ]);
    let (_, _, err) = run(root.path(), &["check", "--root", "a,b:c", "--format", "github"]);
    let first = err.lines().next().unwrap();
    let start = "::error file=a%2Cb%3Ac/taikei.toml,line=1,col=1,title=G02::There is no key `100%25`.%0AThe nearest";
    assert!(first.starts_with(start), "{first}");
}

#[test]
fn quiet_keeps_only_errors_and_goes_with_verbose_in_no_command() {
    let root = faulty();
    let (_, _, err) = run(root.path(), &["check", "-q"]);
    assert!(err.contains("error[G02]") && !err.contains("Nothing was written"), "{err}");
    for args in [["check", "-q", "-v"], ["-v", "check", "-q"]] {
        let (code, out, err) = run(root.path(), &args);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains("-q and -v cannot be used together"), "{err}");
    }
}

#[test]
fn explain_tells_message_severity_example_and_help() {
    let root = root(&[]);
    let (_, out, _) = run(root.path(), &["explain", "g04"]);
    assert!(out.starts_with("warning[G04]: ") && out.contains("Example") && out.contains("\nhelp: "), "{out}");
    let (_, out, _) = run(root.path(), &["explain", "G04", "--lang", "ja"]);
    assert!(out.starts_with("警告[G04]: ") && out.contains("例") && out.contains("\n直し方: "), "{out}");
}

#[test]
fn explain_of_an_unknown_code_names_the_nearest_and_exits_with_2() {
    let (code, out, err) = run(root(&[]).path(), &["explain", "G0X"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("nearest is G0"), "{err}");
    let (code, _, err) = run(root(&[]).path(), &["explain", "P3"]);
    assert!(code == 2 && err.contains("nearest is P03"), "{err}");
}

#[test]
fn explain_without_a_code_lists_every_code() {
    let (_, out, _) = run(root(&[]).path(), &["explain"]);
    for code in taikei::diag::Code::ALL {
        assert!(out.contains(&format!("{}  ", code.as_str())), "{}", code.as_str());
    }
}

#[test]
fn notes_are_counted_and_shown_with_v_and_always_in_json() {
    let shifted = CHART.replace("\t\t\t②", "\t\t②");
    let root = sound(&[("seeds/midori/chart.txt", &shifted)]);
    let (code, _, err) = run(root.path(), &["check"]);
    assert_eq!(code, 0, "{err}");
    assert!(!err.contains("note[") && err.contains("To see the notes (1), add -v."), "{err}");
    let (_, _, err) = run(root.path(), &["check", "-v"]);
    assert!(err.contains("note[P05]") && !err.contains("add -v"), "{err}");
    let (_, _, err) = run(root.path(), &["check", "--format", "json"]);
    let object: Value = serde_json::from_str(err.trim()).unwrap();
    assert_eq!((&object["severity"], &object["record"]), (&"note".into(), &"1-1-1-2".into()));
}
