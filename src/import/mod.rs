//! Opens files: guesses the format from the bytes, never from wishes; strange content becomes a note, not a failure.
