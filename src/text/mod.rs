//! Text as it came: files, places in them, encodings, and the folding that makes spellings comparable.

mod place;
mod source;

pub use place::{Place, SheetCell};
pub use source::{Source, SourceFile};
