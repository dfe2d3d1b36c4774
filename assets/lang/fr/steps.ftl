### Words of the room «steps».

## What columns hold and measure

steps-kind-number = des nombres
steps-kind-text = du texte
steps-kind-code = des codes
steps-kind-date = des dates
steps-concept-ref-area = pays ou zone
steps-concept-area-type = type de zone
steps-concept-time-period = période
steps-concept-sex = sexe
steps-concept-age = âge
steps-concept-age-band = tranche d’âge
steps-concept-country-of-birth = pays de naissance
steps-concept-counterpart-area = pays partenaire
steps-concept-citizenship = nationalité
steps-concept-birth-status = né dans le pays ou à l’étranger
steps-concept-citizenship-status = national ou étranger
steps-concept-previous-residence = pays de résidence précédente
steps-concept-arrival = année ou date d’arrivée
steps-concept-migratory-status = statut migratoire
steps-concept-migration-reason = motif de la migration ou du séjour
steps-concept-duration-of-stay = durée de séjour
steps-concept-employment-status = situation dans la profession
steps-concept-industry = activité économique
steps-concept-commodity = marchandises
steps-concept-currency = monnaie
steps-concept-region = région
steps-concept-urbanisation = milieu urbain ou rural
steps-concept-education = niveau d’instruction
steps-concept-occupation = profession
steps-concept-disability = handicap
steps-concept-labour-status = situation d’activité
steps-concept-recruitment-cost = coût de recrutement
steps-concept-monthly-earnings = revenu mensuel du travail
steps-concept-observed-value = valeur observée
steps-concept-observation-status = statut de l’observation
steps-concept-weight = poids de sondage
steps-concept-stratum = strate
steps-concept-primary-sampling-unit = unité primaire de sondage
steps-concept-population-psus = unités primaires dans la population
steps-concept-person-id = identifiant de la personne
steps-concept-other = autre, mis de côté
steps-scale-units = unités
steps-scale-hundreds = centaines
steps-scale-thousands = milliers
steps-scale-millions = millions
steps-scale-billions = milliards
steps-decimal = { $whole },{ $decimals }

## Put ages into bands

steps-age-bands-title = Répartir les âges en tranches
steps-age-bands-help = Crée une colonne avec la tranche de chaque âge. Une limite est le premier âge de sa tranche : 15, 25, 45, 65 donnent 0–14, 15–24, 25–44, 45–64 et 65 ans et plus. Les âges comptent en années révolues.
steps-age-bands-column = Colonne des âges
steps-age-bands-limits = Premier âge de chaque tranche
steps-age-bands-new-column = Nom de la nouvelle colonne
steps-age-bands-done = Répartir les âges de « { $column } » dans les tranches { $bands }, dans la nouvelle colonne « { $new } »
steps-age-bands-result = Classés dans une tranche : { $changed }. Âge non renseigné : { $kept }. Dans aucune tranche, laissés manquants : { $missing }.
steps-age-bands-too-old = { $count ->
    [one] Un âge de « { $column } » dépasse 122 ans et a été classé dans la dernière tranche. C’est sans doute un code pour « inconnu » : rendez manquants les âges impossibles avant cette opération.
   *[other] { $count } âges de « { $column } » dépassent 122 ans et ont été classés dans la dernière tranche. Ce sont sans doute des codes pour « inconnu » : rendez manquants les âges impossibles avant cette opération.
    }

## Give a meaning

steps-assign-title = Donner son sens à une colonne
steps-assign-help = Indique ce que mesure une colonne, pour que les indicateurs la trouvent. Aucune valeur ne change. Un sens appartient à une seule colonne : si une autre l’avait, il passe à celle-ci.
steps-assign-column = Colonne
steps-assign-concept = Sens
steps-assign-unit = Unité de mesure
steps-assign-scale = Exprimée en
steps-assign-scale-units = unités
steps-assign-scale-hundreds = centaines
steps-assign-scale-thousands = milliers
steps-assign-scale-millions = millions
steps-assign-scale-billions = milliards
steps-assign-new-name = Nouveau nom
steps-assign-done = Donner à « { $column } » le sens « { $concept } »{ $has_unit ->
    [yes] , mesuré en { $scale } ({ $unit })
   *[no] {""}
    }{ $renamed ->
    [yes] , et la nommer « { $new } »
   *[no] {""}
    }
steps-assign-result = Valeurs inchangées : { $kept } lignes.
steps-assign-moved = Le sens « { $concept } » est passé de « { $column } » à « { $new } » : un tableau a une seule colonne par sens.

## Convert units

