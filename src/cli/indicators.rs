//! `statelier indicators`: the catalogue of indicators.

use lexopt::Arg::Long;
use serde_json::json;

use super::{Failure, Io, text_value, usage};
use crate::data::Concept;
use crate::i18n;
use crate::indicators::{self, Indicator};
use crate::message::Message;

pub(crate) fn run(io: &mut Io<'_>, mut args: lexopt::Parser) -> Result<(), Failure> {
    let mut as_json = false;
    while let Some(arg) = args.next().map_err(|error| usage(&error))? {
        match arg {
            Long("json") => as_json = true,
            Long("show") => return show(io, &text_value(&mut args)?),
            other => return Err(usage(&other.unexpected())),
        }
    }
    let lang = io.lang;
    let word = |indicator: &dyn Indicator, word: &str| i18n::say(lang, &indicator.word(word));
    let needs = |indicator: &dyn Indicator| {
        let concepts = indicator.needs().iter().map(|concept| concept.id());
        concepts
            .chain(indicator.quantities().iter().map(|quantity| quantity.id.as_str()))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for indicator in indicators::all() {
        let ids = |concepts: &[Concept]| concepts.iter().map(|concept| concept.id()).collect::<Vec<_>>();
        let line = if as_json {
            json!({
                "id": indicator.id(),
                "name": word(indicator, "name"),
                "what": word(indicator, "what"),
                "formula": word(indicator, "formula"),
                "unit": word(indicator, "unit"),
                "source": word(indicator, "source"),
                "caveat": word(indicator, "caveat"),
                "needs": needs(indicator),
                "series": indicator.series(),
                "dimensions": ids(indicator.dimensions()),
                "inputs": indicator.inputs(),
                "is_survey": indicator.is_survey(),
            })
            .to_string()
        } else {
            let needs = needs(indicator).join(", ");
            format!(
                "{}\n    {}\n    {}\n    ← {needs}",
                indicator.id(),
                word(indicator, "name"),
                word(indicator, "what")
            )
        };
        // A closed stream is the reader's wish.
        drop(writeln!(io.out, "{line}"));
    }
    Ok(())
}

/// Prints the file of an indicator, to start one's own from.
fn show(io: &mut Io<'_>, id: &str) -> Result<(), Failure> {
    let Some(text) = indicators::file(id) else {
        return Err(Failure::Usage(Message::new("indicators-no-file").with("id", id)));
    };
    // A closed stream is the reader's wish.
    drop(io.out.write_all(text.as_bytes()));
    Ok(())
}
