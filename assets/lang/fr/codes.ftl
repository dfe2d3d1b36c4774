### Words of the room «codes».
codes-needs-list = Nommez la liste à rapprocher. Il y a : { $known }.
codes-unknown-list = Il n’y a pas de liste « { $id } ». Il y a : { $known }.
codes-cannot-read-names = Les noms n’ont pas pu être lus : { $reason }. Donnez un nom par ligne sur l’entrée standard.
codes-line = { $id } : { $n } codes, { $version } ({ $source })
codes-list-age = âges
codes-list-area-type = types de zone
codes-list-birth-status = statut de naissance
codes-list-citizenship-status = statut de nationalité
codes-list-countries = pays et zones
codes-list-education = niveaux d’instruction
codes-list-hs2022 = Système harmonisé 2022
codes-list-isco08 = professions, CITP-08
codes-list-labour-status = situations d’activité
codes-list-obs-status = statuts d’observation
codes-list-sex = sexes
codes-list-urbanisation = urbain et rural
