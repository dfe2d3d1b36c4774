//! The rules of an office in one file: what may leave the house, how sure it must be, who signs it.
//!
//! A supervisor can seal it. The seal is a signature (Ed25519) whose key is made of a passphrase (Argon2id): anybody can tell
//! whether the rules are those that were sealed and by which key, nobody can change them without it, and no passphrase is kept.

use argon2::Argon2;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Project;
use crate::i18n::Lang;
use crate::message::{Explain, Message};
use crate::protect::{Decision, Rules};
use crate::survey::quality::Reliability;

/// Shorter passphrases are guessed.
const SHORTEST: usize = 8;

/// Longer pictures would weigh on every project.
const LARGEST_LOGO: usize = 500_000;

/// What an office asks of everything it publishes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Office {
    pub name: String,
    /// Whom a reader may ask.
    pub contact: String,
    /// The languages in which it publishes, by their codes; any, where none is named.
    pub languages: Vec<String>,
    /// Counts of 1 up to one below it are never published.
    pub threshold: u64,
    /// The least base of rounding; none where figures are not rounded.
    pub rounding: Option<u64>,
    pub reliability: Reliability,
    /// Who signs a release: "head of dissemination"; nobody, where it is empty.
    pub sign_off: String,
    /// A picture in PNG, as base64.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub logo: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seal: Option<Seal>,
}

impl Default for Office {
    fn default() -> Self {
        Self {
            name: String::new(),
            contact: String::new(),
            languages: Vec::new(),
            threshold: Rules::default().threshold,
            rounding: Some(3),
            reliability: Reliability::default(),
            sign_off: String::new(),
            logo: String::new(),
            seal: None,
        }
    }
}

/// The signature of a supervisor under the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// Who sealed them, as they wrote it.
    pub by: String,
    /// The public key, as base64.
    pub key: String,
    pub signature: String,
}

/// Who let a release go, and what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    pub by: String,
    pub date: String,
    /// The fingerprint of the decisions that were signed.
    pub of: String,
}

/// Why rules of an office were refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OfficeError {
    #[error("not readable: {0}")]
    Unreadable(String),
    #[error("changed since {0} sealed it")]
    Broken(String),
    #[error("another passphrase")]
    WrongPassphrase,
    #[error("too short")]
    ShortPassphrase,
    #[error("no PNG, or too large")]
    NoLogo,
}

impl Explain for OfficeError {
    fn message(&self) -> Message {
        match self {
            Self::Unreadable(_) => Message::new("project-office-unreadable"),
            Self::Broken(by) => Message::new("project-office-broken").with("by", by),
            Self::WrongPassphrase => Message::new("project-office-wrong-passphrase"),
            Self::ShortPassphrase => Message::new("project-office-short-passphrase").with("n", SHORTEST),
            Self::NoLogo => Message::new("project-office-no-logo").with("n", LARGEST_LOGO / 1000),
        }
    }
}

impl Office {
    /// Reads the file; a seal that does not fit what it seals is refused.
    pub fn read(text: &str) -> Result<Self, OfficeError> {
        let office: Self = toml::from_str(text)
            .map_err(|error| OfficeError::Unreadable(error.message().lines().next().unwrap_or_default().to_owned()))?;
        match &office.seal {
            Some(seal) if !office.is_intact() => Err(OfficeError::Broken(seal.by.clone())),
            _ => Ok(office),
        }
    }

    /// Writes the file.
    pub fn write(&self) -> String {
        toml::to_string_pretty(self).unwrap_or_default()
    }

    /// Returns the same rules without the seal.
    #[must_use]
    pub fn without_seal(&self) -> Self {
        Self { seal: None, ..self.clone() }
    }

    /// Returns what is sealed: everything but the seal.
    fn sealed_text(&self) -> Vec<u8> {
        serde_json::to_vec(&self.without_seal()).unwrap_or_default()
    }

