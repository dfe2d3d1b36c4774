### Words of the room «steps».
