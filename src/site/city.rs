//! What the city's website has around a page, as templates see it: nothing of it is there unless the settings say so.

use serde::Serialize;

use crate::config::{CityConfig, CityLink, ContactConfig, LicenceConfig, PageConfig};
use crate::text::date;

/// The view of what stands around a page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct City<'a> {
    /// What stands above the site's title.
    pub header: Vec<CityItem<'a>>,
    /// What stands at the very end.
    pub footer: Vec<CityItem<'a>>,
    /// Whom to ask about the page (問い合わせ先).
    pub contact: Option<Contact<'a>>,
    /// The terms under which it may be used (利用条件).
    pub licence: Option<CityItem<'a>>,
    /// When it was last changed (最終更新日).
    pub updated: Option<Day<'a>>,
    /// Its number on the city's website (ページ番号).
    pub page_number: Option<&'a str>,
}

/// Words, and the page that they lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CityItem<'a> {
    /// Its words.
    pub title: &'a str,
    /// Its address outside the site.
    pub url: Option<&'a str>,
}

/// Whom to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Contact<'a> {
    /// The department.
    pub name: &'a str,
    /// Its postal address.
    pub address: Option<&'a str>,
    /// Its telephone number.
    pub telephone: Option<&'a str>,
    /// Its fax number.
    pub fax: Option<&'a str>,
    /// Its mail address.
    pub email: Option<&'a str>,
    /// When it can be reached.
    pub hours: Option<&'a str>,
    /// Its form for questions on the web.
    pub url: Option<&'a str>,
}

/// A day of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day<'a> {
    /// As ISO 8601.
    pub iso: &'a str,
    /// As people write it, such as 令和6年4月1日; as ISO 8601 before the eras of the modern calendar.
    pub words: String,
}

impl<'a> City<'a> {
    /// What stands around a page.
    pub(super) fn new(city: &'a CityConfig, page: &'a PageConfig) -> Self {
        let day = |iso: &'a String| Day { iso, words: date::wareki(iso).unwrap_or_else(|| iso.clone()) };
        Self {
            header: city.header.iter().map(CityItem::of_link).collect(),
            footer: city.footer.iter().map(CityItem::of_link).collect(),
            contact: page.contact.as_ref().map(Contact::new),
            licence: page.licence.as_ref().map(CityItem::of_licence),
            updated: page.updated.as_ref().map(day),
            page_number: page.page_number.as_deref(),
        }
    }
}

impl<'a> CityItem<'a> {
    fn of_link(link: &'a CityLink) -> Self {
        Self { title: &link.title, url: link.url.as_deref() }
    }

    fn of_licence(licence: &'a LicenceConfig) -> Self {
        Self { title: &licence.name, url: licence.url.as_deref() }
    }
}

impl<'a> Contact<'a> {
    fn new(contact: &'a ContactConfig) -> Self {
        let ContactConfig { name, address, telephone, fax, email, hours, url } = contact;
        Self {
            name,
            address: address.as_deref(),
            telephone: telephone.as_deref(),
            fax: fax.as_deref(),
            email: email.as_deref(),
            hours: hours.as_deref(),
            url: url.as_deref(),
        }
    }
}
