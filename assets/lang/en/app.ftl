### Words of the room «app».
app-cancelled = Stopped as you asked. Nothing was changed.
app-io-not-found = there is no such file or folder
app-io-not-allowed = the system does not allow it
app-io-full = the disk is full
app-io-folder = it is a folder
app-io-read-only = the disk can only be read
app-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
