//! `plan.stratml.xml`: the plan in `StratML` Part 1 (ISO 17469-1), the standard for strategic plans.
//!
//! The standard has two levels. The sections of the level above the last are its goals, with what stands above them in
//! their descriptions; the 事業 below them are its objectives, with the section that each stands under; departments are
//! stakeholders. A section above that has 事業 of its own is a goal too.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::xml::{Xml, text};
use crate::plan::{Listing, ListingId, Plan, SectionId};

/// The namespace of the standard.
const NAMESPACE: &str = "urn:ISO:std:iso:17469:tech:xsd:stratml_core";

/// Makes the file.
///
/// # Panics
/// Never: memory does not refuse to be written.
#[must_use]
pub fn render(plan: &Plan) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    write(&mut writer, plan).expect("writing to memory does not fail");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write(xml: &mut Xml, plan: &Plan) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("StrategicPlan").with_attribute(("xmlns", NAMESPACE)).write_inner_content(|xml| {
        text(xml, "Name", &plan.title)?;
        if let Some(period) = &plan.period {
            text(xml, "OtherInformation", &format!("計画期間 {period}"))?;
        }
        xml.create_element("StrategicPlanCore").write_inner_content(|xml| core(xml, plan))?;
        xml.create_element("AdministrativeInformation").write_inner_content(|xml| {
            if let Some(date) = &plan.source.date {
                text(xml, "PublicationDate", date)?;
            }
            match &plan.source.url {
                Some(url) => text(xml, "Source", url),
                None => Ok(()),
            }
        })?;
        Ok(())
    })?;
    Ok(())
}

fn core(xml: &mut Xml, plan: &Plan) -> io::Result<()> {
    if let Some(publisher) = &plan.publisher {
        xml.create_element("Organization").write_inner_content(|xml| text(xml, "Name", publisher))?;
    }
    let level = plan.levels.len().saturating_sub(2);
    for (id, section) in plan.section_ids() {
        if section.level == level {
            goal(xml, plan, id, &plan.listings_below(id))?;
        } else if section.level < level && !section.listings.is_empty() {
            goal(xml, plan, id, &section.listings)?;
        }
    }
    Ok(())
}

fn goal(xml: &mut Xml, plan: &Plan, id: SectionId, listings: &[ListingId]) -> io::Result<()> {
    let section = plan.section(id);
    let above: Vec<_> = plan.ancestors(id).into_iter().map(|up| named(plan, up)).collect();
    xml.create_element("Goal").write_inner_content(|xml| {
        text(xml, "Name", &section.title)?;
        text(xml, "Description", &above.join("　"))?;
        // An identifier of XML cannot begin with a figure (XML Schema Part 2, 3.3.8).
        text(xml, "Identifier", &format!("_{}-{}", plan.levels[section.level].kind, section.id))?;
        text(xml, "SequenceIndicator", &section.code)?;
        for &listing in listings {
            objective(xml, plan, plan.listing(listing), id)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn objective(xml: &mut Xml, plan: &Plan, listing: &Listing, goal: SectionId) -> io::Result<()> {
    let below = (listing.section != goal).then(|| named(plan, listing.section));
    let lines: Vec<_> =
        below.into_iter().chain([listing.description.clone()]).filter(|line| !line.is_empty()).collect();
    let units = listing.departments.iter().map(|&id| plan.department(id).label.as_str());
    xml.create_element("Objective").write_inner_content(|xml| {
        text(xml, "Name", &listing.title)?;
        text(xml, "Description", &lines.join("\n"))?;
        text(xml, "Identifier", &format!("_{}", listing.id))?;
        text(xml, "SequenceIndicator", &listing.code)?;
        for unit in units.chain(listing.collectives.iter().map(String::as_str)) {
            xml.create_element("Stakeholder").write_inner_content(|xml| text(xml, "Name", unit))?;
        }
        match listing.original {
            Some(original) => text(xml, "OtherInformation", &format!("再掲 {}", plan.listing(original).code)),
            None => Ok(()),
        }
    })?;
    Ok(())
}

/// A section by its level, number and title.
fn named(plan: &Plan, id: SectionId) -> String {
    let section = plan.section(id);
    format!("{} {} {}", plan.levels[section.level].heading, section.code, section.title)
}
