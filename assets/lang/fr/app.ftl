### Words of the room «app».
app-cancelled = Arrêté à votre demande. Rien n’a été modifié.
