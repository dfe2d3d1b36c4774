### Words of the room «ui».
ui-room-welcome = Welcome
ui-room-sources = Sources
ui-room-tables = Tables
ui-room-harmonise = Harmonise
ui-room-indicators = Indicators
ui-room-protect = Protect
ui-room-report = Report
ui-room-learn = Learn
ui-state-empty = Nothing here yet
ui-state-attention = Needs attention
ui-state-done = Done
ui-untitled = Untitled project
ui-unsaved = There are changes that no project file holds yet
ui-file-stem = statelier-project
ui-pasted-stem = pasted
ui-in-lesson = Lesson: your own work is set aside and safe
ui-theme-dark = Dark
ui-theme-light = Light
ui-understood = Understood
ui-working = Working
ui-choose = Choose…
ui-none = none
ui-total = Total
ui-apply = Apply
ui-unbounded = no upper bound
ui-nothing-to-undo = Nothing to do here
ui-first-frame = First frame after { $milliseconds } ms
ui-settings-not-kept = The language and the list of recent files could not be kept: { $reason }. Your data are not concerned.
ui-strip-counts = Sources: { $sources } · tables: { $tables } · indicators: { $analyses }
ui-severity-info = Note
ui-severity-guessed = Guessed
ui-severity-changed = Changed
ui-severity-lost = Left out
ui-action-open = Open a file…
ui-action-save = Save
ui-action-save-as = Save as…
ui-action-export = Write the Excel report…
ui-action-new = New project
ui-action-undo = Undo
ui-action-redo = Redo
ui-action-sandbox = Open the invented country
ui-action-language = Passer en français
ui-action-theme = Change between light and dark
ui-action-guide = Guide
ui-action-palette = All commands
ui-action-cancel = Stop
ui-action-quit = Quit
ui-palette-hint = Type part of a name, in English or French
ui-path-file = File
ui-path-choose = Choose…
ui-path-open = Open
ui-path-save = Save
ui-path-write = Write
ui-path-never-mind = Never mind
ui-path-project = Statelier project
ui-path-replace = Replace by another file
ui-path-without-sources = Leave the data out (for mailing: the receiver needs the same files)
ui-welcome-title = From the spreadsheets you have to figures you can publish
ui-welcome-what = Statelier reads the tables of your office as they are, helps you to bring definitions and codes together, computes indicators with their precision, protects people’s data and writes the report. It works without internet and never changes your files.
ui-welcome-open = Begin with your own files
ui-welcome-drop = Drop files or a folder anywhere on this window (Excel, LibreOffice, SPSS, Stata, Parquet, PC-Axis, text), paste a table copied in Excel, or choose a file.
ui-welcome-sandbox = A survey, border counts, residence permits and customs declarations of a country that does not exist: try anything, nothing can go wrong.
ui-welcome-recent = Recent files
ui-welcome-no-recent = What you open will be listed here.
ui-welcome-language = Language
ui-welcome-learn = Learn while doing
ui-welcome-lessons = Each lesson works on the invented country, beside your own work.
ui-recover-what = The last session ended without saving. Its work was kept.
ui-recover = Take it up again
ui-recover-not = Throw it away
ui-guide = Guide
ui-guide-next = Next best step
ui-guide-history = History
ui-guide-welcome = The work goes from top to bottom on the left: sources, tables, harmonising, indicators, protection, report. Each stage shows whether it needs you.
ui-guide-sources = A source is a file as you received it. It is never changed. Say here who is counted in it: whoever reads your figures needs to know.
ui-guide-tables = The colours show what each cell is believed to be; rest the pointer on a cell to read why. Where a belief is wrong, select cells and choose what they are. On the right is the table that results.
ui-guide-harmonise = Say what each column measures and give values the codes of a standard list. Every step is counted, can be changed and undone; the original values stay.
ui-guide-indicators = The catalogue says what your data allow. Tick the dimensions: the figures answer at once, with the number of observations, the standard error, the interval and a mark of reliability.
ui-guide-protect = Small counts can point to a person. What is hidden here, and the cells hidden so that nobody can work it out, never leaves the program. Nothing is published without your answer on this page.
ui-guide-report = Choose what goes into the report and how it is drawn. The Excel file holds figures, charts, definitions, reliability, protection and every step in words.
ui-guide-learn = A task is done when the result is right, whichever way you took. Hints come in three levels; the last one shows where to click.
ui-next-open = Open a file, or the invented country if you only want to look around.
ui-next-confirm = Look at the table that was found and take it if it is right.
ui-next-mend = A step of “{ $name }” cannot run. Change or remove it.
ui-next-proposals = { $n ->
    [one] One step is proposed
   *[other] { $n } steps are proposed
} for your tables. Accept what is right.
ui-next-indicator = Choose an indicator from the catalogue.
ui-next-protect = Answer whether the figures may be published.
ui-next-export = Everything has an answer: the report can be written.
ui-empty-sources = No file is open yet. Files are read, never changed.
ui-empty-tables = Open a file first: its sheets appear here with every cell coloured by what it seems to be.
ui-empty-harmonise = No table is in use yet. In “Tables”, take one that was found.
ui-empty-indicators = Indicators are computed from tables. In “Tables”, take one that was found.
ui-empty-protect = There are no figures yet that would need protection. Compute an indicator first.
ui-empty-report = A report needs at least one indicator. Compute one first.
ui-source-size = { $kilobytes } kB
ui-source-replace = Replace…
ui-source-remove = Remove
ui-source-built-in = No file of its own: kept in the project
ui-source-sheet = { $sheet }: { $rows } rows × { $columns } columns, tables found: { $tables }, values in the largest: { $values }
ui-sheet-hidden = hidden in the workbook
ui-source-definition = Who is counted, when and how (goes into the report)
ui-source-definition-hint = For example: persons born abroad, resident for 12 months or more on 1 July, from the population register
ui-notes = What was guessed, changed or left out: { $n }
ui-tables-source = Source
ui-tables-cross = Crossed table, { $sure }: { $rows ->
            [one] { $rows } row
           *[other] { $rows } rows
        } × { $columns ->
            [one] { $columns } column
           *[other] { $columns } columns
        }, { $values ->
            [one] { $values } value
           *[other] { $values } values
        }
