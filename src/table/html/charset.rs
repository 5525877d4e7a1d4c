//! The encoding that a page says it is in, as a browser looks for it (HTML Standard, prescan a byte stream).

/// How far into a page its encoding may be declared.
const PRESCAN: usize = 1024;

/// The name of the encoding in a page's `<meta charset=…>` or `<meta … content="…; charset=…">`.
pub(in crate::table) fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let tag =
        head.split("<meta").skip(1).find_map(|tag| tag.split('>').next().filter(|tag| tag.contains("charset=")))?;
    let value = tag.split("charset=").nth(1)?.trim_start_matches(['"', '\'', ' ']);
    let name = value.split(['"', '\'', ' ', ';', '/']).next()?;
    (!name.is_empty()).then(|| name.to_owned())
}
