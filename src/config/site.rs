//! `taikei.toml`: settings of the whole site: the same as the command line's options, and what the city's website has around its pages.

use super::{Format, SiteConfig, city, document};
use crate::diag::Sink;
use crate::diag::words::Lang;
use crate::text::SourceFile;

const KEYS: &[&str] = &[
    "title",
    "seeds",
    "content",
    "theme",
    "out",
    "base_url",
    "strict",
    "format",
    "jobs",
    "lang",
    "quiet",
    "verbose",
    "updated",
    "page_number",
    "header",
    "breadcrumb",
    "footer",
    "contact",
    "licence",
];

/// Reads `taikei.toml`. What is wrong in it is reported and left out.
#[must_use]
pub fn read_site(sink: &mut Sink, file: &SourceFile) -> SiteConfig {
    document::read(sink, file, KEYS, |sink, entries| SiteConfig {
        title: entries.text(sink, "title"),
        seeds: entries.text(sink, "seeds"),
        content: entries.text(sink, "content"),
        theme: entries.text(sink, "theme"),
        out: entries.text(sink, "out"),
        base_url: entries.base_url(sink, "base_url"),
        strict: entries.flag(sink, "strict"),
        format: entries.text_where(sink, "format", "expect-format", Format::of_word),
        jobs: entries.threads(sink, "jobs"),
        lang: entries.text_where(sink, "lang", "expect-lang", Lang::of_word),
        quiet: entries.flag(sink, "quiet"),
        verbose: entries.flag(sink, "verbose"),
        city: city::read_city(sink, entries),
        page: city::read_page(sink, entries),
    })
}
