//! The floor plan: the order of the `mod` lines of `src/lib.rs`, kept by every `use` and every dependency.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{TextFile, assert_kept, root, texts};

/// Each module and its floor, as `src/lib.rs` lists them.
type Floors = BTreeMap<String, u32>;

/// Reads the `// floor N` comments and the `pub mod` lines below each; the floors must go downwards.
fn read_floors(lib: &str) -> Floors {
    let mut floors = Floors::new();
    let mut floor = None;
    for line in lib.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("// floor ") {
            let number = rest.split(':').next().and_then(|number| number.parse().ok());
            let number = number.unwrap_or_else(|| panic!("no number in `{line}`"));
            assert!(floor.is_none_or(|above| number < above), "`{line}` does not stand below the floor before it");
            floor = Some(number);
        } else if let Some(name) = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod ")) {
            let floor = floor.unwrap_or_else(|| panic!("`{line}` stands on no floor"));
            floors.insert(name.trim_end_matches(';').to_owned(), floor);
        }
    }
    floors
}

/// One mention of something at the top of the crate.
struct Mention {
    line: usize,
    /// The module, or why there is none.
    target: Result<String, &'static str>,
}

/// Finds every path that starts at the top of the crate, in code, macros and `use` trees.
fn mentions(tokens: TokenStream, depth: usize, found: &mut Vec<Mention>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < trees.len() {
        match &trees[at] {
            TokenTree::Ident(word) if word == "crate" => crate_path(&trees[at..], found),
            TokenTree::Ident(word) if word == "super" => at += super_path(&trees[at..], depth, found),
            TokenTree::Ident(word) if word == "taikei" && is_path(&trees, at) => {
                found.push(Mention { line: line(&trees[at]), target: Err("calls the crate by its own name") });
            }
            TokenTree::Ident(word) if word == "mod" && matches!(trees.get(at + 2), Some(TokenTree::Group(_))) => {
                if let Some(TokenTree::Group(body)) = trees.get(at + 2) {
                    mentions(body.stream(), depth + 1, found);
                }
                at += 2;
            }
            TokenTree::Group(group) => mentions(group.stream(), depth, found),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        at += 1;
    }
}

/// `crate::x`, `crate::{x, y}`, `crate as x`; a bare `pub(crate)` is no path.
fn crate_path(trees: &[TokenTree], found: &mut Vec<Mention>) {
    let line = line(&trees[0]);
    if !is_path(trees, 0) {
        if trees.get(1).is_some_and(|next| next.to_string() == "as") {
            found.push(Mention { line, target: Err("gives the crate another name") });
        }
        return;
    }
    match trees.get(3) {
        Some(TokenTree::Ident(module)) => found.push(Mention { line, target: Ok(module.to_string()) }),
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let firsts = (0..inner.len()).filter(|&at| at == 0 || inner[at - 1].to_string() == ",");
            found.extend(firsts.map(|at| Mention { line: self::line(&inner[at]), target: Ok(inner[at].to_string()) }));
        }
        _ => found.push(Mention { line, target: Err("uses everything of the crate") }),
    }
}

/// `super::super::x` that climbs to the top of the crate. Gives how many tokens to pass over.
fn super_path(trees: &[TokenTree], depth: usize, found: &mut Vec<Mention>) -> usize {
    let mut climbed = 1;
    while is_path(trees, (climbed - 1) * 3) && trees.get(climbed * 3).is_some_and(|next| next.to_string() == "super") {
        climbed += 1;
    }
    if climbed >= depth {
        found
            .push(Mention { line: line(&trees[0]), target: Err("climbs to the crate by `super`; write `crate::…`") });
    }
    (climbed - 1) * 3
}

/// Whether `::` follows.
fn is_path(trees: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| matches!(trees.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    colon(at + 1) && colon(at + 2)
}

fn line(tree: &TokenTree) -> usize {
    tree.span().start().line
}

/// The module path of a file below `src/`, such as `["site", "pages", "home"]`.
fn module_path(path: &str) -> Vec<&str> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    inner.split('/').filter(|part| *part != "mod").collect()
}

