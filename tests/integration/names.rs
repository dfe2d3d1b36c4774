//! Names of areas as offices write them: disturbed in every way they are, they find their code or are asked – never another's.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use statelier::data::codes::{Code, CodeKind, CodeList, code_list};
use statelier::data::matching::{How, Matcher, fold};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::support::Dice;

fn countries() -> &'static CodeList {
    code_list("countries").unwrap()
}

/// Long forms with what offices write for them.
const SHORT: [(&str, &[&str]); 16] = [
    ("Republic", &["Rep.", "Rep", "REPUBLIC"]),
    ("République", &["Rép.", "Rep.", "Republique"]),
    ("República", &["Rep.", "Rep", "Republica"]),
    ("Democratic", &["Dem.", "Dem"]),
    ("démocratique", &["dém.", "Dem."]),
    ("Democrática", &["Dem."]),
    ("Saint", &["St.", "St", "Saint-"]),
    ("Islands", &["Is.", "Isl.", "Islands"]),
    ("Îles", &["Iles", "ILES"]),
    ("Islas", &["Is.", "ISLAS"]),
    ("and", &["&", "And"]),
    ("et", &["&", "ET"]),
    ("United States", &["U.S.", "United  States"]),
    ("’", &["'", "ʼ", "´", "`", " "]),
    ("'", &["’", "`", " "]),
    ("-", &[" ", "–", " - "]),
];

/// Changes of writing that leave the words as they are.
fn rewritten(name: &str, dice: &mut Dice) -> String {
    let mut name = name.to_owned();
    for _ in 0..=dice.below(3) {
        name = match dice.below(9) {
            0 => name.to_uppercase(),
            1 => name.to_lowercase(),
            2 => name.nfkd().filter(|letter| !is_combining_mark(*letter)).collect(),
            3 => name.nfd().collect(),
            4 => {
                let article = dice.pick(&["The ", "the ", "La ", "Le ", "Les ", "El ", "O "]);
                format!("{article}{name}")
            }
            5 => {
                let article = dice.pick(&["(the)", "(le)", "(la)", "(les)", ", the", ", La"]);
                format!("{name} {article}")
            }
            6 => format!("  {} ", name.replace(' ', "  ")),
            7 => match dice.below(3) {
                0 => format!("{name}*"),
                1 => format!("{name} (a)"),
                _ => format!("{name}²"),
            },
            _ => reordered(&name),
        };
        let (long, short) = SHORT[dice.index(SHORT.len())];
        if dice.is(0.5) && name.contains(long) {
            name = name.replacen(long, dice.pick(short), 1);
        }
    }
    name
}

/// `Republic of Korea` → `Korea, Republic of`.
fn reordered(name: &str) -> String {
    for link in [" of the ", " of ", " de la ", " du ", " de ", " del "] {
        if let Some((kind, area)) = name.split_once(link) {
            return format!("{area}, {kind}{}", link.trim_end());
        }
    }
    name.to_owned()
}

/// One or two slips of the hand.
fn mistyped(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    for _ in 0..=dice.below(2) {
        let at = dice.index(letters.len());
        match dice.below(4) {
            0 if letters.len() > 4 => drop(letters.remove(at)),
            1 => letters.insert(at, letters[at]),
            2 if at + 1 < letters.len() => letters.swap(at, at + 1),
            _ => letters[at] = char::from(b'a' + u8::try_from(dice.below(26)).unwrap()),
        }
    }
    letters.into_iter().collect()
}

/// Returns whether a code may stand for a name of another: groups of the same name, and what is asked as well.
fn is_right(found: &str, code: &Code, written: &str) -> bool {
    let other = countries().find(found).unwrap();
    other.code == code.code || other.names().any(|name| fold(name) == fold(written))
}

