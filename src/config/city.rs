//! What a city's website has around its pages: `taikei.toml` says it of all pages, a plan's `plan.toml` of its own.

use super::keys::Entries;
use crate::diag::Sink;

const HEADER: &str = "header";
const BREADCRUMB: &str = "breadcrumb";
const FOOTER: &str = "footer";
const LICENCE: &str = "licence";
const CONTACT: &str = "contact";
const LINK_KEYS: &[&str] = &["title", "url"];
const LICENCE_KEYS: &[&str] = &["name", "url"];
const CONTACT_KEYS: &[&str] = &["name", "address", "telephone", "fax", "email", "hours", "url"];

/// What stands around all pages of the site; empty where the city says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CityConfig {
    /// `[[header]]`: what stands above the site's own title.
    pub header: Vec<CityLink>,
    /// `[[breadcrumb]]`: the way from the city's first page to this site, each step with its address.
    pub breadcrumb: Vec<CityLink>,
    /// `[[footer]]`: what stands at the very end.
    pub footer: Vec<CityLink>,
}

/// Words of the city's website, and the page that they lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CityLink {
    /// Its words.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
}

/// What pages say of themselves; nothing where the city says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageConfig {
    /// `[contact]`: whom to ask (問い合わせ先).
    pub contact: Option<ContactConfig>,
    /// `[licence]`: the terms of use (利用条件).
    pub licence: Option<LicenceConfig>,
    /// The day of the last change (最終更新日), ISO 8601.
    pub updated: Option<String>,
    /// The number that the city's website gives its pages (ページ番号).
    pub page_number: Option<String>,
}

/// Whom to ask about a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactConfig {
    /// The department.
    pub name: String,
    /// Its postal address.
    pub address: Option<String>,
    /// Its telephone number.
    pub telephone: Option<String>,
    /// Its fax number.
    pub fax: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// When it can be reached.
    pub hours: Option<String>,
    /// Its form for questions on the web.
    pub url: Option<String>,
}

/// The terms under which pages and data may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceConfig {
    /// What they are called.
    pub name: String,
    /// Where they are written.
    pub url: Option<String>,
}

impl PageConfig {
    /// What a plan says, and where it says nothing, what the site says.
    #[must_use]
    pub fn over(&self, site: &Self) -> Self {
        Self {
            contact: self.contact.as_ref().or(site.contact.as_ref()).cloned(),
            licence: self.licence.as_ref().or(site.licence.as_ref()).cloned(),
            updated: self.updated.as_ref().or(site.updated.as_ref()).cloned(),
            page_number: self.page_number.as_ref().or(site.page_number.as_ref()).cloned(),
        }
    }
}

/// Reads what stands around all pages.
pub(super) fn read_city(sink: &mut Sink, entries: &Entries) -> CityConfig {
    CityConfig {
        header: links(sink, entries, HEADER),
        breadcrumb: steps(sink, entries),
        footer: links(sink, entries, FOOTER),
    }
}

/// Reads what pages say of themselves.
pub(super) fn read_page(sink: &mut Sink, entries: &Entries) -> PageConfig {
    PageConfig {
        contact: contact(sink, entries),
        licence: licence(sink, entries),
        updated: entries.date(sink, "updated"),
        page_number: entries.text(sink, "page_number"),
    }
}

/// Words with or without an address.
fn links(sink: &mut Sink, entries: &Entries, key: &'static str) -> Vec<CityLink> {
    let mut links = Vec::new();
    for entry in entries.tables(sink, key, LINK_KEYS) {
        let title = entry.required(sink, key, "title");
        let url = entry.url(sink, "url");
        links.extend(title.map(|title| CityLink { title: title.value, url }));
    }
    links
}

/// Words that have an address: a way that leads nowhere is none.
fn steps(sink: &mut Sink, entries: &Entries) -> Vec<CityLink> {
    let mut steps = Vec::new();
    for entry in entries.tables(sink, BREADCRUMB, LINK_KEYS) {
        let title = entry.required(sink, BREADCRUMB, "title");
        let url = entry.required(sink, BREADCRUMB, "url").and_then(|_| entry.url(sink, "url"));
        steps.extend(title.zip(url).map(|(title, url)| CityLink { title: title.value, url: Some(url) }));
    }
    steps
}

fn contact(sink: &mut Sink, entries: &Entries) -> Option<ContactConfig> {
    let entry = entries.table(sink, CONTACT, CONTACT_KEYS)?;
    let name = entry.required(sink, CONTACT, "name");
    let contact = ContactConfig {
        name: name.as_ref().map(|name| name.value.clone()).unwrap_or_default(),
        address: entry.text_or_blank(sink, "address"),
        telephone: entry.text_or_blank(sink, "telephone"),
        fax: entry.text_or_blank(sink, "fax"),
        email: entry.text_where(sink, "email", "expect-email", mail_address).filter(|email| !email.is_empty()),
        hours: entry.text_or_blank(sink, "hours"),
        url: entry.url_or_blank(sink, "url"),
    };
    name.map(|_| contact)
}

fn licence(sink: &mut Sink, entries: &Entries) -> Option<LicenceConfig> {
    let entry = entries.table(sink, LICENCE, LICENCE_KEYS)?;
    let name = entry.required(sink, LICENCE, "name");
    let url = entry.url_or_blank(sink, "url");
    name.map(|name| LicenceConfig { name: name.value, url })
}

/// A mail address as forms of browsers take it (HTML Standard, 4.10.5.1.5), or nothing where it is left blank.
fn mail_address(text: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let label = |label: &str| {
        let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !label.is_empty() && label.bytes().all(inner) && !label.starts_with('-') && !label.ends_with('-')
    };
    let is_address = text
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && name.bytes().all(plain) && host.split('.').all(label));
    (text.is_empty() || is_address).then(|| text.to_owned())
}