steps-convert-title = Convertir les unités
steps-convert-help = Multiplie une colonne de nombres par un facteur et note son unité avant et après. L’opération refuse une colonne dont on sait qu’elle est dans une autre unité, pour que rien ne soit multiplié deux fois.
steps-convert-column = Colonne de nombres
steps-convert-factor = Multiplier par
steps-convert-from-unit = Unité avant
steps-convert-from-scale = Exprimée en
steps-convert-from-scale-units = unités
steps-convert-from-scale-hundreds = centaines
steps-convert-from-scale-thousands = milliers
steps-convert-from-scale-millions = millions
steps-convert-from-scale-billions = milliards
steps-convert-to-unit = Unité après
steps-convert-to-scale = Voulue en
steps-convert-to-scale-units = unités
steps-convert-to-scale-hundreds = centaines
steps-convert-to-scale-thousands = milliers
steps-convert-to-scale-millions = millions
steps-convert-to-scale-billions = milliards
steps-convert-new-column = Nom d’une nouvelle colonne (vide : modifier la colonne même)
steps-convert-unit = { $named ->
    [yes] { $scale } ({ $unit })
   *[no] { $scale }
    }
steps-convert-done = Convertir « { $column } », exprimée en { $from }, en { $to } : multiplier par { $factor }{ $renamed ->
    [yes] , dans la nouvelle colonne « { $new } »
   *[no] {""}
    }
steps-convert-result = Converties : { $changed }. Sans valeur : { $kept }. Trop grandes pour être converties, laissées manquantes : { $missing }.

## Keep or drop rows

steps-filter-title = Garder ou écarter des lignes
steps-filter-help = Garde ou écarte les lignes où une colonne a l’une des valeurs listées. Les lignes écartées sont comptées ; le fichier reste tel quel.
steps-filter-column = Colonne
steps-filter-mode = Que faire de ces lignes
steps-filter-mode-keep = Les garder
steps-filter-mode-drop = Les écarter
steps-filter-values = Valeurs
steps-filter-with-missing = Aussi les lignes sans valeur
steps-filter-done = { $mode ->
    [keep] Ne garder que les lignes où
   *[drop] Écarter les lignes où
    } « { $column } » { $what ->
    [missing] n’a pas de valeur
    [both] n’a pas de valeur ou a l’une des valeurs : { $values }
   *[values] a l’une des valeurs : { $values }
    }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } de plus
    }
steps-filter-result = Lignes gardées : { $kept }. Lignes écartées : { $changed }.
steps-filter-nothing-left = Il ne reste aucune ligne : les valeurs listées pour « { $column } » excluent tout le tableau. Comparez la liste aux valeurs de la colonne.

## Find codes

steps-match-codes-title = Trouver les codes des noms
steps-match-codes-help = Trouve le code de chaque nom dans une liste de codes, dans une nouvelle colonne. Un nom qui peut désigner plusieurs choses, comme « Congo » ou « Guinée », attend votre réponse ; rien n’est deviné. Pour les pays, une seconde colonne distingue les pays des groupes de pays, des États disparus et des restes tels que « autres » ou « inconnu ».
steps-match-codes-column = Colonne des noms
steps-match-codes-code-list = Liste de codes
steps-match-codes-helper = Colonne des codes numériques de la feuille
steps-match-codes-decisions = Vos réponses
steps-match-codes-new-column = Nom de la nouvelle colonne
steps-match-codes-done = Trouver les codes de « { $column } » dans la liste « { $list } », dans la nouvelle colonne « { $new } »{ $with_helper ->
    [yes] , à l’aide des codes de « { $helper } »
   *[no] {""}
    }{ $coded ->
    [0] {""}
    [one]  ; une réponse donnée : { $pairs }
   *[other]  ; { $coded } réponses données : { $pairs }
    }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } de plus
    }{ $n_aside ->
    [0] {""}
   *[other]  ; sans code, par décision : { $aside }
    }
steps-match-codes-result = Lignes avec une réponse : { $changed }. Sans nom : { $kept }. Sans code trouvé, laissées manquantes : { $missing }.

## Read numbers

steps-parse-numbers-title = Lire du texte comme nombres
steps-parse-numbers-help = Lit les nombres écrits sous forme de texte, avec les signes que vous indiquez. Ce qui ne suit pas exactement ces signes est laissé manquant et listé.
steps-parse-numbers-column = Colonne de texte
steps-parse-numbers-decimal-mark = Signe décimal
steps-parse-numbers-decimal-mark-comma = virgule (0,5)
steps-parse-numbers-decimal-mark-point = point (0.5)
steps-parse-numbers-group-mark = Signe entre les milliers
steps-parse-numbers-group-mark-none = aucun (1000)
steps-parse-numbers-group-mark-space = espace (1 000)
steps-parse-numbers-group-mark-comma = virgule (1,000)
steps-parse-numbers-group-mark-point = point (1.000)
steps-parse-numbers-group-mark-apostrophe = apostrophe (1’000)
steps-parse-numbers-new-column = Nom de la nouvelle colonne
steps-parse-numbers-done = Lire le texte de « { $column } » comme nombres, dans « { $new } » ; signe décimal : { $decimal }, milliers : { $group }{ $range ->
    [lowest] {" ; des intervalles, le plus bas"}
    [highest] {" ; des intervalles, le plus élevé"}
   *[refused] {""}
 }
steps-parse-numbers-result = Lus comme nombres : { $changed }. Vides : { $kept }. Pas un nombre sous cette forme, laissés manquants : { $missing }.

## Recode

