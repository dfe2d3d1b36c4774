//! What a sheet says of its own definition: a title that speaks of stocks, a note below that counts refugees out, a column that
//! tells immigrants from emigrants.
//!
//! Beliefs from words in five languages (`assets/claims.toml`), for a person to confirm; each names the words it comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::definition::{QUESTIONS, Question};
use super::words::plain;
use super::{Dataset, Kind};

/// An answer that a sheet gives to a question of the definition card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub answer: &'static str,
    /// The words of the sheet.
    pub words: String,
}

/// The expressions of the file, by question and answer.
static WRITTEN: &str = include_str!("../../assets/claims.toml");

/// Groups of people that a source counts in or out, each a question.
const GROUPS: &str = "groups";
/// How that is said.
const INCLUDED: &str = "included";

/// Words that mean an answer.
struct Saying {
    question: &'static str,
    answer: &'static str,
    /// Answers of a higher rank hold whatever else is said.
    rank: usize,
    words: Regex,
}

/// Everything of the file.
struct Sayings {
    answers: Vec<Saying>,
    /// Groups, by question.
    groups: Vec<(&'static str, Regex)>,
    /// How a sentence counts them out, and in.
    out_and_in: Option<(Regex, Regex)>,
}

/// Makes one expression over a text between two spaces of several in the writing of the file.
fn compiled(written: &[String]) -> Option<Regex> {
    let one = |text: &String| {
        // Letters as `plain` leaves them; the signs of expressions stay.
        let text = &text.nfkd().filter(|sign| !is_combining_mark(*sign)).collect::<String>();
        let (start, text, end) = match text.strip_prefix('=') {
            Some(whole) => ("^ ", whole, " $"),
            None => (" ", text.as_str(), " "),
        };
        let text = text.replace(" .. ", "(?: \\S+){0,8} ").replace(r"\S*", "\u{1}").replace(['*', '\u{1}'], r"\S*");
        format!("{start}(?:{text}){end}")
    };
    Regex::new(&written.iter().map(one).collect::<Vec<_>>().join("|")).ok()
}

fn sayings() -> &'static Sayings {
    static SAYINGS: OnceLock<Sayings> = OnceLock::new();
    SAYINGS.get_or_init(|| {
        // The file is part of the program; a test reads it.
        let file: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(WRITTEN).unwrap_or_default();
        let question = |id: &str| QUESTIONS.iter().find(|question| question.id == id);
        let answer = |question: &Question, id: &str| question.answers.iter().copied().find(|answer| *answer == id);
        let mut answers = Vec::new();
        for (id, by_answer) in &file {
            let Some(question) = question(id) else { continue };
            for (written, expressions) in by_answer {
                let bare = written.trim_end_matches('!');
                let Some((answer, words)) = answer(question, bare).zip(compiled(expressions)) else { continue };
                answers.push(Saying { question: question.id, answer, rank: written.len() - bare.len(), words });
            }
        }
        let of = |section: &str, key: &str| file.get(section)?.get(key).and_then(|expressions| compiled(expressions));
        let groups = QUESTIONS.iter().filter_map(|question| Some((question.id, of(GROUPS, question.id)?)));
        Sayings { answers, groups: groups.collect(), out_and_in: of(INCLUDED, "no").zip(of(INCLUDED, "yes")) }
    })
}

/// The answer that holds the others.
const WHOLE: &str = "both";

/// Longer lists of values are names, not conventions.
const MOST_VALUES: usize = 12;

/// Rows that are looked at: what a table is about shows in its head.
const MOST_ROWS: usize = 2000;

/// Questions whose different answers are never added up.
pub const NEVER_ADDED: [&str; 4] = ["statistic", "unit", "criterion", "whom"];

/// Returns the sentences of a text, as expressions see them, each with what it says in full.
fn sentences(text: &str) -> Vec<(String, &str)> {
    let parts = text.split(['\n', ';', '؛']).flat_map(|part| part.split_inclusive(". "));
    parts
        .map(|part| (format!(" {} ", plain(part)), part.trim()))
        .filter(|(plain, _)| !plain.trim().is_empty())
        .collect()
}

