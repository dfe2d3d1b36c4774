### Words of the room «survey».
