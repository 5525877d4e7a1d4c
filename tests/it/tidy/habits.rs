//! Habits that the compiler does not hold: what is never left behind in a source.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::{TextFile, assert_kept, texts};

/// Names that must not be called or expanded, each with what to do instead.
const BANNED_IN_SRC: &[(&str, &str)] = &[
    ("unwrap", "write `expect(\"why this cannot happen\")`, or report a diagnostic"),
    ("todo", "do it now"),
    ("unimplemented", "do it now"),
    ("dbg", "take it out"),
    ("print", "write to a locked standard output in `cli`"),
    ("println", "write to a locked standard output in `cli`"),
    ("eprint", "write to a locked standard error in `cli`"),
    ("eprintln", "write to a locked standard error in `cli`"),
    ("extern", "every crate is in scope by its name"),
];

/// The same for tests.
const BANNED_IN_TESTS: &[(&str, &str)] = &[
    ("dbg", "take it out"),
    ("todo", "do it now"),
    ("sleep", "wait for what happens, not for a time"),
    ("ignore", "a test that is not run proves nothing"),
    ("should_panic", "say what is returned instead"),
];

/// Marks of unfinished work, in any text of the repository.
const UNFINISHED: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];

/// Finds banned names: a name and `(`, `!` or, in an attribute, nothing more.
fn banned(tokens: TokenStream, names: &[(&str, &str)], found: &mut Vec<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => banned(group.stream(), names, found),
            TokenTree::Ident(word) => {
                let next = trees.get(at + 1).map(ToString::to_string).unwrap_or_default();
                let called = next.starts_with('(') || next == "!" || (word == "extern" && next == "crate");
                let first = at == 0 && (next.is_empty() || next == "=");
                let attribute = first && ["ignore", "should_panic"].iter().any(|name| word == name);
                let hit = names.iter().find(|(name, _)| word == name && (called || attribute));
                found.extend(hit.map(|(name, instead)| format!("{}: `{name}`: {instead}", word.span().start().line)));
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn banned_in(file: &TextFile, names: &[(&str, &str)]) -> Vec<String> {
    let mut found = Vec::new();
    banned(file.tokens(), names, &mut found);
    found.into_iter().map(|hit| format!("{}:{hit}", file.path)).collect()
}

fn unfinished(file: &TextFile) -> Vec<String> {
    let marked = |line: &str| UNFINISHED.iter().any(|mark| line.contains(mark));
    let lines = file.text.lines().enumerate().filter(|(_, line)| marked(line));
    lines.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())).collect()
}

/// The enums that some files declare, and `Self`.
struct Enums(BTreeSet<String>);

impl<'ast> Visit<'ast> for Enums {
    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.0.insert(item.ident.to_string());
    }
}

/// Finds `match`es on our own enums with an arm for "all the rest".
struct CatchAlls<'a> {
    own: &'a BTreeSet<String>,
    lines: Vec<usize>,
}

impl CatchAlls<'_> {
    /// Whether a pattern names a variant of one of our enums, directly or within `|`.
    fn names_own(&self, pattern: &syn::Pat) -> bool {
        let own = |path: &syn::Path| {
            let owner = path.segments.len().checked_sub(2).map(|at| path.segments[at].ident.to_string());
            owner.is_some_and(|owner| self.own.contains(&owner))
        };
        match pattern {
            syn::Pat::Path(path) => own(&path.path),
            syn::Pat::Struct(pattern) => own(&pattern.path),
            syn::Pat::TupleStruct(pattern) => own(&pattern.path),
            syn::Pat::Or(any) => any.cases.iter().any(|case| self.names_own(case)),
            _ => false,
        }
    }
}

impl<'ast> Visit<'ast> for CatchAlls<'_> {
    fn visit_expr_match(&mut self, found: &'ast syn::ExprMatch) {
        if found.arms.iter().any(|arm| self.names_own(&arm.pat)) {
            let rest = found.arms.iter().filter(|arm| matches!(arm.pat, syn::Pat::Wild(_)) && arm.guard.is_none());
            self.lines.extend(rest.map(|arm| arm.fat_arrow_token.spans[0].start().line));
        }
        visit::visit_expr_match(self, found);
    }
}