steps-recode-title = Recoder des valeurs
steps-recode-help = Donne un code à chaque valeur listée, dans une nouvelle colonne. Une valeur peut aussi être mise de côté : elle devient manquante. Les valeurs non listées sont comptées et montrées.
steps-recode-column = Colonne
steps-recode-code-list = Liste de codes
steps-recode-map = Code de chaque valeur
steps-recode-others = Valeurs non listées
steps-recode-others-keep = les garder telles quelles
steps-recode-others-missing = les rendre manquantes
steps-recode-new-column = Nom de la nouvelle colonne
steps-recode-done = Recoder « { $column } » en « { $new } » : { $pairs }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } de plus
    }{ $n_aside ->
    [0] {""}
   *[other] { $coded ->
        [0] {""}
       *[other]  ;{" "}
        }mis de côté comme manquants : { $aside }
    } ; { $others ->
    [keep] les valeurs non listées restent telles quelles
   *[missing] les valeurs non listées deviennent manquantes
    }
steps-recode-result = Recodées : { $changed }. Vides ou gardées telles quelles : { $kept }. Non listées, laissées manquantes : { $missing }.

## Rename

steps-rename-title = Renommer une colonne
steps-rename-help = Donne un autre nom à une colonne. Ses valeurs et son sens restent.
steps-rename-column = Colonne
steps-rename-new-name = Nouveau nom
steps-rename-done = Renommer « { $column } » en « { $new } »
steps-rename-result = Valeurs inchangées : { $kept } lignes.

## Impossible values

steps-set-missing-title = Rendre manquantes les valeurs impossibles
steps-set-missing-help = Rend manquants, dans la colonne même, les nombres hors d’un intervalle et les valeurs listées, comme 999 ou « n.d. ». Les 20 premières lignes concernées sont nommées une à une.
steps-set-missing-column = Colonne
steps-set-missing-min = Plus petite valeur possible
steps-set-missing-max = Plus grande valeur possible
steps-set-missing-values = Valeurs qui signifient « manquant »
steps-set-missing-done = Rendre manquants dans « { $column } » : { $range ->
    [between] les nombres inférieurs à { $min } ou supérieurs à { $max }
    [from] les nombres inférieurs à { $min }
    [to] les nombres supérieurs à { $max }
   *[none] {""}
    }{ $listed ->
    [yes] { $range ->
        [none] {""}
       *[other] {", et "}
        }les valeurs { $values }
   *[no] {""}
    }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } de plus
    }
steps-set-missing-result = Rendues manquantes : { $changed }. Laissées telles quelles : { $kept }.
steps-set-missing-row = La valeur { $value } de « { $column } » a été rendue manquante.
steps-set-missing-more = { $count ->
    [one] Une autre valeur de « { $column } » a été rendue manquante.
   *[other] { $count } autres valeurs de « { $column } » ont été rendues manquantes.
    }

## Sex or year in headers

steps-split-header-title = Trouver le sexe ou l’année dans des en-têtes
steps-split-header-help = Cherche des mots comme « les deux sexes », « hommes », « female », ou une année, dans des textes plus longs, et écrit le code dans une nouvelle colonne. Un texte qui donne deux réponses est laissé manquant et listé.
steps-split-header-column = Colonne des en-têtes
steps-split-header-find = Chercher
steps-split-header-find-sex = le sexe
steps-split-header-find-time-period = l’année
steps-split-header-new-column = Nom de la nouvelle colonne
steps-split-header-done = Trouver { $find } dans les en-têtes de « { $column } », dans la nouvelle colonne « { $new } »
steps-split-header-result = Trouvés : { $changed }. Sans en-tête : { $kept }. Aucune réponse ou plusieurs, laissés manquants : { $missing }.

## Status from country

steps-status-from-country-title = Distinguer selon le lieu de naissance ou la nationalité
steps-status-from-country-help = Compare une colonne de codes de pays au code de votre pays. Les régions, les États disparus et les pays inconnus ne permettent pas de trancher : ces lignes sont laissées manquantes et listées.
steps-status-from-country-column = Colonne de codes de pays
steps-status-from-country-country = Code de votre pays
steps-status-from-country-which = Ce qu’il faut trouver
steps-status-from-country-which-birth-status = né dans le pays ou à l’étranger
steps-status-from-country-which-citizenship-status = national ou étranger
steps-status-from-country-new-column = Nom de la nouvelle colonne
steps-status-from-country-done = Déterminer d’après « { $column } » qui est { $which }, vu du pays { $country }, dans la nouvelle colonne « { $new } »
steps-status-from-country-result = Déterminées : { $changed }. Pays non renseigné : { $kept }. Le pays ne permet pas de trancher, laissées manquantes : { $missing }.
steps-status-from-country-nobody = Personne dans « { $column } » n’a le code { $country } de votre pays. Vérifiez que ce code est le bon et qu’il vient de la même liste de codes.

## Steps of newer versions

steps-unknown-done = Opération « { $step } », que cette version ne connaît pas ; elle est conservée telle quelle
steps-unknown-result = Non exécutée.

## Why a step cannot run

