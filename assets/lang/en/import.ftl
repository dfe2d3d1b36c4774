### Words of the room «import».
