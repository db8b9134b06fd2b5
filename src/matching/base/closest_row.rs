//! How close to fitting rows are that do not: what a program that is not shown is told by.

use crate::matching::SearchIndex;
use crate::matching::base::sweep::{Mask, Sweep};

/// How close a row is to fitting: one that fails one rule alone, or gets further down the list of
/// rules, is closer; of equals the earlier. One number, the greater the closer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ClosestRow(u64);

impl ClosestRow {
    /// No row at all.
    const NONE: Self = Self(0);
    /// More than any rule's place: that a rule fails alone.
    const ALONE: u64 = 64;
    /// More than all of that: that none fails.
    const FITS: u64 = 128;
    /// More than any row's number.
    const ROWS: u64 = 1 << u32::BITS;

    /// How close a row is that fails these rules.
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

    /// The row, and the rule it fails first; `None` where it fits.
    pub(crate) fn out(self) -> Option<(usize, usize)> {
        let row = usize::try_from(Self::ROWS - 1 - self.0 % Self::ROWS).ok()?;
        let rule = usize::try_from(self.0 / Self::ROWS % Self::ALONE).ok()?;
        (!self.fits()).then_some((row, rule))
    }

    /// Of each program whose rows all fail, the closest. Told row by row without a branch: where a
    /// program ends, and whether it takes anybody, is what the processor cannot foresee.
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
