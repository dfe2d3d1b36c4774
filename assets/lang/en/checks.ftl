### Words of the room “checks”.
checks-working = Checking: { $check }…
checks-none = Nothing found: { $checks } checks were done on { $rows ->
    [one] one row
   *[other] { $rows } rows
    }.{ $notable ->
    [0] {""}
    [one] {" "}One thing is worth knowing.
   *[other] {" "}{ $notable } things are worth knowing.
    }
checks-some = { $checks } checks were done on { $rows ->
    [one] one row
   *[other] { $rows } rows
    }: { $wrong ->
    [0] nothing is impossible
    [one] one finding cannot be right
   *[other] { $wrong } findings cannot be right
    }, { $doubtful ->
    [0] nothing is doubtful
    [one] one is doubtful
   *[other] { $doubtful } are doubtful
    }{ $notable ->
    [0] .
    [one] , one is worth knowing.
   *[other] , { $notable } are worth knowing.
    }
checks-grade-wrong = Cannot be
checks-grade-doubtful = Doubtful
checks-grade-info = Worth knowing
checks-needs-rows = The table has no rows.
checks-needs-texts = The table has no columns of text or codes.
checks-needs-codes = No column has codes of a list yet. Give the columns their codes in Harmonise.
checks-needs-meanings = No column is known to hold ages, weights, amounts, shares, dates or coordinates. Say what the columns measure.
checks-needs-pairs = There are no two columns that could contradict each other: two dates, age and age band, parts and total, price and quantity.
checks-needs-key = No column names a person, and the table has too few columns for two rows to be one.
checks-needs-persons = This needs a column of names and one of birth dates.
checks-needs-figures = This is for tables of figures: no column is known to hold the observed value.
checks-needs-counts = The figures are shares or amounts, not numbers of persons; their parts do not add up.
checks-needs-records = In a table of figures of groups, large and small groups stand beside each other; sudden changes are looked for instead.
checks-needs-totals = No total stands beside its parts.
checks-needs-concept = No column is known to hold this: { $concept }. Say in Harmonise which one does.
checks-needs-ages = This needs ages in single years: at least { $ages } different ones, of at least { $n } persons.
checks-needs-sex-codes = The column of sexes has no codes yet. Give it the codes of the list of sexes in Harmonise.
checks-needs-sexes = There are fewer than { $n } persons, or no women.
checks-needs-groups = This needs at least { $n } persons in at least five groups of five years one after the other, none of them empty.
checks-needs-dates = No column holds at least { $n } dates to the day.
checks-needs-amounts = No column holds at least { $n } amounts that differ.
checks-needs-series = No series has at least { $n } periods.
checks-needs-goods = This needs columns of commodity codes, values and quantities.
checks-needs-consignments = No commodity has at least { $n } consignments.
checks-needs-mirror = This needs reporter, partner, flow and value, with the imports of one country beside the exports of the other.
checks-needs-rules = No rules of your own yet.
checks-structure-title = Empty and doubled columns and rows
checks-structure-means = Empty columns and rows are mostly left over from the layout of the sheet. Two columns that say the same are one too many: leave one out before you count or join.
checks-structure-empty-columns = { $n ->
    [one] One column has no values: { $names }.
   *[other] { $n } columns have no values: { $names }.
    }
checks-structure-empty-rows = { $n ->
    [one] One row has no values at all.
   *[other] { $n } rows have no values at all.
    }
checks-structure-same-columns = “{ $one }” and “{ $other }” hold the same value in every row.
checks-spelling-title = Blanks, letters, spellings
checks-spelling-means = To a computer “Nord” and “Nord ” are two regions. The variants can be put together in Harmonise; letters that were read wrongly need another encoding for the file, in Sources.
checks-spelling-blanks = { $n ->
    [one] In “{ $column }” one value has blanks or signs that nobody sees, such as { $example }.
   *[other] In “{ $column }” { $n } values have blanks or signs that nobody sees, such as { $example }.
    }
