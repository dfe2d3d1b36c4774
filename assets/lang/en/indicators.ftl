### Words of the room «indicators».

indicators-sdg-10-7-1-name = SDG 10.7.1 – Recruitment cost borne by migrant workers
indicators-sdg-10-7-1-what = How many months of earnings abroad migrant workers paid to get their job.
indicators-sdg-10-7-1-formula = For each worker, recruitment cost divided by the earnings of the first full month; then the weighted median over workers, with the mean and the 80th percentile beside it.
indicators-sdg-10-7-1-unit = Months of earnings
indicators-sdg-10-7-1-source = Household or migration survey that asks the same worker for recruitment costs and earnings.
indicators-sdg-10-7-1-caveat = The total of all costs divided by the total of all earnings is another figure and must not be published under this name. A cost of zero is an answer; without earnings there is no ratio. The “4th quintile” of the metadata is read as the 80th percentile.

indicators-sdg-10-7-2-name = SDG 10.7.2 – Migration policies in place
indicators-sdg-10-7-2-what = How many of thirty policies and institutions for migration a country has.
indicators-sdg-10-7-2-formula = A yes is one point, a yes for people with legal status only (first domain) half a point, a no or a blank nothing. Points divided by 30, or by 5 in a domain, times 100. Below 40 is category 1, below 80 category 2, below 100 category 3, and 100 category 4.
indicators-sdg-10-7-2-unit = Score from 0 to 100, and category from 1 to 4
indicators-sdg-10-7-2-source = The answers of the government to Module III of the United Nations Inquiry among Governments on Population and Development: a row a question, with its domain (1 to 6), question (a to e) and answer.
indicators-sdg-10-7-2-caveat = It says that policies exist, not how well they are carried out, and it does not list them all. Blank answers count as no, so that countries can be compared.
indicators-measure-score = Score
indicators-measure-category = Category
indicators-note-blank-answers = { $blank ->
    [one] One of { $asked } questions has no answer and counts as no.
   *[other] { $blank } of { $asked } questions have no answer and count as no.
    }

indicators-sdg-8-5-2-name = SDG 8.5.2 – Unemployment rate
indicators-sdg-8-5-2-what = Of the people who work or look for work, the share that has none.
indicators-sdg-8-5-2-formula = Unemployed people divided by the labour force, which is employed and unemployed people together.
indicators-sdg-8-5-2-unit = Share of the labour force
indicators-sdg-8-5-2-source = Labour force survey or another household survey with the labour status of each person.
indicators-sdg-8-5-2-caveat = The labour status must be coded employed, unemployed or inactive. People outside the labour force are not in the figure.

indicators-migrant-share-name = Migrants among the population
indicators-migrant-share-what = Which share of the people who live in a country are migrants.
indicators-migrant-share-formula = Migrants divided by the total population of the same area, date and sex.
indicators-migrant-share-unit = Share of the population
indicators-migrant-share-source = Two tables of counts: migrants first, then the population; from censuses, registers or the United Nations.
indicators-migrant-share-caveat = Both tables must mean the same date and the same residents. Regions and the world have the figure of their own row; they are never summed from countries.

indicators-migrant-stock-name = Number of migrants
indicators-migrant-stock-what = How many migrants live in an area at a date.
indicators-migrant-stock-formula = Sum of the counted migrants over countries; regions and the world are left out so that nobody is counted twice.
indicators-migrant-stock-unit = Persons
indicators-migrant-stock-source = Table of counts from a census, a register or the United Nations.
indicators-migrant-stock-caveat = A stock belongs to one date: figures of several dates are never added. Who counts as a migrant depends on the definition of the source.

indicators-measure-median = Median
indicators-measure-mean = Mean
indicators-measure-p80 = 80th percentile
indicators-measure-rate = Unemployment rate
indicators-measure-share = Migrants among the population
indicators-measure-stock = Migrants

indicators-note-codes-outside = Some people have a labour status other than employed, unemployed or inactive and are not in the labour force here: { $codes }.
indicators-note-non-response = { $rows ->
    [one] One
   *[other] { $rows }
    } of { $asked } workers gave no usable cost or earnings and { $rows ->
    [one] is
   *[other] are
    } left out (item non-response).
indicators-note-implausible = { $rows ->
    [one] One worker reports
   *[other] { $rows } workers report
    } a cost of more than { $months } months of earnings. Check these answers; they are in the figures.
indicators-note-dimension-missing = Of the { $all } rows of the whole table, { $rows ->
    [one] one has
   *[other] { $rows } have
    } no value in “{ $column }”: counted in the totals, in no group.
indicators-note-values-missing = { $rows ->
    [one] One row has no count and adds
   *[other] { $rows } rows have no count and add
    } nothing to the sums.
indicators-note-aggregates-outside = { $rows ->
    [one] One row about a region, a group of countries or an unknown area is
   *[other] { $rows } rows about regions, groups of countries or unknown areas are
    } not in the sums.
