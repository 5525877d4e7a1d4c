//! HTML that people type into Markdown: written anew, with a finding for each thing that is left out.

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
            Part::Close(name) if sanitise::allows_element(&name) => writer.put(format_args!("</{name}>")),
            Part::Close(_) | Part::Comment => {}
            Part::Other(written) => remove(writer, written, start),
            Part::Open(tag) if sanitise::allows_element(&tag.name) => open(writer, &tag, start),
            Part::Open(tag) => remove(writer, tag.written, start),
        }
    }
}

fn open(writer: &mut Writer, tag: &Tag, start: usize) {
    let mut kept = Vec::new();
    for (name, value) in &tag.attributes {
        let place = start..start + first_line(tag.written).len();
        let written = || format!("{name}=\"{value}\"");
        let value = match name.as_str() {
            "href" if tag.name == "a" => writer.href(value, place.clone()),
            "src" if tag.name == "img" => writer.src(value, place.clone()),
            "id" => (!headings::is_of_footnotes(value) && writer.ids.insert(value.clone())).then(|| escape(value)),
            name => sanitise::allows_attribute(&tag.name, name).then(|| escape(value)),
        };
        let reported = matches!(name.as_str(), "href" | "src") && matches!(tag.name.as_str(), "a" | "img");
        match value {
            Some(value) => kept.push(format!(" {name}=\"{value}\"")),
            None if reported => {}
            None => writer.warn(Code::C04, "removed", &written(), place),
        }
    }
    if tag.name == "img" && !tag.attributes.iter().any(|(name, _)| name == "alt") {
        let place = start..start + first_line(tag.written).len();
        writer.warn(Code::C08, "src", tag.written, place);
    }
    writer.put(format_args!("<{}{}>", tag.name, kept.concat()));
}

fn remove(writer: &mut Writer, written: &str, start: usize) {
    let written = first_line(written);
    writer.warn(Code::C04, "removed", written, start..start + written.len());
}

fn first_line(written: &str) -> &str {
    written.lines().next().unwrap_or_default()
}
