### Words of the room «steps».

## What columns hold and measure

steps-kind-number = numbers
steps-kind-text = text
steps-kind-code = codes
steps-kind-date = dates
steps-concept-ref-area = country or area
steps-concept-area-type = type of area
steps-concept-time-period = time period
steps-concept-sex = sex
steps-concept-age = age
steps-concept-age-band = age band
steps-concept-country-of-birth = country of birth
steps-concept-counterpart-area = partner country
steps-concept-citizenship = citizenship
steps-concept-birth-status = native-born or foreign-born
steps-concept-citizenship-status = citizen or non-citizen
steps-concept-previous-residence = country of previous residence
steps-concept-arrival = year or date of arrival
steps-concept-migratory-status = migratory status
steps-concept-migration-reason = reason for migration or stay
steps-concept-duration-of-stay = duration of stay
steps-concept-employment-status = status in employment
steps-concept-industry = economic activity
steps-concept-commodity = goods
steps-concept-currency = currency
steps-concept-region = region
steps-concept-urbanisation = urban or rural
steps-concept-education = level of education
steps-concept-occupation = occupation
steps-concept-disability = disability
steps-concept-labour-status = labour force status
steps-concept-recruitment-cost = recruitment cost
steps-concept-monthly-earnings = monthly earnings
steps-concept-observed-value = observed value
steps-concept-observation-status = observation status
steps-concept-weight = sampling weight
steps-concept-stratum = stratum
steps-concept-primary-sampling-unit = primary sampling unit
steps-concept-population-psus = primary sampling units in the population
steps-concept-person-id = identifier of the person
steps-concept-other = other, set aside
steps-scale-units = units
steps-scale-hundreds = hundreds
steps-scale-thousands = thousands
steps-scale-millions = millions
steps-scale-billions = billions
steps-decimal = { $whole }.{ $decimals }

## Put ages into bands

steps-age-bands-title = Put ages into bands
steps-age-bands-help = Makes a new column with the band each age lies in. A limit is the first age of its band: 15, 25, 45, 65 give 0–14, 15–24, 25–44, 45–64 and 65 and over. Ages count in completed years.
steps-age-bands-column = Column of ages
steps-age-bands-limits = First age of each band
steps-age-bands-new-column = Name of the new column
steps-age-bands-done = Put the ages in “{ $column }” into the bands { $bands }, in the new column “{ $new }”
steps-age-bands-result = Put into a band: { $changed }. No age given: { $kept }. In no band, left missing: { $missing }.
steps-age-bands-too-old = { $count ->
    [one] One age in “{ $column }” is above 122 and was put into the last band. It is probably a code for “unknown”: set impossible ages to missing before this step.
   *[other] { $count } ages in “{ $column }” are above 122 and were put into the last band. They are probably codes for “unknown”: set impossible ages to missing before this step.
    }

## Give a meaning

steps-assign-title = Give a column its meaning
steps-assign-help = Says what a column measures, so that indicators find it. No value changes. A meaning belongs to one column: if another column had it, it moves here.
steps-assign-column = Column
steps-assign-concept = Meaning
steps-assign-unit = Unit of measure
steps-assign-scale = Given in
steps-assign-scale-units = units
steps-assign-scale-hundreds = hundreds
steps-assign-scale-thousands = thousands
steps-assign-scale-millions = millions
steps-assign-scale-billions = billions
steps-assign-new-name = New name
steps-assign-done = Give “{ $column }” the meaning “{ $concept }”{ $has_unit ->
    [yes] , measured in { $scale } ({ $unit })
   *[no] {""}
    }{ $renamed ->
    [yes] , and call it “{ $new }”
   *[no] {""}
    }
steps-assign-result = Values untouched: { $kept } rows.
steps-assign-moved = The meaning “{ $concept }” moved from “{ $column }” to “{ $new }”: a table has one column of each meaning.

## Convert units

