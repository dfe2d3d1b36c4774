### Words of the room «publish».
publish-unknown-ending = Files that end in “.{ $ending }” cannot be written here. Choose a name that ends in .csv, .xlsx or .parquet.
publish-cannot-write = The file { $path } could not be written: { $reason }. Check that the folder exists, that you may write there and that the file is not open elsewhere.
publish-cannot-make-file = The file could not be made: { $reason }. Nothing was written.
