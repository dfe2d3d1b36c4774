### Words of the room «indicators».

indicators-sdg-10-7-1-name = ODD 10.7.1 – Coût de recrutement supporté par les travailleurs migrants
indicators-sdg-10-7-1-what = Combien de mois de revenus à l’étranger les travailleurs migrants ont payés pour obtenir leur emploi.
indicators-sdg-10-7-1-formula = Pour chaque personne, le coût de recrutement divisé par le revenu du premier mois complet ; puis la médiane pondérée, accompagnée de la moyenne et du 80e centile.
indicators-sdg-10-7-1-unit = Mois de revenus
indicators-sdg-10-7-1-source = Enquête auprès des ménages ou enquête migratoire qui demande au même travailleur ses coûts de recrutement et ses revenus.
indicators-sdg-10-7-1-caveat = Le total des coûts divisé par le total des revenus est un autre chiffre et ne doit pas être publié sous ce nom. Un coût nul est une réponse ; sans revenu, il n’y a pas de rapport. Le « 4e quintile » des métadonnées est lu comme le 80e centile.

indicators-sdg-10-7-2-name = ODD 10.7.2 – Politiques migratoires en place
indicators-sdg-10-7-2-what = De combien des trente politiques et institutions relatives à la migration un pays dispose.
indicators-sdg-10-7-2-formula = Un oui vaut un point, un oui réservé aux personnes en situation régulière (premier domaine) un demi-point, un non ou une réponse vide rien. Points divisés par 30, ou par 5 dans un domaine, fois 100. Sous 40 : catégorie 1, sous 80 : catégorie 2, sous 100 : catégorie 3, à 100 : catégorie 4.
indicators-sdg-10-7-2-unit = Score de 0 à 100, et catégorie de 1 à 4
indicators-sdg-10-7-2-source = Les réponses du gouvernement au module III de l’enquête des Nations Unies auprès des gouvernements sur la population et le développement : une ligne par question, avec son domaine (1 à 6), sa question (a à e) et sa réponse.
indicators-sdg-10-7-2-caveat = Il dit que des politiques existent, non comment elles sont appliquées, et ne les énumère pas toutes. Les réponses vides comptent comme des non, afin que les pays soient comparables.
indicators-measure-score = Score
indicators-measure-category = Catégorie
indicators-note-blank-answers = { $blank ->
    [one] Une question sur { $asked } n’a pas de réponse et compte comme un non.
   *[other] { $blank } questions sur { $asked } n’ont pas de réponse et comptent comme des non.
    }

indicators-sdg-8-5-2-name = ODD 8.5.2 – Taux de chômage
indicators-sdg-8-5-2-what = Parmi les personnes qui travaillent ou cherchent un emploi, la part de celles qui n’en ont pas.
indicators-sdg-8-5-2-formula = Chômeurs divisés par la population active, c’est-à-dire les personnes occupées et les chômeurs ensemble.
indicators-sdg-8-5-2-unit = Part de la population active
indicators-sdg-8-5-2-source = Enquête sur la population active ou autre enquête auprès des ménages qui donne la situation d’activité de chaque personne.
indicators-sdg-8-5-2-caveat = La situation d’activité doit être codée employed, unemployed ou inactive. Les personnes hors de la population active n’entrent pas dans le chiffre.

indicators-migrant-share-name = Part des migrants dans la population
indicators-migrant-share-what = Quelle part des personnes qui vivent dans un pays sont des migrants.
indicators-migrant-share-formula = Migrants divisés par la population totale de la même zone, à la même date et du même sexe.
indicators-migrant-share-unit = Part de la population
indicators-migrant-share-source = Deux tableaux de dénombrement : d’abord les migrants, puis la population ; issus de recensements, de registres ou des Nations Unies.
indicators-migrant-share-caveat = Les deux tableaux doivent porter sur la même date et les mêmes résidents. Les régions et le monde ont le chiffre de leur propre ligne ; ils ne sont jamais additionnés à partir des pays.

indicators-migrant-stock-name = Nombre de migrants
indicators-migrant-stock-what = Combien de migrants vivent dans une zone à une date donnée.
indicators-migrant-stock-formula = Somme des migrants dénombrés dans les pays ; les régions et le monde sont laissés de côté pour que personne ne soit compté deux fois.
indicators-migrant-stock-unit = Personnes
indicators-migrant-stock-source = Tableau de dénombrement issu d’un recensement, d’un registre ou des Nations Unies.
indicators-migrant-stock-caveat = Un stock se rapporte à une seule date : on n’additionne jamais les chiffres de plusieurs dates. Savoir qui est migrant dépend de la définition de la source.

