### Words of the room «lessons».
lessons-missing-table = { $rows ->
    [0] Aucun tableau du fichier { $source } n’est encore utilisé.
   *[other] Le tableau du fichier { $source } donne maintenant { $rows } lignes ; la tâche en demande un autre nombre.
}
lessons-missing-definition = Il n’est pas encore dit, en une phrase entière, qui est compté dans { $source }, quand et comment.
lessons-missing-correction = Aucune cellule n’a encore reçu son rôle à la main.
lessons-missing-concept = Aucune colonne de { $source } ne mesure encore « { $concept } ».
lessons-missing-step = La recette n’a pas encore d’opération « { $step } ».
lessons-missing-run = Une opération de la recette ne peut pas s’exécuter.
lessons-missing-codes = { $n ->
    [one] { $n } valeur n’a
   *[other] { $n } valeurs n’ont
} pas encore de code.
lessons-missing-matching = Aucune colonne n’est encore rapprochée de la liste.
lessons-missing-range = Il reste des valeurs impossibles de « { $concept } ».
lessons-missing-indicator = L’indicateur « { $indicator } » n’est pas encore calculé comme la tâche le demande.
lessons-missing-figure = Le chiffre n’est pas celui que donnent les données.
lessons-missing-protection = Les chiffres ne sont pas encore protégés avec un seuil d’au moins { $threshold }.
lessons-missing-title = Le rapport n’a pas encore de titre.
lessons-line = { $id } : { $title } ({ $tasks } tâches, environ { $minutes } minutes)
lessons-missing-code = Dans { $source }, il manque encore une colonne « { $concept } » avec des codes : rapprochez ses mots des codes d’une liste.
lessons-broken = Le dossier { $folder } n’est pas une leçon que l’on peut suivre. { $reason }
lessons-bad-file = Dans { $file } : { $reason }.
lessons-no-section = { $file } n’a pas de section « { $section } », que lesson.toml nomme.
lessons-solution-length = solution.json résout { $found } tâches, et lesson.toml en a { $tasks }.
lessons-missing-decision = Le nom « { $value } » n’a pas encore le code que demande la tâche.
lessons-missing-chart = Aucun graphique de l’indicateur n’est dessiné comme la tâche le demande.
lessons-missing-card = { $n ->
    [one] { $n } question de la fiche de définition de { $source } a une autre réponse ou n’en a pas encore. Ce que la feuille dit ne compte que si vous le choisissez vous-même.
   *[other] { $n } questions de la fiche de définition de { $source } ont une autre réponse ou n’en ont pas encore. Ce que la feuille dit ne compte que si vous le choisissez vous-même.
}
lessons-missing-findings = { $n ->
    [0] Le tableau n’est pas encore utilisé, ou son contrôle est en cours.
    [one] Le contrôle a encore { $n } constat.
   *[other] Le contrôle a encore { $n } constats.
}
lessons-missing-rule = Aucun tableau de { $source } n’a encore de règle à vous.
lessons-missing-place = Le rapport ne dit pas encore pour quel territoire et pour quelle période il est fait.
lessons-question-open = La question n’a pas encore de réponse.
lessons-question-wrong = Ce n’est pas la bonne réponse.
lessons-question-sign = Le nombre est juste, mais pas son signe : relisez dans quel sens va la soustraction.
lessons-question-share = Votre nombre est cent fois trop petit : avez-vous écrit une part de un à la place de pour cent ?
lessons-question-hundred = Votre nombre est cent fois trop grand : avez-vous écrit des pour cent à la place d’une part ?
lessons-question-thousand = Les chiffres sont justes, mais mille fois trop grands ou trop petits : regardez dans quelle unité la question est posée.
lessons-question-ten = Les chiffres sont justes, mais la virgule n’est pas à sa place.
lessons-question-more = Ce que vous avez choisi est juste, mais il manque quelque chose.
lessons-question-no-number = Ce n’est pas un nombre.
lessons-question-order = À la place { $place }, un autre élément est attendu. Ce qui est au-dessus est juste.
lessons-question-other-cell = Ce n’est pas la cellule.
lessons-question-short = Écrivez au moins { $words } mots, en phrases entières.
lessons-question-compare = Comparez vos phrases au modèle, puis cliquez sur « J’ai comparé ».
lessons-no-title = { $file } n’a pas de titre : sa première ligne commence par « # ».
lessons-points = Dans { $file }, la section « { $section } » a { $found } points et il en faut { $wanted } : autant que dans l’autre langue et que dans la liste à laquelle elle répond, avec les bonnes réponses parmi eux.
lessons-no-term = Dans { $file }, la section « { $section } » renvoie à « { $term } », qui n’est pas un terme du glossaire.
lessons-nothing-asked = La tâche « { $task } » n’a ni contrôle ni question : personne ne pourrait dire qu’elle est faite.
lessons-hints = La tâche « { $task } » a { $found } indices ; il en faut { $wanted } : une piste, l’endroit, le clic. Un test n’en a aucun.
lessons-other-files = Dans solution.json, la tâche { $task } apporte un fichier. Une leçon n’ouvre que les fichiers nommés dans lesson.toml.
lessons-outside = Le fichier « { $file } » est hors du dossier de la leçon. Une leçon ne lit que ses propres fichiers.
lessons-fault-passes-before = La tâche { $task } est réussie avant que rien n’ait été fait.
lessons-fault-mistake-before = Tâche { $task } : l’erreur « { $mistake } » est vue avant que rien n’ait été fait.
lessons-fault-unsolved = Tâche { $task } : la solution ne suffit pas. { $missing }
lessons-fault-solution-wrong = Tâche { $task } : la solution est prise pour l’erreur « { $mistake } ».
lessons-fault-mistake-unmade = Tâche { $task } : solution.json ne commet pas l’erreur « { $mistake } ».
lessons-fault-mistake-passes = Tâche { $task } : l’erreur « { $mistake } » est acceptée.
lessons-fault-mistake-silent = Tâche { $task } : l’erreur « { $mistake } » est commise et n’est pas reconnue.
lessons-fault-answer-passes = Tâche { $task } : la mauvaise réponse « { $answer } » est acceptée.
lessons-fault-answer-silent = Tâche { $task } : rien n’est dit à la mauvaise réponse « { $answer } ».
lessons-fault-other = Tâche { $task } : l’autre chemin ne suffit pas.
lessons-fault-undone = Après la tâche { $task }, la tâche { $other } n’est plus réussie.
lessons-fault-early = Après la tâche { $task }, la tâche { $other } est déjà réussie.
lessons-fault-pointer = La tâche { $task } montre « { $id } », et aucun mot de la fenêtre n’a ce nom.
lessons-fault-error = En jouant la leçon, le programme a dit : { $said }
lessons-sound = « { $title } » a été jouée du début à la fin : { $tasks } tâches, rien à corriger.
lessons-faults = { $n ->
    [one] { $n } chose est
   *[other] { $n } choses sont
} à corriger.
lessons-packed = « { $title } » est dans { $path }. Déposez ce fichier sur la fenêtre pour la suivre.
lessons-track-analyst = Analyste
lessons-track-subject-expert = Spécialiste du domaine
lessons-track-head-of-office = Direction du service
lessons-track-data-steward = Responsable des données
lessons-track-customs-analyst = Analyste des douanes
lessons-track-trainer = Formation
lessons-paper-task = Tâche { $task }
lessons-paper-files = Fichiers : { $files }
lessons-paper-minutes = Environ { $minutes } minutes
lessons-paper-answer = Réponse
lessons-paper-mistakes = Erreurs à attendre
lessons-paper-hints = Indices
lessons-paper-number = **{ $right }** (tolérance { $tolerance })
lessons-paper-wrong-number = { $value } — { $why }
lessons-notebook = Carnet
lessons-notebook-score = Test du { $day } : { $right } réponses justes sur { $of }.
lessons-notebook-wrote = Tâche { $task }, avec vos mots
lessons-notebook-mistakes = Erreurs rencontrées
lessons-notebook-terms = Termes consultés
lessons-notebook-finished = Les { $tasks } tâches ont été faites le { $day }.
lessons-notebook-begun = { $passed ->
    [one] { $passed } tâche faite
   *[other] { $passed } tâches faites
} sur { $tasks }.
lessons-list-lesson = Leçon
lessons-list-began = Début
lessons-list-finished = Fin
lessons-list-passed = Tâches faites
lessons-list-tasks = Tâches
lessons-list-score = Dernier résultat
lessons-list-mistake = Erreur
lessons-list-times = Fois
lessons-list-term = Terme
lessons-list-meaning = Sens
lessons-list-of = { $title }
lessons-list-learner = Participation
lessons-list-learners = Personnes
lessons-certificate = Attestation
lessons-certificate-what = { $n ->
    [one] a terminé { $n } leçon
   *[other] a terminé { $n } leçons
} de Statelier, prévues pour { $hours } heures de travail :
lessons-certificate-score = { $n ->
    [one] Test : { $after } réponses justes sur { $of }.
   *[other] Test : { $before } réponses justes sur { $of } la première fois, { $after } la dernière fois.
}
lessons-certificate-day = { $day }
lessons-certificate-signature = Nom et signature de la personne qui a formé ou qui supervise. Le programme vérifie les tâches et non qui les a faites.
lessons-board = Table de formation
lessons-board-difficulties = Difficultés
lessons-board-help = demande de l’aide ({ $passed } sur { $tasks })
lessons-board-not-begun = pas commencée
lessons-board-begun = { $passed } sur { $tasks }
lessons-board-done = terminée
lessons-board-unread = { $n ->
    [one] Un fichier n’est pas un fichier de progression ou est abîmé
   *[other] { $n } fichiers ne sont pas des fichiers de progression ou sont abîmés
} : { $files }
lessons-board-none = Aucun fichier de progression dans { $folder }. Les personnes enregistrent le leur dans Apprendre, sous Carnet.
lessons-board-written = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
} sur la table de formation : { $path }
lessons-written = { $path } est écrit.
lessons-unknown = Il n’y a pas de leçon « { $id } ». `statelier lessons` les liste.
lessons-no-certificate = Une attestation demande un nom et au moins une leçon terminée.
lessons-kit = Un atelier de { $lessons } leçons est prêt dans { $folder } : { $files } fichiers. LISEZ-MOI.txt dit ce qui est où.
lessons-kit-not-written = { $path } n’a pas pu être écrit : { $reason }
lessons-record-task = **{ $what }.** Écrivez ici pourquoi on le fait et ce qu’il faut regarder.
lessons-record-nudge = Pensez à ce qui vient ensuite : { $what }. Écrivez ici la première question à se poser.
lessons-record-where = Cela se fait dans la pièce **{ $room }**. Écrivez ici où regarder.
lessons-record-click = Cliquez sur **{ $room }**, puis faites ceci : { $what }. Écrivez ici de quel bouton il s’agit.
lessons-record-about = Une leçon de { $n } tâches, enregistrée à partir d’un travail fini. Écrivez ici ce qu’on y apprend.
lessons-record-sources = Une leçon ouvre ses fichiers dans leur ordre. Ce projet a perdu ou échangé des fichiers depuis son début ; commencez un nouveau projet, ouvrez de nouveau les fichiers et refaites le travail.
lessons-record-nothing = Il n’y a encore rien dont faire une leçon : utilisez d’abord un tableau, ajoutez des opérations, calculez, protégez ou donnez un titre au rapport.
lessons-recorded = Une leçon de { $tasks } tâches est dans { $path }. Modifiez les textes, puis vérifiez-la : `statelier lessons check`.
lessons-practice = { $file }, avec { $n } chiffres vrais, est dans { $folder }. Le dossier est une leçon ; truth.csv contient les réponses.
lessons-practice-mark = { $right } chiffres justes sur { $of }, { $wrong } faux, { $lacking } manquants, { $many } en trop (totaux, notes ou doubles).
lessons-practice-not-yet = Le tableau n’est pas encore la vérité.
lessons-missing-title-words = Le titre du rapport ne dit pas encore ce que la tâche demande.
lessons-question-order-first = Un autre élément est attendu à la première place.
lessons-list-task = Tâche
lessons-list-sentence = Avec vos mots
lessons-notebook-sentences = Avec vos mots
lessons-missing-rule-meant = Aucune règle de « { $source } » ne dit ce que la tâche demande : relisez votre règle, et combien de lignes la contredisent.
lessons-missing-group = Les chiffres sont là, mais aucun pour le groupe { $groups } : les tranches ou les codes ne sont pas encore ceux que la tâche demande.
lessons-certificate-lesson = - { $title } : { $alone } tâches sur { $tasks } faites sans démonstration