/// What breaks the floor plan in one file.
fn broken_floors(floors: &Floors, file: &TextFile) -> Vec<String> {
    let module = module_path(&file.path);
    let Some(&floor) = floors.get(module[0]) else {
        return vec![format!("{}: `{}` stands on no floor of src/lib.rs", file.path, module[0])];
    };
    let mut found = Vec::new();
    mentions(file.tokens(), module.len(), &mut found);
    let judge = |mention: Mention| {
        let place = format!("{}:{}", file.path, mention.line);
        match mention.target {
            Err(why) => Some(format!("{place}: {why}")),
            Ok(target) if target == module[0] => None,
            Ok(target) => match floors.get(&target) {
                None => Some(format!("{place}: `crate::{target}` is no module of src/lib.rs")),
                Some(&lower) if lower < floor => None,
                Some(other) => Some(format!(
                    "{place}: `{}` (floor {floor}) uses `{target}` (floor {other}), which is not lower",
                    module[0]
                )),
            },
        }
    };
    found.into_iter().filter_map(judge).collect()
}

/// The sources that stand on floors: all but the library's root, the binary and the build script.
fn on_floors() -> Vec<TextFile> {
    let outside = ["src/lib.rs", "src/main.rs", "src/build.rs"];
    texts(&["src"], &[".rs"]).into_iter().filter(|file| !outside.contains(&file.path.as_str())).collect()
}

fn shipped_floors() -> Floors {
    read_floors(&std::fs::read_to_string(root().join("src/lib.rs")).unwrap())
}

#[test]
fn a_module_uses_only_lower_floors() {
    let floors = shipped_floors();
    assert!(floors.len() > 10, "src/lib.rs lists only {floors:?}");
    let broken: Vec<String> = on_floors().iter().flat_map(|file| broken_floors(&floors, file)).collect();
    assert_kept("A module uses only lower floors, never a neighbour and never upward (src/lib.rs):", &broken);
}

/// A dependency of Cargo.toml, and the floors that the comment above it names.
struct Dependency {
    name: String,
    floors: BTreeSet<u32>,
}

/// Reads `[dependencies]`: the comment above a dependency holds for those below it until the next comment.
fn read_dependencies(cargo: &str) -> Vec<Dependency> {
    let section = cargo.split("\n[").find(|section| section.starts_with("dependencies]")).expect("there are some");
    let mut floors = BTreeSet::new();
    let mut in_comment = false;
    let mut dependencies = Vec::new();
    for line in section.lines().skip(1) {
        if let Some(comment) = line.strip_prefix('#') {
            if !in_comment {
                floors.clear();
            }
            floors.extend(floors_named(comment));
        } else if let Some((name, _)) = line.split_once('=') {
            dependencies.push(Dependency { name: name.trim().replace('-', "_"), floors: floors.clone() });
        }
        in_comment = line.starts_with('#');
    }
    dependencies
}

/// The numbers after each `floor` or `floors`: `floors 1, 3, 6: …; floor 8, compile` names 1, 3, 6 and 8.
fn floors_named(comment: &str) -> Vec<u32> {
    let mut named = Vec::new();
    for rest in comment.split("floor").skip(1) {
        let words = rest.trim_start_matches('s').split([' ', ',', ':', ';']).filter(|word| !word.is_empty());
        named.extend(words.map_while(|word| if word == "and" { Some(None) } else { word.parse().ok().map(Some) }));
    }
    named.into_iter().flatten().collect()
}

