//! The base of absolute addresses: what `--base-url` and `base_url` take.

use super::keys::is_url;

/// The address of a folder on the web, made to end with `/`: `http` or `https`, in ASCII, without user, query or
/// fragment, its host and port right, and no part of its path `.` or `..` (RFC 3986, 3.2 and 3.3).
#[must_use]
pub fn base_url(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("://").filter(|_| is_url(text) && text.is_ascii())?;
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.trim_end_matches('/');
    let plain = !text.contains(['?', '#', '@']) && is_authority(authority) && path.split('/').all(is_part);
    plain.then(|| format!("{}/", text.trim_end_matches('/')))
}

/// A host, and a port where one is given.
fn is_authority(authority: &str) -> bool {
    let (host, port) = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, port)) if host.parse::<std::net::Ipv6Addr>().is_ok() => ("v6", port),
        Some(_) => return false,
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let label = |label: &str| {
        let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !label.is_empty() && label.bytes().all(inner) && !label.starts_with('-') && !label.ends_with('-')
    };
    let port_is_right = port.is_empty()
        || port.strip_prefix(':').is_some_and(|port| {
            port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
        });
    host.split('.').all(label) && port_is_right
}

/// Whether a part of the path leads nowhere but down, and its percent signs are followed by two digits each.
fn is_part(part: &str) -> bool {
    let dots = part.to_ascii_lowercase().replace("%2e", ".");
    let hex = |rest: &str| rest.get(..2).is_some_and(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit()));
    !matches!(dots.as_str(), "." | "..") && part.split('%').skip(1).all(hex)
}