steps-convert-title = Convert units
steps-convert-help = Multiplies a column of numbers by a factor and notes its unit before and after. The step refuses a column that is known to be in another unit, so that nothing is multiplied twice.
steps-convert-column = Column of numbers
steps-convert-factor = Multiply by
steps-convert-from-unit = Unit before
steps-convert-from-scale = Given in
steps-convert-from-scale-units = units
steps-convert-from-scale-hundreds = hundreds
steps-convert-from-scale-thousands = thousands
steps-convert-from-scale-millions = millions
steps-convert-from-scale-billions = billions
steps-convert-to-unit = Unit after
steps-convert-to-scale = Wanted in
steps-convert-to-scale-units = units
steps-convert-to-scale-hundreds = hundreds
steps-convert-to-scale-thousands = thousands
steps-convert-to-scale-millions = millions
steps-convert-to-scale-billions = billions
steps-convert-new-column = Name of a new column (empty: change the column itself)
steps-convert-unit = { $named ->
    [yes] { $scale } ({ $unit })
   *[no] { $scale }
    }
steps-convert-done = Convert “{ $column }” from { $from } to { $to }: multiply by { $factor }{ $renamed ->
    [yes] , in the new column “{ $new }”
   *[no] {""}
    }
steps-convert-result = Converted: { $changed }. No value: { $kept }. Too large to convert, left missing: { $missing }.

## Keep or drop rows

steps-filter-title = Keep or drop rows
steps-filter-help = Keeps or drops the rows in which a column has one of the listed values. Rows set aside are counted; the file stays as it is.
steps-filter-column = Column
steps-filter-mode = What to do with these rows
steps-filter-mode-keep = Keep them
steps-filter-mode-drop = Drop them
steps-filter-values = Values
steps-filter-with-missing = Rows without a value too
steps-filter-done = { $mode ->
    [keep] Keep only the rows in which
   *[drop] Drop the rows in which
    } “{ $column }” { $what ->
    [missing] has no value
    [both] has no value or is one of: { $values }
   *[values] is one of: { $values }
    }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
    }
steps-filter-result = Rows kept: { $kept }. Rows set aside: { $changed }.
steps-filter-nothing-left = No row is left: the values listed for “{ $column }” leave out the whole table. Compare the list with the values of the column.

## Find codes

steps-match-codes-title = Find the codes of names
steps-match-codes-help = Finds the code of each name in a code list, in a new column. A name that could mean several things, such as “Congo” or “Guinea”, waits for your answer; nothing is guessed. For countries, a second column tells countries from groups of countries, states that no longer exist and remainders such as “other” or “unknown”.
steps-match-codes-column = Column of names
steps-match-codes-code-list = Code list
steps-match-codes-helper = Column with the sheet’s own numeric codes
steps-match-codes-decisions = Your answers
steps-match-codes-new-column = Name of the new column
steps-match-codes-done = Find the codes of “{ $column }” in the list “{ $list }”, in the new column “{ $new }”{ $with_helper ->
    [yes] , with the help of the codes in “{ $helper }”
   *[no] {""}
    }{ $coded ->
    [0] {""}
    [one] ; one answer given: { $pairs }
   *[other] ; { $coded } answers given: { $pairs }
    }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
    }{ $n_aside ->
    [0] {""}
   *[other] ; without a code, as decided: { $aside }
    }
steps-match-codes-result = Rows with an answer: { $changed }. No name: { $kept }. No code found, left missing: { $missing }.

## Read numbers

steps-parse-numbers-title = Read text as numbers
steps-parse-numbers-help = Reads numbers that are written as text, with the marks you state. What does not follow these marks exactly is left missing and listed.
steps-parse-numbers-column = Column of text
steps-parse-numbers-decimal-mark = Decimal mark
steps-parse-numbers-decimal-mark-comma = comma (0,5)
steps-parse-numbers-decimal-mark-point = point (0.5)
steps-parse-numbers-group-mark = Mark between thousands
steps-parse-numbers-group-mark-none = none (1000)
steps-parse-numbers-group-mark-space = space (1 000)
steps-parse-numbers-group-mark-comma = comma (1,000)
steps-parse-numbers-group-mark-point = point (1.000)
steps-parse-numbers-group-mark-apostrophe = apostrophe (1’000)
steps-parse-numbers-new-column = Name of the new column
steps-parse-numbers-done = Read the text in “{ $column }” as numbers, in “{ $new }”; decimal mark: { $decimal }, thousands: { $group }{ $range ->
    [lowest] {"; of ranges the lowest"}
    [highest] {"; of ranges the highest"}
   *[refused] {""}
 }
