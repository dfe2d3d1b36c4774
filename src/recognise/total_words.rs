//! Words by which published tables tell totals, in the languages of the offices.

use super::words::fold;

/// Labels that name a total, lower case, without accents.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sub-total",
    "all",
    "world",
    "ensemble",
    "total general",
    "sous-total",
    "tous",
    "toutes",
    "monde",
    "both sexes",
    "les deux sexes",
    "insgesamt",
    "report",
    "a reporter",
    "carried forward",
    "brought forward",
    "suma y sigue",
    "a transportar",
    "zusammen",
    "ambos sexos",
    "todos",
    "geral",
    "total geral",
    "somme",
    "sum",
    "suma",
    "conjunto",
    "mundo",
    "ambos os sexos",
    "todas",
    "المجموع",
    "مجموع",
    "المجموع العام",
    "المجموع الكلي",
    "الاجمالي",
    "اجمالي",
    "الجملة",
    "كلا الجنسين",
    "العالم",
    "всего",
    "итого",
    "общии итог",
    "оба пола",
    "мир",
    "усього",
    "разом",
    "барлығы",
    "жами",
    "ogołem",
    "razem",
    "osszesen",
    "egyutt",
    "celkem",
    "spolu",
    "ukupno",
    "totale",
    "totali",
    "complessivo",
    "gesamt",
    "summe",
    "всього",
    "общо",
    "вкупно",
    "kokku",
    "kopa",
    "is viso",
    "συνολο",
    "סה״כ",
    "סה\"כ",
    "جمع",
    "جمع کل",
    "jumla",
    "total nasional",
    "skupaj",
    "yhteensa",
    "i alt",
    "i alt.",
    "totalt",
    "alle land",
    "hela landet",
    "hela varlden",
    "hele landet",
    "totaal",
    "toplam",
    "genel toplam",
    "jumlah",
    "tong so",
    "总计",
    "合计",
    "合計",
    "総数",
    "総計",
    "계",
    "합계",
    "소계",
    "전국",
    "รวม",
    "ยอดรวม",
];

/// Beginnings of labels that name the total of something: of the population, of both sexes.
const TOTAL_OF: &[&str] = &[
    "total ",
    "total, ",
    "sous-total ",
    "subtotal ",
    "sub-total ",
    "sub total ",
    "grand total ",
    "ensemble du ",
    "solde au ",
    "solde final",
    "solde initial",
    "nouveau solde",
    "closing balance",
    "opening balance",
    "ensemble de ",
    "всего ",
    "итого ",
    "разом ",
    "всього ",
    "усього ",
    "totale ",
    "summe ",
    "insgesamt ",
    "razem ",
    "ukupno ",
    "celkem ",
    "jumlah ",
    "toplam ",
    "مجموع ",
    "اجمالي ",
];

/// Labels of a total over all other totals; lower case, without accents.
const GRAND: &[&str] = &["grand total", "total general", "total geral", "genel toplam", "المجموع العام", "общии итог"];

/// Returns whether a label names the total over all sections of a table.
pub(super) fn is_grand_total(label: &str) -> bool {
    let label = fold(label);
    GRAND.iter().any(|start| label.starts_with(start))
}

/// Returns whether a label is a word for a total, and nothing else.
pub(crate) fn is_bare_total(label: &str) -> bool {
    TOTALS.contains(&fold(label).trim_end_matches(|letter: char| !letter.is_alphanumeric()))
}

/// Returns whether a label names a total.
pub(super) fn is_total(label: &str) -> bool {
    let label = fold(label);
    let bare = label.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    TOTALS.contains(&bare)
        || label.split_once(':').is_some_and(|(head, _)| TOTALS.contains(&head.trim_end()))
        || TOTAL_OF.iter().any(|start| bare.starts_with(start))
        || (bare.ends_with(" total") && !bare.contains(['%', '(', ',']) && !is_share_of(bare))
        || bare.contains("(both sexes)")
}

/// Returns whether a folded name says that figures are parts of something: `por ciento del total`.
pub(super) fn is_share_of(name: &str) -> bool {
    const STARTS: &[&str] = &[
        "per cent",
        "percent",
        "pct",
        "share",
        "proportion",
        "part ",
        "parts ",
        "pour cent",
        "pourcentage",
        "por ciento",
        "porcentaje",
        "proporcion",
        "por cento",
        "percentagem",
        "proporcao",
        "rang",
        "rank",
    ];
    STARTS.iter().any(|start| name.starts_with(start)) || name.contains(" of total")
}
