### Words of the room «publish».
publish-unknown-ending = Les fichiers en « .{ $ending } » ne peuvent pas être écrits ici. Choisissez un nom qui finit par .csv, .xlsx, .parquet, .sav ou .dta.
publish-cannot-write = Le fichier { $path } n’a pas pu être écrit : { $reason }. Vérifiez que le dossier existe, que vous pouvez y écrire et que le fichier n’est pas ouvert ailleurs.
publish-cannot-make-file = Le fichier n’a pas pu être produit : { $reason }. Rien n’a été écrit.
publish-chart-because-time = Le tableau suit le temps : une ligne montre comment les chiffres évoluent d’une période à l’autre.
publish-chart-because-sample = Les chiffres viennent d’un échantillon : un point avec son intervalle de confiance montre la précision de chacun.
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
publish-concept-counterpart-area = Pays partenaire
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
publish-unit-yr = années
publish-unit-mo = mois de revenu
publish-unit-per-1000-people = pour 1 000 personnes
publish-unit-per-100000-people = pour 100 000 personnes
publish-unit-per-100000-workers = pour 100 000 travailleurs
publish-unit-per-100-working-age = pour 100 personnes de 15 à 64 ans
publish-unit-per-100-women = pour 100 femmes
publish-unit-xdc = monnaie nationale
publish-unit-pt = en %
publish-sheet-loss = Rapport de pertes
publish-sheet-loss-about = Ce qu’est devenue chaque cellule lue, et les sommes des colonnes avant et après
publish-loss-table = Tableau
publish-loss-column = Colonne de la feuille
publish-loss-before = Somme dans la feuille
publish-loss-after = Somme dans le tableau
publish-loss-difference = Écart
publish-crosswalk = Correspondance
publish-crosswalk-name = Nom dans « { $column } »
publish-crosswalk-code = Code ({ $list }) ; « { $sign } » si le nom n’en a pas
publish-crosswalk-label = Libellé du code
publish-crosswalk-rows = Lignes
publish-crosswalk-by = Connu par
publish-crosswalk-open = personne encore : indiquez le code
publish-crosswalk-answer = une réponse
publish-crosswalk-found = la liste
publish-crosswalk-candidates = Peut vouloir dire
publish-concept-wealth = Richesse ou revenu
publish-concept-ethnicity = Appartenance ethnique
publish-needs = Besoins de données
publish-needs-indicator = Indicateur
publish-needs-table = D’après le tableau
publish-needs-breakdown = Ventilation
publish-needs-state = Où l’on en est
publish-needs-next = Ce qu’il faut faire
publish-needs-who = Qui s’en charge
publish-needs-until = Jusqu’à quand
publish-queries = Questions
publish-queries-about = Comment répondre
publish-queries-title = Questions sur « { $table } » ({ $n })
publish-queries-how = Écrivez la bonne valeur dans la colonne jaune « Bonne valeur ». Si la valeur est juste, écrivez-la à nouveau. Si personne ne la connaît, laissez la cellule vide et dites-le sous « Remarque ». Ne changez pas les colonnes de gauche, n’ajoutez pas de lignes, puis renvoyez le classeur.
publish-queries-reference = Ligne
publish-queries-place = Emplacement
publish-queries-record = Enregistrement
publish-queries-column = Colonne
publish-queries-value = Valeur reçue
publish-queries-question = Notre question
publish-queries-reply = Bonne valeur
publish-queries-remark = Remarque
publish-no-place = Certains chiffres ne disent ni de quelle zone ni de quelle période ils sont. Indiquez-les dans « Rapport » (ou par --area CODE --period ANNÉE).
publish-no-series = Aucun des indicateurs n’a de série dans la liste des ODD, et SDMX n’a donc pas de place pour eux. Écrivez un classeur ou des fichiers Open SDG.
publish-without-series = { $n ->
    [one] Un tableau n’a pas de série dans la liste des ODD et n’est pas dans le fichier SDMX.
   *[other] { $n } tableaux n’ont pas de série dans la liste des ODD et ne sont pas dans le fichier SDMX.
    }