#[test]
fn every_name_in_every_language_finds_its_code_or_is_asked() {
    let matcher = Matcher::new(countries());
    let (mut n_names, mut asked) = (0, Vec::new());
    for code in &countries().items {
        for name in code.names() {
            n_names += 1;
            let found = matcher.find(name);
            if let Some(found) = &found.code {
                assert!(is_right(found, code, name), "{name}: {found} instead of {}", code.code);
                continue;
            }
            assert_eq!(found.how, How::Ask, "{name} of {}", code.code);
            let is_offered = found.candidates.iter().any(|found| is_right(found, code, name));
            assert!(is_offered, "{name}: {:?}", found.candidates);
            asked.push(name);
        }
    }
    assert!(n_names > 4000, "{n_names}");
    assert!(asked.len() <= 40, "{} are asked: {asked:?}", asked.len());
}

proptest! {
    // The same disturbances in every run, so that nobody's change fails by another one's luck; other seeds are tried by hand.
    #![proptest_config(ProptestConfig { cases: 1500, rng_seed: RngSeed::Fixed(20_261_126), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_name_written_otherwise_never_becomes_another_area(place in any::<prop::sample::Index>(), seed in any::<u64>()) {
        let items: Vec<&Code> = countries().items.iter().filter(|code| code.kind != CodeKind::Aggregate).collect();
        let code = place.get(&items);
        let mut dice = Dice(seed);
        let names: Vec<&str> = code.names().filter(|name| name.chars().count() > 3).collect();
        prop_assume!(!names.is_empty());
        let name = names[dice.index(names.len())];
        let written = rewritten(name, &mut dice);
        let found = matcher().find(&written);
        if let Some(found) = &found.code {
            prop_assert!(is_right(found, code, &written), "{written:?} ({name}): {found} instead of {}", code.code);
        }
        // Two slips in a short word make any other: `Kenya` becomes `KNA`.
        prop_assume!(name.chars().count() > 5);
        let written = mistyped(&written, &mut dice);
        let found = matcher().find(&written);
        if let Some(found) = &found.code {
            // A slip may make the very name of another area: `Niger` is one letter from `Nigel`, `Iran` from `Iraq`.
            let is_name = countries().find(found).unwrap().names().any(|known| fold(known) == fold(&written));
            prop_assert!(is_name || found == &code.code, "{written:?} ({name}): {found} instead of {}", code.code);
        }
    }
}

fn matcher() -> &'static Matcher {
    static MATCHER: std::sync::OnceLock<Matcher> = std::sync::OnceLock::new();
    MATCHER.get_or_init(|| Matcher::new(countries()))
}

#[test]
fn most_names_written_otherwise_are_found_without_a_question() {
    let mut dice = Dice(7);
    let (mut n_found, mut n_all, mut missed) = (0, 0, Vec::new());
    for code in countries().items.iter().filter(|code| code.kind == CodeKind::Item) {
        for name in code.own_names().filter(|name| matcher().find(name).code.is_some()) {
            let written = rewritten(name, &mut dice);
            n_all += 1;
            match matcher().find(&written) {
                found if found.code.as_deref() == Some(code.code.as_str()) => n_found += 1,
                _ => missed.push(written),
            }
        }
    }
    assert!(n_found * 100 >= n_all * 97, "{n_found} of {n_all}; {:?}", &missed[..missed.len().min(60)]);
}

/// Names that several areas share.
const ASKED: [&str; 18] = [
    "E.U.",
    "Kongo",
    "الكونغو",
    "Guiana",
    "Congo",
    "Korea",
    "Corée",
    "Guinea",
    "Guinée",
    "Samoa",
    "Virgin Islands",
    "Îles Vierges",
    "Micronesia",
    "Georgia",
    "Géorgie",
    "Dominican",
    "Congolais",
    "Coréenne",
];

