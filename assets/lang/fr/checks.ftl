### Words of the room «checks».
checks-working = Contrôle en cours : { $check }…
checks-none = Rien à signaler : { $checks } contrôles ont été faits sur { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
    }.{ $notable ->
    [0] {""}
    [one] {" "}Une chose est bonne à savoir.
   *[other] {" "}{ $notable } choses sont bonnes à savoir.
    }
checks-some = { $checks } contrôles ont été faits sur { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
    } : { $wrong ->
    [0] rien n’est impossible
    [one] un constat est impossible
   *[other] { $wrong } constats sont impossibles
    }, { $doubtful ->
    [0] rien n’est douteux
    [one] un est douteux
   *[other] { $doubtful } sont douteux
    }{ $notable ->
    [0] .
    [one] , un est bon à savoir.
   *[other] , { $notable } sont bons à savoir.
    }
checks-grade-wrong = Impossible
checks-grade-doubtful = Douteux
checks-grade-info = Bon à savoir
checks-needs-rows = Le tableau n’a pas de lignes.
checks-needs-texts = Le tableau n’a pas de colonnes de texte ni de codes.
checks-needs-codes = Aucune colonne n’a encore les codes d’une liste. Donnez leurs codes aux colonnes dans « Harmoniser ».
checks-needs-meanings = On ne sait d’aucune colonne qu’elle contient des âges, des poids, des montants, des parts, des dates ou des coordonnées. Dites ce que mesurent les colonnes.
checks-needs-pairs = Il n’y a pas deux colonnes qui puissent se contredire : deux dates, âge et groupe d’âge, parties et total, prix et quantité.
checks-needs-key = Aucune colonne ne désigne une personne, et le tableau a trop peu de colonnes pour que deux lignes n’en fassent qu’une.
checks-needs-persons = Il faut une colonne de noms et une de dates de naissance.
checks-needs-figures = Ce contrôle concerne les tableaux de chiffres : on ne sait d’aucune colonne qu’elle contient la valeur observée.
checks-needs-counts = Les chiffres sont des parts ou des montants, non des nombres de personnes ; leurs parties ne s’additionnent pas.
checks-needs-records = Dans un tableau de chiffres par groupe, grands et petits groupes se côtoient ; on y cherche plutôt les changements brusques.
checks-needs-totals = Aucun total n’est à côté de ses parties.
checks-needs-concept = On ne sait d’aucune colonne qu’elle contient ceci : { $concept }. Indiquez-la dans « Harmoniser ».
checks-needs-ages = Il faut des âges par année : au moins { $ages } âges différents, d’au moins { $n } personnes.
checks-needs-sex-codes = La colonne du sexe n’a pas encore de codes. Donnez-lui ceux de la liste des sexes dans « Harmoniser ».
checks-needs-sexes = Il y a moins de { $n } personnes, ou aucune femme.
checks-needs-groups = Il faut au moins { $n } personnes dans au moins cinq groupes de cinq ans qui se suivent, sans groupe vide.
checks-needs-dates = Aucune colonne ne contient au moins { $n } dates au jour près.
checks-needs-amounts = Aucune colonne ne contient au moins { $n } montants différents.
checks-needs-series = Aucune série n’a au moins { $n } périodes.
checks-needs-goods = Il faut des colonnes de codes de produits, de valeurs et de quantités.
checks-needs-consignments = Aucun produit n’a au moins { $n } envois.
checks-needs-mirror = Il faut le déclarant, le partenaire, le flux et la valeur, avec les importations d’un pays à côté des exportations de l’autre.
checks-needs-rules = Pas encore de règles à vous.
checks-structure-title = Colonnes et lignes vides ou doublées
checks-structure-means = Les colonnes et les lignes vides viennent le plus souvent de la mise en page. De deux colonnes qui disent la même chose, une est de trop : écartez-la avant de compter ou de rapprocher.
checks-structure-empty-columns = { $n ->
    [one] Une colonne n’a aucune valeur : { $names }.
   *[other] { $n } colonnes n’ont aucune valeur : { $names }.
    }
