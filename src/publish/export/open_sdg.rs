//! A release as files for an Open SDG site: a CSV an indicator, `Year` first, `Value` last, blank where a figure is of everybody.

use std::collections::BTreeMap;

use super::{ExportError, Words, check, check_period, sdg};
use crate::data::Concept;
use crate::publish::{Release, ReleaseTable, TOTAL};

/// Writes the files of a release: their names and contents.
pub fn write(release: &Release, words: Words<'_>) -> Result<Vec<(String, Vec<u8>)>, ExportError> {
    check_period(&release.period)?;
    let mut indicators: BTreeMap<&str, Vec<&ReleaseTable>> = BTreeMap::new();
    for one in &release.tables {
        indicators.entry(&one.indicator).or_default().push(one);
    }
    indicators.into_iter().map(|(id, tables)| Ok((file_name(id), file(release, &tables, words)?))).collect()
}

/// Returns the name an Open SDG site looks for: `indicator_8-5-2.csv`.
fn file_name(id: &str) -> String {
    format!("indicator_{}.csv", id.strip_prefix("sdg_").unwrap_or(id).replace('_', "-"))
}

fn file(release: &Release, tables: &[&ReleaseTable], words: Words<'_>) -> Result<Vec<u8>, ExportError> {
    let has_series = tables.len() > 1;
    let mut header: Vec<String> = vec!["Year".to_owned()];
    if has_series {
        header.push("Series".to_owned());
    }
    header.push("Units".to_owned());
    let mut columns: Vec<String> = Vec::new();
    for dimension in tables.iter().flat_map(|one| one.table.dimensions()) {
        let name = words.dimension(dimension);
        if dimension.concept != Some(Concept::TimePeriod) && !columns.contains(&name) {
            columns.push(name);
        }
    }
    header.extend(columns.iter().cloned());
    header.push("Value".to_owned());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header)?;
    for one in tables {
        check(&one.table)?;
        let measure = words.say(&one.table.measure().name);
        let unit = words.unit(&one.table.measure().unit);
        for cell in one.table.cells() {
            let mut year = release.period.clone();
            let mut classes = vec![String::new(); columns.len()];
            for (dimension, code) in one.table.dimensions().iter().zip(&cell.key) {
                let Some(code) = code.as_deref().filter(|code| *code != TOTAL) else { continue };
                if dimension.concept == Some(Concept::TimePeriod) {
                    code.clone_into(&mut year);
                } else if let Some(at) = columns.iter().position(|name| *name == words.dimension(dimension)) {
                    words.code(dimension, Some(code)).trim().clone_into(&mut classes[at]);
                }
            }
            if year.is_empty() {
                return Err(ExportError::NoPlace);
            }
            let mut row = vec![year];
            if has_series {
                row.push(measure.clone());
            }
            row.push(unit.clone());
            row.extend(classes);
            // A figure that is kept back or not known is blank, as one of everybody's classes is.
            row.push(cell.estimate.map(|value| format!("{}", sdg::scaled(&one.table, value))).unwrap_or_default());
            writer.write_record(&row)?;
        }
    }
    writer.into_inner().map_err(|error| ExportError::Csv(error.into_error().into()))
}
