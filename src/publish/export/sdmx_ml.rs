//! A release as SDMX-ML 2.1, generic data, for the SDG data structure definition.

use std::fmt::Write as _;

use super::sdg::{DIMENSIONS, Observation};
use super::sdmx_csv::figure;
use super::text::escape;
use super::{ExportError, Words, sdg};
use crate::publish::Release;

/// The structure the file is of, as [`super::sdmx_csv::STRUCTURE`] says it in one word: agency, id, version.
const STRUCTURE: (&str, &str, &str) = ("IAEG-SDGs", "SDG", "1.8");

/// Writes every figure that has a series of the SDGs.
pub fn write(release: &Release, words: Words<'_>) -> Result<Vec<u8>, ExportError> {
    let rows = sdg::observations(release, words)?;
    if rows.is_empty() {
        return Err(ExportError::NoSeries);
    }
    let (agency, id, version) = STRUCTURE;
    let name = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1";
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <mes:GenericData xmlns:mes=\"{name}/message\" xmlns:gen=\"{name}/data/generic\" xmlns:com=\"{name}/common\">\n\
         <mes:Header>\n<mes:ID>STATELIER</mes:ID>\n<mes:Test>false</mes:Test>\n<mes:Prepared>{date}T00:00:00</mes:Prepared>\n\
         <mes:Sender id=\"{sender}\"/>\n\
         <mes:Structure structureID=\"{id}\" dimensionAtObservation=\"AllDimensions\">\n\
         <com:Structure><Ref agencyID=\"{agency}\" id=\"{id}\" version=\"{version}\" class=\"DataStructure\"/></com:Structure>\n\
         </mes:Structure>\n</mes:Header>\n<mes:DataSet structureRef=\"{id}\" action=\"Append\">\n",
        date = escape(&release.date),
        sender = sender(release),
    );
    for row in &rows {
        observation(&mut xml, row);
    }
    xml.push_str("</mes:DataSet>\n</mes:GenericData>\n");
    Ok(xml.into_bytes())
}

/// Returns who sends the file: the country, as an id may be written.
fn sender(release: &Release) -> String {
    let letters: String = release.area.chars().filter(char::is_ascii_alphanumeric).collect();
    if letters.starts_with(|letter: char| letter.is_ascii_alphabetic()) { letters } else { "OFFICE".to_owned() }
}

fn observation(xml: &mut String, row: &Observation) {
    let value = |xml: &mut String, (id, value): (&str, &str)| {
        // Writing to a text cannot fail.
        writeln!(xml, "<gen:Value id=\"{id}\" value=\"{}\"/>", escape(value)).unwrap_or_default();
    };
    xml.push_str("<gen:Obs>\n<gen:ObsKey>\n");
    for one in [("FREQ", "A"), ("REPORTING_TYPE", "N"), ("SERIES", &row.series), ("REF_AREA", &row.area)] {
        value(xml, one);
    }
    for ((id, _), code) in DIMENSIONS.iter().zip(&row.codes) {
        value(xml, (id, code));
    }
    value(xml, ("TIME_PERIOD", &row.period));
    xml.push_str("</gen:ObsKey>\n");
    if row.value.is_some() {
        writeln!(xml, "<gen:ObsValue value=\"{}\"/>", figure(row.value)).unwrap_or_default();
    }
    xml.push_str("<gen:Attributes>\n");
    let (low, high) = (figure(row.low), figure(row.high));
    let own = row.own_breakdown.clone().unwrap_or_default();
    for (id, text) in [
        ("UNIT_MEASURE", row.unit.as_str()),
        ("UNIT_MULT", "0"),
        ("OBS_STATUS", row.status),
        ("NATURE", "C"),
        ("LOWER_BOUND", &low),
        ("UPPER_BOUND", &high),
        ("CUST_BREAKDOWN_LB", &own),
    ] {
        if !text.is_empty() {
            value(xml, (id, text));
        }
    }
    xml.push_str("</gen:Attributes>\n</gen:Obs>\n");
}
