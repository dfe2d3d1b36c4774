### Words of the room «protect».
protect-working = Recherche des cellules qui pourraient trahir quelqu’un…
protect-wrong-shape = Dans le tableau « { $table } », une cellule n’a pas exactement un code par dimension. Calculez le tableau à nouveau.
protect-doubled-cell = Dans le tableau « { $table } », la cellule { $cell } figure deux fois. Gardez une seule ligne par combinaison, ou additionnez les deux, puis protégez à nouveau le tableau.
protect-no-reason = Une diffusion sans protection demande une raison. Écrivez en quelques mots pourquoi ces chiffres ne sont pas confidentiels.
protect-solver = L’attaque du tableau protégé n’a pas pu être calculée ({ $reason }). Rien n’est diffusé. Essayez avec moins de dimensions ou des classes plus larges.
protect-group-disclosure = { $n ->
    [one] À un endroit, toutes les personnes d’un total se trouvent dans la même cellule : qui sait que quelqu’un fait partie du total sait le reste. Vérifiez si cela est sans conséquence.
   *[other] À { $n } endroits, toutes les personnes d’un total se trouvent dans la même cellule : qui sait que quelqu’un fait partie du total sait le reste. Vérifiez si cela est sans conséquence.
    }