checks-structure-empty-rows = { $n ->
    [one] Une ligne n’a aucune valeur.
   *[other] { $n } lignes n’ont aucune valeur.
    }
checks-structure-same-columns = « { $one } » et « { $other } » contiennent la même valeur à chaque ligne.
checks-spelling-title = Espaces, lettres, graphies
checks-spelling-means = Pour un ordinateur, « Nord » suivi d’une espace est une autre région que « Nord ». Les variantes se réunissent dans « Harmoniser » ; des lettres mal lues demandent un autre encodage du fichier, dans « Sources ».
checks-spelling-blanks = { $n ->
    [one] Dans « { $column } », une valeur a des espaces ou des signes invisibles, comme { $example }.
   *[other] Dans « { $column } », { $n } valeurs ont des espaces ou des signes invisibles, comme { $example }.
    }
checks-spelling-encoding = { $n ->
    [one] Dans « { $column } », une valeur a des lettres lues avec un mauvais encodage : { $example }.
   *[other] Dans « { $column } », { $n } valeurs ont des lettres lues avec un mauvais encodage, comme { $example }.
    }
checks-spelling-variants = { $n ->
    [one] « { $column } » a des graphies qui sont peut-être une seule valeur : { $example }.
   *[other] « { $column } » a { $n } groupes de graphies qui sont peut-être chacun une seule valeur, comme { $example }.
    }
checks-kinds-title = Valeurs d’une autre nature que leur colonne
checks-kinds-means = Un mot parmi des nombres fait de toute la colonne du texte ; un code qu’un tableur a pris pour un nombre a perdu ses zéros. Regardez le fichier d’origine avant de changer quoi que ce soit.
checks-kinds-no-date = { $n ->
    [one] Dans « { $column } », une valeur n’est pas une date : { $examples }.
   *[other] Dans « { $column } », { $n } valeurs ne sont pas des dates, comme { $examples }.
    }
checks-kinds-no-number = { $n ->
    [one] Presque toutes les valeurs de « { $column } » sont des nombres, sauf une : { $examples }.
   *[other] Presque toutes les valeurs de « { $column } » sont des nombres, sauf { $n }, comme { $examples }.
    }
checks-kinds-power = { $n ->
    [one] Dans « { $column } », un tableur a écrit un code comme une puissance de dix : { $examples }.
   *[other] Dans « { $column } », un tableur a écrit { $n } codes comme des puissances de dix, par exemple { $examples }.
    }
checks-kinds-short-code = { $n ->
    [one] Dans « { $column } », un code a un chiffre de moins que les autres : { $examples }. A-t-il perdu un zéro initial ?
   *[other] Dans « { $column } », { $n } codes ont un chiffre de moins que les autres, comme { $examples }. Ont-ils perdu un zéro initial ?
    }
checks-codes-title = Codes absents de leur liste
checks-codes-means = Un code que sa liste ne connaît pas n’est dans aucune classe : ses lignes manqueraient à toute ventilation.
checks-codes-unknown = { $n ->
    [one] Dans « { $column } », une ligne a un code que la liste « { $list } » ne connaît pas : { $examples }.
   *[other] Dans « { $column } », { $n } lignes ont des codes que la liste « { $list } » ne connaît pas, comme { $examples }.
    }
checks-ranges-title = Valeurs impossibles
checks-ranges-means = Ce sont souvent des marques de « non connu » (999) ou des fautes de frappe. Interrogez l’expéditeur, ou rendez-les manquantes par une opération : elle les compte et les énumère.
checks-ranges-age = { $n ->
    [one] Dans « { $column } », un âge est inférieur à 0 ou supérieur à 120 ({ $least }).
   *[other] Dans « { $column } », { $n } âges sont inférieurs à 0 ou supérieurs à 120 (de { $least } à { $most }).
    }
checks-ranges-weight = { $n ->
    [one] Dans « { $column } », un poids n’est pas supérieur à 0 ({ $least }).
   *[other] Dans « { $column } », { $n } poids ne sont pas supérieurs à 0 (de { $least } à { $most }).
    }