steps-parse-numbers-result = Read as numbers: { $changed }. Empty: { $kept }. Not a number in this form, left missing: { $missing }.

## Recode

steps-recode-title = Recode values
steps-recode-help = Gives each listed value a code, in a new column. A value may also be set aside: it becomes missing. Values that are not listed are counted and shown.
steps-recode-column = Column
steps-recode-code-list = Code list
steps-recode-map = Code of each value
steps-recode-others = Values that are not listed
steps-recode-others-keep = keep them as they are
steps-recode-others-missing = make them missing
steps-recode-new-column = Name of the new column
steps-recode-done = Recode “{ $column }” as “{ $new }”: { $pairs }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
    }{ $n_aside ->
    [0] {""}
   *[other] { $coded ->
        [0] {""}
       *[other] {"; "}
        }set aside as missing: { $aside }
    }; { $others ->
    [keep] values not listed stay as they are
   *[missing] values not listed become missing
    }
steps-recode-result = Recoded: { $changed }. Empty or kept as they were: { $kept }. Not listed, left missing: { $missing }.

## Rename

steps-rename-title = Rename a column
steps-rename-help = Gives a column another name. Its values and its meaning stay.
steps-rename-column = Column
steps-rename-new-name = New name
steps-rename-done = Rename “{ $column }” to “{ $new }”
steps-rename-result = Values untouched: { $kept } rows.

## Impossible values

steps-set-missing-title = Set impossible values to missing
steps-set-missing-help = Makes numbers outside a range, and listed values such as 999 or “n/a”, missing in the column itself. The first 20 rows concerned are named one by one.
steps-set-missing-column = Column
steps-set-missing-min = Smallest possible value
steps-set-missing-max = Largest possible value
steps-set-missing-values = Values that mean “missing”
steps-set-missing-done = Set to missing in “{ $column }”: { $range ->
    [between] numbers below { $min } or above { $max }
    [from] numbers below { $min }
    [to] numbers above { $max }
   *[none] {""}
    }{ $listed ->
    [yes] { $range ->
        [none] {""}
       *[other] {", and "}
        }the values { $values }
   *[no] {""}
    }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
    }
steps-set-missing-result = Set to missing: { $changed }. Left as they were: { $kept }.
steps-set-missing-row = The value { $value } in “{ $column }” was set to missing.
steps-set-missing-more = { $count ->
    [one] One more value in “{ $column }” was set to missing.
   *[other] { $count } more values in “{ $column }” were set to missing.
    }

## Sex or year in headers

steps-split-header-title = Find the sex or the year in headers
steps-split-header-help = Looks for words such as “both sexes”, “male”, “femmes”, or for a year, in longer texts, and writes the code into a new column. A text with two answers is left missing and listed.
steps-split-header-column = Column of headers
steps-split-header-find = Look for
steps-split-header-find-sex = the sex
steps-split-header-find-time-period = the year
steps-split-header-new-column = Name of the new column
steps-split-header-done = Find { $find } in the headers of “{ $column }”, in the new column “{ $new }”
steps-split-header-result = Found: { $changed }. No header: { $kept }. Not found or more than one, left missing: { $missing }.

## Status from country

steps-status-from-country-title = Tell natives from the foreign-born, or citizens from non-citizens
steps-status-from-country-help = Compares a column of country codes with the code of your country. Regions, states that no longer exist and unknown countries do not decide: these rows are left missing and listed.
steps-status-from-country-column = Column of country codes
steps-status-from-country-country = Code of your country
steps-status-from-country-which = What to find
steps-status-from-country-which-birth-status = native-born or foreign-born
steps-status-from-country-which-citizenship-status = citizen or non-citizen
steps-status-from-country-new-column = Name of the new column
steps-status-from-country-done = Find out from “{ $column }” who is { $which }, seen from country { $country }, in the new column “{ $new }”
steps-status-from-country-result = Decided: { $changed }. No country given: { $kept }. The country does not decide, left missing: { $missing }.
steps-status-from-country-nobody = Nobody in “{ $column }” has the code { $country } of your country. Check that the code is the right one and of the same code list.

