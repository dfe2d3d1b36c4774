### Words of the room «lessons».
lessons-missing-table = { $rows ->
    [0] No table of { $source } is in use yet.
   *[other] The table of { $source } gives { $rows } rows now; the task asks for another number.
}
lessons-missing-definition = It is not said yet in a whole sentence who is counted in { $source }, when and how.
lessons-missing-correction = No cell has been given its role by hand yet.
lessons-missing-concept = No column of { $source } measures “{ $concept }” yet.
lessons-missing-step = The recipe has no step “{ $step }” yet.
lessons-missing-run = A step of the recipe cannot run.
lessons-missing-codes = { $n ->
    [one] One value has
   *[other] { $n } values have
} no code yet.
lessons-missing-matching = No column is matched to the list yet.
lessons-missing-range = There are still impossible values of “{ $concept }”.
lessons-missing-indicator = The indicator “{ $indicator }” is not computed yet as the task asks.
lessons-missing-figure = The figure is not what the data give.
lessons-missing-protection = The figures are not yet protected with a threshold of at least { $threshold }.
lessons-missing-title = The report has no title yet.
lessons-line = { $id }: { $title } ({ $tasks } tasks, about { $minutes } minutes)
lessons-missing-code = In { $source }, “{ $concept }” has no codes of a list yet.
lessons-broken = The folder { $folder } is no lesson that can be played. { $reason }
lessons-bad-file = In { $file }: { $reason }.
lessons-no-section = { $file } has no section “{ $section }”, which lesson.toml names.
lessons-solution-length = solution.json solves { $found } tasks, and lesson.toml has { $tasks }.
lessons-missing-decision = The name “{ $value }” does not have the code that the task asks for yet.
lessons-missing-chart = No chart of the indicator is drawn in the way that the task asks for.
lessons-missing-card = { $n ->
    [one] { $n } question of the definition card of { $source } has another answer or none yet. What the sheet says counts once you have chosen it.
   *[other] { $n } questions of the definition card of { $source } have another answer or none yet. What the sheet says counts once you have chosen it.
}
lessons-missing-findings = { $n ->
    [0] The table is not in use yet, or its check is still running.
    [one] The check still has { $n } finding.
   *[other] The check still has { $n } findings.
}
lessons-missing-rule = No table of { $source } has a rule of your own yet.
lessons-missing-place = The report does not say yet for which area and which period it is.
lessons-question-open = The question has no answer yet.
lessons-question-wrong = This is not the right answer.
lessons-question-sign = The number is right but for its sign: read again which way the subtraction goes.
lessons-question-share = Your number is a hundred times too small: did you write a share of one where per cent are asked for?
lessons-question-hundred = Your number is a hundred times too large: did you write per cent where a share is asked for?
lessons-question-thousand = The digits are right, but a thousand times too large or too small: look in which unit the question is asked.
lessons-question-ten = The digits are right, but the decimal mark is in the wrong place.
lessons-question-more = What you chose is right, but something is missing.
lessons-question-no-number = This is not a number.
lessons-question-order = Another one belongs in place { $place }. What stands above it is right.
lessons-question-other-cell = This is not the cell.
lessons-question-short = Write at least { $words } words, in whole sentences.
lessons-question-compare = Compare your sentences with the model, then click “I have compared”.
lessons-no-title = { $file } has no title: its first line begins with “# ”.
lessons-points = In { $file }, section “{ $section }” has { $found } bullet points, and { $wanted } are needed: as many as in the other language and in the list it answers, and the right ones among them.
lessons-no-term = In { $file }, section “{ $section }” links to “{ $term }”, which is no term of the glossary.
lessons-nothing-asked = Task “{ $task }” has neither a check nor a question, so nobody could tell that it is done.
lessons-hints = Task “{ $task }” has { $found } hints; it needs { $wanted }: a nudge, the place, the click. A test has none.
lessons-other-files = In solution.json, task { $task } brings in a file. A lesson opens only the files that lesson.toml names.
lessons-outside = The file “{ $file }” is outside the folder of the lesson. A lesson reads only its own files.
lessons-fault-passes-before = Task { $task } passes before anything was done.
lessons-fault-mistake-before = Task { $task }: the mistake “{ $mistake }” is seen before anything was done.
lessons-fault-unsolved = Task { $task }: the solution does not pass. { $missing }
lessons-fault-solution-wrong = Task { $task }: the solution is taken for the mistake “{ $mistake }”.
lessons-fault-mistake-unmade = Task { $task }: solution.json does not make the mistake “{ $mistake }”.
lessons-fault-mistake-passes = Task { $task }: the mistake “{ $mistake }” passes.
lessons-fault-mistake-silent = Task { $task }: the mistake “{ $mistake }” is made and not recognised.
lessons-fault-answer-passes = Task { $task }: the wrong answer “{ $answer }” passes.
lessons-fault-answer-silent = Task { $task }: nothing is said to the wrong answer “{ $answer }”.
lessons-fault-other = Task { $task }: the other road does not pass.
lessons-fault-undone = After task { $task }, task { $other } does not pass any more.
lessons-fault-early = After task { $task }, task { $other } passes already.
lessons-fault-pointer = Task { $task } points at “{ $id }”, and no word of the window has that id.
lessons-fault-error = Playing the lesson, the program said: { $said }
lessons-sound = “{ $title }” was played from beginning to end: { $tasks } tasks, nothing to mend.
lessons-faults = { $n ->
    [one] { $n } thing has
   *[other] { $n } things have
} to be mended.
lessons-packed = “{ $title }” is in { $path }. Drop this file on the window to play it.
lessons-track-analyst = Analyst
lessons-track-subject-expert = Subject expert
lessons-track-head-of-office = Head of office
lessons-track-data-steward = Data steward
lessons-track-customs-analyst = Customs analyst
lessons-track-trainer = Trainer
lessons-paper-task = Task { $task }
lessons-paper-files = Files: { $files }
lessons-paper-minutes = About { $minutes } minutes
lessons-paper-answer = Answer
lessons-paper-mistakes = Mistakes to expect
lessons-paper-hints = Hints
lessons-paper-number = **{ $right }** (tolerance { $tolerance })
lessons-paper-wrong-number = { $value } — { $why }
lessons-notebook = Notebook
lessons-notebook-score = Test of { $day }: { $right } of { $of } right.
lessons-notebook-wrote = Task { $task }, in your words
lessons-notebook-mistakes = Mistakes met
lessons-notebook-terms = Terms looked up
lessons-notebook-finished = All { $tasks } tasks done on { $day }.
lessons-notebook-begun = { $passed } of { $tasks } tasks done.
lessons-list-lesson = Lesson
lessons-list-began = Begun
lessons-list-finished = Finished
lessons-list-passed = Tasks done
lessons-list-tasks = Tasks
lessons-list-score = Last score
lessons-list-mistake = Mistake
lessons-list-times = Times
lessons-list-term = Term
lessons-list-meaning = Meaning
lessons-list-of = { $title }
lessons-list-learner = Participant
lessons-list-learners = Participants
lessons-certificate = Certificate
lessons-certificate-what = { $n ->
    [one] has finished { $n } lesson
   *[other] has finished { $n } lessons
} of Statelier, planned for { $hours } hours of work:
lessons-certificate-score = { $n ->
    [one] Test: { $after } of { $of } right.
   *[other] Test: { $before } of { $of } right the first time, { $after } the last time.
}
lessons-certificate-day = { $day }
lessons-certificate-signature = Name and signature of the trainer or supervisor. The program checks the tasks and not who did them.
lessons-board = Trainer’s table
lessons-board-difficulties = Difficulties
lessons-board-help = needs help ({ $passed } of { $tasks })
lessons-board-not-begun = not begun
lessons-board-begun = { $passed } of { $tasks }
lessons-board-done = done
lessons-board-unread = { $n ->
    [one] One file is no progress file or is damaged
   *[other] { $n } files are no progress files or are damaged
}: { $files }
lessons-board-none = There is no progress file in { $folder }. Participants save theirs in Learn, under Notebook.
lessons-board-written = { $n ->
    [one] { $n } participant
   *[other] { $n } participants
} on the trainer’s table: { $path }
lessons-written = { $path } is written.
lessons-unknown = There is no lesson “{ $id }”. `statelier lessons` lists them.
lessons-no-certificate = A certificate needs a name and at least one finished lesson.
lessons-kit = A workshop with { $lessons } lessons is laid out in { $folder }: { $files } files. READ-ME.txt says what is where.
lessons-kit-not-written = { $path } could not be written: { $reason }
lessons-record-task = **{ $what }.** Write here why this is done, and what one must look at.
lessons-record-nudge = Think of what is needed next: { $what }. Write here what a learner should ask first.
lessons-record-where = This is done in the room **{ $room }**. Write here where to look.
lessons-record-click = Click **{ $room }**, then do this: { $what }. Write here which button it is.
lessons-record-about = A lesson of { $n } tasks, recorded from finished work. Write here what one learns.
lessons-record-sources = A lesson opens its files in their order. This project has lost or exchanged files since it was begun; start a new project, open the files again, and do the task once more.
lessons-record-nothing = There is nothing to make a lesson of yet: use a table, add steps, compute, protect, or title a report first.
lessons-recorded = A lesson of { $tasks } tasks is in { $path }. Edit the texts, then check it: `statelier lessons check`.
lessons-practice = { $file } with { $n } true figures is in { $folder }. The folder is a lesson; truth.csv holds the answers.
lessons-practice-mark = { $right } of { $of } figures are right, { $wrong } wrong, { $lacking } missing, { $many } too many (totals, notes, or twice).
lessons-practice-not-yet = The table is not the truth yet.
lessons-missing-title-words = The title of the report does not say yet what the task asks for.
lessons-question-order-first = Another item is expected in the first place.
lessons-list-task = Task
lessons-list-sentence = In your words
lessons-notebook-sentences = In your words
lessons-missing-rule-meant = No rule of “{ $source }” says what the task asks for: read your rule once more, and how many rows break it.
lessons-missing-group = The figures are there, but none of the group { $groups }: the bands or codes are not yet those that the task asks for.
lessons-certificate-lesson = - { $title }: { $alone } of { $tasks } tasks done without being shown