steps-missing-column = « { $step } » : le tableau n’a pas de colonne « { $column } ». Choisissez une autre colonne dans cette opération, ou renommez la colonne du tableau dans une opération précédente.
steps-wrong-kind = « { $step } » : la colonne « { $column } » contient { $found }, alors que l’opération attend { $expected }. Choisissez une autre colonne, ou convertissez celle-ci dans une opération précédente.
steps-name-taken = « { $step } » : le tableau a déjà une colonne « { $column } ». Donnez un autre nom à la nouvelle colonne.
steps-unset = « { $step } » : « { $field } » est encore vide. Remplissez ce champ pour exécuter l’opération.
steps-bad-value = « { $step } » : l’opération ne peut pas utiliser la valeur de « { $field } ». Saisissez-en une autre.
steps-bad-limits = « { $step } » : les premiers âges doivent être des nombres entiers de 0 à 122, chacun plus grand que le précédent. Corrigez la liste.
steps-empty-range = « { $step } » : la plus petite valeur possible, { $min }, dépasse la plus grande, { $max }. Corrigez l’une des deux.
steps-same-marks = « { $step } » : le signe décimal et le signe entre les milliers sont les mêmes. Choisissez deux signes différents.
steps-unit-differs = « { $step } » : la colonne « { $column } » est en { $found }, alors que l’opération part de { $expected }. Corrigez l’unité dans l’opération, ou retirez l’opération si la colonne est déjà convertie.
steps-factor-does-not-fit = « { $step } » : le facteur { $factor } ne mène pas d’une unité à l’autre ; il faudrait { $expected }. Corrigez le facteur ou les unités.
steps-unknown-code-list = « { $step } » : il n’y a pas de liste de codes « { $list } ». Choisissez une autre liste.
steps-unknown-code = « { $step } » : la liste de codes « { $list } » n’a pas de code « { $code } ». Choisissez un code de cette liste.
steps-unknown-step = Cette version ne connaît pas l’opération « { $step } » et ne peut pas l’exécuter. Ouvrez le projet avec une version plus récente, ou retirez l’opération.
steps-bad-parameters = « { $step } » : les paramètres inscrits dans le fichier sont inutilisables. Saisissez l’opération à nouveau. Constat : { $reason }
steps-not-a-step = Une opération du fichier ne dit pas de quelle opération il s’agit. Retirez-la de la recette et saisissez-la à nouveau.
steps-table = « { $step } » : le tableau n’a pas pu être modifié. Relancez les opérations ; si cela ne suffit pas, retirez celle-ci. Constat : { $reason }

## Why a step is proposed

steps-propose-label = Le fichier lui donne le libellé « { $label } », qui mesure d’ordinaire « { $concept } ».
steps-propose-name = « { $column } » est un nom habituel pour : { $concept }.
steps-propose-years = Toutes les valeurs de « { $column } » sont des années.
steps-propose-areas = La plupart des valeurs de « { $column } » sont des noms de pays ou de zones.
steps-propose-values = Presque toutes les valeurs de « { $column } » sont des noms de : { $list }.
steps-propose-difficulties = { $n } colonnes contiennent les questions du Groupe de Washington : { $columns }.
steps-propose-typology = « { $birth } » et « { $citizenship } » ensemble font quatre groupes.
steps-propose-stay = De « { $column } » à « { $until } », c’est la durée du séjour.
steps-propose-ages = Le niveau d’en-tête « { $column } » contient des tranches d’âge.
steps-propose-header = Les textes de « { $column } » contiennent : { $concept } ({ $codes }).
steps-propose-unit-scale = La feuille indique « { $words } » : les valeurs de « { $column } » ne sont pas des personnes une à une. Converties en personnes, elles peuvent être rapprochées d’autres tableaux.
steps-propose-unit-persons = La feuille compte des personnes (« { $words } ») et toutes les valeurs de « { $column } » sont des nombres entiers : ce sont des personnes.
steps-propose-unit-per-cent = La feuille indique « { $words } » : les valeurs de « { $column } » sont des pourcentages.
steps-propose-numbers = { $read } des { $count } textes de « { $column } » sont des nombres.
steps-propose-countries = { $count ->
    [one] « { $column } » contient le nom d’un pays ou d’une zone. Avec son code, le tableau peut être rapproché d’autres tableaux.
   *[other] « { $column } » contient { $count } noms différents, pour la plupart des pays ou des zones. Avec leurs codes, le tableau peut être rapproché d’autres tableaux.
    }
steps-propose-sex = Les valeurs de « { $column } » sont des mots pour les sexes : { $values }.
steps-propose-sex-short = Les valeurs de « { $column } » ont le plus souvent ce sens : { $values }. Vérifiez-le dans votre questionnaire.
steps-propose-impossible-ages = { $count ->
    [one] Un âge de « { $column } » est inférieur à 0 ou supérieur à 120.
   *[other] { $count } âges de « { $column } » sont inférieurs à 0 ou supérieurs à 120.
    }
