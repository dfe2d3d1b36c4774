//! Tables that a program printed: columns are aligned with spaces, and no mark parts them.

use crate::grid::Cell;

/// What stands for the mark between columns where spaces align them.
pub const ALIGNED: char = ' ';

/// Lines of a table at least.
const FEWEST: usize = 3;
/// Longer texts are no print-outs.
const MOST: usize = 20_000;
/// Marks that part columns where they stand in lines of a table.
const MARKS: [char; 3] = ['\t', ';', '|'];

/// Returns the rows of a print-out; nothing where lines are not aligned so that every text stands in one column.
pub(super) fn rows(text: &str) -> Option<Vec<Vec<Cell>>> {
    let lines: Vec<Vec<char>> = text.lines().map(|line| line.trim_end().chars().collect()).collect();
    if lines.len() > MOST {
        return None;
    }
    let aligned: Vec<&Vec<char>> = lines.iter().filter(|line| segments(line).len() > 1).collect();
    let n_filled = lines.iter().filter(|line| !line.is_empty() && !is_rule(line)).count();
    if aligned.len() < FEWEST || aligned.len() * 2 < n_filled || aligned.iter().any(|line| is_parted(line)) {
        return None;
    }
    let columns = columns(&aligned).or_else(|| columns_of_figures(&aligned))?;
    Some(lines.iter().map(|line| cut(line, &columns)).collect())
}

/// Returns whether a mark parts the columns of a line; a comma between digits parts none.
fn is_parted(line: &[char]) -> bool {
    let is_digit = |at: usize| line.get(at).is_some_and(char::is_ascii_digit);
    let is_comma = |at: usize| {
        line[at] == ',' && !(at > 0 && is_digit(at - 1) && is_digit(at + 1)) && line.get(at + 1) != Some(&' ')
    };
    line.iter().any(|sign| MARKS.contains(sign)) || (0..line.len()).any(is_comma)
}

/// Returns whether a line is drawn: `-----`, `=====`.
fn is_rule(line: &[char]) -> bool {
    line.len() > 2 && line.iter().all(|sign| matches!(sign, '-' | '=' | '_' | '+' | ' ' | '*'))
}

/// Returns where the texts of a line stand that two spaces at least part.
fn segments(line: &[char]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in line.iter().enumerate().filter(|(_, sign)| **sign != ' ' && !is_rule(line)) {
        match found.last_mut() {
            Some((_, end)) if at <= *end + 1 => *end = at + 1,
            _ => found.push((at, at + 1)),
        }
    }
    found
}

/// Returns the columns that lines with figures have; of the others, which may be titles with two spaces, those count that
/// keep to them.
fn columns_of_figures(lines: &[&Vec<char>]) -> Option<Vec<(usize, usize)>> {
    let has_figures = |line: &&Vec<char>| {
        let mut behind = segments(line).into_iter().skip(1);
        behind.all(|(from, _)| line[from].is_ascii_digit() || matches!(line[from], '-' | '(' | '.' | '*'))
    };
    let (mut kept, others): (Vec<&Vec<char>>, Vec<&Vec<char>>) = lines.iter().copied().partition(has_figures);
    let mut found = columns(&kept).filter(|_| kept.len() >= FEWEST)?;
    for line in others {
        kept.push(line);
        match columns(&kept).filter(|with| with.len() == found.len()) {
            Some(with) => found = with,
            None => drop(kept.pop()),
        }
    }
    Some(found)
}

/// Returns from where to where each column goes; nothing where texts of one line would share one.
fn columns(lines: &[&Vec<char>]) -> Option<Vec<(usize, usize)>> {
    let width = lines.iter().map(|line| line.len()).max()?;
    let mut is_taken = vec![false; width];
    for (from, to) in lines.iter().flat_map(|line| segments(line)) {
        is_taken[from..to].fill(true);
    }
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for at in (0..width).filter(|at| is_taken[*at]) {
        match columns.last_mut() {
            Some((_, end)) if *end == at => *end = at + 1,
            _ => columns.push((at, at + 1)),
        }
    }
    let is_alone = |line: &&Vec<char>| {
        let segments = segments(line);
        columns.iter().all(|(from, to)| segments.iter().filter(|(start, _)| (from..to).contains(&start)).count() < 2)
    };
    (columns.len() > 1 && lines.iter().all(is_alone)).then_some(columns)
}

/// Cuts a line; one that does not keep to the columns is one text.
fn cut(line: &[char], columns: &[(usize, usize)]) -> Vec<Cell> {
    let text = |signs: &[char]| signs.iter().collect::<String>().trim().to_owned();
    let cell = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    if is_rule(line) {
        return Vec::new();
    }
    let is_inside =
        |(at, sign): (usize, &char)| *sign == ' ' || columns.iter().any(|(from, to)| (*from..*to).contains(&at));
    let is_outside = !line.iter().enumerate().all(is_inside);
    let is_lone = segments(line).len() < 2;
    if is_outside || (is_lone && segments(line).first().is_some_and(|(start, _)| *start < columns[0].1)) {
        return vec![cell(text(line))];
    }
    let part = |(from, to): &(usize, usize)| cell(text(line.get(*from..(*to).min(line.len())).unwrap_or_default()));
    columns.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_print_out_is_cut_where_all_its_lines_are_free() {
        let text = "DIRECTION DES DOUANES  -  VILLE\n\nBUREAU               2019      2020\n-----------------------------------\n\
                    PORT NORD           212,1   2.479,0\nROUTE             4.217,4\nTOTAL             4.429,5   2.479,0\n";
        let found = rows(text).unwrap();
        let shown: Vec<String> =
            found.iter().map(|row| row.iter().map(Cell::to_string).collect::<Vec<_>>().join("|")).collect();
        assert_eq!(shown[0], "DIRECTION DES DOUANES  -  VILLE");
        assert_eq!((shown[2].as_str(), shown[3].as_str()), ("BUREAU|2019|2020", ""));
        assert_eq!((shown[4].as_str(), shown[5].as_str()), ("PORT NORD|212,1|2.479,0", "ROUTE|4.217,4|"));
    }

    #[test]
    fn texts_with_marks_between_columns_are_no_print_outs() {
        assert!(rows("a;  b\n1;  2\n3;  4\n").is_none());
        assert!(rows("name,  n\nx,  1\ny,  2\n").is_none());
        assert!(rows("Only words of a letter.\nAnd more of them.\n").is_none());
    }
}