    /// Returns whether the rules are those that were sealed; without a seal, whatever they are.
    pub fn is_intact(&self) -> bool {
        let Some(seal) = &self.seal else { return true };
        let is_right = || {
            let key: [u8; 32] = STANDARD.decode(&seal.key).ok()?.try_into().ok()?;
            let signature = Signature::from_slice(&STANDARD.decode(&seal.signature).ok()?).ok()?;
            VerifyingKey::from_bytes(&key).ok()?.verify(&self.sealed_text(), &signature).ok()
        };
        is_right().is_some()
    }

    /// Seals the rules with a passphrase.
    pub fn seal(&self, by: &str, passphrase: &str) -> Result<Self, OfficeError> {
        if passphrase.chars().count() < SHORTEST {
            return Err(OfficeError::ShortPassphrase);
        }
        let key = key(by, passphrase)?;
        let signature = STANDARD.encode(key.sign(&self.sealed_text()).to_bytes());
        let seal = Seal { by: by.to_owned(), key: STANDARD.encode(key.verifying_key().to_bytes()), signature };
        Ok(Self { seal: Some(seal), ..self.clone() })
    }

    /// Takes the seal away, which needs the passphrase it was made with.
    pub fn unseal(&self, passphrase: &str) -> Result<Self, OfficeError> {
        let Some(seal) = &self.seal else { return Ok(self.clone()) };
        let is_same = STANDARD.encode(key(&seal.by, passphrase)?.verifying_key().to_bytes()) == seal.key;
        if is_same { Ok(self.without_seal()) } else { Err(OfficeError::WrongPassphrase) }
    }

    /// Returns a short form of the key of the seal, by which people tell one key from another.
    pub fn key_name(&self) -> Option<String> {
        let digest = Sha256::digest(self.seal.as_ref()?.key.as_bytes());
        let [one, two, three, four] = *digest.first_chunk::<4>()?;
        Some(format!("{one:02X}{two:02X}-{three:02X}{four:02X}"))
    }

    /// Returns the rule that hides small counts.
    pub fn rules(&self) -> Rules {
        Rules { threshold: self.threshold }
    }

    /// Takes a picture in PNG as the logo.
    pub fn with_logo(&self, png: &[u8]) -> Result<Self, OfficeError> {
        let is_png = png.starts_with(b"\x89PNG\r\n\x1a\n") && png.len() <= LARGEST_LOGO;
        if is_png { Ok(Self { logo: STANDARD.encode(png), ..self.clone() }) } else { Err(OfficeError::NoLogo) }
    }

    /// Returns the bytes of the logo.
    pub fn logo_bytes(&self) -> Option<Vec<u8>> {
        STANDARD.decode(&self.logo).ok().filter(|bytes| bytes.starts_with(b"\x89PNG"))
    }

    /// Returns in what a release of a project departs from these rules; `lang` is the language of the release.
    pub fn departures(&self, project: &Project, lang: &str) -> Vec<Message> {
        let mut found = Vec::new();
        let is_out = |id: &String| project.report.left_out.contains(id);
        for analysis in project.analyses.iter().filter(|one| one.protection.is_some() && !is_out(&one.id)) {
            let name = || project.indicator_word(&analysis.indicator, "name");
            let message = |id: &'static str| Message::new(id).with("indicator", name());
            match &analysis.protection {
                Some(Decision::Suppress(rules)) if rules.threshold < self.threshold => {
                    let lower = message("project-office-lower-threshold").with("threshold", rules.threshold);
                    found.push(lower.with("least", self.threshold));
                }
                Some(Decision::Round { base }) => match self.rounding {
                    None => found.push(message("project-office-no-rounding")),
                    Some(least) if *base < least => {
                        found.push(message("project-office-lower-base").with("base", *base).with("least", least));
                    }
                    Some(_) => {}
                },
                _ => {}
            }
            if analysis.reliability != self.reliability {
                found.push(message("project-office-other-reliability"));
            }
        }
        if !self.languages.is_empty() && !self.languages.iter().any(|known| known == lang) {
            let name =
                |code: &String| Lang::from_code(code).map_or_else(|| code.clone(), |lang| lang.own_name().to_owned());
            let names: Vec<String> = self.languages.iter().map(name).collect();
            found.push(Message::new("project-office-other-language").with("languages", names.join(", ")));
        }
        if !self.sign_off.is_empty() && project.signed().is_none() {
            let id =
                if project.report.signed.is_some() { "project-office-sign-again" } else { "project-office-unsigned" };
            found.push(Message::new(id).with("role", &self.sign_off));
        }
        found
    }
}

