//! `taikei completions` and `taikei man`: what a shell and `man` want to know of the command line.

use clap_complete::Shell;

use super::{Outcome, answer, help, terminal};
use crate::diag::words::Lang;

/// Prints the completions of a shell.
pub(super) fn completions(shell: Shell, lang: Lang) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(lang), "taikei", &mut script);
    answer(&String::from_utf8_lossy(&script))
}

/// Prints the manual page.
pub(super) fn man(lang: Lang) -> Outcome {
    let mut page = Vec::new();
    if let Err(error) = clap_mangen::Man::new(help::command(lang)).render(&mut page) {
        terminal::report(&format!("{error}\n"));
        return Outcome::Failed;
    }
    answer(&String::from_utf8_lossy(&page))
}
