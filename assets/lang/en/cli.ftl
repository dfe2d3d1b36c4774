### Words of the room «cli».
cli-unknown-verb = “{ $verb }” is no command of Statelier. “statelier help” lists the commands.
cli-cannot-read = The file { $path } could not be read: { $reason }. Check the name and that you may open it.
cli-usage = The command line is not complete or not understood: { $reason }. “statelier help” shows how each command is written.
cli-needs-file = Name the file to be read. “statelier help” shows how each command is written.
cli-needs-out = Say where the result goes, for example -o result.csv.
cli-not-a-number = { $option } wants a number, not “{ $text }”.
cli-no-window = No window can be opened here: { $reason }. Without a screen, “statelier demo -o report.xlsx” does the whole job on the built-in sample, and “statelier help” lists the other commands.
cli-source-pair = --source wants NAME=FILE, not “{ $text }”.
cli-no-such-source = The project has no source called { $name }. It has: { $known }.
cli-nothing-to-report = The project gives nothing that may be published: either no indicator gives figures, or none has an answer in “Protect”. Open it in the window to see why.
cli-report-incomplete = The report was written without the parts named above. Mend them, or take the indicators out of the project, and run it again.
cli-no-display = There is no display to open a window on; without one, “statelier demo -o report.xlsx” does the whole job on the built-in sample, and “statelier help” lists the other commands.
cli-rename-pair = “{ $text }” is no pair of names. Write --rename "NEW=OLD": the name in the new file, then the one the recipe knows.
cli-lacking = { $table }: the recipe needs the column “{ $column }”, and the file does not have it.{ $n ->
    [0] {""}
   *[other] {" "}It may be called { $names } now; if so, add { $example }.
}
cli-no-such-language = “{ $text }” is no language of Statelier. Write en or fr.
cli-bad-rules = { $path } holds no rules: { $reason }. Rules are a list in JSON, as a saved project holds them.
cli-taken = Taken for granted: { $step }. “--as-it-is” checks the table as it stands.
cli-not-a-share = { $option } wants a number from 0 to 1, not “{ $text }”.
cli-lessons-usage = Use `lessons`, `lessons check FOLDER…`, `lessons pack FOLDER`, `lessons print LESSON [--guide]`, `lessons record PROJECT` or `lessons board FOLDER`, each with [-o FILE].
cli-kit-usage = Use `kit FOLDER`.
cli-practice-usage = Use `practice --seed NUMBER -o FOLDER`, or `practice mark RESULT --seed NUMBER`.
