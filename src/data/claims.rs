//! What a sheet says of its own definition: a title that speaks of stocks, a column that tells immigrants from emigrants.
//!
//! Beliefs from words in five languages, for a person to confirm; each names the words it comes from.

use std::collections::{BTreeMap, BTreeSet};

use super::matching::fold;
use super::{Dataset, Kind};

/// An answer that a sheet gives to a question of the definition card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub answer: &'static str,
    /// The words of the sheet.
    pub words: String,
}

/// Words of answers: question, answer, phrases without accents and articles; one after `=` is meant only where it is all that
/// is said, for "residence" alone may be urban or rural. The first answer of a question whose phrase
/// stands in a text is meant where `STRONG` holds the answer; else two answers in one text say nothing.
const WORDS: &[(&str, &str, &[&str])] = &[
    (
        "statistic",
        "stock",
        &[
            "stock",
            "stocks",
            "effectif",
            "effectifs",
            "existencias",
            "valid permits",
            "permits valid",
            "titres valides",
            "titres de sejour valides",
            "titres de sejour en cours de validite",
            "permis valides",
            "permisos vigentes",
            "permisos validos",
        ],
    ),
    (
        "statistic",
        "net",
        &[
            "net migration",
            "migration nette",
            "solde migratoire",
            "saldo migratorio",
            "migracion neta",
            "migracao liquida",
        ],
    ),
    (
        "statistic",
        "movements",
        &[
            "border crossings",
            "crossings",
            "franchissements",
            "passages aux frontieres",
            "passages de frontiere",
            "nombre de passages",
            "movements",
            "mouvements",
            "movimientos",
            "movimentos",
        ],
    ),
    (
        "statistic",
        "events",
        &["issued", "permits issued", "delivres", "delivrees", "expedidos", "otorgados", "emitidos"],
    ),
    (
        "statistic",
        "inflow",
        &[
            "inflow",
            "inflows",
            "immigration",
            "immigrant",
            "immigrants",
            "arrivals",
            "arrivees",
            "entrees",
            "entries",
            "inmigracion",
            "inmigrante",
            "inmigrantes",
            "imigracao",
            "imigrante",
            "imigrantes",
            "entradas",
            "llegadas",
        ],
    ),
    (
        "statistic",
        "outflow",
        &[
            "outflow",
            "outflows",
            "emigration",
            "emigrant",
            "emigrants",
            "departures",
            "departs",
            "sorties",
            "emigracion",
            "emigrante",
            "emigrantes",
            "emigracao",
            "salidas",
            "saidas",
        ],
    ),
    ("unit", "permit", &["permits", "permit", "permis", "titres de sejour", "permisos", "visas", "autorizacoes"]),
    (
        "unit",
        "case",
        &["asylum cases", "number of cases", "dossiers de asile", "nombre de dossiers", "numero de casos"],
    ),
    (
        "unit",
        "crossing",
        &[
            "border crossings",
            "crossings",
            "franchissements",
            "nombre de passages",
            "passages aux frontieres",
            "cruces",
        ],
    ),
    ("unit", "household", &["households", "menages", "hogares", "agregados"]),
    (
        "criterion",
        "birth",
        &[
            "country of birth",
            "place of birth",
            "foreign born",
            "native born",
            "pays de naissance",
            "lieu de naissance",
            "nes etranger",
            "pais de nacimiento",
            "lugar de nacimiento",
            "pais de nascimento",
            "nacidos en extranjero",
        ],
    ),
    (
        "criterion",
        "citizenship",
        &[
            "citizenship",
            "nationality",
            "citoyennete",
            "nationalite",
            "nacionalidad",
            "ciudadania",
            "nacionalidade",
            "cidadania",
        ],
    ),
    (
        "criterion",
        "residence",
        &[
            "=residence",
            "by residence",
            "previous residence",
            "next residence",
            "last residence",
            "country of residence",
            "selon residence",
            "pays de residence",
            "residence anterieure",
            "=residencia",
            "por residencia",
            "residencia anterior",
            "pais de residencia",
        ],
    ),
    ("whom", "both", &["both", "both citizens and foreigners", "les deux", "ambos"]),
    ("whom", "citizens", &["citizens", "nationals", "nationaux", "ciudadanos", "nacionales", "cidadaos", "nacionais"]),
    ("whom", "foreigners", &["foreigners", "aliens", "etrangers", "extranjeros", "estrangeiros", "non citizens"]),
    ("reference", "middle", &["mid year", "midyear", "milieu de annee", "mi annee", "mitad de ano"]),
    ("reference", "start", &["1 january", "january 1", "1er janvier", "1 janvier", "1 de enero", "1 de janeiro"]),
    ("reference", "end", &["31 december", "december 31", "31 decembre", "31 de diciembre", "31 de dezembro"]),
    ("reference", "fiscal_year", &["fiscal year", "exercice budgetaire", "ano fiscal"]),
    ("months", "12", &["12 months", "twelve months", "12 mois", "douze mois", "12 meses"]),
    ("months", "6", &["6 months", "six months", "6 mois", "six mois", "6 meses"]),
    ("months", "3", &["3 months", "three months", "3 mois", "trois mois", "3 meses"]),
    ("collection", "sample", &["survey", "sample", "enquete", "echantillon", "encuesta", "muestra", "inquerito"]),
    ("collection", "full_count", &["census", "register", "recensement", "registre", "censo", "registro"]),
    ("vintage", "provisional", &["provisional", "provisoire", "provisoires", "provisional data", "provisorio"]),
    ("vintage", "revised", &["revised", "revise", "revises", "revisado"]),
    (
        "refugees",
        "yes",
        &["including refugees", "y compris refugies", "y compris les refugies", "incluidos refugiados"],
    ),
    ("refugees", "no", &["excluding refugees", "hors refugies", "sans les refugies", "excluidos refugiados"]),
];

