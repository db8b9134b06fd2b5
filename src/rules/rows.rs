//! A set of rows of a night, one bit each.

/// A set of rows of a night.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows(Vec<u64>);

impl Rows {
    /// The number of rows in a word.
    pub const A_WORD: usize = 64;

    /// Returns all rows from 0 up to `of`.
    pub fn all(of: usize) -> Self {
        let mut words = vec![u64::MAX; of / Self::A_WORD];
        words.extend((!of.is_multiple_of(Self::A_WORD)).then(|| (1 << (of % Self::A_WORD)) - 1));
        Self(words)
    }

    /// Returns the rows for which `holds` is true. It does not branch on the result, because the
    /// processor cannot predict it.
    pub fn such_that<T>(of_each: &[T], holds: impl Fn(&T) -> bool) -> Self {
        let word = |some: &[T]| {
            some.iter().rev().fold(0, |word, of_row| word << 1 | u64::from(holds(of_row)))
        };
        Self(of_each.chunks(Self::A_WORD).map(word).collect())
    }

    /// Returns the rows in order.
    pub fn each(&self) -> impl Iterator<Item = usize> {
        let firsts = (0..).step_by(Self::A_WORD);
        self.0.iter().zip(firsts).flat_map(|(word, first)| bits(*word).map(move |bit| first + bit))
    }

    /// Returns the number of rows.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| bits(*word).len()).sum()
    }

    /// Returns the words of the set, with the first row in the lowest bit of the first word.
    pub fn words(&self) -> &[u64] {
        &self.0
    }

    /// Removes a row.
    pub fn remove(&mut self, row: usize) {
        if let Some(word) = self.0.get_mut(row / Self::A_WORD) {
            *word &= !(1 << (row % Self::A_WORD));
        }
    }
}

/// Returns the set bits of a word, lowest first.
pub fn bits(word: u64) -> impl ExactSizeIterator<Item = usize> {
    Bits(word)
}

struct Bits(u64);

impl Iterator for Bits {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let bit = self.0.trailing_zeros();
        self.0 &= self.0.checked_sub(1)?;
        usize::try_from(bit).ok()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.0.count_ones()).unwrap_or(0);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Bits {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn all_rows_are_there_but_those_left_out(of in 1_usize..200, out in prop::collection::btree_set(0_usize..250, 0..50)) {
            let mut rows = Rows::all(of);
            for row in &out {
                rows.remove(*row);
            }
            let words = rows.words().iter().enumerate();
            let left = words.flat_map(|(at, word)| bits(*word).map(move |bit| at * Rows::A_WORD + bit));
            let expected: Vec<usize> = (0..of).filter(|row| !out.contains(row)).collect();
            prop_assert_eq!(left.collect::<Vec<_>>(), expected);
        }
    }
}