ui-tables-records = Record list, { $sure }: { $rows ->
            [one] { $rows } row
           *[other] { $rows } rows
        }
ui-sure-very = quite certain
ui-sure-rather = rather likely
ui-sure-not = uncertain, please check
ui-cells = { $n } cells
ui-tables-use = Use this table
ui-tables-taken = In use as “{ $name }”
ui-tables-harmonise = Harmonise it
ui-tables-none-found = No table was found in this sheet. Select the cells of one and choose what they are.
ui-paint-area = { $area } is:
ui-paint-none = Select cells to correct them:
ui-paint-clear = Take corrections back
ui-grid-sheet = Sheet { $sheet } of { $file }
ui-grid-tidy = Tidy table
ui-grid-data = Data of { $name }
ui-recipe = Recipe
ui-recipe-add = Add a step
ui-recipe-empty = No step yet: the table is as it was read.
ui-recipe-not-run = Not run: a step before it failed.
ui-recipe-change = Change
ui-recipe-remove = Remove
ui-proposals = Proposed
ui-proposals-accept-all = Accept all that are sure ({ $n })
ui-proposal-accept = Accept
ui-proposal-look = Look…
ui-unmatched = { $n ->
    [one] One value
   *[other] { $n } values
} of “{ $column }” without a code
ui-unmatched-value = { $value } ({ $n ->
    [one] 1 row
   *[other] { $n } rows
})
ui-unmatched-find = Find a code
ui-unmatched-aside = Set aside
ui-data-counts = { $rows } rows × { $columns } columns
ui-column = Column
ui-column-kind = Kind
ui-column-concept = Measures
ui-column-led-on = Columns made from it by the recipe hold the meaning; click to give it one of its own
ui-column-concept-hint = Say what the column measures
ui-column-missing = Missing
ui-kind-number = number
ui-kind-text = text
ui-kind-code = code
ui-kind-date = date
ui-indicators-catalogue = Catalogue
ui-indicators-chosen = In this project
ui-indicators-choose = Choose an indicator that is ready on the left; what it gives appears here.
ui-indicators-compute = Compute
ui-indicators-remove = Remove
ui-indicators-by = By:
ui-indicators-interval = 95 % interval
ui-indicators-full-count = Everybody was counted (census, register): no sampling error
ui-indicators-choose-columns = Choose the columns
ui-indicators-lonely = Stratum with one cluster
ui-interval-logit = logit
ui-interval-beta = Korn–Graubard
ui-interval-wilson = Wilson
ui-interval-wald = Wald
ui-lonely-fail = stop and ask
ui-lonely-adjust = centre on the overall mean (careful)
ui-lonely-average = mean of the other strata
ui-lonely-certainty = counts as certain
ui-lonely-remove = leave out of the variance
ui-design = Sample: weight { $weight }, stratum { $stratum }, cluster { $psu }
ui-ready = ready
ui-needs = { $n ->
    [one] One step away:
   *[other] Still needs:
} { $concepts }
ui-needs-second-table = Needs a second table with the same dimensions
ui-figure-n = n
ui-figure-estimate = Estimate
ui-figure-se = SE
ui-figure-low = 95 % low
ui-figure-high = 95 % high
ui-figure-cv = CV
ui-figure-deff = Deff
ui-figure-df = df
ui-figure-flag = Flag
ui-protect-undecided = May these figures be published? The page shows the usual rule; choose an answer.
ui-protect-suppress = Hide small counts and what would give them away
ui-protect-threshold = Counts below
ui-protect-public = The figures are already public
ui-protect-open = Not confidential, because:
ui-protect-open-why = Write the reason first; it is kept with the figures.
ui-protect-reason = Reason
ui-protect-before = Before
ui-protect-after = As readers will see it
ui-protect-summary = { $cells ->
    [one] One cell
   *[other] { $cells } cells
    }: { $primary } hidden because the count is small, { $complementary } hidden to keep those from being worked out
ui-protect-safe = ✓ Attacked: the program tried to work out every hidden count, and none can be narrowed down too far
ui-protect-unsafe = ✗ A reader could narrow a hidden count down too far
ui-protect-audit = What a reader could still work out
ui-protect-interval = { $cell }: between { $low } and { $high }
ui-hidden-primary = Hidden: the count is small
ui-hidden-complementary = Hidden so that another cell cannot be worked out
ui-report-title = Title
ui-report-office = Office
ui-report-language = Language of the report
ui-report-undecided = { $n ->
    [one] One indicator waits
   *[other] { $n } indicators wait
} for an answer in “Protect” and stays out of the report.
ui-report-needs-protection = Nothing may be written before “Protect” has an answer
ui-report-chart-of = Chart: { $name }
ui-chart-line = Line
ui-chart-bar = Bars
ui-chart-interval = Points with interval
ui-chart-x = Along
ui-chart-series = Colours
ui-chart-save-svg = Save as SVG…
ui-chart-save-png = Save as PNG…
ui-learn-what = Lessons run inside the program, on the invented country. A task is passed by what you reach, not by which button you press.
ui-learn-progress = { $passed } of { $tasks } tasks done · about { $minutes } minutes
ui-learn-begin = Begin
ui-learn-again = Begin again
ui-learn-start = Begin the lesson “{ $title }”
ui-lesson-at = Task { $task } of { $tasks }
ui-lesson-passed = Right.
ui-lesson-next = Go on
ui-lesson-hint = Hint
ui-lesson-back = Put me back here
ui-lesson-back-what = Restores the state in which this task begins. What you did in this task is given up.
ui-lesson-no-hint = No further hint: the last one frames where to click
ui-lesson-leave = Leave the lesson
ui-lesson-finished = Lesson finished. Everything you did was the real program: the same works on your own files.
ui-import-encoding = Encoding
ui-import-delimiter = Column separator
ui-import-decimal = Decimal mark
ui-import-found = { $value } (found)
ui-import-open = not decided
ui-import-by-itself = Find it
ui-mark-comma = comma
ui-mark-semicolon = semicolon
ui-mark-tab = tab
ui-mark-bar = vertical bar
ui-mark-point = point
ui-path-picture = Save the chart
ui-indicators-table = From
ui-indicators-second = Set against
ui-chart-held-usual = total, or the first
ui-table-notes = { $n ->
    [one] One note on these figures
   *[other] { $n } notes on these figures
}
ui-protect-nothing-hidden = Nothing is hidden in this table.
ui-next-unmatched = { $n ->
    [one] One name in “{ $name }” has no code and waits
   *[other] { $n } names in “{ $name }” have no code and wait
} for your answer.
ui-action-again = Compute again
ui-stale = Stopped: what you see belongs to an earlier state
ui-labelled = { $label }: { $text }
ui-tables-number = { $n ->
    [one] { $number }: { $area }, one value
   *[other] { $number }: { $area }, { $n } values
}
ui-tables-holds = { $n ->
        [0] no table
        [one] 1 value
       *[other] { $n } values
    }
