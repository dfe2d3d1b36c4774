### Words of the room «cli».
cli-unknown-verb = “{ $verb }” is no command of Statelier. “statelier help” lists the commands.
cli-cannot-read = The file { $path } could not be read: { $reason }. Check the name and that you may open it.
cli-usage = The command line is not complete or not understood: { $reason }. “statelier help” shows how each command is written.
cli-needs-file = Name the file to be read. “statelier help” shows how each command is written.
cli-needs-out = Say where the result goes, for example -o result.csv.
cli-not-a-number = { $option } wants a number, not “{ $text }”.