indicators-note-codes-missing = { $rows ->
    [one] One row has no code for its area, date or group and is
   *[other] { $rows } rows have no code for their area, date or group and are
    } left out.
indicators-note-unmatched = Left without a partner in the other table: { $migrants ->
    [one] one row
   *[other] { $migrants } rows
    } of migrants and { $population ->
    [one] one row
   *[other] { $population } rows
    } of the population.
indicators-note-above-one = { $rows ->
    [one] One share is
   *[other] { $rows } shares are
    } above 100%: more migrants than people. Check the units of both tables.

indicators-words = { $en }
indicators-no-quantity = It is not said yet which column holds “{ $name }”. Choose it in “Indicators”, beside that name.
indicators-no-numbers = Column “{ $column }” holds no numbers, and “{ $quantity }” is counted or measured. Choose another column, or read it as numbers in the stage “Harmonise”.
indicators-no-new-column = The column “{ $name }” could not be made: { $reason }.
indicators-note-neither-yes-nor-no = { $rows ->
    [one] One answer in column “{ $column }” is
   *[other] { $rows } answers in column “{ $column }” are
    } neither yes nor no, and the row is left out.
indicators-file = This is no indicator: { $reason }.
indicators-file-denominator = A ratio needs a denominator (per), and other figures have none. Correct the file of the indicator.
indicators-file-not-said = The formula reads “{ $name }”, which is among neither the concepts nor the quantities. Add it there.
indicators-file-not-used = “{ $name }” is said to be needed, and no formula reads it. Take it out, or use it.

indicators-no-concept = No column is known to hold “{ $concept }”. Say in the stage “Harmonise” which column it is.
indicators-no-second-table = “{ $indicator }” needs two tables: the migrants and the population. Choose the second one.
indicators-no-column = There is no column “{ $name }” in the table. Choose another column to break the figures down by.
indicators-units-unknown = Neither table says in which unit it counts. Set the unit of the values of both, persons or thousands of persons, so that the share is right.
indicators-unit-unknown = One table counts in { $known }, and the other does not say its unit. Set the unit of its values, persons or thousands of persons, so that the share is right.
indicators-units-differ = One table counts in “{ $first }”, the other in “{ $second }”: no share can be made of them. Choose two tables that count the same thing.
indicators-nothing-shared = No row of one table has the area, date and sex of a row of the other. Check that both use the same codes and dates.
indicators-one-without-time = One table has { $periods } dates and the other says none, so it is unclear which belong together. Name the column with the date in both tables.
indicators-time-unknown = Column “{ $column }” holds years, and nothing says that it is the date. Figures of several dates must not be added: say so in the stage “Harmonise”.
indicators-wrong-answer = “{ $value }” in row { $row } of column “{ $column }” is none of the answers this indicator knows. Domains are 1 to 6, questions a to e, answers yes or no; in the first domain also yes with legal status only, or 0.5.
indicators-twice-the-same = Two rows hold different figures for the same place, date and group ({ $key }). Remove one, or name the column in which they differ.
indicators-unknown-codes = Column “{ $column }” holds { $codes }, and the indicator reads employed, unemployed and inactive. Recode the labour status first.
indicators-no-file = “{ $id }” has no file to show: it is programmed, or not known. “statelier indicators” lists what there is.
indicators-unknown = There is no indicator “{ $id }”. “statelier indicators” lists them.
indicators-difference = Difference: { $name }
indicators-quotient = Quotient: { $name }
indicators-not-broken-down = The figures are not broken down by “{ $column }”. Add it to the columns of the breakdown, then compare its groups.
indicators-file-classes = Figures of a distribution need “over”, the name of the classes in braces; the mean of the lowest values and other figures have none.
indicators-file-not-of-a-sample = A distribution is computed from records or amounts, not from the units of a sample. Write “records” or “amounts” for “rows”.
indicators-note-no-class = { $rows ->
    [one] { $rows } row has no class and is not in the figure.
   *[other] { $rows } rows have no class and are not in the figure.
}
indicators-note-sums-outside = { $rows ->
    [one] One row is the sum of other rows (a wider age band, a group of countries) and is
   *[other] { $rows } rows are sums of other rows (wider age bands, groups of countries) and are
} not added to them.
indicators-note-totals-unequal = { $rows ->
    [one] One total of the sheet is
   *[other] { $rows } totals of the sheet are
} not the sum of the parts beside it. The totals are shown as the sheet has them.
indicators-cli-column = { $said } On the command line: --column { $id }={ $column }.
indicators-cli-name = NAME
indicators-file-lacks = The file of the indicator lacks “{ $field }”. Take the file of a shipped indicator (“File…” in the catalogue) as a pattern.
indicators-file-unknown = The file of the indicator says “{ $field }”, which no indicator has. Look for a misspelling; the file of a shipped indicator (“File…” in the catalogue) is a pattern.
indicators-file-figure = “figure” in the file of the indicator is none that is known: { $known }, or a distribution as in the shipped files.