ui-tables-refused = could not be opened
ui-tidy-cross = { $rows } { $rows ->
    [one] row
   *[other] rows
} × { $columns } { $columns ->
    [one] column
   *[other] columns
} = { $cells } { $cells ->
    [one] cell
   *[other] cells
}: { $values } { $values ->
    [one] value
   *[other] values
}, { $missing } missing, { $empty } empty
ui-tidy-records = { $rows } rows × { $columns } columns, kept in their own shape
ui-edge-first = Upper edge of the figures: drag to move
ui-edge-last = Lower edge of the figures: drag to move
ui-edge-labels = Edge between labels and figures: drag to move
ui-cell-hidden = Hidden in the workbook; it is read all the same
ui-grid-copy = Copy
ui-grid-copy-names = Copy with column names
ui-grid-sort-rising = Sort, smallest first
ui-grid-sort-falling = Sort, largest first
ui-grid-keep = Show only rows with this value
ui-grid-leave-out = Leave out rows with this value
ui-grid-show-all = Show all rows
ui-view-find = Find
ui-view-next = Next
ui-view-filter = Filter
ui-view-filter-none = no column
ui-view-sorted-rising = sorted by { $column }, smallest first
ui-view-sorted-falling = sorted by { $column }, largest first
ui-view-count = { $n } of { $of } rows
ui-view-list = Values of { $column } to show
ui-view-list-hint = paste a list, one a line; * is any text, "" is missing
ui-view-invert = all but these
ui-profile-line = { $kind }, { $distinct } different
ui-profile = { $kind }: { $distinct } different values, { $missing } missing
ui-profile-range = from { $least } to { $most }, sum { $sum }
ui-loss = Loss report: { $n } cells, { $refused } not understood or outside
ui-loss-outside = Outside every table: { $n }
ui-loss-unread = The { $n } further rows of this long text are read in one go: they are neither in these counts nor in these sums.
ui-loss-sums-agree = { $n ->
        [one] The sum of the column of figures is
       *[other] The sums of all { $n } columns of figures are
    } the same before and after: { $sum } in all
ui-loss-sum-differs = Column { $column }: { $before } in the sheet, { $after } in the result
ui-stack = { $n ->
        [one] One other table looks
       *[other] { $n } other tables look
    } like this one: they can be stacked
