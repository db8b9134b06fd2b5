//! Some of the rows of a night, one bit each.

/// Rows of a night.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows(Vec<u64>);

impl Rows {
    /// How many rows a word holds.
    pub const A_WORD: usize = 64;

    /// None of so many.
    pub fn none(of: usize) -> Self {
        Self(vec![0; of.div_ceil(Self::A_WORD)])
    }

    /// All of so many.
    pub fn all(of: usize) -> Self {
        let mut words = vec![u64::MAX; of / Self::A_WORD];
        words.extend((!of.is_multiple_of(Self::A_WORD)).then(|| (1 << (of % Self::A_WORD)) - 1));
        Self(words)
    }

    /// Its words.
    pub fn words(&self) -> &[u64] {
        &self.0
    }

    /// One word; past the end an empty one.
    pub fn word(&self, at: usize) -> u64 {
        self.0.get(at).copied().unwrap_or(0)
    }

    /// Whether a row is among them.
    pub fn has(&self, row: usize) -> bool {
        self.word(row / Self::A_WORD) >> (row % Self::A_WORD) & 1 == 1
    }

    /// Takes a row in.
    pub fn add(&mut self, row: usize) {
        if let Some(word) = self.0.get_mut(row / Self::A_WORD) {
            *word |= 1 << (row % Self::A_WORD);
        }
    }

    /// Leaves a row out.
    pub fn remove(&mut self, row: usize) {
        if let Some(word) = self.0.get_mut(row / Self::A_WORD) {
            *word &= !(1 << (row % Self::A_WORD));
        }
    }

    /// How many they are.
    pub fn count(&self) -> usize {
        self.0.iter().filter_map(|word| usize::try_from(word.count_ones()).ok()).sum()
    }

    /// The rows, in order.
    pub fn list(&self) -> Vec<usize> {
        let mut rows = Vec::with_capacity(self.count());
        for (at, word) in self.0.iter().enumerate() {
            rows.extend(bits(*word).map(|bit| at * Self::A_WORD + bit));
        }
        rows
    }
}

/// The bits of a word that are set, the lowest first.
pub fn bits(word: u64) -> impl Iterator<Item = usize> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_are_those_that_were_added(of in 1_usize..200, some in prop::collection::btree_set(0_usize..200, 0..50)) {
            let some: Vec<usize> = some.into_iter().filter(|row| *row < of).collect();
            let mut rows = Rows::none(of);
            for row in &some {
                rows.add(*row);
            }
            prop_assert_eq!(rows.list(), some.clone());
            let mut rest = Rows::all(of);
            for row in &some {
                rest.remove(*row);
            }
            prop_assert_eq!(rest.list().len(), of - some.len());
            prop_assert!((0..of).all(|row| rows.has(row) != rest.has(row)));
            prop_assert!(!rest.has(of));
        }
    }
}
