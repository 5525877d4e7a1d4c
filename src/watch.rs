//! Where the time goes: the pure floors say what they are at, and whoever has a clock may measure it.

use std::cell::Cell;
use std::fmt::Debug;
use std::time::Duration;

thread_local! {
    /// How long phases took on this thread since one began that is not over.
    static WITHIN: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

/// A part of a build's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Reading files from the disk.
    Load,
    /// From the bytes of a chart to a plan.
    Read,
    /// From a plan to what its pages show.
    Views,
    /// From what a page shows to HTML.
    Templates,
    /// Taking out of HTML what a browser does not need.
    Minify,
    /// Data, and indexes of the search.
    Exports,
    /// Proving the links of finished pages.
    Links,
    /// Comparing with what is published, and staging what differs.
    Stage,
    /// Moving what was staged to its place.
    Publish,
}

impl Phase {
    /// All phases, in the order of the work.
    pub const ALL: [Self; 9] = [
        Self::Load,
        Self::Read,
        Self::Views,
        Self::Templates,
        Self::Minify,
        Self::Exports,
        Self::Links,
        Self::Stage,
        Self::Publish,
    ];
}

/// What measures a build. It decides nothing of what is made.
pub trait Watch: Debug + Send + Sync {
    /// The time since a moment of the watch's own choice; always zero where nobody measures.
    fn now(&self) -> Duration;

    /// A phase went on for a time, on one thread.
    fn ended(&self, phase: Phase, time: Duration);

    /// A page, from its view to its last byte, was made from `since` until now.
    fn made(&self, page: &str, since: Duration);
}

/// Measures nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn ended(&self, _: Phase, _: Duration) {}

    fn made(&self, _: &str, _: Duration) {}
}

/// Does some work of a phase under a watch. A thread that waits for another does other work meanwhile: phases of that are
/// measured by themselves, and not as this one.
pub fn during<T>(watch: &dyn Watch, phase: Phase, work: impl FnOnce() -> T) -> T {
    let before = WITHIN.take();
    let since = watch.now();
    let done = work();
    let whole = watch.now().saturating_sub(since);
    let within = WITHIN.replace(before + whole);
    watch.ended(phase, whole.saturating_sub(within));
    done
}
