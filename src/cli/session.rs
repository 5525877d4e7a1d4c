//! One run: the settings that hold, from the command line, then `taikei.toml`, then the defaults.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::args::{FormatWord, Options};
use super::report::Style;
use super::terminal;
use super::timings::Timings;
use crate::config::{self, Format, SiteConfig};
use crate::diag::words::Lang;
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::site::Form;
use crate::store::{Paths, Theme, load};
use crate::watch::{Unwatched, Watch};

/// What a command needs to know of its surroundings.
pub(super) struct Session {
    /// The folders.
    pub(super) paths: Paths,
    /// The settings of the site, the command line's laid over those of `taikei.toml`.
    pub(super) config: SiteConfig,
    /// How findings are shown.
    pub(super) style: Style,
    /// Whether warnings fail.
    pub(super) strict: bool,
    /// Whether the theme was typed, not set in `taikei.toml`.
    pub(super) typed_theme: bool,
    /// What was found in `taikei.toml`.
    pub(super) found: Vec<Diagnostic>,
    /// What is made of the pages.
    pub(super) form: Form,
    /// When the run began.
    pub(super) started: Instant,
    /// The clock of the phases, where somebody asks for it.
    pub(super) timings: Option<Timings>,
}

impl Session {
    /// The same session for fragments, which have a folder of their own.
    pub(super) fn for_fragments(mut self, options: &Options) -> Self {
        self.form = Form::Fragments;
        if options.out.is_none() {
            self.paths.out = options.root.join(FRAGMENTS);
        }
        self
    }

    /// Reads `taikei.toml` and lays the command line's options over it.
    pub(super) fn open(options: &Options) -> Self {
        let started = Instant::now();
        let mut sink = Sink::new();
        let settings =
            load::root(&options.root).and_then(|()| load::file(&options.root, &options.root.join("taikei.toml")));
        let config = match settings {
            Ok(Some(file)) => config::read_site(&mut sink, &file),
            Ok(None) => SiteConfig::default(),
            Err(found) => {
                sink.report(found);
                SiteConfig::default()
            }
        };
        let config = lay_over(config, options);
        Self {
            paths: paths(&config, options),
            style: style(&config, &options.root),
            strict: config.strict,
            typed_theme: options.theme.is_some(),
            config,
            found: sink.into_sorted(),
            form: Form::Site,
            started,
            timings: None,
        }
    }

    /// Sets how many threads work, once in a run: settings that change while it lasts cannot change that.
    pub(super) fn limit_threads(&self) {
        if let Some(jobs) = self.config.jobs {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
            debug_assert!(pool.is_ok(), "the pool is made once");
        }
    }

    /// The language of this run.
    pub(super) fn lang(&self) -> Lang {
        self.style.lang
    }

    /// What measures the phases.
    pub(super) fn watch(&self) -> &dyn Watch {
        self.timings.as_ref().map_or(&Unwatched, |timings| timings)
    }

    /// Whether there is a folder to work in; if not, that is all there is to say.
    pub(super) fn has_root(&self) -> bool {
        !self.found.iter().any(|found| found.code == Code::D11)
    }

    /// Whether anything but findings is said on standard error.
    pub(super) fn talks(&self) -> bool {
        !self.config.quiet && self.style.format != Format::Json
    }
}

/// The settings, where the command line wins.
fn lay_over(file: SiteConfig, options: &Options) -> SiteConfig {
    SiteConfig {
        base_url: options.base_url.clone().or(file.base_url),
        strict: options.strict || file.strict,
        format: options.format.and_then(FormatWord::report).or(file.format),
        jobs: options.jobs.map(usize::from).or(file.jobs),
        lang: options.lang.or(file.lang),
        quiet: options.quiet || (file.quiet && !options.verbose),
        verbose: options.verbose || (file.verbose && !options.quiet),
        ..file
    }
}

/// Where fragments are written, unless it is said: never over the site.
const FRAGMENTS: &str = "fragments";

/// The folders: those of the command line are seen from where it was typed, those of the file from the root.
fn paths(config: &SiteConfig, options: &Options) -> Paths {
    let root = &options.root;
    let folder = |typed: &Option<PathBuf>, set: &Option<String>, name: &str| {
        typed.clone().unwrap_or_else(|| root.join(set.as_deref().unwrap_or(name)))
    };
    let theme = match (&options.theme, &config.theme) {
        (Some(typed), _) => Theme::read(typed, Path::new("")),
        (None, Some(set)) => Theme::read(set, root),
        (None, None) => Theme::default(),
    };
    Paths {
        root: root.clone(),
        seeds: folder(&options.seeds, &config.seeds, "seeds"),
        content: folder(&options.content, &config.content, "content"),
        theme,
        out: folder(&options.out, &config.out, "public"),
    }
}

fn style(config: &SiteConfig, root: &Path) -> Style {
    let least = match (config.verbose, config.quiet, config.strict) {
        (true, ..) => Severity::Note,
        (false, true, false) => Severity::Error,
        (false, ..) => Severity::Warning,
    };
    Style {
        lang: config.lang.unwrap_or_else(terminal::locale),
        format: config.format.unwrap_or_default(),
        coloured: terminal::is_coloured(),
        width: terminal::width(),
        least,
        root: root.to_owned(),
    }
}
