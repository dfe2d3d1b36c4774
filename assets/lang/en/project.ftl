### Words of the room «project».
project-edit-unknown = “{ $id }” is not in the project any more.
project-edit-in-use = This cannot be removed: it is used by { $by }. Remove that first.
project-did-open = Project opened
project-did-add-source = Open { $name }
project-did-remove-source = Remove { $name }
project-did-replace-source = Replace { $old } by { $name }
project-did-set-import = Change how { $name } is read
project-did-set-definition = Say who is counted in { $name }
project-did-correct = { $sheet } { $area } is: { $role }
project-did-clear-corrections = Take back the corrections of { $sheet }
project-did-add-table = Use the table { $name }
project-did-rename-table = Rename { $old } to { $name }
project-did-remove-table = Remove the table { $name }
project-did-change-step = Change step { $number }: { $step }
project-did-remove-step = Remove the step: { $step }
project-step-gone = a step that is gone
project-did-set-full-count = Say that in { $name } everybody was counted
project-did-set-sample = Say that { $name } is a sample
project-did-set-lonely = Change the rule for strata with one cluster in { $name }
project-did-add-analysis = Compute: { $indicator }
project-did-set-analysis = Change: { $indicator }
project-did-remove-analysis = Remove: { $indicator }
project-did-set-protection = Decide on protection: { $indicator }
project-did-set-chart = Change the chart: { $indicator }
project-did-set-report = Change the report
project-doing-open = Reading { $name }
project-doing-table = Preparing { $name }
project-doing-analysis = Computing figures
project-doing-protect = Protecting and attacking the result
project-doing-write = Writing { $name }
project-saved = Saved as { $path }
project-exported = Written: { $path }
project-broke = Something failed inside the program; your work and your files are as they were. Undo the last change and go on; please send us this line: { $detail }
project-cannot-open = { $path } could not be opened. { $reason }
project-file-not-one = This is not a Statelier project. Data files are opened with the same command; check the name.
project-file-damaged = The project file is damaged or was not copied to the end ({ $reason }). Copy it again, or open the last autosave from the welcome page.
project-file-newer = The project was made by a newer Statelier (form { $format }). Update the program to open it; the file was not changed.
project-file-cannot-make = The project could not be packed into a file: { $reason }. Nothing was written.
project-source-gone = The file { $name } is not inside the project and not where it was ({ $path }). Choose “Replace…” and point to it.
project-source-changed = The file { $name } at { $path } is not the one the project was made with. The project goes on with the one it knows; choose “Replace…” in Sources to use the new one.
project-source-known = { $name } is open already, as { $known }.
project-source-definition = { $name }: { $text }
project-sheet-gone = { $name } has no table any more in a sheet “{ $sheet }”. Open “Tables”, look at its sheets and take the right one.
project-table-without-source = The source of the table { $name } is not in the project any more.
project-unknown-indicator = This version of Statelier does not know the indicator “{ $id }”. It is kept in the project but gives no figures.
project-analysis-without-table = The indicator has no table to be computed from. Choose one that is in use.
project-recipe-of = Table “{ $name }”, sheet “{ $sheet }”:
project-picture-needs-protection = This chart may be saved only after “Protect” has an answer for its figures.
project-cannot-remove = The file { $path } could not be removed: { $reason }. It does no harm; remove it by hand if it is in the way.
project-recipe-fails = Operation { $number } of the recipe of “{ $name }” cannot run, so there are no figures. Mend or remove it in “Harmonise”.
project-note-at = { $note } ({ $place })
project-stopped = Stopped at your request. Your decisions are kept; “Compute again” at the bottom of the window goes on.
project-did-several = { $n } changes at once, the last: { $last }
project-template-applied = Sheet { $sheet } of { $name } looks like one of { $from }: { $n ->
        [one] the correction made there is
       *[other] the { $n } corrections made there are
    } applied. Undo takes it back.
