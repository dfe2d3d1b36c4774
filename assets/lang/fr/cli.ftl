### Words of the room «cli».
cli-unknown-verb = « { $verb } » n’est pas une commande de Statelier. « statelier help » en donne la liste.
cli-cannot-read = Le fichier { $path } n’a pas pu être lu : { $reason }. Vérifiez son nom et que vous avez le droit de l’ouvrir.
cli-usage = La ligne de commande est incomplète ou n’a pas été comprise : { $reason }. « statelier help » montre comment s’écrit chaque commande.
cli-needs-file = Nommez le fichier à lire. « statelier help » montre comment s’écrit chaque commande.
cli-needs-out = Dites où va le résultat, par exemple -o resultat.csv.
cli-not-a-number = { $option } veut un nombre, pas « { $text } ».