## Steps of newer versions

steps-unknown-done = Step “{ $step }”, which this version does not know; it is kept as it is
steps-unknown-result = Not run.

## Why a step cannot run

steps-missing-column = “{ $step }”: the table has no column “{ $column }”. Choose another column in this step, or rename the column of the table in a step before.
steps-wrong-kind = “{ $step }”: the column “{ $column }” holds { $found }, and the step works on { $expected }. Choose another column, or convert this one in a step before.
steps-name-taken = “{ $step }”: the table has a column “{ $column }” already. Give the new column another name.
steps-unset = “{ $step }”: “{ $field }” is still empty. Fill it in to run the step.
steps-bad-value = “{ $step }”: “{ $field }” is not a value the step can use. Enter another one.
steps-bad-limits = “{ $step }”: the first ages must be whole numbers from 0 to 122, each larger than the one before. Correct the list.
steps-empty-range = “{ $step }”: the smallest possible value, { $min }, is above the largest, { $max }. Correct one of them.
steps-same-marks = “{ $step }”: the decimal mark and the mark between thousands are the same. Choose two different marks.
steps-unit-differs = “{ $step }”: the column “{ $column }” is in { $found }, and the step starts from { $expected }. Correct the unit in the step, or remove the step if the column has been converted already.
steps-factor-does-not-fit = “{ $step }”: the factor { $factor } does not lead from the one unit to the other; { $expected } would. Correct the factor or the units.
steps-unknown-code-list = “{ $step }”: there is no code list “{ $list }”. Choose another code list.
steps-unknown-code = “{ $step }”: the code list “{ $list }” has no code “{ $code }”. Choose a code of this list.
steps-unknown-step = This version does not know the step “{ $step }” and cannot run it. Open the project with a newer version, or remove the step.
steps-bad-parameters = “{ $step }”: the parameters in the file cannot be used. Enter the step again. Found: { $reason }
steps-not-a-step = A step in the file does not say which step it is. Remove it from the recipe and enter it again.
steps-table = “{ $step }”: the table could not be changed. Run the steps again; if that does not help, remove this step. Found: { $reason }

## Why a step is proposed

steps-propose-label = The file labels it “{ $label }”, which usually measures “{ $concept }”.
steps-propose-name = “{ $column }” is a usual name for: { $concept }.
steps-propose-years = All values of “{ $column }” are years.
steps-propose-areas = Most values of “{ $column }” are names of countries or areas.
steps-propose-values = Nearly all values of “{ $column }” are names of: { $list }.
steps-propose-difficulties = { $n } columns hold the questions of the Washington Group: { $columns }.
steps-propose-typology = “{ $birth }” and “{ $citizenship }” together make four groups.
steps-propose-stay = From “{ $column }” to “{ $until }” is how long somebody has stayed.
steps-propose-ages = The header level “{ $column }” holds bands of ages.
steps-propose-header = The texts in “{ $column }” hold: { $concept } ({ $codes }).
steps-propose-unit-scale = The sheet says “{ $words }”: the values of “{ $column }” are not single persons. Turning them into persons lets the table be set against others.
steps-propose-unit-persons = The sheet counts people (“{ $words }”) and all values of “{ $column }” are whole numbers: they are persons.
steps-propose-unit-per-cent = The sheet says “{ $words }”: the values of “{ $column }” are per cent.
steps-propose-numbers = { $read } of { $count } texts in “{ $column }” are numbers.
steps-propose-countries = { $count ->
    [one] “{ $column }” holds the name of a country or area. With its code the table can be joined with others.
   *[other] “{ $column }” holds { $count } different names, most of them countries or areas. With their codes the table can be joined with others.
    }
steps-propose-sex = The values of “{ $column }” are words for the sexes: { $values }.
steps-propose-sex-short = The values of “{ $column }” are most often meant so: { $values }. Check this in your questionnaire.
steps-propose-impossible-ages = { $count ->
    [one] One age in “{ $column }” is below 0 or above 120.
   *[other] { $count } ages in “{ $column }” are below 0 or above 120.
    }