steps-propose-bands = « { $column } » contient des âges, et le tableau n’a pas encore de tranches d’âge. Les tableaux se publient par tranches.
steps-propose-list = La plupart des valeurs de « { $column } » sont dans la liste « { $list } ». Avec ses codes, les chiffres peuvent être calculés et comparés.
steps-propose-status = { $n } lignes de « { $column } » sur { $count } ont le code { $country } : c’est sans doute le pays dont parlent les données.
steps-expression = « { $step } » : { $why }
steps-compute-title = Calculer une colonne
steps-compute-help = Fait une nouvelle colonne d’une expression sur les autres. Ce qui se calcule d’une valeur manquante est manquant, une division par zéro aussi ; les deux sont comptés.
steps-compute-new-column = Nom de la nouvelle colonne
steps-compute-expression = Expression
steps-compute-done = Calculer « { $new } » comme { $expression }
steps-compute-result = Calculées : { $changed }. Sans résultat, laissées manquantes : { $missing }.
steps-coarsen-bands-title = Réunir des tranches d’âge en plus larges
steps-coarsen-bands-help = Donne à chaque tranche le code de la tranche plus large qui contient tous ses âges. Aucune n’est coupée : celle qui dépasse une limite reste manquante et est listée. Totaux et « inconnu » restent. Additionnez les chiffres ensuite.
steps-coarsen-bands-column = Colonne des tranches d’âge
steps-coarsen-bands-bands = Tranches larges (0-14 15-64 65+)
steps-coarsen-bands-new-column = Nom d’une nouvelle colonne (vide : changer la colonne elle-même)
steps-coarsen-bands-done = Mettre les tranches de « { $column } » dans { $bands }
steps-coarsen-bands-result = Mises dans une tranche large : { $changed }. Laissées telles quelles : { $kept }. Dépassant une limite, laissées manquantes : { $missing }.
steps-duration-title = Durée entre deux dates
steps-duration-help = Compte les années ou mois révolus d’une date à une autre : la durée du séjour. Si seules les années sont connues, c’est l’année atteinte, et cela est dit.
steps-duration-column = Depuis (date ou année)
steps-duration-until = Jusqu’à une colonne de dates
steps-duration-until-date = ou jusqu’à une date pour tous (2024-07-01)
steps-duration-unit = Comptée en
steps-duration-unit-years = années
steps-duration-unit-months = mois
steps-duration-new-column = Nom de la nouvelle colonne
steps-duration-by-year = { $n ->
    [one] Dans une ligne de « { $column } », seules les années sont connues : sa durée est l’année atteinte, qui peut dépasser d’un an les années révolues.
   *[other] Dans { $n } lignes de « { $column } », seules les années sont connues : leur durée est l’année atteinte, qui peut dépasser d’un an les années révolues.
}
steps-duration-done = Compter les { $unit } de « { $column } » à { $until }, dans « { $new } »
steps-duration-result = Comptées : { $changed }. Une date manque : { $kept }. Pas une date, ou après la fin, laissées manquantes : { $missing }.
steps-disability-title = Handicap selon le Groupe de Washington
steps-disability-help = À partir des réponses aux six questions du bref questionnaire (1 aucune difficulté, 2 quelques, 3 beaucoup, 4 n’y arrive pas). Inconnu si une question sans réponse pourrait décider. La population de référence a en général cinq ans et plus.
steps-disability-columns = Colonnes des réponses
steps-disability-cut-off = En situation de handicap à partir de
steps-disability-cut-off-one-some = quelques difficultés dans un domaine
steps-disability-cut-off-two-some = quelques difficultés dans deux, ou beaucoup dans un
steps-disability-cut-off-a-lot = beaucoup de difficultés dans un domaine (recommandé)
steps-disability-cut-off-cannot-do = un domaine où l’on n’y arrive pas du tout
steps-disability-new-column = Nom de la nouvelle colonne
steps-disability-not-six = Le bref questionnaire a six questions ; { $n } colonnes ont été données. Les chiffres ne se comparent pas à ceux des six.
steps-disability-done = Déduire le handicap de { $columns } : à partir de { $cut_off }, dans « { $new } »
steps-disability-result = Déterminées : { $changed }. Inconnues, une réponse manque : { $missing }.
steps-recent-migration-title = Migrants récents et de retour
steps-recent-migration-help = Distingue qui vivait dans un autre pays tant d’années plus tôt, ou est arrivé depuis, de qui n’a pas migré. Avec la colonne de citoyenneté, les nationaux concernés sont des migrants de retour – après douze mois à l’étranger, si une colonne dit combien. Si les réponses ne le disent pas, le groupe est inconnu.
steps-recent-migration-residence = Colonne du pays de résidence d’alors
steps-recent-migration-country = Ce pays
steps-recent-migration-duration = ou colonne des années révolues depuis l’arrivée
steps-recent-migration-years = Années
steps-recent-migration-citizenship = Colonne du statut de citoyenneté
steps-recent-migration-months-abroad = Colonne des mois à l’étranger
steps-recent-migration-new-column = Nom de la nouvelle colonne
steps-recent-migration-nobody = Aucun national n’est revenu dans ces années : il n’y a pas de migrant de retour dans le tableau.
steps-recent-migration-done = Distinguer les migrants récents{ $returns ->
    [yes] { " et de retour" }
   *[no] { "" }
} { $years ->
    [one] de la dernière année
   *[other] des { $years } dernières années
} d’après « { $column } », dans « { $new } »
steps-recent-migration-result = Dans un groupe : { $changed }. Inconnues : { $missing }.
steps-broader-title = Classes plus larges
steps-broader-help = Met chaque code dans la classe au-dessus : le grand groupe d’une profession, le chapitre ou la section d’une marchandise, la région d’un pays – ou distingue des autres les pays les moins avancés, sans littoral ou insulaires. L’appartenance est celle que dit la liste des pays ; des pays quittent avec le temps le groupe des moins avancés.
steps-broader-column = Colonne de codes
steps-broader-to = Classe
steps-broader-to-above = la classe juste au-dessus
steps-broader-to-top = la classe la plus haute (grand groupe, section, continent)
steps-broader-to-least-developed = les pays les moins avancés et les autres
steps-broader-to-landlocked = les pays en développement sans littoral et les autres
steps-broader-to-small-islands = les petits États insulaires en développement et les autres
steps-broader-new-column = Nom de la nouvelle colonne
steps-broader-done = Mettre les codes de « { $column } » dans des classes plus larges, dans « { $new } » : { $to }
steps-broader-result = Mis dans une classe : { $changed }. Vides : { $kept }. Dans aucune classe, laissés manquants : { $missing }.
steps-migratory-status-title = Naissance et citoyenneté réunies
steps-migratory-status-help = Fait les quatre groupes de naissance et citoyenneté : né ici ou à l’étranger, national ou non. Les deux colonnes restent, car elles ne se mêlent jamais en une série.
steps-migratory-status-birth = Colonne du statut de naissance
steps-migratory-status-citizenship = Colonne du statut de citoyenneté
steps-migratory-status-new-column = Nom de la nouvelle colonne
steps-migratory-status-done = Mettre « { $birth } » et « { $citizenship } » en quatre groupes, dans « { $new } »
steps-migratory-status-result = Dans un groupe : { $changed }. Inconnues : { $missing }.
steps-overqualified-title = Surqualification
steps-overqualified-help = 1 pour les diplômés du supérieur (CITE 5–8) qui travaillent dans les grands groupes 4–9 de la CITP, 0 dans les groupes 1–3 ; vide pour les autres, de sorte que la moyenne est la part.
steps-overqualified-education = Colonne de l’éducation
steps-overqualified-occupation = Colonne des professions
steps-overqualified-new-column = Nom de la nouvelle colonne
steps-overqualified-done = Repérer les personnes surqualifiées d’après « { $education } » et « { $occupation } », dans « { $new } »
steps-overqualified-result = Déterminées : { $changed }. Hors question : { $kept }. Éducation ou profession inconnue : { $missing }.
steps-exchange-title = Autre monnaie
steps-exchange-help = Convertit des montants par des taux que vous écrivez, un par période ou par monnaie, avec leur source. Une ligne sans taux reste manquante et est listée.
steps-exchange-column = Colonne des montants
steps-exchange-by = Colonne des périodes ou des monnaies
steps-exchange-rates = Taux, un par ligne (2023 = 605,2)
steps-exchange-direction = Le taux dit
steps-exchange-direction-multiply = combien d’unités de la nouvelle monnaie pour une
steps-exchange-direction-divide = combien d’unités pour une de la nouvelle monnaie
steps-exchange-to-unit = Nouvelle monnaie (ISO 4217)
steps-exchange-source = Source des taux
steps-exchange-new-column = Nom de la nouvelle colonne
steps-exchange-done = Convertir « { $column } » en { $to } par les taux de « { $by } » ({ $direction }) : { $rates }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } autres
}. Source : { $source }
steps-exchange-result = Converties : { $changed }. Sans montant : { $kept }. Sans taux, laissées manquantes : { $missing }.
steps-aggregate-title = Additionner des chiffres
steps-aggregate-help = Garde une ligne par combinaison des colonnes qui restent, avec la somme des chiffres. Les lignes qui sont des totaux de ce qu’on additionne sont mises de côté et comptées : rien ne compte deux fois.
steps-aggregate-column = Colonne des chiffres
steps-aggregate-by = Colonnes qui restent
steps-aggregate-missing = Un chiffre manquant
steps-aggregate-missing-spreads = laisse la somme manquante
steps-aggregate-missing-is-left-out = reste hors de la somme
steps-aggregate-gone = Colonnes qui n’existent plus après l’addition : { $columns }.
steps-aggregate-done = Additionner « { $column } »{ $n ->
    [0] {" "}sur toutes les lignes
   *[other] {" "}par { $by }
} ; un chiffre manquant { $missing }
steps-aggregate-result = Lignes additionnées : { $changed }. Totaux mis de côté : { $kept }. Lignes sans chiffre : { $missing }.
steps-split-class-title = Répartir une classe par des parts
steps-split-class-help = Répartit les chiffres d’une classe entre ses parties par des parts que vous écrivez, avec leur source. Chaque chiffre ainsi fait est marqué comme estimé (E).
steps-split-class-column = Colonne des classes
steps-split-class-value = Classe à répartir
steps-split-class-figure = Colonne des chiffres
steps-split-class-shares = Parts, une par ligne, ensemble 1 (SRB = 0,92)
steps-split-class-source = Source des parts
steps-split-class-done = Répartir { $figure } de « { $value } » dans « { $column } » selon les parts { $shares }, comme estimations. Source : { $source }
steps-split-class-result = Lignes réparties : { $changed }. Laissées telles quelles : { $kept }. Réparties sans chiffre : { $missing }.
steps-skipped-done = Laissée de côté pour l’instant : { $step }
steps-skipped-result = Laissées telles quelles : { $kept }.
steps-unlike = « { $step } » : « { $column } » contient « { $left } » et « { $right } », qui ne s’additionnent jamais. Gardez la colonne, ou n’en gardez qu’un avec un filtre d’abord.
steps-match-codes-out-of-time = Dans { $n } lignes de « { $column } », un code figure une année où cette zone n’existait pas : { $codes }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } autres
}. Les chiffres valent alors pour les frontières d’un autre temps, ou le code est faux.
steps-deduplicate-title = Garder une ligne par clé
steps-deduplicate-help = Garde une ligne par personne, document ou événement désigné par les colonnes choisies : la plus récente selon une date ou un nombre, sinon la première. Les lignes sans valeur dans la clé restent. C’est ainsi que des permis deviennent des personnes.
steps-deduplicate-by = Colonnes qui désignent la personne, le document ou l’événement
steps-deduplicate-latest = Colonne qui dit quelle ligne est la plus récente (vide : la première reste)
steps-deduplicate-done = Garder une ligne par { $by }{ $mode ->
    [first] , la première
   *[latest] , la plus récente selon « { $latest } »
    }