checks-ranges-psus = { $n ->
    [one] Dans « { $column } », une strate a moins d’une unité ({ $least }).
   *[other] Dans « { $column } », { $n } lignes ont moins d’une unité dans leur strate (de { $least } à { $most }).
    }
checks-ranges-negative = { $n ->
    [one] Dans « { $column } », une valeur est inférieure à 0 ({ $least }).
   *[other] Dans « { $column } », { $n } valeurs sont inférieures à 0 (de { $least } à { $most }).
    }
checks-ranges-share = { $n ->
    [one] Dans « { $column } », une part n’est pas entre 0 et 100 % ({ $most }).
   *[other] Dans « { $column } », { $n } parts ne sont pas entre 0 et 100 % (de { $least } à { $most }).
    }
checks-ranges-coordinate = { $n ->
    [one] Dans « { $column } », une coordonnée n’est nulle part sur terre ({ $most }).
   *[other] Dans « { $column } », { $n } coordonnées ne sont nulle part sur terre (de { $least } à { $most }).
    }
checks-ranges-future = { $n ->
    [one] Dans « { $column } », une date est dans l’avenir.
   *[other] Dans « { $column } », { $n } dates sont dans l’avenir.
    }
checks-ranges-past = { $n ->
    [one] Dans « { $column } », une date est antérieure à 1800.
   *[other] Dans « { $column } », { $n } dates sont antérieures à 1800.
    }
checks-consistency-title = Valeurs qui se contredisent
checks-consistency-means = L’une des deux valeurs est fausse ; le tableau seul ne dit pas laquelle. Mettez ces lignes sur la liste de questions.
checks-consistency-dates = { $n ->
    [one] Sur une ligne, « { $first } » vient après « { $second } ».
   *[other] Sur { $n } lignes, « { $first } » vient après « { $second } ».
    }
checks-consistency-bands = { $n ->
    [one] Sur une ligne, l’âge de « { $first } » n’est pas dans le groupe de « { $second } ».
   *[other] Sur { $n } lignes, l’âge de « { $first } » n’est pas dans le groupe de « { $second } ».
    }
checks-consistency-permit = { $n ->
    [one] Une personne citoyenne (« { $first } ») a un permis dans « { $second } ».
   *[other] { $n } personnes citoyennes (« { $first } ») ont un permis dans « { $second } ».
    }
checks-consistency-worker = { $n ->
    [one] Un enfant de moins de 5 ans (« { $first } ») est en emploi dans « { $second } ».
   *[other] { $n } enfants de moins de 5 ans (« { $first } ») sont en emploi dans « { $second } ».
    }
checks-consistency-part = { $n ->
    [one] Sur une ligne, « { $first } » dépasse son total « { $second } ».
   *[other] Sur { $n } lignes, « { $first } » dépasse son total « { $second } ».
    }
checks-consistency-sum = { $n ->
    [one] Sur une ligne, « { $first } » et « { $second } » ensemble font moins que « { $third } ».
   *[other] Sur { $n } lignes, « { $first } » et « { $second } » ensemble font moins que « { $third } ».
    }
checks-consistency-price = { $n ->
    [one] Sur une ligne, « { $first } » n’est pas « { $second } » fois « { $third } ».
   *[other] Sur { $n } lignes, « { $first } » n’est pas « { $second } » fois « { $third } ».
    }
checks-duplicates-title = Lignes en double
checks-duplicates-means = Qui figure deux fois est compté deux fois. L’opération « Garder une ligne par clé » garde une ligne par clé et énumère les autres.
checks-duplicates-id = { $n ->
    [one] Un identifiant de « { $column } » figure sur { $rows } lignes.
   *[other] { $n } identifiants de « { $column } » figurent sur plusieurs lignes, { $rows } en tout.
    }
checks-duplicates-rows = { $n ->
    [one] Une ligne figure { $rows } fois avec la même valeur dans chaque colonne.
   *[other] { $n } lignes figurent plusieurs fois avec la même valeur dans chaque colonne, { $rows } en tout.
    }