steps-propose-bands = “{ $column }” holds ages, and the table has no age bands yet. Tables are published by bands.
steps-propose-list = Most values of “{ $column }” are in the list “{ $list }”. With its codes the figures can be computed and compared.
steps-propose-status = { $n } of { $count } rows of “{ $column }” have the code { $country }: it is probably the country the data are about.
steps-expression = “{ $step }”: { $why }
steps-compute-title = Compute a column
steps-compute-help = Makes a new column from an expression over the others. What is computed from a missing value is missing, and so is a division by zero; both are counted.
steps-compute-new-column = Name of the new column
steps-compute-expression = Expression
steps-compute-done = Compute “{ $new }” as { $expression }
steps-compute-result = Computed: { $changed }. Without a result, left missing: { $missing }.
steps-coarsen-bands-title = Add age bands up to coarser ones
steps-coarsen-bands-help = Gives each band the code of the wider band that holds all its ages. No band is split: one that reaches over a limit is left missing and listed. Totals and “unknown” stay. Add the figures up afterwards.
steps-coarsen-bands-column = Column of age bands
steps-coarsen-bands-bands = Wider bands (0-14 15-64 65+)
steps-coarsen-bands-new-column = Name of a new column (empty: change the column itself)
steps-coarsen-bands-done = Put the bands of “{ $column }” into { $bands }
steps-coarsen-bands-result = Put into a wider band: { $changed }. Left as they were: { $kept }. Reaching over a limit, left missing: { $missing }.
steps-duration-title = Time between two dates
steps-duration-help = Counts completed years or months from one date to another: how long somebody has stayed. Where only years are known it is the year reached, and this is said.
steps-duration-column = From (date or year)
steps-duration-until = To a column of dates
steps-duration-until-date = or to one date for all (2024-07-01)
steps-duration-unit = Counted in
steps-duration-unit-years = years
steps-duration-unit-months = months
steps-duration-new-column = Name of the new column
steps-duration-by-year = { $n ->
    [one] In one row of “{ $column }” only the years are known: its duration is the year reached, which may be one more than the years completed.
   *[other] In { $n } rows of “{ $column }” only the years are known: their duration is the year reached, which may be one more than the years completed.
}
steps-duration-done = Count the { $unit } from “{ $column }” to { $until }, in “{ $new }”
steps-duration-result = Counted: { $changed }. A date missing: { $kept }. No date, or after the end, left missing: { $missing }.
steps-disability-title = Disability by the Washington Group
steps-disability-help = From the answers to the short set of six questions (1 no difficulty, 2 some, 3 a lot, 4 cannot do). Unknown where a question is open that could decide. The reference population is usually five years old and over.
steps-disability-columns = Columns of answers
steps-disability-cut-off = With disability from
steps-disability-cut-off-one-some = some difficulty in one
steps-disability-cut-off-two-some = some difficulty in two, or a lot in one
steps-disability-cut-off-a-lot = a lot of difficulty in one (recommended)
steps-disability-cut-off-cannot-do = one that cannot be done at all
steps-disability-new-column = Name of the new column
steps-disability-not-six = The short set has six questions; { $n } columns were given. Figures are not comparable with those of six.
steps-disability-done = Tell disability from { $columns }: with disability from { $cut_off }, in “{ $new }”
steps-disability-result = Told: { $changed }. Unknown, for an answer is missing: { $missing }.
steps-recent-migration-title = Recent and return migrants
steps-recent-migration-help = Tells who lived in another country so many years ago, or arrived since, from those who did not move. With the column of citizenship, citizens who did are return migrants – after twelve months abroad, where a column says how long. Where the answers do not tell, the group is unknown.
steps-recent-migration-residence = Column of the country of residence then
steps-recent-migration-country = This country
steps-recent-migration-duration = or column of completed years since the arrival
steps-recent-migration-years = Years
steps-recent-migration-citizenship = Column of citizenship status
steps-recent-migration-months-abroad = Column of months abroad
steps-recent-migration-new-column = Name of the new column
steps-recent-migration-nobody = No citizen has come back within these years: there is no return migrant in the table.
steps-recent-migration-done = Tell recent migrants{ $returns ->
    [yes] { " and return migrants" }
   *[no] { "" }
} of the last { $years ->
    [one] year
   *[other] { $years } years
} by “{ $column }”, in “{ $new }”
steps-recent-migration-result = In a group: { $changed }. Unknown: { $missing }.
steps-broader-title = Broader classes
steps-broader-help = Puts each code into the class above it: the major group of an occupation, the chapter or section of goods, the region of a country – or tells least developed, landlocked or small island countries from others. Who belongs to a group is what the list of countries says; countries leave the group of least developed ones over time.
steps-broader-column = Column of codes
steps-broader-to = Class
steps-broader-to-above = the class right above
steps-broader-to-top = the highest class (major group, section, continent)
steps-broader-to-least-developed = least developed countries and others
steps-broader-to-landlocked = landlocked developing countries and others
steps-broader-to-small-islands = small island developing States and others
steps-broader-new-column = Name of the new column
steps-broader-done = Put the codes of “{ $column }” into broader classes in “{ $new }”: { $to }
steps-broader-result = Put into a class: { $changed }. Empty: { $kept }. In no class, left missing: { $missing }.
steps-migratory-status-title = Birth and citizenship in one
steps-migratory-status-help = Makes the four groups of birth and citizenship: native-born or foreign-born, citizen or not. The two columns stay, for they are never mixed into one series.
steps-migratory-status-birth = Column of birth status
steps-migratory-status-citizenship = Column of citizenship status
steps-migratory-status-new-column = Name of the new column
steps-migratory-status-done = Put “{ $birth }” and “{ $citizenship }” into four groups, in “{ $new }”
steps-migratory-status-result = In a group: { $changed }. Unknown: { $missing }.
steps-overqualified-title = Over-qualification
steps-overqualified-help = 1 for those with tertiary education (ISCED 5–8) who work in ISCO major groups 4–9, 0 for those in groups 1–3; empty for all others, so that the mean is the share.
steps-overqualified-education = Column of education
steps-overqualified-occupation = Column of occupations
steps-overqualified-new-column = Name of the new column
steps-overqualified-done = Tell the over-qualified by “{ $education }” and “{ $occupation }”, in “{ $new }”
steps-overqualified-result = Told: { $changed }. Not asked: { $kept }. Education or occupation unknown: { $missing }.
steps-exchange-title = Another currency
steps-exchange-help = Turns amounts into another currency by rates that you write down, one a period or one a currency, with where they come from. A row without a rate is left missing and listed.
steps-exchange-column = Column of amounts
steps-exchange-by = Column of periods or currencies
steps-exchange-rates = Rates, one a line (2023 = 605.2)
steps-exchange-direction = The rate says
steps-exchange-direction-multiply = so many units of the new currency for one
steps-exchange-direction-divide = so many units for one of the new currency
steps-exchange-to-unit = New currency (ISO 4217)
steps-exchange-source = Where the rates come from
steps-exchange-new-column = Name of the new column
steps-exchange-done = Turn “{ $column }” into { $to } by rates of “{ $by }” ({ $direction }): { $rates }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Source: { $source }
steps-exchange-result = Turned: { $changed }. No amount: { $kept }. No rate, left missing: { $missing }.
steps-aggregate-title = Add figures up
steps-aggregate-help = Keeps one row for each combination of the columns that stay, with the sum of the figures. Rows that are totals of what is added up are set aside and counted, so that nothing counts twice.
steps-aggregate-column = Column of figures
steps-aggregate-by = Columns that stay
steps-aggregate-missing = A figure that is missing
steps-aggregate-missing-spreads = leaves the sum missing
steps-aggregate-missing-is-left-out = is left out of the sum
steps-aggregate-gone = Columns that are not there any more after adding up: { $columns }.
steps-aggregate-done = Add “{ $column }” up{ $n ->
    [0] {" "}over all rows
   *[other] {" "}by { $by }
}; a figure that is missing { $missing }
steps-aggregate-result = Rows added up: { $changed }. Totals set aside: { $kept }. Rows without a figure: { $missing }.
steps-split-class-title = Split a class by shares
steps-split-class-help = Splits the figures of one class over its parts by shares that you write down, with where they come from. Every figure made so is marked as estimated (E).
steps-split-class-column = Column of classes
steps-split-class-value = Class to split
steps-split-class-figure = Column of figures
steps-split-class-shares = Shares, one a line, together 1 (SRB = 0.92)
steps-split-class-source = Where the shares come from
steps-split-class-done = Split { $figure } of “{ $value }” in “{ $column }” by the shares { $shares }, as estimates. Source: { $source }
steps-split-class-result = Rows split: { $changed }. Left as they were: { $kept }. Split without a figure: { $missing }.
steps-skipped-done = Left out for now: { $step }
steps-skipped-result = Left as they were: { $kept }.
steps-unlike = “{ $step }”: “{ $column }” holds “{ $left }” and “{ $right }”, which are never added up. Keep the column, or keep one of them with a filter first.
steps-match-codes-out-of-time = In { $n } rows of “{ $column }” a code stands in a year in which there was no such area: { $codes }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. The figures are then for the boundaries of another time, or the code is wrong.
steps-deduplicate-title = Keep one row for each key
steps-deduplicate-help = Keeps one row for each person, document or event that the chosen columns name: the latest by a date or number, or the first. Rows without a value in the key stay. Permits become persons this way.
steps-deduplicate-by = Columns that name the person, document or event
steps-deduplicate-latest = Column that tells the latest row (empty: the first row stays)
steps-deduplicate-done = Keep one row for each { $by }{ $mode ->
    [first] , the first
   *[latest] , the latest by “{ $latest }”
    }
