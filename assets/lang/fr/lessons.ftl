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
lessons-missing-indicator = L’indicateur « { $indicator } » n’est pas encore calculé avec toutes les dimensions de la tâche.
lessons-missing-figure = Le chiffre n’est pas celui que donnent les données.
lessons-missing-protection = Les chiffres ne sont pas encore protégés avec un seuil d’au moins { $threshold }.
lessons-missing-title = Le rapport n’a pas encore de titre.
lessons-line = { $id } : { $title } ({ $tasks } tâches, environ { $minutes } minutes)
lessons-missing-code = Dans { $source }, « { $concept } » n’a pas encore les codes d’une liste.
lessons-broken = Le dossier { $folder } n’est pas une leçon que l’on peut suivre. { $reason }
lessons-bad-file = Dans { $file } : { $reason }.
lessons-no-section = { $file } n’a pas de section « { $section } », que lesson.toml nomme.
lessons-solution-length = solution.json résout { $found } tâches, et lesson.toml en a { $tasks }.
lessons-missing-decision = Le nom « { $value } » n’a pas encore le code que demande la tâche.
