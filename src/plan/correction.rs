//! A correction (訂正): words that are shown in place of a printed slip.

/// One correction, as `plan.toml` gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The words as printed.
    pub printed: String,
    /// The words shown in their place.
    pub shown: String,
    /// Why they are right.
    pub reason: String,
}