steps-deduplicate-result = Rows kept: { $kept }. Rows set aside: { $changed }.
steps-deduplicate-keyless = { $n ->
    [one] { $n } row has no value in the key and stays.
   *[other] { $n } rows have no value in the key and stay.
    }
steps-deduplicate-undated = { $n ->
    [one] { $n } double has no value that tells the latest, and counts as older.
   *[other] { $n } doubles have no value that tells the latest, and count as older.
    }
steps-mid-year-title = Stocks at the middle of the year
steps-mid-year-help = Takes the mean of a first of January and the next one as the stock on 1 July, marked as estimated (E). A year without a next one stays missing. Rates need such a middle of the year.
steps-mid-year-column = Column of stocks
steps-mid-year-period = Column of dates (first of January)
steps-mid-year-by = Columns that tell the series apart (area, sex)
steps-mid-year-done = Mean of two first Januaries of “{ $column }” as the stock on 1 July (“{ $period }”), for each: { $by }
steps-mid-year-result = Estimated for the middle of the year: { $changed }. Without a next first of January, left missing: { $missing }.
steps-concept-wealth = wealth or income group
steps-concept-ethnicity = ethnicity
steps-correct-title = Correct single values
steps-correct-help = Puts other values in single cells, each with the old value and the reason: replies of a query list, or a value that you correct yourself. A cell that holds another value meanwhile is left as it is and listed.
steps-correct-column = Column
steps-correct-cells = Values to correct
steps-correct-done = Correct { $n ->
    [one] one value
   *[other] { $n } values
    } of “{ $column }” (row { $cells }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
    })
