### Words of the room «indicators».
