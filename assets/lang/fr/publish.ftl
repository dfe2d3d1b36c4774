### Words of the room «publish».
publish-unknown-ending = Les fichiers en « .{ $ending } » ne peuvent pas être écrits ici. Choisissez un nom qui finit par .csv, .xlsx ou .parquet.
publish-cannot-write = Le fichier { $path } n’a pas pu être écrit : { $reason }. Vérifiez que le dossier existe, que vous pouvez y écrire et que le fichier n’est pas ouvert ailleurs.
publish-cannot-make-file = Le fichier n’a pas pu être produit : { $reason }. Rien n’a été écrit.
publish-chart-because-time = Le tableau suit le temps : une ligne montre comment les chiffres évoluent d’une période à l’autre.
publish-chart-because-sample = Les chiffres viennent d’un échantillon : un point avec son intervalle de confiance montre la sûreté de chacun.
publish-chart-because-count = Les chiffres sont des effectifs : des barres partant de zéro permettent à l’œil de comparer leurs longueurs.
publish-chart-all = Ensemble :
publish-chart-slice = { $dimension } : { $label }
publish-chart-intervals = Les moustaches indiquent l’intervalle de confiance à 95 %.
publish-chart-hollow = Marques vides : le chiffre repose sur peu de données ; à utiliser avec prudence.
publish-chart-description = Graphique « { $title } » : { $measure } pour { $categories } { $categories ->
    [one] catégorie
   *[other] catégories
    }.
publish-chart-description-range = Graphique « { $title } » : { $measure } pour { $categories } { $categories ->
    [one] catégorie
   *[other] catégories
    }. Minimum : { $low } ({ $low_at }). Maximum : { $high } ({ $high_at }).
publish-total = Total
publish-unsafe-table = Le tableau « { $table } » ne résiste pas à l’attaque : un lecteur pourrait retrouver des chiffres masqués. Rien n’a été écrit. Protégez à nouveau le tableau avec moins de dimensions ou des classes plus larges.
publish-mark-caution = à utiliser avec prudence : le chiffre repose sur peu de données ou varie beaucoup d’un échantillon à l’autre.
publish-mark-unreliable = trop peu fiable pour que l’on s’y appuie.
publish-mark-missing = pas de chiffre, faute de données pour le calculer.
publish-mark-hidden = [c] remplace un chiffre qui n’est pas diffusé afin de protéger des personnes. La cellule du chiffre lui-même est vide.
publish-protection-suppressed = { $n ->
    [0] Aucun chiffre n’a dû être masqué pour protéger des personnes.
    [one] Un chiffre est masqué pour protéger des personnes ; il ne peut pas être retrouvé à partir des autres.
   *[other] { $n } chiffres sont masqués pour protéger des personnes ; ils ne peuvent pas être retrouvés à partir des autres.
    }
publish-protection-public = Les chiffres étaient déjà publics ; rien n’est masqué.
publish-protection-not-confidential = Rien n’est masqué. Raison donnée par l’institution : { $reason }
publish-made-with = Produit avec Statelier.
publish-sheet-cover = Couverture
publish-sheet-contents = Sommaire
publish-sheet-table = Tableau { $n }
publish-sheet-reading = Lecture
publish-sheet-reading-about = Le sens des marques, la fiabilité des chiffres, ce qui est masqué
publish-sheet-definitions = Définitions
publish-sheet-definitions-about = Comment est défini ce qui a été mesuré
publish-sheet-recipe = Méthode
publish-sheet-recipe-about = Ce qui a été fait des données, étape par étape, et ce qui a été écarté
publish-sheet-sources = Sources
publish-sheet-sources-about = Les fichiers dont viennent les chiffres, avec leurs empreintes
publish-sheet-one-table = Cette feuille contient un seul tableau.
publish-back-to-contents = Retour au sommaire
publish-cover-office = Publié par
publish-cover-date = Date
publish-cover-language = Langue
publish-cover-contact = Contact
publish-cover-tables = Nombre de tableaux
publish-contents-sheet = Feuille
publish-contents-about = Ce qu’elle contient
publish-reading-reliability = Fiabilité
publish-reading-intervals = Les chiffres viennent d’un échantillon. Avec des intervalles de confiance à 95 % construits ainsi, 95 échantillons sur 100 donneraient un intervalle contenant la vraie valeur.
publish-reading-disclosure = Protection des personnes
publish-recipe-losses = Ce qui n’est pas dans les chiffres
publish-source-file = Fichier
publish-source-sheet = Feuille du fichier
publish-source-rows = Lignes lues
publish-source-fingerprint = Empreinte (SHA-256)
publish-source-line = Source : { $sources }
publish-column-code = { $dimension } (code)
publish-column-n = Observations
publish-column-se = Erreur type
publish-column-low = Intervalle, de
publish-column-high = Intervalle, à
publish-column-cv = Coefficient de variation
publish-column-deff = Effet de plan
publish-column-n-eff = Taille effective de l’échantillon
publish-column-below = Intervalle sous le chiffre
publish-column-above = Intervalle au-dessus du chiffre
publish-column-flag = Fiabilité
publish-column-protection = Protection
publish-concept-ref-area = Pays ou zone
publish-concept-area-type = Type de zone
publish-concept-time-period = Période
publish-concept-sex = Sexe
publish-concept-age = Âge
publish-concept-age-band = Tranche d’âge
publish-concept-country-of-birth = Pays de naissance
publish-concept-citizenship = Nationalité
publish-concept-birth-status = Né dans le pays ou à l’étranger
publish-concept-citizenship-status = National ou étranger
publish-concept-region = Région
publish-concept-urbanisation = Urbain ou rural
publish-concept-education = Niveau d’instruction
publish-concept-occupation = Profession
publish-concept-disability = Handicap
publish-concept-labour-status = Situation d’activité
publish-concept-recruitment-cost = Coût de recrutement
publish-concept-monthly-earnings = Gains mensuels
publish-concept-observed-value = Valeur
publish-concept-observation-status = Statut de l’observation
publish-concept-weight = Pondération
publish-concept-stratum = Strate
publish-concept-primary-sampling-unit = Unité primaire de sondage
publish-concept-population-psus = Unités primaires dans la population
publish-concept-person-id = Personne
publish-chart-hidden = [c] remplace un chiffre qui n’est pas diffusé afin de protéger des personnes.
publish-labelled = { $label } : { $text }
publish-measure-in = { $measure } ({ $unit })
publish-unit-mo = mois de revenu
publish-unit-pt = en %
publish-sheet-loss = Rapport de pertes
publish-sheet-loss-about = Ce qu’est devenue chaque cellule lue, et les sommes des colonnes avant et après
publish-loss-table = Tableau
publish-loss-column = Colonne de la feuille
publish-loss-before = Somme dans la feuille
publish-loss-after = Somme dans le tableau
publish-loss-difference = Écart
