//! Text files with a mark between the columns: encoding, mark and decimal mark are guessed from the text and can be set.

use memchr::memchr_iter;

use super::encoding::{Letters, decode_and_look};
use super::pieces::Bytes;
use super::print_out::{self, ALIGNED};
use super::sdmx_csv::Layout;
use super::{Confidence, FIRST_COMBINED, ImportError, ImportOptions, Importer};
use super::{eurostat, thousands};
use crate::cx::{Cancelled, Cx};
use crate::grid::{Cell, Form, RawBook, RawSheet};
use crate::message::{Message, Place, Severity};

/// Marks between columns, most telling first.
const DELIMITERS: [char; 4] = ['\t', ';', ',', '|'];
/// Lines looked at to guess.
const N_SAMPLE: usize = 200;
/// Of files with more lines than this only the head is held as cells; the table is read from the bytes.
pub const N_LONG: usize = 50_000;
/// Rows of the head of such a file.
const N_HEAD: usize = 1_000;

/// CSV, TSV and their kin.
pub struct Delimited;

impl Importer for Delimited {
    fn id(&self) -> &'static str {
        "delimited"
    }

    fn sniff(&self, bytes: &[u8], _name: &str) -> Confidence {
        let head = &bytes[..bytes.len().min(4096)];
        let has_bom = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
        let n_control = head.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte)).count();
        if has_bom || n_control * 100 <= head.len() { Confidence::Maybe } else { Confidence::No }
    }

    fn open(
        &self,
        cx: &Cx<'_>,
        name: &str,
        bytes: &[u8],
        options: &ImportOptions,
    ) -> Result<(RawBook, ImportOptions), ImportError> {
        let (text, encoding, seen) = decode_and_look(cx, name, bytes, options)?;
        let is_open = options.delimiter.is_none_or(|delimiter| delimiter == ALIGNED);
        let aligned = if is_open && seen.n_line_ends <= N_LONG { print_out::rows(&text) } else { None };
        let delimiter = match &aligned {
            Some(_) => ALIGNED,
            None => options.delimiter.unwrap_or_else(|| guess_delimiter(&text, name)),
        };
        let read = match aligned {
            Some(held) => Rows { held, n_unread: 0, n_bytes_body: text.len() },
            None => rows(cx, name, &text, &seen, delimiter)?,
        };
        let Rows { held: mut rows, n_unread, n_bytes_body } = read;
        if delimiter == '\t' && n_unread == 0 {
            eurostat::split_keys(&mut rows);
        }
        let labels = Layout::of(&rows).map(|layout| layout.apply(&mut rows));
        let decimal_mark = match labels {
            Some(_) => Some('.'),
            None => options.decimal_mark.or_else(|| guess_decimal_mark(cx, name, &rows, delimiter)),
        };
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let mut sheet = RawSheet::from_rows(stem, rows, Vec::new());
        (sheet.n_rows_unread, sheet.n_bytes_body) = (n_unread, n_bytes_body);
        sheet.is_bare_text = encoding == Letters::UTF_8 && seen.highest < FIRST_COMBINED && !seen.has_quote;
        if let Some(labels) = labels {
            (sheet.form, sheet.column_labels) = (Form::List, labels);
        }
        let used = ImportOptions {
            encoding: Some(encoding.label()),
            delimiter: Some(delimiter),
            decimal_mark,
            ..ImportOptions::default()
        };
        Ok((RawBook { sheets: vec![sheet] }, used))
    }
}

/// The rows of a text; of a very long one those of its head.
struct Rows {
    held: Vec<Vec<Cell>>,
    n_unread: u64,
    n_bytes_body: usize,
}

fn rows(cx: &Cx<'_>, name: &str, text: &str, seen: &Bytes, delimiter: char) -> Result<Rows, Cancelled> {
    let mut n_ends = seen.n_line_ends;
    let mut text = text;
    if n_ends > N_LONG {
        let footer;
        (text, footer) = text.split_at(body_end(text, delimiter));
        n_ends -= memchr_iter(b'\n', footer.as_bytes()).count();
        note_footer(cx, name, footer, delimiter);
    }
    let n_most = if n_ends > N_LONG { N_HEAD } else { usize::MAX };
    // Without quotes a line is a row, and the rows behind the head need only be counted.
    let is_bare = n_ends > N_LONG && !seen.has_quote;
    let mut rows = Vec::new();
    let mut n_unread = 0;
    let read = each_row(text, delimiter, |fields| {
        if rows.len() < n_most {
            rows.push(fields.iter().map(cell).collect());
        } else if is_bare {
            return Err(None);
        } else {
            n_unread += 1;
        }
        cx.ctl.tick(1).map_err(Some)
    });
    match read {
        Err(Some(cancelled)) => return Err(cancelled),
        Err(None) => {
            let n_lines = n_ends + usize::from(!text.ends_with('\n'));
            n_unread = n_lines.saturating_sub(rows.len()) as u64;
        }
        Ok(()) => {}
    }
    Ok(Rows { held: rows, n_unread, n_bytes_body: text.len() })
}

