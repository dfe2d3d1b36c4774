### Words of the room «codes».
