//! HTML that people type into Markdown: written anew, with a finding for each thing that is not allowed.

use super::html::{Writer, escape};
use super::tags::{self, Part, Tag};
use super::{headings, sanitise};
use crate::diag::Code;

/// Writes raw HTML. `lines` says which byte of it stands where in the source, in order.
pub(super) fn write(writer: &mut Writer, html: &str, lines: &[(usize, usize)]) {
    for (part, range) in tags::parts(html) {
        let line = lines[lines.partition_point(|&(at, _)| at <= range.start).saturating_sub(1)];
        let start = line.1 + range.start - line.0;
        match part {
            Part::Text(text) => writer.out += &text.replace('<', "&lt;"),
            Part::Close(name) if sanitise::allows_element(&name) && writer.nest.close(&mut writer.out, &name) => {}
            Part::Close(name) => writer.put(format_args!("&lt;/{}&gt;", escape(&name))),
            Part::Comment => {}
            Part::Other(written) => show(writer, written, start),
            Part::Open(tag) if sanitise::allows_element(&tag.name) => {
                open(writer, &tag, start);
                writer.nest.open(&tag.name);
            }
            Part::Open(tag) => show(writer, tag.written, start),
        }
    }
}

fn open(writer: &mut Writer, tag: &Tag, start: usize) {
    let place = start..start + first_line(tag.written).len();
    let mut kept = Vec::new();
    for (name, value) in &tag.attributes {
        let written = || format!("{name}=\"{value}\"");
        let value = match name.as_str() {
            "href" if tag.name == "a" => writer.href(value, place.clone()),
            "src" if tag.name == "img" => writer.src(value, place.clone()),
            "id" => is_free(writer, value).then(|| escape(value)),
            name => sanitise::allows_attribute(&tag.name, name).then(|| escape(value)),
        };
        let reported = matches!((tag.name.as_str(), name.as_str()), ("a", "href") | ("img", "src"));
        match value {
            Some(value) => kept.push(format!(" {name}=\"{value}\"")),
            None if reported => {}
            None => writer.warn(Code::C04, "removed", &written(), place.clone()),
        }
    }
    let value = |wanted: &str| tag.attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let (src, alt) = (value("src").unwrap_or_default(), value("alt"));
    if tag.name == "img" && alt.is_none() {
        writer.warn(Code::C08, "src", src, place);
    }
    if tag.name == "img" && !kept.iter().any(|attribute| attribute.starts_with(" src=")) {
        writer.instead_of_picture(src, alt.unwrap_or_default());
    } else {
        writer.put(format_args!("<{}{}>", tag.name, kept.concat()));
    }
}

/// Whether an id is one, and nothing else on the page has it; from now on it is taken.
fn is_free(writer: &mut Writer, id: &str) -> bool {
    let is_id = !id.is_empty() && !id.contains(char::is_whitespace) && !headings::is_kept_free(id);
    is_id && writer.ids.insert(id.to_owned())
}

/// Writes what is not allowed as the text that was typed, so that nothing is lost and nothing runs.
fn show(writer: &mut Writer, written: &str, start: usize) {
    writer.out += &escape(written);
    let written = first_line(written);
    writer.warn(Code::C04, "removed", written, start..start + written.len());
}

fn first_line(written: &str) -> &str {
    written.lines().next().unwrap_or_default()
}
