//! The clean form (整った表): a chart that the program wrote itself, one listing a row, all parents on every row.

pub mod names;