/// Answers that hold whatever else stands in the text: a stock of immigrants is a stock.
const STRONG: &[&str] = &["stock", "net", "movements"];

/// Questions whose different answers are never added up.
pub const NEVER_ADDED: [&str; 4] = ["statistic", "unit", "criterion", "whom"];

/// The answer that holds the others.
const WHOLE: &str = "both";

/// Longer lists of values are names, not conventions.
const MOST_VALUES: usize = 12;

/// Rows that are looked at: what a table is about shows in its head.
const MOST_ROWS: usize = 2000;

/// Returns the answer that a text gives to a question; nothing where it gives none or two.
pub fn answer_in(question: &str, text: &str) -> Option<&'static str> {
    let folded = format!(" {} ", fold(text));
    let is_phrase = |phrase: &str| match phrase.strip_prefix('=') {
        Some(whole) => folded.trim() == whole,
        None => folded.contains(&format!(" {phrase} ")),
    };
    let is_said = |phrases: &[&str]| phrases.iter().any(|phrase| is_phrase(phrase));
    let found: BTreeSet<&'static str> = WORDS
        .iter()
        .filter(|(known, _, phrases)| *known == question && is_said(phrases))
        .map(|(_, answer, _)| *answer)
        .collect();
    let strong = STRONG.iter().copied().find(|answer| question == "statistic" && found.contains(answer));
    // "Nationaux et étrangers" in one breath are everybody.
    let all = Some(WHOLE).filter(|_| question == "whom" && found.contains("citizens") && found.contains("foreigners"));
    let only = || found.iter().next().copied().filter(|_| found.len() == 1);
    strong.or(all).or_else(only)
}

/// Returns what a table says of itself: in the lines above it, the name of its sheet, columns that hold one value, and the
/// names of columns.
pub fn claims(data: &Dataset) -> BTreeMap<&'static str, Claim> {
    let mut texts: Vec<String> = data.origin.heading.clone();
    texts.push(data.origin.sheet.clone());
    let columns = data.schema.columns.iter().filter(|column| column.kind != Kind::Number);
    for column in columns {
        if let [only] = values(data, &column.name).as_slice() {
            texts.push(only.clone());
        }
    }
    texts.extend(data.schema.columns.iter().map(|column| column.name.replace('_', " ")));
    let apart = told_apart(data);
    let mut claims = BTreeMap::new();
    let questions: BTreeSet<&str> = WORDS.iter().map(|(question, ..)| *question).collect();
    for question in questions {
        let said = texts.iter().filter_map(|text| Some((answer_in(question, text)?, text)));
        let said: Vec<(&'static str, &String)> = said.collect();
        let Some((answer, words)) = said.first() else { continue };
        // Where the sheet says two things, it says neither.
        let is_mixed = apart.iter().any(|(known, _)| *known == question);
        if said.iter().all(|(other, _)| other == answer) && !is_mixed {
            claims.insert(question, Claim { answer, words: (*words).clone() });
        }
    }
    claims
}

/// Returns the columns whose values are different answers to one question, with the question.
pub fn told_apart(data: &Dataset) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for column in data.schema.columns.iter().filter(|column| column.kind != Kind::Number) {
        let values = values(data, &column.name);
        found.extend(unlike(&values).map(|(question, ..)| (question, column.name.clone())));
    }
    found
}

