//! Diagnostics: what is wrong or doubtful, where, and how to mend it.

mod code;
mod diagnostic;
mod nearest;
mod sink;
mod source;
pub mod words;

pub use code::Code;
pub use diagnostic::{Arg, Diagnostic, Severity};
pub use sink::Sink;
pub use source::{read_declared, read_source};
