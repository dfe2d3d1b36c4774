### Words of the room «cli».
cli-unknown-verb = « { $verb } » n’est pas une commande de Statelier. « statelier help » en donne la liste.
cli-cannot-read = Le fichier { $path } n’a pas pu être lu : { $reason }. Vérifiez son nom et que vous avez le droit de l’ouvrir.
cli-usage = La ligne de commande est incomplète ou n’a pas été comprise : { $reason }. « statelier help » montre comment s’écrit chaque commande.
cli-needs-file = Nommez le fichier à lire. « statelier help » montre comment s’écrit chaque commande.
cli-needs-out = Dites où va le résultat, par exemple -o resultat.csv.
cli-not-a-number = { $option } veut un nombre, pas « { $text } ».
cli-no-window = Aucune fenêtre ne peut s’ouvrir ici : { $reason }. Sans écran, « statelier demo -o rapport.xlsx » fait tout le travail sur l’exemple intégré, et « statelier help » donne les autres commandes.
cli-source-pair = --source veut NOM=FICHIER, pas « { $text } ».
cli-no-such-source = Le projet n’a pas de source nommée { $name }. Il a : { $known }.
cli-nothing-to-report = Le projet ne donne rien qui puisse être publié : soit aucun indicateur ne donne de chiffres, soit aucun n’a de réponse dans « Protéger ». Ouvrez-le dans la fenêtre pour voir pourquoi.
cli-report-incomplete = Le rapport a été écrit sans les parties nommées ci-dessus. Corrigez-les, ou retirez ces indicateurs du projet, puis relancez.
cli-no-display = Il n’y a pas d’écran où ouvrir une fenêtre ; sans écran, « statelier demo -o rapport.xlsx » fait tout le travail sur l’exemple intégré, et « statelier help » donne les autres commandes.
cli-rename-pair = « { $text } » n’est pas une paire de noms. Écrivez --rename "NOUVEAU=ANCIEN" : le nom dans le nouveau fichier, puis celui que la recette connaît.
cli-lacking = { $table } : la recette a besoin de la colonne « { $column } », et le fichier ne l’a pas.{ $n ->
    [0] {""}
   *[other] {" "}Elle s’appelle peut-être { $names } ; si oui, ajoutez { $example }.
}
cli-no-such-language = « { $text } » n’est pas une langue de Statelier. Écrivez en ou fr.
cli-bad-rules = { $path } ne contient pas de règles : { $reason }. Des règles sont une liste en JSON, comme dans un projet enregistré.
cli-taken = Tenu pour acquis : { $step }. « --as-it-is » contrôle le tableau tel qu’il est.
cli-not-a-share = { $option } veut un nombre de 0 à 1, et non « { $text } ».
cli-lessons-usage = Utilisez `lessons`, `lessons check DOSSIER…`, `lessons pack DOSSIER`, `lessons print LEÇON [--guide]`, `lessons record PROJET` ou `lessons board DOSSIER`, chacun avec [-o FICHIER].
cli-kit-usage = Utilisez `kit DOSSIER`.
cli-practice-usage = Utilisez `practice --seed NUMÉRO -o DOSSIER`, ou `practice mark RÉSULTAT --seed NUMÉRO`.
