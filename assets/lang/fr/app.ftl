### Words of the room «app».
cancelled = Arrêté à votre demande. Rien n’a été modifié.
