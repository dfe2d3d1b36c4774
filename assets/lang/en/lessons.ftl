### Words of the room «lessons».
lessons-missing-table = { $rows ->
    [0] No table of { $source } is in use yet.
   *[other] The table of { $source } gives { $rows } rows now; the task asks for another number.
}
lessons-missing-definition = It is not said yet in a whole sentence who is counted in { $source }, when and how.
lessons-missing-correction = No cell has been given its role by hand yet.
lessons-missing-concept = No column of { $source } measures “{ $concept }” yet.
lessons-missing-step = The recipe has no step “{ $step }” yet.
lessons-missing-run = A step of the recipe cannot run.
lessons-missing-codes = { $n ->
    [one] One value has
   *[other] { $n } values have
} no code yet.
lessons-missing-matching = No column is matched to the list yet.
lessons-missing-range = There are still impossible values of “{ $concept }”.
lessons-missing-indicator = The indicator “{ $indicator }” is not computed yet with all dimensions of the task.
lessons-missing-figure = The figure is not what the data give.
lessons-missing-protection = The figures are not yet protected with a threshold of at least { $threshold }.
lessons-missing-title = The report has no title yet.
lessons-line = { $id }: { $title } ({ $tasks } tasks, about { $minutes } minutes)
lessons-missing-code = In { $source }, “{ $concept }” has no codes of a list yet.
lessons-broken = The folder { $folder } is no lesson that can be played. { $reason }
lessons-bad-file = In { $file }: { $reason }.
lessons-no-section = { $file } has no section “{ $section }”, which lesson.toml names.
lessons-solution-length = solution.json solves { $found } tasks, and lesson.toml has { $tasks }.
lessons-missing-decision = The name “{ $value }” does not have the code that the task asks for yet.
