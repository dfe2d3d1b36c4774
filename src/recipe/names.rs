//! What columns are usually called, in English, French, Spanish, Portuguese and Arabic. Facts only.

use crate::data::Concept;
use crate::steps::words::{has_phrase, plain};

/// Phrases in plain form (see `steps::words`) and what a column of that name measures; `None` where the name looks like a
/// concept but is another thing.
const NAMES: &[(Option<Concept>, &[&str])] = &[
    (
        Some(Concept::RefArea),
        &[
            "country",
            "country or area",
            "country name",
            "country or territory",
            "reference area",
            "ref area",
            "geo area name",
            "reporter",
            "reporting country",
            "declarant",
            "pays declarant",
            "pais declarante",
            "pays",
            "pays ou zone",
            "pays ou territoire",
            "nom du pays",
            "pays de destination",
            "country of destination",
            "pais",
            "pais o area",
            "pais o territorio",
            "pais de destino",
            "nome do pais",
            "البلد",
            "الدولة",
        ],
    ),
    (
        Some(Concept::TimePeriod),
        &["year", "time period", "reference year", "annee", "annee de reference", "periode", "ano", "periodo", "السنة"],
    ),
    (Some(Concept::Sex), &["sex", "gender", "sexe", "genre", "sexo", "genero", "الجنس", "النوع"]),
    (
        Some(Concept::Age),
        &[
            "age",
            "age in years",
            "age in completed years",
            "age en annees",
            "age en annees revolues",
            "age revolu",
            "edad",
            "edad en anos",
            "idade",
            "العمر",
            "السن",
        ],
    ),
    (
        Some(Concept::AgeBand),
        &[
            "age group",
            "age band",
            "age class",
            "age range",
            "groupe d age",
            "groupes d age",
            "tranche d age",
            "tranches d age",
            "classe d age",
            "grupo de edad",
            "grupos de edad",
            "grupo etario",
            "grupo de idade",
            "faixa etaria",
            "الفية العمرية",
        ],
    ),
    (
        Some(Concept::CountryOfBirth),
        &[
            "country of birth",
            "birth country",
            "born in",
            "pays de naissance",
            "pais de nacimiento",
            "pais de nascimento",
            "بلد الميلاد",
            "مكان الميلاد",
        ],
    ),
    (
        Some(Concept::Citizenship),
        &[
            "citizenship",
            "nationality",
            "country of citizenship",
            "nationalite",
            "citoyennete",
            "pays de nationalite",
            "nacionalidad",
            "ciudadania",
            "nacionalidade",
            "cidadania",
            "الجنسية",
        ],
    ),
    (
        Some(Concept::CounterpartArea),
        &[
            "partner",
            "partner country",
            "partner area",
            "counterpart area",
            "trading partner",
            "partenaire",
            "pays partenaire",
            "partenaire commercial",
            "pais socio",
            "socio comercial",
            "pais parceiro",
            "البلد الشريك",
        ],
    ),
    (
        Some(Concept::Region),
        &[
            "region",
            "province",
            "district",
            "departement",
            "region of residence",
            "region de residence",
            "provincia",
            "regiao",
            "المحافظة",
            "المنطقة",
        ],
    ),
    (
        Some(Concept::Urbanisation),
        &[
            "area",
            "urban rural",
            "rural urban",
            "residence area",
            "place of residence",
            "milieu",
            "milieu de residence",
            "zone de residence",
            "area de residencia",
            "area urbana rural",
            "situacao do domicilio",
            "الحضر والريف",
        ],
    ),
    (
        Some(Concept::Education),
        &[
            "education",
            "level of education",
            "education level",
            "educational attainment",
            "niveau d instruction",
            "niveau d etudes",
            "niveau d education",
            "nivel educativo",
            "nivel de instruccion",
            "nivel de instrucao",
            "escolaridade",
            "المستوى التعليمي",
        ],
    ),
    (
        Some(Concept::Occupation),
        &["occupation", "isco", "isco 08", "profession", "metier", "ocupacion", "profesion", "ocupacao", "المهنة"],
    ),
    (Some(Concept::Disability), &["disability", "handicap", "discapacidad", "deficiencia", "الاعاقة"]),
    (
        Some(Concept::BirthStatus),
        &[
            "birth status",
            "nativity",
            "native born",
            "native or foreign born",
            "foreign born",
            "born abroad",
            "statut de naissance",
            "ne a l etranger",
            "natif ou ne a l etranger",
            "nacido en el extranjero",
            "nascido no estrangeiro",
        ],
    ),
    (
        Some(Concept::CitizenshipStatus),
        &[
            "citizenship status",
            "nationality status",
            "citizen or foreigner",
            "national or foreigner",
            "statut de nationalite",
            "national ou etranger",
            "nacional o extranjero",
        ],
    ),
    (
        Some(Concept::Wealth),
        &[
            "wealth",
            "wealth quintile",
            "wealth index quintile",
            "income quintile",
            "income group",
            "quintile de richesse",
            "quintile de revenu",
            "quintil de riqueza",
            "quintil de ingresos",
            "quintil de rendimento",
            "خمس الثروة",
        ],
    ),
    (
        Some(Concept::Ethnicity),
        &[
            "ethnicity",
            "ethnic group",
            "race",
            "groupe ethnique",
            "ethnie",
            "etnia",
            "grupo etnico",
            "raca ou cor",
            "المجموعة العرقية",
        ],
    ),
    (
        Some(Concept::LabourStatus),
        &[
            "status in employment",
            "employment status",
            "labour status",
            "labour force status",
            "situation dans l emploi",
            "statut dans l emploi",
            "situation d activite",
            "situacion en el empleo",
            "situacion laboral",
            "situacao na ocupacao",
            "الحالة العملية",
        ],
    ),
    (
        Some(Concept::RecruitmentCost),
        &[
            "recruitment cost",
            "recruitment costs",
            "recruitment fee",
            "recruitment fees",
            "total recruitment cost",
            "cout de recrutement",
            "couts de recrutement",
            "frais de recrutement",
            "costo de contratacion",
            "coste de contratacion",
            "costos de contratacion",
            "custo de recrutamento",
            "تكلفة التوظيف",
            "تكلفة الاستقدام",
        ],
    ),
    (
        Some(Concept::MonthlyEarnings),
        &[
            "monthly income",
            "monthly earnings",
            "monthly wage",
            "monthly salary",
            "earnings",
            "revenu mensuel",
            "salaire mensuel",
            "gain mensuel",
            "gains mensuels",
            "ingreso mensual",
            "salario mensual",
            "rendimento mensal",
            "الدخل الشهري",
            "الاجر الشهري",
        ],
    ),
    (Some(Concept::ObservedValue), &["value", "obs value", "observed value", "valeur", "valor", "القيمة"]),
    (Some(Concept::ObservationStatus), &["obs status", "observation status", "statut d observation"]),
    (
        Some(Concept::Weight),
        &[
            "weight",
            "weights",
            "sampling weight",
            "survey weight",
            "final weight",
            "person weight",
            "poids",
            "poids de sondage",
            "poids final",
            "ponderation",
            "coefficient d extrapolation",
            "factor de expansion",
            "ponderador",
            "peso amostral",
            "fator de expansao",
            "hv005",
            "v005",
            "mv005",
            "hhweight",
            "wmweight",
            "chweight",
            "mnweight",
            "الوزن",
        ],
    ),
    (
        Some(Concept::Stratum),
        &["stratum", "strata", "strate", "strates", "estrato", "estratos", "hv022", "hv023", "v022", "v023", "الطبقة"],
    ),
    (
        Some(Concept::PrimarySamplingUnit),
        &[
            "psu",
            "primary sampling unit",
            "cluster",
            "enumeration area",
            "upa",
            "grappe",
            "grappes",
            "unite primaire",
            "unite primaire de sondage",
            "zone de denombrement",
            "upm",
            "unidad primaria de muestreo",
            "conglomerado",
            "unidade primaria de amostragem",
            "hv021",
            "v021",
            "العنقود",
        ],
    ),
    (
        Some(Concept::PersonId),
        &[
            "person id",
            "id person",
            "id personne",
            "id individu",
            "passport number",
            "numero de passeport",
            "respondent id",
            "identifiant",
            "identifiant individu",
            "numero d ordre",
            "id persona",
        ],
    ),
    (
        None,
        &[
            "year of birth",
            "year of arrival",
            "birth year",
            "annee de naissance",
            "annee d arrivee",
            "annee d entree",
            "year of entry",
            "country of previous residence",
            "previous country of residence",
            "country of last residence",
            "pays de residence anterieure",
            "pays de derniere residence",
            "pays de residence precedente",
            "pais de residencia anterior",
            "ano de nacimiento",
            "ano de llegada",
            "ano de nascimento",
            "date of birth",
            "date de naissance",
            "region of birth",
            "region de naissance",
            "lieu de naissance",
            "age at arrival",
            "age a l arrivee",
            "age at first marriage",
            "sex of head",
            "sexe du chef",
            "age of head",
            "age du chef",
            "country of origin",
            "pays d origine",
            "pais de origen",
            "country of previous residence",
            "type of area",
            "body weight",
            "birth weight",
            "poids de naissance",
            "poids corporel",
            "development region",
            "code",
            "id",
        ],
    ),
];

