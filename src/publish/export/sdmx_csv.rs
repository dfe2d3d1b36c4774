//! A release as SDMX-CSV 2.0 for the SDG data structure definition.

use super::sdg::{DIMENSIONS, Observation};
use super::{ExportError, Words, sdg};
use crate::publish::Release;

/// The structure the file is of; its version is that of the files this layout was checked against.
pub const STRUCTURE: &str = "IAEG-SDGs:SDG(1.8)";

/// Writes every figure that has a series of the SDGs.
pub fn write(release: &Release, words: Words<'_>) -> Result<Vec<u8>, ExportError> {
    let rows = sdg::observations(release, words)?;
    if rows.is_empty() {
        return Err(ExportError::NoSeries);
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header = vec!["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REPORTING_TYPE", "SERIES", "REF_AREA"];
    header.extend(DIMENSIONS.iter().map(|(name, _)| *name));
    header.extend([
        "TIME_PERIOD",
        "OBS_VALUE",
        "UNIT_MEASURE",
        "UNIT_MULT",
        "OBS_STATUS",
        "NATURE",
        "LOWER_BOUND",
        "UPPER_BOUND",
        "CUST_BREAKDOWN_LB",
    ]);
    writer.write_record(&header)?;
    for row in &rows {
        writer.write_record(fields(row))?;
    }
    writer.into_inner().map_err(|error| ExportError::Csv(error.into_error().into()))
}

/// Writes a figure as a machine reads it; nothing where there is none.
pub(super) fn figure(figure: Option<f64>) -> String {
    figure.map(|figure| format!("{figure}")).unwrap_or_default()
}

fn fields(row: &Observation) -> Vec<String> {
    let mut fields: Vec<String> = ["datastructure", STRUCTURE, "I", "A", "N"].map(str::to_owned).to_vec();
    fields.extend([row.series.clone(), row.area.clone()]);
    fields.extend(row.codes.iter().cloned());
    fields.extend([
        row.period.clone(),
        figure(row.value),
        row.unit.clone(),
        "0".to_owned(),
        row.status.to_owned(),
        "C".to_owned(),
        figure(row.low),
        figure(row.high),
        row.own_breakdown.clone().unwrap_or_default(),
    ]);
    fields
}
