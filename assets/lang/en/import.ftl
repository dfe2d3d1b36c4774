### Words of the room «import».
import-empty = The file { $name } is empty: there is nothing in it to read. Ask the sender for the file again.
import-password = The file { $name } is protected by a password. Open it in Excel, take the password off (File › Info › Protect Workbook) and save a copy, then open the copy here.
import-not-that-format = The file { $name } calls itself { $expected } but is not one: it was probably renamed. Give it the ending that fits its content, such as .csv for text.
import-unknown-format = Statelier does not know the format of { $name }. It opens Excel and LibreOffice workbooks, SPSS, Stata, Parquet and PC-Axis files, and text tables (csv, tsv, txt).
import-damaged = The file { $name } is damaged or was not copied to the end ({ $reason }). Ask for it again, or open it in Excel and save it anew.
import-too-large = In { $name }, sheet “{ $sheet }”, a stray cell far out makes the sheet absurdly large. Delete the empty rows and columns after the data and save the file, then open it again.
import-unknown-encoding = No encoding is called “{ $label }”. Choose one such as utf-8 or windows-1252.
import-encoding-guessed = The file does not say how its letters are written; read as { $encoding }, it gives words such as { $words }.
import-unreadable-characters = { $n ->
    [one] One character cannot be read as { $encoding }
   *[other] { $n } characters cannot be read as { $encoding }
}; choose another encoding for this source.
import-decimal-mark-guessed = “{ $mark }” is taken as the decimal mark: { $comma } values fit only the comma, { $point } only the point.
import-declared-missing = { $n ->
    [one] { $column }: one value is missing because the file declares it so – { $reasons }. Column “{ $kinds }” keeps its kind apart.
   *[other] { $column }: { $n } values are missing because the file declares them so – { $reasons }. Column “{ $kinds }” keeps their kinds apart.
}
import-some-labelled = { $column } stays a number, though some of its values have a label: { $labels }. They may mean “refused” or “not known”; set them to missing where they do.
import-blank-records = { $n ->
    [one] One record without any value is left out.
   *[other] { $n } records without any value are left out.
}
import-cube = A PC-Axis cube, “{ $title }” ({ $unit }): { $values } figures, { $signs } signs that stand for none.
import-padded-codes = { $n ->
    [one] One number that the file shows with leading zeros is a code and is read as such.
   *[other] { $n } numbers that the file shows with leading zeros are codes and are read as such.
}
import-formulas-unfilled = { $n ->
        [one] One formula was
       *[other] { $n } formulas were
    } saved without a computed value and { $n ->
        [one] is read as an empty cell
       *[other] are read as empty cells
    }: { $cells }. Open the file in Excel or LibreOffice, save it, and load it again.
import-mixed-encodings = { $n ->
        [one] One text of this file is not in { $declared }, as it ought to be in such a file. It was
       *[other] { $n } texts of this file are not in { $declared }, as they ought to be in such a file. They were
    } read as { $encoding }: { $words }
import-cut-letters = { $n ->
        [one] One text ends
       *[other] { $n } texts end
    } in the middle of a letter, because the field was too short; the half letter is left out.
import-lines-below = { $n ->
        [one] One line
       *[other] { $n } lines
    } below the records hold one field at the most and are set aside: { $text }
import-points-part-thousands = The point is taken to part thousands: three digits always follow it, and semicolons part the columns.
import-borders = { $n ->
    [one] One area is listed
   *[other] { $n } areas are listed
}{ $areas ->
    [0] , none with borders that a map can be drawn with.
    [one] , one with its borders, which the room Report draws maps with.
   *[other] , { $areas } with their borders, which the room Report draws maps with.
}
