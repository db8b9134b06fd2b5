//! Counts that may be shown. A small count might identify a person.

use std::fmt;

/// A count large enough to be shown. The type cannot hold a smaller one, so none can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReportableCount(i64);

impl ReportableCount {
    /// The smallest count that is shown.
    pub const MINIMUM: i64 = 11;

    /// The count, or `None` if it is too small to be shown.
    pub fn of(count: i64) -> Option<Self> {
        (count >= Self::MINIMUM).then_some(Self(count))
    }

    /// The number.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl fmt::Display for ReportableCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_cannot_be_shown_and_eleven_can() {
        for small in [i64::MIN, -11, 0, 1, 10] {
            assert_eq!(ReportableCount::of(small), None);
        }
        for shown in [11, 12, i64::MAX] {
            assert_eq!(
                ReportableCount::of(shown).map(|one| one.to_string()),
                Some(shown.to_string())
            );
        }
    }
}
