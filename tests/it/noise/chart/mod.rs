//! Made-up plans and their ragged charts. Nothing here is the reader's code: what it knows of charts it knows by itself.
//!
//! [`plans`] makes a clean plan and draws its [`faults`]; [`layout`] and [`print`] print it and know what it must be read
//! to ([`expected`]); [`compare`] reads it and finds differences, which of them are announced, and what is lost.

pub(crate) mod compare;
pub(crate) mod expected;
pub(crate) mod faults;
mod forms;
mod layout;
pub(crate) mod plans;
pub(crate) mod print;
pub(crate) mod trial;
mod wording;
mod words;
