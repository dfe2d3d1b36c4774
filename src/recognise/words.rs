//! Words by which published tables tell notes, units and codes, in the languages of the offices; totals have a file of their own.

pub(crate) use super::total_words::is_bare_total;
pub(super) use super::total_words::{is_grand_total, is_share_of, is_total};

/// Beginnings of lines that stand below or above a table and explain it.
const NOTES: &[&str] = &[
    "note",
    "notes",
    "source",
    "sources",
    "nota",
    "fuente",
    "fonte",
    "remarque",
    "legend",
    "legende",
    "champ",
    "lecture",
    "*",
    "†",
    "(1)",
    "1.",
    "1)",
    "a)",
    "(a)",
    "data extracted",
    "last updated",
    "©",
    "copyright",
    "المصدر",
    "ملاحظ",
    "источник",
    "джерело",
    "примітка",
    "примітки",
    "quelle",
    "anmerkung",
    "hinweis",
    "zrodło",
    "zdroj",
    "izvor",
    "napomena",
    "forras",
    "megjegyzes",
    "allikas",
    "markus:",
    "lahde:",
    "kalla:",
    "kilde:",
    "bron:",
    "kaynak",
    "sumber",
    "catatan",
    "nguon",
    "المصادر",
    "avots:",
    "saltinis",
    "примечание",
];

/// Words that name a unit where they stand alone in a line.
const UNITS: &[&str] = &[
    "thousands",
    "(thousands)",
    "in thousands",
    "milliers",
    "en milliers",
    "per cent",
    "percentage",
    "pour cent",
    "%",
    "number",
    "anzahl",
    "prozent",
    "millions",
    "miles",
    "en miles",
    "millones",
    "porcentaje",
    "por ciento",
    "milhares",
    "em milhares",
    "milhoes",
    "por cento",
    "بالالاف",
    "тысяч",
    "тыс.",
    "в тысячах",
    "процентов",
    "человек",
    "тыс. человек",
    "persons",
    "personnes",
    "personas",
    "pessoas",
    "us$",
    "usd",
    "fcfa",
    "f cfa",
];

/// Names of columns whose numbers are codes or ranks, never amounts; in the languages of the offices.
const CODES: &[&str] = &[
    "code",
    "codes",
    "codigo",
    "cod",
    "cod.",
    "id",
    "iso",
    "iso code",
    "iso3",
    "m49",
    "m49 code",
    "country code",
    "code pays",
    "code iso",
    "no",
    "no.",
    "n°",
    "nº",
    "nr",
    "num",
    "numero",
    "rank",
    "rang",
    "sort order",
    "ordre",
    "orden",
    "ordem",
    "hs",
    "hs code",
    "sh",
    "isic",
    "isco",
    "nace",
    "cpc",
    "sitc",
    "#",
    "notes",
    "note",
    "index",
];

/// Lower case, no accents, single spaces.
pub(super) fn fold(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
    let folded = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.nfkd().filter(|letter| !is_combining_mark(*letter)).collect::<String>().to_lowercase()
    };
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns whether a text numbers a table: `Tableau 12`, `Table 3.1.`
pub(super) fn is_table_number(text: &str) -> bool {
    let text = fold(text);
    let rest = ["table", "tableau", "tabla", "tabela", "quadro", "cuadro", "таблица"]
        .iter()
        .find_map(|word| text.strip_prefix(word)?.strip_prefix(' '));
    rest.is_some_and(|rest| {
        // `3.1`, `III-12`, `A.3`: a number, or letters before one.
        let is_sign = |letter: char| letter.is_ascii_alphanumeric() || ".-–/".contains(letter);
        let is_roman = || !rest.is_empty() && rest.chars().all(|letter| "ivxlc".contains(letter));
        (rest.contains(|letter: char| letter.is_ascii_digit()) && rest.chars().all(is_sign)) || is_roman()
    })
}