checks-spelling-encoding = { $n ->
    [one] In “{ $column }” one value has letters that were read in the wrong encoding: { $example }.
   *[other] In “{ $column }” { $n } values have letters that were read in the wrong encoding, such as { $example }.
    }
checks-spelling-variants = { $n ->
    [one] “{ $column }” has spellings that may be one value: { $example }.
   *[other] “{ $column }” has { $n } groups of spellings that may each be one value, such as { $example }.
    }
checks-kinds-title = Values unlike their column
checks-kinds-means = A word among numbers makes the whole column text; a code that a spreadsheet took for a number has lost its zeros. Look at the file the table was made from before you change anything.
checks-kinds-no-date = { $n ->
    [one] In “{ $column }” one value is no date: { $examples }.
   *[other] In “{ $column }” { $n } values are no dates, such as { $examples }.
    }
checks-kinds-no-number = { $n ->
    [one] Nearly all of “{ $column }” are numbers, but one value is not: { $examples }.
   *[other] Nearly all of “{ $column }” are numbers, but { $n } values are not, such as { $examples }.
    }
checks-kinds-power = { $n ->
    [one] In “{ $column }” a spreadsheet has written one code as a power of ten: { $examples }.
   *[other] In “{ $column }” a spreadsheet has written { $n } codes as powers of ten, such as { $examples }.
    }
checks-kinds-short-code = { $n ->
    [one] In “{ $column }” one code is a digit shorter than the others: { $examples }. Has it lost a leading zero?
   *[other] In “{ $column }” { $n } codes are a digit shorter than the others, such as { $examples }. Have they lost a leading zero?
    }
checks-codes-title = Codes outside their list
checks-codes-means = A code that its list does not have is in no class: its rows would be missing from every breakdown.
checks-codes-unknown = { $n ->
    [one] In “{ $column }” one row has a code that the list “{ $list }” does not have: { $examples }.
   *[other] In “{ $column }” { $n } rows have codes that the list “{ $list }” does not have, such as { $examples }.
    }
checks-ranges-title = Impossible values
checks-ranges-means = Often these are marks for “not known” (999) or slips of the keyboard. Ask the sender, or make them missing with a step: the step counts and lists them.
checks-ranges-age = { $n ->
    [one] In “{ $column }” one age is below 0 or above 120 ({ $least }).
   *[other] In “{ $column }” { $n } ages are below 0 or above 120 (from { $least } to { $most }).
    }
checks-ranges-weight = { $n ->
    [one] In “{ $column }” one weight is not above 0 ({ $least }).
   *[other] In “{ $column }” { $n } weights are not above 0 (from { $least } to { $most }).
    }
checks-ranges-psus = { $n ->
    [one] In “{ $column }” one stratum has fewer than one unit ({ $least }).
   *[other] In “{ $column }” { $n } rows have fewer than one unit in their stratum (from { $least } to { $most }).
    }
checks-ranges-negative = { $n ->
    [one] In “{ $column }” one value is below 0 ({ $least }).
   *[other] In “{ $column }” { $n } values are below 0 (from { $least } to { $most }).
    }
checks-ranges-share = { $n ->
    [one] In “{ $column }” one share is not between 0 and 100% ({ $most }).
   *[other] In “{ $column }” { $n } shares are not between 0 and 100% (from { $least } to { $most }).
    }
checks-ranges-coordinate = { $n ->
    [one] In “{ $column }” one coordinate lies nowhere on earth ({ $most }).
   *[other] In “{ $column }” { $n } coordinates lie nowhere on earth (from { $least } to { $most }).
    }
checks-ranges-future = { $n ->
    [one] In “{ $column }” one date lies in the future.
   *[other] In “{ $column }” { $n } dates lie in the future.
    }
checks-ranges-past = { $n ->
    [one] In “{ $column }” one date lies before 1800.
   *[other] In “{ $column }” { $n } dates lie before 1800.
    }
