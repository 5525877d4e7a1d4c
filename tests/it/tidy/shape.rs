//! The size of files and functions, and the first line of each file.

use proc_macro2::Span;
use syn::visit::{self, Visit};

use super::{TextFile, assert_kept, texts};

/// No file is longer.
const FILE_LINES: usize = 400;
/// No function is longer, from its `fn` to its closing brace.
const FUNCTION_LINES: usize = 60;

fn long_file(file: &TextFile) -> Option<String> {
    let lines = file.text.lines().count();
    (lines > FILE_LINES).then(|| format!("{}: {lines} lines", file.path))
}

/// The functions of a file, with their first and last lines.
#[derive(Default)]
struct Functions(Vec<(String, usize, usize)>);

impl Functions {
    fn add(&mut self, signature: &syn::Signature, end: Span) {
        self.0.push((signature.ident.to_string(), signature.fn_token.span.start().line, end.end().line));
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig, item.block.brace_token.span.close());
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig, item.block.brace_token.span.close());
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.add(&item.sig, block.brace_token.span.close());
        }
        visit::visit_trait_item_fn(self, item);
    }
}

fn long_functions(file: &TextFile) -> Vec<String> {
    let mut functions = Functions::default();
    functions.visit_file(&file.items());
    let long = functions.0.into_iter().filter(|(_, first, last)| last - first + 1 > FUNCTION_LINES);
    long.map(|(name, first, last)| format!("{}:{first}: `{name}` has {} lines", file.path, last - first + 1)).collect()
}

fn unnamed(file: &TextFile) -> Option<String> {
    let first = file.text.lines().next().unwrap_or_default();
    let sentence = first.strip_prefix("//! ").is_some_and(|rest| rest.trim().chars().count() >= 8);
    (!sentence).then(|| format!("{}:1: `{first}`", file.path))
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let files = texts(&["src", "tests", "themes"], &[".rs", ".mjs", ".js", ".css", ".html", ".toml", "run"]);
    let broken: Vec<String> = files.iter().filter_map(long_file).collect();
    assert_kept("A file has at most 400 lines (better 80 to 250): divide it by what its parts are for:", &broken);
}

#[test]
fn no_function_is_longer_than_sixty_lines() {
    let files = texts(&["src", "tests"], &[".rs"]);
    let broken: Vec<String> = files.iter().flat_map(long_functions).collect();
    assert_kept("A function has at most 60 lines (better 25): it does one thing at one height:", &broken);
}

#[test]
fn the_first_line_of_each_file_says_what_it_is() {
    let files = texts(&["src", "tests"], &[".rs"]);
    assert!(files.len() > 40, "only {} files were found", files.len());
    let broken: Vec<String> = files.iter().filter_map(unnamed).collect();
    assert_kept("The first line of a file is `//! ` and one sentence that says what the file is:", &broken);
}

#[test]
fn what_is_too_long_or_unnamed_is_found() {
    let lines = |count: usize| "//! A file of lines.\n".repeat(count);
    assert!(long_file(&TextFile::new("a.rs", &lines(400))).is_none());
    assert!(long_file(&TextFile::new("a.rs", &lines(401))).is_some());
    let function = |inner: usize| format!("impl X {{ fn f() {{\n{}}} }}", "let brace = '{';\n".repeat(inner));
    assert!(long_functions(&TextFile::new("a.rs", &function(58))).is_empty());
    assert_eq!(long_functions(&TextFile::new("a.rs", &function(59))), ["a.rs:1: `f` has 61 lines"]);
    assert!(unnamed(&TextFile::new("a.rs", "//! Reads cells.\n")).is_none());
    assert!(unnamed(&TextFile::new("a.rs", "// Reads cells.\n")).is_some());
    assert!(unnamed(&TextFile::new("a.rs", "//! \nfn f() {}")).is_some());
}
