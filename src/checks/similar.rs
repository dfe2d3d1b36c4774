//! Persons who may stand twice: names that are a slip apart, with a birth date that is the same or a slip apart.
//!
//! Only persons of one year of birth and one sex are held against each other, or those whose names begin alike; the reason is
//! said of each pair.

use std::collections::{BTreeMap, HashMap, HashSet};

use strsim::{jaro_winkler, osa_distance};

use super::names::Role;
use super::subject::Subject;
use super::{Answer, Finding, Grade, Report};
use crate::data::matching::fold;
use crate::data::{Concept, Kind};
use crate::message::Message;

/// How like two names are that may be one.
const LIKE: f64 = 0.92;
/// A group of persons that could be compared is not looked into past so many: it tells nothing of a person.
const LARGEST: usize = 400;

struct Person {
    row: usize,
    /// Words of the name, in the order of the alphabet.
    name: String,
    /// The name as it is written.
    written: String,
    born: String,
    sex: String,
}

pub(super) fn run(subject: &Subject<'_>) -> Answer {
    let kinds = &[Kind::Text, Kind::Code];
    let mut names: Vec<&str> = Vec::new();
    for column in
        [Role::FullName, Role::FirstName, Role::Surname].iter().filter_map(|role| subject.called(*role, kinds))
    {
        // "Nom et prénom" speaks of all three.
        if !names.contains(&column.name.as_str()) {
            names.push(&column.name);
        }
    }
    let born = subject.called(Role::BirthDate, &[Kind::Date, Kind::Text, Kind::Number]);
    let (false, Some(born)) = (names.is_empty(), born) else { return Err(Message::new("checks-needs-persons")) };
    let people = people(subject, &names, &born.name);
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, person) in people.iter().enumerate() {
        let year: String = person.born.chars().take(4).collect();
        let head: String = person.name.chars().take(4).collect();
        groups.entry(format!("{year} {} {}", person.sex, head.chars().next().unwrap_or(' '))).or_default().push(at);
        groups.entry(format!("name {head} {}", person.sex)).or_default().push(at);
        groups.entry(format!("born {}", person.born)).or_default().push(at);
    }
    let mut seen: HashSet<(usize, usize)> = HashSet::new();
    let mut pairs: Vec<(usize, usize, Message)> = Vec::new();
    let mut n_large = 0_usize;
    for group in groups.values() {
        if group.len() > LARGEST {
            n_large += 1;
            continue;
        }
        for (place, one) in group.iter().enumerate() {
            for other in &group[place + 1..] {
                if seen.insert((*one, *other))
                    && let Some(reason) = reason(&people[*one], &people[*other])
                {
                    pairs.push((people[*one].row, people[*other].row, reason));
                }
            }
        }
    }
    pairs.sort_by_key(|(one, other, _)| (*one, *other));
    let mut findings = Vec::new();
    if !pairs.is_empty() {
        let mut columns = names.clone();
        columns.push(&born.name);
        let rows = pairs.iter().flat_map(|(one, other, _)| [*one, *other]).collect();
        let message = Message::new("checks-similar-found").with("n", pairs.len());
        let mut says = BTreeMap::new();
        for (one, other, reason) in pairs {
            let name_of =
                |row: usize| people.iter().find(|person| person.row == row).map_or("", |person| &person.written);
            let pair =
                |row: usize, other: usize| (row, reason.clone().with("row", other + 1).with("name", name_of(other)));
            says.extend([pair(one, other), pair(other, one)]);
        }
        findings.push(Finding::new(Grade::Doubtful, message).about(&columns, rows).saying(says));
    }
    if n_large > 0 {
        let message = Message::new("checks-similar-large").with("n", n_large).with("most", LARGEST);
        findings.push(Finding::new(Grade::Info, message).about(&names, Vec::new()));
    }
    Ok(Report::of(findings))
}

fn people(subject: &Subject<'_>, names: &[&str], born: &str) -> Vec<Person> {
    let sexes = subject.concept(Concept::Sex).and_then(|column| subject.texts(&column.name));
    let born = subject.data.texts(born).unwrap_or_default();
    let columns: Vec<_> = names.iter().filter_map(|name| subject.texts(name)).collect();
    let mut folded: HashMap<&str, String> = HashMap::new();
    let mut people = Vec::new();
    for row in 0..subject.n_rows() {
        let mut words: Vec<String> = Vec::new();
        for text in columns.iter().filter_map(|column| column.get(row)) {
            let plain = folded.entry(text).or_insert_with(|| fold(text));
            words.extend(plain.split(' ').filter(|word| !word.is_empty()).map(str::to_owned));
        }
        words.sort_unstable();
        let born = born.get(row).cloned().flatten().unwrap_or_default();
        if words.is_empty() || born.is_empty() {
            continue;
        }
        let sex = sexes.and_then(|sexes| sexes.get(row)).unwrap_or_default().to_owned();
        let written = columns.iter().filter_map(|column| column.get(row)).collect::<Vec<_>>().join(" ");
        people.push(Person { row, name: words.join(" "), written, born, sex });
    }
    people
}

/// Says why two rows may be one person; nothing where they are not like each other.
fn reason(one: &Person, other: &Person) -> Option<Message> {
    let slips = osa_distance(&one.born, &other.born);
    // Day and month changed places.
    let is_turned = || {
        let turned: Vec<&str> = one.born.split('-').collect();
        matches!(turned.as_slice(), [year, month, day] if other.born == format!("{year}-{day}-{month}"))
    };
    let dates = match slips {
        0 => "same",
        _ if is_turned() => "turned",
        1 => "near",
        _ => return None,
    };
    let is_same_name = one.name == other.name;
    // A slip in the date asks for the very name; alike in both would be two people too often.
    if !is_same_name && (dates != "same" || jaro_winkler(&one.name, &other.name) < LIKE) {
        return None;
    }
    let letters = osa_distance(&one.name, &other.name);
    Some(Message::new("checks-similar-reason").with("letters", letters).with("dates", dates))
}
