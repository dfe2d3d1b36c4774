### Words of the room «ui».
ui-room-welcome = Accueil
ui-room-sources = Sources
ui-room-tables = Tableaux
ui-room-harmonise = Harmoniser
ui-room-indicators = Indicateurs
ui-room-protect = Protéger
ui-room-report = Rapport
ui-room-learn = Apprendre
ui-state-empty = Encore rien ici
ui-state-attention = Demande votre attention
ui-state-done = Fait
ui-untitled = Projet sans titre
ui-unsaved = Des modifications ne sont encore dans aucun fichier de projet
ui-file-stem = projet-statelier
ui-pasted-stem = collage
ui-in-lesson = Leçon : votre propre travail est mis de côté, en sécurité
ui-theme-dark = Sombre
ui-theme-light = Clair
ui-understood = Compris
ui-working = En cours
ui-choose = Choisir…
ui-none = aucun
ui-total = Total
ui-apply = Appliquer
ui-unbounded = sans borne supérieure
ui-nothing-to-undo = Rien à faire ici
ui-first-frame = Première image après { $milliseconds } ms
ui-settings-not-kept = La langue et la liste des fichiers récents n’ont pas pu être gardées : { $reason }. Vos données ne sont pas concernées.
ui-strip-counts = Sources : { $sources } · tableaux : { $tables } · indicateurs : { $analyses }
ui-severity-info = Note
ui-severity-guessed = Supposé
ui-severity-changed = Modifié
ui-severity-lost = Laissé de côté
ui-action-open = Ouvrir un fichier…
ui-action-save = Enregistrer
ui-action-save-as = Enregistrer sous…
ui-action-export = Écrire le rapport Excel…
ui-action-new = Nouveau projet
ui-action-undo = Annuler
ui-action-redo = Rétablir
ui-action-sandbox = Ouvrir le pays inventé
ui-action-language = Switch to English
ui-action-theme = Passer du clair au sombre ou l’inverse
ui-action-guide = Guide
ui-action-palette = Toutes les commandes
ui-action-cancel = Arrêter
ui-action-quit = Quitter
ui-palette-hint = Tapez une partie d’un nom, en français ou en anglais
ui-path-file = Fichier
ui-path-choose = Parcourir…
ui-path-open = Ouvrir
ui-path-save = Enregistrer
ui-path-write = Écrire
ui-path-never-mind = Renoncer
ui-path-project = Projet Statelier
ui-path-replace = Remplacer par un autre fichier
ui-path-without-sources = Sans les données (pour un envoi : le destinataire doit avoir les mêmes fichiers)
ui-welcome-title = Des classeurs que vous avez aux chiffres que vous pouvez publier
ui-welcome-what = Statelier lit les tableaux de votre service tels qu’ils sont, vous aide à rapprocher définitions et codes, calcule les indicateurs avec leur précision, protège les données des personnes et écrit le rapport. Il fonctionne sans internet et ne modifie jamais vos fichiers.
ui-welcome-open = Commencer avec vos fichiers
ui-welcome-drop = Déposez n’importe où sur cette fenêtre des fichiers ou un dossier (Excel, LibreOffice, SPSS, Stata, Parquet, PC-Axis, texte), collez un tableau copié dans Excel, ou choisissez un fichier.
ui-welcome-sandbox = Une enquête, des passages aux frontières, des titres de séjour et des déclarations de douane d’un pays qui n’existe pas : essayez tout, rien ne peut mal tourner.
ui-welcome-recent = Fichiers récents
ui-welcome-no-recent = Ce que vous ouvrirez sera listé ici.
ui-welcome-language = Langue
ui-welcome-learn = Apprendre en faisant
ui-welcome-lessons = Chaque leçon travaille sur le pays inventé, à côté de votre propre travail.
ui-recover-what = La dernière séance s’est terminée sans enregistrement. Son travail a été gardé.
ui-recover = Le reprendre
ui-recover-not = Le jeter
ui-guide = Guide
ui-guide-next = Prochaine étape utile
ui-guide-history = Historique
ui-guide-welcome = Le travail va de haut en bas à gauche : sources, tableaux, harmonisation, indicateurs, protection, rapport. Chaque étape dit si elle a besoin de vous.
ui-guide-sources = Une source est un fichier tel que vous l’avez reçu. Il n’est jamais modifié. Dites ici qui y est compté : ceux qui liront vos chiffres doivent le savoir.
ui-guide-tables = Les couleurs montrent ce que chaque cellule semble être ; laissez le pointeur sur une cellule pour lire pourquoi. Si c’est faux, sélectionnez des cellules et choisissez ce qu’elles sont. À droite, le tableau qui en résulte.
ui-guide-harmonise = Dites ce que mesure chaque colonne et donnez aux valeurs les codes d’une liste standard. Chaque opération est comptée, peut être changée et annulée ; les valeurs d’origine restent.
ui-guide-indicators = Le catalogue dit ce que vos données permettent. Cochez les dimensions : les chiffres répondent aussitôt, avec le nombre d’observations, l’erreur type, l’intervalle et une marque de fiabilité.
ui-guide-protect = Les petits effectifs peuvent désigner une personne. Ce qui est masqué ici, et les cellules masquées pour que personne ne puisse le recalculer, ne sort jamais du programme. Rien n’est publié sans votre réponse sur cette page.
ui-guide-report = Choisissez ce qui entre dans le rapport et comment le dessiner. Le fichier Excel contient les chiffres, les graphiques, les définitions, la fiabilité, la protection et chaque opération en toutes lettres.
ui-guide-learn = Une tâche est faite quand le résultat est juste, quel que soit le chemin. Les indices ont trois niveaux ; le dernier montre où cliquer.
ui-next-open = Ouvrez un fichier, ou le pays inventé si vous voulez seulement regarder.
ui-next-confirm = Regardez le tableau trouvé et prenez-le s’il est juste.
ui-next-mend = Une opération de « { $name } » ne peut pas s’exécuter. Changez-la ou retirez-la.
ui-next-proposals = { $n ->
    [one] { $n } opération est proposée
   *[other] { $n } opérations sont proposées
} pour vos tableaux. Acceptez ce qui est juste.
ui-next-indicator = Choisissez un indicateur dans le catalogue.
ui-next-protect = Répondez si les chiffres peuvent être publiés.
ui-next-export = Tout a une réponse : le rapport peut être écrit.
ui-empty-sources = Aucun fichier n’est encore ouvert. Les fichiers sont lus, jamais modifiés.
ui-empty-tables = Ouvrez d’abord un fichier : ses feuilles apparaissent ici, chaque cellule colorée selon ce qu’elle semble être.
ui-empty-harmonise = Aucun tableau n’est encore utilisé. Dans « Tableaux », prenez-en un qui a été trouvé.
ui-empty-indicators = Les indicateurs se calculent à partir de tableaux. Dans « Tableaux », prenez-en un qui a été trouvé.
ui-empty-protect = Il n’y a pas encore de chiffres à protéger. Calculez d’abord un indicateur.
ui-empty-report = Un rapport a besoin d’au moins un indicateur. Calculez-en un d’abord.
ui-source-size = { $kilobytes } ko
ui-source-replace = Remplacer…
ui-source-remove = Retirer
ui-source-built-in = Copie gardée dans le projet
ui-source-sheet = { $sheet } : { $rows } lignes × { $columns } colonnes, tableaux trouvés : { $tables }, valeurs du plus grand : { $values }
ui-sheet-hidden = masquée dans le classeur
ui-source-definition = Qui est compté, quand et comment (figurera dans le rapport)
ui-source-definition-hint = Par exemple : personnes nées à l’étranger, résidant depuis 12 mois ou plus au 1er juillet, d’après le registre de population
ui-notes = Supposé, modifié ou laissé de côté : { $n }
ui-tables-source = Source
ui-tables-cross = Tableau croisé, { $sure } : { $rows ->
            [one] { $rows } ligne
           *[other] { $rows } lignes
        } × { $columns ->
            [one] { $columns } colonne
           *[other] { $columns } colonnes
        }, { $values ->
            [one] { $values } valeur
           *[other] { $values } valeurs
        }