steps-deduplicate-result = Lignes gardées : { $kept }. Lignes écartées : { $changed }.
steps-deduplicate-keyless = { $n ->
    [one] { $n } ligne n’a pas de valeur dans la clé et reste.
   *[other] { $n } lignes n’ont pas de valeur dans la clé et restent.
    }
steps-deduplicate-undated = { $n ->
    [one] { $n } doublon n’a pas de valeur qui dise le plus récent et compte comme plus ancien.
   *[other] { $n } doublons n’ont pas de valeur qui dise le plus récent et comptent comme plus anciens.
    }
steps-mid-year-title = Effectifs au milieu de l’année
steps-mid-year-help = Prend la moyenne d’un 1er janvier et du suivant comme effectif au 1er juillet, marqué comme estimé (E). Une année sans suivante reste manquante. Les taux demandent un tel milieu d’année.
steps-mid-year-column = Colonne des effectifs
steps-mid-year-period = Colonne des dates (1er janvier)
steps-mid-year-by = Colonnes qui distinguent les séries (territoire, sexe)
steps-mid-year-done = Moyenne de deux 1er janvier de « { $column } » comme effectif au 1er juillet (« { $period } »), pour chaque : { $by }
steps-mid-year-result = Estimés pour le milieu de l’année : { $changed }. Sans 1er janvier suivant, laissés manquants : { $missing }.
steps-concept-wealth = niveau de richesse ou de revenu
steps-concept-ethnicity = appartenance ethnique
steps-correct-title = Corriger des valeurs une à une
steps-correct-help = Met d’autres valeurs dans certaines cellules, chacune avec l’ancienne valeur et la raison : les réponses d’une liste de questions, ou une valeur que vous corrigez. Une cellule qui contient autre chose entre-temps reste telle quelle et est citée.
steps-correct-column = Colonne
steps-correct-cells = Valeurs à corriger
steps-correct-done = Corriger { $n ->
    [one] une valeur
   *[other] { $n } valeurs
    } de « { $column } » (ligne { $cells }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } autres
    })
