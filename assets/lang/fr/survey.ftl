### Words of the room «survey».

survey-no-column = Ce tableau n’a pas de colonne « { $name } ». Ses colonnes sont : { $known }.
survey-expression = L’expression « { $expression } » { $reason ->
    [syntax] est incomplète, ou un signe est mal placé.
    [kinds] calcule des nombres, des textes ou des dates entre eux. Pour le temps entre deux dates, il y a l’étape « Durée entre deux dates ».
   *[unknown] emploie une fonction inconnue ici.
} Écrivez les montants et les conditions comme en SQL, par exemple cout / revenu, ou sexe = 'femme'.
survey-not-a-number = « { $expression } » donne des textes, alors qu’une estimation demande des nombres ou une condition. Comparez-la à une valeur, par exemple { $expression } = '…'.
survey-negative-weight = Le poids de la ligne { $row } de la colonne « { $column } » est { $weight }. Un poids ne peut pas être négatif : corrigez la ligne ou choisissez une autre colonne de poids.
survey-missing-weight = { $rows ->
    [one] Une ligne n’a pas de nombre
   *[other] { $rows } lignes n’ont pas de nombre
    } dans la colonne de poids « { $column } ». Donnez un poids à chaque ligne : 0 conserve une ligne sans la compter.
survey-zero-weights = Tous les poids de la colonne « { $column } » sont nuls : personne ne compte. Choisissez une autre colonne de poids.
survey-missing-design = { $rows ->
    [one] Une ligne n’a pas de valeur
   *[other] { $rows } lignes n’ont pas de valeur
    } dans la colonne « { $column } », qui décrit le tirage de l’échantillon. Complétez la colonne ou retirez-la du plan de sondage.
survey-lonely-psu = La strate « { $stratum } » ne compte qu’une seule unité primaire de sondage (« { $psu } ») : sa variance est invisible. Regroupez-la avec une strate semblable ou choisissez ce qu’elle doit donner ; « centrer sur la moyenne générale » (adjust) est le choix prudent.
survey-lonely-row = La strate « { $stratum } » ne compte qu’une seule ligne : sa variance est invisible. Regroupez-la avec une strate semblable ou choisissez ce qu’elle doit donner ; « centrer sur la moyenne générale » (adjust) est le choix prudent.
survey-lonely-sample = L’échantillon ne compte qu’une seule unité primaire de sondage (« { $psu } ») : aucune variance n’est visible. Vérifiez la colonne qui nomme les unités de sondage.
survey-one-row = Le tableau n’a qu’une seule ligne : aucune variance n’est visible. Choisissez un tableau qui contient toutes les personnes de l’échantillon.
survey-population-small = La strate « { $stratum } » compte { $sampled } unités tirées, mais la colonne « { $column } » n’en annonce que { $population } dans la population. La colonne doit contenir des nombres d’unités, et non des fractions.
survey-population-differs = La colonne « { $column } » contient des nombres d’unités différents à l’intérieur de la strate « { $stratum } ». Donnez un seul nombre à chaque strate.
survey-nobody-left = Personne ne remplit la condition « { $condition } ». Vérifiez l’écriture des valeurs.
survey-nothing-measured = Aucune ligne n’a de valeur utilisable : il n’y a rien à estimer. Vérifiez la colonne ou l’expression.
survey-too-many-margins = Les marges de { $columns } colonnes sont trop nombreuses pour être lues. Ventilez selon { $most } colonnes au plus, ou renoncez aux marges.
survey-no-rows = Le tableau n’a aucune ligne : il n’y a rien à estimer. Choisissez un tableau qui contient des données.
survey-probability = Un quantile se situe entre 0 et 1, ce qui n’est pas le cas de { $probability }. Pour la médiane, écrivez 0.5.
survey-unreadable = { $name } n’a pas pu être lu comme un tableau : { $reason }. Donnez un fichier CSV ou Parquet avec une ligne d’en-tête ; ouvrez d’abord les classeurs avec « statelier tidy ».
survey-bands = Les bornes des tranches de « { $column } » doivent être croissantes, par exemple 15,25,45,65.
survey-known-total = Le total connu de « { $group } » ({ $columns }) est { $total }. Un total doit être un nombre supérieur à zéro : corrigez le tableau des totaux.
survey-known-twice = Le tableau des totaux connus contient deux fois « { $group } » ({ $columns }). Gardez une seule des lignes.
survey-unknown-total = L’échantillon contient « { $group } » ({ $columns }), mais pas le tableau des totaux connus. Ajoutez son total, ou réunissez ce groupe avec un autre.
survey-empty-total = Personne dans l’échantillon ne représente « { $group } » ({ $columns }), dont le total est connu. Réunissez ce groupe avec un autre dans les deux tableaux.
survey-few-replicates = { $n ->
    [0] Aucune colonne de poids répliqués n’a été trouvée
    [one] Une seule colonne de poids répliqués a été trouvée
   *[other] { $n } colonnes de poids répliqués ont été trouvées
    }, et une variance en demande au moins deux. Vérifiez le nom des colonnes.
