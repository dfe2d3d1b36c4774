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
protect-usage-table = Name one table of counts: “statelier protect TABLE.csv --threshold 5 -o OUT.csv”.
protect-usage-out = Say where the protected table is to be written: “-o OUT.csv”.
protect-usage-threshold = The threshold “{ $value }” is no whole number of 1 or more. Usual values are 3, 5 and 10.
protect-only-csv = { $path } is no CSV file. Write the table as CSV first (“statelier tidy” does it), then protect it.
protect-unreadable = { $path } could not be read as a table: { $reason }. Check that every line has as many fields as the first one.
protect-no-count-column = { $path } has no column “{ $column }” with counts. The columns are: { $columns }. Name the one with the counts: --measure COLUMN.
protect-not-a-count = Line { $line } of { $path } has “{ $value }” where a count is expected: a whole number of 0 or more. Correct it, or leave it empty if there is no figure.
protect-empty = { $path } has no row with a count, so there is nothing to protect.
protect-summary = { $n ->
    [one] One cell
   *[other] { $n } cells
    }: { $primary } hidden as too small (1 to { $highest }), { $complementary } hidden so that those cannot be worked out.
protect-summary-attack = A reader who adds and subtracts all published figures can place no hidden small count better than within { $values } possible values.
protect-summary-loss = What is hidden is { $share } of the total of the finest cells.
protect-summary-blank = { $n ->
    [one] One row has no count and is left as it is.
   *[other] { $n } rows have no count and are left as they are.
    }
protect-summary-margins = { $n ->
    [one] One total that the file does not give was computed and taken as known to the reader.
   *[other] { $n } totals that the file does not give were computed and taken as known to the reader.
    }
protect-not-safe = The table could not be protected: a reader could still work out a hidden count. Nothing was written. Use broader classes or fewer dimensions.
protect-flat-title = Counts of { $path }
protect-flat-count = Count
protect-usage-contributor = Say which column names the contributors, for example --contributor company: the rules look at the largest of each cell.
protect-usage-by = Say which columns make the table, for example --by hs,partner.
protect-usage-numbers = “{ $text }” is not what the rule wants: { $n ->
    [one] a number of 0 or more
   *[other] { $n } numbers of 0 or more, with commas between them
    }.
protect-amount-negative = “{ $contributor }” has an amount below 0. The rules for the largest contributors hold for amounts of 0 or more: make two tables, or one of the amounts without their sign.
protect-amount-none = There are no amounts above 0: there is nothing to protect.
protect-amount-rule = The rule cannot be used. p % wants a p above 0; (p, q) a q above p; dominance at least one contributor and a k between 0 and 100.
protect-amount-summary = { $n ->
    [one] One cell
   *[other] { $n } cells
    }: { $primary } hidden because they tell too much of their largest contributors, { $complementary } so that these cannot be worked out. Hidden amounts are { $percent }% of the finest cells. Every hidden cell was attacked by linear programming, also from the inside of cells with one contributor.
protect-identifiers-none = No column was found that names persons: no names, numbers, addresses, telephones or places. Look yourself as well.
protect-identifier = “{ $column }” { $identifier ->
    [name] holds names of persons
    [number] holds numbers that were given to persons
    [phone] holds telephone numbers
    [email] holds e-mail addresses
    [coordinates] holds places as exact as a house
    [address] holds addresses
    [account] holds bank accounts
    [birth] holds dates of birth to the day
   *[text] holds free texts, in which anything may stand
    } ({ $evidence ->
    [heading] by its name
    [values] by its values
   *[uniqueness] nearly all values differ
    }). Leave it out before figures or records go to anybody.
protect-risk-no-keys = Name the columns an outsider may know, for example --keys sex,age,region, to see how well the records are hidden.
protect-risk-file = { $below ->
    [0] Each of the { $records } records shares its combination with at least { $k } records.
    [one] One of { $records } records shares its combination with fewer than { $k } records.
   *[other] { $below } of { $records } records share their combination with fewer than { $k } records.
    } One expects { $expected } to be recognised; { $risky } have a risk above { $limit }.
protect-risk-diversity = { $n ->
    [0] No combination gives “{ $column }” away: each has at least two different values.
    [one] One record gives “{ $column }” away: all who share its combination have the same value.
   *[other] { $n } records give “{ $column }” away: all who share their combination have the same value.
    }
protect-usage-record-key = Say which column holds the keys of the records: --record-key COLUMN. Each record keeps its key for ever, so that a cell is changed alike in every table.
protect-usage-one-change = Say how counts are changed: --random-round 3, or --noise TABLE.csv (count, from, to, change).
protect-usage-base = “{ $text }” is no base to round to: a whole number of 2 or more, usually 3, 5 or 10.
protect-bad-noise = Line { $line } of { $path } is no line of a table of noise. Write four numbers: count, from, to, change; for example 3,0.7,1,1.
protect-bad-record-key = Row { $row } has the key “{ $value }” in “{ $column }”. A key is a whole number, or a fraction such as 0.734 with at most nine digits.
protect-keys-done = { $n ->
    [one] One cell
   *[other] { $n } cells
    } counted, { $changed } of them changed as the keys of their records say. Totals are changed by themselves: parts need not add up to them. Do not publish the table of noise nor means beside these counts.
protect-rounded = { $n ->
    [one] One count
   *[other] { $n } counts
    } rounded to multiples of { $base }, by at most { $largest }. { $additive ->
    [yes] All parts still add up to their totals.
   *[no] No rounding was found in which all parts add up; each count was rounded by itself.
    }{ $others ->
    [0] {""}
   *[other] {" "}The other figures were left out: beside rounded counts they would give the counts away.
    }
protect-no-counts = “{ $table }” holds averages, rates or estimates from a sample. Beside rounded counts they would give the counts away: only counts of everybody can be rounded. Hide what is small instead.
protect-synthetic-made = { $rows ->
    [one] One synthetic record was made. It is nobody’s: for lessons and trials only, never for figures to be published.
   *[other] { $rows } synthetic records were made. They are nobody’s: for lessons and trials only, never for figures to be published.
}
protect-synthetic-dropped = Left out, because they name persons or hold free texts: { $columns }.
protect-synthetic-rare = { $n ->
    [one] One value that fewer than { $least } records have was left out.
   *[other] { $n } values that fewer than { $least } records have were left out.
}
protect-synthetic-useful = How like the real file: in no column do the shares differ by more than { $largest } points in all; over pairs of columns they differ by { $pairs } points on average.
protect-synthetic-alike = How safe: { $n } of { $rows } records have the same classes as a real record that is alone with them. None was copied: each value was drawn from records that are alike.
protect-round-beside = These figures are rounded, and “{ $name }”, which counts the same people, goes out in another way: sums of the one beside parts of the other would give counts away. Round both to the same base, hide in both, or leave one out of the report.
protect-too-late = { $n ->
    [one] One count below the threshold stands in an earlier release, or can be narrowed down from it more than the rule allows. It is left out here, but that cannot be taken back.
   *[other] { $n } counts below the threshold stand in an earlier release, or can be narrowed down from it more than the rule allows. They are left out here, but that cannot be taken back.
 }
