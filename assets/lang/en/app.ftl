### Words of the room «app».
cancelled = Stopped as you asked. Nothing was changed.
