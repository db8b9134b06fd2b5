//! Tables that are read by indices of their own kind. A household's index cannot look up a supply,
//! and an index that is not in its table is a [`Fault`], never a default.

use super::fault::Fault;
use std::any::type_name;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::iter::Enumerate;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};
use std::{slice, vec};

/// A position in tables of one kind.
pub struct Ix<K>(usize, PhantomData<fn() -> K>);

impl<K> Ix<K> {
    /// Returns the index with this number.
    pub const fn of(number: usize) -> Self {
        Self(number, PhantomData)
    }

    /// Returns the number of this index.
    pub const fn number(self) -> usize {
        self.0
    }

    /// Returns the index after this one.
    pub const fn next(self) -> Self {
        Self::of(self.0 + 1)
    }
}

impl<K> Clone for Ix<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Ix<K> {}

impl<K> PartialEq for Ix<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K> Eq for Ix<K> {}

impl<K> PartialOrd for Ix<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Ix<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<K> Hash for Ix<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<K> fmt::Debug for Ix<K> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// A list of values, each read by its index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Table<I, T> {
    values: Vec<T>,
    index: PhantomData<I>,
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<I, T> From<Vec<T>> for Table<I, T> {
    fn from(values: Vec<T>) -> Self {
        Self { values, index: PhantomData }
    }
}

impl<I, T> FromIterator<T> for Table<I, T> {
    fn from_iter<S: IntoIterator<Item = T>>(values: S) -> Self {
        Self::from(values.into_iter().collect::<Vec<_>>())
    }
}

impl<I, T> Extend<T> for Table<I, T> {
    fn extend<S: IntoIterator<Item = T>>(&mut self, values: S) {
        self.values.extend(values);
    }
}

impl<I, T> Table<I, T> {
    /// Returns the number of values.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Returns true if the table has no values.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The values in the order of their indices.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.values.iter()
    }

    /// The values in the order of their indices, for changing them.
    pub fn iter_mut(&mut self) -> slice::IterMut<'_, T> {
        self.values.iter_mut()
    }

    /// The values in the order of their indices, as one slice.
    pub fn values(&self) -> &[T] {
        &self.values
    }
}

impl<K, T> Table<Ix<K>, T> {
    /// Returns a table of `count` equal values.
    pub fn filled(value: T, count: usize) -> Self
    where
        T: Clone,
    {
        Self::from(vec![value; count])
    }

    /// Returns a table as long as this one, with each value mapped.
    pub fn map<'a, U>(&'a self, value: impl FnMut(&'a T) -> U) -> Table<Ix<K>, U> {
        self.values.iter().map(value).collect()
    }

    /// All indices.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = Ix<K>> + use<K, T> {
        (0..self.values.len()).map(Ix::of)
    }

    /// The values, each with its index.
    pub fn pairs(&self) -> Pairs<'_, K, T> {
        Pairs(self.values.iter().enumerate(), PhantomData)
    }

    /// The values from an index on. The index may be the one after the last.
    #[track_caller]
    pub fn tail(&self, from: Ix<K>) -> &[T] {
        match self.values.get(from.0..) {
            Some(tail) => tail,
            None => missing::<K>(from.0, self.values.len()),
        }
    }

    /// Adds a value and returns its index.
    pub fn push(&mut self, value: T) -> Ix<K> {
        self.values.push(value);
        Ix::of(self.values.len() - 1)
    }

    /// The value at an index, or `None` if the index is not in this table.
    pub fn find(&self, index: Ix<K>) -> Option<&T> {
        self.values.get(index.0)
    }
}

/// The values of a table, each with its index.
#[derive(Debug)]
pub struct Pairs<'a, K, T>(Enumerate<slice::Iter<'a, T>>, PhantomData<fn() -> K>);

impl<'a, K, T> Iterator for Pairs<'a, K, T> {
    type Item = (Ix<K>, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(number, value)| (Ix::of(number), value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<K, T> Index<Ix<K>> for Table<Ix<K>, T> {
    type Output = T;

    #[inline]
    #[track_caller]
    fn index(&self, index: Ix<K>) -> &T {
        match self.values.get(index.0) {
            Some(value) => value,
            None => missing::<K>(index.0, self.values.len()),
        }
    }
}

impl<K, T> IndexMut<Ix<K>> for Table<Ix<K>, T> {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: Ix<K>) -> &mut T {
        let count = self.values.len();
        match self.values.get_mut(index.0) {
            Some(value) => value,
            None => missing::<K>(index.0, count),
        }
    }
}

#[cold]
#[track_caller]
fn missing<K>(number: usize, count: usize) -> ! {
    let kind = type_name::<K>();
    let kind = kind.rsplit_once("::").map_or(kind, |(_, name)| name);
    Fault::end(format_args!("there is no {kind} {number} among {count}"))
}

impl<'a, I, T> IntoIterator for &'a Table<I, T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.iter()
    }
}

impl<'a, I, T> IntoIterator for &'a mut Table<I, T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.iter_mut()
    }
}

impl<I, T> IntoIterator for Table<I, T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solvers::fault::caught;

    enum Supply {}

    #[test]
    fn an_index_that_is_not_in_its_table_ends_the_work() {
        let mut table: Table<Ix<Supply>, char> = "ab".chars().collect();
        let last = table.push('c');
        assert_eq!((table[last], table.find(Ix::of(3))), ('c', None));
        let read = caught(|| table[Ix::of(3)]).unwrap_err();
        assert!(read.to_string().ends_with("there is no Supply 3 among 3"), "{read}");
        let place = "fault at src/solvers/table.rs:";
        assert!(read.to_string().starts_with(place), "{read}");
        let written = caught(|| table[Ix::of(9)] = 'd').unwrap_err();
        assert!(written.to_string().ends_with("there is no Supply 9 among 3"), "{written}");
    }
}
