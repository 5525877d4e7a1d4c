//! The command line in one language: help texts, headings, and the words of a wrong command line.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory};

use super::args::{Cli, FormatWord};
use super::terminal;
use crate::diag::words::{self, Lang};

/// The command line with its help texts in one language.
pub(super) fn command(lang: Lang) -> Command {
    let command = localise(Cli::command(), lang);
    command.mut_subcommands(|command| localise(command, lang))
}

fn localise(command: Command, lang: Lang) -> Command {
    let about = command.get_about().map(|key| words::ui(&key.to_string(), lang));
    let command = command
        .help_template(words::ui("help-template", lang))
        .subcommand_help_heading(words::ui("heading-commands", lang))
        .mut_args(|arg| localise_arg(arg, lang));
    match about {
        Some(about) => command.about(about),
        None => command,
    }
}

fn localise_arg(arg: Arg, lang: Lang) -> Arg {
    let help = arg.get_help().map(|key| words::ui(&key.to_string(), lang));
    let heading = if arg.is_positional() { "heading-arguments" } else { "heading-options" };
    let arg = arg.help_heading(words::ui(heading, lang));
    match help {
        Some(help) => arg.help(help),
        None => arg,
    }
}

/// What is wrong with a command line, and what to type.
pub(super) fn explain(error: &clap::Error, lang: Lang) -> String {
    let part = |kind| error.get(kind).map(word).unwrap_or_default();
    let option = part(ContextKind::InvalidArg);
    let value = part(ContextKind::InvalidValue);
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument => "usage-unknown",
        ErrorKind::InvalidSubcommand => "usage-command",
        ErrorKind::InvalidValue if value.is_empty() => "usage-no-value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-value",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::MissingSubcommand => "usage-no-command",
        _ => return format!("{}\n", error.render()),
    };
    let args = [("option", option.clone()), ("value", value), ("command", part(ContextKind::InvalidSubcommand))];
    let mut lines = vec![words::fill(words::ui(sentence, lang), &args)];
    lines.extend(proposal(error, &option, lang));
    lines.push(words::fill(words::ui("usage-more", lang), &[("command", terminal::command())]));
    lines.join("\n") + "\n"
}

/// A format that the command does not have, and those that it has.
pub(super) fn explain_format(word: &str, formats: &[FormatWord], lang: Lang) -> String {
    let args = [("option", "--format <FORMAT>".to_owned()), ("value", word.to_owned())];
    let known = formats.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ");
    let lines = [
        words::fill(words::ui("usage-value", lang), &args),
        words::fill(words::ui("usage-one-of", lang), &[("word", known)]),
        words::fill(words::ui("usage-more", lang), &[("command", terminal::command())]),
    ];
    lines.join("\n") + "\n"
}

/// Two options that say the opposite of one another.
pub(super) fn explain_conflict([one, other]: [&str; 2], lang: Lang) -> String {
    let args = [("option", one.to_owned()), ("other", other.to_owned())];
    let more = words::fill(words::ui("usage-more", lang), &[("command", terminal::command())]);
    format!("{}\n{more}\n", words::fill(words::ui("usage-conflict", lang), &args))
}

/// What to type instead, where that is known.
fn proposal(error: &clap::Error, option: &str, lang: Lang) -> Option<String> {
    let said = |key, word: String| words::fill(words::ui(key, lang), &[("word", word)]);
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let expected = [("--base-url", "usage-base-url"), ("--jobs", "usage-jobs"), ("--log", "usage-log")];
    // Commands take different formats: all of them are named, not only the nearest.
    let near = suggested.into_iter().find_map(|kind| error.get(kind)).filter(|_| !option.starts_with("--format"));
    if let Some(near) = near {
        return Some(said("usage-nearest", word(near)));
    }
    if let Some(valid) = error.get(ContextKind::ValidValue).map(word).filter(|valid| !valid.is_empty()) {
        return Some(said("usage-one-of", valid));
    }
    let (_, phrase) = expected.into_iter().find(|(name, _)| option.starts_with(name))?;
    Some(said("usage-one-of", words::ui(phrase, lang).to_owned()))
}

/// What clap knows of an error, as one text.
fn word(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(words) => words.join(", "),
        other => other.to_string(),
    }
}
