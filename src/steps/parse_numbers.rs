//! Reads numbers that stand as text: `1 234,5` → 1234.5, by the marks the user states.
//!
//! The marks are never guessed while running: `1.234` is a thousand in Dakar and one and a bit in Nairobi. What does not
//! follow them exactly is left missing and listed.

use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::data::{ColumnValues, Dataset, Kind, Schema};
use crate::message::{Message, Note, Place, Severity};

use super::field::{choice_word, word};
use super::table::{self, Tally};
use super::{Field, FieldKind, StepError, StepKind, StepReport};

/// The marks numbers are written with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParseNumbers {
    pub column: String,
    pub decimal_mark: DecimalMark,
    pub group_mark: GroupMark,
    /// What is taken of two numbers: `10 to 15`.
    #[serde(default, skip_serializing_if = "Ends::is_default")]
    pub range: Ends,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_column: Option<String>,
}

/// What is taken where a text says a least and a most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ends {
    /// Nothing: such a text is no number.
    #[default]
    Refused,
    /// The least, as the metadata of SDG 10.7.3 ask for the dead and missing.
    Lowest,
    Highest,
}

impl Ends {
    fn id(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Lowest => "lowest",
            Self::Highest => "highest",
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_default(&self) -> bool {
        *self == Self::Refused
    }

    /// Reads the two ends of a range: `10-15`, `entre 10 et 15`, `between 10 and 15`; of `at least 10` the one that is given.
    fn of(self, text: &str, read: impl Fn(&str) -> Option<f64>) -> Option<f64> {
        const LEADS: [&str; 5] = ["between ", "entre ", "from ", "de ", "desde "];
        const LEAST: [&str; 5] = ["at least ", "au moins ", "al menos ", "min. ", "minimum "];
        const BETWEEN: [&str; 9] = [" to ", " à ", " a ", " and ", " et ", " y ", "–", "—", "-"];
        let text = text.trim().to_lowercase();
        if let Some(least) = LEAST.iter().find_map(|lead| text.strip_prefix(lead)) {
            return read(least).filter(|_| self == Self::Lowest);
        }
        let text = LEADS.iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(&text);
        let (low, high) = BETWEEN.iter().find_map(|sign| {
            let (low, high) = text.split_once(sign)?;
            read(low.trim()).zip(read(high.trim()))
        })?;
        match self {
            _ if low > high => None,
            Self::Refused => None,
            Self::Lowest => Some(low),
            Self::Highest => Some(high),
        }
    }
}

/// The mark between units and tenths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    #[default]
    Comma,
    Point,
}

/// The mark between thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupMark {
    None,
    /// Any space, the narrow and unbreakable ones too.
    #[default]
    Space,
    Comma,
    Point,
    Apostrophe,
}

impl DecimalMark {
    fn id(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Point => "point",
        }
    }
}

impl GroupMark {
    fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Space => "space",
            Self::Comma => "comma",
            Self::Point => "point",
            Self::Apostrophe => "apostrophe",
        }
    }

    fn is(self, character: char) -> bool {
        match self {
            Self::None => false,
            Self::Space => character.is_whitespace(),
            Self::Comma => character == ',',
            Self::Point => character == '.',
            Self::Apostrophe => matches!(character, '\'' | '’'),
        }
    }
}

/// Reads one number by its marks; groups have three digits, nothing else may stand around it.
pub(crate) fn parse(text: &str, decimal: DecimalMark, group: GroupMark) -> Option<f64> {
    let text = text.trim();
    let (sign, text) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let mark = if decimal == DecimalMark::Comma { ',' } else { '.' };
    let (whole, fraction) = text.split_once(mark).unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split(|character| group.is(character)).collect();
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let first_fits = groups.first().is_some_and(|first| groups.len() == 1 || (1..=3).contains(&first.len()));
    let rest_fits = groups.iter().skip(1).all(|part| part.len() == 3);
    let has_digits = !whole.is_empty() || !fraction.is_empty();
    if !(first_fits && rest_fits && has_digits && groups.iter().all(|part| is_digits(part)) && is_digits(fraction)) {
        return None;
    }
    format!("{sign}{}.{fraction}", groups.concat()).parse().ok().filter(|number: &f64| number.is_finite())
}

impl ParseNumbers {
    fn name(&self) -> String {
        table::new_name(self.new_column.as_ref(), || format!("{}_number", self.column))
    }
}

impl StepKind for ParseNumbers {
    const ID: &'static str = "parse_numbers";