/// Makes the key of a passphrase; the name of who seals is its salt.
fn key(by: &str, passphrase: &str) -> Result<SigningKey, OfficeError> {
    let salt = Sha256::digest(format!("Statelier office {by}").as_bytes());
    let mut seed = [0_u8; 32];
    let made = Argon2::default().hash_password_into(passphrase.as_bytes(), &salt, &mut seed);
    made.map_err(|error| OfficeError::Unreadable(error.to_string()))?;
    Ok(SigningKey::from_bytes(&seed))
}

impl Project {
    /// Returns the fingerprint of all decisions but the signature itself; that the release went out is none.
    pub fn fingerprint(&self) -> String {
        let mut unsigned = self.clone();
        unsigned.report.signed = None;
        unsigned.published.clear();
        crate::import::fingerprint(&serde_json::to_vec(&unsigned).unwrap_or_default())
    }

    /// Returns who signed the project as it stands; nobody where anything was decided after the signature.
    pub fn signed(&self) -> Option<&Signed> {
        self.report.signed.as_ref().filter(|signed| signed.of == self.fingerprint())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office() -> Office {
        Office { name: "National Office".to_owned(), threshold: 10, sign_off: "Head".to_owned(), ..Office::default() }
    }

    #[test]
    fn a_seal_holds_until_a_rule_is_changed_and_opens_to_its_passphrase_alone() {
        let sealed = office().seal("A. Diallo", "a long passphrase").unwrap();
        let text = sealed.write();
        assert_eq!(Office::read(&text).unwrap(), sealed);
        let changed = text.replace("threshold = 10", "threshold = 3");
        assert_ne!(changed, text);
        assert_eq!(Office::read(&changed), Err(OfficeError::Broken("A. Diallo".to_owned())));
        assert_eq!(sealed.unseal("another passphrase"), Err(OfficeError::WrongPassphrase));
        assert_eq!(sealed.unseal("a long passphrase").unwrap(), office());
        assert_eq!(office().seal("A. Diallo", "short"), Err(OfficeError::ShortPassphrase));
        let forged = Office { threshold: 3, ..office() }.seal("A. Diallo", "my own passphrase").unwrap();
        assert!(forged.is_intact() && forged.key_name() != sealed.key_name(), "another key has another name");
    }

    #[test]
    fn a_file_of_a_few_lines_is_enough() {
        let office = Office::read("name = \"Office\"\nthreshold = 20\n[reliability]\nmin_n = 30\n").unwrap();
        assert_eq!((office.threshold, office.reliability.min_n, office.rounding), (20, 30, Some(3)));
        assert!(Office::read("threshold = \"many\"").is_err());
    }

    #[test]
    fn a_signature_is_of_the_decisions_as_they_were() {
        let mut project = Project { office: Some(Box::new(office())), ..Project::default() };
        let ids = |project: &Project| -> Vec<String> {
            office().departures(project, "fr").iter().map(|message| message.id.to_string()).collect()
        };
        assert_eq!(ids(&project), ["project-office-unsigned"]);
        let of = project.fingerprint();
        project.report.signed = Some(Signed { by: "B. Keita".to_owned(), date: "2026-11-27".to_owned(), of });
        assert!(ids(&project).is_empty());
        project.title.push('!');
        assert_eq!(ids(&project), ["project-office-sign-again"]);
    }
}
