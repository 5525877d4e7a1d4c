//! A page's main part for a website that has a frame of its own: its ids are told apart from those of the page around it,
//! and its links are full addresses where it is known where the fragments will stand.

use std::convert::Infallible;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use quick_xml::escape::escape;

use super::texts;
use crate::site::route::resolved;

/// What all ids of fragments begin with.
const PREFIX: &str = "taikei-";
/// Attributes that hold ids of the same page, separated by spaces.
const ID_LISTS: &[&str] = &[
    "for",
    "headers",
    "list",
    "form",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-details",
    "aria-owns",
    "aria-flowto",
    "aria-errormessage",
    "aria-activedescendant",
];
/// Attributes that hold an address.
const ADDRESSES: &[&str] = &["href", "src", "cite", "poster"];

/// Finishes the fragment of the page at `path`. Addresses become full ones below `base_url`, where it is known.
#[must_use]
pub fn finish(html: &str, path: &str, base_url: Option<&str>) -> String {
    let mut name = String::new();
    let mut changes = Vec::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| {
        match event {
            CallbackEvent::AttributeName { name: read } => name = String::from_utf8_lossy(read).into_owned(),
            CallbackEvent::AttributeValue { value } => {
                let mended = mended(&name, &String::from_utf8_lossy(value), path, base_url);
                changes.extend(mended.map(|mended| (span.start..span.end, escape(mended).into_owned())));
            }
            CallbackEvent::OpenStartTag { .. }
            | CallbackEvent::CloseStartTag { .. }
            | CallbackEvent::EndTag { .. }
            | CallbackEvent::String { .. }
            | CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None::<Infallible>
    });
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    texts::edited(html, changes)
}

/// What an attribute says in a fragment; none where that is what it says now.
fn mended(name: &str, value: &str, path: &str, base_url: Option<&str>) -> Option<String> {
    match name {
        "id" => Some(format!("{PREFIX}{value}")),
        list if ID_LISTS.contains(&list) => Some(ids(value)),
        address if ADDRESSES.contains(&address) => address_within(value, path, base_url),
        _ => None,
    }
}

fn ids(list: &str) -> String {
    list.split_ascii_whitespace().map(|id| format!("{PREFIX}{id}")).collect::<Vec<_>>().join(" ")
}

/// An address within the site as a fragment has it; none for one that leads elsewhere.
fn address_within(value: &str, path: &str, base_url: Option<&str>) -> Option<String> {
    let (place, anchor) = value.split_once('#').map_or((value, None), |(place, anchor)| (place, Some(anchor)));
    let is_elsewhere = place.starts_with("//") || place.split(['/', '?']).next().is_some_and(|part| part.contains(':'));
    if is_elsewhere {
        return None;
    }
    let place = match base_url.filter(|_| !place.is_empty()) {
        Some(base_url) => format!("{base_url}{}", resolved(path, place)),
        None => place.to_owned(),
    };
    let anchor = anchor.map(|anchor| format!("#{PREFIX}{anchor}")).unwrap_or_default();
    Some(place + &anchor)
}
