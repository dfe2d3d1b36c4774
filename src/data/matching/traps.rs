//! Names of areas that are asked rather than guessed.

/// Names that stand for several areas when nothing else is said, folded, with the areas.
pub(super) const AMBIGUOUS: &[(&[&str], &[&str])] = &[
    // A part of a country, or who comes from there: its figures are not those of the whole.
    (&["england", "angleterre", "inglaterra", "england and wales", "scotland", "ecosse", "escocia"], &["GBR"]),
    (&["english", "anglais", "anglaise", "anglaises", "ingles", "inglesa", "scottish", "ecossais"], &["GBR"]),
    (
        &[
            "republic of china",
            "republique de chine",
            "republica de china",
            "chine republic",
            "china republic",
            "chine republic de",
            "china republic of",
            "china republic de",
        ],
        &["TWN", "CHN"],
    ),
    (&["roma", "rom", "roms"], &["ROU"]),
    (&["grenadines", "grenadinas"], &["VCT", "GRD"]),
    (&["wales", "pays de galles", "gales", "northern ireland", "irlande du nord", "irlanda del norte"], &["GBR"]),
    (
        &[
            "congo",
            "congolais",
            "congolaise",
            "congolaises",
            "congolese",
            "congoleno",
            "congoles",
            "congolesa",
            "kongo",
            "الكونغو",
            "كونغو",
            "كونغولي",
            "كونغوليه",
        ],
        &["COG", "COD"],
    ),
    (
        &[
            "korea",
            "coree",
            "corea",
            "coreia",
            "korean",
            "koreans",
            "coreen",
            "coreenne",
            "coreens",
            "coreennes",
            "coreano",
            "coreana",
            "كوريا",
            "كوري",
            "كوريه",
        ],
        &["KOR", "PRK"],
    ),
    (
        &[
            "guinea",
            "guinee",
            "guine",
            "guinean",
            "guineans",
            "guineen",
            "guineenne",
            "guineens",
            "guineennes",
            "guineano",
            "guineense",
            "guineenses",
            "غيني",
            "غينيه",
        ],
        &["GIN", "GNB", "GNQ", "PNG"],
    ),
    (&["samoa"], &["WSM", "ASM"]),
    (&["georgia", "georgie"], &["GEO", "SGS"]),
    (&["virgin islands", "iles vierges", "islas virgenes", "ilhas virgens"], &["VIR", "VGB"]),
    (&["micronesia", "micronesie"], &["FSM", "AGG_954"]),
    (&["dominican", "dominicans", "dominicain", "dominicaine", "dominicano", "dominicana"], &["DOM", "DMA"]),
    (&["saint martin", "san martin", "sao martinho"], &["MAF", "SXM"]),
    (&["america", "amerique"], &["USA", "AGG_19"]),
    (&["ireland and northern ireland"], &["IRL", "GBR"]),
    // Guyana in Portuguese, and what three colonies were called.
    (&["guiana", "guianas", "guyanes"], &["GUY", "GUF", "SUR"]),
];

/// Countries whose names are near to another's: never matched by likeness.
pub(super) const TRAPS: &[&str] = &[
    "COG", "COD", "GIN", "GNB", "GNQ", "PNG", "NER", "NGA", "PRK", "KOR", "SDN", "SSD", "DMA", "DOM", "GEO", "SGS",
    "WSM", "ASM", "IRL", "SVK", "SVN", "AUT", "AUS", "MUS", "MRT", "CHE", "CHN", "CHL", "CSK", "CZE", "IRN", "IRQ",
    "MLI", "MLT", "LBN", "LBY", "LBR", "ZMB", "GMB", "USA", "AGG_19",
];
