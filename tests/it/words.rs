//! The catalogue of words: both languages, every code, every argument.
