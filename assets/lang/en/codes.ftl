### Words of the room «codes».
codes-needs-list = Name the list to match to. There are: { $known }.
codes-unknown-list = There is no list “{ $id }”. There are: { $known }.
codes-cannot-read-names = The names could not be read: { $reason }. Give one name a line on the standard input.
codes-line = { $id }: { $n } codes, { $version } ({ $source })
