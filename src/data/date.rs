//! A date as far as it is known: a year, a month, a day.

use std::cmp::Ordering;

/// A date as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    pub year: i32,
    pub month: Option<i32>,
    pub day: Option<i32>,
}

impl Date {
    /// Reads a year, month or day in ISO form: `2019`, `2019-07`, `2019-07-15`; a time behind it is left out.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.trim().split(['T', ' ']).next()?.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let mut part = |most: i32| match parts.next() {
            None => Some(None),
            Some(text) => text.parse().ok().filter(|number| (1..=most).contains(number)).map(Some),
        };
        let (month, day) = (part(12)?, part(31)?);
        parts.next().is_none().then_some(Self { year, month, day })
    }

    /// Reads a date as people write it, `15/07/2019`, day or month first; ISO as well.
    pub fn read_written(text: &str, is_day_first: bool) -> Option<Self> {
        let parts: Vec<&str> = text.trim().split(['/', '.', '-']).collect();
        let [first, second, year] = parts.as_slice() else { return Self::read(text) };
        if first.len() == 4 {
            return Self::read(&text.trim().replace(['/', '.'], "-"));
        }
        let year: i32 = year.parse().ok().filter(|_| year.len() == 4)?;
        let (first, second): (i32, i32) = (first.parse().ok()?, second.parse().ok()?);
        let (day, month) = if is_day_first { (first, second) } else { (second, first) };
        let is_right = (1..=31).contains(&day) && (1..=12).contains(&month);
        is_right.then_some(Self { year, month: Some(month), day: Some(day) })
    }

    /// Compares two dates as finely as the coarser one is known.
    pub fn order(self, other: Self) -> Ordering {
        let finer = |a: Option<i32>, b: Option<i32>| a.zip(b).map(|(a, b)| a.cmp(&b));
        let order = self.year.cmp(&other.year);
        let Some(months) = finer(self.month, other.month) else { return order };
        order.then(months).then(finer(self.day, other.day).unwrap_or(Ordering::Equal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_compared_as_finely_as_both_are_known() {
        let date = |text: &str| Date::read(text).unwrap();
        assert_eq!(date("2019-07-15").order(date("2019-07-16")), Ordering::Less);
        assert_eq!(date("2019-07-15").order(date("2019-07")), Ordering::Equal);
        assert_eq!(date("2020").order(date("2019-12-31")), Ordering::Greater);
        assert_eq!(date("2019-08").order(date("2019-07-31")), Ordering::Greater);
        assert!(Date::read("15/07/2019").is_none() && Date::read("2019-13").is_none());
    }
}