/// The lines on which a crate is named, by `use` or by path.
fn crate_named(tokens: TokenStream, name: &str, found: &mut Vec<usize>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => crate_named(group.stream(), name, found),
            TokenTree::Ident(word) if word == name => {
                let before = at.checked_sub(1).map(|at| trees[at].to_string());
                let within = before.as_deref() == Some(":") || before.as_deref() == Some(".");
                if before.as_deref() == Some("use") || (is_path(&trees, at) && !within) {
                    found.push(line(tree));
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// What breaks the rule for one dependency in one file.
fn broken_dependency(floors: &Floors, dependency: &Dependency, file: &TextFile) -> Vec<String> {
    let floor = floors[module_path(&file.path)[0]];
    let mut lines = Vec::new();
    if !dependency.floors.contains(&floor) && file.text.contains(&dependency.name) {
        crate_named(file.tokens(), &dependency.name, &mut lines);
    }
    let sentence = |line| {
        let allowed = &dependency.floors;
        format!("{}:{line}: `{}` on floor {floor}; Cargo.toml has it on {allowed:?}", file.path, dependency.name)
    };
    lines.into_iter().map(sentence).collect()
}

#[test]
fn a_dependency_is_named_on_the_floors_that_its_reason_names() {
    let floors = shipped_floors();
    let dependencies = read_dependencies(&std::fs::read_to_string(root().join("Cargo.toml")).unwrap());
    assert!(dependencies.len() > 10, "Cargo.toml seems to list only {}", dependencies.len());
    let files = on_floors();
    let mut broken = Vec::new();
    for dependency in &dependencies {
        if dependency.floors.is_empty() {
            broken.push(format!("Cargo.toml: `{}` has no comment with its floor and reason", dependency.name));
        }
        broken.extend(files.iter().flat_map(|file| broken_dependency(&floors, dependency, file)));
    }
    assert_kept("The comment above a dependency in Cargo.toml says on which floors it is used, and why:", &broken);
}

#[test]
fn a_broken_floor_is_found_however_it_is_written() {
    let floors = read_floors("// floor 2: b\npub mod upper;\npub mod beside;\n// floor 1: a\npub mod lower;\n");
    let broken = |path: &str, text: &str| broken_floors(&floors, &TextFile::new(path, text)).len();
    assert_eq!(broken("src/upper/mod.rs", "use crate::lower::X; use crate::upper::Y; pub(crate) fn f() {}"), 0);
    assert_eq!(broken("src/upper/a.rs", "use super::Y; use super::b::Z;"), 0);
    assert_eq!(broken("src/upper/mod.rs", "use crate::beside::X;"), 1, "a neighbour");
    assert_eq!(broken("src/lower/mod.rs", "fn f() { crate::upper::g(); }"), 1, "upward, in code");
    assert_eq!(broken("src/lower/mod.rs", "fn f() { print(format!(\"{}\", crate::upper::G)); }"), 1, "in a macro");
    assert_eq!(broken("src/lower/mod.rs", "use crate::{lower::X, upper::{Y, Z}, beside};"), 2, "in a tree");
    assert_eq!(broken("src/lower/mod.rs", "use super::upper::X;"), 1, "by super");
    assert_eq!(broken("src/lower/a.rs", "use super::super::upper::X;"), 1, "by two supers");
    assert_eq!(broken("src/lower/a.rs", "mod t { use super::super::X; }"), 0, "an inner module climbs to its own");
    assert_eq!(broken("src/lower/a.rs", "use taikei::upper::X;"), 1, "by the crate's name");
    assert_eq!(broken("src/lower/a.rs", "use crate as me;"), 1, "by another name");
    assert_eq!(broken("src/lower/a.rs", "use crate::*;"), 1, "by a glob");
    assert_eq!(broken("src/new/mod.rs", ""), 1, "a module without a floor");
}

#[test]
fn a_dependency_on_another_floor_is_found() {
    let floors = read_floors("// floor 2: b\npub mod upper;\n// floor 1: a\npub mod lower;\n");
    let cargo = "[package]\n\n[dependencies]\n# floors 0, 1 and 3: x; floor 4, y\n# 2 of them\nsome-crate = \"1\"\nnext = \"2\"\n";
    let dependencies = read_dependencies(cargo);
    assert_eq!(dependencies[1].floors, BTreeSet::from([0, 1, 3, 4]));
    let broken =
        |path: &str, text: &str| broken_dependency(&floors, &dependencies[0], &TextFile::new(path, text)).len();
    assert_eq!(broken("src/lower/mod.rs", "use some_crate::X;"), 0);
    assert_eq!(broken("src/upper/mod.rs", "use some_crate::X; fn f() { some_crate::g(); x::some_crate::y(); }"), 2);
}
