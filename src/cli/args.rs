//! What can be typed after `taikei`. Each help text here is a key of `ui.toml`, which has the words.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand};
use clap_complete::Shell;

use super::changes::Notice;
use crate::config::{self, Format, MOST_THREADS};
use crate::diag::words::Lang;
use crate::site::data::DataFile;
use crate::text::date;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "taikei",
    version,
    about = "about-taikei",
    arg_required_else_help = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    args_override_self = true
)]
pub(super) struct Cli {
    /// The command.
    #[command(subcommand)]
    pub(super) command: Command,
    /// The options that all commands share.
    #[command(flatten)]
    pub(super) options: Options,
    #[arg(short = 'V', long, action = ArgAction::Version, help = "help-version")]
    version: (),
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Writes the site.
    #[command(about = "about-build")]
    Build {
        /// Whether to say where the time went.
        #[arg(long, help = "help-timings")]
        timings: bool,
        /// Whether to write the main part of each page alone.
        #[arg(long, help = "help-fragment")]
        fragment: bool,
    },
    /// Does everything `build` does but the writing.
    #[command(about = "about-check")]
    Check,
    /// Records the published addresses.
    #[command(about = "about-addresses")]
    Addresses {
        /// The plan's folder under `seeds/`; all plans where none is given.
        #[arg(value_name = "PLAN", help = "help-plan")]
        plan: Option<String>,
        /// The date of an entry about the news in the log of changes.
        #[arg(long, value_name = "DATE", value_parser = read_date, help = "help-log")]
        log: Option<String>,
    },
    /// Prints the draft of an accessibility test record.
    #[command(about = "about-accessibility-report")]
    AccessibilityReport,
    /// Shows the site in a browser, and each change of it.
    #[command(about = "about-serve")]
    Serve(Serve),
    /// Writes the site again at every change.
    #[command(about = "about-watch")]
    Watch(Watching),
    /// Says what a code means; lists all codes where none is given.
    #[command(about = "about-explain")]
    Explain {
        /// The code, such as `P01`.
        #[arg(value_name = "CODE", help = "help-code")]
        code: Option<String>,
    },
    /// Makes a plan's folder.
    #[command(about = "about-init")]
    Init {
        /// The plan's name in addresses.
        #[arg(value_name = "NAME", help = "help-name", display_order = 1)]
        name: String,
        /// The chart to copy into the folder.
        #[arg(value_name = "CHART", help = "help-chart", display_order = 2)]
        chart: Option<PathBuf>,
    },
    /// Writes a plan in another form.
    #[command(about = "about-export")]
    Export {
        /// The plan's name in addresses.
        #[arg(value_name = "PLAN", help = "help-export-plan")]
        plan: String,
        /// The folder to write to.
        #[arg(long, value_name = "DIR", help = "help-to")]
        to: Option<PathBuf>,
    },
    /// Compares two editions of a plan.
    #[command(about = "about-diff")]
    Diff {
        /// The edition before: a plan's name, or a folder.
        #[arg(value_name = "OLD", help = "help-diff-old", display_order = 1)]
        old: String,
        /// The edition that follows.
        #[arg(value_name = "NEW", help = "help-diff-new", display_order = 2)]
        new: String,
        /// The folder to write to.
        #[arg(long, value_name = "DIR", help = "help-to")]
        to: Option<PathBuf>,
        /// The date of an entry about the comparison in the log of changes.
        #[arg(long, value_name = "DATE", value_parser = read_date, help = "help-log")]
        log: Option<String>,
    },
    /// Prints the completions of a shell.
    #[command(about = "about-completions")]
    Completions {
        /// The shell.
        #[arg(value_name = "SHELL", help = "help-shell", hide_possible_values = true)]
        shell: Shell,
    },
    /// Prints the manual page.
    #[command(about = "about-man")]
    Man,
}

/// The options of `serve` alone.
#[derive(Debug, Clone, Args)]
pub(super) struct Serve {
    /// The port, or 0 for any that is free.
    #[arg(long, value_name = "PORT", default_value_t = PORT, hide_default_value = true, help = "help-port")]
    pub(super) port: u16,
    /// The address of this machine to listen on.
    #[arg(long, value_name = "ADDR", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), hide_default_value = true,
          help = "help-bind")]
    pub(super) bind: IpAddr,
    /// Open the site in a browser.
    #[arg(long, help = "help-open")]
    pub(super) open: bool,
    /// How changes are noticed.
    #[command(flatten)]
    pub(super) watching: Watching,
}

/// The options of what waits for changes.
#[derive(Debug, Clone, Args)]
pub(super) struct Watching {
    #[arg(long, help = "help-poll")]
    poll: bool,
}

