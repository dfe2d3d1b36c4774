//! Names as offices write them, and what must be asked.

use super::*;
use crate::data::codes::code_list;

fn country(name: &str) -> (Option<String>, How) {
    let found = Matcher::new(code_list("countries").unwrap()).find(name);
    (found.code, found.how)
}

#[test]
fn names_as_offices_write_them_find_their_country() {
    for (name, wanted) in [
        ("Guinée-Bissau", "GNB"),
        ("Costa de Marfil", "CIV"),
        ("Níger", "NER"),
        ("Niger", "NER"),
        ("Nigéria", "NGA"),
        ("Swaziland", "SWZ"),
        ("Turquie", "TUR"),
        ("Guinea Conakry", "GIN"),
        ("Cote d'Ivoire", "CIV"),
        ("CÔTE D’IVOIRE", "CIV"),
        ("Korea, Republic of", "KOR"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("Congo, Dem. Rep.", "COD"),
        ("Congo, Rep.", "COG"),
        ("Republic of Moldova", "MDA"),
        ("St. Lucia", "LCA"),
        ("BFA", "BFA"),
        ("004", "AFG"),
        ("Dominica", "DMA"),
        ("République dominicaine", "DOM"),
    ] {
        assert_eq!(country(name).0.as_deref(), Some(wanted), "{name}: {:?}", country(name));
    }
}

#[test]
fn what_is_said_behind_a_name_must_agree_with_it() {
    for (name, code) in
        [("Syrie (Rép. arabe)", "SYR"), ("Eswatini (ex-Swaziland)", "SWZ"), ("Bolivia, Est. Plur. de", "BOL")]
    {
        assert_eq!(country(name).0.as_deref(), Some(code), "{name}");
    }
    for name in ["Comores (hors Mayotte)", "Dominica, Rep."] {
        assert_eq!(country(name), (None, How::Ask), "{name}");
    }
}

#[test]
fn what_is_ambiguous_is_asked_and_what_is_historical_is_not_split() {
    assert_eq!(country("Congo"), (None, How::Ask));
    assert_eq!(country("Korea"), (None, How::Ask));
    assert_eq!(country("Yugoslavia").0.as_deref(), Some("YUG"));
    assert_eq!(country("Nigerria"), (None, How::Ask), "a trap is never matched by likeness");
    assert_eq!(country("Atlantis"), (None, How::None));
    assert_eq!(country("World").0.as_deref(), Some("AGG_900"));
}

#[test]
fn the_codes_of_a_country_are_found_in_every_way_they_are_written() {
    for code in ["NAM", "nam", "516", "NA"] {
        assert_eq!(country(code), (Some("NAM".to_owned()), How::Exact), "{code}");
    }
    // Small letters are a word of some language.
    assert_eq!(country("na").0, None);
}

#[test]
fn the_number_beside_a_name_helps_and_contradictions_are_asked() {
    let matcher = Matcher::new(code_list("countries").unwrap());
    assert_eq!(matcher.find_with_code("Congo", Some("178")).code.as_deref(), Some("COG"));
    assert_eq!(matcher.find_with_code("Mali", Some("466")).how, How::Exact);
    assert_eq!(matcher.find_with_code("Mali", Some("470")).how, How::Ask);
    assert_eq!(matcher.find_with_code("Guinea", Some("GIN")).code.as_deref(), Some("GIN"));
    assert_eq!(matcher.find_with_code("Guinea", Some("MLI")).how, How::Ask, "no Guinea has that code");
    assert_eq!(matcher.find_with_code("EUROPE", Some("917")).code.as_deref(), Some("AGG_917"));
}

#[test]
fn a_search_finds_what_a_person_may_mean() {
    let best = |wanted: &str| search(code_list("countries").unwrap(), wanted).first().map(|code| code.code.as_str());
    assert_eq!(best("ivoire"), Some("CIV"));
    assert_eq!(best("burkina fasso"), Some("BFA"));
    assert_eq!(best("cog"), Some("COG"));
    let congo = search(code_list("countries").unwrap(), "Congo");
    assert!(congo.len() == 2 && congo.iter().all(|code| ["COG", "COD"].contains(&code.code.as_str())), "{congo:?}");
}

#[test]
fn decisions_stand_above_everything() {
    let decisions = [("Congo".to_owned(), Some("COD".to_owned())), ("Mali".to_owned(), None)].into();
    let matcher = Matcher::new(code_list("countries").unwrap()).with_decisions(decisions);
    assert_eq!(matcher.find("Congo").code.as_deref(), Some("COD"));
    assert_eq!(matcher.find("CONGO").code.as_deref(), Some("COD"), "one answer for all spellings");
    assert_eq!(matcher.find("Mali").code, None);
}

#[test]
fn sexes_are_found_in_the_letters_of_both_languages() {
    let matcher = Matcher::new(code_list("sex").unwrap());
    for (name, wanted) in [("Homme", "M"), ("féminin", "F"), ("F", "F"), ("Both sexes", "_T"), ("Masculin", "M")] {
        assert_eq!(matcher.find(name).code.as_deref(), Some(wanted), "{name}");
    }
}

#[test]
fn numbers_and_their_signs_are_part_of_a_name() {
    let find = |list: &str, name: &str| {
        let found = Matcher::new(code_list(list).unwrap()).find(name);
        (found.code, found.how)
    };
    for (name, code) in [("15 à 24 ans", "Y15T24"), ("0–14", "Y0T14"), ("65+", "Y_GE65"), ("<15", "Y0T14")] {
        assert_eq!(find("age", name).0.as_deref(), Some(code), "{name}");
    }
    // Neither a band that the list has not nor a single age is another band.
    for name in ["17-33", "21-38", "2-13", "61-78", "15", "65", "> 65", "24-15", "7 ans et plus"] {
        assert_eq!(find("age", name).0, None, "{name}");
    }
    for name in ["0-4", "0-5", "1-5"] {
        assert_eq!(find("duration_of_stay", name).0, None, "{name}");
    }
    assert_eq!(country("Sudan 2005"), (None, How::Ask));
    assert_eq!(country("Niger1").0.as_deref(), Some("NER"));
}

#[test]
fn a_likeness_is_a_question_where_another_name_is_meant() {
    for name in ["Anglais", "Lagos", "Prusse", "Indiana", "Grenadines", "West Timor", "Rom", "Chine (Rép. de)"] {
        assert_eq!(country(name).0, None, "{name}: {:?}", country(name));
    }
    for name in ["République", "Rép.", "Republic of"] {
        assert_eq!(country(name).0, None, "{name}: {:?}", country(name));
    }
    let level = Matcher::new(code_list("education").unwrap()).find("Doctorat incomplet");
    assert_eq!(level.code, None, "incomplete is not complete");
    for (name, code) in [("Phillippines", "PHL"), ("República Democrática do Congo", "COD"), ("Kazakstan", "KAZ")] {
        assert_eq!(country(name).0.as_deref(), Some(code), "{name}");
    }
}