steps-correct-result = Corrigées : { $changed }. Laissées telles quelles : { $kept }.
steps-correct-cell = Ligne { $row }, « { $column } » : { $old } → { $new } ({ $reason }).
steps-correct-left = Ligne { $row }, « { $column } » : non corrigée en { $new }, car elle ne contient pas { $old } ({ $reason }).
steps-drop-columns-title = Écarter des colonnes
steps-drop-columns-help = Retire des colonnes du tableau : noms, numéros et adresses de personnes, ou ce dont aucun chiffre n’a besoin. Le fichier reste tel quel.
steps-drop-columns-columns = Colonnes
steps-drop-columns-done = Écarter { $n ->
    [one] la colonne { $columns }
   *[other] { $n } colonnes : { $columns }
    }
steps-drop-columns-result = Lignes gardées : { $kept }.
steps-suppress-local-title = Masquer les combinaisons rares
steps-suppress-local-help = Rend manquantes certaines valeurs jusqu’à ce que chaque combinaison des colonnes soit partagée par au moins k enregistrements ; une valeur manquante peut être n’importe laquelle. Les colonnes nommées en dernier perdent des valeurs en premier : mettez les plus importantes au début. Prenez d’abord des classes plus larges (groupes d’âge, zones plus grandes) : cette opération perdra moins.
steps-suppress-local-columns = Variables clés
steps-suppress-local-k = Enregistrements par combinaison, au moins (k)
steps-suppress-local-done = Rendre manquantes des valeurs de { $columns } jusqu’à ce que chaque combinaison soit partagée par { $k } enregistrements
steps-suppress-local-result = Enregistrements ayant perdu une valeur : { $changed }. Laissés tels quels : { $kept }.
steps-suppress-local-column = { $n ->
    [one] Une valeur de « { $column } » a été rendue manquante, pour qu’aucun enregistrement ne se distingue.
   *[other] { $n } valeurs de « { $column } » ont été rendues manquantes, pour qu’aucun enregistrement ne se distingue.
    }
