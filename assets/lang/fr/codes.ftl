### Words of the room «codes».
codes-needs-list = Nommez la liste à rapprocher. Il y a : { $known }.
codes-unknown-list = Il n’y a pas de liste « { $id } ». Il y a : { $known }.
codes-cannot-read-names = Les noms n’ont pas pu être lus : { $reason }. Donnez un nom par ligne sur l’entrée standard.
codes-line = { $id } : { $n } codes, { $version } ({ $source })
