//! Diagnostics: what is wrong or doubtful, where, and how to mend it.

mod code;
mod diagnostic;
mod sink;
pub mod words;

pub use code::Code;
pub use diagnostic::{Arg, Diagnostic, Severity};
pub use sink::Sink;
