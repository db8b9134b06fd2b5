//! The code of each row, in leaves that clones share: a change copies one leaf. Each leaf stores
//! its codes in the narrowest type that fits.

use crate::rules::Codes;
use std::sync::Arc;

/// The code of each row.
#[derive(Debug, Clone)]
pub(crate) struct RowCodes(Vec<Arc<Codes>>);

impl RowCodes {
    /// The number of rows in a leaf; a multiple of `Rows::A_WORD`.
    pub(crate) const LEAF: usize = 4096;

    pub(crate) fn of(codes: &Codes) -> Self {
        let narrow = |row| u32::try_from(codes.at(row)).unwrap_or(u32::MAX);
        let leaf = |first: usize| {
            let rows = first..codes.len().min(first + Self::LEAF);
            let most = rows.clone().map(|row| codes.at(row)).max().unwrap_or(0);
            Arc::new(Codes::of(rows.map(narrow).collect(), most + 1))
        };
        Self((0..codes.len()).step_by(Self::LEAF).map(leaf).collect())
    }

    /// Returns the code of a row; 0 past the end.
    pub(crate) fn at(&self, row: usize) -> usize {
        self.0.get(row / Self::LEAF).map_or(0, |leaf| leaf.at(row % Self::LEAF))
    }

    /// Returns the codes of a leaf.
    pub(crate) fn leaf(&self, at: usize) -> Option<&Codes> {
        self.0.get(at).map(AsRef::as_ref)
    }

    /// Calls `take` for each row, with the entry of `of` for the row's code.
    pub(crate) fn each<T: Copy + Default, S>(
        &self,
        of: &[T],
        into: &mut [S],
        take: impl Fn(&mut S, T),
    ) {
        for (leaf, into) in self.0.iter().zip(into.chunks_mut(Self::LEAF)) {
            leaf.each(0, of, into, &take);
        }
    }

    /// Calls `take` for each of these rows, in order, with the entry of `of` for the row's code.
    pub(crate) fn some<T: Copy + Default, S>(
        &self,
        rows: &[usize],
        of: &[T],
        mut into: &mut [S],
        mut take: impl FnMut(&mut S, T),
    ) {
        for rows in rows.chunk_by(|one, other| one / Self::LEAF == other / Self::LEAF) {
            let Some((some, rest)) = into.split_at_mut_checked(rows.len()) else { return };
            let leaf = rows.first().and_then(|row| self.leaf(row / Self::LEAF));
            if let Some(leaf) = leaf {
                leaf.some(rows.iter().map(|row| row % Self::LEAF), of, some, &mut take);
            }
            into = rest;
        }
    }

    /// Calls `take` for each of these rows, with the entry of `into` for the row's code and the
    /// row's value.
    pub(crate) fn sort<V, S>(
        &self,
        rows: impl Iterator<Item = (usize, V)>,
        into: &mut [S],
        take: impl Fn(&mut S, V),
    ) {
        for (row, value) in rows {
            if let Some(into) = into.get_mut(self.at(row)) {
                take(into, value);
            }
        }
    }

    /// Gives a row another code.
    pub(crate) fn set(&mut self, row: usize, code: usize) {
        if let Some(leaf) = self.0.get_mut(row / Self::LEAF) {
            Arc::make_mut(leaf).set(row % Self::LEAF, code);
        }
    }
}