steps-correct-result = Corrected: { $changed }. Left as they were: { $kept }.
steps-correct-cell = Row { $row }, “{ $column }”: { $old } → { $new } ({ $reason }).
steps-correct-left = Row { $row }, “{ $column }”: not corrected to { $new }, for it does not hold { $old } ({ $reason }).
steps-drop-columns-title = Leave columns out
steps-drop-columns-help = Takes columns out of the table: names, numbers and addresses of persons, or what no figure needs. The file stays as it is.
steps-drop-columns-columns = Columns
steps-drop-columns-done = Leave out { $n ->
    [one] the column { $columns }
   *[other] { $n } columns: { $columns }
    }
steps-drop-columns-result = Rows kept: { $kept }.
steps-suppress-local-title = Hide rare combinations
steps-suppress-local-help = Makes single values missing until every combination of the columns is shared by at least k records; a missing value may be any. Columns named last lose values first: put the important ones first. Use wider classes (ages in bands, larger areas) before this step, and it loses less.
steps-suppress-local-columns = Key variables
steps-suppress-local-k = Records that share a combination, at least (k)
steps-suppress-local-done = Make values of { $columns } missing until every combination is shared by { $k } records
steps-suppress-local-result = Records that lost a value: { $changed }. Left as they were: { $kept }.
steps-suppress-local-column = { $n ->
    [one] One value of “{ $column }” was made missing, so that no record stands out.
   *[other] { $n } values of “{ $column }” were made missing, so that no record stands out.
    }