project-template-not-kept = The corrections could not be kept for the next file of this kind: { $reason }
project-stack-part = { $label }: { $rows } rows stacked
project-stack-partly = Not every part has the columns { $columns }: there the values are missing
project-stack-mixed = The columns { $columns } hold numbers in some parts and texts in others: they are texts now
project-recipe-of-combined = Table “{ $name }”: { $how }
project-combine-append = Put { $names } below each other, with the column “{ $column }”
project-combine-join = Put the columns of { $other } beside those of { $first }, by { $keys }
project-combine-update = Take the figures of { $other } in place of those of { $first }, by { $keys }
project-combine-joined = Rows that found theirs in the other table: { $n } of { $rows }. Keys in the first table only: { $only_left }; in the other only: { $only_right }. Rows without a key: { $without }.
project-combine-renamed = Columns of the other table whose name the first has already: { $names }.
project-combine-updated = Rows that were the same already: { $same }. Figures changed: { $changed }. New keys: { $new }. Keys that the newer table has not, left as they are: { $absent }. Figures that the newer table leaves empty, kept: { $left }.
project-combine-no-column = The table “{ $table }” has no column “{ $column }”. Choose other columns to compare.
project-combine-no-key = No columns are named by which rows can be told to be the same. Choose at least one pair.
project-combine-repeated = { $n ->
    [one] In “{ $table }”, one key stands in several rows: { $examples }. Figures would be counted twice. Add a column to compare (the year, the sex), or keep one row a key with a filter.
   *[other] In “{ $table }”, { $n } keys stand in several rows: { $examples }. Figures would be counted twice. Add a column to compare (the year, the sex), or keep one row a key with a filter.
}
project-combine-nothing-to-update = Beside the columns that are compared, the two tables have none of the same name: there is nothing to take over.
project-did-describe = Say of { $name }: { $question } { $answer }
project-did-leave-open = Leave open for { $name }: { $question }
project-card-line = { $name } – { $question } { $answer }
project-combine-incomparable = These tables do not count the same, and their figures never stand in one series. { $evidence } { $advice } Keep two series, or choose “beside each other”.
project-combine-open = Nobody has said yet for { $name }: { $questions } Answer in Sources, so that unlike figures are not mixed.
project-two-sentences = { $first } { $second }
project-combine-two-under-one = Two columns of “{ $table }” would stand under “{ $column }”. Let one of them keep a column of its own.
project-did-add-list = Make the code list “{ $name }”
project-did-remove-list = Remove the code list “{ $name }”
project-answers-not-kept = The answers could not be kept for next time: { $reason }. In this project they hold.
project-crosswalk-read = { $file }: { $n } answers taken, { $open } names without one. { $unknown ->
    [0] {""}
   *[other] The list does not have the codes of { $unknown } names ({ $names }).
} { $twice ->
    [0] {""}
   *[other] { $twice } names stand there with two codes, and neither was taken ({ $both }).
}
project-why-value = “{ $column }” is { $value }.
project-why-missing = “{ $column }” is missing.
project-why-step = Step { $number }: { $step }{ $n ->
    [0] {""}
   *[other] {" "}– here { $from }
}
project-why-table = Taken from the table “{ $name }”, column “{ $column }”.
project-why-cell = Read from { $source }, sheet “{ $sheet }”, cell { $cell }.
project-why-sheet = Read from { $source }, sheet “{ $sheet }”; this row of a very long file has no single cell that is known.
project-why-more = … and { $n } more cells.
project-did-insert-step = Put before step { $number }: { $step }
project-effect-none = Nothing changes: no row, no value, no figure.
project-effect-fails = { $name }: a step does not run any more. { $why }
project-effect-rows = { $name }: { $after } rows instead of { $before }.
project-effect-new = { $name }: new columns { $columns }.
project-effect-gone = { $name }: columns that are gone: { $columns }.
project-effect-values = { $n ->
    [one] { $name }: one value of “{ $column }” changes.
   *[other] { $name }: { $n } values of “{ $column }” change.
}
project-effect-unmatched = { $name }: { $after } names wait for a code instead of { $before }.
project-effect-no-figures = { $name }: gives no figures any more. { $why }
project-effect-figures-again = { $name }: gives figures again.
project-effect-figures = { $name }: { $n } of { $of } figures change.
project-gap-sex = Sex
project-gap-age = Age
project-gap-birth = Native-born and foreign-born
project-gap-citizenship = Citizens and non-citizens
project-gap-birth-sex-age = Birth status × sex × age
project-gap-citizenship-sex-age = Citizenship × sex × age
project-gap-disability = Disability
project-gap-income = Income or wealth
project-gap-ethnicity = Race or ethnicity
project-gap-region = Region
project-gap-urbanisation = Urban and rural
project-gap-available = { $groups ->
    [one] available: 1 group
   *[other] available: { $groups } groups
}
project-gap-unreliable = { $n } of { $groups } too unreliable
project-gap-suppressed = { $n } of { $groups } hidden
project-gap-not-computed = not computed
project-gap-one-step = one step away
project-gap-not-collected = not in the data
project-gap-no-figures = no figures
project-gap-next-nothing = Nothing to do.
project-gap-next-unreliable = Put small groups together, pool several years, or plan a larger sample of these groups.
project-gap-next-suppressed = Coarser groups hide fewer figures; look at the protection.
project-gap-next-compute = The columns are there ({ $columns }): break the indicator down by them.
project-gap-next-step = Make { $concept } from { $from } in “Harmonise”.
project-gap-next-no-figures = The indicator gives no figures yet; its own page says why.
project-who-sex = Sex is in nearly every register and survey: ask the sender for it.
project-who-age-band = Ask the sender for age in years or date of birth, rather than for bands.
project-who-birth-status = Country of birth is in censuses, labour force surveys and population registers; permits and border counts often know the citizenship only.
project-who-citizenship-status = Citizenship is in permits, border counts, censuses and most registers.
project-who-disability = Add the six questions of the Washington Group short set to the next survey or census; registers of disability count others.
project-who-wealth = Surveys of living conditions, DHS and MICS have it, from income, consumption or goods of the household; registers rarely do.
project-who-ethnicity = Some censuses ask for it, by self-identification. Whether it may be asked is a matter of law; never guess it from names.
project-who-region = The sender knows the place of residence or of registration; ask for it with its code.
project-who-urbanisation = Comes from the place of residence and the office’s list of urban and rural places.
project-explain-deff = The { $n } observations are worth { $worth } drawn one by one: neighbours resemble each other and weights differ (design effect { $deff }).
project-explain-deff-below = The { $n } observations are worth { $worth } drawn one by one: the strata make the figure more precise (design effect { $deff }).
project-explain-none = none
project-explain-column = “{ $name }”
project-explain-design = Weight { $weight }, stratum { $stratum }, cluster { $psu }.
project-explain-count = It rests on { $n } people or cases, all there are.
project-explain-source = From the table “{ $table }” of { $source }, sheet “{ $sheet }”, after { $steps ->
    [0] no step
    [one] one step
   *[other] { $steps } steps
} of its recipe; “Harmonise” leads from every value to its cell.
project-did-set-design = Say how the sample of { $name } was drawn
project-did-drop-design = Take the design of { $name } from its columns
project-did-add-indicator = Take the indicator “{ $indicator }” of one’s own
project-did-remove-indicator = Remove the indicator “{ $indicator }”
project-indicator-known = The file calls its indicator “{ $id }”, as one that is built in. Give yours another id in its first line.
project-did-set-rules = Rules of “{ $name }”: { $n }
project-queries-left = { $n ->
    [one] One line was left out of the query list
   *[other] { $n } lines were left out of the query list
    }: a finding gives at most { $most }. Ask about the others in words.