survey-no-replicate-factors = Un jackknife par strates demande le facteur de chaque réplique, (n − 1)/n de sa strate. Donnez un nombre pour toutes, ou autant de nombres que de répliques.
survey-replicate-factors = Il y a { $factors } facteurs pour { $replicates } répliques. Donnez un nombre pour toutes, ou autant de nombres que de répliques.
survey-no-group = La colonne « { $column } » n’a pas de groupe « { $group } ». Ses groupes sont : { $known }.
survey-domain = Les chiffres portent sur les lignes où { $condition }. Toutes les autres lignes restent dans le plan de sondage, afin que les erreurs d’échantillonnage soient justes.
survey-calibrated = Poids de « { $group } » ({ $columns }) : { $before } avant, { $after } après, { $known } connus.
survey-cli-rake = Donnez un tableau de totaux connus avec --poststratify, ou plusieurs avec --rake, une option par tableau.
survey-cli-replicates-alone = Les poids répliqués prennent la place de --strata, --psu et --fpc : retirez ces options.
survey-cli-replicate-type = Dites comment les poids répliqués ont été faits : --type brr, jk1, jkn, jk2, bootstrap, acs ou other, ou bien --type fay avec --rho entre 0 et 1.
survey-cli-totals = { $name } n’est pas un tableau de totaux connus. Il lui faut les colonnes des groupes, nommées comme dans les données, et une seule autre colonne avec les nombres de personnes.
survey-full-count = Tout le monde a été compté : les chiffres n’ont pas d’erreur d’échantillonnage. Les erreurs de couverture et de réponse demeurent.
survey-unweighted = Aucun poids n’a été donné : chaque ligne compte une fois, et les chiffres décrivent l’échantillon plutôt que la population.
survey-unanswered = { $rows ->
    [one] Une ligne n’a pas de valeur utilisable et n’entre
   *[other] { $rows } lignes n’ont pas de valeur utilisable et n’entrent
    } pas dans les chiffres.
survey-cli-no-data = Le fichier de données manque. Écrivez : statelier estimate FICHIER --mean COLONNE.
survey-cli-one-statistic = Demandez un seul chiffre à la fois : --indicator, --mean, --ratio, --proportion, --quantile, --total ou --count.
survey-cli-choice = « { $value } » n’est pas une valeur de { $option }. « statelier help » montre ce que l’option accepte.
survey-cli-same-name = Le résultat aurait deux colonnes du même nom : { $reason }. Renommez la colonne de ventilation.

survey-why-no-figure = Il n’y a pas de chiffre : le groupe est vide, ou personne n’y a donné de réponse utilisable.
survey-why-full-count = Tout le monde a été compté : il n’y a pas d’erreur d’échantillonnage.
survey-why-fine = Fiable : { $n } observations et un coefficient de variation de { $cv } %.
survey-why-fine-without-cv = Fiable : { $n } observations.
survey-why-few = Trop peu fiable : { $n ->
    [one] une seule observation
   *[other] { $n } observations seulement
    }, alors qu’il en faut au moins { $limit }. Réunissez ce groupe avec un autre.
survey-why-no-error = L’erreur d’échantillonnage de ce chiffre n’a pas pu être calculée : personne ne peut dire à quel point il est juste. Vérifiez le plan de sondage.
survey-why-no-freedom = Trop peu fiable : les personnes de ce groupe viennent d’une seule unité primaire par strate, et l’erreur d’échantillonnage n’est pas visible. Réunissez ce groupe avec un autre.
survey-why-little-freedom = À utiliser avec prudence : l’erreur d’échantillonnage repose sur { $df ->
    [one] un seul degré
   *[other] { $df } degrés
    } de liberté, et en dessous de { $limit } elle est elle-même incertaine.
