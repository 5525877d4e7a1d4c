//! What may stand in an address: the names that a city's web server takes in any system.

/// The longest name that may be a part of an address, in bytes.
pub const ADDRESS_LIMIT: usize = 100;

/// Whether a name can be a part of an address: lower-case ASCII letters, digits and single inner hyphens.
#[must_use]
pub fn is_address(name: &str) -> bool {
    let word =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    name.len() <= ADDRESS_LIMIT && name.split('-').all(word)
}

/// The nearest name that can be an address, as a proposal; none where nothing of the name can stay.
#[must_use]
pub fn propose_address(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let proposal = words.collect::<Vec<_>>().join("-");
    is_address(&proposal).then_some(proposal)
}
