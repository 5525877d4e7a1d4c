//! Puts the preview's script into a page on its way to the browser. The site's own files never have it.

use super::site::Site;
use crate::text::escaped_html;

/// Where the script and its worker are found.
pub(super) const CLIENT: &str = "/.taikei/client.js";

/// A page with the script as the first element of its head, so that a policy which the page sets does not concern it.
pub(super) fn script(site: &Site, path: &str, page: &[u8]) -> Vec<u8> {
    let (run, revision) = site.mark();
    let path = escaped_html(path);
    let tag = format!(
        "<script src=\"{CLIENT}\" data-run=\"{run}\" data-revision=\"{revision}\" data-path=\"{path}\"></script>"
    );
    let at = head(page).unwrap_or(page.len());
    [&page[..at], tag.as_bytes(), &page[at..]].concat()
}

/// Where the head begins: after `<head>`, whatever its case and attributes.
fn head(page: &[u8]) -> Option<usize> {
    let start = page
        .windows(6)
        .position(|tag| tag[..5].eq_ignore_ascii_case(b"<head") && (tag[5] == b'>' || tag[5].is_ascii_whitespace()))?;
    let end = page[start..].iter().position(|&byte| byte == b'>')?;
    Some(start + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_first_in_the_head() {
        let shown = |page: &str| {
            String::from_utf8(script(&Site::default(), "a\"b.html", page.as_bytes())).expect("text stays text")
        };
        for (page, before) in [
            ("<!doctype html><html><head><meta charset=utf-8></head>", "<!doctype html><html><head>"),
            ("<HEAD lang=ja><meta>", "<HEAD lang=ja>"),
            ("<header>no head</header>", "<header>no head</header>"),
            ("", ""),
        ] {
            let shown = shown(page);
            let rest = shown.strip_prefix(before).expect("what stands before stays");
            assert!(rest.starts_with("<script src=\"/.taikei/client.js\""), "{shown}");
            assert!(rest.contains("data-path=\"a&quot;b.html\""), "{shown}");
        }
    }
}