steps-propose-no-answers = { $count ->
    [one] One row of “{ $column }” says
   *[other] { $count } rows of “{ $column }” say
    } that there is no answer: { $values }. As missing, they count as unanswered.
steps-top-code-title = Limit extreme values
steps-top-code-help = Puts a limit in the place of values above or below it: an age of 97, the highest income of a village. Hides persons who are known by an extreme value; sums and means change, which is said. Counts by band stay right as long as the open band begins at the limit.
steps-top-code-column = Column
steps-top-code-lowest = Lowest value
steps-top-code-highest = Highest value
steps-top-code-done = Limit { $column } to { $lowest } to { $highest }
steps-top-code-done-lowest = Limit { $column } to { $lowest } at least
steps-top-code-done-highest = Limit { $column } to { $highest } at most
steps-top-code-result = Values set to a limit: { $changed }. Left as they were: { $kept }.
steps-top-code-sums = The sum of “{ $column }” was { $before } and is { $after } now that extreme values have a limit.
steps-microaggregate-title = Average like records in small groups
steps-microaggregate-help = Puts records that are alike into groups of at least k and gives each group its mean (MDAV). Nobody’s own figure is left; means and totals of the columns stay, their spread and what they have in common shrink a little. Records with a missing value stay as they are.
steps-microaggregate-columns = Columns averaged together
steps-microaggregate-k = Records in a group, at least (k)
steps-microaggregate-done = Average { $columns } in groups of at least { $k } records
steps-microaggregate-result = Records that got a mean: { $changed }. Left as they were: { $kept }.
steps-microaggregate-loss = Groups: { $groups }. A value moved by { $loss } standard deviations (over √2) on average, which is what was lost.
steps-perturb-title = Change some codes at random
steps-perturb-help = With the chance given, a value is drawn anew from the values of the column (post-randomisation, PRAM). Nobody can be sure that a code is true; the shares stay as they are but for chance, differences between groups shrink. The same seed always gives the same result; keep it secret.
steps-perturb-column = Column
steps-perturb-percent = Chance that a value is drawn anew (%)
steps-perturb-seed = Seed
steps-perturb-done = Draw { $percent } % of the values of { $column } anew at random
steps-perturb-result = Values that changed: { $changed }. Left as they were: { $kept }.
steps-perturb-said = { $percent } % of the values of “{ $column }” were drawn anew at random, to protect persons: single records are not to be believed, and associations with it are too weak by that much.
steps-compute-made-of-nothing = { $rows ->
    [one] One row lacks a value that “{ $new }” is computed from, and has a result all the same (by ELSE or COALESCE). Check that this is meant.
   *[other] { $rows } rows lack a value that “{ $new }” is computed from, and have a result all the same (by ELSE or COALESCE). Check that this is meant.
 }
steps-uncoded = “{ $step }” needs codes of a list; the column “{ $column }” has none. Find its codes first: choose what the column measures, then accept the step that is proposed.
steps-not-coded = “{ $step }” needs codes of the list “{ $list }” in the column “{ $column }”. Find its codes first: choose what the column measures, then accept the step that is proposed.
steps-parse-numbers-range = Two numbers (10 to 15)
steps-parse-numbers-range-refused = no number
steps-parse-numbers-range-lowest = the lowest
steps-parse-numbers-range-highest = the highest
steps-parse-numbers-ranges = { $rows ->
    [one] One text gives a range: { $end } was taken.
   *[other] { $rows } texts give ranges: { $end } was taken of each.
 }