/// Returns the answers that a sentence gives to a question, with their ranks.
fn answers(question: &str, sentence: &str) -> Vec<(&'static str, usize)> {
    // What is not looked at answers nothing: "it is not checked how long they stayed".
    if question == "months_basis" && denies(sentence) {
        return Vec::new();
    }
    let of_question = sayings().answers.iter().filter(|saying| saying.question == question);
    let said = of_question.filter(|saying| saying.words.is_match(sentence));
    let mut found: Vec<(&'static str, usize)> = said.map(|saying| (saying.answer, saying.rank)).collect();
    let names_group = sayings().groups.iter().any(|(id, words)| *id == question && words.is_match(sentence));
    if let Some((out, inside)) = sayings().out_and_in.as_ref().filter(|_| names_group) {
        if out.is_match(sentence) {
            found.push(("no", 0));
        } else if inside.is_match(sentence) {
            found.push(("yes", 0));
        }
    }
    found
}

/// Returns whether a sentence says that something is not so.
fn denies(sentence: &str) -> bool {
    const WORDS: [&str; 8] =
        [" not ", " no longer ", " n est pas ", " ne sont pas ", " no se ", " nao se ", " nao e ", " لا "];
    WORDS.iter().any(|word| sentence.contains(word))
}

/// Returns the one answer of the highest rank; nothing where there are two.
fn agreed(question: &str, answers: &[(&'static str, usize)]) -> Option<&'static str> {
    let highest = answers.iter().map(|(_, rank)| *rank).max()?;
    let found: BTreeSet<&'static str> =
        answers.iter().filter(|(_, rank)| *rank == highest).map(|(answer, _)| *answer).collect();
    // "Nationaux et étrangers" in one breath are everybody.
    let all = Some(WHOLE).filter(|_| question == "whom" && found.contains("citizens") && found.contains("foreigners"));
    all.or_else(|| found.iter().next().copied().filter(|_| found.len() == 1))
}

/// Returns the answer that a text gives to a question; nothing where it gives none or two.
pub fn answer_in(question: &str, text: &str) -> Option<&'static str> {
    let found: Vec<_> = sentences(text).iter().flat_map(|(sentence, _)| answers(question, sentence)).collect();
    agreed(question, &found)
}

/// Returns what a table says of itself.
///
/// In the lines above it, columns that hold one value, and the names of columns; where these leave a question open, in the lines
/// below it; where those do, in the name of its sheet.
pub fn claims(data: &Dataset) -> BTreeMap<&'static str, Claim> {
    let mut above: Vec<String> = data.origin.heading.clone();
    let columns = data.schema.columns.iter().filter(|column| column.kind != Kind::Number);
    for column in columns {
        if let [only] = values(data, &column.name).as_slice() {
            above.push(only.clone());
        }
    }
    above.extend(data.schema.columns.iter().map(|column| column.name.replace('_', " ")));
    let apart = told_apart(data);
    let mut claims = BTreeMap::new();
    for question in QUESTIONS.iter().map(|question| question.id) {
        let places = [above.as_slice(), data.origin.remarks.as_slice(), std::slice::from_ref(&data.origin.sheet)];
        let said = places.into_iter().map(|lines| said(question, lines)).find(|said| !matches!(said, Said::Nothing));
        let Some(Said::One(claim)) = said else { continue };
        // Where the rows say two things, the sheet says neither; entries and exits are both movements.
        if claim.answer == "movements" || apart.iter().all(|(known, _)| *known != question) {
            claims.insert(question, claim);
        }
    }
    claims
}

/// What several lines say together.
enum Said {
    Nothing,
    One(Claim),
    TwoThings,
}

fn said(question: &str, lines: &[String]) -> Said {
    let mut found: Vec<(&'static str, usize, &str)> = Vec::new();
    for (sentence, words) in lines.iter().flat_map(|line| sentences(line)) {
        // Who publishes says nothing of what is counted: the Ministry of Immigration.
        if NEVER_ADDED.contains(&question) && is_source(&sentence) {
            continue;
        }
        found.extend(answers(question, &sentence).into_iter().map(|(answer, rank)| (answer, rank, words)));
    }
    let ranked: Vec<_> = found.iter().map(|(answer, rank, _)| (*answer, *rank)).collect();
    let Some(highest) = ranked.iter().map(|(_, rank)| *rank).max() else { return Said::Nothing };
    let Some(answer) = agreed(question, &ranked) else { return Said::TwoThings };
    let is_it = |known: &str, rank: usize| rank == highest && (known == answer || answer == WHOLE);
    let words = found.iter().find(|(known, rank, _)| is_it(known, *rank)).map(|(_, _, words)| *words);
    Said::One(Claim { answer, words: words.unwrap_or_default().to_owned() })
}

/// Returns whether a sentence names the source of the figures.
fn is_source(sentence: &str) -> bool {
    const BEGINS: [&str; 8] =
        [" source ", " sources ", " fuente ", " fuentes ", " fonte ", " fontes ", " reported by ", " المصدر "];
    BEGINS.iter().any(|begin| sentence.starts_with(begin))
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

    fn said_by(data: &Dataset) -> Vec<(&'static str, &'static str)> {
        claims(data).into_iter().map(|(question, claim)| (question, claim.answer)).collect()
    }

    #[test]
    fn titles_and_columns_say_what_is_counted() {
        let un = table(
            &["International migrant stock at mid-year by sex", "Number of foreign-born persons"],
            &[("Country", &["Mali"])],
        );
        assert_eq!(said_by(&un), [("criterion", "birth"), ("reference", "middle"), ("statistic", "stock")]);
        let permits = table(&["Titres de séjour délivrés selon la nationalité, données provisoires"], &[("n", &["1"])]);
        assert_eq!(
            said_by(&permits),
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
    fn notes_in_five_languages_answer_the_card() {
        for (question, text, answer) in [
            ("statistic", "Foreign residents by citizenship, 31 December 2024: residents on that day", Some("stock")),
            ("statistic", "Entradas y salidas registradas en la frontera", Some("movements")),
            ("unit", "Chaque personne n’est comptée qu’une fois.", Some("person")),
            ("unit", "Número de permisos otorgados en el año", Some("permit")),
            ("unit", "Nombre de dossiers déposés", Some("case")),
            ("whom", "Residentes de cualquier nacionalidad", None),
            ("whom", "Ressortissants étrangers", Some("foreigners")),
            ("stay", "Personnes présentes la nuit du recensement", Some("present")),
            ("stay", "Residentes habituales, estuvieran o no presentes la noche del censo", Some("usual")),
            ("months", "pessoas que residem há pelo menos doze meses", Some("12")),
            ("months", "who stay three months or longer", Some("3")),
            ("months", "de trois mois à douze mois", None),
            ("months_basis", "qui ont effectivement résidé", Some("actual")),
            ("months_basis", "with the intention of staying", Some("intended")),
            ("reference", "Annual averages of the quarters", Some("average")),
            ("reference", "du 1er juillet 2023 au 30 juin 2024", Some("fiscal_year")),
            ("reference", "between 1 January and 31 December 2024", Some("calendar_year")),
            ("coverage", "población de 15 años y más", Some("adults")),
            ("coverage", "15 ans et plus", Some("adults")),
            ("coverage", "Persons aged 15 to 64", Some("ages")),
            ("unit", "Persons in private households", None),
            ("age", "Idade em anos completos", Some("completed")),
            ("age", "âge atteint au cours de l’année", Some("reached")),
            ("birth_place", "residencia habitual de la madre al nacer", Some("mother")),
            ("boundaries", "selon les frontières actuelles", Some("now")),
            ("collection", "errores de muestreo en el anexo", Some("sample")),
            ("vintage", "dados definitivos", Some("final")),
            ("refugees", "Refugees are not included.", Some("no")),
            ("refugees", "Persons, refugees included", Some("yes")),
            ("refugees", "See the table of refugees", None),
            ("asylum_seekers", "Non compris : les demandeurs d’asile", Some("no")),
            ("returning", "y compris les Maliens de retour", Some("yes")),
            ("returning", "No se incluye a los chilenos que retornan", Some("no")),
        ] {
            assert_eq!(answer_in(question, text), answer, "{question}: {text}");
        }
    }

    #[test]
    fn what_stands_below_counts_where_the_title_says_nothing_and_who_publishes_does_not() {
        let mut data = table(&["Foreigners by nationality"], &[("n", &["1"])]);
        let remarks = ["Persons intending to stay twelve months.", "Source: Ministry of Immigration"];
        let heading = data.origin.heading.clone();
        let remarks = remarks.iter().map(|line| (*line).to_owned()).collect();
        data.origin = Arc::new(Origin { heading, remarks, ..Origin::default() });
        let said = said_by(&data);
        assert!(said.contains(&("months", "12")) && said.contains(&("months_basis", "intended")), "{said:?}");
        assert!(said.iter().all(|(question, _)| *question != "statistic"), "{said:?}");
    }

    #[test]
    fn every_expression_of_the_file_is_one_and_belongs_to_a_question() {
        let file: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(WRITTEN).unwrap();
        for (id, by_answer) in &file {
            for (written, expressions) in by_answer {
                let bare = written.trim_end_matches('!');
                let is_known = match id.as_str() {
                    GROUPS => QUESTIONS.iter().any(|question| question.id == bare),
                    INCLUDED => bare == "yes" || bare == "no",
                    _ => QUESTIONS.iter().any(|question| question.id == id && question.answers.contains(&bare)),
                };
                assert!(is_known && compiled(expressions).is_some(), "{id} {written}");
            }
        }
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
        assert_eq!(said_by(&flows), [("criterion", "residence"), ("whom", "foreigners")], "the type is not one");
        let unlike = unlike(&["Citizenship".to_owned(), "Place of birth".to_owned()]).unwrap();
        assert_eq!(unlike.0, "criterion");
        let words = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        assert_eq!(super::unlike(&words(&["Citizens", "Foreigners"])), None, "these are added up to both");
        assert_eq!(super::unlike(&words(&["Foreigners", "Both"])).map(|found| found.1).as_deref(), Some("Both"));
    }
}