indicators-measure-median = Médiane
indicators-measure-mean = Moyenne
indicators-measure-p80 = 80e centile
indicators-measure-rate = Taux de chômage
indicators-measure-share = Part des migrants dans la population
indicators-measure-stock = Migrants

indicators-note-codes-outside = Certaines personnes ont une situation d’activité autre que employed, unemployed ou inactive et ne comptent pas ici dans la population active : { $codes }.
indicators-note-non-response = { $rows ->
    [one] Un travailleur
   *[other] { $rows } travailleurs
    } sur { $asked } { $rows ->
    [one] n’a pas donné de coût ou de revenu utilisable et n’entre
   *[other] n’ont pas donné de coût ou de revenu utilisable et n’entrent
    } pas dans les chiffres (non-réponse partielle).
indicators-note-implausible = { $rows ->
    [one] Un travailleur déclare
   *[other] { $rows } travailleurs déclarent
    } un coût de plus de { $months } mois de revenus. Vérifiez ces réponses ; elles sont dans les chiffres.
indicators-note-dimension-missing = Sur les { $all } lignes de tout le tableau, { $rows ->
    [one] une n’a
   *[other] { $rows } n’ont
    } pas de valeur dans « { $column } » : comptées dans les totaux, dans aucun groupe.
indicators-note-values-missing = { $rows ->
    [one] Une ligne n’a pas d’effectif et n’ajoute
   *[other] { $rows } lignes n’ont pas d’effectif et n’ajoutent
    } rien aux sommes.
indicators-note-aggregates-outside = { $rows ->
    [one] Une ligne qui porte sur une région, un groupe de pays ou une zone inconnue n’entre
   *[other] { $rows } lignes qui portent sur des régions, des groupes de pays ou des zones inconnues n’entrent
    } pas dans les sommes.
indicators-note-codes-missing = { $rows ->
    [one] Une ligne n’a pas de code pour sa zone, sa date ou son groupe et est laissée
   *[other] { $rows } lignes n’ont pas de code pour leur zone, leur date ou leur groupe et sont laissées
    } de côté.
indicators-note-unmatched = Sans correspondance dans l’autre tableau : { $migrants ->
    [one] { $migrants } ligne
   *[other] { $migrants } lignes
    } de migrants et { $population ->
    [one] { $population } ligne
   *[other] { $population } lignes
    } de population.
indicators-note-above-one = { $rows ->
    [one] Une part dépasse
   *[other] { $rows } parts dépassent
    } 100 % : plus de migrants que d’habitants. Vérifiez les unités des deux tableaux.

indicators-words = { $fr }
indicators-no-quantity = Il n’est pas encore dit quelle colonne donne « { $name } ». Choisissez-la dans « Indicateurs », à côté de ce nom.
indicators-no-numbers = La colonne « { $column } » ne contient pas de nombres, alors que « { $quantity } » se compte ou se mesure. Choisissez une autre colonne, ou lisez-la comme des nombres à l’étape « Harmoniser ».
indicators-no-new-column = La colonne « { $name } » n’a pas pu être faite : { $reason }.
indicators-note-neither-yes-nor-no = { $rows ->
    [one] Une réponse de la colonne « { $column } » n’est ni oui ni non, et sa ligne est écartée.
   *[other] { $rows } réponses de la colonne « { $column } » ne sont ni oui ni non, et leurs lignes sont écartées.
    }
indicators-file = Ceci n’est pas un indicateur : { $reason }.
indicators-file-denominator = Un rapport demande un dénominateur (per), et les autres chiffres n’en ont pas. Corrigez le fichier de l’indicateur.
indicators-file-not-said = La formule lit « { $name } », qui ne figure ni parmi les concepts ni parmi les quantités. Ajoutez-le.
indicators-file-not-used = « { $name } » est déclaré nécessaire, mais aucune formule ne le lit. Retirez-le, ou utilisez-le.

