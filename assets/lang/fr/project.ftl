### Words of the room «project».
project-edit-unknown = « { $id } » n’est plus dans le projet.
project-edit-in-use = Impossible de retirer cela : { $by } s’en sert. Retirez d’abord ce dernier.
project-did-open = Projet ouvert
project-did-add-source = Ouvrir { $name }
project-did-remove-source = Retirer { $name }
project-did-replace-source = Remplacer { $old } par { $name }
project-did-set-import = Changer la lecture de { $name }
project-did-set-definition = Dire qui est compté dans { $name }
project-did-correct = { $sheet } { $area } est : { $role }
project-did-clear-corrections = Retirer les corrections de { $sheet }
project-did-add-table = Utiliser le tableau { $name }
project-did-rename-table = Renommer { $old } en { $name }
project-did-remove-table = Retirer le tableau { $name }
project-did-change-step = Changer l’opération { $number } : { $step }
project-did-remove-step = Retirer l’opération : { $step }
project-step-gone = une opération disparue
project-did-set-full-count = Dire que dans { $name } tout le monde a été compté
project-did-set-sample = Dire que { $name } est un échantillon
project-did-set-lonely = Changer la règle des strates à une seule grappe dans { $name }
project-did-add-analysis = Calculer : { $indicator }
project-did-set-analysis = Changer : { $indicator }
project-did-remove-analysis = Retirer : { $indicator }
project-did-set-protection = Décider de la protection : { $indicator }
project-did-set-chart = Changer le graphique : { $indicator }
project-did-set-report = Changer le rapport
project-doing-open = Lecture de { $name }
project-doing-table = Préparation de { $name }
project-doing-analysis = Calcul des chiffres
project-doing-protect = Protection, puis attaque du résultat
project-doing-write = Écriture de { $name }
project-saved = Enregistré sous { $path }
project-exported = Écrit : { $path }
project-broke = Quelque chose a échoué dans le programme ; votre travail et vos fichiers sont intacts. Annulez la dernière modification et continuez ; envoyez-nous s’il vous plaît cette ligne : { $detail }
project-cannot-open = { $path } n’a pas pu être ouvert. { $reason }
project-file-not-one = Ce n’est pas un projet Statelier. Les fichiers de données s’ouvrent avec la même commande ; vérifiez le nom.
project-file-damaged = Le fichier de projet est endommagé ou n’a pas été copié jusqu’au bout ({ $reason }). Copiez-le de nouveau, ou reprenez la dernière sauvegarde automatique depuis l’accueil.
project-file-newer = Le projet a été fait par un Statelier plus récent (forme { $format }). Mettez le programme à jour pour l’ouvrir ; le fichier n’a pas été modifié.
project-file-cannot-make = Le projet n’a pas pu être mis dans un fichier : { $reason }. Rien n’a été écrit.
project-source-gone = Le fichier { $name } n’est pas dans le projet et n’est plus à sa place ({ $path }). Choisissez « Remplacer… » et indiquez-le.
project-source-changed = Le fichier { $name } à { $path } n’est pas celui avec lequel le projet a été fait. Le projet continue avec celui qu’il connaît ; choisissez « Remplacer… » dans Sources pour utiliser le nouveau.
project-source-known = { $name } est déjà ouvert, sous le nom { $known }.
project-source-definition = { $name } : { $text }
project-sheet-gone = { $name } n’a plus de tableau dans une feuille « { $sheet } ». Ouvrez « Tableaux », regardez ses feuilles et prenez la bonne.
project-table-without-source = La source du tableau { $name } n’est plus dans le projet.
project-unknown-indicator = Cette version de Statelier ne connaît pas l’indicateur « { $id } ». Il reste dans le projet mais ne donne pas de chiffres.
project-analysis-without-table = L’indicateur n’a pas de tableau d’où le calculer. Choisissez-en un qui est utilisé.
project-recipe-of = Tableau « { $name } », feuille « { $sheet } » :
project-picture-needs-protection = Ce graphique ne peut être enregistré qu’après une réponse dans « Protéger » pour ses chiffres.
project-cannot-remove = Le fichier { $path } n’a pas pu être retiré : { $reason }. Il ne gêne rien ; retirez-le à la main s’il encombre.
project-recipe-fails = L’opération { $number } de la recette de « { $name } » ne peut pas s’exécuter ; il n’y a donc pas de chiffres. Corrigez-la ou retirez-la dans « Harmoniser ».
project-note-at = { $note } ({ $place })
project-stopped = Arrêté à votre demande. Vos décisions sont gardées ; « Recalculer », en bas de la fenêtre, reprend le travail.
project-did-several = { $n } modifications à la fois, la dernière : { $last }
project-template-applied = La feuille { $sheet } de { $name } ressemble à une feuille de { $from } : { $n ->
        [one] la correction faite là est reprise
       *[other] les { $n } corrections faites là sont reprises
    }. « Annuler » revient en arrière.