ui-tables-records = Liste d’enregistrements, { $sure } : { $rows ->
            [one] { $rows } ligne
           *[other] { $rows } lignes
        }
ui-sure-very = presque certain
ui-sure-rather = assez probable
ui-sure-not = incertain, à vérifier
ui-cells = { $n } cellules
ui-tables-use = Utiliser ce tableau
ui-tables-taken = Utilisé sous le nom « { $name } »
ui-tables-harmonise = L’harmoniser
ui-tables-none-found = Aucun tableau n’a été trouvé dans cette feuille. Sélectionnez-en les cellules et choisissez ce qu’elles sont.
ui-paint-area = { $area } est :
ui-paint-none = Sélectionnez pour corriger :
ui-paint-clear = Retirer les corrections
ui-grid-sheet = Feuille { $sheet } de { $file }
ui-grid-tidy = Tableau ordonné
ui-grid-data = Données de { $name }
ui-recipe = Recette
ui-recipe-add = Ajouter une opération
ui-recipe-empty = Encore aucune opération : le tableau est tel qu’il a été lu.
ui-recipe-not-run = Non exécutée : une opération précédente a échoué.
ui-recipe-change = Changer
ui-recipe-remove = Retirer
ui-proposals = Proposé
ui-proposals-accept-all = Accepter tout ce qui est sûr ({ $n })
ui-proposal-accept = Accepter
ui-proposal-look = Voir…
ui-unmatched = { $n ->
    [one] { $n } valeur
   *[other] { $n } valeurs
} de « { $column } » sans code
ui-unmatched-value = { $value } ({ $n ->
    [one] { $n } ligne
   *[other] { $n } lignes
})
ui-unmatched-find = Chercher un code
ui-unmatched-aside = Mettre de côté
ui-data-counts = { $rows } lignes × { $columns } colonnes
ui-column = Colonne
ui-column-kind = Nature
ui-column-concept = Mesure
ui-column-led-on = Les colonnes que la recette en a tirées ont le sens ; cliquez pour lui en donner un à elle
ui-column-concept-hint = Dire ce que mesure la colonne
ui-column-missing = Manquants
ui-kind-number = nombre
ui-kind-text = texte
ui-kind-code = code
ui-kind-date = date
ui-indicators-catalogue = Catalogue
ui-indicators-chosen = Dans ce projet
ui-indicators-choose = Choisissez à gauche un indicateur prêt ; ce qu’il donne apparaît ici.
ui-indicators-compute = Calculer
ui-indicators-remove = Retirer
ui-indicators-by = Selon :
ui-indicators-interval = Intervalle à 95 %
ui-indicators-full-count = Tout le monde a été compté (recensement, registre) : pas d’erreur d’échantillonnage
ui-indicators-choose-columns = Choisir les colonnes
ui-indicators-lonely = Strate à une seule grappe
ui-interval-logit = logit
ui-interval-beta = Korn–Graubard
ui-interval-wilson = Wilson
ui-interval-wald = Wald
ui-lonely-fail = s’arrêter et demander
ui-lonely-adjust = centrer sur la moyenne générale (prudent)
ui-lonely-average = moyenne des autres strates
ui-lonely-certainty = compte comme certaine
ui-lonely-remove = laisser hors de la variance
ui-design = Échantillon : poids { $weight }, strate { $stratum }, grappe { $psu }
ui-ready = prêt
ui-needs = { $n ->
    [one] À un pas :
   *[other] Il manque encore :
} { $concepts }
ui-needs-second-table = Il faut un second tableau aux mêmes dimensions
ui-figure-n = n
ui-figure-estimate = Estimation
ui-figure-se = Erreur type
ui-figure-low = 95 % bas
ui-figure-high = 95 % haut
ui-figure-cv = CV
ui-figure-deff = Effet de plan
ui-figure-df = ddl
ui-figure-flag = Marque
ui-protect-undecided = Ces chiffres peuvent-ils être publiés ? La page montre la règle habituelle ; choisissez une réponse.
ui-protect-suppress = Masquer les petits effectifs et ce qui les trahirait
ui-protect-threshold = Effectifs inférieurs à
ui-protect-public = Les chiffres sont déjà publics
ui-protect-open = Non confidentiels, parce que :
ui-protect-open-why = Écrivez d’abord la raison ; elle reste avec les chiffres.
ui-protect-reason = Raison
ui-protect-before = Avant
ui-protect-after = Tel que le public le verra
ui-protect-summary = { $cells ->
    [one] Une cellule
   *[other] { $cells } cellules
    } ; masquées car l’effectif est petit : { $primary } ; masquées pour qu’on ne puisse pas les recalculer : { $complementary }
ui-protect-safe = ✓ Attaqué : le programme a cherché à retrouver chaque effectif masqué, aucun ne se devine de trop près
ui-protect-unsafe = ✗ Un lecteur pourrait trop resserrer un effectif masqué
ui-protect-audit = Ce que le public pourrait encore déduire
ui-protect-interval = { $cell } : entre { $low } et { $high }
ui-hidden-primary = Masqué : l’effectif est petit
ui-hidden-complementary = Masqué pour qu’une autre cellule ne puisse pas être recalculée
ui-report-title = Titre
ui-report-office = Service
ui-report-language = Langue du rapport
ui-report-undecided = { $n ->
    [one] { $n } indicateur attend une réponse dans « Protéger » et reste hors du rapport.
   *[other] { $n } indicateurs attendent une réponse dans « Protéger » et restent hors du rapport.
}
ui-report-needs-protection = Rien ne peut être écrit avant une réponse dans « Protéger »
ui-report-chart-of = Graphique : { $name }
ui-chart-line = Courbe
ui-chart-bar = Barres
ui-chart-interval = Points avec intervalle
ui-chart-x = Le long de
ui-chart-series = Couleurs
ui-chart-save-svg = Enregistrer en SVG…
ui-chart-save-png = Enregistrer en PNG…
ui-learn-what = Les leçons se déroulent dans le programme, sur le pays inventé. Une tâche est réussie par ce que vous atteignez, pas par le bouton pressé.
ui-learn-progress = { $passed ->
    [one] { $passed } tâche faite
   *[other] { $passed } tâches faites
} sur { $tasks } · environ { $minutes } minutes
ui-learn-begin = Commencer
ui-learn-again = Recommencer
ui-learn-start = Commencer la leçon « { $title } »
ui-lesson-at = Tâche { $task } sur { $tasks }
ui-lesson-passed = C’est juste.
ui-lesson-next = Continuer
ui-lesson-hint = Indice
ui-lesson-back = Me remettre ici
ui-lesson-back-what = Rétablit l’état dans lequel cette tâche commence. Ce que vous avez fait dans cette tâche est abandonné.
ui-lesson-no-hint = Plus d’indice : le dernier encadre où cliquer
ui-lesson-leave = Quitter la leçon
ui-lesson-finished = Leçon terminée. Vous avez travaillé dans le vrai programme : tout fonctionne de la même façon avec vos fichiers.
ui-import-encoding = Codage des caractères
ui-import-delimiter = Séparateur de colonnes
ui-import-decimal = Marque décimale
ui-import-found = { $value } (trouvé)
ui-import-open = non décidé
ui-import-by-itself = À trouver
ui-mark-comma = virgule
ui-mark-semicolon = point-virgule
ui-mark-tab = tabulation
ui-mark-bar = barre verticale
ui-mark-point = point
ui-path-picture = Enregistrer le graphique
ui-indicators-table = À partir de
ui-indicators-second = Rapporté à
ui-chart-held-usual = total, ou le premier
ui-table-notes = { $n ->
    [one] Une note sur ces chiffres
   *[other] { $n } notes sur ces chiffres
}
ui-protect-nothing-hidden = Rien n’est masqué dans ce tableau.
ui-next-unmatched = { $n ->
    [one] Un nom de « { $name } » n’a
   *[other] { $n } noms de « { $name } » n’ont
} pas de code et attendent votre réponse.
ui-action-again = Recalculer
ui-stale = Arrêté : ce que vous voyez correspond à un état antérieur
ui-labelled = { $label } : { $text }
ui-tables-number = { $n ->
    [one] { $number } : { $area }, une valeur
   *[other] { $number } : { $area }, { $n } valeurs
}
ui-tables-holds = { $n ->
        [0] aucun tableau
        [one] { $n } valeur
       *[other] { $n } valeurs
    }
