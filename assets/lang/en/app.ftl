### Words of the room «app».
app-cancelled = Stopped as you asked. Nothing was changed.
app-io-not-found = there is no such file or folder
app-io-not-allowed = the system does not allow it
app-io-full = the disk is full
app-io-folder = it is a folder
app-io-read-only = the disk can only be read
