### Words of the room «protect».