ui-tables-refused = n’a pas pu être ouvert
ui-tidy-cross = { $rows } { $rows ->
    [one] ligne
   *[other] lignes
} × { $columns } { $columns ->
    [one] colonne
   *[other] colonnes
} = { $cells } { $cells ->
    [one] cellule
   *[other] cellules
} : { $values } { $values ->
    [one] valeur
   *[other] valeurs
}, { $missing } { $missing ->
    [one] manquante
   *[other] manquantes
}, { $empty } { $empty ->
    [one] vide
   *[other] vides
}
ui-tidy-records = { $rows } lignes × { $columns } colonnes, gardées dans leur forme
ui-edge-first = Bord supérieur des chiffres : à glisser
ui-edge-last = Bord inférieur des chiffres : à glisser
ui-edge-labels = Bord entre libellés et chiffres : à glisser
ui-cell-hidden = Masquée dans le classeur ; elle est lue quand même
ui-grid-copy = Copier
ui-grid-copy-names = Copier avec les noms de colonnes
ui-grid-sort-rising = Trier, le plus petit d’abord
ui-grid-sort-falling = Trier, le plus grand d’abord
ui-grid-keep = Ne montrer que les lignes avec cette valeur
ui-grid-leave-out = Écarter de la vue les lignes avec cette valeur
ui-grid-show-all = Montrer toutes les lignes
ui-view-find = Chercher
ui-view-next = Suivant
ui-view-filter = Filtrer
ui-view-filter-none = aucune colonne
ui-view-sorted-rising = trié par { $column }, le plus petit d’abord
ui-view-sorted-falling = trié par { $column }, le plus grand d’abord
ui-view-count = { $n } { $n ->
    [one] ligne
   *[other] lignes
} sur { $of }
ui-view-list = Valeurs de { $column } à montrer
ui-view-list-hint = coller une liste, une par ligne ; * remplace tout texte, "" une valeur manquante
ui-view-invert = toutes sauf celles-ci
ui-profile-line = { $kind }, { $distinct } { $distinct ->
    [one] différent
   *[other] différents
}
ui-profile = { $kind } : { $distinct } valeurs différentes, { $missing } manquantes
ui-profile-range = de { $least } à { $most }, somme { $sum }
ui-loss = Rapport de pertes : { $n } cellules ; non comprises ou en dehors : { $refused }
ui-loss-outside = En dehors de tout tableau : { $n }
ui-loss-unread = Les { $n } autres lignes de ce long texte sont lues d’un trait : elles ne sont ni dans ces comptes ni dans ces sommes.
ui-loss-sums-agree = { $n ->
        [one] La somme de la colonne de chiffres est la même
       *[other] Les sommes des { $n } colonnes de chiffres sont les mêmes
    } avant et après : { $sum } en tout
ui-loss-sum-differs = Colonne { $column } : { $before } dans la feuille, { $after } dans le résultat
ui-stack = { $n ->
        [one] Un autre tableau ressemble à celui-ci : ils peuvent
       *[other] { $n } autres tableaux ressemblent à celui-ci : ils peuvent
    } être empilés
