### Words of the room «recognise».
recognise-role-title = titre
recognise-role-header = en-tête
recognise-role-label = libellé
recognise-role-section = section
recognise-role-value = valeur
recognise-role-total = total
recognise-role-missing = manquant
recognise-role-unit = unité
recognise-role-note = note
recognise-role-outside = hors tableau
recognise-why-title = Texte au-dessus du tableau
recognise-why-header =
    Nomme les colonnes en dessous ; l’en-tête a { $n ->
        [one] { $n } niveau
       *[other] { $n } niveaux
    }
recognise-why-tags = Étiquettes pour machines, pas des données
recognise-why-record = Une colonne d’une liste : chaque ligne est une unité
recognise-why-label = Texte ou codes à gauche des chiffres : ils nomment la ligne
recognise-why-label-down = Un libellé donné une fois et valable aussi pour les lignes suivantes
recognise-why-value = Une colonne de nombres sous un en-tête
recognise-why-section = Un libellé sans chiffres : il nomme les lignes en dessous
recognise-why-missing = « { $mark } » dit qu’il n’y a pas de chiffre
recognise-why-note = Texte en dessous du tableau
recognise-why-painted = Vous l’avez dit
recognise-no-sheet = Le fichier { $name } n’a pas de feuille « { $sheet } ». Regardez ses feuilles dans « Tableaux » et choisissez-en une autre.
recognise-does-not-fit = La disposition du tableau ne convient pas à la feuille « { $sheet } » : elle a moins de lignes. Reprenez le tableau dans « Tableaux ».
recognise-columns = Les colonnes du tableau ne vont pas ensemble : { $reason }.
recognise-read-cross = { $values } valeurs lues, { $missing } marquées comme manquantes
recognise-not-understood = { $n ->
    [one] { $n } cellule de la zone des valeurs n’est
   *[other] { $n } cellules de la zone des valeurs ne sont
} ni un nombre ni une marque connue ; le texte reste dans la colonne « value_text »
recognise-error-cells = { $n ->
    [one] { $n } cellule contient
   *[other] { $n } cellules contiennent
} une erreur du tableur au lieu d’une valeur : { $cells }
recognise-marks-missing = { $n ->
    [one] Une valeur de « { $column } » est une marque d’absence ({ $marks }) et compte comme manquante
   *[other] { $n } valeurs de « { $column } » sont des marques d’absence ({ $marks }) et comptent comme manquantes
}
recognise-almost-number = { $n ->
    [one] « { $column } » contient presque uniquement des nombres, mais une valeur n’en est pas un : la colonne reste du texte tant que vous ne dites pas comment la lire
   *[other] « { $column } » contient presque uniquement des nombres, mais { $n } valeurs n’en sont pas : la colonne reste du texte tant que vous ne dites pas comment les lire
}
recognise-none-found = Aucun tableau n’a été trouvé dans { $name }, feuille « { $sheet } ». Ouvrez-le dans la fenêtre et peignez ce que sont ses cellules.
recognise-no-such-table = { $n ->
    [one] La feuille « { $sheet } » a un tableau ; il n’y a pas de numéro { $number }.
   *[other] La feuille « { $sheet } » a { $n } tableaux ; il n’y a pas de numéro { $number }.
}
recognise-line = { $sheet } : { $kind }, en-tête lignes { $header }, données lignes { $data }, { $observations } observations
recognise-kind-cross = tableau croisé
recognise-kind-records = liste d’enregistrements
recognise-tidied = { $rows } lignes écrites dans { $path }
recognise-comma-thousands = Nombres écrits en texte dont la virgule peut séparer les milliers ou les dixièmes : { $n }. Comme « { $text } », trois chiffres suivent toujours la virgule ; elle est lue comme séparateur de milliers.
recognise-fields-beyond = { $n ->
    [one] Une valeur se trouve au-delà de la dernière colonne, dans une ligne plus bas : elle n’est pas lue.
   *[other] { $n } valeurs se trouvent au-delà de la dernière colonne, dans des lignes plus bas : elles ne sont pas lues.
}
recognise-why-total-named =
    Le mot dit total ; aucune suite de lignes ou de colonnes voisines n’y correspond, ou des chiffres manquent
recognise-why-total-sum =
    Le mot dit total, et c’est la somme des { $direction ->
        [row] lignes
       *[other] colonnes
    } { $first } à { $last }
recognise-why-total-unnamed =
    C’est la somme des { $direction ->
        [row] lignes
       *[other] colonnes
    } { $first } à { $last }, sans qu’un mot le dise
