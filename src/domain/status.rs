//! The status of a program as a dated history. A planned reopening does not count as open.

use crate::domain::Refused;
use crate::words::{Text, say};
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

/// The status that a program stated on some date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Announced, not yet open.
    Planned,
    /// Taking people.
    Open,
    /// Not taking people for a while.
    Paused,
    /// Stopped, with no known end.
    Suspended,
    /// Permanently closed.
    Closed,
}

impl Status {
    /// All statuses, in the order of a program's life.
    pub const ALL: [Self; 5] =
        [Self::Planned, Self::Open, Self::Paused, Self::Suspended, Self::Closed];

    /// The word for the status.
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Open => "open",
            Self::Paused => "paused",
            Self::Suspended => "suspended",
            Self::Closed => "closed",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The status in words, as in "not open (paused since Aug 1, 2026)".
impl From<Status> for Text {
    fn from(status: Status) -> Self {
        match status {
            Status::Planned => say::status_planned(),
            Status::Open => say::status_open(),
            Status::Paused => say::status_paused(),
            Status::Suspended => say::status_suspended(),
            Status::Closed => say::status_closed(),
        }
    }
}

impl FromStr for Status {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        Self::ALL
            .into_iter()
            .find(|s| s.word() == word)
            .ok_or_else(|| Refused::not_one_of(word, &Self::ALL.map(Self::word)))
    }
}

/// The stated statuses with the days they began, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct StatusHistory(Vec<(NaiveDate, Status)>);

impl StatusHistory {
    /// A history from dated statements in any order; for the same day, the last in the list counts.
    pub fn of(mut statements: Vec<(NaiveDate, Status)>) -> Self {
        statements.sort_by_key(|(day, _)| *day);
        Self(statements)
    }

    /// This history with one more statement, which takes precedence over others of its day.
    #[must_use]
    pub fn with(&self, day: NaiveDate, status: Status) -> Self {
        let mut statements = self.0.clone();
        let at = statements.partition_point(|(known, _)| *known <= day);
        statements.insert(at, (day, status));
        Self(statements)
    }

    /// The status on a day and the day it began; `None` before the first statement.
    pub fn on(&self, day: NaiveDate) -> Option<(Status, NaiveDate)> {
        self.0.iter().rev().find(|(from, _)| *from <= day).map(|(from, status)| (*status, *from))
    }

    /// All statements, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (NaiveDate, Status)> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_is_the_last_one_stated_by_that_day() {
        let day = |m, d| NaiveDate::from_ymd_opt(2013, m, d).unwrap();
        let history = StatusHistory::of(vec![
            (day(7, 1), Status::Suspended),
            (day(4, 1), Status::Open),
            (day(6, 5), Status::Paused),
        ]);
        assert_eq!(history.on(day(3, 31)), None);
        assert_eq!(history.on(day(5, 1)), Some((Status::Open, day(4, 1))));
        assert_eq!(history.on(day(6, 30)), Some((Status::Paused, day(6, 5))));
        assert_eq!(history.on(day(8, 8)), Some((Status::Suspended, day(7, 1))));
    }
}