/// Names of columns with a sheet's own country codes.
const OWN_CODES: &[&str] = &[
    "location code",
    "country code",
    "area code",
    "geo area code",
    "ref area code",
    "m49",
    "m49 code",
    "code m49",
    "code pays",
    "code du pays",
    "codigo de pais",
    "codigo m49",
    "codigo do pais",
    "رمز البلد",
];

/// Returns what a column of this name usually measures, and how sure that is.
pub(super) fn concept_of(name: &str) -> Option<(Concept, f64)> {
    let (concept, confidence) = known(&plain(name))?;
    concept.map(|concept| (concept, confidence))
}

/// Returns whether a column's name speaks of the country that reports, not of its partner.
pub(super) fn is_called_reporter(name: &str) -> bool {
    const WORDS: [&str; 6] = ["reporter", "reporting", "declarant", "declarante", "reference", "ref"];
    plain(name).split(' ').any(|word| WORDS.contains(&word))
}

/// Returns whether a column's name speaks of goods: a product, a tariff, a value free on board.
pub(super) fn speaks_of_goods(name: &str) -> bool {
    const WORDS: [&str; 20] = [
        "hs",
        "hs2",
        "hs4",
        "hs6",
        "hs8",
        "sh",
        "sh6",
        "ndp",
        "tarif",
        "tariff",
        "produit",
        "product",
        "producto",
        "produto",
        "commodity",
        "marchandise",
        "mercancia",
        "mercadoria",
        "fob",
        "cif",
    ];
    plain(name).split(' ').any(|word| WORDS.contains(&word))
}