/// Lines at the end of a very long text that may be notes.
const MOST_NOTES: usize = 200;

/// Returns where the records of a very long text end: behind them come lines with one field at the most, which explain.
fn body_end(text: &str, delimiter: char) -> usize {
    let mut end = text.len();
    if !text.lines().take(N_SAMPLE).any(|line| line.contains(delimiter)) {
        return end;
    }
    for _ in 0..MOST_NOTES {
        let line = text[..end].trim_end_matches(['\n', '\r']);
        let start = line.rfind('\n').map_or(0, |at| at + 1);
        let n_filled =
            line[start..].split(delimiter).filter(|field| !field.trim_matches(['"', ' ']).is_empty()).count();
        if n_filled > 1 || start == 0 {
            break;
        }
        end = start;
    }
    // A text in quotes may run over lines: then nothing is sure to be a note.
    let n_quotes = memchr_iter(b'"', &text.as_bytes()[end..]).count();
    if n_quotes.is_multiple_of(2) { end } else { text.len() }
}

fn note_footer(cx: &Cx<'_>, name: &str, footer: &str, delimiter: char) {
    let lines = footer.lines().map(|line| line.trim_matches([delimiter, '"', ' ', '\r']));
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    if !lines.is_empty() {
        let place = Place { source: Some(name.to_owned()), ..Place::default() };
        let message = Message::new("import-lines-below").with("n", lines.len()).with("text", lines.join(" / "));
        cx.note(Severity::Lost, place, message);
    }
}

/// Calls `each` with the fields of every row; blank lines are rows too, so that addresses stay true.
pub fn each_row<E>(
    text: &str,
    delimiter: char,
    mut each: impl FnMut(&csv::StringRecord) -> Result<(), E>,
) -> Result<(), E> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let blank = csv::StringRecord::new();
    // The text is UTF-8 and rows may be ragged: nothing is left that could fail.
    while matches!(reader.read_record(&mut record), Ok(true)) {
        // The reader starts a record at the blank lines that it then skips.
        let start = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(text.len());
        let ahead = text.get(start..).unwrap_or_default();
        // Of a line's end in two signs, the reader leaves the second for the next record.
        let is_mid_end = start > 0 && text.as_bytes().get(start - 1) == Some(&b'\r') && ahead.starts_with('\n');
        let ends = ahead.bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| *byte == b'\n');
        let n_blank = ends.count() - usize::from(is_mid_end);
        for _ in 0..n_blank {
            each(&blank)?;
        }
        each(&record)?;
    }
    Ok(())
}

/// A field as a cell: text stays text; meaning comes later, with the whole column in view.
pub fn cell(field: &str) -> Cell {
    if field.is_empty() { Cell::Empty } else { Cell::Text(field.to_owned()) }
}

