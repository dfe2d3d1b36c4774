### Words of the room «recognise».