ui-stack-period = periode
ui-stack-sender = expediteur
ui-stack-part = partie
ui-stack-column = Nom de la nouvelle colonne
ui-stack-do = Empiler { $n } tableaux
ui-stack-needs = Au moins deux tableaux, chacun avec son étiquette, et un nom pour la colonne
ui-stack-label = Étiquette de { $name }
ui-stack-calendar = Ce qui est là
ui-stack-there = présent
ui-stack-missing-one = manque
ui-stack-complete = Rien ne manque entre le premier et le dernier.
ui-stack-missing = { $n } manquants : { $which }
ui-stack-name = { $name } et d’autres ({ $n } empilés)
ui-import-dates = Dates en texte
ui-dates-day = jour, mois, année
ui-dates-month = mois, jour, année
ui-dates-year = année, mois, jour
ui-import-missing = Manquent aussi
ui-import-column = Colonne
ui-import-column-choose = lire autrement…
ui-column-text = comme texte
ui-column-comma = comme nombres, virgule avant les dixièmes
ui-column-point = comme nombres, point avant les dixièmes
ui-column-day-first = comme dates : jour, mois, année
ui-column-month-first = comme dates : mois, jour, année
ui-column-by-itself = La lire de nouveau selon l’allure de ses valeurs
ui-paint-label = Corriger :
ui-ask-thousands = Elles séparent les milliers
ui-ask-tenths = Elles séparent les dixièmes
ui-combine = Assembler des tableaux
ui-combine-open = Assembler des tableaux…
ui-combine-help = Un nouveau tableau est fait ; ceux dont il est fait restent tels quels, et ce qui change chez eux change aussi chez lui.
ui-combine-join = côte à côte
ui-combine-join-help = Les colonnes de l’autre tableau viennent à côté de celles du premier, là où les lignes concordent. Toutes les lignes du premier restent.
ui-combine-append = l’un sous l’autre
ui-combine-append-help = Les lignes de l’autre tableau viennent sous celles du premier, avec une colonne qui dit à qui est chacune.
ui-combine-update = chiffres plus récents
ui-combine-update-help = Les chiffres de l’autre tableau prennent la place de ceux du premier là où les lignes concordent ; ses lignes nouvelles viennent dessous. Ce qui a changé est listé.
ui-combine-first = Premier tableau
ui-combine-other = Autre tableau
ui-combine-keys = Les lignes sont les mêmes là où ces colonnes concordent (premier tableau = autre tableau) :
ui-combine-names = Chaque colonne de l’autre tableau se place sous une colonne du premier, ou garde la sienne :
ui-combine-column-first = Colonne du premier tableau
ui-combine-column-other = Colonne de l’autre tableau
ui-combine-under = Se place sous
ui-combine-key-remove = Retirer
ui-combine-key-add = Comparer une colonne de plus
ui-combine-name = Nom du nouveau tableau
ui-combine-column = source
ui-combine-do = Faire le tableau
ui-combine-only-first = Seulement dans le premier tableau ({ $n })
ui-combine-only-other = Seulement dans l’autre tableau ({ $n })
ui-combine-changed = Chiffres changés ({ $n })
ui-combine-changed-line = { $key }, { $column } : { $old } → { $new }
ui-combine-new = Nouvelles ({ $n })
ui-combine-absent = Absentes du tableau récent ({ $n })
ui-combine-more = et { $n } de plus
ui-cards = Définitions côte à côte
ui-cards-help = Ce que compte chaque source, en questions simples. Les réponses qui diffèrent sont marquées : en rouge si les chiffres ne peuvent jamais former une série, en orange si on doit en avertir le public.
ui-cards-open = pas dit
ui-cards-question = Question
ui-variants = Graphies d’une même valeur
ui-variants-open = Chercher les variantes…
ui-variants-help = Des textes qui sont peut-être une seule valeur sous plusieurs graphies. Cochez ceux qui le sont et dites comment s’appelle la valeur. Rien d’autre n’est touché.
ui-variants-column = Colonne
ui-variants-none = Aucune paire de textes de cette colonne ne se ressemble assez.
ui-variants-name = Une seule valeur :
ui-variants-do = En faire une seule valeur
ui-unmatched-weighed = { $value } ({ $n ->
    [one] 1 ligne
   *[other] { $n } lignes
} ; { $column } : { $weight })
ui-unmatched-earlier = { $n ->
    [one] Reprendre la réponse déjà donnée
   *[other] Reprendre { $n } réponses déjà données
}
ui-crosswalk-write = Écrire la correspondance
ui-crosswalk-read = Lire une correspondance
ui-crosswalk-help = Un classeur où chaque nom est à côté de son code : un collègue le vérifie, le complète et le rend.
ui-crosswalk-file = correspondance
ui-own-list-open = Liste de codes…
ui-own-list = Une liste de codes à vous
ui-own-list-help = Faites une liste de codes de ce tableau : districts, métiers nationaux, tarif. Chaque étape peut alors s’y référer, et elle est gardée dans le projet.
ui-own-list-code = Codes
ui-own-list-names = Noms
ui-own-list-names-en = Noms en anglais
ui-own-list-names-fr = Noms en français
ui-own-list-names-es = Noms en espagnol
ui-own-list-names-pt = Noms en portugais
ui-own-list-names-ar = Noms en arabe
ui-own-list-parent = Code supérieur
ui-own-list-name = Nom de la liste
ui-own-list-do = Faire la liste
ui-own-list-counts = { $n } codes. Autres graphies : { $spellings }. Lignes sans code, laissées de côté : { $without }. Codes supérieurs absents de la liste : { $orphans }.
ui-own-list-line = { $name } ({ $n } codes, de { $origin })
ui-own-list-remove = Retirer
ui-number-map-wrong = Ces lignes ne sont pas une valeur et un nombre : { $lines }. Écrivez-en une par ligne, comme « 2023 = 605,2 ».
ui-number-map-values = Valeurs de la colonne : { $values }
ui-expression-columns = Insérer une colonne
ui-expression-patterns = Partir d’un modèle
ui-expression-help = SQL sur les colonnes : + - * /, CASE WHEN … THEN … ELSE … END, COALESCE, ROUND, ABS, SUBSTR, CONCAT, AND, OR, IN. Les textes sont entre ’apostrophes’, les noms avec espaces entre "guillemets droits". Ce qui se calcule d’une valeur manquante est manquant.
ui-expression-share = Une part en pour cent
ui-expression-cases = Classes d’un nombre
ui-expression-recent = Migrant récent (moins de cinq ans)
ui-expression-return = Migrant de retour (national, à l’étranger un an ou plus, revenu depuis cinq ans au plus)
ui-expression-first = Le premier des deux qui est là
ui-expression-part = Le début d’un code
ui-grid-why = Pourquoi cette valeur est-elle ici ?
ui-why = Pourquoi cette valeur est-elle ici ?
ui-why-show = Montrer la cellule
ui-why-close = Fermer
ui-guide-branches = Annulé, mais gardé
ui-guide-branch = { $n ->
    [one] 1 changement
   *[other] { $n } changements
}, le dernier : { $last }
ui-effect-show = Voir d’abord l’effet
ui-effect = Ce que cela changerait
ui-recipe-skip = Laisser de côté
ui-recipe-take-up = Reprendre
ui-replay-lacking = La recette a besoin de la colonne « { $column } », et le tableau ne l’a pas.
ui-replay-is = « { $new } » est maintenant « { $old } »
ui-replay-nothing-like-it = Aucune autre colonne du fichier n’a un nom proche. Laissez l’opération de côté, changez sa colonne, ou ouvrez le bon fichier dans Sources.
ui-replay = Le fichier mis à la place
ui-replay-rows = { $rows } lignes au lieu de { $before } ; { $same } colonnes sont les mêmes.
ui-replay-new = Nouvelles colonnes : { $columns }.
ui-replay-gone = Colonnes qui n’existent plus : { $columns }.
ui-replay-values = Valeurs de « { $column } » qui n’y étaient pas ({ $n }) : { $values }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } autres
}
ui-cards-believed = { $answer } (la feuille le dit)
ui-cards-because = D’après les mots « { $words } ». Choisissez une réponse pour confirmer ou corriger.
ui-conflicts = { $n ->
    [0] Aucune différence connue dans ce que les deux tableaux comptent.
    [one] 1 différence dans ce que les deux tableaux comptent
   *[other] { $n } différences dans ce que les deux tableaux comptent
}
ui-conflicts-convert = Convertir
ui-conflicts-bands = Les deux dans les tranches { $bands }, additionnés
ui-conflicts-rescale = « { $column } » × { $times }
ui-conflicts-former = { $successors } ensemble comme { $former }, additionnés
ui-conflicts-classes = Les deux dans leurs classes communes ({ $list }), additionnés
ui-source-labels = Faire des listes de codes de ses étiquettes
ui-source-labels-help = Les étiquettes que le fichier donne à ses valeurs deviennent des listes de codes de ce projet, une pour toutes les variables qui ont les mêmes.
ui-source-labels-there = { $n } listes de codes ont été faites de ses étiquettes ; Harmoniser les propose.
ui-concept-list = Codes : { $list }
ui-concept-unit = Unité : { $unit } × { $times }
ui-concept-needed = Nécessaire à : { $names }
ui-concept-breaks-down = Ventile : { $names }
ui-bands-five = Cinq ans
ui-bands-five-help = 0–4, 5–9 … 100 et plus. Les autres jeux, sauf celui du HCR, s’obtiennent en les additionnant.
ui-bands-broad = Larges
ui-bands-broad-help = 0–14, 15–24, 25–64, 65 et plus. S’emboîtent dans les tranches de cinq ans.
ui-bands-working = Âge de travailler
ui-bands-working-help = 0–14, 15–64, 65 et plus. S’emboîtent dans les tranches de cinq ans.
ui-bands-unhcr = HCR
ui-bands-unhcr-help = 0–4, 5–11, 12–17, 18–59, 60 et plus. Elles ne s’emboîtent pas dans les tranches de cinq ans (12 et 18 les coupent) : les deux n’ont en commun que 0–4, 5–59 et 60 et plus.
ui-conflicts-drop = Écarter de « { $column } » : { $values }
ui-conflicts-once = Garder un enregistrement par « { $column } »
ui-conflicts-mid-year = Moyennes de deux 1er janvier comme milieux d’année (« { $period } »)
ui-recipe-stops = La recette s’arrête à l’étape { $n }, et le tableau affiché est celui d’avant. { $why }
ui-view-figures = Chiffres et graphique
ui-view-behind = Qui est le plus loin derrière
ui-view-compare = Comparer deux groupes
ui-behind-high = Plus le chiffre est élevé, plus la situation est mauvaise : le premier groupe est le plus loin derrière.
ui-behind-low = Plus le chiffre est bas, plus la situation est mauvaise : le premier groupe est le plus loin derrière.
ui-behind-none = Cet indicateur n’a ni bon ni mauvais côté : le groupe le plus éloigné de l’ensemble vient en premier.
ui-behind-everybody = Ensemble : { $figure }
ui-behind-many = { $n } groupes sont comparés à l’ensemble. Environ un sur vingt paraîtrait différent par le seul hasard, même si aucun ne l’était.
ui-behind-place = Rang
ui-behind-group = Groupe
ui-behind-figure = Chiffre
ui-behind-distance = Écart
ui-behind-interval = Intervalle à 95 %
ui-behind-says = Ce que cela dit
ui-behind-higher = au-dessus de l’ensemble
ui-behind-lower = au-dessous de l’ensemble
ui-behind-same = comme l’ensemble
ui-behind-open = peut être le hasard
ui-behind-unreliable = trop peu fiable pour être classé
ui-points = { $n } pt
ui-compare-by = Comparer selon
ui-compare-first = Le premier
ui-compare-second = avec
ui-compare-difference = Différence
ui-compare-ratio = Rapport
ui-compare-everybody = Ensemble
ui-compare-higher = { $first } : { $a }. { $second } : { $b }. Le chiffre de « { $first } » est plus élevé : { $difference }, intervalle à 95 % de { $low } à { $high }. Le hasard seul ne l’explique guère.
ui-compare-lower = { $first } : { $a }. { $second } : { $b }. Le chiffre de « { $first } » est plus bas : { $difference }, intervalle à 95 % de { $low } à { $high }. Le hasard seul ne l’explique guère.
ui-compare-open = { $first } : { $a }. { $second } : { $b }. L’écart de { $difference } peut être dû au hasard : son intervalle à 95 % va de { $low } à { $high } et contient « aucune différence ». Aucun des deux ne devrait être dit plus élevé.
ui-compare-same = { $first } : { $a }. { $second } : { $b }. Les deux sont égaux.
ui-compare-counted = { $first } : { $a }. { $second } : { $b }. L’écart est de { $difference }. Tout le monde a été compté : il n’y a pas d’erreur d’échantillonnage ; restent les erreurs de couverture et de réponse.
ui-compare-unreliable = { $first } : { $a }. { $second } : { $b }. L’un des deux au moins est trop peu fiable : ils ne devraient pas être comparés.
ui-gaps = Tableau des lacunes
ui-gaps-what = Ce que la cible 17.18 des ODD demande de voir à part, et le moins avec quoi le statut migratoire doit être croisé, pour chaque indicateur de ce projet.
ui-gaps-breakdown = Ventilation
ui-gaps-next = Ce qu’il faut faire
ui-gaps-write = Écrire le plan des besoins de données…
ui-gaps-write-help = Un classeur avec une ligne par ventilation manquante ou faible, à discuter avec ceux qui collectent les données
ui-gaps-file = besoins-de-donnees
ui-gaps-compute = Ventiler
ui-gaps-harmonise = Harmoniser
ui-gaps-protect = Protéger
ui-indicators-no-table = Aucun tableau n’est lisible pour le moment : rien ne peut être calculé.
ui-indicators-give-meaning = Dire quelle colonne
ui-needs-source = D’ordinaire dans : { $source }
ui-catalogue-tick = Cocher
ui-catalogue-tick-all = Cocher tout ce qui est prêt
ui-catalogue-compute-ticked = Calculer les { $n } cochés
ui-catalogue-ticked-help = Chacun selon la naissance, le sexe et l’âge là où le tableau les a, le moins que demandent les Nations Unies
ui-explain = D’où vient ce chiffre
ui-design-read = Lire un fichier de plan…
ui-design-write = Écrire le plan…
ui-design-file-help = Un fichier .svydesign, tel qu’iNZight et le paquet R surveyspec l’emploient
ui-design-columns = Revenir au sens des colonnes
ui-design-replicated = Poids de réplication : { $n } colonnes. { $totals ->
    [0] Pas de totaux connus
    [one] Poids calés sur un tableau de totaux connus
   *[other] Poids calés sur { $totals } tableaux de totaux connus
}
ui-design-stages = { $stages ->
    [one] Un degré de sondage
   *[other] { $stages } degrés de sondage
}, { $totals ->
    [0] pas de totaux connus
    [one] poids calés sur un tableau de totaux connus
   *[other] poids calés sur { $totals } tableaux de totaux connus
}
ui-replicates = Poids de réplication
ui-replicates-pattern = colonnes qui commencent par
ui-replicates-found = { $n ->
    [one] 1 colonne
   *[other] { $n } colonnes
}
ui-replicates-method = Faits par
ui-replicates-use = Les utiliser
ui-replicate-brr = répétitions équilibrées
ui-replicate-jk1 = jackknife sans strates
ui-replicate-jk2 = jackknife par paires
ui-replicate-bootstrap = bootstrap
ui-replicate-acs = différences successives
ui-replicate-fay = Fay
ui-replicate-other = autrement
ui-indicator-read = Ajouter le sien…
ui-indicator-read-help = Depuis le fichier d’un indicateur ; partez de celui d’un indicateur semblable
ui-indicator-write = Fichier…
ui-indicator-write-help = Écrit le fichier de cet indicateur : pour le partager, ou pour en faire le sien
ui-indicator-own = du service
ui-policy-1 = 1. Droits des migrants : sont-ils donnés aux migrants comme aux nationaux ?
ui-policy-1a = a) soins essentiels et d’urgence
ui-policy-1b = b) enseignement public
ui-policy-1c = c) à travail égal, salaire égal
ui-policy-1d = d) protection sociale
ui-policy-1e = e) accès à la justice
ui-policy-2 = 2. Ensemble du gouvernement : le gouvernement a-t-il ceci ?
ui-policy-2a = a) une institution chargée des migrations
ui-policy-2b = b) une politique des voies régulières, pour le travail aussi
ui-policy-2c = c) une politique d’inclusion des migrants
ui-policy-2d = d) un moyen de tenir compte des femmes et des hommes
ui-policy-2e = e) un moyen de fonder la politique sur des données ventilées
ui-policy-3 = 3. Coopération et partenariats : le gouvernement a-t-il ceci ?
ui-policy-3a = a) une coordination entre ministères
ui-policy-3b = b) des accords avec d’autres pays
ui-policy-3c = c) des accords de libre circulation dans la région
ui-policy-3d = d) des accords de retour et de réadmission
ui-policy-3e = e) un moyen d’associer la société civile et le secteur privé
ui-policy-4 = 4. Bien-être socioéconomique : le gouvernement prend-il ces mesures ?
ui-policy-4a = a) une migration de travail selon les besoins du marché du travail
ui-policy-4b = b) une sécurité sociale que l’on emporte
ui-policy-4c = c) la reconnaissance des compétences et des diplômes
ui-policy-4d = d) des envois de fonds plus faciles et moins chers
ui-policy-4e = e) un recrutement équitable et éthique
ui-policy-5 = 5. Mobilité et crises : le gouvernement a-t-il ceci ?
ui-policy-5a = a) un système d’accueil, d’enregistrement et d’identification des déplacés
ui-policy-5b = b) des plans pour leurs besoins essentiels
ui-policy-5c = c) une aide aux nationaux dans une crise à l’étranger
ui-policy-5d = d) une stratégie des catastrophes qui parle de déplacement
ui-policy-5e = e) un séjour ou une protection temporaires
ui-policy-6 = 6. Migrations sûres, ordonnées et régulières : le gouvernement a-t-il ceci ?
ui-policy-6a = a) le suivi des dépassements de visa
ui-policy-6b = b) une autorisation avant l’arrivée
ui-policy-6c = c) une prise en charge des mineurs non accompagnés
ui-policy-6d = d) de l’information pour les migrants et ceux qui pourraient le devenir
ui-policy-6e = e) une stratégie contre la traite et le trafic de migrants
ui-policy-open = Les 30 questions de l’ODD 10.7.2…
ui-policy-title = Politiques migratoires (ODD 10.7.2)
ui-policy-help = Les questions de l’Enquête des Nations Unies auprès des gouvernements, module III, en bref. Une réponse laissée vide compte comme non.
ui-policy-area = Pays
ui-policy-year = Année
ui-policy-yes = oui
ui-policy-legal = seulement en situation régulière
ui-policy-no = non
ui-policy-blank = vide
ui-policy-score = { $score } sur 100, { $category ->
    [1] des progrès restent à faire
    [2] remplit en partie
    [3] remplit
   *[other] remplit entièrement
}
ui-policy-left = { $n ->
    [0] Toutes les questions ont une réponse.
    [one] Une question est vide.
   *[other] { $n } questions sont vides.
}
ui-policy-use = Utiliser ces réponses
ui-policy-source = Politiques 10.7.2
ui-catalogue-search = Chercher
ui-reliability = Quand un chiffre est trop peu fiable
ui-reliability-caution = Prudence au-dessus d’un CV de
ui-reliability-unreliable = Trop peu fiable au-dessus d’un CV de
ui-reliability-n = Nombre minimal d’observations
ui-reliability-widths = Juger aussi les parts sur la largeur de leur intervalle (NCHS)
ui-reliability-everywhere = Utiliser pour tous les indicateurs du projet
ui-reliability-usual = Revenir aux règles habituelles
ui-reliability-usual-are = D’usage : CV jusqu’à 16,5 % et 33,3 % et au moins 10 observations (Statistique Canada), largeur des parts (NCHS).
ui-catalogue-nothing = Aucun indicateur ne s’appelle ainsi.
ui-checks-open = Contrôles
ui-checks-working = Contrôle du tableau…
ui-checks-what = Les contrôles se font d’eux-mêmes après chaque changement et ne changent rien.
ui-checks-rows = Montrer les lignes
ui-checks-ask = Interroger l’expéditeur
ui-checks-ask-help = Met ces lignes sur la liste de questions.
ui-checks-nothing-asked = Aucun constat avec des lignes n’est coché.
ui-checks-figures = Chiffres de tout le tableau
ui-checks-clean = Rien à signaler ({ $n })
ui-checks-undone = Contrôles non faits, et pourquoi ({ $n })
ui-queries-write = Écrire la liste de questions…
ui-queries-file = Questions
ui-queries-language = en
ui-queries-read = Lire les réponses…
ui-queries-read-help = Prend le classeur renvoyé. Chaque réponse devient une correction avec l’ancienne valeur ; toutes peuvent être annulées.
ui-rules = Vos propres règles
ui-rules-none = Aucune pour l’instant. Une règle dit ce qui doit être vrai à chaque ligne, ou là où autre chose est vrai.
ui-rule-add = Écrire une règle…
ui-rule-title = Une règle
ui-rule-when = Seulement là où
ui-rule-must = Doit être vrai :
ui-rule-keep = Garder la règle
ui-rule-remove = Retirer
ui-rule-says = Comparaison
ui-rule-with = Comparé à
ui-rule-value = cette valeur
ui-rule-sql = Condition en SQL
ui-rule-sql-hint = "femmes" + "hommes" = "total"
ui-rule-how-equal = est
ui-rule-how-other = n’est pas
ui-rule-how-below = est inférieur à
ui-rule-how-at-most = est au plus
ui-rule-how-at-least = est au moins
ui-rule-how-above = est supérieur à
ui-rule-how-filled = est rempli
ui-rule-how-empty = est vide
ui-rule-how-sql = une condition en SQL
ui-deliveries = Fichiers de ce tableau
ui-deliveries-what = Lignes avec un constat, fichier par fichier : quels envois s’améliorent, lesquels demandent un entretien.
ui-delivery-sender = Expéditeur
ui-delivery-period = Période
ui-delivery-rows = Lignes
ui-records = Enregistrements
ui-records-what = Les enregistrements de personnes demandent plus que les chiffres : personne ne doit être reconnu par ce que d’autres savent.
ui-records-identifiers = Colonnes qui nomment des personnes
ui-records-drop = Écarter
ui-records-drop-all = Les écarter toutes
ui-records-keys = Ce que quelqu’un du dehors peut savoir
ui-records-keys-help = Cochez ce qu’un voisin, un employeur ou un autre fichier pourrait savoir de quelqu’un. Les colonnes cochées en premier sont les mieux gardées.
ui-records-k = Enregistrements par combinaison, au moins (k)
ui-records-sensitive = Ce que personne ne doit apprendre
ui-records-remedy = Des classes plus larges perdent le moins : groupes d’âge, zones plus grandes, moins de professions (dans « Harmoniser »). Ce qui reste rare peut ensuite être masqué.
ui-records-suppress = Masquer les combinaisons rares
ui-records-rarest = Combinaisons qui se distinguent
ui-records-frequency = Enregistrements
ui-records-risk = Risque
ui-records-percent = { $share } %
ui-records-source = « { $column } » dit tout ce que dit « { $key } », ou davantage. Ce qui est masqué dans l’une resterait dans l’autre.
ui-report-area = Pays (ISO)
ui-report-period = Année
ui-report-sdmx = SDMX-CSV…
ui-report-open-sdg = Open SDG…
ui-report-exchange-help = Page web : un fichier pour le site du service, avec graphiques, sans script, sans rien charger d’ailleurs. SDMX-CSV : un fichier dans la structure des ODD, pour un échange de données. Open SDG : un dossier avec un fichier par indicateur, pour un site. Seuls les chiffres avec une réponse dans « Protéger » y entrent.
ui-rule-needs-value = Écrivez à quoi la colonne est comparée.
ui-path-exchange = Écrire un fichier d’échange
ui-learn-lessons = Leçons
ui-learn-glossary = Glossaire
ui-learn-role = Pour :
ui-learn-all = toutes les leçons
ui-learn-sum = { $n ->
    [one] { $n } leçon
   *[other] { $n } leçons
}, environ { $hours } heures
ui-learn-go-on = Reprendre
ui-welcome-all-lessons = Toutes les leçons et le glossaire
ui-glossary-search = Chercher
ui-glossary-none = Aucun terme ne contient ces mots.
ui-question-number = Votre nombre
ui-question-cell = Adresse de la cellule
ui-question-check = Vérifier ma réponse
ui-question-several = Plusieurs cases peuvent être à cocher.
ui-question-order = Mettez ceci en ordre avec les flèches.
ui-question-up = Monter
ui-question-down = Descendre
ui-question-write = Vos phrases. Elles restent sur cet ordinateur.
ui-question-model = Une bonne réponse
ui-question-compared = J’ai comparé
ui-lesson-read = Vous avez lu jusqu’au bout et répondu à toutes les questions.
ui-lesson-score = { $right } réponses justes sur { $of }. Vous pourrez refaire le test après le cours ; les deux résultats sont gardés.
ui-lesson-showing = Le programme joue cette tâche. Regardez ce qui change.
ui-lesson-show = Montrez-moi
ui-lesson-show-what = Joue la tâche lentement, sur le travail de référence de la leçon jusqu’ici. Votre propre travail revient avec « Me remettre ici ».
ui-lesson-more = Plus…
ui-lesson-free = Essayer librement
ui-lesson-free-what = Vous travaillez sur une copie. Essayez ce que vous voulez ; la leçon attend là où vous l’avez laissée, et rien de ce qui est fait ici ne compte.
ui-lesson-free-back = Revenir à la leçon
ui-lesson-help = Demander de l’aide
ui-lesson-help-not = Je n’ai plus besoin d’aide
ui-lesson-help-what = La personne qui forme le voit dans votre fichier de progression.
ui-notebook-nickname = Pseudonyme
ui-notebook-nickname-what = Un nom que vous choisissez. Il figure sur l’attestation et dans le fichier pour la formation ; rien d’autre ne dit qui vous êtes.
ui-notebook-write = Écrire le carnet…
ui-notebook-certificate = Écrire l’attestation…
ui-notebook-certificate-stem = attestation
ui-notebook-share = Enregistrer ma progression pour la formation…
ui-notebook-shared = Ce que verrait la personne qui forme
ui-notebook-shared-what = C’est tout le fichier. Les phrases que vous avez écrites n’y sont pas.
ui-notebook-empty = Rien encore. Ce que vous faites dans une leçon, les erreurs rencontrées et les termes consultés sont gardés ici.
ui-board-what = Réunissez les fichiers de progression dans un dossier ou sur une clé. Lire deux fois les mêmes fichiers ne change rien.
ui-board-read = Lire des fichiers de progression…
ui-board-folder = progression
ui-board-write = Écrire la table (Excel ou PDF)…
ui-board-stem = table-de-formation
ui-board-kit = Préparer une clé d’atelier…
ui-board-kit-stem = atelier-statelier
ui-board-kit-what = Met dans un dossier le programme, les leçons, les données, les impressions et les réponses.
ui-board-empty = Aucun fichier de progression n’est encore lu.
ui-board-difficulty = { $lesson } : { $learners ->
    [one] { $learners } personne
   *[other] { $learners } personnes
}, { $times } fois
ui-palette-none = Rien ne s’appelle ainsi.
ui-board-record = Faire une leçon de ce travail…
ui-board-record-stem = ma-lecon
ui-board-record-what = Ce qui est fait dans le projet affiché devient des tâches avec contrôles, indices et solution. Les textes sont à modifier par vous.
ui-learn-practice = Une nouvelle feuille d’exercice
ui-learn-practice-what = Fabrique une feuille en désordre que personne n’a vue. Le programme connaît la vérité et note vos réponses.
ui-action-present = Mode présentation : grands caractères, touches affichées, données personnelles masquées
ui-learn-own = Refaire sur mes données
ui-learn-own-what = Les mêmes contrôles sur vos propres fichiers. Les noms et les chiffres peuvent être autres ; ce qui doit être vrai reste le même.
ui-learn-own-done = { $n } sur { $of } sur vos propres données
ui-learn-own-stop = Mettre de côté
ui-protect-linked = Protégé d’un seul tenant avec : { $names }. Ces tableaux comptent les mêmes personnes et se lisent côte à côte ; le seuil le plus élevé, { $threshold }, vaut pour tous.
ui-guide-terms = Termes
ui-lesson-keys = { $what } : { $keys }
ui-chart-pyramid = Pyramide
ui-report-page = Écrire une page web…
ui-records-none = Ces tableaux contiennent des chiffres et non des enregistrements de personnes : il n’y a ici personne à masquer. Leurs petits effectifs se protègent sous les indicateurs.
ui-lesson-noted = C’est noté.
ui-lesson-next-lesson = Leçon suivante : { $title }
ui-import-missing-hint = 999; n. d.; Âge: 99
ui-import-missing-what = Ce qui veut dire « pas de nombre » dans ce fichier, avec des points-virgules entre les deux. Précédé du nom d’une colonne et de deux-points, dans cette colonne seulement.
ui-chart-kind = Graphique
ui-chart-stacked = Barres empilées
ui-chart-slope = Pente
ui-chart-heat-map = Carte de chaleur
ui-chart-histogram = Histogramme
ui-chart-scatter = Nuage de points
ui-chart-flow = Flux
ui-chart-panel = Petits graphiques pour
ui-chart-mark = { $name } : { $figure }
ui-chart-mark-interval = { $name } : { $figure } (intervalle à 95 % : de { $low } à { $high })
ui-form-more = Encore { $n } : cherchez-les ci-dessus.
ui-view-unfilter = Ne plus filtrer par { $column }
ui-report-sdmx-ml = SDMX-ML…
ui-report-px = PC-Axis…
ui-copy-write = Enregistrer une copie de travail…
ui-copy-write-help = Le tableau ordonné en CSV, Excel, Parquet, SPSS (.sav) ou Stata (.dta), selon la fin du nom. Il n’est pas protégé : seulement pour les collègues qui ont le droit de voir les données.
ui-copy-stem = copie-de-travail
ui-protect-round = Arrondir tous les effectifs à un multiple de
ui-protect-round-why = Seuls des dénombrements complets peuvent être arrondis : des moyennes, des taux et des estimations par sondage trahiraient les effectifs.
ui-protect-rounded = Tous les effectifs sont des multiples de { $base }, et tous les totaux sont la somme de leurs parties. Le plus grand changement est de { $largest }. D’aucun effectif on n’apprend plus que ceci : il est à moins de { $base } du chiffre publié.
ui-protect-rounded-badly = Aucun arrondi à { $base } ne rend tous les totaux justes. Ces chiffres ne sont pas sûrs : masquez plutôt les petits effectifs, ou choisissez un autre multiple.
ui-ways-compare = Comparer les façons de protéger…
ui-ways-help = Calcule pour chaque façon ce qu’elle masquerait ou changerait, afin de choisir celle qui perd le moins.
ui-ways-way = Façon
ui-ways-hidden = Cases masquées
ui-ways-share = Personnes masquées
ui-ways-change = Changement
ui-ways-safe = Sûr
ui-ways-of = { $n } sur { $of }
ui-ways-changes = { $mean } en moyenne, { $most } au plus
ui-ways-yes = oui
ui-ways-no = non
ui-ways-take = Prendre
ui-ways-suppress = Masquer les effectifs inférieurs à { $threshold }
ui-ways-round = Arrondir à { $base }
ui-ways-without = Sans « { $dimension } », masquer les effectifs inférieurs à { $threshold }
ui-ways-back = Retour aux chiffres
ui-inspect-how = Cliquez sur une case des tableaux pour lire pourquoi elle est masquée.
ui-inspect-shown = { $cell } : montré.
ui-inspect-primary = { $cell } : masqué car { $n ->
    [one] une seule personne s’y trouve
   *[other] { $n } personnes seulement s’y trouvent
}, moins de { $threshold }.
ui-inspect-complementary = { $cell } : masqué pour que personne ne puisse calculer { $names } par soustraction d’un total{ $more ->
    [0] .
    [one] {""}, ni une autre case.
   *[other] {""}, ni { $more } autres cases.
}
ui-inspect-complementary-far = { $cell } : masqué pour qu’une case à protéger, ailleurs, ne puisse pas être calculée à travers plusieurs sommes.
ui-inspect-cost = Le masquer coûte { $n ->
    [one] le chiffre d’une personne
   *[other] le chiffre de { $n } personnes
}, { $share } de l’ensemble.
ui-inspect-range = D’après ce qui est publié, on peut seulement dire qu’il est entre { $low } et { $high }.
ui-report-contact = Contact
ui-report-notes = Une note à chaque chiffre
ui-report-notes-help = Dans le rapport Excel, chaque chiffre porte une note : de quoi il s’agit, observations, intervalle, fiabilité, source. Sans notes, le classeur est plus facile à utiliser avec un lecteur d’écran.
ui-report-list = Utilisable par tout le monde : { $n } points sur { $of }
ui-report-list-itself = Le programme s’en charge lui-même.
ui-sandbox-write = Créer des enregistrements d’exercice…
ui-sandbox-help = Crée un fichier synthétique à la place de celui-ci : des enregistrements qui ne sont à personne et qui se ressemblent dans l’ensemble. Pour apprendre, essayer, poser une question à un collègue – jamais pour des chiffres à publier.
ui-sandbox-stem = enregistrements-exercice
ui-chart-box = Boîtes à moustaches
ui-chart-map = Carte
ui-chart-map-file = Limites
ui-chart-map-by = Zones trouvées par
ui-chart-map-found = { $property } ({ $n } sur { $of })
ui-chart-proposed = Proposé ici : { $kind }. { $reason }
ui-office = Règles du service…
ui-office-none = Pas de règles de service : les règles habituelles valent.
ui-office-title = Règles du service
ui-office-help = Ce qui est demandé de tout ce que le service publie. Un nouveau projet les reprend ; le rapport dit de qui elles viennent.
ui-office-name = Service
ui-office-languages = Langues de ses rapports
ui-office-threshold = Ne jamais publier d’effectif inférieur à
ui-office-rounding = Arrondir au moins à
ui-office-rounding-never = ne jamais arrondir
ui-office-sign-off = Une publication est signée par (fonction ; vide : par personne)
ui-office-seal-help = Une personne responsable peut sceller les règles : personne ne les change sans la phrase secrète, et rien ne sort qui s’en écarte. Le rapport nomme la clé du sceau.
ui-office-sealed = Scellées par { $by } (clé { $key }). Saisissez la phrase secrète pour les ouvrir.
ui-office-by = Scellé par
ui-office-passphrase = Phrase secrète
ui-office-seal = Sceller
ui-office-unseal = Ouvrir le sceau
ui-office-seal-why = Un sceau demande un nom et une phrase secrète.
ui-office-use = Utiliser pour ce projet
ui-office-read = Ouvrir un fichier de règles…
ui-office-write = Enregistrer dans un fichier…
ui-office-logo = Choisir un logo (PNG)…
ui-office-install = Utiliser sur cet ordinateur
ui-office-drop = Sans règles
ui-office-signer = Signé par ({ $role })
ui-office-sign = Signer
ui-office-sign-why = Une signature demande un nom, et des chiffres qui peuvent être publiés.
ui-report-ods = OpenDocument…
ui-report-classic = Tableaux comme dans un annuaire
ui-report-classic-help = Tous les tableaux sur une feuille, les classes en colonnes sous des noms fusionnés, chaque libellé une fois, avec le logo : comme une publication imprimée. Les lecteurs d’écran et les autres programmes lisent mieux la présentation habituelle, avec un tableau par feuille et son graphique.
ui-office-again = Encore une fois
ui-office-again-why = Les deux phrases secrètes doivent être identiques.
ui-office-logo-why = Les règles sont scellées : ouvrez d’abord le sceau.
ui-releases = { $n ->
    [0] Diffusions antérieures : aucune en mémoire
    [one] Diffusions antérieures : une en mémoire
   *[other] Diffusions antérieures : { $n } en mémoire
 }
