//! The terminal and what surrounds the program: streams that may be closed, colours, width, locale.

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::diag::words::Lang;

/// The width that reports are laid out for where there is no terminal to ask.
const WIDTH: usize = 120;

/// Writes what was asked for to standard output. A reader that has gone away is no error.
///
/// # Errors
/// If the output refuses the text for another reason, such as a full disk.
pub(super) fn say(text: &str) -> io::Result<()> {
    say_bytes(text.as_bytes())
}

/// Writes what was asked for to standard output, be it text or not.
///
/// # Errors
/// As [`say`].
pub(super) fn say_bytes(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// Writes a report to standard error. Where even that is closed, nobody is left to be told.
pub(super) fn report(text: &str) {
    let mut out = io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Whether text on standard error may be coloured (<https://no-color.org/>).
pub(super) fn is_coloured() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb") && io::stderr().is_terminal()
}

/// How many columns standard error shows.
pub(super) fn width() -> usize {
    terminal_size::terminal_size_of(io::stderr()).map_or(WIDTH, |(width, _)| usize::from(width.0).max(40))
}

/// What people type in front of a command: `taikei`, or what stands for it in a clone of the source.
pub(super) fn command() -> String {
    let in_clone = std::env::var_os("CARGO_PKG_NAME").is_some_and(|name| name == env!("CARGO_PKG_NAME"));
    if in_clone { "cargo run --release --".to_owned() } else { "taikei".to_owned() }
}

/// The language of the locale (POSIX.1-2017, 8.2): the first of the variables that is set decides.
pub(super) fn locale() -> Lang {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
    if locale.is_some_and(|locale| locale.starts_with("ja")) { Lang::Ja } else { Lang::En }
}

/// The language that the command line asks for, before it is known to be right in all else.
pub(super) fn asked_lang() -> Option<Lang> {
    let args: Vec<_> = std::env::args_os().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let apart = args.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1].as_str());
    let joined = args.iter().filter_map(|arg| arg.strip_prefix("--lang="));
    joined.chain(apart).find_map(Lang::of_word)
}