project-template-not-kept = Les corrections n’ont pas pu être gardées pour le prochain fichier de ce genre : { $reason }
project-stack-part = { $label } : { $rows } lignes empilées
project-stack-partly = Toutes les parties n’ont pas les colonnes { $columns } : les valeurs y manquent
project-stack-mixed = Les colonnes { $columns } portent des nombres dans certaines parties et du texte dans d’autres : ce sont des textes maintenant
project-recipe-of-combined = Tableau « { $name } » : { $how }
project-combine-append = Mettre { $names } les uns sous les autres, avec la colonne « { $column } »
project-combine-join = Mettre les colonnes de { $other } à côté de celles de { $first }, d’après { $keys }
project-combine-update = Prendre les chiffres de { $other } à la place de ceux de { $first }, d’après { $keys }
project-combine-joined = Lignes qui ont trouvé la leur dans l’autre tableau : { $n } sur { $rows }. Clés présentes dans le premier seulement : { $only_left } ; dans l’autre seulement : { $only_right }. Lignes sans clé : { $without }.
project-combine-renamed = Colonnes de l’autre tableau dont le premier a déjà le nom : { $names }.
project-combine-updated = Lignes déjà identiques : { $same }. Chiffres changés : { $changed }. Clés nouvelles : { $new }. Clés absentes du tableau récent, laissées telles quelles : { $absent }. Chiffres que le tableau récent laisse vides, gardés : { $left }.
project-combine-no-column = Le tableau « { $table } » n’a pas de colonne « { $column } ». Choisissez d’autres colonnes à comparer.
project-combine-no-key = Aucune colonne ne dit quelles lignes sont les mêmes. Choisissez au moins une paire.
project-combine-repeated = { $n ->
    [one] Dans « { $table } », une clé est sur plusieurs lignes : { $examples }. Des chiffres compteraient deux fois. Ajoutez une colonne à comparer (l’année, le sexe), ou gardez une ligne par clé avec un filtre.
   *[other] Dans « { $table } », { $n } clés sont sur plusieurs lignes : { $examples }. Des chiffres compteraient deux fois. Ajoutez une colonne à comparer (l’année, le sexe), ou gardez une ligne par clé avec un filtre.
}
project-combine-nothing-to-update = À part les colonnes comparées, les deux tableaux n’en ont aucune du même nom : il n’y a rien à reprendre.
project-did-describe = Dire de { $name } : { $question } { $answer }
project-did-leave-open = Laisser ouvert pour { $name } : { $question }
project-card-line = { $name } – { $question } { $answer }
project-combine-incomparable = Ces tableaux ne comptent pas la même chose, et leurs chiffres ne se mêlent jamais en une série. { $evidence } { $advice } Gardez deux séries, ou choisissez « côte à côte ».
project-combine-open = Personne n’a encore dit pour { $name } : { $questions } Répondez dans Sources, pour ne pas mêler des chiffres dissemblables.
project-two-sentences = { $first } { $second }
project-combine-two-under-one = Deux colonnes de « { $table } » se placeraient sous « { $column } ». Laissez à l’une sa propre colonne.
project-did-add-list = Faire la liste de codes « { $name } »
project-did-remove-list = Retirer la liste de codes « { $name } »
project-answers-not-kept = Les réponses n’ont pas pu être gardées pour la prochaine fois : { $reason }. Dans ce projet, elles tiennent.
project-crosswalk-read = { $file } : { $n } réponses reprises, { $open } noms sans réponse. { $unknown ->
    [0] {""}
   *[other] La liste n’a pas les codes de { $unknown } noms ({ $names }).
} { $twice ->
    [0] {""}
   *[other] { $twice } noms y figurent avec deux codes, et aucun n’a été repris ({ $both }).
}
project-why-value = « { $column } » vaut { $value }.
project-why-missing = « { $column } » est manquant.
project-why-step = Opération { $number } : { $step }{ $n ->
    [0] {""}
   *[other] {" "}– ici { $from }
}
project-why-table = Pris du tableau « { $name } », colonne « { $column } ».
project-why-cell = Lu dans { $source }, feuille « { $sheet } », cellule { $cell }.
project-why-sheet = Lu dans { $source }, feuille « { $sheet } » ; cette ligne d’un très long fichier n’a pas de cellule connue.
project-why-more = … et { $n } autres cellules.
project-did-insert-step = Placer avant l’opération { $number } : { $step }
project-effect-none = Rien ne change : aucune ligne, aucune valeur, aucun chiffre.
project-effect-fails = { $name } : une opération ne s’exécute plus. { $why }
project-effect-rows = { $name } : { $after } lignes au lieu de { $before }.
project-effect-new = { $name } : nouvelles colonnes { $columns }.
project-effect-gone = { $name } : colonnes qui n’existent plus : { $columns }.
project-effect-values = { $n ->
    [one] { $name } : une valeur de « { $column } » change.
   *[other] { $name } : { $n } valeurs de « { $column } » changent.
}
project-effect-unmatched = { $name } : { $after } noms attendent un code au lieu de { $before }.
project-effect-no-figures = { $name } : ne donne plus de chiffres. { $why }
project-effect-figures-again = { $name } : donne de nouveau des chiffres.
project-effect-figures = { $name } : { $n } chiffres sur { $of } changent.
project-gap-sex = Sexe
project-gap-age = Âge
project-gap-birth = Natifs et personnes nées à l’étranger
project-gap-citizenship = Nationaux et étrangers
project-gap-birth-sex-age = Naissance × sexe × âge
project-gap-citizenship-sex-age = Nationalité × sexe × âge
project-gap-disability = Handicap
project-gap-income = Revenu ou richesse
project-gap-ethnicity = Race ou appartenance ethnique
project-gap-region = Région
project-gap-urbanisation = Urbain et rural
project-gap-available = { $groups ->
    [one] disponible : 1 groupe
   *[other] disponible : { $groups } groupes
}
project-gap-unreliable = { $n } sur { $groups } trop peu fiables
project-gap-suppressed = { $n } sur { $groups } masqués
project-gap-not-computed = pas calculé
project-gap-one-step = à un pas
project-gap-not-collected = pas dans les données
project-gap-no-figures = pas de chiffres
project-gap-next-nothing = Rien à faire.
project-gap-next-unreliable = Réunissez les petits groupes, mettez plusieurs années ensemble, ou prévoyez un plus grand échantillon de ces groupes.
project-gap-next-suppressed = Des groupes plus larges masquent moins de chiffres ; regardez la protection.
project-gap-next-compute = Les colonnes sont là ({ $columns }) : ventilez l’indicateur selon elles.
project-gap-next-step = Faites { $concept } à partir de { $from } dans « Harmoniser ».
project-gap-next-no-figures = L’indicateur ne donne pas encore de chiffres ; sa page dit pourquoi.
project-who-sex = Le sexe est dans presque tous les registres et enquêtes : demandez-le à l’expéditeur.
project-who-age-band = Demandez à l’expéditeur l’âge en années ou la date de naissance, plutôt que des tranches.
project-who-birth-status = Le pays de naissance est dans les recensements, les enquêtes emploi et les registres de population ; titres de séjour et passages de frontière ne connaissent souvent que la nationalité.
project-who-citizenship-status = La nationalité est dans les titres de séjour, les passages de frontière, les recensements et la plupart des registres.
project-who-disability = Ajoutez les six questions du questionnaire court du Groupe de Washington à la prochaine enquête ou au recensement ; les registres du handicap comptent d’autres personnes.
project-who-wealth = Les enquêtes sur les conditions de vie, EDS et MICS l’ont, d’après le revenu, la consommation ou les biens du ménage ; les registres rarement.
project-who-ethnicity = Certains recensements la demandent, par auto-déclaration. Le droit dit si on peut la demander ; ne la devinez jamais d’après les noms.
project-who-region = L’expéditeur connaît le lieu de résidence ou d’enregistrement ; demandez-le avec son code.
project-who-urbanisation = Vient du lieu de résidence et de la liste des lieux urbains et ruraux du service.
project-explain-deff = Les { $n } observations en valent { $worth } tirées une à une : des voisins se ressemblent et les poids diffèrent (effet de plan { $deff }).
project-explain-deff-below = Les { $n } observations en valent { $worth } tirées une à une : les strates rendent le chiffre plus précis (effet de plan { $deff }).
project-explain-none = aucun
project-explain-column = « { $name } »
project-explain-design = Poids { $weight }, strate { $stratum }, grappe { $psu }.
project-explain-count = Il repose sur { $n } personnes ou cas, tous ceux qu’il y a.
project-explain-source = Du tableau « { $table } » de { $source }, feuille « { $sheet } », après { $steps ->
    [0] aucune opération
    [one] une opération
   *[other] { $steps } opérations
} de sa recette ; « Harmoniser » mène de chaque valeur à sa cellule.
project-did-set-design = Dire comment l’échantillon de { $name } a été tiré
project-did-drop-design = Reprendre le plan de { $name } de ses colonnes
project-did-add-indicator = Prendre l’indicateur « { $indicator } » du service
project-did-remove-indicator = Retirer l’indicateur « { $indicator } »
project-indicator-known = Le fichier appelle son indicateur « { $id } », comme l’un de ceux du programme. Donnez un autre id au vôtre, à sa première ligne.
project-did-set-rules = Règles de « { $name } » : { $n }
project-queries-left = { $n ->
    [one] Une ligne n’est pas dans la liste de questions
   *[other] { $n } lignes ne sont pas dans la liste de questions
    } : un constat en donne au plus { $most }. Posez les autres questions en quelques mots.