ui-releases-help = Le public rapproche une nouvelle diffusion des précédentes. Ce qu’elles montraient ne peut plus être masqué, et ce qu’elles masquaient ne doit pas pouvoir être retrouvé maintenant : tout est protégé en tenant compte d’elles. Un rapport écrit ici est retenu de lui-même.
ui-releases-line = { $name }, { $date } : tableaux { $tables }, cellules { $n }, masquées { $hidden }
ui-releases-forget = Oublier
ui-releases-forget-help = Seulement si elle n’est jamais sortie du service : oublier ne reprend pas au public ce qu’il possède.
ui-releases-read = Reprendre d’un autre projet…
ui-releases-read-help = Ouvre un fichier de projet et reprend les diffusions qu’il a en mémoire, par exemple celles du dernier trimestre. Seuls leurs effectifs viennent, aucune autre donnée.
ui-totals = { $n ->
    [0] Totaux connus de la population : aucun
    [one] Totaux connus de la population : un tableau
   *[other] Totaux connus de la population : { $n } tableaux
 }
ui-totals-help = Quand un recensement ou un registre dit combien ils sont, les poids peuvent être calés dessus. Un seul tableau de totaux donne une post-stratification, plusieurs un calage itératif sur marges. Les notes des chiffres disent chaque groupe avant et après.
ui-totals-line = { $columns } : groupes { $groups }, personnes { $people }
ui-totals-remove = Ôter
ui-totals-table = Totaux dans le tableau
ui-totals-use = Caler les poids dessus
ui-totals-no-table = Ouvrez d’abord le fichier des totaux et utilisez son tableau : une ligne par groupe, avec les mêmes codes que l’échantillon, et une colonne de personnes.
ui-expression-shipwreck = Disparus d’un naufrage (ODD 10.7.3)
ui-presenting = Présentation : arrêter
ui-replicate-jkn = jackknife par strates
ui-replicates-rho = ρ de Fay
ui-replicates-rho-help = Un nombre de 0 à moins de 1, pris dans les notes de l’enquête ; vide : 0,5
ui-replicates-scale = Échelle
ui-replicates-scale-help = Le facteur de toute la somme des carrés (R : scale) ; vide : ce que dit la méthode
ui-replicates-factors = Facteur de chaque réplique
ui-replicates-factors-help = Un nombre pour toutes, ou autant que de colonnes, séparés par des points-virgules (R : rscales) ; vide : ce que dit la méthode
ui-replicates-jkn-factors = Un jackknife par strates demande le facteur de chaque réplique, (n − 1)/n de sa strate : un nombre pour toutes, ou autant que de colonnes, séparés par des points-virgules.
ui-replicates-are-factors = Les colonnes contiennent des facteurs du poids, et non des poids
ui-replicates-mse = Autour de l’estimation de tout l’échantillon
ui-replicates-mse-help = R : mse = TRUE. Sinon, les carrés sont pris autour de la moyenne des répliques.
ui-replicates-no-columns = Dites d’abord par quoi commencent les noms des colonnes : il faut au moins deux colonnes de nombres.
ui-replicates-no-number = Ce qui est tapé n’est pas un nombre.
ui-replicates-used = En usage : { $n } colonnes, { $columns }, { $method } ; { $hold } ; { $centre }.
ui-replicates-hold-weights = elles contiennent des poids
ui-replicates-hold-factors = elles contiennent des facteurs du poids
ui-replicates-centre-mean = carrés autour de la moyenne des répliques
ui-replicates-centre-estimate = carrés autour de l’estimation de tout l’échantillon
ui-mark-aligned = alignées par des espaces
ui-view-seeking = Recherche : { $percent } %
ui-view-not-found = « { $text } » ne se trouve nulle part ici.
ui-loss-more = En montrer plus
