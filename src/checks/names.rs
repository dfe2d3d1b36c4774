//! What columns without a concept are usually called, in English, French, Spanish and Portuguese. Facts only.

/// What a column without a concept holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Identifier,
    BirthDate,
    Arrival,
    Departure,
    Issue,
    Expiry,
    Permit,
    FirstName,
    Surname,
    FullName,
    Commodity,
    Reporter,
    Partner,
    Flow,
    Quantity,
    Price,
    Value,
    Latitude,
    Longitude,
    Total,
    Women,
    Men,
}

/// Phrases in plain form (see `data::words`) that names of columns hold.
const NAMES: &[(Role, &[&str])] = &[
    (
        Role::Identifier,
        &[
            "id",
            "identifier",
            "identifiant",
            "matricule",
            "file number",
            "case number",
            "record number",
            "record id",
            "person id",
            "n dossier",
            "no dossier",
            "no de dossier",
            "numero de dossier",
            "n permis",
            "numero de permis",
            "permit number",
            "passport",
            "passeport",
            "pasaporte",
            "passaporte",
            "passport number",
            "n passeport",
            "numero de passeport",
            "numero de expediente",
            "numero de processo",
        ],
    ),
    (
        Role::BirthDate,
        &[
            "birth date",
            "date of birth",
            "birthdate",
            "dob",
            "date de naissance",
            "date naissance",
            "fecha de nacimiento",
            "data de nascimento",
            "تاريخ الميلاد",
        ],
    ),
    (
        Role::Arrival,
        &[
            "arrival",
            "arrival date",
            "date of arrival",
            "entry date",
            "date of entry",
            "arrivee",
            "date d arrivee",
            "date d entree",
            "date entree",
            "entree",
            "fecha de llegada",
            "fecha de entrada",
            "data de chegada",
            "data de entrada",
        ],
    ),
    (
        Role::Departure,
        &[
            "departure",
            "departure date",
            "exit date",
            "date of exit",
            "depart",
            "date de depart",
            "date de sortie",
            "date sortie",
            "sortie",
            "fecha de salida",
            "data de saida",
        ],
    ),
    (
        Role::Issue,
        &[
            "issue date",
            "date of issue",
            "date issued",
            "issued",
            "date de delivrance",
            "delivre le",
            "date d emission",
            "fecha de emision",
            "data de emissao",
        ],
    ),
    (
        Role::Expiry,
        &[
            "expiry date",
            "date of expiry",
            "valid until",
            "expires",
            "date d expiration",
            "expiration",
            "valable jusqu au",
            "fin de validite",
            "fecha de vencimiento",
            "data de validade",
        ],
    ),
    (
        Role::Permit,
        &[
            "permit",
            "permit number",
            "permit type",
            "residence permit",
            "permis",
            "titre de sejour",
            "type de permis",
            "permiso",
            "permiso de residencia",
            "autorizacao de residencia",
        ],
    ),
    (Role::FirstName, &["first name", "given name", "forename", "prenom", "prenoms", "nombre", "nome proprio"]),
    (Role::Surname, &["surname", "last name", "family name", "nom de famille", "nom", "apellido", "sobrenome"]),
    (
        Role::FullName,
        &[
            "full name",
            "name of person",
            "nom complet",
            "nom et prenom",
            "nom et prenoms",
            "nombre completo",
            "nome completo",
        ],
    ),
    (
        Role::Commodity,
        &[
            "hs",
            "hs code",
            "sh",
            "sh6",
            "hs6",
            "sh4",
            "hs4",
            "code sh",
            "commodity",
            "commodity code",
            "tariff code",
            "produit",
            "nomenclature",
            "ncm",
            "partida",
        ],
    ),
    (Role::Reporter, &["reporter", "reporting country", "declarant", "pays declarant", "pais informante"]),
    (
        Role::Partner,
        &[
            "partner",
            "partner country",
            "partenaire",
            "pays partenaire",
            "country of origin",
            "pays d origine",
            "pais socio",
            "pais parceiro",
        ],
    ),
    (Role::Flow, &["flow", "trade flow", "flux", "flujo", "fluxo"]),
    (
        Role::Quantity,
        &[
            "quantity",
            "qty",
            "net weight",
            "weight kg",
            "poids net",
            "poids net kg",
            "quantite",
            "cantidad",
            "peso neto",
            "quantidade",
            "peso liquido",
        ],
    ),
    (Role::Price, &["price", "unit price", "prix", "prix unitaire", "precio", "preco"]),
    (
        Role::Value,
        &["value", "customs value", "trade value", "fob", "cif", "caf", "valeur", "valeur fob", "valeur caf", "valor"],
    ),
    (Role::Latitude, &["latitude", "lat", "latitud"]),
    (Role::Longitude, &["longitude", "lon", "long", "longitud"]),
    (Role::Total, &["total", "ensemble", "both sexes", "les deux sexes"]),
    (Role::Women, &["women", "female", "females", "femmes", "feminin", "mujeres", "mulheres"]),
    (Role::Men, &["men", "male", "males", "hommes", "masculin", "hombres", "homens"]),
];

impl Role {
    /// Returns the phrases that names of such columns hold.
    pub(crate) fn phrases(self) -> &'static [&'static str] {
        NAMES.iter().find(|(role, _)| *role == self).map_or(&[], |(_, phrases)| phrases)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::words::plain;

    #[test]
    fn phrases_are_written_in_plain_form() {
        for (role, phrases) in NAMES {
            for phrase in *phrases {
                assert_eq!(plain(phrase), *phrase, "{role:?}");
            }
        }
    }
}
