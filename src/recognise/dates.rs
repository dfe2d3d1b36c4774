//! Dates written as texts, and which of day and month comes first in them.

use crate::import::DateOrder;
use crate::message::Message;

/// How many texts of a column fit each order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fits {
    pub day_first: usize,
    pub month_first: usize,
    pub either: usize,
}

impl Fits {
    pub(super) fn n(self) -> usize {
        self.day_first + self.month_first + self.either
    }
}

/// Returns in which order the dates of a column are written, and what is to be said of it; nothing where they are no dates. But
/// for dates that begin with the year, a person tells the order: until then they stay the texts that they are.
pub(super) fn order<'a>(
    column: &str,
    texts: impl Iterator<Item = &'a str> + Clone,
    told: Option<DateOrder>,
) -> Option<(Option<DateOrder>, Option<Message>)> {
    let fits = fits(texts.clone())?;
    if begin_with_year(texts.clone()) {
        return Some((Some(DateOrder::YearMonthDay), None));
    }
    if let Some(order) = told {
        let n_left = texts.filter(|text| iso(text, order).is_none()).count();
        let message = || Message::new("recognise-dates-do-not-fit").with("column", column).with("n", n_left);
        return Some(if n_left == 0 { (Some(order), None) } else { (None, Some(message())) });
    }
    let message = Message::new("recognise-dates-as-texts").with("column", column).with("n", fits.n());
    let message = message.with("day", fits.day_first).with("month", fits.month_first).with("either", fits.either);
    Some((None, Some(message)))
}

/// Returns whether all texts are dates that begin with the year, which can be read in one way only.
pub(super) fn begin_with_year<'a>(mut texts: impl Iterator<Item = &'a str>) -> bool {
    let mut n = 0_usize;
    texts.all(|text| {
        n += 1;
        iso(text, DateOrder::YearMonthDay).is_some()
    }) && n > 0
}

/// Counts which order the texts fit; a text that is no date ends it.
pub(super) fn fits<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Fits> {
    let mut found = Fits::default();
    for text in texts {
        let by = |order: DateOrder| iso(text, order).is_some();
        match (by(DateOrder::DayMonthYear), by(DateOrder::MonthDayYear)) {
            (true, true) => found.either += 1,
            (true, false) => found.day_first += 1,
            (false, true) => found.month_first += 1,
            (false, false) => return None,
        }
    }
    (found.n() > 0).then_some(found)
}

/// Reads a date such as `3/4/2025` or `2025.04.03`; the ISO form.
pub(super) fn iso(text: &str, order: DateOrder) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let is_number =
        |part: &&&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if ![a, b, c].iter().all(is_number) {
        return None;
    }
    let (year, month, day) = match order {
        _ if a.len() == 4 => (a, b, c),
        DateOrder::DayMonthYear => (c, b, a),
        DateOrder::MonthDayYear => (c, a, b),
        DateOrder::YearMonthDay => return None,
    };
    let number = |part: &str| part.parse::<u16>().ok();
    let (month, day) = (number(month).filter(|_| month.len() <= 2)?, number(day).filter(|_| day.len() <= 2)?);
    let year = number(year).filter(|_| year.len() == 4)?;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 => 28 + u16::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=last).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_told_by_what_cannot_be_a_month() {
        let found = fits(["13/02/2025", "03/04/2025", "31.12.2024"].into_iter()).unwrap();
        assert_eq!(found, Fits { day_first: 2, month_first: 0, either: 1 });
        assert_eq!(fits(["13/02/2025", "Mali"].into_iter()), None);
        let found = |texts: &[&'static str], told| order("d", texts.iter().copied(), told).unwrap().0;
        let days = ["03/04/2025", "13/02/2025"];
        assert_eq!(found(&days, None), None, "nothing is changed unasked");
        assert_eq!(found(&days, Some(DateOrder::DayMonthYear)), Some(DateOrder::DayMonthYear));
        assert_eq!(found(&days, Some(DateOrder::MonthDayYear)), None, "what was told does not fit");
        assert!(begin_with_year(["2025-02-13", "2025/2/1"].into_iter()));
        assert!(!begin_with_year(["2025-02-13", "13/02/2025"].into_iter()) && !begin_with_year(std::iter::empty()));
        assert_eq!(iso("29/2/2024", DateOrder::DayMonthYear).as_deref(), Some("2024-02-29"));
        assert_eq!(iso("29/2/2023", DateOrder::DayMonthYear), None);
        assert_eq!(iso("2/29/2024", DateOrder::MonthDayYear).as_deref(), Some("2024-02-29"));
        assert_eq!(iso("2024-02-29", DateOrder::MonthDayYear).as_deref(), Some("2024-02-29"));
        assert_eq!(iso("10.1.1", DateOrder::DayMonthYear), None, "a number of a chapter");
    }
}
