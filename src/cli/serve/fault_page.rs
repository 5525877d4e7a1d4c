//! The page that stands in for a site which could not be made yet: what is wrong with it.

use std::fmt::Write;

use super::site::Site;
use crate::diag::words::{self, Lang};
use crate::text::escaped_html;

const STYLE: &str = "body{max-width:50rem;margin:2rem auto;padding:0 1rem;font-family:system-ui,sans-serif;\
    line-height:1.8;overflow-wrap:anywhere}h1{font-size:1.5rem}h2{font-size:1.125rem}\
    li{margin:0 0 1.5rem;padding-left:.5rem}dt{font-weight:700}dd{margin:0 0 .5rem;white-space:pre-wrap}";

/// The page.
pub(super) fn render(site: &Site) -> String {
    let lang = site.lang.unwrap_or(Lang::Ja);
    let heading = escaped_html(words::ui("serve-broken", lang));
    let mut page = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
        <meta name=\"color-scheme\" content=\"light dark\"><title>{heading}</title>\
        <link rel=\"icon\" href=\"data:,\"><style>{STYLE}</style></head><body><main><h1>{heading}</h1><ol>",
        lang.as_str()
    );
    for finding in &site.findings {
        let _ =
            write!(page, "<li><h2>{}</h2><p>{}</p><dl>", escaped_html(&finding.title), escaped_html(&finding.message));
        for (name, text) in &finding.remarks {
            let _ = write!(page, "<dt>{}</dt><dd>{}</dd>", escaped_html(name), escaped_html(text));
        }
        page += "</dl></li>";
    }
    page + "</ol></main></body></html>"
}
