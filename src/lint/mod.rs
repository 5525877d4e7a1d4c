//! Lints: rules of a good plan, one file per rule.
