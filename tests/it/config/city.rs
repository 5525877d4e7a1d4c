//! What `taikei.toml` and `plan.toml` say of the city's website, and what is said of each mistake.

use taikei::config::{CityLink, ContactConfig, LicenceConfig};
use taikei::diag::words::Lang;

use super::{plan, site, spots};

#[test]
fn every_part_is_read() {
    let (read, found) = site(
        "page_number = \"12\"\nupdated = 2024-10-01\n[[header]]\ntitle = \"市\"\n[[breadcrumb]]\ntitle = \"トップ\"\n\
         url = \"https://city.example/\"\n[[footer]]\ntitle = \"役所\"\nurl = \"https://city.example/f\"\n\
         [contact]\nname = \"課\"\ntelephone = \"\"\n[licence]\nname = \"規約\"\n",
    );
    assert_eq!(found, []);
    let link = |title: &str, url: Option<&str>| CityLink { title: title.into(), url: url.map(str::to_owned) };
    assert_eq!(read.city.header, [link("市", None)]);
    assert_eq!(read.city.breadcrumb, [link("トップ", Some("https://city.example/"))]);
    assert_eq!(read.city.footer, [link("役所", Some("https://city.example/f"))]);
    assert_eq!(read.page.contact, Some(ContactConfig { name: "課".into(), ..ContactConfig::default() }));
    assert_eq!(read.page.licence, Some(LicenceConfig { name: "規約".into(), url: None }));
    assert_eq!((read.page.updated.as_deref(), read.page.page_number.as_deref()), (Some("2024-10-01"), Some("12")));
}

#[test]
fn a_plan_says_what_it_does_not_say_as_the_site_does() {
    let (site, _) = site("updated = \"2024-10-01\"\n[contact]\nname = \"広報課\"\n");
    let (plan, found) = plan("page_number = \"7\"\n[contact]\nname = \"花課\"\n");
    assert_eq!(found, []);
    let page = plan.page.over(&site.page);
    assert_eq!(page.contact.unwrap().name, "花課");
    assert_eq!((page.updated.as_deref(), page.page_number.as_deref()), (Some("2024-10-01"), Some("7")));
}

#[test]
fn each_mistake_is_shown_at_its_place() {
    let (read, found) = site(
        "updated = \"令和6年10月1日\"\npage_number = 7\n[header]\ntitle = \"市\"\n[[breadcrumb]]\ntitle = \"トップ\"\n\
         [[breadcrumb]]\ntitle = \"市政\"\nurl = \"/shisei/\"\n[[footer]]\nname = \"役所\"\n[contact]\ntel = \"1\"\n\
         email = \"市＠example\"\n[licence]\nurl = \"https://city.example/\"\n",
    );
    assert_eq!(
        spots(&found),
        [
            ("G03", 1, 11, 11),
            ("G03", 2, 15, 1),
            ("G03", 3, 1, 8),
            ("G08", 5, 1, 14),
            ("G03", 9, 7, 10),
            ("G08", 10, 1, 10),
            ("G02", 11, 1, 4),
            ("G08", 12, 1, 9),
            ("G02", 13, 1, 3),
            ("G03", 14, 9, 11),
            ("G08", 15, 1, 9),
        ]
    );
    assert_eq!((read.city, read.page), Default::default(), "what is wrong is left out");
    let help = |at: usize| found[at].help(Lang::En);
    assert!(help(2).contains("[[ ]]") && help(3).contains("below [[breadcrumb]]"), "{} {}", help(2), help(3));
    assert!(help(7).contains("below [contact]") && help(9).contains("mail address"), "{} {}", help(7), help(9));
}

#[test]
fn two_contacts_are_no_contact() {
    let (_, found) = plan("[[contact]]\nname = \"課\"\n");
    assert_eq!(spots(&found), [("G03", 1, 1, 11)]);
    assert!(found[0].help(Lang::En).contains("in [ ]"), "{}", found[0].help(Lang::En));
}

#[test]
fn mail_addresses_are_those_that_browsers_take() {
    for (email, is_right) in [
        ("a.b+c@city.example.lg.jp", true),
        ("a@b", true),
        ("a@b@c", false),
        ("@b", false),
        ("a@", false),
        ("a b@c", false),
        ("a@-b.jp", false),
        ("a@b.jp?subject=x", false),
        ("あ@b.jp", false),
    ] {
        let (read, found) = plan(&format!("[contact]\nname = \"課\"\nemail = \"{email}\"\n"));
        assert_eq!(found.is_empty(), is_right, "{email}: {found:?}");
        assert_eq!(read.page.contact.unwrap().email.is_some(), is_right, "{email}");
    }
}