/// Chooses the mark that splits most lines into the same number of columns, more columns first; tabs where the name says so.
fn guess_delimiter(text: &str, name: &str) -> char {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(N_SAMPLE).collect();
    let lower = name.to_lowercase();
    let is_named = [".tsv", ".tab"].iter().any(|end| lower.ends_with(end));
    if is_named && lines.iter().filter(|line| line.contains('\t')).count() * 2 > lines.len() {
        return '\t';
    }
    let median = |mut counts: Vec<usize>| {
        counts.sort_unstable();
        counts.get(counts.len() / 2).copied().unwrap_or_default()
    };
    let counts = |delimiter: char| lines.iter().map(|line| count_outside_quotes(line, delimiter)).collect::<Vec<_>>();
    // Beside another mark, commas between digits have other work.
    let has_other = [';', '\t', '|'].into_iter().any(|other| median(counts(other)) > 0);
    let score = |delimiter: char| {
        let counts = match delimiter {
            ',' if has_other => lines.iter().map(|line| count_outside_quotes(&without_tenths(line), ',')).collect(),
            _ => counts(delimiter),
        };
        let median = median(counts.clone());
        let n_agreeing = counts.iter().filter(|count| **count == median).count();
        (median > 0, n_agreeing * usize::from(median > 0), median)
    };
    // A comma stands in texts, too; other marks hardly do.
    let is_better = |other: &char| {
        let ((_, n_other, wide), (_, n_commas, narrow)) = (score(*other), score(','));
        wide > narrow && n_other * 10 >= n_commas * 9
    };
    let others = DELIMITERS.into_iter().filter(|delimiter| *delimiter != ',');
    let best = others.filter(is_better).max_by_key(|delimiter| score(*delimiter));
    let best = best.or_else(|| DELIMITERS.into_iter().rev().max_by_key(|delimiter| score(*delimiter)));
    // A short table between many lines of titles and notes: the mark that splits most lines in a row alike.
    let run = |delimiter: char| {
        let counts = counts(delimiter);
        let runs = counts.chunk_by(|one, next| one == next).filter(|run| run.first().is_some_and(|n| *n > 0));
        runs.map(<[usize]>::len).max().unwrap_or_default()
    };
    let in_a_row = || DELIMITERS.into_iter().rev().max_by_key(|one| run(*one)).filter(|one| run(*one) >= SHORTEST_RUN);
    best.filter(|best| score(*best).0).or_else(in_a_row).unwrap_or(',')
}

/// Fewer lines that are split alike may be so by chance.
const SHORTEST_RUN: usize = 3;

/// Returns a line without the commas that stand between two digits.
fn without_tenths(line: &str) -> String {
    let letters: Vec<char> = line.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let is_kept = |at: usize| !is_digit(at.checked_sub(1)) || !is_digit(at.checked_add(1));
    letters
        .iter()
        .enumerate()
        .filter(|(at, letter)| **letter != ',' || is_kept(*at))
        .map(|(_, letter)| letter)
        .collect()
}

fn count_outside_quotes(line: &str, delimiter: char) -> usize {
    let mut is_quoted = false;
    let mut count = 0;
    for letter in line.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            _ if letter == delimiter && !is_quoted => count += 1,
            _ => {}
        }
    }
    count
}

/// Chooses between comma and point by counting which values fit only one of them, and says so.
fn guess_decimal_mark(cx: &Cx<'_>, name: &str, rows: &[Vec<Cell>], delimiter: char) -> Option<char> {
    let (mut n_comma, mut n_point, mut has_open_commas) = (0_usize, 0_usize, false);
    for text in rows.iter().take(5_000).flatten().filter_map(Cell::text) {
        match only_fits(text.trim()) {
            Some(',') => n_comma += 1,
            Some(_) => n_point += 1,
            None => has_open_commas |= is_open(text.trim()),
        }
    }
    let place = || Place { source: Some(name.to_owned()), ..Place::default() };
    // Where columns are parted by semicolons, the comma has other work.
    if n_comma + n_point == 0 && delimiter == ';' && thousands::have_points(rows.iter().map(Vec::as_slice), true) {
        cx.note(Severity::Guessed, place(), Message::new("import-points-part-thousands"));
        return Some(',');
    }
    let mark = match n_comma.cmp(&n_point) {
        std::cmp::Ordering::Greater => ',',
        std::cmp::Ordering::Less => '.',
        std::cmp::Ordering::Equal => return None,
    };
    // Numbers that fit either mark are read by what the others say, which is said.
    if n_comma > 0 || has_open_commas {
        let message = Message::new("import-decimal-mark-guessed")
            .with("mark", mark.to_string())
            .with("comma", n_comma)
            .with("point", n_point);
        cx.note(Severity::Guessed, place(), message);
    }
    Some(mark)
}

/// Returns whether a text is a number whose only comma may part thousands or tenths: `1,500`.
fn is_open(text: &str) -> bool {
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(',').is_some_and(|(whole, rest)| are_digits(whole) && rest.len() == 3 && are_digits(rest))
}