/// Returns a question that some values answer differently, and two of them.
pub fn unlike(values: &[String]) -> Option<(&'static str, String, String)> {
    if values.len() < 2 || values.len() > MOST_VALUES {
        return None;
    }
    NEVER_ADDED.into_iter().find_map(|question| {
        let answered = values.iter().filter_map(|value| Some((answer_in(question, value)?, value)));
        let mut answered: Vec<(&str, &String)> = answered.collect();
        // Citizens and foreigners are added up to both; both and one of them are not.
        answered.sort_by_key(|(answer, _)| *answer != WHOLE);
        let (first, left) = answered.first()?;
        let (_, right) = answered.iter().find(|(answer, _)| answer != first)?;
        (question != "whom" || *first == WHOLE).then(|| (question, (*left).clone(), (*right).clone()))
    })
}

/// Returns the different values of a column, as long as they are few.
fn values(data: &Dataset, column: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let Some(at) = data.schema.columns.iter().position(|known| known.name == column) else { return values };
    for text in (0..data.n_rows().min(MOST_ROWS)).filter_map(|row| data.text(row, at)) {
        if !values.contains(&text) {
            values.push(text);
        }
        if values.len() > MOST_VALUES {
            break;
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{Column, ColumnValues, Origin};

    fn table(heading: &[&str], columns: &[(&str, &[&str])]) -> Dataset {
        let one = |(name, values): &(&str, &[&str])| {
            let texts = values.iter().map(|text| Some((*text).to_owned())).collect();
            (Column::new(*name, Kind::Text), ColumnValues::Texts(texts))
        };
        let mut data = Dataset::from_columns(columns.iter().map(one).collect(), Origin::default()).unwrap();
        let heading = heading.iter().map(|line| (*line).to_owned()).collect();
        data.origin = Arc::new(Origin { heading, ..Origin::default() });
        data
    }

    fn said(data: &Dataset) -> Vec<(&'static str, &'static str)> {
        claims(data).into_iter().map(|(question, claim)| (question, claim.answer)).collect()
    }

    #[test]
    fn titles_and_columns_say_what_is_counted() {
        let un = table(
            &["International migrant stock at mid-year by sex", "Number of foreign-born persons"],
            &[("Country", &["Mali"])],
        );
        assert_eq!(said(&un), [("criterion", "birth"), ("reference", "middle"), ("statistic", "stock")]);
        let permits = table(&["Titres de séjour délivrés selon la nationalité, données provisoires"], &[("n", &["1"])]);
        assert_eq!(
            said(&permits),
            [("criterion", "citizenship"), ("statistic", "events"), ("unit", "permit"), ("vintage", "provisional")]
        );
        assert_eq!(answer_in("statistic", "Stock of immigrants"), Some("stock"));
        assert_eq!(answer_in("statistic", "Immigrants and emigrants"), None, "two things are neither");
        assert_eq!(answer_in("whom", "Immigration totale (nationaux et étrangers)"), Some("both"));
        assert_eq!(answer_in("whom", "Immigration d’étrangers"), Some("foreigners"));
        assert_eq!(answer_in("statistic", "Titres de séjour valides au 31 décembre"), Some("stock"));
        assert_eq!(answer_in("statistic", "Immigrantsville"), None);
        assert_eq!(answer_in("criterion", "Milieu de résidence"), None, "urban or rural is no criterion");
        assert_eq!(answer_in("criterion", "Residence"), Some("residence"));
    }

    #[test]
    fn the_conventions_of_the_flow_tables_are_told_apart() {
        let flows = table(
            &["International migration flows: Canada, by residence"],
            &[
                ("Type", &["Immigrants", "Emigrants"]),
                ("Coverage", &["Foreigners", "Foreigners"]),
                ("OdName", &["Mali", "Mali"]),
            ],
        );
        assert_eq!(told_apart(&flows), [("statistic", "Type".to_owned())]);
        assert_eq!(said(&flows), [("criterion", "residence"), ("whom", "foreigners")], "the type is not one");
        let unlike = unlike(&["Citizenship".to_owned(), "Place of birth".to_owned()]).unwrap();
        assert_eq!(unlike.0, "criterion");
        let words = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        assert_eq!(super::unlike(&words(&["Citizens", "Foreigners"])), None, "these are added up to both");
        assert_eq!(super::unlike(&words(&["Foreigners", "Both"])).map(|found| found.1).as_deref(), Some("Both"));
    }
}
