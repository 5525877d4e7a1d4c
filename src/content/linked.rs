//! Writes links and pictures: marks for what the site knows, findings for what may not stand on a page.

use std::ops::Range;

use pulldown_cmark::{Event as Token, LinkType, Tag, TagEnd};

use super::html::{Writer, escape};
use super::links::{self, Link};
use super::markdown::Spot;
use super::{Piece, Target, headings, marks};
use crate::diag::{Code, Diagnostic};

impl Writer<'_> {
    /// Writes the link that starts at an index, and gives the index after it.
    pub(super) fn link(&mut self, tokens: &[Spot], start: usize) -> usize {
        let (Token::Start(Tag::Link { link_type, dest_url, title, .. }), place) = &tokens[start] else {
            return start + 1;
        };
        let end = start + tokens[start..].iter().position(|(token, _)| *token == Token::End(TagEnd::Link)).unwrap_or(1);
        let mail = if *link_type == LinkType::Email { "mailto:" } else { "" };
        let url = format!("{mail}{dest_url}");
        let href = self.href(&url, place.clone());
        let has_href = href.is_some();
        if let Some(href) = href {
            self.put(format_args!("<a href=\"{href}\"{}>", titled(title)));
        }
        let is_empty = end == start + 1;
        match links::sort(self.page.path, &url) {
            Link::Inner(target) if is_empty || *link_type == LinkType::Autolink => {
                let mark = self.mark(Piece::Title(target, self.page.source.place(place.clone())));
                self.out += &mark;
            }
            Link::Inner(_) | Link::Plain | Link::Outside | Link::Unsafe if is_empty => self.out += &escape(&url),
            Link::Inner(_) | Link::Plain | Link::Outside | Link::Unsafe => self.block(&tokens[start + 1..end]),
        }
        if has_href {
            self.out += "</a>";
        }
        end + 1
    }

    /// Writes the picture that starts at an index, and gives the index after it.
    pub(super) fn image(&mut self, tokens: &[Spot], start: usize) -> usize {
        let (Token::Start(Tag::Image { dest_url, title, .. }), place) = &tokens[start] else { return start + 1 };
        let end = end_of_image(tokens, start);
        let alt = headings::plain(&tokens[start + 1..end]);
        if alt.is_empty() {
            self.warn(Code::C08, "src", dest_url, place.clone());
        }
        if let Some(src) = self.src(dest_url, place.clone()) {
            self.put(format_args!("<img src=\"{src}\" alt=\"{}\"{}>", escape(&alt), titled(title)));
        } else {
            self.instead_of_picture(dest_url, &alt);
        }
        end + 1
    }

    /// Writes what stands for a picture that is not shown: a link to it where it is on another site, else its words.
    pub(super) fn instead_of_picture(&mut self, url: &str, alt: &str) {
        if !url.is_empty() && links::sort(self.page.path, url) == Link::Plain {
            let text = if alt.is_empty() { url } else { alt };
            self.put(format_args!("<a href=\"{}\">{}</a>", escape(url), escape(text)));
        } else {
            self.out += &escape(alt);
        }
    }

    /// The value of an `href`, ready to stand between quotes; none where the link is not safe, which is reported.
    pub(super) fn href(&mut self, url: &str, place: Range<usize>) -> Option<String> {
        match links::sort(self.page.path, url) {
            Link::Inner(target) => Some(self.mark(Piece::Href(target, self.page.source.place(place)))),
            Link::Plain => {
                self.links.push((url.to_owned(), self.page.source.place(place)));
                Some(escape(url))
            }
            Link::Outside => {
                self.warn(Code::C07, "target", url, place);
                None
            }
            Link::Unsafe => {
                self.warn(Code::C04, "removed", url, place);
                None
            }
        }
    }

    /// The value of a picture's `src`; none where it is no picture of this site, which is reported.
    pub(super) fn src(&mut self, url: &str, place: Range<usize>) -> Option<String> {
        match links::sort(self.page.path, url) {
            Link::Plain if links::is_foreign(url) => self.warn(Code::C12, "src", url, place),
            Link::Inner(Target::Plan { .. } | Target::Content { .. }) => self.warn(Code::C04, "removed", url, place),
            Link::Inner(Target::File { .. }) | Link::Plain | Link::Outside | Link::Unsafe => {
                return self.href(url, place);
            }
        }
        None
    }

    fn mark(&mut self, piece: Piece) -> String {
        self.marked.push(piece);
        marks::mark(self.marked.len() - 1)
    }

    /// Reports a finding at a part of the source, with one word for its message.
    pub(super) fn warn(&mut self, code: Code, arg: &'static str, value: &str, place: Range<usize>) {
        let place = self.page.source.place(place);
        let cell = place.excerpt.chars().skip(place.column as usize - 1).take(place.width as usize);
        let cell: String = cell.collect();
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        self.sink.report(Diagnostic::new(code).at(&place).cell(cell).with(arg, value));
    }
}

/// The index of the end of a picture; pictures may stand inside the words of another.
fn end_of_image(tokens: &[Spot], start: usize) -> usize {
    let mut open = 0;
    let closes = |(token, _): &Spot| {
        match token {
            Token::Start(Tag::Image { .. }) => open += 1,
            Token::End(TagEnd::Image) => open -= 1,
            _ => {}
        }
        open == 0
    };
    start + tokens[start..].iter().position(closes).expect("the parser ends every picture")
}

fn titled(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) }
}