/// Returns the decimal mark that a number can only have: `1,5` has a comma, `1,500` could be either.
fn only_fits(text: &str) -> Option<char> {
    let digits = text.strip_prefix(['-', '−', '+']).unwrap_or(text);
    let is_number = !digits.is_empty()
        && digits.starts_with(|letter: char| letter.is_ascii_digit())
        && digits
            .chars()
            .all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}'));
    if !is_number {
        return None;
    }
    let mark = digits.rfind([',', '.'])?;
    let (whole, fraction) = digits.split_at(mark);
    let mark = fraction.chars().next()?;
    let other = if mark == ',' { '.' } else { ',' };
    let fraction = &fraction[1..];
    let is_unique = !whole.contains(mark);
    let could_be_group = fraction.len() == 3 && !whole.contains(other) && whole != "0" && whole.len() <= 3;
    (is_unique && !could_be_group && !fraction.is_empty()).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::Ctl;
    use crate::message::Notes;
    use crate::world::MemoryWorld;

    fn open(bytes: &[u8]) -> (RawBook, ImportOptions) {
        let (world, ctl, notes) = (MemoryWorld::default(), Ctl::default(), Notes::default());
        let cx = Cx { world: &world, ctl: &ctl, notes: &notes };
        Delimited.open(&cx, "a.csv", bytes, &ImportOptions::default()).unwrap()
    }

    #[test]
    fn a_short_table_between_many_lines_of_titles_and_notes_is_split() {
        let text =
            "Births\nBy age\nAcre\n2021\n\"A\";\"B\";\"C\"\n\"x\";1;2\n\"y\";3;4\nSource: register\nNotes:\n1. One\n";
        assert_eq!(guess_delimiter(text, "a.csv"), ';');
        let polish = "Odcinek;Odprawieni;;Odmowy\n;polscy;obcy;liczba;na 10 tys.\nz Rosją;517 925;696 269;7 947;18,13\nmorski;17;9;2;38,5\nUwaga: a, b\n";
        assert_eq!(guess_delimiter(polish, "a.csv"), ';', "every line of figures has one comma");
        assert_eq!(guess_delimiter("A sentence, with a comma.\nAnother.\n", "a.txt"), ',');
    }

    #[test]
    fn a_french_export_in_windows_1252_with_semicolons_is_read() {
        let (text, _, _) = encoding_rs::WINDOWS_1252.encode("Région;Poids\nCôte d’Ivoire;1,5\nGuinée;12,25\n");
        let (book, used) = open(&text);
        assert_eq!(used.delimiter, Some(';'));
        assert_eq!(used.decimal_mark, Some(','));
        assert_eq!(book.sheets[0].cell(1, 0), &Cell::Text("Côte d’Ivoire".into()));
    }

    #[test]
    fn blank_lines_and_ragged_rows_keep_their_addresses() {
        let (book, _) = open(b"Title\n\na,b\n1,2,3\n\"x\ny\",4\nlast,5\n");
        let sheet = &book.sheets[0];
        assert_eq!(sheet.cell(2, 1), &Cell::Text("b".into()));
        assert_eq!(sheet.cell(3, 2), &Cell::Text("3".into()));
        assert_eq!(sheet.cell(4, 0), &Cell::Text("x\ny".into()));
    }

    #[test]
    fn in_sdmx_csv_codes_stay_codes_and_labels_give_way_to_them() {
        let (book, used) = open(
            b"STRUCTURE;STRUCTURE_ID;ACTION;REF_AREA: Area;OBS_VALUE: Value\ndataflow;A:B(1.0);I;250: France;1.5\n\
              dataflow;A:B(1.0);I;004: Afghanistan;7\n",
        );
        let sheet = &book.sheets[0];
        assert_eq!((sheet.form, used.decimal_mark), (Form::List, Some('.')));
        assert_eq!(
            sheet.row(1)[1..],
            [Cell::Text("A:B(1.0)".into()), Cell::Text("I".into()), Cell::Text("250".into()), Cell::Number(1.5)]
        );
        assert_eq!(sheet.cell(0, 3), &Cell::Text("REF_AREA".into()));
        assert_eq!(sheet.column_labels[3], "Area");
    }

    #[test]
    fn line_ends_in_two_signs_make_no_blank_rows() {
        let (book, _) = open(b"a;b\r\n1;2\r\n\r\n3;4\r\n");
        let sheet = &book.sheets[0];
        assert_eq!(sheet.n_rows, 4);
        assert_eq!(sheet.cell(3, 1), &Cell::Text("4".into()));
    }

    #[test]
    fn only_telling_numbers_count_for_the_decimal_mark() {
        assert_eq!(only_fits("1,5"), Some(','));
        assert_eq!(only_fits("1 234,50"), Some(','));
        assert_eq!(only_fits("1,234"), None);
        assert_eq!(only_fits("1,234.5"), Some('.'));
        assert_eq!(only_fits("0,435"), Some(','));
        assert_eq!(only_fits("1.234.567"), None);
        assert_eq!(only_fits("2026-01-01"), None);
    }
}
