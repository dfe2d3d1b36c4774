### Words of the room «app».
app-cancelled = Arrêté à votre demande. Rien n’a été modifié.
app-io-not-found = ce fichier ou ce dossier n’existe pas
app-io-not-allowed = le système ne le permet pas
app-io-full = le disque est plein
app-io-folder = c’est un dossier
app-io-read-only = le disque est en lecture seule
