### Words of the room «protect».
protect-working = Recherche des cellules qui pourraient trahir quelqu’un…
protect-wrong-shape = Dans le tableau « { $table } », une cellule n’a pas exactement un code par dimension. Calculez le tableau à nouveau.
protect-doubled-cell = Dans le tableau « { $table } », la cellule { $cell } figure deux fois. Gardez une seule ligne par combinaison, ou additionnez les deux, puis protégez à nouveau le tableau.
protect-no-reason = Une diffusion sans protection demande une raison. Écrivez en quelques mots pourquoi ces chiffres ne sont pas confidentiels.
protect-solver = L’attaque du tableau protégé n’a pas pu être calculée ({ $reason }). Rien n’est diffusé. Essayez avec moins de dimensions ou des classes plus larges.
protect-group-disclosure = { $n ->
    [one] À un endroit, toutes les personnes d’un total se trouvent dans la même cellule : qui sait que quelqu’un fait partie du total sait le reste. Vérifiez si cela est sans conséquence.
   *[other] À { $n } endroits, toutes les personnes d’un total se trouvent dans la même cellule : qui sait que quelqu’un fait partie du total sait le reste. Vérifiez si cela est sans conséquence.
    }
protect-usage-table = Indiquez un tableau d’effectifs : « statelier protect TABLEAU.csv --threshold 5 -o SORTIE.csv ».
protect-usage-out = Indiquez où écrire le tableau protégé : « -o SORTIE.csv ».
protect-usage-threshold = Le seuil « { $value } » n’est pas un nombre entier d’au moins 1. Les valeurs usuelles sont 3, 5 et 10.
protect-only-csv = { $path } n’est pas un fichier CSV. Écrivez d’abord le tableau en CSV (« statelier tidy » le fait), puis protégez-le.
protect-unreadable = { $path } n’a pas pu être lu comme un tableau : { $reason }. Vérifiez que chaque ligne a autant de champs que la première.
protect-no-count-column = { $path } n’a pas de colonne « { $column } » contenant des effectifs. Les colonnes sont : { $columns }. Indiquez celle des effectifs : --measure COLONNE.
protect-not-a-count = La ligne { $line } de { $path } contient « { $value } » là où un effectif est attendu : un nombre entier positif ou nul. Corrigez-la, ou laissez la cellule vide s’il n’y a pas de chiffre.
protect-empty = { $path } n’a aucune ligne avec un effectif : il n’y a rien à protéger.
protect-summary = { $n ->
    [one] Une cellule
   *[other] { $n } cellules
    } : { $primary } masquées car trop petites (de 1 à { $highest }), { $complementary } masquées pour que les premières ne puissent pas être retrouvées.
protect-summary-attack = Un lecteur qui additionne et soustrait tous les chiffres publiés ne peut situer aucun petit effectif masqué mieux que parmi { $values } valeurs possibles.
protect-summary-loss = Ce qui est masqué représente { $share } du total des cellules les plus fines.
protect-summary-blank = { $n ->
    [one] Une ligne n’a pas d’effectif et reste telle quelle.
   *[other] { $n } lignes n’ont pas d’effectif et restent telles quelles.
    }
protect-summary-margins = { $n ->
    [one] Un total que le fichier ne donne pas a été calculé et supposé connu du lecteur.
   *[other] { $n } totaux que le fichier ne donne pas ont été calculés et supposés connus du lecteur.
    }
protect-not-safe = Le tableau n’a pas pu être protégé : un lecteur pourrait encore retrouver un effectif masqué. Rien n’a été écrit. Utilisez des classes plus larges ou moins de dimensions.
protect-flat-title = Effectifs de { $path }
protect-flat-count = Effectif
protect-usage-contributor = Indiquez la colonne qui nomme les contributeurs, par exemple --contributor entreprise : les règles regardent les plus grands de chaque cellule.
protect-usage-by = Indiquez les colonnes qui font le tableau, par exemple --by sh,partenaire.
protect-usage-numbers = « { $text } » n’est pas ce que demande la règle : { $n ->
    [one] un nombre d’au moins 0
   *[other] { $n } nombres d’au moins 0, séparés par des virgules
    }.
protect-amount-negative = « { $contributor } » a un montant inférieur à 0. Les règles sur les plus grands contributeurs valent pour des montants d’au moins 0 : faites deux tableaux, ou un tableau des montants sans leur signe.
protect-amount-none = Il n’y a pas de montants supérieurs à 0 : il n’y a rien à protéger.
protect-amount-rule = La règle ne peut pas servir. p % demande un p supérieur à 0 ; (p, q) un q supérieur à p ; la dominance au moins un contributeur et un k entre 0 et 100.
protect-amount-summary = { $n ->
    [one] Une cellule
   *[other] { $n } cellules
    } : { $primary } masquées parce qu’elles en disent trop sur leurs plus grands contributeurs, { $complementary } pour que les premières ne puissent pas être retrouvées. Les montants masqués font { $percent } % des cellules les plus fines. Chaque cellule masquée a été attaquée par programmation linéaire, aussi de l’intérieur des cellules à un seul contributeur.