checks-consistency-title = Values that contradict each other
checks-consistency-means = One of the two values is wrong; the table alone does not say which. Put the rows on the query list.
checks-consistency-dates = { $n ->
    [one] In one row “{ $first }” lies after “{ $second }”.
   *[other] In { $n } rows “{ $first }” lies after “{ $second }”.
    }
checks-consistency-bands = { $n ->
    [one] In one row the age in “{ $first }” is not in the band of “{ $second }”.
   *[other] In { $n } rows the age in “{ $first }” is not in the band of “{ $second }”.
    }
checks-consistency-permit = { $n ->
    [one] One citizen (“{ $first }”) has a permit in “{ $second }”.
   *[other] { $n } citizens (“{ $first }”) have a permit in “{ $second }”.
    }
checks-consistency-worker = { $n ->
    [one] One child under 5 (“{ $first }”) is employed in “{ $second }”.
   *[other] { $n } children under 5 (“{ $first }”) are employed in “{ $second }”.
    }
checks-consistency-part = { $n ->
    [one] In one row “{ $first }” is above its total “{ $second }”.
   *[other] In { $n } rows “{ $first }” is above its total “{ $second }”.
    }
checks-consistency-sum = { $n ->
    [one] In one row “{ $first }” and “{ $second }” together are less than “{ $third }”.
   *[other] In { $n } rows “{ $first }” and “{ $second }” together are less than “{ $third }”.
    }
checks-consistency-price = { $n ->
    [one] In one row “{ $first }” is not “{ $second }” times “{ $third }”.
   *[other] In { $n } rows “{ $first }” is not “{ $second }” times “{ $third }”.
    }
checks-duplicates-title = Rows that stand twice
checks-duplicates-means = Who stands twice is counted twice. The step “Keep one row for each key” keeps one row for each key and lists the others.
checks-duplicates-id = { $n ->
    [one] One identifier of “{ $column }” stands in { $rows } rows.
   *[other] { $n } identifiers of “{ $column }” stand in several rows, { $rows } in all.
    }
checks-duplicates-rows = { $n ->
    [one] One row stands { $rows } times with the same value in every column.
   *[other] { $n } rows stand several times with the same value in every column, { $rows } in all.
    }
checks-duplicates-cells = { $n ->
    [one] One cell of the table ({ $keys }) has more than one row
   *[other] { $n } cells of the table ({ $keys }) have more than one row
    }{ $other ->
    [0] , always with the same figure.
   *[other] , { $other } of them with different figures.
    }
checks-similar-title = Persons who may stand twice
checks-similar-means = The same person may be written in two ways. Only somebody who knows the register can say so; nothing is joined here.
checks-similar-found = { $n ->
    [one] One pair of rows may be the same person.
   *[other] { $n } pairs of rows may each be the same person.
    }
checks-similar-large = { $n ->
    [one] One group with more than { $most } persons of one name or birth date was not compared.
   *[other] { $n } groups with more than { $most } persons of one name or birth date were not compared.
    }
checks-similar-reason = With { $name } (row { $row }): { $letters ->
    [0] the same name
    [one] names one letter apart
   *[other] names { $letters } letters apart
    }, { $dates ->
    [same] the same birth date
    [turned] day and month of birth changed places
   *[near] birth dates one digit apart
    }
checks-missing-title = Missing answers
checks-missing-means = Those who did not answer are seldom like those who did. Where many answers are missing, say so beside the figure. Who was not asked is not counted.
checks-missing-complete = Values that are there (%)
checks-missing-complete-means = Share of the cells of the table that hold a value.
checks-missing-column = { $n ->
    [one] “{ $column }” is empty in one row of { $of } ({ $percent }%).
   *[other] “{ $column }” is empty in { $n } rows of { $of } ({ $percent }%).
    }
checks-missing-asked = { $n ->
    [one] “{ $column }” is empty in one row of the { $of } where it was asked ({ $percent }%); nobody with { $filters } was asked.
   *[other] “{ $column }” is empty in { $n } rows of the { $of } where it was asked ({ $percent }%); nobody with { $filters } was asked.
    }
