//! Text as it came: files, places in them, encodings, and the folding that makes spellings comparable.

mod address;
mod place;
mod source;

pub use address::{ADDRESS_LIMIT, is_address, propose_address};
pub use place::{Place, SheetCell};
pub use source::{Source, SourceFile};