protect-identifiers-none = Aucune colonne ne semble nommer des personnes : ni noms, ni numéros, ni adresses, ni téléphones, ni lieux. Regardez aussi vous-même.
protect-identifier = « { $column } » { $identifier ->
    [name] contient des noms de personnes
    [number] contient des numéros donnés à des personnes
    [phone] contient des numéros de téléphone
    [email] contient des adresses électroniques
    [coordinates] contient des lieux aussi précis qu’une maison
    [address] contient des adresses
    [account] contient des comptes bancaires
    [birth] contient des dates de naissance au jour près
   *[text] contient des textes libres, où tout peut se trouver
    } ({ $evidence ->
    [heading] d’après son nom
    [values] d’après ses valeurs
   *[uniqueness] presque toutes les valeurs diffèrent
    }). Écartez-la avant que des chiffres ou des enregistrements ne sortent.
protect-risk-no-keys = Nommez les colonnes que quelqu’un du dehors peut connaître, par exemple --keys sexe,age,region, pour voir si les enregistrements sont bien cachés.
protect-risk-file = { $below ->
    [0] Chacun des { $records } enregistrements partage sa combinaison avec au moins { $k } enregistrements.
    [one] Un enregistrement sur { $records } partage sa combinaison avec moins de { $k } enregistrements.
   *[other] { $below } enregistrements sur { $records } partagent leur combinaison avec moins de { $k } enregistrements.
    } On s’attend à ce que { $expected } soient reconnus ; { $risky } ont un risque supérieur à { $limit }.
protect-risk-diversity = { $n ->
    [0] Aucune combinaison ne trahit « { $column } » : chacune a au moins deux valeurs différentes.
    [one] Un enregistrement trahit « { $column } » : tous ceux de sa combinaison ont la même valeur.
   *[other] { $n } enregistrements trahissent « { $column } » : tous ceux de leur combinaison ont la même valeur.
    }
protect-usage-record-key = Indiquez la colonne des clés des enregistrements : --record-key COLONNE. Chaque enregistrement garde sa clé pour toujours, et une cellule est ainsi changée de la même façon dans chaque tableau.
protect-usage-one-change = Dites comment changer les effectifs : --random-round 3, ou --noise TABLE.csv (effectif, de, à, changement).
protect-usage-base = « { $text } » n’est pas une base d’arrondi : un nombre entier d’au moins 2, en général 3, 5 ou 10.
protect-bad-noise = La ligne { $line } de { $path } n’est pas une ligne de table de bruit. Écrivez quatre nombres : effectif, de, à, changement ; par exemple 3,0.7,1,1.
protect-bad-record-key = La ligne { $row } a la clé « { $value } » dans « { $column } ». Une clé est un nombre entier, ou une fraction comme 0.734 avec au plus neuf chiffres.
protect-keys-done = { $n ->
    [one] Une cellule comptée
   *[other] { $n } cellules comptées
    }, dont { $changed } changées selon les clés de leurs enregistrements. Les totaux sont changés pour eux-mêmes : les parties ne les redonnent pas forcément. Ne publiez ni la table de bruit ni des moyennes à côté de ces effectifs.
protect-rounded = { $n ->
    [one] Un effectif arrondi
   *[other] { $n } effectifs arrondis
    } à des multiples de { $base }, d’au plus { $largest }. { $additive ->
    [yes] Les parties redonnent toujours leurs totaux.
   *[no] Aucun arrondi trouvé où toutes les parties s’additionnent ; chaque effectif a été arrondi pour lui-même.
    }{ $others ->
    [0] {""}
   *[other] {" "}Les autres chiffres ont été écartés : à côté d’effectifs arrondis, ils les trahiraient.
    }
protect-no-counts = « { $table } » contient des moyennes, des taux ou des estimations par sondage. À côté d’effectifs arrondis, ils trahiraient les effectifs : seuls des dénombrements complets peuvent être arrondis. Masquez plutôt ce qui est petit.
protect-synthetic-made = { $rows ->
    [one] Un enregistrement synthétique a été créé. Il n’est à personne : pour apprendre et essayer seulement, jamais pour des chiffres à publier.
   *[other] { $rows } enregistrements synthétiques ont été créés. Ils ne sont à personne : pour apprendre et essayer seulement, jamais pour des chiffres à publier.
}
protect-synthetic-dropped = Laissées de côté, car elles désignent des personnes ou contiennent des textes libres : { $columns }.
protect-synthetic-rare = { $n ->
    [one] Une valeur que portent moins de { $least } enregistrements a été laissée de côté.
   *[other] { $n } valeurs que portent moins de { $least } enregistrements ont été laissées de côté.
}
protect-synthetic-useful = Ressemblance avec le vrai fichier : dans aucune colonne les parts ne diffèrent de plus de { $largest } points au total ; pour deux colonnes croisées, elles diffèrent de { $pairs } points en moyenne.
protect-synthetic-alike = Sûreté : { $n } enregistrements sur { $rows } ont les mêmes classes qu’un vrai enregistrement qui est seul à les avoir. Aucun n’a été copié : chaque valeur est tirée d’enregistrements semblables.
protect-round-beside = Ces chiffres sont arrondis, et « { $name } », qui compte les mêmes personnes, est diffusé d’une autre façon : les sommes de l’un à côté des parties de l’autre trahiraient des effectifs. Arrondissez les deux au même multiple, masquez dans les deux, ou laissez l’un hors du rapport.
protect-too-late = { $n ->
    [one] Un effectif inférieur au seuil figure dans une diffusion antérieure, ou celle-ci permet de le situer plus étroitement que la règle ne l’admet. Il est omis ici, mais cela ne peut plus être repris.
   *[other] { $n } effectifs inférieurs au seuil figurent dans une diffusion antérieure, ou celle-ci permet de les situer plus étroitement que la règle ne l’admet. Ils sont omis ici, mais cela ne peut plus être repris.
 }
