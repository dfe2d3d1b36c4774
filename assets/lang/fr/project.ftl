### Words of the room «project».
