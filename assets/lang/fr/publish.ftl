### Words of the room «publish».
publish-unknown-ending = Les fichiers en « .{ $ending } » ne peuvent pas être écrits ici. Choisissez un nom qui finit par .csv, .xlsx ou .parquet.
publish-cannot-write = Le fichier { $path } n’a pas pu être écrit : { $reason }. Vérifiez que le dossier existe, que vous pouvez y écrire et que le fichier n’est pas ouvert ailleurs.
publish-cannot-make-file = Le fichier n’a pas pu être produit : { $reason }. Rien n’a été écrit.
