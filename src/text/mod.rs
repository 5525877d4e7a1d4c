//! Text as it came: files, places in them, encodings, and the folding that makes spellings comparable.

mod address;
mod align;
mod calendar;
pub mod date;
pub mod dated;
mod decode;
mod difference;
mod escape;
pub mod fiscal;
pub mod fold;
mod marked;
mod place;
mod plausible;
pub mod reading;
mod source;
mod words;

pub use address::{ADDRESS_LIMIT, is_address, is_device, propose_address};
pub use align::{Part, align, is_reading};
pub use calendar::impossible_dates;
pub use decode::{Certainty, Decoded, Encoding, Undecodable, decode};
pub use difference::Difference;
pub use escape::{escape_html, escaped_html};
pub use marked::{Marked, Piece};
pub use place::{Place, SheetCell};
pub use source::{Source, SourceFile};
pub use words::{FoundWord, Words};
