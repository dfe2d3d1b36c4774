### Words of the room «protect».
protect-working = Looking for cells that could give somebody away…
protect-wrong-shape = In the table “{ $table }” a cell does not have exactly one code for each dimension. Compute the table again.
protect-doubled-cell = In the table “{ $table }” the cell { $cell } occurs twice. Keep one row for each combination, or add the two up, then protect the table again.
protect-no-reason = A release without protection needs a reason. Write in a few words why these figures are not confidential.
protect-solver = The attack on the protected table could not be computed ({ $reason }). Nothing is released. Try with fewer dimensions or broader classes.
protect-group-disclosure = { $n ->
    [one] In one place all persons of a total stand in the same cell: whoever knows that somebody belongs to the total knows the rest. Check whether that is harmless.
   *[other] In { $n } places all persons of a total stand in the same cell: whoever knows that somebody belongs to the total knows the rest. Check whether that is harmless.
    }
