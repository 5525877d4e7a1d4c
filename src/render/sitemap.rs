//! `sitemap.xml`: the addresses of all pages, or of other such lists (sitemaps.org protocol 0.9, which allows 50,000 in one).
//! They must be absolute.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::site::route::absolute;

/// Makes a list of pages, by their paths inside the site.
#[must_use]
pub fn of_pages<'a>(base_url: &str, paths: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    render(["urlset", "url"], base_url, paths)
}

/// Makes a list of such lists.
#[must_use]
pub fn of_sitemaps<'a>(base_url: &str, paths: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    render(["sitemapindex", "sitemap"], base_url, paths)
}

fn render<'a>(names: [&str; 2], base_url: &str, paths: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    let written = write(&mut writer, names, base_url, paths);
    written.expect("writing to memory does not fail");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write<'a>(
    writer: &mut Writer<Vec<u8>>,
    [set, item]: [&str; 2],
    base_url: &str,
    paths: impl IntoIterator<Item = &'a str>,
) -> std::io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let set = writer.create_element(set).with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    set.write_inner_content(|writer| {
        for path in paths {
            let address = absolute(base_url, path);
            writer.create_element(item).write_inner_content(|writer| {
                writer.create_element("loc").write_text_content(BytesText::new(&address)).map(|_| ())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}
