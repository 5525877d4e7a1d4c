//! What the minifier made of start tags and shapes. Each thread meets the same ones, and the minifier takes as long for such
//! a short text as for a thousand letters.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;

/// How many bytes are remembered before all are forgotten.
const MOST: usize = 4 << 20;

/// What all threads learnt so far. It is only looked up, and decides nothing but the time.
static LEARNT: Mutex<Learnt> = Mutex::new(Learnt { texts: HashMap::with_hasher(FixedState::with_seed(0)), bytes: 0 });

struct Learnt {
    texts: HashMap<Box<str>, Box<str>, FixedState>,
    bytes: usize,
}

/// What the minifier makes of a short text that comes again; nothing, where that is no text.
pub(super) fn learnt(text: &str) -> Option<Box<str>> {
    let learnt = || LEARNT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(html) = learnt().texts.get(text) {
        return Some(html.clone());
    }
    let html = String::from_utf8(super::whole(text)).ok()?.into_boxed_str();
    let mut learnt = learnt();
    if learnt.bytes > MOST {
        *learnt = Learnt { texts: HashMap::default(), bytes: 0 };
    }
    learnt.bytes += text.len() + html.len();
    learnt.texts.insert(text.into(), html.clone());
    Some(html)
}
