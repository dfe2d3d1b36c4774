### Words of the room «app».
app-cancelled = Arrêté à votre demande. Rien n’a été modifié.
app-io-not-found = ce fichier ou ce dossier n’existe pas
app-io-not-allowed = le système ne le permet pas
app-io-full = le disque est plein
app-io-folder = c’est un dossier
app-io-read-only = le disque est en lecture seule
app-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