/// Returns whether the name says that a column measures none of our concepts, although it looks like one.
pub(super) fn is_another_thing(name: &str) -> bool {
    is_own_code(name) || matches!(known(&plain(name)), Some((None, _)))
}

fn known(name: &str) -> Option<(Option<Concept>, f64)> {
    if name.is_empty() || OWN_CODES.contains(&name) {
        return None;
    }
    let phrases = NAMES.iter().flat_map(|(concept, phrases)| phrases.iter().map(move |phrase| (*concept, *phrase)));
    // The longest phrase wins: "country of birth" holds "country". Names of columns leave small words out: `pays_naissance`.
    let short = without_small_words(name);
    let is_in = |phrase: &str| {
        let bare = without_small_words(phrase);
        has_phrase(name, phrase) || bare.contains(' ') && has_phrase(&short, &bare)
    };
    let (concept, phrase) =
        phrases.filter(|(_, phrase)| is_in(phrase)).max_by_key(|(_, phrase)| phrase.chars().count())?;
    let confidence = match (name == phrase, phrase.contains(' ')) {
        (true, _) => 0.95,
        (false, true) => 0.8,
        (false, false) => 0.6,
    };
    Some((concept, confidence))
}

fn without_small_words(text: &str) -> String {
    const SMALL: [&str; 13] = ["de", "d", "du", "des", "l", "la", "le", "of", "the", "del", "do", "da", "at"];
    text.split(' ').filter(|word| !SMALL.contains(word)).collect::<Vec<_>>().join(" ")
}

/// Returns whether a column of this name holds a sheet's own country codes.
pub(super) fn is_own_code(name: &str) -> bool {
    OWN_CODES.contains(&plain(name).as_str())
}

/// Returns whether a column is called a code of something.
pub(super) fn is_called_code(name: &str) -> bool {
    let plain = plain(name);
    ["code", "codigo", "رمز"].iter().any(|word| has_phrase(&plain, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_are_known_in_five_languages() {
        for (name, concept) in [
            ("Sexe", Some(Concept::Sex)),
            ("ÂGE (années révolues)", Some(Concept::Age)),
            ("Pays de naissance", Some(Concept::CountryOfBirth)),
            ("pays_naissance", Some(Concept::CountryOfBirth)),
            ("annee_arrivee", None),
            ("niveau_instruction", Some(Concept::Education)),
            ("Pays de résidence antérieure", None),
            ("Nationalité", Some(Concept::Citizenship)),
            ("Coût de recrutement (FCFA)", Some(Concept::RecruitmentCost)),
            ("revenu_mensuel", Some(Concept::MonthlyEarnings)),
            ("Pondération", Some(Concept::Weight)),
            ("UPA", Some(Concept::PrimarySamplingUnit)),
            ("Situation dans l’emploi", Some(Concept::LabourStatus)),
            ("Grupo de edad", Some(Concept::AgeBand)),
            ("Region, development group, country or area", Some(Concept::RefArea)),
            ("الجنس", Some(Concept::Sex)),
            ("País de nascimento", Some(Concept::CountryOfBirth)),
            ("Milieu de résidence", Some(Concept::Urbanisation)),
        ] {
            assert_eq!(concept_of(name).map(|(concept, _)| concept), concept, "{name}");
        }
    }

    #[test]
    fn names_that_only_look_alike_are_left_alone() {
        for name in
            ["Année de naissance", "Country code", "Location code", "Message", "Type of area", "Poids de naissance", ""]
        {
            assert_eq!(concept_of(name), None, "{name}");
        }
        assert!(is_own_code("Location code") && is_own_code("Code M49"));
    }

    #[test]
    fn phrases_are_written_in_plain_form() {
        for phrase in NAMES.iter().flat_map(|(_, phrases)| *phrases).chain(OWN_CODES) {
            assert_eq!(plain(phrase), **phrase);
        }
    }
}
