//! Findings as annotations of GitHub Actions ("Workflow commands", docs.github.com).

use super::Style;
use crate::diag::{Diagnostic, Severity};

/// One finding as one line.
pub(super) fn render(style: &Style, finding: &Diagnostic) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(place) = &finding.place {
        let path = style.root.join(&*place.file);
        let path = path.strip_prefix(".").unwrap_or(&path).to_string_lossy().replace('\\', "/");
        properties.push(format!("file={}", property(&path)));
        properties.push(format!("line={}", place.line));
        properties.push(format!("col={}", place.column));
    }
    properties.push(format!("title={}", finding.code.as_str()));
    let text = format!("{}\n{}", finding.message(style.lang), finding.help(style.lang));
    format!("::{command} {}::{}\n", properties.join(","), data(&text))
}

/// A text after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