/// Names that are near to others', or old, or of another language, with their codes.
const TOLD: [(&str, &str); 80] = [
    ("Congo (Brazzaville)", "COG"),
    ("Congo – Kinshasa", "COD"),
    ("RDC", "COD"),
    ("R.D. Congo", "COD"),
    ("Zaïre", "COD"),
    ("Guinea-Bissau", "GNB"),
    ("Guinée équatoriale", "GNQ"),
    ("Papouasie-Nouvelle-Guinée", "PNG"),
    ("Níger", "NER"),
    ("Nigéria", "NGA"),
    ("nigérien", "NER"),
    ("Nigériane", "NGA"),
    ("Republic of Korea", "KOR"),
    ("Korea, Dem. People's Rep.", "PRK"),
    ("Corée du Nord", "PRK"),
    ("South Sudan", "SSD"),
    ("Soudan", "SDN"),
    ("Dominique", "DMA"),
    ("Rép. dominicaine", "DOM"),
    ("Turkiye", "TUR"),
    ("Türkiye", "TUR"),
    ("Turquía", "TUR"),
    ("Eswatini", "SWZ"),
    ("Swaziland", "SWZ"),
    ("Czech Republic", "CZE"),
    ("Tchéquie", "CZE"),
    ("Chequia", "CZE"),
    ("Czechoslovakia", "CSK"),
    ("Ivory Coast", "CIV"),
    ("Costa de Marfil", "CIV"),
    ("Côte d´Ivoire", "CIV"),
    ("Cape Verde", "CPV"),
    ("Macédoine du Nord", "MKD"),
    ("Burma", "MMR"),
    ("Birmanie", "MMR"),
    ("East Timor", "TLS"),
    ("Lao PDR", "LAO"),
    ("Vietnam", "VNM"),
    ("Bolivia (Plurinational State of)", "BOL"),
    ("Venezuela, RB", "VEN"),
    ("Moldavie", "MDA"),
    ("Tanzania, United Rep. of", "TZA"),
    ("Syrie", "SYR"),
    ("Iran (Islamic Rep. of)", "IRN"),
    ("Palestine", "PSE"),
    ("Royaume-Uni", "GBR"),
    ("U.K.", "GBR"),
    ("U.S.A.", "USA"),
    ("États-Unis", "USA"),
    ("American Samoa", "ASM"),
    ("Irlande", "IRL"),
    ("Slovakia", "SVK"),
    ("Slovénie", "SVN"),
    ("Autriche", "AUT"),
    ("Australie", "AUS"),
    ("Maurice", "MUS"),
    ("Mauritanie", "MRT"),
    ("Suisse", "CHE"),
    ("Chine", "CHN"),
    ("Chili", "CHL"),
    ("Portugal", "PRT"),
    ("Alemanha", "DEU"),
    ("Estados Unidos da América", "USA"),
    ("Россия", "RUS"),
    ("كوت ديفوار", "CIV"),
    ("Malienne", "MLI"),
    ("Sénégalais", "SEN"),
    ("Filipinos", "PHL"),
    ("Total", "_T"),
    ("Insgesamt", "_T"),
    ("CEDEAO", "AGG_ECOWAS"),
    ("S. Arabia", "SAU"),
    ("Br. Virgin Is.", "VGB"),
    ("Gibraltar (UK)", "GIB"),
    ("Greenland (DK)", "GRL"),
    ("المصرية", "EGY"),
    ("جمهورية مصر العربية", "EGY"),
    ("Areas n.e.s.", "_O"),
    ("Ships’ stores", "_BUNKERS"),
    ("Other Africa", "_O_AFRICA"),
];

#[test]
fn the_trap_table_is_told_apart() {
    for name in ASKED {
        let found = matcher().find(name);
        assert_eq!((found.code, found.how), (None, How::Ask), "{name}");
        assert!(found.candidates.len() > 1, "{name}");
    }
    for (name, wanted) in TOLD {
        let found = matcher().find(name);
        assert_eq!(found.code.as_deref(), Some(wanted), "{name}: {found:?}");
        assert!(found.how < How::Fuzzy, "{name}: {found:?}");
    }
    for name in ["Somaliland", "Atlantis", "Kurdistan", "Zanzibar", "Indochina"] {
        assert_eq!(matcher().find(name).code, None, "{name}");
    }
}
