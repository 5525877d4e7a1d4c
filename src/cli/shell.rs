//! `taikei completions` and `taikei man`: what a shell and `man` want to know of the command line.

use clap_complete::Shell;

use super::{Outcome, answer, help};
use crate::diag::words::Lang;

/// Prints the completions of a shell.
pub(super) fn completions(shell: Shell, lang: Lang) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(lang), "taikei", &mut script);
    answer(&String::from_utf8_lossy(&script), lang)
}

/// Prints the manual page.
pub(super) fn man(lang: Lang) -> Outcome {
    let mut page = Vec::new();
    clap_mangen::Man::new(help::command(lang)).render(&mut page).expect("memory does not refuse to be written");
    answer(&String::from_utf8_lossy(&page), lang)
}
