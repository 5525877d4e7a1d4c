//! `--timings`: where the time of a build went, by phase, and its slowest pages.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::diag::words::{self, Lang};
use crate::watch::{Phase, Watch};

/// How many of the slowest pages are kept.
const SLOWEST: usize = 10;

/// The clock of a build, shared by its threads.
#[derive(Debug, Clone)]
pub(super) struct Timings(Arc<Clock>);

#[derive(Debug)]
struct Clock {
    started: Instant,
    /// Nanoseconds by phase, of all threads together.
    phases: [AtomicU64; Phase::ALL.len()],
    /// The slowest pages, the slowest first.
    pages: Mutex<Vec<(Duration, String)>>,
}

impl Timings {
    /// A clock that starts now.
    pub(super) fn start() -> Self {
        Self(Arc::new(Clock { started: Instant::now(), phases: Default::default(), pages: Mutex::default() }))
    }

    /// What was measured, for people.
    pub(super) fn report(&self, lang: Lang) -> String {
        let spent = self.0.phases.iter().map(|nanos| Duration::from_nanos(nanos.load(Ordering::Relaxed)));
        let spent: Vec<_> = Phase::ALL.into_iter().zip(spent).collect();
        let whole = spent.iter().map(|(_, time)| *time).sum::<Duration>().as_secs_f64().max(f64::MIN_POSITIVE);
        let threads = rayon::current_num_threads().to_string();
        let mut text = words::fill(words::ui("timings-phases", lang), &[("threads", threads)]) + "\n";
        for (phase, time) in spent {
            let (seconds, share) = (time.as_secs_f64(), time.as_secs_f64() / whole * 100.0);
            let _ = writeln!(text, "{seconds:>10.3} s {share:>5.1} %  {}", words::ui(key(phase), lang));
        }
        text += words::ui("timings-pages", lang);
        for (time, page) in &*self.0.pages.lock().unwrap_or_else(PoisonError::into_inner) {
            let _ = write!(text, "\n{:>10.4} s  {page}", time.as_secs_f64());
        }
        text + "\n"
    }
}

impl Watch for Timings {
    fn now(&self) -> Duration {
        self.0.started.elapsed()
    }

    fn ended(&self, phase: Phase, time: Duration) {
        let nanos = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        self.0.phases[phase as usize].fetch_add(nanos, Ordering::Relaxed);
    }

    fn made(&self, page: &str, since: Duration) {
        let time = self.now().saturating_sub(since);
        let mut pages = self.0.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let place = pages.partition_point(|(slower, _)| *slower >= time);
        if place < SLOWEST {
            pages.insert(place, (time, page.to_owned()));
            pages.truncate(SLOWEST);
        }
    }
}

/// The words of a phase in `ui.toml`.
fn key(phase: Phase) -> &'static str {
    match phase {
        Phase::Load => "timings-load",
        Phase::Read => "timings-read",
        Phase::Views => "timings-views",
        Phase::Templates => "timings-templates",
        Phase::Minify => "timings-minify",
        Phase::Exports => "timings-exports",
        Phase::Links => "timings-links",
        Phase::Stage => "timings-stage",
        Phase::Publish => "timings-publish",
    }
}
