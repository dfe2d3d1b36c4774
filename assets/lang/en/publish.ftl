### Words of the room «publish».
publish-unknown-ending = Files that end in “.{ $ending }” cannot be written here. Choose a name that ends in .csv, .xlsx, .parquet, .sav or .dta.
publish-cannot-write = The file { $path } could not be written: { $reason }. Check that the folder exists, that you may write there and that the file is not open elsewhere.
publish-cannot-make-file = The file could not be made: { $reason }. Nothing was written.
publish-chart-because-time = The table runs over time: a line shows how the figures move from one period to the next.
publish-chart-because-sample = The figures come from a sample: a point with its confidence interval shows how sure each of them is.
publish-chart-because-count = The figures are counts: bars from zero let the eye compare their lengths.
publish-chart-all = All together:
publish-chart-slice = { $dimension }: { $label }
publish-chart-intervals = The whiskers show the 95% confidence interval.
publish-chart-hollow = Hollow marks: the figure rests on little data; use it with caution.
publish-chart-description = Chart “{ $title }”: { $measure } for { $categories } { $categories ->
    [one] category
   *[other] categories
    }.
publish-chart-description-range = Chart “{ $title }”: { $measure } for { $categories } { $categories ->
    [one] category
   *[other] categories
    }. Lowest: { $low } ({ $low_at }). Highest: { $high } ({ $high_at }).
publish-total = Total
publish-unsafe-table = The table “{ $table }” does not withstand the attack: a reader could work out hidden figures. Nothing was written. Protect the table again with fewer dimensions or broader classes.
publish-mark-caution = use with caution: the figure rests on little data or varies much from sample to sample.
publish-mark-unreliable = too unreliable to be relied on.
publish-mark-missing = no figure, as there is nothing to compute it from.
publish-mark-hidden = [c] stands for a figure that is kept back to protect persons. The cell of the figure itself is empty.
publish-protection-suppressed = { $n ->
    [0] No figure had to be kept back to protect persons.
    [one] One figure is kept back to protect persons; it cannot be worked out from the others.
   *[other] { $n } figures are kept back to protect persons; they cannot be worked out from the others.
    }
