//! Names with something said of them behind: in brackets or after a comma.

use super::{How, Match, Matcher, fold};

impl Matcher {
    /// Finds a name with something said of it behind: `Libye (Jamahiriya arabe)`, `Eswatini (ex-Swaziland)`, `Bolivia, Est.
    /// Plur. de`. What agrees with the name is found; of anything else a person is asked.
    pub(super) fn qualified(&self, name: &str) -> Option<Match> {
        const FORMER: &[&str] = &["ex", "formerly", "former", "anciennement", "ancien", "ancienne", "antes", "antigua"];
        const SMALL: &[&str] = &["de", "du", "des", "la", "le", "the", "of", "el", "da", "do", "et", "and", "y", "e"];
        let bracketed = name.strip_suffix(')').and_then(|rest| rest.split_once('('));
        let (base, said) = bracketed.or_else(|| name.split_once(','))?;
        if self.list.id != "countries" || said.contains('(') {
            return None;
        }
        let found = self.find(base.trim());
        let code = found.code.filter(|_| found.how != How::Fuzzy)?;
        let item = self.list.find(&code)?;
        let folded = fold(said);
        let mut said: Vec<&str> = folded.split(' ').filter(|word| !SMALL.contains(word)).collect();
        let is_former = said.first().is_some_and(|word| FORMER.contains(word));
        if is_former {
            said.remove(0);
        }
        let other = self.find(&said.join(" ")).code;
        let names: Vec<String> = item.names().map(fold).collect();
        let begins = |part: &&str| names.iter().flat_map(|name| name.split(' ')).any(|word| word.starts_with(*part));
        let is_known =
            !said.is_empty() && if is_former { other.as_deref() == Some(&code) } else { said.iter().all(begins) };
        if is_known {
            return Some(Match::of(&code, How::Tokens, 0.93));
        }
        Some(Match::ask(other.into_iter().filter(|other| *other != code).chain([code.clone()]).collect()))
    }
}
