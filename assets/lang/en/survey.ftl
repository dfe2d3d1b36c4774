### Words of the room «survey».

survey-no-column = There is no column “{ $name }” in this table. Its columns are: { $known }.
survey-expression = “{ $expression }” { $reason ->
    [syntax] is not complete, or a sign stands where none may.
    [kinds] calculates numbers, texts or dates with each other. For the time between two dates there is the step “Time between two dates”.
   *[unknown] uses a function that is not known here.
} Write amounts and conditions as in SQL, for example cost / income, or sex = 'female'.
survey-not-a-number = “{ $expression }” gives texts, and an estimate needs numbers or a condition. Compare it with a value, for example { $expression } = '…'.
survey-negative-weight = The weight in row { $row } of column “{ $column }” is { $weight }. Weights cannot be negative: correct the row, or choose another weight column.
survey-missing-weight = { $rows ->
    [one] One row has no number
   *[other] { $rows } rows have no number
    } in the weight column “{ $column }”. Give every row a weight: 0 keeps a row without counting it.
survey-zero-weights = All weights in column “{ $column }” are zero, so nobody counts. Choose another weight column.
survey-missing-design = { $rows ->
    [one] One row has no value
   *[other] { $rows } rows have no value
    } in column “{ $column }”, which says how the sample was drawn. Fill the column, or leave it out of the design.
survey-lonely-psu = Stratum “{ $stratum }” has a single primary sampling unit (“{ $psu }”), so its variance cannot be seen. Join it with a similar stratum, or choose what it should give; “centre on the overall mean” (adjust) is the careful choice.
survey-lonely-row = Stratum “{ $stratum }” has a single row, so its variance cannot be seen. Join it with a similar stratum, or choose what it should give; “centre on the overall mean” (adjust) is the careful choice.
survey-lonely-sample = The sample has a single primary sampling unit (“{ $psu }”), so no variance can be seen. Check the column that names the sampling units.
survey-one-row = The table has a single row, so no variance can be seen. Choose a table with all people of the sample.
survey-population-small = Stratum “{ $stratum }” has { $sampled } sampled units, but column “{ $column }” says there are only { $population } in the population. The column must hold numbers of units, not shares.
survey-population-differs = Column “{ $column }” holds different numbers of population units inside stratum “{ $stratum }”. Give each stratum one number.
survey-nobody-left = Nobody fits the condition “{ $condition }”. Check how the values are written.
survey-nothing-measured = No row has a usable value, so there is nothing to estimate. Check the column or the expression.
survey-too-many-margins = Margins of { $columns } columns are too many to be read. Break down by at most { $most } columns, or leave the margins out.
survey-no-rows = The table has no rows, so there is nothing to estimate. Choose a table with data.
survey-probability = A quantile lies between 0 and 1, and { $probability } does not. For the median write 0.5.
survey-unreadable = { $name } could not be read as a table: { $reason }. Give a CSV or Parquet file with one header row; open workbooks with “statelier tidy” first.
survey-bands = The limits for bands of “{ $column }” must rise, for example 15,25,45,65.
survey-known-total = The known total of “{ $group }” ({ $columns }) is { $total }. A total must be a number above zero: correct the table of totals.
survey-known-twice = The table of known totals has “{ $group }” ({ $columns }) twice. Keep one of the rows.
survey-unknown-total = The sample has “{ $group }” ({ $columns }), and the table of known totals does not. Add its total, or join the group with another.
survey-empty-total = Nobody in the sample stands for “{ $group }” ({ $columns }), whose total is known. Join this group with another in both tables.
survey-few-replicates = { $n ->
    [one] One column of replicate weights was found
   *[other] { $n } columns of replicate weights were found
    }, and a variance needs at least two. Check how the columns are called.
survey-no-replicate-factors = A jackknife in strata needs the factor of each replicate, (n − 1)/n of its stratum. Give one number for all, or as many as there are replicates.
survey-replicate-factors = There are { $factors } factors for { $replicates } replicates. Give one number for all, or as many as there are replicates.
survey-no-group = Column “{ $column }” has no group “{ $group }”. Its groups are: { $known }.
survey-domain = The figures are about the rows where { $condition }. All other rows stay in the design, so that the sampling errors are right.
survey-calibrated = Weights of “{ $group }” ({ $columns }): { $before } before, { $after } after, { $known } known.
survey-cli-rake = Give one table of known totals with --poststratify, or several with --rake, one option a table.
survey-cli-replicates-alone = Replicate weights take the place of --strata, --psu and --fpc: leave these out.
survey-cli-replicate-type = Say how the replicate weights were made: --type brr, jk1, jkn, jk2, bootstrap, acs or other, or --type fay with --rho between 0 and 1.
survey-cli-totals = { $name } is no table of known totals. It needs the columns of the groups, called as in the data, and one more column with the numbers of people.
survey-full-count = Everybody was counted, so the figures have no sampling error. Errors of coverage and of answers remain.
survey-unweighted = No weights were given: every row counts once, and the figures describe the sample rather than the population.
survey-unanswered = { $rows ->
    [one] One row has no usable value and is
   *[other] { $rows } rows have no usable value and are
    } left out of the figures.