publish-protection-public = The figures were public before; nothing is kept back.
publish-protection-not-confidential = Nothing is kept back. Reason given by the office: { $reason }
publish-made-with = Made with Statelier.
publish-sheet-cover = Cover
publish-sheet-contents = Contents
publish-sheet-table = Table { $n }
publish-sheet-reading = How to read
publish-sheet-reading-about = What the marks mean, how reliable the figures are, what is kept back
publish-sheet-definitions = Definitions
publish-sheet-definitions-about = How what was measured is defined
publish-sheet-recipe = Method
publish-sheet-recipe-about = What was done to the data, step by step, and what was left out
publish-sheet-sources = Sources
publish-sheet-sources-about = The files the figures come from, with their fingerprints
publish-sheet-one-table = This sheet contains one table.
publish-back-to-contents = Back to the contents
publish-cover-office = Published by
publish-cover-date = Date
publish-cover-language = Language
publish-cover-contact = Contact
publish-cover-tables = Number of tables
publish-contents-sheet = Sheet
publish-contents-about = What it contains
publish-reading-reliability = Reliability
publish-reading-intervals = The figures come from a sample. With 95% confidence intervals made this way, 95 of 100 samples would give an interval that contains the true value.
publish-reading-disclosure = Protection of persons
publish-recipe-losses = What is not in the figures
publish-source-file = File
publish-source-sheet = Sheet of the file
publish-source-rows = Rows read
publish-source-fingerprint = Fingerprint (SHA-256)
publish-source-line = Source: { $sources }
publish-column-code = { $dimension } (code)
publish-column-n = Observations
publish-column-se = Standard error
publish-column-low = Interval from
publish-column-high = Interval to
publish-column-cv = Coefficient of variation
publish-column-deff = Design effect
publish-column-n-eff = Effective sample size
publish-column-below = Interval below the figure
publish-column-above = Interval above the figure
publish-column-flag = Reliability
publish-column-protection = Protection
publish-concept-ref-area = Country or area
publish-concept-area-type = Kind of area
publish-concept-time-period = Period
publish-concept-sex = Sex
publish-concept-age = Age
publish-concept-age-band = Age band
publish-concept-country-of-birth = Country of birth
publish-concept-counterpart-area = Partner country
publish-concept-citizenship = Citizenship
publish-concept-birth-status = Native-born or foreign-born
publish-concept-citizenship-status = Citizen or non-citizen
publish-concept-region = Region
publish-concept-urbanisation = Urban or rural
publish-concept-education = Education
publish-concept-occupation = Occupation
publish-concept-disability = Disability
publish-concept-labour-status = Labour force status
publish-concept-recruitment-cost = Recruitment cost
publish-concept-monthly-earnings = Monthly earnings
publish-concept-observed-value = Value
publish-concept-observation-status = Observation status
publish-concept-weight = Weight
publish-concept-stratum = Stratum
publish-concept-primary-sampling-unit = Primary sampling unit
publish-concept-population-psus = Primary sampling units in the population
publish-concept-person-id = Person
publish-chart-hidden = [c] stands for a figure that is kept back to protect persons.
publish-labelled = { $label }: { $text }
publish-measure-in = { $measure } ({ $unit })
publish-unit-yr = years
publish-unit-mo = months of earnings
publish-unit-per-1000-people = per 1,000 people
publish-unit-per-100000-people = per 100,000 people
publish-unit-per-100000-workers = per 100,000 workers
publish-unit-per-100-working-age = per 100 people aged 15–64
publish-unit-per-100-women = per 100 women
publish-unit-xdc = national currency
publish-unit-pt = %
publish-sheet-loss = Loss report
publish-sheet-loss-about = What became of every cell that was read, and the sums of the columns before and after
publish-loss-table = Table
publish-loss-column = Column of the sheet
publish-loss-before = Sum in the sheet
publish-loss-after = Sum in the table
publish-loss-difference = Difference
publish-crosswalk = Crosswalk
publish-crosswalk-name = Name in “{ $column }”
publish-crosswalk-code = Code ({ $list }); “{ $sign }” where the name has none
publish-crosswalk-label = Label of the code
publish-crosswalk-rows = Rows
publish-crosswalk-by = Known from
publish-crosswalk-open = nobody yet: fill in the code
publish-crosswalk-answer = an answer
publish-crosswalk-found = the list
publish-crosswalk-candidates = May mean
publish-concept-wealth = Wealth or income
publish-concept-ethnicity = Ethnicity
publish-needs = Data needs
publish-needs-indicator = Indicator
publish-needs-table = From the table
publish-needs-breakdown = Breakdown
publish-needs-state = How far it is there
publish-needs-next = What to do next
publish-needs-who = Who takes it up
publish-needs-until = Until when
publish-queries = Questions
publish-queries-about = How to answer
publish-queries-title = Questions about “{ $table }” ({ $n })
publish-queries-how = Please write the right value in the yellow column “Right value”. If the value is right as it is, write it there again. If nobody knows, leave the cell empty and say so under “Remark”. Please do not change the columns on the left, add no lines, and send the workbook back.
publish-queries-reference = Row
publish-queries-place = Where it stands
publish-queries-record = Record
publish-queries-column = Column
publish-queries-value = Value received
publish-queries-question = What we ask
publish-queries-reply = Right value
publish-queries-remark = Remark
publish-no-place = Some figures say neither which area nor which period they are of. Say both in the room Report (or with --area CODE --period YEAR).
publish-no-series = None of the indicators has a series in the list of the SDGs, so that SDMX has no place for them. Write a workbook or files of Open SDG.
publish-without-series = { $n ->
    [one] One table has no series in the list of the SDGs and is not in the SDMX file.
   *[other] { $n } tables have no series in the list of the SDGs and are not in the SDMX file.
    }
