//! The house rules: floors, file sizes, what a file must say of itself.
