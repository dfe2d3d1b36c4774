### Words of the room «recognise».
recognise-role-title = title
recognise-role-header = header
recognise-role-label = label
recognise-role-section = section
recognise-role-value = value
recognise-role-total = total
recognise-role-missing = missing
recognise-role-unit = unit
recognise-role-note = note
recognise-role-outside = outside
recognise-why-title = Text above the table
recognise-why-header =
    Names the columns below; the header has { $n ->
        [one] one level
       *[other] { $n } levels
    }
recognise-why-tags = Tags for machines, not data
recognise-why-record = One column of a record list: each row is a unit
recognise-why-label = Text or codes left of the figures: they name the row
recognise-why-label-down = A label given once and meant for the rows below as well
recognise-why-value = A column of numbers under a header
recognise-why-section = A label without figures: it names the rows below
recognise-why-missing = “{ $mark }” says that there is no figure
recognise-why-note = Text below the table
recognise-why-painted = You said so
recognise-no-sheet = The file { $name } has no sheet “{ $sheet }”. Look at its sheets in “Tables” and choose another.
recognise-does-not-fit = The layout of the table does not fit the sheet “{ $sheet }”: it has fewer rows. Take the table anew in “Tables”.
recognise-columns = The columns of the table do not fit together: { $reason }.
recognise-read-cross = { $values } values read, { $missing } marked as missing
recognise-not-understood = { $n ->
    [one] One cell of the value area is
   *[other] { $n } cells of the value area are
} neither a number nor a known mark; the text is kept in the column “value_text”
recognise-error-cells = { $n ->
    [one] One cell holds
   *[other] { $n } cells hold
} an error of the spreadsheet instead of a value: { $cells }
recognise-marks-missing = { $n ->
    [one] One value of “{ $column }” is a mark for missing ({ $marks }) and counts as missing
   *[other] { $n } values of “{ $column }” are marks for missing ({ $marks }) and count as missing
}
recognise-almost-number = { $n ->
    [one] “{ $column }” is almost all numbers, but one value is not: it stays text until you say how to read it
   *[other] “{ $column }” is almost all numbers, but { $n } values are not: it stays text until you say how to read them
}
recognise-none-found = No table was found in { $name }, sheet “{ $sheet }”. Open it in the window and paint what its cells are.
recognise-no-such-table = { $n ->
    [one] The sheet “{ $sheet }” has one table; there is no number { $number }.
   *[other] The sheet “{ $sheet }” has { $n } tables; there is no number { $number }.
}
recognise-line = { $sheet }: { $kind }, header rows { $header }, data rows { $data }, { $observations } observations
recognise-kind-cross = crossed table
recognise-kind-records = record list
recognise-tidied = { $rows } rows written to { $path }
recognise-comma-thousands = Numbers written as text whose comma may part thousands or tenths: { $n }. As in “{ $text }”, three digits always follow the comma; it is read as parting thousands.
recognise-fields-beyond = { $n ->
    [one] One value stands behind the last named column, in a row far down: it is not read.
   *[other] { $n } values stand behind the last named column, in rows far down: they are not read.
}
recognise-why-total-named =
    The word says total; no lines nearby add up to it, or some of their figures are missing
recognise-why-total-sum =
    The word says total, and it is the sum of { $direction ->
        [row] rows
       *[other] columns
    } { $first } to { $last }
recognise-why-total-unnamed =
    It is the sum of { $direction ->
        [row] rows
       *[other] columns
    } { $first } to { $last }, though no word says so
recognise-why-total-differs =
    The word says total of { $direction ->
        [row] rows
       *[other] columns
    } { $first } to { $last }, but { $n ->
        [one] one figure differs
       *[other] { $n } figures differ
    }: in { $cell } the parts give { $sum }
recognise-set-aside = { $n ->
    [one] One cell was painted as something else than a figure and is set aside.
   *[other] { $n } cells were painted as something else than figures and are set aside.
}
recognise-fate-read = read as it stands
recognise-fate-typed = text read as a number
recognise-fate-changed = mark turned into a status
recognise-fate-set-aside = set aside as title, note or unit
recognise-fate-refused = not understood
recognise-dates-as-texts = { $column } holds { $n } dates written as text: { $day } fit only day–month, { $month } only month–day, { $either } either. They stay texts until you choose the order in Sources.
recognise-dates-read = { $n ->
    [one] One text of { $column } is read as a date.
   *[other] { $n } texts of { $column } are read as dates.
}
recognise-dates-do-not-fit = { $column } stays text: { $n } of its dates do not fit the chosen order.
recognise-percent = { $n ->
    [one] One figure is shown as per cent in the workbook and read as stored: { $stored }, shown as { $shown } %
   *[other] { $n } figures are shown as per cent in the workbook and read as stored: the first is { $stored }, shown as { $shown } %
}
recognise-brackets-negative = { $n ->
    [one] One figure in brackets was
   *[other] { $n } figures in brackets were
} read as negative, as in accounts; where brackets mean few cases, paint them or say so in the sheet
recognise-alike = { $n } figures have the same labels as another figure: something that tells them apart (a year, a heading) may not have been understood. Look at the labels of the table
recognise-why-flags = Marks beside the figures that say how good they are: provisional, estimated, break in the series
recognise-hidden = Rows ({ $rows }) and columns ({ $columns }) that the workbook hides are read as all others
recognise-brackets-doubt = { $n ->
    [one] One figure in brackets was
   *[other] { $n } figures in brackets were
} read as resting on few cases (status U), as a line of the sheet says
recognise-filled-down = { $n ->
    [one] One empty cell of “{ $column }” took
   *[other] { $n } empty cells of “{ $column }” took
} the text above it, which is given once and meant downwards
recognise-totals-in-list = { $n ->
    [one] One row of the list is named as a total
   *[other] { $n } rows of the list are named as totals
} of others (sheet rows { $rows }): sums would count their parts twice. Drop them with a filter
recognise-tables-left = { $n ->
    [one] Sheet “{ $sheet }” holds one more table
   *[other] Sheet “{ $sheet }” holds { $n } more tables
} that was not written: choose with --table, or write all with --all
recognise-point-thousands = Numbers written as text whose point parts thousands: { $n }. As in “{ $text }”, three digits always follow the point, and numbers without one are below a thousand.
recognise-totals-of-list = { $n ->
    [one] One row of the list is a total of others
   *[other] { $n } rows of the list are totals of others
} (sheet rows { $rows }): set aside, for sums would count their parts twice
recognise-why-total-of-list = A total of records, by its word and for it has no other text; it is none of the records
recognise-period-marks = { $n ->
    [one] One figure
   *[other] { $n } figures
} stand under a period with a mark, such as “2023 (p)”: the mark became their status, and is no part of the period.
recognise-percent-signs = { $n ->
    [one] A figure is written with a per cent sign, as “{ $text }”: its number is read
   *[other] { $n } figures are written with a per cent sign, as “{ $text }”: their numbers are read
} as it stands, so that 12% is 12.
