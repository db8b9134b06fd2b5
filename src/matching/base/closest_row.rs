//! The closeness of rejected rows to fitting, used to explain why a program is not shown.

use crate::matching::SearchIndex;
use crate::matching::base::sweep::{Mask, Sweep};

/// The closeness of a row to fitting; the greater, the closer. A row that fails a single rule is
/// closer than others. Next, a row is closer if its first failure is later in the list of rules;
/// the earlier row wins ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ClosestRow(u64);

impl ClosestRow {
    /// No row.
    const NONE: Self = Self(0);
    /// Added if a single rule fails. More than any rule's place.
    const ALONE: u64 = 64;
    /// Added if no rule fails. More than all of that.
    const FITS: u64 = 128;
    /// More than any row's number.
    const ROWS: u64 = 1 << u32::BITS;

    /// Returns the closeness of a row that fails these rules.
    pub(crate) fn of(row: usize, failing: Mask) -> Self {
        let alone = Self::ALONE * u64::from(failing.is_power_of_two());
        let fits = Self::FITS * u64::from(failing == 0);
        let first = u64::from(failing.trailing_zeros());
        let before = Self::ROWS - 1 - u64::try_from(row).unwrap_or(0);
        Self((first + alone + fits) * Self::ROWS + before)
    }

    fn fits(self) -> bool {
        self.0 / Self::ROWS >= Self::FITS
    }

    /// Returns the row and the first rule that it fails; `None` if it fits.
    pub(crate) fn out(self) -> Option<(usize, usize)> {
        let row = usize::try_from(Self::ROWS - 1 - self.0 % Self::ROWS).ok()?;
        let rule = usize::try_from(self.0 / Self::ROWS % Self::ALONE).ok()?;
        (!self.fits()).then_some((row, rule))
    }

    /// Returns the closest row of each program whose rows all fail. It reads row by row without
    /// branches, because the processor cannot predict where a program ends and whether it fits.
    pub(crate) fn of_each(field: &SearchIndex, swept: &Sweep) -> Vec<Self> {
        let mut all = vec![Self::NONE; field.night().programs.len()];
        let (mut found, mut closest) = (0, Self::NONE);
        let failing = swept.failing_of(0..field.rows()).iter();
        for (row, (failing, last)) in failing.zip(field.last_rows()).enumerate() {
            closest = closest.max(Self::of(row, *failing));
            if let Some(place) = all.get_mut(found) {
                *place = closest;
            }
            found += usize::from(last & !closest.fits());
            closest = if last { Self::NONE } else { closest };
        }
        all.truncate(found);
        all
    }
}