project-replies-none = { $file } n’est pas une liste de questions : aucune ligne n’a de numéro dans la première colonne. Ouvrez le classeur que Statelier a écrit.
project-replies-read = { $file } : { $n ->
    [0] aucune valeur corrigée
    [one] une valeur corrigée
   *[other] { $n } valeurs corrigées
    }, { $confirmed } confirmées.{ $stale ->
    [0] {""}
    [one] {" "}Une réponse porte sur une valeur qui a changé depuis ; elle n’a pas été utilisée.
   *[other] {" "}{ $stale } réponses portent sur des valeurs qui ont changé depuis ; elles n’ont pas été utilisées.
    }{ $unusable ->
    [0] {""}
    [one] {" "}Une réponse n’est pas une valeur de sa colonne : { $examples }.
   *[other] {" "}{ $unusable } réponses ne sont pas des valeurs de leur colonne : { $examples }.
    }{ $records ->
    [0] {""}
    [one] {" "}Une réponse concerne un enregistrement entier : faites ce qu’elle dit dans « Harmoniser ».
   *[other] {" "}{ $records } réponses concernent des enregistrements entiers : faites ce qu’elles disent dans « Harmoniser ».
    }
project-did-set-office = Prendre les règles du service « { $name } »
project-did-drop-office = Retirer les règles du service
project-office-unreadable = Le fichier ne contient pas de règles de service. Enregistrez un fichier de règles depuis la salle Rapport pour voir à quoi il ressemble.
project-office-broken = Ces règles ont été modifiées après avoir été scellées par { $by }. Demandez à { $by } le fichier tel qu’il a été scellé.
project-office-wrong-passphrase = Le sceau a été posé avec une autre phrase secrète.
project-office-short-passphrase = Une phrase secrète compte au moins { $n } lettres, pour que personne ne la devine.
project-office-no-logo = Le logo doit être une image PNG de { $n } ko au plus.
project-office-sealed = Ces règles sont scellées par { $by }. Seule la phrase secrète du sceau les ouvre.
project-office-not-ours = Cet ordinateur publie selon les règles scellées de « { $name } ». Prenez-les pour ce projet dans la salle Rapport.
project-office-lower-threshold = { $indicator } : les effectifs inférieurs à { $threshold } sont masqués ; le service demande { $least }.
project-office-no-rounding = { $indicator } est arrondi ; le service n’arrondit pas.
project-office-lower-base = { $indicator } est arrondi à { $base } ; le service demande { $least }.
project-office-other-reliability = { $indicator } : ses limites de fiabilité ne sont pas celles du service.
project-office-other-language = Le service publie en : { $languages }.
project-office-unsigned = Pas encore signé par : { $role }.
project-office-sign-again = Quelque chose a été modifié après la signature. À signer de nouveau par : { $role }.
project-office-installed = Ces règles valent pour tout nouveau projet sur cet ordinateur.
project-office-removed = Les nouveaux projets sur cet ordinateur commencent sans règles de service.
project-did-remember = Diffusion retenue : { $name }
project-did-forget = Diffusion oubliée : { $name }
project-no-releases = Aucune diffusion à reprendre de { $path } : ce projet n’en a aucune en mémoire qui ne soit déjà ici. Un projet retient ses rapports à partir du moment où ils sont écrits.
project-earlier-beside = Le public possède des chiffres des mêmes personnes, tirés de { $name } ({ $date }). Ceux-ci ont été protégés en tenant compte de cette diffusion.
project-earlier-unlike = Le public possède des chiffres des mêmes personnes, tirés de { $name } ({ $date }), où l’une des deux diffusions est arrondie et l’autre masque des cellules. Mises côte à côte, elles se précisent l’une l’autre : publiez de la même façon qu’avant, ou laissez-en une de côté.
project-earlier-public = « { $name } » est déjà public et compte les mêmes personnes. Ceux-ci ont été protégés en en tenant compte.
project-rows-gone = L’opération { $number } a mis de côté des lignes d’un échantillon, et une opération suivante porte sur plusieurs lignes à la fois : ces lignes n’ont pas pu être gardées pour le plan de sondage. Les erreurs d’échantillonnage prennent ce qui reste pour l’échantillon entier : placez le filtre en dernier, ou enlevez-le et ventilez.
project-combine-blank = { $n ->
    [one] Une nouvelle ligne n’a
   *[other] { $n } nouvelles lignes n’ont
 } pas de valeur dans { $columns } : « { $name } » n’a pas ces colonnes. Donnez-lui d’abord les mêmes opérations, sinon ces lignes ne sont dans aucun groupe.
project-combine-added = L’opération { $number } additionne des chiffres des deux tableaux. { $why } Prenez leur différence ou montrez-les à part ; si la somme est voulue, dites dans les notes ce qu’elle compte.
project-gap-proposed = à un pas : proposé
project-gap-next-accept = Acceptez dans Harmoniser ce qui est proposé pour : { $concepts }
