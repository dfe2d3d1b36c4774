//! Classes that two versions of a classification have in common, as official tables give them: several codes may become one,
//! one code never becomes several.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A table of two versions.
struct Shipped {
    /// The list whose codes the classes are.
    target: &'static str,
    text: &'static str,
    /// Code → class, a list.
    maps: OnceLock<BTreeMap<String, BTreeMap<String, String>>>,
}

static SHIPPED: [Shipped; 1] = [Shipped {
    target: "education",
    text: include_str!("../../assets/concordances/isced97-isced2011.csv"),
    maps: OnceLock::new(),
}];

/// What codes of two lists become so that they can stand in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// The list that the classes belong to.
    pub target: &'static str,
    /// Code → class of the left list; codes that are not named stay.
    pub left: BTreeMap<String, String>,
    pub right: BTreeMap<String, String>,
}

/// Returns the classes that two lists have in common, where an official table is known.
pub fn common(left: &str, right: &str) -> Option<Common> {
    SHIPPED.iter().find_map(|shipped| {
        let maps = shipped.maps.get_or_init(|| read(shipped.text));
        let (left, right) = (maps.get(left)?.clone(), maps.get(right)?.clone());
        Some(Common { target: shipped.target, left, right })
    })
}

fn read(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut maps: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    for record in reader.records().flatten() {
        if let [Some(list), Some(code), Some(class)] = [0, 1, 2].map(|at| record.get(at)) {
            maps.entry(list.to_owned()).or_default().insert(code.to_owned(), class.to_owned());
        }
    }
    maps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::codes::code_list;

    #[test]
    fn every_code_is_one_of_its_list_and_every_class_of_the_target() {
        for shipped in &SHIPPED {
            for (list, map) in read(shipped.text) {
                for (code, class) in map {
                    assert!(code_list(&list).unwrap().find(&code).is_some(), "{list} {code}");
                    assert!(code_list(shipped.target).unwrap().find(&class).is_some(), "{class}");
                }
            }
        }
    }

    #[test]
    fn all_codes_of_the_older_version_have_a_class_and_tertiary_is_not_split() {
        let found = common("isced97", "education").unwrap();
        let older = code_list("isced97").unwrap();
        assert!(older.items.iter().all(|code| found.left.contains_key(&code.code)));
        assert_eq!(found.left["5A"], found.right["ISCED11A_7"]);
        assert_eq!(common("isco88", "isco08"), None, "what no table says is not made up");
    }
}