survey-cli-no-data = The file with the data is missing. Write: statelier estimate FILE --mean COLUMN.
survey-cli-one-statistic = Ask for exactly one figure: --indicator, --mean, --ratio, --proportion, --quantile, --total or --count.
survey-cli-choice = “{ $value }” is no value for { $option }. “statelier help” shows what the option accepts.
survey-cli-same-name = The result would have two columns of one name: { $reason }. Rename the column you break down by.

survey-why-no-figure = There is no figure: nobody is in this group, or nobody in it gave a usable answer.
survey-why-full-count = Everybody was counted, so there is no sampling error.
survey-why-fine = Reliable: { $n } observations and a coefficient of variation of { $cv }%.
survey-why-fine-without-cv = Reliable: { $n } observations.
survey-why-few = Too unreliable: only { $n ->
    [one] one observation
   *[other] { $n } observations
    }, and at least { $limit } are needed. Join this group with another.
survey-why-no-error = The sampling error of this figure could not be computed, so nobody can say how far it is right. Check the design of the sample.
survey-why-no-freedom = Too unreliable: the people of this group come from one sampling unit a stratum, so the sampling error cannot be seen. Join this group with another.
survey-why-little-freedom = To be used with caution: the sampling error rests on { $df ->
    [one] one degree
   *[other] { $df } degrees
    } of freedom, and below { $limit } it is itself uncertain.
survey-why-cv = The coefficient of variation is { $cv }%, above the limit of { $limit }%. Join this group with another to make it smaller.
survey-why-few-effective = Too unreliable: because of how the sample was drawn, { $n } observations are worth { $effective }, and at least { $limit } are needed for a share. Join this group with another.
survey-why-nobody-or-everybody = To be used with caution: the share is 0% or 100% in the sample, which does not mean that it is so in the population.
survey-why-width = Too unreliable: the confidence interval is { $width } points wide, and from { $limit } points on a share says little. Join this group with another.
survey-why-relative-width = Too unreliable: the confidence interval is { $width }% as wide as the share itself, above the limit of { $limit }%. Join this group with another.
survey-review-weights = The weights of { $rows } rows add up to { $sum }; they go from { $low } to { $high }. Compare the sum with the known population.
survey-review-kish = Unequal weights alone make variances { $times } times as large: the rows are worth { $worth }.
survey-review-normalised = The weights average one: shares and means are right, but totals count people of the sample, not of the population.
survey-review-below-one = Some weights are below one: nobody in a sample stands for less than one person. Are they shares, or in thousands?
survey-review-extreme = The largest weight is { $times } times the smallest: a few people decide the figures.
survey-review-no-clusters = No column says in which cluster people were drawn: if they were drawn in clusters, the sampling errors are too small.
survey-review-rows-are-units = Every row is a cluster of its own: the column may hold numbers of people rather than of clusters.
survey-review-units = { $units } clusters in { $strata ->
    [one] one stratum
   *[other] { $strata } strata
}, { $rows } rows a cluster.
survey-review-lonely = { $n ->
    [one] One stratum has
   *[other] { $n } strata have
} a single cluster: choose above what it should give.
survey-svydesign-syntax = The file is no design: { $reason }. A design is written as, for example, strata = "stratum".
survey-svydesign-key = The design says “{ $key }”, which is not known here, so the errors would not be those that were meant. Take the line out, or say it otherwise.
survey-svydesign-value = What the design says for “{ $key }” cannot be used. Give names of columns, numbers, or tables of totals.
survey-svydesign-column = The design names the column “{ $name }”, and the table has none of that name. Check that both belong together.
survey-svydesign-pattern = No column of the table is called like “{ $pattern }”.
survey-svydesign-lost-factors = The file says "combined.weights" = false, because the columns hold factors rather than weights. Statelier reads it; iNZight does not, and would take the factors for weights.
survey-svydesign-lost-totals = The known totals of { $columns } are not in the file: the format knows totals of one column only.
survey-cli-design-alone = --design says by itself how the sample was drawn: leave out --weight, --strata, --psu, --fpc, --repweights, --type and known totals.
survey-domain-rows = The steps of the table keep { $n } of { $all } rows: the figures are about those. The other rows stay in the design, so that the sampling errors are right.
survey-totals-contradict = The known totals contradict each other: those of { $first } add up to { $a }, those of { $second } to { $b }. Weights cannot meet both; take totals of the same population and date.
survey-calibrated-off = The known totals cannot all be met at once: the group furthest from its total is { $percent }% off. Totals that were rounded, or that come from different counts, do this.
survey-cli-interval = --interval says how the interval of a share is made: it goes with --proportion. Means, totals and ratios have Student’s t, quantiles Woodruff’s interval.
survey-cli-design-unused = This indicator counts records or amounts of a register, so weights and the design are not used. For a sample its file says rows = "units".
survey-weights-from-fpc = No weights were given: they follow from the sizes that each stage was drawn from.
survey-review-millions = The weights average more than 100,000. Files of the Demographic and Health Surveys hold them without their six decimals: shares and means are right, but for totals divide by 1,000,000 first, and remember that such weights average one.