project-replies-none = { $file } is no query list: no line has a row number in the first column. Open the workbook that Statelier wrote.
project-replies-read = { $file }: { $n ->
    [0] no value was corrected
    [one] one value was corrected
   *[other] { $n } values were corrected
    }, { $confirmed } confirmed.{ $stale ->
    [0] {""}
    [one] {" "}One reply is about a value that has changed since; it was not used.
   *[other] {" "}{ $stale } replies are about values that have changed since; they were not used.
    }{ $unusable ->
    [0] {""}
    [one] {" "}One reply is no value of its column: { $examples }.
   *[other] {" "}{ $unusable } replies are no values of their columns: { $examples }.
    }{ $records ->
    [0] {""}
    [one] {" "}One reply is about a record as a whole: do what it says in Harmonise.
   *[other] {" "}{ $records } replies are about records as a whole: do what they say in Harmonise.
    }
project-did-set-office = Take the rules of the office “{ $name }”
project-did-drop-office = Take away the rules of the office
project-office-unreadable = The file holds no rules of an office. Save a file of rules from the room Report to see what one looks like.
project-office-broken = These rules were changed after { $by } sealed them. Ask { $by } for the file as it was sealed.
project-office-wrong-passphrase = The seal was made with another passphrase.
project-office-short-passphrase = A passphrase needs at least { $n } letters, so that nobody guesses it.
project-office-no-logo = The logo has to be a picture in PNG of at most { $n } kB.
project-office-sealed = These rules are sealed by { $by }. Only the passphrase of the seal opens them.
project-office-not-ours = This computer publishes under the sealed rules of “{ $name }”. Take them for this project in the room Report.
project-office-lower-threshold = { $indicator }: counts below { $threshold } are hidden; the office asks for { $least }.
project-office-no-rounding = { $indicator } is rounded; the office does not round.
project-office-lower-base = { $indicator } is rounded to { $base }; the office asks for { $least }.
project-office-other-reliability = { $indicator }: its limits of reliability are not those of the office.
project-office-other-language = The office publishes in: { $languages }.
project-office-unsigned = Not signed yet by: { $role }.
project-office-sign-again = Something was changed after the signature. To be signed again by: { $role }.
project-office-installed = These rules hold for every new project on this computer.
project-office-removed = New projects on this computer begin without rules of an office.
project-did-remember = Kept in mind what is out: { $name }
project-did-forget = Forgot the release { $name }
project-no-releases = No release to take from { $path }: it remembers none that is not here already. A project remembers its reports from the moment they are written.
project-earlier-beside = Readers have figures of the same persons from { $name } ({ $date }). These were protected with that release in mind.
project-earlier-unlike = Readers have figures of the same persons from { $name } ({ $date }), where one of the two is rounded and the other hides cells. Laid side by side they narrow each other: publish in the same way as before, or leave one out.
project-earlier-public = “{ $name }” is public already and counts the same persons. These were protected with it in mind.
project-rows-gone = Step { $number } set rows of a sample aside, and a later step works on several rows at once, so that the rows could not be kept for the design. The sampling errors take what is left for the whole sample: put the filter last, or leave it out and use a breakdown.
project-combine-blank = { $n ->
    [one] One new row has
   *[other] { $n } new rows have
 } no value in { $columns }: “{ $name }” has no such columns. Give it the same steps first, or these rows are in no group.
project-combine-added = Step { $number } adds figures of both tables. { $why } Take their difference or show them apart; where the sum is meant, say in the notes what it counts.
project-gap-proposed = one step away: proposed
project-gap-next-accept = Accept in Harmonise what is proposed for: { $concepts }