ui-stack-period = period
ui-stack-sender = sender
ui-stack-part = part
ui-stack-column = Name of the new column
ui-stack-do = Stack { $n } tables
ui-stack-needs = At least two tables, each with a label of its own, and a name for the column
ui-stack-label = Label of { $name }
ui-stack-calendar = What is there
ui-stack-there = there
ui-stack-missing-one = missing
ui-stack-complete = Nothing is missing between the first and the last.
ui-stack-missing = { $n } missing: { $which }
ui-stack-name = { $name } and others ({ $n } stacked)
ui-import-dates = Dates in texts
ui-dates-day = day, month, year
ui-dates-month = month, day, year
ui-dates-year = year, month, day
ui-import-missing = Also missing
ui-import-column = Column
ui-import-column-choose = read otherwise…
ui-column-text = as text
ui-column-comma = as numbers, comma before tenths
ui-column-point = as numbers, point before tenths
ui-column-day-first = as dates: day, month, year
ui-column-month-first = as dates: month, day, year
ui-column-by-itself = Read it by what its values look like again
ui-paint-label = Correct:
ui-ask-thousands = They part thousands
ui-ask-tenths = They part tenths
ui-combine = Put tables together
ui-combine-open = Put tables together…
ui-combine-help = A new table is made; those it is made from stay as they are, and what changes in them changes it as well.
ui-combine-join = beside each other
ui-combine-join-help = The columns of the other table come beside those of the first, where the rows agree. All rows of the first stay.
ui-combine-append = below each other
ui-combine-append-help = The rows of the other table come below those of the first, with a column that says whose each is.
ui-combine-update = newer figures
ui-combine-update-help = The figures of the other table take the place of those of the first where the rows agree; its new rows come below. What changed is listed.
ui-combine-first = First table
ui-combine-other = Other table
ui-combine-keys = Rows are the same where these columns agree (first table = other table):
ui-combine-names = Each column of the other table stands under a column of the first, or keeps a column of its own:
ui-combine-column-first = Column of the first table
ui-combine-column-other = Column of the other table
ui-combine-under = Stands under
ui-combine-key-remove = Remove
ui-combine-key-add = Compare one more column
ui-combine-name = Name of the new table
ui-combine-column = source
ui-combine-do = Make the table
ui-combine-only-first = In the first table only ({ $n })
ui-combine-only-other = In the other table only ({ $n })
ui-combine-changed = Changed figures ({ $n })
ui-combine-changed-line = { $key }, { $column }: { $old } → { $new }
ui-combine-new = New ({ $n })
ui-combine-absent = Not in the newer table ({ $n })
ui-combine-more = and { $n } more
ui-cards = Definitions side by side
ui-cards-help = What each source counts, in plain questions. Answers that differ are marked: in red where figures can never stand in one series, in orange where readers have to be told.
ui-cards-open = not said
ui-cards-question = Question
ui-variants = Spellings of the same value
ui-variants-open = Find variants…
ui-variants-help = Texts that may be one value in several spellings. Tick those that are, and say how the value is called. Nothing else is touched.
ui-variants-column = Column
ui-variants-none = No two texts of this column look like variants of each other.
ui-variants-name = One value:
ui-variants-do = Make them one value
ui-unmatched-weighed = { $value } ({ $n ->
    [one] 1 row
   *[other] { $n } rows
}; { $column }: { $weight })
ui-unmatched-earlier = { $n ->
    [one] Take the answer given before
   *[other] Take { $n } answers given before
}
ui-crosswalk-write = Write the crosswalk
ui-crosswalk-read = Read a crosswalk
ui-crosswalk-help = A workbook in which each name stands beside its code: for a colleague to check, to fill in and to give back.
ui-crosswalk-file = crosswalk
ui-own-list-open = Code list…
ui-own-list = A code list of your own
ui-own-list-help = Make a code list from this table: districts, national occupations, a tariff. Every step can match to it then, and it is saved with the project.
ui-own-list-code = Codes
ui-own-list-names = Names
ui-own-list-names-en = Names in English
ui-own-list-names-fr = Names in French
ui-own-list-names-es = Names in Spanish
ui-own-list-names-pt = Names in Portuguese
ui-own-list-names-ar = Names in Arabic
ui-own-list-parent = Code above
ui-own-list-name = What the list is called
ui-own-list-do = Make the list
ui-own-list-counts = { $n } codes. Other spellings: { $spellings }. Rows without a code, left out: { $without }. Codes above that are not in the list: { $orphans }.
ui-own-list-line = { $name } ({ $n } codes, from { $origin })
ui-own-list-remove = Remove
ui-number-map-wrong = These lines are no value and number: { $lines }. Write one a line, as in “2023 = 605.2”.
ui-number-map-values = Values of the column: { $values }
ui-expression-columns = Put in a column
ui-expression-patterns = Begin with a pattern
ui-expression-help = SQL over the columns: + - * /, CASE WHEN … THEN … ELSE … END, COALESCE, ROUND, ABS, SUBSTR, CONCAT, AND, OR, IN. Texts stand in 'single quotes', names with spaces in "double quotes". What is computed from a missing value is missing.
ui-expression-share = A share in per cent
ui-expression-cases = Classes of a number
ui-expression-recent = Recent migrant (less than five years)
ui-expression-return = Return migrant (a citizen, abroad a year or more, back for five years at most)
ui-expression-first = The first of two that is there
ui-expression-part = The beginning of a code
ui-grid-why = Why is this value here?
ui-why = Why is this value here?
ui-why-show = Show the cell
ui-why-close = Close
ui-guide-branches = Undone, and still to be had
ui-guide-branch = { $n ->
    [one] 1 change
   *[other] { $n } changes
}, the last: { $last }
ui-effect-show = Show the effect first
ui-effect = What this would change
ui-recipe-skip = Leave out
ui-recipe-take-up = Take up again
ui-replay-lacking = The recipe needs the column “{ $column }”, and the table does not have it.
ui-replay-is = “{ $new }” is now “{ $old }”
ui-replay-nothing-like-it = No other column of the file has a name like it. Leave the step out, change it to another column, or open the right file in Sources.
ui-replay = The file that was put in place
ui-replay-rows = { $rows } rows instead of { $before }; { $same } columns are the same.
ui-replay-new = New columns: { $columns }.
ui-replay-gone = Columns that are gone: { $columns }.
ui-replay-values = Values of “{ $column }” that were not there before ({ $n }): { $values }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
ui-cards-believed = { $answer } (the sheet says so)
ui-cards-because = From the words “{ $words }”. Choose an answer to confirm or correct it.
ui-conflicts = { $n ->
    [0] No difference is known in what the two tables count.
    [one] 1 difference in what the two tables count
   *[other] { $n } differences in what the two tables count
}
ui-conflicts-convert = Convert
ui-conflicts-bands = Both in the bands { $bands }, added up
ui-conflicts-rescale = “{ $column }” × { $times }
ui-conflicts-former = { $successors } together as { $former }, added up
ui-conflicts-classes = Both in the classes they have in common ({ $list }), added up
ui-source-labels = Make code lists of its labels
ui-source-labels-help = The labels that the file gives its values become code lists of this project, one for all variables that have the same.
ui-source-labels-there = { $n } code lists were made of its labels; Harmonise proposes them.
ui-concept-list = Codes: { $list }
ui-concept-unit = Unit: { $unit } × { $times }
ui-concept-needed = Needed by: { $names }
ui-concept-breaks-down = Breaks down: { $names }
ui-bands-five = Five years
ui-bands-five-help = 0–4, 5–9 … 100 and over. The other sets but UNHCR’s can be added up from these.
ui-bands-broad = Broad
ui-bands-broad-help = 0–14, 15–24, 25–64, 65 and over. Nest in five-year bands.
ui-bands-working = Working age
ui-bands-working-help = 0–14, 15–64, 65 and over. Nest in five-year bands.
ui-bands-unhcr = UNHCR
ui-bands-unhcr-help = 0–4, 5–11, 12–17, 18–59, 60 and over. They do not nest in five-year bands (12 and 18 cut through): figures of both have only 0–4, 5–59 and 60 and over in common.
ui-conflicts-drop = Leave out of “{ $column }”: { $values }
ui-conflicts-once = Keep one record for each “{ $column }”
ui-conflicts-mid-year = Means of two first Januaries as middles of the year (“{ $period }”)
ui-recipe-stops = The recipe stops at step { $n }, and the table shown is the one before it. { $why }
ui-view-figures = Figures and chart
ui-view-behind = Who is furthest behind
ui-view-compare = Compare two groups
ui-behind-high = The higher the figure, the worse: the first group is furthest behind.
ui-behind-low = The lower the figure, the worse: the first group is furthest behind.
ui-behind-none = This indicator has no good or bad side: the group furthest from everybody comes first.
ui-behind-everybody = Everybody: { $figure }
ui-behind-many = { $n } groups are held against everybody. About one in twenty would look different by chance alone, even if none was.
ui-behind-place = Place
ui-behind-group = Group
ui-behind-figure = Figure
ui-behind-distance = Distance
ui-behind-interval = Its 95 % interval
ui-behind-says = What it says
ui-behind-higher = above everybody
ui-behind-lower = below everybody
ui-behind-same = like everybody
ui-behind-open = may be chance
ui-behind-unreliable = too unreliable to be ranked
ui-points = { $n } pts
ui-compare-by = Compare by
ui-compare-first = First
ui-compare-second = with
ui-compare-difference = Difference
ui-compare-ratio = Ratio
ui-compare-everybody = Everybody
ui-compare-higher = { $first }: { $a }. { $second }: { $b }. The figure of “{ $first }” is higher: { $difference }, 95 % interval from { $low } to { $high }. Chance alone hardly explains it.
ui-compare-lower = { $first }: { $a }. { $second }: { $b }. The figure of “{ $first }” is lower: { $difference }, 95 % interval from { $low } to { $high }. Chance alone hardly explains it.
ui-compare-open = { $first }: { $a }. { $second }: { $b }. The distance of { $difference } may be chance: its 95 % interval goes from { $low } to { $high }, and “no difference” lies in it. Neither should be called higher.
ui-compare-same = { $first }: { $a }. { $second }: { $b }. Both are the same.
ui-compare-counted = { $first }: { $a }. { $second }: { $b }. The distance is { $difference }. Everybody was counted, so there is no sampling error; errors of coverage and of answers remain.
ui-compare-unreliable = { $first }: { $a }. { $second }: { $b }. At least one of the two is too unreliable: they should not be compared.
ui-gaps = Gap board
ui-gaps-what = What SDG target 17.18 asks to see apart, and the least that migratory status is to be crossed with, for every indicator of this project.
ui-gaps-breakdown = Breakdown
ui-gaps-next = What to do next
ui-gaps-write = Write the data-needs plan…
ui-gaps-write-help = A workbook with a line for every breakdown that is missing or weak, to discuss with those who collect the data
ui-gaps-file = data-needs
ui-gaps-compute = Break down
ui-gaps-harmonise = Harmonise
ui-gaps-protect = Protect
ui-indicators-no-table = No table can be read at the moment, so nothing can be computed.
ui-indicators-give-meaning = Say which column
ui-needs-source = Usually in: { $source }
ui-catalogue-tick = Tick
ui-catalogue-tick-all = Tick all that is ready
ui-catalogue-compute-ticked = Compute the { $n } ticked
ui-catalogue-ticked-help = Each by birth status, sex and age where the table has them, the least that the United Nations ask for
ui-explain = Where this number comes from
ui-design-read = Read a design file…
ui-design-write = Write the design…
ui-design-file-help = A .svydesign file, as iNZight and R’s surveyspec use it
ui-design-columns = Back to the columns’ meanings
ui-design-replicated = Replicate weights: { $n } columns. { $totals ->
    [0] No known totals
    [one] Weights made to add up to one table of known totals
   *[other] Weights made to add up to { $totals } tables of known totals
}
ui-design-stages = { $stages ->
    [one] One stage of sampling
   *[other] { $stages } stages of sampling
}, { $totals ->
    [0] no known totals
    [one] weights made to add up to one table of known totals
   *[other] weights made to add up to { $totals } tables of known totals
}
ui-replicates = Replicate weights
ui-replicates-pattern = columns that begin with
ui-replicates-found = { $n ->
    [one] 1 column
   *[other] { $n } columns
}
ui-replicates-method = Made by
ui-replicates-use = Use them
ui-replicate-brr = balanced repeated replication
ui-replicate-jk1 = jackknife without strata
ui-replicate-jk2 = jackknife of pairs
ui-replicate-bootstrap = bootstrap
ui-replicate-acs = successive differences
ui-replicate-fay = Fay
ui-replicate-other = other
ui-indicator-read = Add one’s own…
ui-indicator-read-help = From the file of an indicator; start from the file of one that is like it
ui-indicator-write = File…
ui-indicator-write-help = Writes the file of this indicator: to share it, or to change it into one’s own
ui-indicator-own = one’s own
ui-policy-1 = 1. Rights of migrants: are these given to migrants as to citizens?
ui-policy-1a = a) essential and emergency health care
ui-policy-1b = b) public education
ui-policy-1c = c) equal pay for equal work
ui-policy-1d = d) social protection
ui-policy-1e = e) access to justice
ui-policy-2 = 2. Whole of government: does the government have these?
ui-policy-2a = a) an agency in charge of migration
ui-policy-2b = b) a policy for regular ways to come, for work too
ui-policy-2c = c) a policy for the inclusion of migrants
ui-policy-2d = d) a way to make the policy answer to women and men
ui-policy-2e = e) a way to base the policy on disaggregated data
ui-policy-3 = 3. Cooperation and partnerships: does the government have these?
ui-policy-3a = a) coordination between ministries
ui-policy-3b = b) agreements with other countries
ui-policy-3c = c) agreements of free movement in the region
ui-policy-3d = d) agreements on return and readmission
ui-policy-3e = e) a way to involve civil society and the private sector
ui-policy-4 = 4. Socioeconomic well-being: does the government take these measures?
ui-policy-4a = a) labour migration in line with the needs of the labour market
ui-policy-4b = b) social security that can be taken along
ui-policy-4c = c) recognition of skills and diplomas
ui-policy-4d = d) easier and cheaper remittances
ui-policy-4e = e) fair and ethical recruitment
ui-policy-5 = 5. Mobility and crises: does the government have these?
ui-policy-5a = a) a system to receive, register and identify the displaced
ui-policy-5b = b) plans for their basic needs
ui-policy-5c = c) help for own citizens in a crisis abroad
ui-policy-5d = d) a strategy for disasters that speaks of displacement
ui-policy-5e = e) temporary stay or protection
ui-policy-6 = 6. Safe, orderly and regular migration: does the government have these?
ui-policy-6a = a) watching who overstays a visa
ui-policy-6b = b) authorisation before arrival
ui-policy-6c = c) care for children without parents
ui-policy-6d = d) information for migrants and those who may become ones
ui-policy-6e = e) a strategy against trafficking and smuggling
ui-policy-open = The 30 questions of SDG 10.7.2…
ui-policy-title = Migration policies (SDG 10.7.2)
ui-policy-help = The questions of the United Nations Inquiry among Governments, Module III, in short. A blank answer counts as no.
ui-policy-area = Country
ui-policy-year = Year
ui-policy-yes = yes
ui-policy-legal = only with legal status
ui-policy-no = no
ui-policy-blank = blank
ui-policy-score = { $score } out of 100, { $category ->
    [1] requires further progress
    [2] partially meets
    [3] meets
   *[other] fully meets
}
ui-policy-left = { $n ->
    [0] All questions have an answer.
    [one] One question is blank.
   *[other] { $n } questions are blank.
}
ui-policy-use = Use these answers
ui-policy-source = Policies 10.7.2
ui-catalogue-search = Search
ui-reliability = When a figure is too unreliable
ui-reliability-caution = Caution above a CV of
ui-reliability-unreliable = Too unreliable above a CV of
ui-reliability-n = Least number of observations
ui-reliability-widths = Hold shares also against the width of their interval (NCHS)
ui-reliability-everywhere = Use for all indicators of the project
ui-reliability-usual = Back to the usual rules
ui-reliability-usual-are = Usual: CV up to 16.5 % and 33.3 % and at least 10 observations (Statistics Canada), widths of shares (NCHS).
ui-catalogue-nothing = No indicator is called so.
ui-checks-open = Checks
ui-checks-working = Checking the table…
ui-checks-what = Checks run by themselves after every change and change nothing.
ui-checks-rows = Show the rows
ui-checks-ask = Ask the sender
ui-checks-ask-help = Puts these rows on the query list.
ui-checks-nothing-asked = No finding with rows is ticked.
ui-checks-figures = Figures of the whole table
ui-checks-clean = Nothing found ({ $n })
ui-checks-undone = Could not be checked, and why ({ $n })
ui-queries-write = Write the query list…
ui-queries-file = Questions
ui-queries-language = in
ui-queries-read = Read the replies…
ui-queries-read-help = Takes the workbook that came back. Each reply becomes a correction with the old value; all of them can be undone.
ui-rules = Your own rules
ui-rules-none = None yet. A rule says what must hold in every row, or in those where something else holds.
ui-rule-add = Write a rule…
ui-rule-title = A rule
ui-rule-when = Only where
ui-rule-must = Must hold:
ui-rule-keep = Keep the rule
ui-rule-remove = Remove
ui-rule-says = Comparison
ui-rule-with = Compared with
ui-rule-value = this value
ui-rule-sql = Condition in SQL
ui-rule-sql-hint = "women" + "men" = "total"
ui-rule-how-equal = is
ui-rule-how-other = is not
ui-rule-how-below = is below
ui-rule-how-at-most = is at most
ui-rule-how-at-least = is at least
ui-rule-how-above = is above
ui-rule-how-filled = is filled in
ui-rule-how-empty = is empty
ui-rule-how-sql = a condition in SQL
ui-deliveries = Files of this table
ui-deliveries-what = Rows with a finding, file by file: whose deliveries get better, whose need a talk.
ui-delivery-sender = Sender
ui-delivery-period = Period
ui-delivery-rows = Rows
ui-records = Records
ui-records-what = Records of persons need more than figures do: nobody may be recognised by what others know of them.
ui-records-identifiers = Columns that name persons
ui-records-drop = Leave out
ui-records-drop-all = Leave all of them out
ui-records-keys = What an outsider may know
ui-records-keys-help = Tick what a neighbour, an employer or another file could know of somebody. Columns ticked first are kept best.
ui-records-k = Records that share a combination, at least (k)
ui-records-sensitive = What nobody should learn
ui-records-remedy = Wider classes lose least: ages in bands, larger areas, fewer occupations (in Harmonise). What is still rare then can be hidden.
ui-records-suppress = Hide rare combinations
ui-records-rarest = Combinations that stand out
ui-records-frequency = Records
ui-records-risk = Risk
ui-records-percent = { $share }%
ui-records-source = “{ $column }” says all that “{ $key }” says, or more. What is hidden in one would still stand in the other.
ui-report-area = Country (ISO)
ui-report-period = Year
ui-report-sdmx = SDMX-CSV…
ui-report-open-sdg = Open SDG…
ui-report-exchange-help = A web page: one file for the site of the office, with charts, no script, nothing fetched. SDMX-CSV: one file in the structure of the SDGs, for a data exchange. Open SDG: a folder with a file an indicator, for a website. Only figures with an answer in Protect get in.
ui-rule-needs-value = Write what the column is compared with.
ui-path-exchange = Write an exchange file
ui-learn-lessons = Lessons
ui-learn-glossary = Glossary
ui-learn-role = For:
ui-learn-all = all lessons
ui-learn-sum = { $n ->
    [one] { $n } lesson
   *[other] { $n } lessons
}, about { $hours } hours
ui-learn-go-on = Go on
ui-welcome-all-lessons = All lessons and the glossary
ui-glossary-search = Search
ui-glossary-none = No term has these words.
ui-question-number = Your number
ui-question-cell = Address of the cell
ui-question-check = Check my answer
ui-question-several = Several may be right.
ui-question-order = Put these in order with the arrows.
ui-question-up = Up
ui-question-down = Down
ui-question-write = Your sentences. They stay on this computer.
ui-question-model = One good answer
ui-question-compared = I have compared
ui-lesson-read = You have read to the end and answered every question.
ui-lesson-score = { $right } of { $of } right. You can take the test again after the course; both results are kept.
ui-lesson-showing = The program plays this task. Watch what changes.
ui-lesson-show = Show me
ui-lesson-show-what = Plays the task slowly, on the work of the lesson’s author up to here. Your own work comes back with “Put me back here”.
ui-lesson-more = More…
ui-lesson-free = Try freely
ui-lesson-free-what = You work on a copy. Try anything; the lesson waits where you left it, and nothing done here counts.
ui-lesson-free-back = Back to the lesson
ui-lesson-help = Ask for help
ui-lesson-help-not = I no longer need help
ui-lesson-help-what = Your trainer sees this in your progress file.
ui-notebook-nickname = Nickname
ui-notebook-nickname-what = A name you choose. It stands on the certificate and in the file for your trainer, and nothing else says who you are.
ui-notebook-write = Write the notebook…
ui-notebook-certificate = Write the certificate…
ui-notebook-certificate-stem = certificate
ui-notebook-share = Save my progress for the trainer…
ui-notebook-shared = What my trainer would see
ui-notebook-shared-what = This is the whole file. The sentences you wrote are not in it.
ui-notebook-empty = Nothing here yet. What you do in a lesson, the mistakes you meet and the terms you look up are kept here.
ui-board-what = Collect the progress files of your participants in one folder or on a stick. Reading the same files again changes nothing.
ui-board-read = Read progress files…
ui-board-folder = progress
ui-board-write = Write the table (Excel or PDF)…
ui-board-stem = trainers-table
ui-board-kit = Lay out a workshop stick…
ui-board-kit-stem = statelier-workshop
ui-board-kit-what = Puts the program, the lessons, the data, the prints and the answer keys into one folder.
ui-board-empty = No progress files are read yet.
ui-board-difficulty = { $lesson }: { $learners ->
    [one] { $learners } person
   *[other] { $learners } persons
}, { $times ->
    [one] { $times } time
   *[other] { $times } times
}
ui-palette-none = Nothing is called so.
ui-board-record = Make a lesson of this work…
ui-board-record-stem = my-lesson
ui-board-record-what = What is done in the project on screen becomes tasks with checks, hints and a solution. The texts are for you to edit.
ui-learn-practice = A new practice sheet
ui-learn-practice-what = Makes a messy sheet that nobody has seen. The program knows the truth and marks your answers.
ui-action-present = Presenter mode: large type, keys shown, personal data hidden
ui-learn-own = Redo on my data
ui-learn-own-what = The same checks on your own files. Names and figures may be other ones; what must be true is the same.
ui-learn-own-done = { $n } of { $of } done on your own data
ui-learn-own-stop = Put this aside
ui-protect-linked = Protected as one with: { $names }. They count the same persons, and a reader lays the tables side by side; the highest threshold, { $threshold }, holds for all.
ui-guide-terms = Terms
ui-lesson-keys = { $what }: { $keys }
ui-chart-pyramid = Pyramid
ui-report-page = Write a web page…
ui-records-none = These tables hold figures and no records of persons: there is nobody to hide here. Their small counts are protected under the indicators.
ui-lesson-noted = Noted.
ui-lesson-next-lesson = Next lesson: { $title }
ui-import-missing-hint = 999; n/a; Age: 99
ui-import-missing-what = What means “no number” in this file, with semicolons between. With the name of a column and a colon before it, in that column only.
ui-chart-kind = Chart
ui-chart-stacked = Stacked bars
ui-chart-slope = Slope
ui-chart-heat-map = Heat map
ui-chart-histogram = Histogram
ui-chart-scatter = Scatter
ui-chart-flow = Flow
ui-chart-panel = Small charts for
ui-chart-mark = { $name }: { $figure }
ui-chart-mark-interval = { $name }: { $figure } (95% interval: { $low } to { $high })
ui-form-more = { $n } more: look for them above.
ui-view-unfilter = Stop filtering by { $column }
ui-report-sdmx-ml = SDMX-ML…
ui-report-px = PC-Axis…
ui-copy-write = Save a working copy…
ui-copy-write-help = The tidy table as CSV, Excel, Parquet, SPSS (.sav) or Stata (.dta), as the ending of the name says. It is not protected: only for colleagues who may see the data.
ui-copy-stem = working-copy
ui-protect-round = Round all counts to multiples of
ui-protect-round-why = Only counts of everybody can be rounded: averages, rates and estimates from a sample would give the counts away.
ui-protect-rounded = All counts are multiples of { $base }, and all totals are the sums of their parts. The largest change is { $largest }. A reader learns of no count more than that it lies less than { $base } away.
ui-protect-rounded-badly = No rounding to { $base } was found in which all totals are right. These figures are not safe: hide small counts instead, or choose another base.
ui-ways-compare = Compare the ways to protect…
ui-ways-help = Computes for each way what it would hide or change, so that you can choose the one that loses least.
ui-ways-way = Way
ui-ways-hidden = Hidden cells
ui-ways-share = People hidden
ui-ways-change = Change
ui-ways-safe = Safe
ui-ways-of = { $n } of { $of }
ui-ways-changes = { $mean } on average, { $most } at most
ui-ways-yes = yes
ui-ways-no = no
ui-ways-take = Take
ui-ways-suppress = Hide counts below { $threshold }
ui-ways-round = Round to { $base }
ui-ways-without = Without “{ $dimension }”, hide counts below { $threshold }
ui-ways-back = Back to the figures
ui-inspect-how = Click a cell of the tables to read why it is hidden.
ui-inspect-shown = { $cell }: shown.
ui-inspect-primary = { $cell }: hidden because { $n ->
    [one] only one person is in it
   *[other] only { $n } people are in it
}, fewer than { $threshold }.
ui-inspect-complementary = { $cell }: hidden so that nobody can work out { $names } by subtraction from a total{ $more ->
    [0] .
    [one] {""}, nor one other cell.
   *[other] {""}, nor { $more } other cells.
}
ui-inspect-complementary-far = { $cell }: hidden so that an unsafe cell elsewhere cannot be worked out through several sums.
ui-inspect-cost = Hiding it costs { $n ->
    [one] the figure of one person
   *[other] the figure of { $n } people
}, { $share } of all.
ui-inspect-range = From what is published, a reader can only say that it lies between { $low } and { $high }.
ui-report-contact = Contact
ui-report-notes = A note at each figure
ui-report-notes-help = In the Excel report, each figure carries a note: what it is of, observations, interval, reliability, source. Without notes the workbook is easier to use with a screen reader.
ui-report-list = Usable for everybody: { $n } of { $of } points
ui-report-list-itself = The program sees to this by itself.
ui-sandbox-write = Make practice records…
ui-sandbox-help = Makes a synthetic file in place of this one: records that nobody is, alike in the whole. For lessons, for trying things out, for asking a colleague – never for figures to be published.
ui-sandbox-stem = synthetic-records
ui-chart-box = Boxes
ui-chart-map = Map
ui-chart-map-file = Borders
ui-chart-map-by = Areas found by
ui-chart-map-found = { $property } ({ $n } of { $of })
ui-chart-proposed = Proposed here: { $kind }. { $reason }
ui-office = Rules of the office…
ui-office-none = No rules of an office: the usual ones hold.
ui-office-title = Rules of the office
ui-office-help = What is asked of everything the office publishes. A new project takes them up; the report says whose they are.
ui-office-name = Office
ui-office-languages = Languages of its reports
ui-office-threshold = Never publish counts below
ui-office-rounding = Round to at least
ui-office-rounding-never = never round
ui-office-sign-off = A release is signed by (role; empty: by nobody)
ui-office-seal-help = A supervisor can seal the rules: nobody changes them without the passphrase, and nothing goes out that departs from them. The report names the key of the seal.
ui-office-sealed = Sealed by { $by } (key { $key }). Type the passphrase to open them.
ui-office-by = Sealed by
ui-office-passphrase = Passphrase
ui-office-seal = Seal
ui-office-unseal = Open the seal
ui-office-seal-why = A seal needs a name and a passphrase.
ui-office-use = Use for this project
ui-office-read = Open a file of rules…
ui-office-write = Save as a file…
ui-office-logo = Choose a logo (PNG)…
ui-office-install = Use on this computer
ui-office-drop = Without rules
ui-office-signer = Signed by ({ $role })
ui-office-sign = Sign
ui-office-sign-why = A signature needs a name, and figures that may be published.
ui-report-ods = OpenDocument…
ui-report-classic = Tables as in a yearbook
ui-report-classic-help = All tables on one sheet, classes across under merged names, each label once, with the logo: like a printed publication. Screen readers and other programs read the usual layout better, which has one table a sheet and its chart.
ui-office-again = Once more
ui-office-again-why = Both passphrases must be the same.
ui-office-logo-why = The rules are sealed: open the seal first.
ui-releases = { $n ->
    [0] Earlier releases: none remembered
    [one] Earlier releases: one remembered
   *[other] Earlier releases: { $n } remembered
 }
