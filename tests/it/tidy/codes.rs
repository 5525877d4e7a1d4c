//! Codes and words that nothing uses: each code is reported by a source and proved by a test.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use proc_macro2::{TokenStream, TokenTree};
use taikei::diag::Code;
use taikei::diag::words::{self, Lang};

use super::{TextFile, assert_kept, paths, shown, texts};

/// The variants that some tokens name as `Code::X`.
fn codes_named(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        if let TokenTree::Group(group) = tree {
            codes_named(group.stream(), found);
        }
        if matches!(tree, TokenTree::Ident(word) if word == "Code") {
            found.extend(trees.get(at + 3).map(ToString::to_string));
        }
    }
}

/// Whether a text holds this code as a word of its own.
fn has_word(text: &str, code: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == code)
}

#[test]
fn every_code_is_reported_somewhere() {
    let mut named = BTreeSet::new();
    let files = texts(&["src"], &[".rs"]).into_iter().filter(|file| file.path != "src/diag/code.rs");
    files.for_each(|file| codes_named(file.tokens(), &mut named));
    let dead = Code::ALL.iter().filter(|code| !named.contains(code.as_str()));
    let broken: Vec<String> = dead.map(|code| format!("{}: no source reports it", code.as_str())).collect();
    assert_kept("A code that nothing reports is taken out of src/diag/code.rs, with its words:", &broken);
}

#[test]
fn every_code_is_proved_by_a_test() {
    // Fixtures of old encodings are no UTF-8; codes are ASCII in any of them.
    let lossy = |path: &PathBuf| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    let ours = |path: &PathBuf| !shown(path).starts_with("tests/it/tidy");
    let files = ["tests/it", "tests/fixtures"].iter().flat_map(|folder| paths(folder, &[""]));
    let proofs: Vec<String> = files.filter(ours).map(|path| lossy(&path)).collect();
    let proved = |code: &Code| proofs.iter().any(|text| has_word(text, code.as_str()));
    let unproved = Code::ALL.iter().filter(|code| !proved(code));
    let broken: Vec<String> = unproved.map(|code| format!("{}: no test names it", code.as_str())).collect();
    assert_kept("Each code has a test (or a fixture) that makes it appear:", &broken);
}

#[test]
fn every_sentence_of_the_command_line_is_used() {
    let sources = texts(&["src"], &[".rs"]);
    let used = |key: &str| sources.iter().any(|file| file.text.contains(&format!("\"{key}\"")));
    let dead = words::ui_keys(Lang::En).filter(|key| !used(key));
    let broken: Vec<String> = dead.map(|key| format!("{key}: no source shows it")).collect();
    assert_kept("A sentence that nothing shows is taken out of src/diag/words/*/ui.toml:", &broken);
}

#[test]
fn a_code_is_found_only_where_it_is_named() {
    let mut named = BTreeSet::new();
    let source = "fn f() { sink.report(Diagnostic::new(Code::P03)); g(\"Code::P04\"); } // Code::P05";
    codes_named(TextFile::new("a.rs", source).tokens(), &mut named);
    assert_eq!(named, BTreeSet::from(["P03".to_owned()]));
    assert!(has_word("error[P03]: …", "P03"));
    assert!(!has_word("P031 XP03", "P03"));
}