indicators-no-concept = Aucune colonne connue ne contient « { $concept } ». Indiquez à l’étape « Harmoniser » de quelle colonne il s’agit.
indicators-no-second-table = « { $indicator } » demande deux tableaux : les migrants et la population. Choisissez le second.
indicators-no-column = Le tableau n’a pas de colonne « { $name } ». Choisissez une autre colonne de ventilation.
indicators-units-unknown = Aucun des deux tableaux n’indique dans quelle unité il compte. Précisez l’unité des valeurs de chacun, personnes ou milliers de personnes, pour que la part soit juste.
indicators-unit-unknown = L’un des tableaux compte en { $known }, et l’autre n’indique pas son unité. Précisez l’unité de ses valeurs, personnes ou milliers de personnes, pour que la part soit juste.
indicators-units-differ = L’un des tableaux compte en « { $first } », l’autre en « { $second } » : on ne peut pas en tirer une part. Choisissez deux tableaux qui comptent la même chose.
indicators-nothing-shared = Aucune ligne d’un tableau n’a la zone, la date et le sexe d’une ligne de l’autre. Vérifiez que les deux emploient les mêmes codes et les mêmes dates.
indicators-one-without-time = L’un des tableaux a { $periods } dates et l’autre n’en indique aucune : on ne sait pas lesquelles vont ensemble. Nommez la colonne de la date dans les deux tableaux.
indicators-time-unknown = La colonne « { $column } » contient des années, et rien ne dit que c’est la date. Des chiffres de plusieurs dates ne s’additionnent pas : dites-le à l’étape « Harmoniser ».
indicators-wrong-answer = « { $value } », à la ligne { $row } de la colonne « { $column } », n’est aucune des réponses que cet indicateur connaît. Les domaines vont de 1 à 6, les questions de a à e, les réponses sont oui ou non ; dans le premier domaine aussi oui seulement avec un statut légal, ou 0.5.
indicators-twice-the-same = Deux lignes donnent des chiffres différents pour le même lieu, la même date et le même groupe ({ $key }). Supprimez-en une, ou nommez la colonne qui les distingue.
indicators-unknown-codes = La colonne « { $column } » contient { $codes }, alors que l’indicateur lit employed, unemployed et inactive. Recodez d’abord la situation d’activité.
indicators-no-file = « { $id } » n’a pas de fichier à montrer : il est programmé, ou inconnu. « statelier indicators » donne la liste.
indicators-unknown = Il n’y a pas d’indicateur « { $id } ». La commande « statelier indicators » en donne la liste.
indicators-difference = Différence : { $name }
indicators-quotient = Quotient : { $name }
indicators-not-broken-down = Les chiffres ne sont pas ventilés selon « { $column } ». Ajoutez cette colonne à la ventilation, puis comparez ses groupes.
indicators-file-classes = Les calculs d’une distribution ont besoin de « over », le nom des classes entre accolades ; la moyenne des valeurs les plus basses et les autres calculs n’en ont pas.
indicators-file-not-of-a-sample = Une distribution se calcule sur des enregistrements ou des effectifs, pas sur les unités d’un échantillon. Écrivez « records » ou « amounts » pour « rows ».
indicators-note-no-class = { $rows ->
    [one] { $rows } ligne est sans classe et n’entre pas dans le chiffre.
   *[other] { $rows } lignes sont sans classe et n’entrent pas dans le chiffre.
}
indicators-note-sums-outside = { $rows ->
    [one] Une ligne est la somme d’autres lignes (une tranche d’âge plus large, un groupe de pays) et ne s’y ajoute
   *[other] { $rows } lignes sont des sommes d’autres lignes (tranches d’âge plus larges, groupes de pays) et ne s’y ajoutent
} pas.
indicators-note-totals-unequal = { $rows ->
    [one] Un total de la feuille n’est
   *[other] { $rows } totaux de la feuille ne sont
} pas la somme des parties à côté. Les totaux sont montrés tels que la feuille les donne.
indicators-cli-column = { $said } En ligne de commande : --column { $id }={ $column }.
indicators-cli-name = NOM
indicators-file-lacks = Il manque « { $field } » dans le fichier de l’indicateur. Prenez pour modèle le fichier d’un indicateur livré (« Fichier… » dans le catalogue).
indicators-file-unknown = Le fichier de l’indicateur dit « { $field } », que nul indicateur n’a. Cherchez une faute de frappe ; le fichier d’un indicateur livré (« Fichier… » dans le catalogue) sert de modèle.
indicators-file-figure = « figure » n’est, dans le fichier de l’indicateur, aucun calcul connu : { $known }, ou une distribution comme dans les fichiers livrés.