    fn fields(&self) -> &'static [Field] {
        const {
            &[
                Field::new("column", FieldKind::Column { kinds: table::TEXTS }),
                Field::new("decimal_mark", FieldKind::Choice(&["comma", "point"])),
                Field::new("group_mark", FieldKind::Choice(&["none", "space", "comma", "point", "apostrophe"])),
                Field::optional("range", FieldKind::Choice(&["refused", "lowest", "highest"])),
                Field::optional("new_column", FieldKind::Text),
            ]
        }
    }

    fn creates(&self) -> Vec<String> {
        table::created(&self.column, self.name()).into_iter().collect()
    }

    fn plan(&self, schema: &Schema) -> Result<Schema, StepError> {
        let mut column = table::column(schema, &self.column, table::TEXTS, Self::ID)?.clone();
        if self.decimal_mark.id() == self.group_mark.id() {
            return Err(StepError::SameMarks { step: Self::ID });
        }
        column.name = self.name();
        column.kind = Kind::Number;
        column.code_list = None;
        table::with_column(schema, column, &self.column, Self::ID)
    }

    fn apply(&self, _cx: &Cx<'_>, data: Dataset) -> Result<(Dataset, StepReport), StepError> {
        let planned = self.plan(&data.schema)?;
        let mut tally = Tally::default();
        let mut numbers = Vec::with_capacity(data.n_rows());
        let mut n_ranges = 0_usize;
        let read = |text: &str| parse(text, self.decimal_mark, self.group_mark);
        for text in table::texts(&data, &self.column) {
            let text = text.filter(|text| !text.trim().is_empty());
            let alone = text.as_ref().and_then(|text| read(text));
            let number = alone.or_else(|| self.range.of(text.as_ref()?, read));
            n_ranges += usize::from(alone.is_none() && number.is_some());
            match (text, number) {
                (None, _) => tally.keep(),
                (Some(text), None) => tally.fail(text.trim()),
                (Some(_), Some(_)) => tally.change(),
            }
            numbers.push(number);
        }
        if n_ranges > 0 {
            let place = Place { source: Some(data.origin.source.clone()), ..Place::default() };
            let end = choice_word(Self::ID, "range", self.range.id());
            let message = word(Self::ID, "ranges").with("rows", n_ranges).with("end", end);
            tally.notes.push(Note { severity: Severity::Changed, place, message });
        }
        let values = vec![(self.name(), ColumnValues::Numbers(numbers))];
        let mut data = table::with_values(data, planned, values, Self::ID)?;
        data.origin = data.origin.renamed(&self.column, &self.name());
        Ok((data, tally.report()))
    }

    fn sentence(&self) -> Message {
        word(Self::ID, "done")
            .with("column", &self.column)
            .with("new", self.name())
            .with("decimal", choice_word(Self::ID, "decimal_mark", self.decimal_mark.id()))
            .with("group", choice_word(Self::ID, "group_mark", self.group_mark.id()))
            .with("range", self.range.id())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::table::testing::{check, run};
    use super::*;

    fn french(new_column: Option<&str>) -> ParseNumbers {
        ParseNumbers { column: "v".to_owned(), new_column: new_column.map(str::to_owned), ..ParseNumbers::default() }
    }

    #[test]
    fn french_numbers_are_read_and_the_rest_is_listed() {
        let report = check(
            "v@weight\n 1 234,5\n 1\u{202f}234\n −3\n ,5\n 1.5\n n.d.\n 12 34",
            Step::ParseNumbers(french(None)),
            "v | v_number:number@weight
             1 234,5 | 1234.5
             1\u{202f}234 | 1234
             −3 | -3
             ,5 | 0.5
             1.5 |
             n.d. |
             12 34 |",
        );
        assert_eq!((report.changed, report.missing), (4, 3));
        assert_eq!(report.unmatched.len(), 3);
    }

    #[test]
    fn of_a_range_the_end_is_taken_that_is_asked_for() {
        let before =
            "v | x\n 10 to 15 | a\n 10-15 | a\n entre 3 et 5 | a\n au moins 7 | a\n 4 | a\n 15-10 | a\n some | a";
        let lowest = ParseNumbers { range: Ends::Lowest, ..french(Some("v")) };
        let report = check(
            before,
            Step::ParseNumbers(lowest),
            "v:number | x\n 10 | a\n 10 | a\n 3 | a\n 7 | a\n 4 | a\n | a\n | a",
        );
        assert_eq!((report.changed, report.missing, report.notes.len()), (5, 2, 1));
        let (data, _) = run(before, Step::ParseNumbers(french(Some("v")))).unwrap();
        assert_eq!(data.numbers("v").unwrap().into_iter().flatten().collect::<Vec<_>>(), [4.0]);
    }

    #[test]
    fn a_column_may_be_replaced_where_the_step_says_so() {
        check("v\n 0,25", Step::ParseNumbers(french(Some("v"))), "v:number\n 0.25");
    }

    #[test]
    fn marks_decide_and_must_differ() {
        assert_eq!(parse("1.234", DecimalMark::Comma, GroupMark::Point), Some(1234.0));
        assert_eq!(parse("1.234", DecimalMark::Point, GroupMark::Comma), Some(1.234));
        assert_eq!(parse("1.2", DecimalMark::Comma, GroupMark::Point), None);
        for nothing in ["", "-", ",", "1e5", "NaN", "inf", "12 %", "1,2,3", "٣"] {
            assert_eq!(parse(nothing, DecimalMark::Comma, GroupMark::Space), None, "{nothing}");
        }
        let same = ParseNumbers { group_mark: GroupMark::Comma, ..french(None) };
        assert!(matches!(run("v\n 1", Step::ParseNumbers(same)), Err(StepError::SameMarks { .. })));
    }
}
