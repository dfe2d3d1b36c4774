### Words of the room «ui».