publish-unknown-area = « { $area } » n’est pas le code d’un pays ni d’une zone. Écrivez le code ISO à trois lettres, par exemple MLI ; dans un tableau, donnez leurs codes aux zones dans « Harmoniser ».
publish-bad-period = « { $period } » n’est pas une période. Écrivez l’année, 2025, ou le mois, 2025-03.
publish-chart-because-pyramid = Une pyramide des âges : les personnes sont comptées par âge et par sexe, et les deux côtés montrent où ils diffèrent. Des barres conviendraient aussi.
publish-chart-a-year-of-age = { $measure }, par année d’âge
publish-chart-of = { $measure } – { $of }
publish-chart-not-drawn = { $n ->
    [one] { $n } case sans chiffre n’est pas dessinée : elle est vide, ou masquée.
   *[other] { $n } cases sans chiffre ne sont pas dessinées : elles sont vides, ou masquées.
}
publish-chart-open-band = La surface d’une barre représente son chiffre. La dernière tranche est ouverte ; elle est dessinée aussi large que la précédente.
publish-chart-diagonal = Sur la ligne en tirets, les deux chiffres sont égaux.
publish-chart-not-two-groups = Une pyramide demande des couleurs pour exactement deux groupes, le plus souvent femmes et hommes. Des barres sont dessinées.
publish-chart-not-two-axes = Un nuage de points demande des couleurs pour exactement deux groupes : chacun donne un axe. Des barres sont dessinées.
publish-chart-not-a-sum = Ces chiffres ne s’additionnent pas : des moyennes et des taux ne peuvent ni s’empiler, ni se répartir sur les âges, ni s’écouler. Des barres sont dessinées.
publish-chart-not-told-apart = Choisissez d’abord des couleurs : ce graphique demande deux dimensions. Des barres sont dessinées.
publish-chart-not-below-zero = Certains chiffres sont négatifs. Des barres sont dessinées.
publish-chart-not-two-times = Un graphique en pente demande au moins deux périodes ou deux groupes. Des barres sont dessinées.
publish-chart-not-bands = Un histogramme demande des tranches d’âge qui se suivent. Des barres sont dessinées.
publish-finding-ends = Parmi les chiffres montrés, le plus élevé est « { $high } » ({ $high_figure }) et le plus bas « { $low } » ({ $low_figure }).
publish-finding-no-difference = Même le chiffre le plus élevé et le plus bas ne diffèrent pas nettement : « { $high } » ({ $high_figure }) et « { $low } » ({ $low_figure }).
publish-finding-rose = De { $first } à { $last }, le chiffre est passé de { $from } à { $to } : il a augmenté.
publish-finding-fell = De { $first } à { $last }, le chiffre est passé de { $from } à { $to } : il a baissé.
publish-finding-no-change = De { $first } ({ $from }) à { $last } ({ $to }), il n’y a pas de changement net.
publish-px-title = { $title } selon { $by }
publish-px-statistic = Statistique
publish-px-value = Chiffre
publish-px-kept-back = non diffusé afin de protéger des personnes [c]
publish-cover-area = Pays ou zone
publish-cover-period = Période
publish-protection-rounded = Tous les effectifs sont arrondis à un multiple de { $base } de sorte que les totaux restent la somme de leurs parties, afin de protéger les personnes.
publish-note-n = { $n ->
    [one] Repose sur une observation.
   *[other] Repose sur { $n } observations.
}
publish-note-interval = Intervalle de confiance à 95 % : de { $low } à { $high }
publish-note-hidden = Non diffusé afin de protéger des personnes.
publish-list-title = Le rapport a un titre.
publish-list-office = Il dit qui le publie.
publish-list-contact = Il dit à qui s’adresser : une adresse ou un numéro de téléphone.
publish-list-place = Il dit de quel pays ou de quelle zone parlent les chiffres.
publish-list-period = Il dit de quelle période ils sont.
publish-list-titles = Deux tableaux n’ont jamais le même titre.
publish-list-units = Chaque tableau a une unité.
publish-list-figures = Aucun tableau n’est vide.
publish-list-sources = Il nomme les sources.
publish-list-one-table = Un tableau par feuille, dès la première colonne, sans ligne vide à l’intérieur.
publish-list-marked-up = Chaque tableau est balisé comme tableau et porte un nom.
publish-list-no-merges = Aucune cellule fusionnée, masquée ou colorée.
publish-list-symbols = Les symboles ont leur propre colonne et sont expliqués.
publish-list-alt-text = Chaque graphique a un texte pour les personnes qui ne le voient pas.
publish-list-links = Le sommaire renvoie à chaque feuille.
publish-list-widths = Les colonnes sont aussi larges que leurs textes.
publish-list-language = Le titre et la langue figurent dans les propriétés du fichier.
publish-chart-not-five = Une boîte demande des couleurs pour au moins cinq groupes : elle montre la dispersion de leurs chiffres. Des barres sont dessinées.
publish-chart-not-borders = Une carte demande des limites : ouvrez un fichier GeoJSON de vos zones dans la salle Sources. Des barres sont dessinées.
publish-chart-not-on-map = Aucune des catégories n’est une zone du fichier de limites. Choisissez la dimension des zones comme catégories, ou une autre propriété des limites. Des barres sont dessinées.
publish-chart-boxes = Une boîte contient la moitié centrale des chiffres de tous les groupes, et son trait le chiffre du milieu ; les moustaches vont jusqu’au chiffre le plus éloigné à moins d’une fois et demie la longueur de la boîte, et ceux au-delà portent leur nom.
publish-chart-shades = Du plus pâle au plus foncé : de { $low } à { $high }. Les zones grises n’ont pas de chiffre.
publish-chart-circles = La surface d’un cercle est proportionnelle à son chiffre ; le plus grand représente { $high }. Les zones sans cercle n’ont pas de chiffre.
publish-chart-off-map = { $n ->
    [one] Absente de la carte, car le fichier de limites ne la contient pas : { $names }.
   *[other] Absentes de la carte, car le fichier de limites ne les contient pas : { $names }.
}
publish-cover-rules = Règles
publish-cover-signed = Signé par
publish-rules-sealed = Règles de { $name }, scellées par { $by } (clé { $key })
publish-rules-open = Règles de { $name }
publish-signed-by = { $by }, { $role }, { $date }
publish-signed-by-alone = { $by }, { $date }
publish-logo-of = Logo de { $office }
publish-sheet-tables = Tableaux
publish-finding-ends-of-sure = Parmi les chiffres assez précis pour être classés, le plus élevé est « { $high } » ({ $high_figure }) et le plus bas « { $low } » ({ $low_figure }). { $unsure ->
    [one] Un autre, à lire avec prudence, n’est pas classé.
   *[other] { $unsure } autres, à lire avec prudence, ne sont pas classés.
 }
publish-finding-no-difference-of-sure = Parmi les chiffres assez précis pour être classés, même le plus élevé et le plus bas ne diffèrent pas nettement : « { $high } » ({ $high_figure }) et « { $low } » ({ $low_figure }). { $unsure ->
    [one] Un autre, à lire avec prudence, n’est pas classé.
   *[other] { $unsure } autres, à lire avec prudence, ne sont pas classés.
 }
publish-unit-per-1000-births = pour 1 000 naissances vivantes
publish-unit-usd = dollars des États-Unis