/// Returns whether a column is named as one of codes or ranks.
pub(super) fn is_code_name(name: &str) -> bool {
    const WORDS: &[&str] = &["code", "codigo", "clave", "matricule", "codice", "kode", "kod", "код"];
    let name = fold(name);
    CODES.contains(&name.as_str())
        || name.split(|letter: char| !letter.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// Returns whether a label heads parts of the row above it, and nothing after them: `of which:`.
pub(super) fn heads_parts(label: &str) -> bool {
    const STARTS: &[&str] = &[
        "of which",
        "including",
        "dont",
        "de los cuales",
        "de las cuales",
        "dos quais",
        "das quais",
        "davon",
        "w tym",
        "в том числе",
        "из них",
        "у тому числі",
    ];
    let label = fold(label);
    STARTS.iter().any(|start| label.starts_with(start))
}

/// Returns whether a column is named by a word that numbers rows, or says how many there are: `No.`
pub(super) fn is_number_name(name: &str) -> bool {
    matches!(
        fold(name).as_str(),
        "no" | "no." | "n°" | "nº" | "nr" | "nr." | "num" | "num." | "numero" | "#" | "№" | "id"
    )
}

/// Returns whether a column is named as the number of something: `Certificate No.`; not as a number of persons.
pub(super) fn is_number_of(name: &str) -> bool {
    const ENDS: &[&str] = &[" no", " no.", " number", " num", " num.", " nr", " nr."];
    const AMOUNTS: &[&str] = &["persons", "people", "total", "personnes", "personas", "pessoas", "habitants"];
    let name = fold(name);
    let is_amount = || AMOUNTS.iter().any(|word| name.contains(word)) || is_share_of(&name);
    ENDS.iter().any(|end| name.ends_with(end)) && !is_amount()
}

/// Names of parts of years and of ages, which number labels and count nothing; lower case, without accents.
const PARTS: &[&str] = &[
    "month",
    "months",
    "mois",
    "mes",
    "meses",
    "monat",
    "месяц",
    "quarter",
    "trimestre",
    "quartal",
    "квартал",
    "week",
    "semaine",
    "semana",
    "woche",
    "неделя",
    "age",
    "ages",
    "edad",
    "idade",
    "alter",
    "возраст",
    "day",
    "jour",
    "dia",
];

/// Returns whether a column is named as one of months, quarters, weeks, days or ages.
pub(super) fn is_part_of_time(name: &str) -> bool {
    PARTS.contains(&fold(name).as_str())
}

/// Beginnings of what says behind a title that a table goes on; lower case, without accents.
const CONTINUED: &[&str] = &[
    "suite",
    "fin",
    "cont",
    "conclu",
    "continu",
    "samb",
    "lanjutan",
    "forts",
    "dok",
    "продолжение",
    "окончание",
    "تابع",
    "page ",
];

/// Returns a text without the brackets that say that a table goes on: `Tableau 5 (suite et fin)`.
pub(super) fn without_continued(text: &str) -> String {
    let is_said = |part: &str| CONTINUED.iter().any(|start| fold(part).starts_with(start));
    // In brackets, behind the title or behind the number of the table.
    if let Some((head, rest)) = text.split_once('(')
        && let Some((inside, tail)) = rest.split_once(')')
        && is_said(inside)
    {
        let tail = tail.trim_start();
        let gap = if tail.starts_with([':', '.', ',', ';']) { "" } else { " " };
        return squeeze(&format!("{}{gap}{tail}", head.trim_end()));
    }
    match text.rsplit_once([' ', '\u{a0}']) {
        Some((head, last)) if is_said(last) && head.trim_end().ends_with(['-', '–', '—', ',']) => {
            head.trim_end().trim_end_matches(['-', '–', '—', ',']).trim_end().to_owned()
        }
        _ => text.to_owned(),
    }
}

/// Returns whether a text says that a table goes on: `Continued Table 3.1`, `(suite)`.
pub(super) fn says_continued(text: &str) -> bool {
    const STARTS: &[&str] = &["suite", "continu", "cont.", "lanjutan", "fortsetzung", "noch:", "продолжение", "تابع"];
    let bare = without_continued(text);
    let folded = fold(text);
    let begins = STARTS.iter().any(|start| folded.trim_start_matches('(').starts_with(start));
    // The number of the table, and nothing new.
    (begins && folded.chars().count() <= LONGEST_UNIT) || (bare != text && (bare.is_empty() || is_table_number(&bare)))
}

/// Returns whether a text numbers a page: `Page 2`, `page 3 / 12`.
pub(super) fn is_page(text: &str) -> bool {
    let text = fold(text);
    let rest = ["page", "pagina", "pag", "seite", "стр.", "strana", "strona", "sayfa"]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    rest.is_some_and(|rest| {
        let is_part = |part: &str| {
            part.bytes().all(|byte| byte.is_ascii_digit()) || matches!(part, "of" | "de" | "sur" | "von" | "из")
        };
        rest.contains(|letter: char| letter.is_ascii_digit()) && rest.split([' ', '/', '.']).all(is_part)
    })
}

/// Names of the time that columns stand for, where they stand in the corner of a table; lower case, without accents.
const TIMES: &[&str] = &[
    "time",
    "time period",
    "year",
    "years",
    "annee",
    "annees",
    "periode",
    "temps",
    "tiempo",
    "ano",
    "anos",
    "periodo",
];

/// Names of what the rows of a table are, where they stand in its corner; lower case, without accents.
const CORNERS: &[&str] =
    &["country", "country or area", "region", "area", "pays", "zone", "pais", "geo", "country name", "economy"];

/// Returns whether a text stands in corners of tables: it names the rows or the columns.
pub(super) fn is_corner(text: &str) -> bool {
    is_time(text) || is_code_name(text) || CORNERS.contains(&fold(text).as_str())
}

/// Returns whether a corner names the time of the columns.
pub(super) fn is_time(text: &str) -> bool {
    TIMES.contains(&fold(text).as_str())
}

/// Returns whether a line explains a table.
pub(super) fn is_note(line: &str) -> bool {
    let line = fold(line);
    NOTES.iter().any(|start| line.starts_with(start))
}

/// Returns whether a line names a unit.
pub(super) fn is_unit(line: &str) -> bool {
    let line = fold(line);
    let inside = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(&line);
    let is_value_in = || inside.strip_prefix("value").or_else(|| inside.strip_prefix("valeur")).map(str::trim_start);
    let starts = |text: &str| UNIT_STARTS.iter().any(|start| text.starts_with(start));
    let is_said = (starts(inside) || is_value_in().is_some_and(starts)) && inside.chars().count() <= LONGEST_UNIT;
    UNITS.contains(&line.as_str()) || UNITS.contains(&inside) || is_said || is_of_many(inside)
}

/// Returns whether a short line says of how many units a figure is one, beside a currency or what is counted: `KShs Million`,
/// `'000`, `mil pessoas`.
fn is_of_many(line: &str) -> bool {
    const MANY: &[&str] = &[
        "00",
        "000",
        "000s",
        "thousand",
        "thousands",
        "million",
        "millions",
        "billion",
        "billions",
        "milliers",
        "milliards",
        "miles",
        "millones",
        "mil",
        "milhoes",
    ];
    const MOST_WORDS: usize = 3;
    let words: Vec<&str> =
        line.split(|letter: char| !letter.is_alphanumeric() && letter != '$').filter(|word| !word.is_empty()).collect();
    let n_many = words.iter().filter(|word| MANY.contains(word)).count();
    let has_other_digits =
        words.iter().any(|word| !MANY.contains(word) && word.contains(|one: char| one.is_ascii_digit()));
    n_many == 1 && words.len() <= MOST_WORDS && !has_other_digits
}

/// Beginnings of lines that name a unit: `(en millions de FCFA)`; lower case, without accents.
const UNIT_STARTS: &[&str] = &[
    "en millions",
    "en milliers",
    "en milliards",
    "en %",
    "in thousand",
    "in million",
    "in billion",
    "in %",
    "persons in ",
    "personnes en ",
    "em milhares",
    "em milhoes",
    "en miles",
    "درصد",
    "unite :",
    "unit:",
    "unite:",
];
/// Letters of a line that names a unit.
const LONGEST_UNIT: usize = 40;

/// Returns the folded white space of a text: line breaks inside cells become spaces.
pub(super) fn squeeze(text: &str) -> String {
    without_leaders(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fewer points behind a text belong to it: `etc...`.
const FEWEST_LEADERS: usize = 4;

/// Returns a text without the points that lead the eye to its figures: `Mining ..........`.
fn without_leaders(text: &str) -> &str {
    let bare = text.trim_end_matches(|letter: char| letter == '.' || letter == '…' || letter.is_whitespace());
    let points = &text[bare.len()..];
    let n = points.chars().map(|letter| usize::from(letter == '.') + 3 * usize::from(letter == '…')).sum::<usize>();
    if n >= FEWEST_LEADERS && !bare.is_empty() { bare } else { text }
}
