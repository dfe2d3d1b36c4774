### Words of the room «app».
app-cancelled = Stopped as you asked. Nothing was changed.