publish-unknown-area = “{ $area }” is no code of a country or area. Write the ISO code with three letters, for example MLI; in a table, give the areas their codes in Harmonise.
publish-bad-period = “{ $period }” is no period. Write the year, 2025, or the month, 2025-03.
publish-chart-because-pyramid = A population pyramid: people are counted by age and sex, and its two sides show where they differ. Bars would serve as well.
publish-chart-a-year-of-age = { $measure }, per year of age
publish-chart-of = { $measure } – { $of }
publish-chart-not-drawn = { $n ->
    [one] { $n } place without a figure is not drawn: nobody is in it, or it is kept back.
   *[other] { $n } places without a figure are not drawn: nobody is in them, or they are kept back.
}
publish-chart-open-band = The area of a bar stands for its figure. The last band has no end; it is drawn as wide as the one before.
publish-chart-diagonal = On the dashed line both figures are the same.
publish-chart-not-two-groups = A pyramid needs colours for exactly two groups, mostly women and men. Bars are drawn.
publish-chart-not-two-axes = A scatter needs colours for exactly two groups: each gives one axis. Bars are drawn.
publish-chart-not-a-sum = These figures do not add up: averages and rates cannot be stacked, spread over ages or flow. Bars are drawn.
publish-chart-not-told-apart = Choose colours first: this chart needs two dimensions. Bars are drawn.
publish-chart-not-below-zero = Some figures are below zero. Bars are drawn.
publish-chart-not-two-times = A slope needs at least two periods or groups. Bars are drawn.
publish-chart-not-bands = A histogram needs bands of ages that follow each other. Bars are drawn.
publish-finding-ends = Of the figures shown, { $high } is the highest ({ $high_figure }) and { $low } the lowest ({ $low_figure }).
publish-finding-no-difference = Even the highest and the lowest figure do not clearly differ: { $high } ({ $high_figure }) and { $low } ({ $low_figure }).
publish-finding-rose = From { $first } to { $last } the figure rose from { $from } to { $to }.
publish-finding-fell = From { $first } to { $last } the figure fell from { $from } to { $to }.
publish-finding-no-change = From { $first } ({ $from }) to { $last } ({ $to }) there is no clear change.
publish-px-title = { $title } by { $by }
publish-px-statistic = Statistic
publish-px-value = Figure
publish-px-kept-back = kept back to protect persons [c]
publish-cover-area = Country or area
publish-cover-period = Period
publish-protection-rounded = All counts are rounded to multiples of { $base } in such a way that totals stay the sums of their parts, to protect persons.
publish-note-n = { $n ->
    [one] Rests on one observation.
   *[other] Rests on { $n } observations.
}
publish-note-interval = 95% confidence interval: { $low } to { $high }
publish-note-hidden = Kept back to protect persons.
publish-list-title = The report has a title.
publish-list-office = It says who publishes it.
publish-list-contact = It says whom to ask: an address or a telephone number.
publish-list-place = It says which country or area the figures are about.
publish-list-period = It says which period they are of.
publish-list-titles = No two tables have the same title.
publish-list-units = Every table has a unit.
publish-list-figures = No table is empty.
publish-list-sources = It names the sources.
publish-list-one-table = One table a sheet, from the first column, without empty rows inside.
publish-list-marked-up = Each table is marked up as a table and has a name.
publish-list-no-merges = No merged, hidden or coloured cells.
publish-list-symbols = Symbols stand in a column of their own and are explained.
publish-list-alt-text = Each chart has a text for those who cannot see it.
publish-list-links = The contents link to every sheet.
publish-list-widths = Columns are as wide as their texts.
publish-list-language = Title and language stand in the properties of the file.
publish-chart-not-five = A box needs colours for at least five groups: it shows how their figures spread. Bars are drawn.
publish-chart-not-borders = A map needs borders: open a GeoJSON file of your areas in the room Sources. Bars are drawn.
publish-chart-not-on-map = None of the categories is an area of the borders. Choose the dimension of areas as categories, or another property of the borders. Bars are drawn.
publish-chart-boxes = A box holds the middle half of the figures of all groups, its line the one in the middle; whiskers reach to the furthest figure within one and a half lengths of the box, and those beyond have their names.
publish-chart-shades = From the palest to the darkest: { $low } to { $high }. Grey areas have no figure.
publish-chart-circles = The surface of a circle is in proportion to its figure; the largest stands for { $high }. Areas without a circle have no figure.
publish-chart-off-map = { $n ->
    [one] Not on the map, for the borders do not hold it: { $names }.
   *[other] Not on the map, for the borders do not hold them: { $names }.
}
publish-cover-rules = Rules
publish-cover-signed = Signed by
publish-rules-sealed = Rules of { $name }, sealed by { $by } (key { $key })
publish-rules-open = Rules of { $name }
publish-signed-by = { $by }, { $role }, { $date }
publish-signed-by-alone = { $by }, { $date }
publish-logo-of = Logo of { $office }
publish-sheet-tables = Tables
publish-finding-ends-of-sure = Of the figures precise enough to be ranked, the highest is “{ $high }” ({ $high_figure }) and the lowest “{ $low }” ({ $low_figure }). { $unsure ->
    [one] One other, to be read with caution, is not ranked.
   *[other] { $unsure } others, to be read with caution, are not ranked.
 }
publish-finding-no-difference-of-sure = Of the figures precise enough to be ranked, even the highest and the lowest do not clearly differ: “{ $high }” ({ $high_figure }) and “{ $low }” ({ $low_figure }). { $unsure ->
    [one] One other, to be read with caution, is not ranked.
   *[other] { $unsure } others, to be read with caution, are not ranked.
 }
publish-unit-per-1000-births = per 1,000 live births
publish-unit-usd = US dollars