survey-why-cv = Le coefficient de variation est de { $cv } %, au-dessus de la limite de { $limit } %. Réunissez ce groupe avec un autre pour le réduire.
survey-why-few-effective = Trop peu fiable : vu la façon dont l’échantillon a été tiré, { $n } observations en valent { $effective }, alors qu’il en faut au moins { $limit } pour une part. Réunissez ce groupe avec un autre.
survey-why-nobody-or-everybody = À utiliser avec prudence : la part est de 0 % ou de 100 % dans l’échantillon, ce qui ne veut pas dire qu’elle l’est dans la population.
survey-why-width = Trop peu fiable : l’intervalle de confiance est large de { $width } points, et à partir de { $limit } points une part ne dit presque plus rien. Réunissez ce groupe avec un autre.
survey-why-relative-width = Trop peu fiable : la largeur de l’intervalle de confiance vaut { $width } % de la part elle-même, au-dessus de la limite de { $limit } %. Réunissez ce groupe avec un autre.
survey-review-weights = Les poids de { $rows } lignes font { $sum } ; ils vont de { $low } à { $high }. Comparez la somme avec la population connue.
survey-review-kish = À eux seuls, des poids inégaux rendent les variances { $times } fois aussi grandes : les lignes en valent { $worth }.
survey-review-normalised = Les poids ont une moyenne de un : parts et moyennes sont justes, mais les totaux comptent des personnes de l’échantillon, pas de la population.
survey-review-below-one = Des poids sont au-dessous de un : personne, dans un échantillon, ne représente moins d’une personne. Sont-ce des parts, ou des milliers ?
survey-review-extreme = Le plus grand poids vaut { $times } fois le plus petit : quelques personnes décident des chiffres.
survey-review-no-clusters = Aucune colonne ne dit dans quelle grappe les personnes ont été tirées : si elles l’ont été par grappes, les erreurs d’échantillonnage sont trop petites.
survey-review-rows-are-units = Chaque ligne est une grappe à elle seule : la colonne contient peut-être des numéros de personnes plutôt que de grappes.
survey-review-units = { $units } grappes dans { $strata ->
    [one] une strate
   *[other] { $strata } strates
}, { $rows } lignes par grappe.
survey-review-lonely = { $n ->
    [one] Une strate n’a
   *[other] { $n } strates n’ont
} qu’une seule grappe : choisissez ci-dessus ce que cela doit donner.
survey-svydesign-syntax = Le fichier n’est pas un plan de sondage : { $reason }. Un plan s’écrit, par exemple, strata = "strate".
survey-svydesign-key = Le plan dit « { $key } », que l’on ne connaît pas ici ; les erreurs ne seraient pas celles que l’on voulait. Enlevez la ligne, ou dites-le autrement.
survey-svydesign-value = Ce que le plan dit pour « { $key } » n’est pas utilisable. Donnez des noms de colonnes, des nombres ou des tables de totaux.
survey-svydesign-column = Le plan nomme la colonne « { $name } », et le tableau n’en a pas de ce nom. Vérifiez que les deux vont ensemble.
survey-svydesign-pattern = Aucune colonne du tableau ne s’appelle comme « { $pattern } ».
survey-svydesign-lost-factors = Le fichier dit "combined.weights" = false, car les colonnes contiennent des facteurs plutôt que des poids. Statelier le lit ; iNZight ne le lit pas et prendrait les facteurs pour des poids.
survey-svydesign-lost-totals = Les totaux connus de { $columns } ne sont pas dans le fichier : le format ne connaît que les totaux d’une colonne.
survey-cli-design-alone = --design dit à lui seul comment l’échantillon a été tiré : n’indiquez pas --weight, --strata, --psu, --fpc, --repweights, --type ni de totaux connus.
survey-domain-rows = Les opérations du tableau gardent { $n } lignes sur { $all } : les chiffres portent sur elles. Les autres lignes restent dans le plan de sondage, afin que les erreurs d’échantillonnage soient justes.
survey-totals-contradict = Les totaux connus se contredisent : ceux de { $first } font { $a }, ceux de { $second } { $b }. Les poids ne peuvent pas atteindre les deux ; prenez des totaux de la même population et de la même date.
survey-calibrated-off = Les totaux connus ne peuvent pas être atteints tous à la fois : le groupe le plus éloigné du sien en est à { $percent } %. Des totaux arrondis, ou tirés de comptages différents, donnent cela.
survey-cli-interval = --interval dit comment l’intervalle d’une proportion est fait : il va avec --proportion. Les moyennes, totaux et rapports ont le t de Student, les quantiles l’intervalle de Woodruff.
survey-cli-design-unused = Cet indicateur compte des enregistrements ou des montants d’un registre : les poids et le plan de sondage ne servent pas. Pour un échantillon, son fichier dit rows = "units".
survey-weights-from-fpc = Aucun poids n’a été donné : ils découlent des effectifs dans lesquels chaque degré a été tiré.
survey-review-millions = Les poids dépassent 100 000 en moyenne. Les fichiers des enquêtes démographiques et de santé les donnent sans leurs six décimales : parts et moyennes sont justes, mais pour des totaux divisez d’abord par 1 000 000, et notez que de tels poids ont une moyenne de un.