checks-missing-filtered = “{ $column }” is empty for everybody with { $filters }: they were not asked. Of the { $of } others { $n } ({ $percent }%) did not answer.
checks-sums-title = Totals and their parts
checks-sums-means = Parts above their total are an error in one of the figures. Parts below it may leave out a group: not stated, other countries.
checks-sums-above = { $n ->
    [one] Over “{ $column }” the parts of one total add up to more than it
   *[other] Over “{ $column }” the parts of { $n } totals add up to more than they do
    } ({ $of } totals looked at; largest difference { $largest }).
checks-sums-below = { $n ->
    [one] Over “{ $column }” the parts of one total add up to less than it
   *[other] Over “{ $column }” the parts of { $n } totals add up to less than they do
    } ({ $of } totals looked at; largest difference { $largest }).
checks-sums-row = The parts add up to { $sum }, the total is { $total }: a difference of { $difference }.
checks-sums-no-counts = Over “{ $column }” { $n } of { $of } totals are not the sum of their parts. Are the figures means or rates? Then say so with the unit.
checks-heaping-title = Round ages
checks-heaping-means = Where people do not know their age, ages ending in 0 and 5 are given too often. Use groups of five years that begin with 3 or 8, or ten-year groups; never single years.
checks-heaping-whipple = Whipple’s index, ages 23–62
checks-heaping-whipple-means = 100 = no heaping, 500 = all ages end in 0 or 5. Ages are { $class ->
    [high] highly accurate
    [fair] fairly accurate
    [approximate] approximate
    [rough] rough
   *[very-rough] very rough
    }.
checks-heaping-myers = Myers’ blended index, ages 10–99
checks-heaping-myers-means = 0 = no heaping, 90 = all ages end in one digit. Most ages end in { $digit }: { $share }% instead of 10%.
checks-heaping-found = Ages in “{ $column }” end in 0 or 5 too often: Whipple’s index is { $index }.
checks-age-sex-title = Ages and sexes as a whole
checks-age-sex-means = The joint score of the United Nations adds up how unevenly sex ratios and age groups follow each other. Migration itself makes them uneven: for migrants a high score need not be an error.
checks-age-sex-score = UN age-sex accuracy index (joint score)
checks-age-sex-means-score = Ages { $first }–{ $last }: { $class ->
    [accurate] accurate (under 20)
    [inaccurate] inaccurate (20 to 40)
   *[highly-inaccurate] highly inaccurate (over 40)
    }. Sex ratio score { $sexes }, age ratio scores { $men } (men) and { $women } (women).
checks-age-sex-found = The joint score of ages and sexes is { $score }: { $class ->
    [inaccurate] inaccurate
   *[highly-inaccurate] highly inaccurate
    }, unless migration explains it.
checks-sex-ratio-title = Men for 100 women
checks-sex-ratio-means = In a whole population the ratio lies between 90 and 115. Among migrants it may be far from that; ask whether one sex was counted less well.
checks-sex-ratio-value = Men for 100 women
checks-sex-ratio-means-ratio = { $class ->
    [usual] Within 90 to 115, the range of whole populations, or so near that chance may explain it.
   *[unusual] Outside of 90 to 115, where whole populations lie.
    }
checks-sex-ratio-found = There are { $ratio } men for 100 women.
checks-sex-ratio-region = { $n ->
    [one] In one area, “{ $area }”, there are { $ratio } men for 100 women.
   *[other] { $n } areas are far from 100 men for 100 women, most of all “{ $area }” with { $ratio }.
    }
checks-date-digits-title = Round dates
checks-date-digits-means = A date that is not known is often written as 1 January or as the first or fifteenth of a month. Use the year or the month only.
checks-date-digits-january = 1 January
checks-date-digits-july = 1 July
checks-date-digits-first = the first of the month
checks-date-digits-fifteenth = the fifteenth of the month
checks-date-digits-found = { $n ->
    [one] In “{ $column }” the date is { $day }, as too many are ({ $percent }%; chance would give { $expected }%).
   *[other] In “{ $column }” { $n } dates ({ $percent }%) are { $day }; chance would give { $expected }%.
    }
