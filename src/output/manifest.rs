//! The manifest: the list of a published site's files, by which the next build knows what is its own.
//!
//! It holds sorted paths and hashes, no time and no machine, so it is safe to publish and the same for the same
//! site. Writing and reading go entry by entry, so a site of any size needs no more memory than one entry.

use std::fmt;
use std::io::{self, Read, Write};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

/// The file's name at the top of the published folder.
pub const NAME: &str = "taikei-manifest.json";

/// The number of the format that is written and read; a newer program may write another.
const FORMAT: u64 = 1;

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The path inside the site, with `/`.
    pub path: String,
    /// The BLAKE3 hash of its bytes, in 64 hexadecimal digits.
    pub hash: String,
}

/// Why a manifest cannot be read.
#[derive(Debug)]
pub enum Broken {
    /// The disk failed, not the manifest.
    Disk(io::Error),
    /// It is not JSON of our format, or its entries are not sorted paths inside the site.
    Content,
}

/// The hash of a file's bytes as a manifest gives it.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// Whether a path can stand in a site: relative, with `/`, without `.`, `..`, back slashes and control characters.
#[must_use]
pub fn is_inside(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..");
    path.split('/').all(plain) && !path.contains(|c: char| c == '\\' || c == ':' || c.is_control())
}

/// A manifest that is being written, one entry a line.
#[derive(Debug)]
pub struct Writer<W: Write> {
    to: W,
    comma: &'static str,
}

impl<W: Write> Writer<W> {
    /// Begins a manifest.
    ///
    /// # Errors
    /// If the writer fails.
    pub fn new(mut to: W) -> io::Result<Self> {
        write!(to, "{{\n  \"format\": {FORMAT},\n  \"files\": {{")?;
        Ok(Self { to, comma: "" })
    }

    /// Adds an entry. They must come in the order of their paths.
    ///
    /// # Errors
    /// If the writer fails.
    pub fn add(&mut self, entry: &Entry) -> io::Result<()> {
        let comma = std::mem::replace(&mut self.comma, ",");
        write!(self.to, "{comma}\n    {}: \"{}\"", serde_json::Value::from(entry.path.as_str()), entry.hash)
    }

    /// Ends the manifest.
    ///
    /// # Errors
    /// If the writer fails.
    pub fn finish(mut self) -> io::Result<()> {
        self.to.write_all(b"\n  }\n}\n")?;
        self.to.flush()
    }
}

/// Reads a manifest and hands over its entries in the order of their paths.
///
/// # Errors
/// If the reader or `each` fails, or the bytes are no manifest of ours.
pub fn read(from: impl Read, each: &mut dyn FnMut(Entry) -> io::Result<()>) -> Result<(), Broken> {
    let mut failure = None;
    let mut json = serde_json::Deserializer::from_reader(from);
    let read = Manifest { each, failure: &mut failure }.deserialize(&mut json).and_then(|()| json.end());
    match (read, failure) {
        (_, Some(error)) => Err(Broken::Disk(error)),
        (Ok(()), None) => Ok(()),
        (Err(error), None) if error.is_io() => Err(Broken::Disk(error.into())),
        (Err(_), None) => Err(Broken::Content),
    }
}

/// Reads the outer object.
struct Manifest<'a> {
    each: &'a mut dyn FnMut(Entry) -> io::Result<()>,
    failure: &'a mut Option<io::Error>,
}

impl<'de> DeserializeSeed<'de> for Manifest<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Manifest<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a manifest of format 1")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        use serde::de::Error;
        if map.next_entry::<String, u64>()? != Some(("format".into(), FORMAT)) {
            return Err(A::Error::custom("format 1 expected first"));
        }
        if map.next_key::<String>()?.as_deref() != Some("files") {
            return Err(A::Error::custom("files expected"));
        }
        map.next_value_seed(Files(&mut self))?;
        map.next_key::<String>()?.map_or(Ok(()), |key| Err(A::Error::custom(format!("unknown key {key}"))))
    }
}

/// Reads the object of the files.
struct Files<'a, 'b>(&'a mut Manifest<'b>);

impl<'de> DeserializeSeed<'de> for Files<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Files<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("paths and hashes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        use serde::de::Error;
        let mut last = String::new();
        while let Some((path, hash)) = map.next_entry::<String, String>()? {
            if !is_inside(&path) || path <= last || hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(A::Error::custom(format!("{path:?} is no sorted path with its hash")));
            }
            last.clone_from(&path);
            if let Err(error) = (self.0.each)(Entry { path, hash }) {
                *self.0.failure = Some(error);
                return Err(A::Error::custom("the receiver failed"));
            }
        }
        Ok(())
    }
}
