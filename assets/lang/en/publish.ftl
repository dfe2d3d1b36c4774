### Words of the room «publish».
publish-unknown-ending = Files that end in “.{ $ending }” cannot be written here. Choose a name that ends in .csv, .xlsx or .parquet.
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
publish-unit-mo = months of earnings
publish-unit-pt = %
publish-sheet-loss = Loss report
publish-sheet-loss-about = What became of every cell that was read, and the sums of the columns before and after
publish-loss-table = Table
publish-loss-column = Column of the sheet
publish-loss-before = Sum in the sheet
publish-loss-after = Sum in the table
publish-loss-difference = Difference
