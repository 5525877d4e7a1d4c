//! `sitemap.xml`: the addresses of all pages (sitemaps.org protocol 0.9). They must be absolute.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::site::route::absolute;

/// Makes the file: one address for each path.
///
/// # Panics
/// Never: memory does not refuse to be written.
#[must_use]
pub fn render<'a>(base_url: &str, paths: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    let written = write(&mut writer, base_url, paths);
    written.expect("writing to memory does not fail");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write<'a>(
    writer: &mut Writer<Vec<u8>>,
    base_url: &str,
    paths: impl IntoIterator<Item = &'a str>,
) -> std::io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let set = writer.create_element("urlset").with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    set.write_inner_content(|writer| {
        for path in paths {
            let address = absolute(base_url, path);
            let url = writer.create_element("url");
            url.write_inner_content(|writer| {
                writer.create_element("loc").write_text_content(BytesText::new(&address)).map(|_| ())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}
