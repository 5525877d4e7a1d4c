//! Waits for changes of what a site is made from, and lets them come to rest.
//!
//! The system's events only say that something happened; whoever waits reads everything again. So the watches are set
//! anew before each reading: whatever happens after that is another change.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Config, ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::store::{Paths, Places};

/// The steps of one saving: an editor empties a file, and writes it.
const SAVING: Pace = Pace { quiet: Duration::from_millis(3), most: Duration::from_millis(500) };
/// How long nothing may happen before a change is at rest, and how long one is waited for at most.
const FEW: Pace = Pace { quiet: Duration::from_millis(20), most: Duration::from_millis(500) };
/// The same where many files change, as when another branch is checked out.
const MANY: Pace = Pace { quiet: Duration::from_millis(300), most: Duration::from_secs(10) };
/// From so many changed paths on it is many.
const MANY_PATHS: usize = 20;
/// How often the files are compared where the system is not asked for events.
const POLL: Duration = Duration::from_millis(500);

/// How often folders are looked for that the system says are gone.
const TRIES: u8 = 100;

struct Pace {
    quiet: Duration,
    most: Duration,
}

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notice {
    /// The system tells of them.
    Events,
    /// The contents are compared every now and then, as network folders need it.
    Poll,
}

/// A change that something is made of before it is known to be at rest, and when it was seen last.
pub(super) struct Change(Instant);

/// What is watched at the moment.
pub(super) struct Changes {
    places: Places,
    by: By,
}

enum By {
    /// The watcher ends when it goes.
    Events {
        events: Receiver<notify::Result<notify::Event>>,
        _watcher: RecommendedWatcher,
    },
    Poll(blake3::Hash),
}

impl By {
    /// Asks the system to tell of changes.
    fn events(places: &Places) -> notify::Result<Self> {
        let (sender, events) = mpsc::channel();
        let mut watcher = RecommendedWatcher::new(sender, Config::default().with_follow_symlinks(false))?;
        for above in places.above() {
            // What may not be watched above the sources is no reason not to watch those.
            let _ = watcher.watch(above, RecursiveMode::NonRecursive);
        }
        for folder in &places.folders {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(Self::Events { events, _watcher: watcher })
    }
}

/// Whether a folder could not be watched since it went.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

impl Changes {
    /// Begins to watch everything that a site is made from.
    ///
    /// # Errors
    /// Where the system cannot watch so much, or at all; comparing contents always works.
    pub(super) fn watch(notice: Notice, paths: &Paths) -> notify::Result<Self> {
        let (mut places, mut tries) = (Places::of(paths), 0..TRIES);
        if notice == Notice::Poll {
            let by = By::Poll(places.fingerprint());
            return Ok(Self { places, by });
        }
        loop {
            let by = By::events(&places);
            let now = Places::of(paths);
            match by {
                Ok(by) if now == places => return Ok(Self { places, by }),
                Err(error) if (now == places && !is_gone(&error)) || tries.next().is_none() => return Err(error),
                // A folder came or went before it was watched, and nothing would tell of what happens in it.
                Ok(_) | Err(_) => places = now,
            }
        }
    }

    /// Waits until something changed and came to rest.
    pub(super) fn wait(&self) {
        self.wait_until(&FEW);
    }

    /// Waits until something changed and may be at rest: who makes something of it meanwhile asks afterwards whether it
    /// was ([`Changes::rested`]).
    pub(super) fn wait_for_saving(&self) -> Change {
        self.wait_until(&SAVING);
        Change(Instant::now())
    }

    fn wait_until(&self, few: &Pace) {
        match &self.by {
            By::Poll(before) => self.poll(*before),
            By::Events { events, _watcher } => {
                let mut changed = BTreeSet::new();
                while !self.take(events.recv().ok(), &mut changed) {}
                self.rest(events, changed, few);
            }
        }
    }

    /// Whether nothing more changed, so that a change was at rest. If not, it waits as [`Changes::wait`] does.
    pub(super) fn rested(&self, change: &Change) -> bool {
        let By::Events { events, _watcher } = &self.by else { return true };
        let mut more = BTreeSet::new();
        loop {
            let left = (change.0 + FEW.quiet).saturating_duration_since(Instant::now());
            match events.recv_timeout(left) {
                Ok(event) => {
                    if self.take(Some(event), &mut more) {
                        break;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return true,
            }
        }
        self.rest(events, more, &FEW);
        false
    }

    /// Compares contents until they differ, and then until they no longer do.
    fn poll(&self, before: blake3::Hash) {
        let mut last = before;
        loop {
            std::thread::sleep(POLL);
            let now = self.places.fingerprint();
            if now == last && now != before {
                return;
            }
            last = now;
        }
    }

    /// Waits until nothing more happens. `few` is the pace where few files change.
    fn rest(&self, events: &Receiver<notify::Result<notify::Event>>, mut changed: BTreeSet<PathBuf>, few: &Pace) {
        let first = Instant::now();
        let mut last = first;
        loop {
            let pace = if changed.len() < MANY_PATHS { few } else { &MANY };
            let end = (last + pace.quiet).min(first + pace.most);
            let left = end.saturating_duration_since(Instant::now());
            match events.recv_timeout(left) {
                _ if left.is_zero() => return,
                Ok(event) => {
                    if self.take(Some(event), &mut changed) {
                        last = Instant::now();
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Whether an event is a change of what the site is made from; its paths are taken. Reading a file is an event
    /// too. An error, or a watcher that has gone, may hide changes.
    fn take(&self, event: Option<notify::Result<notify::Event>>, changed: &mut BTreeSet<PathBuf>) -> bool {
        let Some(Ok(event)) = event else { return true };
        if event.need_rescan() {
            return true;
        }
        match event.kind {
            EventKind::Access(_) => false,
            EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => {
                let mut ours = event.paths.into_iter().filter(|path| self.places.hold(path)).peekable();
                let hit = ours.peek().is_some();
                changed.extend(ours);
                hit
            }
        }
    }
}