fn catch_alls(own: &BTreeSet<String>, file: &TextFile) -> Vec<String> {
    let mut finder = CatchAlls { own, lines: Vec::new() };
    finder.visit_file(&file.items());
    finder.lines.iter().map(|line| format!("{}:{line}: `_`", file.path)).collect()
}

fn enums(files: &[TextFile]) -> BTreeSet<String> {
    let mut enums = Enums(BTreeSet::from(["Self".to_owned()]));
    for file in files {
        enums.visit_file(&file.items());
    }
    enums.0
}

#[test]
fn nothing_in_src_panics_carelessly_or_prints() {
    let files: Vec<TextFile> = texts(&["src"], &[".rs"]).into_iter().filter(|f| f.path != "src/build.rs").collect();
    let broken: Vec<String> = files.iter().flat_map(|file| banned_in(file, BANNED_IN_SRC)).collect();
    assert_kept("These names have no place in src/:", &broken);
}

#[test]
fn no_test_sleeps_is_skipped_or_must_panic() {
    let files = texts(&["tests"], &[".rs"]);
    let broken: Vec<String> = files.iter().flat_map(|file| banned_in(file, BANNED_IN_TESTS)).collect();
    assert_kept("These names have no place in tests/:", &broken);
}

#[test]
fn nothing_is_marked_as_unfinished() {
    let endings = [".rs", ".toml", ".html", ".css", ".js", ".mjs", ".md", ".yml", ".yaml", "run"];
    let mut files = texts(&["src", "themes", "content", "tests"], &endings);
    files.extend(texts(&["Cargo.toml"], &["Cargo.toml"]));
    let broken: Vec<String> = files.iter().flat_map(unfinished).collect();
    assert_kept("Unfinished work is done, or is an issue, not a comment:", &broken);
}

#[test]
fn a_match_on_our_own_enum_names_every_variant() {
    let files = texts(&["src"], &[".rs"]);
    let own = enums(&files);
    assert!(own.contains("Severity"), "our own enums were not found: {own:?}");
    let broken: Vec<String> = files.iter().flat_map(|file| catch_alls(&own, file)).collect();
    assert_kept("No `_` arm on our own enums: the compiler is the checklist of what a new variant needs:", &broken);
}

#[test]
fn careless_habits_are_found() {
    let hits = |text: &str, names| banned_in(&TextFile::new("a.rs", text), names).len();
    assert_eq!(hits("fn f() { x.unwrap(); vec![y.unwrap()]; println!(\"a\"); todo!() }", BANNED_IN_SRC), 4);
    assert_eq!(hits("fn f() { x.unwrap_or_default(); let unwrap = \"todo!()\"; } // dbg!()", BANNED_IN_SRC), 0);
    assert_eq!(hits("#[test]\n#[ignore]\nfn f() { std::thread::sleep(x); }", BANNED_IN_TESTS), 2);
    assert_eq!(
        hits("#[ignore = \"slow\"]\nfn f() {}\n#[should_panic(expected = \"a\")] fn g() {}", BANNED_IN_TESTS),
        2
    );
    assert_eq!(unfinished(&TextFile::new("a.md", concat!("a\nTO", "DO: b\n"))).len(), 1);
}

#[test]
fn an_arm_for_all_the_rest_is_found() {
    let file = |body: &str| TextFile::new("a.rs", &format!("enum Own {{ A, B, C(u8) }}\nfn f() {{ {body} }}"));
    let hits = |body: &str| catch_alls(&enums(&[file("")]), &file(body)).len();
    assert_eq!(hits("match x { Own::A => 1, Own::B | Own::C(_) => 2 }"), 0);
    assert_eq!(hits("match x { Own::A => 1, _ => 2 }"), 1);
    assert_eq!(hits("match x { Own::A | Own::C(1) => 1, _ => 2 }"), 1);
    assert_eq!(hits("match x { Foreign::A => 1, _ => 2 }"), 0);
}
