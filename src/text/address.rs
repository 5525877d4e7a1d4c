//! What may stand in an address: the names that a city's web server takes in any system.

/// The longest name that may be a part of an address, in bytes.
pub const ADDRESS_LIMIT: usize = 100;

/// Whether Windows takes a name for a device, whatever follows its first dot: no folder or file there can have it
/// ("Naming Files, Paths, and Namespaces", learn.microsoft.com).
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered =
        |kind: &str| stem.strip_prefix(kind).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Whether a name can be a part of an address: lower-case ASCII letters, digits and single inner hyphens, and no
/// device of Windows.
#[must_use]
pub fn is_address(name: &str) -> bool {
    let word =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    name.len() <= ADDRESS_LIMIT && !is_device(name) && name.split('-').all(word)
}

/// The nearest name that can be an address, as a proposal; none where nothing of the name can stay.
#[must_use]
pub fn propose_address(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let proposal = words.collect::<Vec<_>>().join("-");
    is_address(&proposal).then_some(proposal)
}
