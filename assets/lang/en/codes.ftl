### Words of the room «codes».
codes-needs-list = Name the list to match to. There are: { $known }.
codes-unknown-list = There is no list “{ $id }”. There are: { $known }.
codes-cannot-read-names = The names could not be read: { $reason }. Give one name a line on the standard input.
codes-line = { $id }: { $n } codes, { $version } ({ $source })
codes-list-age = ages
codes-list-area-type = kinds of area
codes-list-birth-status = birth status
codes-list-citizenship-status = citizenship status
codes-list-countries = countries and areas
codes-list-education = levels of education
codes-list-hs2022 = Harmonized System 2022
codes-list-isco08 = occupations, ISCO-08
codes-list-labour-status = labour force status
codes-list-obs-status = observation status
codes-list-sex = sexes
codes-list-urbanisation = urban and rural