ui-releases-help = Readers lay a new release beside the earlier ones. What those showed cannot be hidden any more, and what they hid must not be worked out now: everything is protected with them in mind. A report that is written here is remembered by itself.
ui-releases-line = { $name }, { $date }: tables { $tables }, cells { $n }, hidden { $hidden }
ui-releases-forget = Forget
ui-releases-forget-help = Only if it never left the house: what readers have cannot be taken back by forgetting it.
ui-releases-read = Take from another project…
ui-releases-read-help = Opens a project file and takes over the releases it remembers, such as those of last quarter. Only their counts come along, no other data.
ui-totals = { $n ->
    [0] Known totals of the population: none
    [one] Known totals of the population: one table
   *[other] Known totals of the population: { $n } tables
 }
ui-totals-help = Where a census or a register says how many there are, weights can be made to add up to it. One table of totals post-stratifies, several are raked to. The notes of the figures say each group before and after.
ui-totals-line = { $columns }: groups { $groups }, people { $people }
ui-totals-remove = Take off
ui-totals-table = Totals in the table
ui-totals-use = Make weights add up to it
ui-totals-no-table = Open the file of totals first and use its table: one row a group, with the same codes as the sample, and one column of people.
ui-expression-shipwreck = Missing in a shipwreck (SDG 10.7.3)
ui-presenting = Presenting: stop
ui-replicate-jkn = jackknife in strata
ui-replicates-rho = Fay’s ρ
ui-replicates-rho-help = A number from 0 to below 1 from the notes of the survey; empty is 0.5
ui-replicates-scale = Scale
ui-replicates-scale-help = The factor of the whole sum of squares (R: scale); empty is what the method says
ui-replicates-factors = Factor of each replicate
ui-replicates-factors-help = One number for all, or as many as there are columns, between semicolons (R: rscales); empty is what the method says
ui-replicates-jkn-factors = A jackknife in strata asks for the factor of each replicate, (n − 1)/n of its stratum: one number for all, or as many as there are columns, between semicolons.
ui-replicates-are-factors = The columns hold factors of the weight, not weights
ui-replicates-mse = Around the estimate of the whole sample
ui-replicates-mse-help = R: mse = TRUE. Without it, squares are taken around the mean of the replicates.
ui-replicates-no-columns = Say first how the names of the columns begin: at least two columns of numbers are needed.
ui-replicates-no-number = What is typed is no number.
ui-replicates-used = Used now: { $n } columns, { $columns }, { $method }; { $hold }; { $centre }.
ui-replicates-hold-weights = they hold weights
ui-replicates-hold-factors = they hold factors of the weight
ui-replicates-centre-mean = squares around the mean of the replicates
ui-replicates-centre-estimate = squares around the estimate of the whole sample
ui-mark-aligned = aligned with spaces
ui-view-seeking = Searching: { $percent } %
ui-view-not-found = “{ $text }” stands nowhere here.
ui-loss-more = Show more