checks-outliers-title = Amounts far from the others
checks-outliers-means = They can be right: some people earn much. But one slipped digit moves a mean. The distance is taken from the median in robust standard deviations; past 3.5 a value is listed.
checks-outliers-found = { $n ->
    [one] In “{ $column }” one value lies far from the others (median { $median })
   *[other] In “{ $column }” { $n } values lie far from the others (median { $median })
    }{ $scale ->
    [log] , by its order of magnitude.
   *[plain] .
    }
checks-outliers-row = { $value } lies { $score } robust standard deviations from the median { $median }.
checks-breaks-title = Breaks in series
checks-breaks-means = A definition, a source or a boundary may have changed: then mark the figure with B and say so in a note. If not, ask the sender.
checks-breaks-found = { $n ->
    [one] In { $series } series one change is larger than a fifth and far from the usual.
   *[other] In { $series } series { $n } changes are larger than a fifth and far from the usual.
    }
checks-breaks-row = From { $before } ({ $then }) to { $after } ({ $now }): { $percent }%.
checks-unit-values-title = Unit values
checks-unit-values-means = Value divided by quantity, held against consignments of the same commodity and partner. A wrong unit (tonnes for kilograms) or a slipped digit shows here first.
checks-unit-values-found = { $n ->
    [one] One consignment has a value for a unit far from the usual.
   *[other] { $n } consignments have a value for a unit far from the usual.
    }
checks-unit-values-row = { $value } for a unit; the median of { $n } consignments like it is { $usual }.
checks-unit-values-none = { $n ->
    [one] One consignment has a value but no quantity.
   *[other] { $n } consignments have a value but no quantity.
    }
checks-mirror-title = Mirror figures
checks-mirror-means = Imports are valued with freight and insurance (CIF), exports without (FOB): imports up to a quarter above the mirror are usual. More, or less, has a reason: goods in transit, another country of origin, time of shipment, undervaluation.
checks-mirror-found = { $n } of { $of } pairs of mirror figures differ by more than freight explains.
checks-mirror-row = Imports { $imports }, mirrored exports { $exports }: { $percent }% of their mean.
checks-rules-title = Your own rules
checks-rules-means = You wrote this rule for the table.
checks-rule-always = { $must }
checks-rule-when = Where { $when }: { $must }
checks-rule-compare = “{ $column }” { $how ->
    [equal] is
    [other] is not
    [below] is below
    [at-most] is at most
    [at-least] is at least
   *[above] is above
    } { $is-column ->
    [yes] “{ $with }”
   *[no] { $with }
    }
checks-rule-filled = “{ $column }” is filled in
checks-rule-empty = “{ $column }” is empty
checks-rule-expression = { $sql }
checks-rule-broken = { $n ->
    [one] One row breaks the rule: { $rule }.
   *[other] { $n } rows break the rule: { $rule }.
    }
checks-rule-unusable = The rule “{ $rule }” could not be checked: { $why }
checks-rule-no-number = “{ $column }” holds numbers, and “{ $value }” is none. Write the value as a number.
checks-missing-ask = “{ $column }” is empty. Do you know the value?
checks-missing-young = an age under { $age }
checks-missing-answers = “{ $filter }” = { $answers }
checks-missing-and = { $all } or { $next }
checks-missing-nobody = nobody
checks-ranges-births = { $n ->
    [one] In “{ $column }” one birth lies more than { $years } years ago.
   *[other] In “{ $column }” { $n } births lie more than { $years } years ago.
    }
checks-codes-without = { $n ->
    [one] In “{ $column }” one value has found no code in “{ $coded }”: { $examples }. Its row is in no class.
   *[other] In “{ $column }” { $n } values have found no code in “{ $coded }”, such as { $examples }. Their rows are in no class.
    }
checks-rule-no-order = “{ $column }” is text, and words have no more or less. Read it as dates or numbers first (Tables, or the step “Read text as numbers”).