impl Watching {
    /// How changes are noticed.
    pub(super) fn notice(&self) -> Notice {
        if self.poll { Notice::Poll } else { Notice::Events }
    }
}

/// The port of the preview, unless another is asked for.
const PORT: u16 = 4649;

/// The options that all commands share. What is left out is for `taikei.toml` to say.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "heading-options")]
pub(super) struct Options {
    #[arg(long, global = true, value_name = "DIR", default_value = ".", hide_default_value = true, help = "help-root")]
    pub(super) root: PathBuf,
    #[arg(long, global = true, value_name = "DIR", help = "help-seeds")]
    pub(super) seeds: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR", help = "help-content")]
    pub(super) content: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME|DIR", value_parser = NonEmptyStringValueParser::new(), help = "help-theme")]
    pub(super) theme: Option<String>,
    #[arg(long, global = true, value_name = "DIR", help = "help-out")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, global = true, value_name = "URL", value_parser = read_base_url, help = "help-base-url")]
    pub(super) base_url: Option<String>,
    #[arg(long, global = true, help = "help-strict")]
    pub(super) strict: bool,
    #[arg(long, global = true, value_name = "FORMAT", value_parser = formats(), hide_possible_values = true,
          help = "help-format")]
    pub(super) format: Option<FormatWord>,
    #[arg(long, global = true, value_name = "N", value_parser = threads(), help = "help-jobs")]
    pub(super) jobs: Option<u16>,
    #[arg(long, global = true, value_name = "ja|en", value_parser = langs(), hide_possible_values = true,
          help = "help-lang")]
    pub(super) lang: Option<Lang>,
    #[arg(short, long, global = true, help = "help-quiet")]
    pub(super) quiet: bool,
    #[arg(short, long, global = true, help = "help-verbose")]
    pub(super) verbose: bool,
    #[arg(short = 'h', long, global = true, action = ArgAction::Help, help = "help-help")]
    help: (),
}

/// What `--format` names: how findings are reported, or what `export` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FormatWord {
    Human,
    Json,
    Github,
    Csv,
    Xlsx,
    Stratml,
    Markdown,
}

impl FormatWord {
    const ALL: &'static [Self] =
        &[Self::Human, Self::Json, Self::Github, Self::Csv, Self::Xlsx, Self::Stratml, Self::Markdown];
    /// Those that `export` writes.
    pub(super) const DATA: &'static [Self] = &[Self::Csv, Self::Xlsx, Self::Json, Self::Stratml];
    /// Those that `diff` writes.
    pub(super) const COMPARISONS: &'static [Self] = &[Self::Human, Self::Csv, Self::Json, Self::Markdown];
    /// Those of reports.
    pub(super) const REPORTS: &'static [Self] = &[Self::Human, Self::Json, Self::Github];

    /// The word as it is typed.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Github => "github",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Stratml => "stratml",
            Self::Markdown => "markdown",
        }
    }

    /// How findings are reported, where it says that.
    pub(super) fn report(self) -> Option<Format> {
        match self {
            Self::Human => Some(Format::Human),
            Self::Json => Some(Format::Json),
            Self::Github => Some(Format::Github),
            Self::Csv | Self::Xlsx | Self::Stratml | Self::Markdown => None,
        }
    }

    /// Which file `export` writes, where it says that.
    pub(super) fn data(self) -> Option<DataFile> {
        match self {
            Self::Csv => Some(DataFile::Projects),
            Self::Xlsx => Some(DataFile::Workbook),
            Self::Json => Some(DataFile::Json),
            Self::Stratml => Some(DataFile::Stratml),
            Self::Human | Self::Github | Self::Markdown => None,
        }
    }
}

fn threads() -> impl TypedValueParser<Value = u16> {
    clap::value_parser!(u16).range(1..=i64::from(MOST_THREADS))
}

fn formats() -> impl TypedValueParser<Value = FormatWord> {
    let words = FormatWord::ALL.iter().map(|format| format.as_str());
    let of_word = |word: String| FormatWord::ALL.iter().copied().find(|format| format.as_str() == word);
    PossibleValuesParser::new(words).try_map(move |word| of_word(word).ok_or("no such format"))
}

fn langs() -> impl TypedValueParser<Value = Lang> {
    let words = Lang::ALL.iter().map(|lang| lang.as_str());
    PossibleValuesParser::new(words).try_map(|word| Lang::of_word(&word).ok_or("no such language"))
}

fn read_date(text: &str) -> Result<String, &'static str> {
    date::day(text).ok_or("not a date")
}

fn read_base_url(text: &str) -> Result<String, &'static str> {
    config::base_url(text).ok_or("not the address of a folder on the web")
}
