### Words of the room «lessons».
