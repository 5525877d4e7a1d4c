//! From charts to plans: the shipped chart and made-up ones.