checks-duplicates-cells = { $n ->
    [one] Une cellule du tableau ({ $keys }) a plus d’une ligne
   *[other] { $n } cellules du tableau ({ $keys }) ont plus d’une ligne
    }{ $other ->
    [0] , toujours avec le même chiffre.
    [one] , dont une avec des chiffres différents.
   *[other] , dont { $other } avec des chiffres différents.
    }
checks-similar-title = Personnes peut-être en double
checks-similar-means = La même personne est peut-être écrite de deux façons. Seul quelqu’un qui connaît le registre peut le dire ; rien n’est réuni ici.
checks-similar-found = { $n ->
    [one] Une paire de lignes désigne peut-être la même personne.
   *[other] { $n } paires de lignes désignent peut-être chacune la même personne.
    }
checks-similar-large = { $n ->
    [one] Un groupe de plus de { $most } personnes de même nom ou de même date de naissance n’a pas été comparé.
   *[other] { $n } groupes de plus de { $most } personnes de même nom ou de même date de naissance n’ont pas été comparés.
    }
checks-similar-reason = Avec { $name } (ligne { $row }) : { $letters ->
    [0] le même nom
    [one] des noms à une lettre près
   *[other] des noms à { $letters } lettres près
    }, { $dates ->
    [same] la même date de naissance
    [turned] jour et mois de naissance échangés
   *[near] des dates de naissance à un chiffre près
    }
checks-missing-title = Réponses manquantes
checks-missing-means = Les personnes qui n’ont pas répondu ressemblent rarement aux autres. Là où beaucoup de réponses manquent, dites-le à côté du chiffre. Qui n’a pas été interrogé n’est pas compté.
checks-missing-complete = Valeurs présentes (%)
checks-missing-complete-means = Part des cellules du tableau qui ont une valeur.
checks-missing-column = { $n ->
    [one] « { $column } » est vide sur une ligne de { $of } ({ $percent } %).
   *[other] « { $column } » est vide sur { $n } lignes de { $of } ({ $percent } %).
    }
checks-missing-asked = { $n ->
    [one] « { $column } » est vide sur une des { $of } lignes où la question a été posée ({ $percent } %) ; elle n’a été posée à personne avec { $filters }.
   *[other] « { $column } » est vide sur { $n } des { $of } lignes où la question a été posée ({ $percent } %) ; elle n’a été posée à personne avec { $filters }.
    }
checks-missing-filtered = « { $column } » est vide partout avec { $filters } : la question n’y a pas été posée. Sur les { $of } autres lignes, { $n } ({ $percent } %) sont sans réponse.
checks-sums-title = Totaux et parties
checks-sums-means = Des parties au-dessus de leur total : l’un des chiffres est faux. Des parties en dessous : un groupe manque peut-être (non déclaré, autres pays).
checks-sums-above = { $n ->
    [one] Selon « { $column } », les parties d’un total font plus que lui
   *[other] Selon « { $column } », les parties de { $n } totaux font plus qu’eux
    } ({ $of } totaux examinés ; plus grand écart { $largest }).
checks-sums-below = { $n ->
    [one] Selon « { $column } », les parties d’un total font moins que lui
   *[other] Selon « { $column } », les parties de { $n } totaux font moins qu’eux
    } ({ $of } totaux examinés ; plus grand écart { $largest }).
checks-sums-row = Les parties font { $sum }, le total est { $total } : un écart de { $difference }.
checks-sums-no-counts = Selon « { $column } », { $n } totaux sur { $of } ne sont pas la somme de leurs parties. Les chiffres sont-ils des moyennes ou des taux ? Dites-le alors par l’unité.
checks-heaping-title = Âges ronds
checks-heaping-means = Quand on ne connaît pas son âge, on donne trop souvent un âge qui finit par 0 ou 5. Prenez des groupes de cinq ans qui commencent par 3 ou 8, ou des groupes de dix ans ; jamais des années simples.
checks-heaping-whipple = Indice de Whipple, 23–62 ans
checks-heaping-whipple-means = 100 = aucune attraction, 500 = tous les âges finissent par 0 ou 5. Les âges sont { $class ->
    [high] très exacts
    [fair] assez exacts
    [approximate] approximatifs
    [rough] grossiers
   *[very-rough] très grossiers
    }.
