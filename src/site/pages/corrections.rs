//! Corrections (訂正) as pages list them.

use serde::Serialize;

use crate::plan::Correction;

/// Words that are shown in place of a printed slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectionItem<'a> {
    /// The words as printed.
    pub printed: &'a str,
    /// The words shown.
    pub shown: &'a str,
    /// Why they are right.
    pub reason: &'a str,
}

/// Corrections as pages list them.
pub(super) fn corrections<'a>(made: &'a [Correction]) -> Vec<CorrectionItem<'a>> {
    let item = |made: &'a Correction| {
        let Correction { printed, shown, reason } = made;
        CorrectionItem { printed, shown, reason }
    };
    made.iter().map(item).collect()
}