steps-propose-no-answers = { $count ->
    [one] Une ligne de « { $column } » dit
   *[other] { $count } lignes de « { $column } » disent
    } qu’il n’y a pas de réponse : { $values }. Manquantes, elles comptent comme sans réponse.
steps-top-code-title = Limiter les valeurs extrêmes
steps-top-code-help = Met une limite à la place des valeurs qui la dépassent : un âge de 97 ans, le revenu le plus élevé d’un village. Cache les personnes reconnaissables à une valeur extrême ; les sommes et les moyennes changent, ce qui est dit. Les effectifs par tranche restent justes tant que la tranche ouverte commence à la limite.
steps-top-code-column = Colonne
steps-top-code-lowest = Valeur la plus basse
steps-top-code-highest = Valeur la plus haute
steps-top-code-done = Limiter { $column } à l’intervalle de { $lowest } à { $highest }
steps-top-code-done-lowest = Limiter { $column } à { $lowest } au moins
steps-top-code-done-highest = Limiter { $column } à { $highest } au plus
steps-top-code-result = Valeurs mises à une limite : { $changed }. Laissées telles quelles : { $kept }.
steps-top-code-sums = La somme de « { $column } » était de { $before } ; elle est de { $after } maintenant que les valeurs extrêmes ont une limite.
steps-microaggregate-title = Moyenner par petits groupes semblables
steps-microaggregate-help = Réunit les enregistrements semblables en groupes d’au moins k et donne à chaque groupe sa moyenne (MDAV). Il ne reste de chiffre propre à personne ; les moyennes et les totaux des colonnes demeurent, leur dispersion et leurs liens diminuent un peu. Les enregistrements auxquels une valeur manque restent tels quels.
steps-microaggregate-columns = Colonnes moyennées ensemble
steps-microaggregate-k = Enregistrements par groupe, au moins (k)
steps-microaggregate-done = Moyenner { $columns } par groupes d’au moins { $k } enregistrements
steps-microaggregate-result = Enregistrements ayant reçu une moyenne : { $changed }. Laissés tels quels : { $kept }.
steps-microaggregate-loss = Groupes : { $groups }. Une valeur a bougé en moyenne de { $loss } écarts-types (sur √2) : c’est ce qui a été perdu.
steps-perturb-title = Changer des codes au hasard
steps-perturb-help = Avec la probabilité donnée, une valeur est tirée de nouveau parmi celles de la colonne (post-randomisation, PRAM). Personne ne peut être sûr qu’un code soit vrai ; les parts restent les mêmes au hasard près, les différences entre groupes diminuent. La même graine donne toujours le même résultat ; gardez-la secrète.
steps-perturb-column = Colonne
steps-perturb-percent = Probabilité qu’une valeur soit tirée de nouveau (%)
steps-perturb-seed = Graine
steps-perturb-done = Tirer de nouveau au hasard { $percent } % des valeurs de { $column }
steps-perturb-result = Valeurs changées : { $changed }. Laissées telles quelles : { $kept }.
steps-perturb-said = { $percent } % des valeurs de « { $column } » ont été tirées de nouveau au hasard pour protéger les personnes : on ne peut se fier à aucun enregistrement seul, et les liens avec cette colonne sont affaiblis d’autant.
steps-compute-made-of-nothing = { $rows ->
    [one] Une ligne n’a pas de valeur pour ce dont « { $new } » est calculée, et a pourtant un résultat (par ELSE ou COALESCE). Vérifiez que c’est voulu.
   *[other] { $rows } lignes n’ont pas de valeur pour ce dont « { $new } » est calculée, et ont pourtant un résultat (par ELSE ou COALESCE). Vérifiez que c’est voulu.
 }
steps-uncoded = « { $step } » a besoin des codes d’une liste ; la colonne « { $column } » n’en a pas. Trouvez d’abord ses codes : dites ce que mesure la colonne, puis acceptez l’opération proposée.
steps-not-coded = « { $step } » a besoin de codes de la liste « { $list } » dans la colonne « { $column } ». Trouvez d’abord ses codes : choisissez ce que la colonne mesure, puis acceptez l’opération proposée.
steps-parse-numbers-range = Deux nombres (10 à 15)
steps-parse-numbers-range-refused = pas un nombre
steps-parse-numbers-range-lowest = le plus bas
steps-parse-numbers-range-highest = le plus élevé
steps-parse-numbers-ranges = { $rows ->
    [one] Un texte donne un intervalle : { $end } a été pris.
   *[other] { $rows } textes donnent un intervalle : { $end } de chacun a été pris.
 }