checks-heaping-myers = Indice de Myers, 10–99 ans
checks-heaping-myers-means = 0 = aucune attraction, 90 = tous les âges finissent par le même chiffre. Le chiffre le plus fréquent est { $digit } : { $share } % au lieu de 10 %.
checks-heaping-found = Les âges de « { $column } » finissent trop souvent par 0 ou 5 : l’indice de Whipple est de { $index }.
checks-age-sex-title = Âges et sexes dans l’ensemble
checks-age-sex-means = L’indice combiné des Nations Unies additionne les irrégularités des rapports de masculinité et des groupes d’âge. La migration elle-même les rend irréguliers : pour des personnes migrantes, un indice élevé n’est pas forcément une erreur.
checks-age-sex-score = Indice combiné des Nations Unies (âges et sexes)
checks-age-sex-means-score = { $first }–{ $last } ans : { $class ->
    [accurate] exact (moins de 20)
    [inaccurate] inexact (20 à 40)
   *[highly-inaccurate] très inexact (plus de 40)
    }. Rapports de masculinité { $sexes }, groupes d’âge { $men } (hommes) et { $women } (femmes).
checks-age-sex-found = L’indice combiné des âges et des sexes est de { $score } : { $class ->
    [inaccurate] inexact
   *[highly-inaccurate] très inexact
    }, à moins que la migration ne l’explique.
checks-sex-ratio-title = Hommes pour 100 femmes
checks-sex-ratio-means = Dans une population entière, ce rapport est entre 90 et 115. Parmi les personnes migrantes il peut en être loin ; demandez-vous si l’un des sexes a été moins bien compté.
checks-sex-ratio-value = Hommes pour 100 femmes
checks-sex-ratio-means-ratio = { $class ->
    [usual] L’usuel d’une population entière va de 90 à 115 ; ce chiffre y est, ou si près que l’écart peut être dû au hasard.
   *[unusual] Hors de 90 à 115, où se trouvent les populations entières.
    }
checks-sex-ratio-found = Il y a { $ratio } hommes pour 100 femmes.
checks-sex-ratio-region = { $n ->
    [one] Dans une zone, « { $area } », il y a { $ratio } hommes pour 100 femmes.
   *[other] { $n } zones sont loin de 100 hommes pour 100 femmes, surtout « { $area } » avec { $ratio }.
    }
checks-date-digits-title = Dates rondes
checks-date-digits-means = Une date non connue s’écrit souvent 1er janvier, ou le premier ou le quinze d’un mois. N’utilisez que l’année ou le mois.
checks-date-digits-january = le 1er janvier
checks-date-digits-july = le 1er juillet
checks-date-digits-first = le premier du mois
checks-date-digits-fifteenth = le quinze du mois
checks-date-digits-found = { $n ->
    [one] Dans « { $column } », la date est { $day }, comme trop d’autres ({ $percent } % ; le hasard en donnerait { $expected } %).
   *[other] Dans « { $column } », { $n } dates ({ $percent } %) sont { $day } ; le hasard en donnerait { $expected } %.
    }
checks-outliers-title = Montants loin des autres
checks-outliers-means = Ils peuvent être justes : certaines personnes gagnent beaucoup. Mais un chiffre de trop déplace une moyenne. La distance est prise à partir de la médiane, en écarts-types robustes ; au-delà de 3,5 la valeur est citée.
checks-outliers-found = { $n ->
    [one] Dans « { $column } », une valeur est loin des autres (médiane { $median })
   *[other] Dans « { $column } », { $n } valeurs sont loin des autres (médiane { $median })
    }{ $scale ->
    [log] , par son ordre de grandeur.
   *[plain] .
    }
