//! `taikei explain`: what a code means and how to mend what it found; without a code, the list of all.

use super::report::severity;
use super::{Outcome, answer, terminal};
use crate::config;
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
        format!("{}  {}: {message}\n", code.as_str(), severity(code.severity(), lang))
    };
    Code::ALL.iter().map(line).collect::<String>()
        + "\n"
        + &words::fill(words::ui("explain-more", lang), &[("command", terminal::command())])
        + "\n"
}

/// A sentence whose placeholders are left open.
fn open(sentence: &str, code: Code) -> String {
    let blanks: Vec<_> = code.args().iter().map(|name| (*name, "…".to_owned())).collect();
    words::fill(sentence, &blanks)
}

fn unknown(word: &str, lang: Lang) -> String {
    let codes: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let near = config::nearest(word, &codes).to_owned();
    words::fill(
        words::ui("explain-unknown", lang),
        &[("code", word.to_owned()), ("nearest", near), ("command", terminal::command())],
    ) + "\n"
}
