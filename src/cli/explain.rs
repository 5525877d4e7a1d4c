//! `taikei explain`: what a code means and how to mend what it found; without a code, the list of all.

use super::report::severity;
use super::{Outcome, answer, terminal};
use crate::diag::Code;
use crate::diag::words::{self, Lang};

/// Explains one code, or lists all.
pub(super) fn run(code: Option<&str>, lang: Lang) -> Outcome {
    let Some(word) = code else { return answer(&list(lang), lang) };
    if let Ok(code) = word.parse() {
        return answer(&explain(code, lang), lang);
    }
    terminal::report(&unknown(word, lang));
    Outcome::Failed
}

fn explain(code: Code, lang: Lang) -> String {
    let words = words::entry(code, lang);
    let (name, severity) = (code.as_str(), severity(code.severity(), lang));
    let message = open(words.message, code);
    format!(
        "{severity}[{name}]: {message}\n\n{}\n\n{}: {}\n",
        words.explain.trim(),
        words::ui("help", lang),
        open(words.help, code)
    )
}

fn list(lang: Lang) -> String {
    let line = |code: &Code| {
        let message = open(words::entry(*code, lang).message, *code);
        format!("  {}  {}: {message}\n", code.as_str(), severity(code.severity(), lang))
    };
    let kinds = Code::ALL.chunk_by(|a, b| a.letter() == b.letter());
    let part = |codes: &[Code]| {
        let heading = codes.first().map_or("", |code| words::ui(kind(*code), lang));
        format!("{heading}\n{}\n", codes.iter().map(line).collect::<String>())
    };
    kinds.map(part).collect::<String>()
        + &words::fill(words::ui("explain-more", lang), &[("command", terminal::command())])
        + "\n"
}

/// What codes of a letter are about.
fn kind(code: Code) -> &'static str {
    match code.letter() {
        'F' => "codes-files",
        'P' => "codes-outline",
        'R' => "codes-names",
        'L' => "codes-lints",
        'E' => "codes-evaluation",
        'G' => "codes-settings",
        'A' => "codes-addresses",
        'N' => "codes-comparison",
        'C' => "codes-content",
        'T' => "codes-theme",
        'S' => "codes-site",
        _ => "codes-disk",
    }
}

/// A sentence whose placeholders are left open.
fn open(sentence: &str, code: Code) -> String {
    let blanks: Vec<_> = code.args().iter().map(|name| (*name, "…".to_owned())).collect();
    words::fill(sentence, &blanks)
}

fn unknown(word: &str, lang: Lang) -> String {
    let near = Code::nearest(word).as_str().to_owned();
    words::fill(
        words::ui("explain-unknown", lang),
        &[("code", word.to_owned()), ("nearest", near), ("command", terminal::command())],
    ) + "\n"
}
