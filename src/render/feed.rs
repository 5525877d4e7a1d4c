//! `feed.xml`: what changed, for programs that follow it (Atom, RFC 4287). Its addresses are absolute, so it needs the
//! site's own address; its dates are those of the log, at midnight in Japan, never the clock's.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::xml::{Xml, text};
use crate::config::LogEntry;
use crate::site::log_anchor;
use crate::site::route::{Route, absolute};

/// The namespace of the standard.
const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

/// Makes the file; `author` is who publishes the site.
///
/// # Panics
/// Never: memory does not refuse to be written.
#[must_use]
pub fn render(base_url: &str, title: &str, author: &str, log: &[LogEntry]) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    write(&mut writer, base_url, [title, author], log).expect("writing to memory does not fail");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write(xml: &mut Xml, base_url: &str, [title, author]: [&str; 2], log: &[LogEntry]) -> io::Result<()> {
    let page = absolute(base_url, &Route::Changes.path());
    let own = absolute(base_url, &Route::Feed.path());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let feed = xml.create_element("feed").with_attribute(("xmlns", NAMESPACE)).with_attribute(("xml:lang", "ja"));
    feed.write_inner_content(|xml| {
        text(xml, "title", &format!("{title} 更新履歴"))?;
        text(xml, "id", &page)?;
        link(xml, "alternate", "text/html", &page)?;
        link(xml, "self", "application/atom+xml", &own)?;
        text(xml, "updated", &midnight(log.first().map_or("", |entry| &entry.date)))?;
        xml.create_element("author").write_inner_content(|xml| text(xml, "name", author))?;
        log.iter().try_for_each(|entry| one(xml, &page, entry))
    })?;
    Ok(())
}

fn one(xml: &mut Xml, page: &str, entry: &LogEntry) -> io::Result<()> {
    let address = format!("{page}#{}", log_anchor(entry));
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "title", &entry.title)?;
        text(xml, "id", &address)?;
        link(xml, "alternate", "text/html", &address)?;
        text(xml, "updated", &midnight(&entry.date))?;
        text(xml, "summary", entry.text.as_ref().unwrap_or(&entry.title))
    })?;
    Ok(())
}

/// The beginning of a day in Japan (RFC 3339).
fn midnight(date: &str) -> String {
    format!("{date}T00:00:00+09:00")
}

fn link(xml: &mut Xml, relation: &str, kind: &str, address: &str) -> io::Result<()> {
    let link = xml.create_element("link").with_attribute(("rel", relation)).with_attribute(("type", kind));
    link.with_attribute(("href", address)).write_empty().map(|_| ())
}