recognise-why-total-differs =
    Le mot dit total des { $direction ->
        [row] lignes
       *[other] colonnes
    } { $first } à { $last }, mais { $n ->
        [one] un chiffre diffère
       *[other] { $n } chiffres diffèrent
    } : en { $cell } les parties donnent { $sum }
recognise-set-aside = { $n ->
    [one] Une cellule a été peinte comme autre chose qu’un chiffre et est mise de côté.
   *[other] { $n } cellules ont été peintes comme autre chose que des chiffres et sont mises de côté.
}
recognise-fate-read = lu tel quel
recognise-fate-typed = texte lu comme nombre
recognise-fate-changed = signe devenu statut
recognise-fate-set-aside = mis de côté : titre, note ou unité
recognise-fate-refused = non compris
recognise-dates-as-texts = { $column } contient { $n } dates écrites comme du texte : { $day } seulement jour–mois, { $month } seulement mois–jour, { $either } les deux. Elles restent du texte jusqu’à ce que vous choisissiez l’ordre dans Sources.
recognise-dates-read = { $n ->
    [one] Un texte de { $column } est lu comme date.
   *[other] { $n } textes de { $column } sont lus comme dates.
}
recognise-dates-do-not-fit = { $column } reste du texte : { $n } de ses dates ne suivent pas l’ordre choisi.
recognise-percent = { $n ->
    [one] Un chiffre est affiché en pour cent dans le classeur et lu tel qu’enregistré : { $stored }, affiché { $shown } %
   *[other] { $n } chiffres sont affichés en pour cent dans le classeur et lus tels qu’enregistrés : le premier est { $stored }, affiché { $shown } %
}
recognise-brackets-negative = { $n ->
    [one] Un chiffre entre parenthèses a été lu
   *[other] { $n } chiffres entre parenthèses ont été lus
} comme négatifs, comme en comptabilité ; si les parenthèses signalent peu de cas, dites-le dans la feuille
recognise-alike = { $n } chiffres ont les mêmes libellés qu’un autre : ce qui les distingue (une année, un intitulé) n’a peut-être pas été compris. Regardez les libellés du tableau
recognise-why-flags = Signes à côté des chiffres qui disent leur qualité : provisoire, estimé, rupture de série
recognise-hidden = Les lignes ({ $rows }) et colonnes ({ $columns }) masquées dans le classeur sont lues comme les autres
recognise-brackets-doubt = { $n ->
    [one] Un chiffre entre parenthèses a été lu
   *[other] { $n } chiffres entre parenthèses ont été lus
} comme reposant sur peu de cas (statut U), comme le dit une ligne de la feuille
recognise-filled-down = { $n ->
    [one] Une cellule vide de « { $column } » a pris
   *[other] { $n } cellules vides de « { $column } » ont pris
} le texte du dessus, donné une fois et valable vers le bas
recognise-totals-in-list = { $n ->
    [one] Une ligne de la liste porte le nom d’un total
   *[other] { $n } lignes de la liste portent le nom d’un total
} (lignes { $rows } de la feuille) : des sommes compteraient deux fois leurs parties. Écartez-les avec un filtre
recognise-tables-left = { $n ->
    [one] La feuille « { $sheet } » contient un autre tableau
   *[other] La feuille « { $sheet } » contient { $n } autres tableaux
} non écrits : choisissez avec --table, ou écrivez tout avec --all
recognise-point-thousands = Nombres écrits en texte dont le point sépare les milliers : { $n }. Comme « { $text } », trois chiffres suivent toujours le point, et les nombres sans point sont inférieurs à mille.
recognise-totals-of-list = { $n ->
    [one] Une ligne de la liste est un total d’autres lignes
   *[other] { $n } lignes de la liste sont des totaux d’autres lignes
} (lignes { $rows } de la feuille) : mises de côté, car des sommes compteraient deux fois leurs parties
recognise-why-total-of-list = Un total d’enregistrements, d’après son mot et parce que rien d’autre n’y est écrit ; ce n’est pas un enregistrement
recognise-period-marks = { $n ->
    [one] Un chiffre est
   *[other] { $n } chiffres sont
} sous une période qui porte une marque, comme « 2023 (p) » : la marque est devenue leur statut et ne fait pas partie de la période.
recognise-percent-signs = { $n ->
    [one] Un chiffre est écrit avec le signe %, comme « { $text } » : son nombre est lu
   *[other] { $n } chiffres sont écrits avec le signe %, comme « { $text } » : leurs nombres sont lus
} tel quel, de sorte que 12 % donne 12.