checks-outliers-row = { $value } est à { $score } écarts-types robustes de la médiane { $median }.
checks-breaks-title = Ruptures de série
checks-breaks-means = Une définition, une source ou une limite a peut-être changé : marquez alors le chiffre par B et dites-le en note. Sinon, interrogez l’expéditeur.
checks-breaks-found = { $n ->
    [one] Dans { $series } séries, un changement dépasse un cinquième et s’écarte beaucoup de l’habitude.
   *[other] Dans { $series } séries, { $n } changements dépassent un cinquième et s’écartent beaucoup de l’habitude.
    }
checks-breaks-row = De { $before } ({ $then }) à { $after } ({ $now }) : { $percent } %.
checks-unit-values-title = Valeurs unitaires
checks-unit-values-means = La valeur divisée par la quantité, comparée aux envois du même produit avec le même partenaire. Une mauvaise unité (tonnes pour kilogrammes) ou un chiffre déplacé se voit ici d’abord.
checks-unit-values-found = { $n ->
    [one] Un envoi a une valeur unitaire loin de l’habitude.
   *[other] { $n } envois ont une valeur unitaire loin de l’habitude.
    }
checks-unit-values-row = { $value } par unité ; la médiane de { $n } envois semblables est { $usual }.
checks-unit-values-none = { $n ->
    [one] Un envoi a une valeur mais pas de quantité.
   *[other] { $n } envois ont une valeur mais pas de quantité.
    }
checks-mirror-title = Chiffres miroirs
checks-mirror-means = Les importations sont évaluées avec fret et assurance (CAF), les exportations sans (FOB) : des importations jusqu’à un quart au-dessus du miroir sont habituelles. Plus, ou moins, a une raison : transit, autre pays d’origine, date d’expédition, sous-évaluation.
checks-mirror-found = { $n } paires de chiffres miroirs sur { $of } diffèrent plus que le fret ne l’explique.
checks-mirror-row = Importations { $imports }, exportations miroirs { $exports } : { $percent } % de leur moyenne.
checks-rules-title = Vos propres règles
checks-rules-means = Vous avez écrit cette règle pour le tableau.
checks-rule-always = { $must }
checks-rule-when = Là où { $when } : { $must }
checks-rule-compare = « { $column } » { $how ->
    [equal] est
    [other] n’est pas
    [below] est inférieur à
    [at-most] est au plus
    [at-least] est au moins
   *[above] est supérieur à
    } { $is-column ->
    [yes] « { $with } »
   *[no] { $with }
    }
checks-rule-filled = « { $column } » est rempli
checks-rule-empty = « { $column } » est vide
checks-rule-expression = { $sql }
checks-rule-broken = { $n ->
    [one] Une ligne enfreint la règle : { $rule }.
   *[other] { $n } lignes enfreignent la règle : { $rule }.
    }
checks-rule-unusable = La règle « { $rule } » n’a pas pu être contrôlée : { $why }
checks-rule-no-number = « { $column } » contient des nombres, et « { $value } » n’en est pas un. Écrivez la valeur comme un nombre.
checks-missing-ask = « { $column } » est vide. Connaissez-vous la valeur ?
checks-missing-young = un âge de moins de { $age } ans
checks-missing-answers = « { $filter } » = { $answers }
checks-missing-and = { $all } ou { $next }
checks-missing-nobody = personne
checks-ranges-births = { $n ->
    [one] Dans « { $column } », une naissance remonte à plus de { $years } ans.
   *[other] Dans « { $column } », { $n } naissances remontent à plus de { $years } ans.
    }
checks-codes-without = { $n ->
    [one] Dans « { $column } », une valeur n’a pas trouvé de code dans « { $coded } » : { $examples }. Sa ligne n’est dans aucune classe.
   *[other] Dans « { $column } », { $n } valeurs n’ont pas trouvé de code dans « { $coded } », comme { $examples }. Leurs lignes ne sont dans aucune classe.
    }
checks-rule-no-order = « { $column } » est du texte, et des mots n’ont ni plus ni moins. Lisez-la d’abord comme des dates ou des nombres (« Tableaux », ou une opération de lecture).
