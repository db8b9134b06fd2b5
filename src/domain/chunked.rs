//! A persistent vector whose clones share chunks. Changing an element copies its chunk, not the
//! whole list. Readers of an older clone of a network are not disturbed.

use std::fmt;
use std::iter::FlatMap;
use std::ops::{Index, IndexMut};
use std::slice;
use std::sync::Arc;
use std::vec;

/// The elements per chunk, which are copied together when one of them changes.
const CHUNK: usize = 64;
/// The chunks per branch.
const CHUNKS: usize = 64;

/// A vector in shared chunks.
pub struct Chunked<T> {
    top: Arc<Vec<Arc<Branch<T>>>>,
    len: usize,
}

type Chunk<T> = Vec<T>;
type Branch<T> = Vec<Arc<Chunk<T>>>;

/// The position of an element: branch, chunk and index in the chunk.
fn path(at: usize) -> (usize, usize, usize) {
    (at / (CHUNK * CHUNKS), at / CHUNK % CHUNKS, at % CHUNK)
}

impl<T> Chunked<T> {
    /// The number of elements.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns true if there are no elements.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The element at an index.
    pub fn get(&self, at: usize) -> Option<&T> {
        self.run(at).first()
    }

    /// The last element.
    pub fn last(&self) -> Option<&T> {
        self.get(self.len.checked_sub(1)?)
    }

    /// The elements from an index up to the end of its chunk.
    pub fn run(&self, at: usize) -> &[T] {
        let (branch, chunk, place) = path(at);
        let chunk = self.top.get(branch).and_then(|branch| branch.get(chunk));
        chunk.and_then(|chunk| chunk.get(place..)).unwrap_or_default()
    }

    /// The elements, in order.
    pub fn iter(&self) -> Iter<'_, T> {
        self.iter_from(0)
    }

    /// The elements from an index on, in order.
    pub fn iter_from(&self, at: usize) -> Iter<'_, T> {
        let run = self.run(at);
        Iter { list: self, next: at.saturating_add(run.len()), run: run.iter() }
    }

    /// The first index whose element does not satisfy `holds`. All that do must come first.
    pub fn partition_point(&self, holds: impl Fn(&T) -> bool) -> usize {
        let (mut from, mut to) = (0, self.len);
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.get(middle).is_some_and(&holds) { from = middle + 1 } else { to = middle }
        }
        from
    }

    /// The index of the element with this key, in a list sorted by these keys.
    pub fn place_of<K: Ord + ?Sized>(&self, key: &K, of: impl Fn(&T) -> &K) -> Option<usize> {
        let at = self.partition_point(|one| of(one) < key);
        self.get(at).is_some_and(|one| of(one) == key).then_some(at)
    }
}

impl<T: Clone> Chunked<T> {
    /// The element at an index, mutable. Copies its chunk if clones share it.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        let (branch, chunk, place) = path(at);
        let branch = Arc::make_mut(&mut self.top).get_mut(branch)?;
        Arc::make_mut(Arc::make_mut(branch).get_mut(chunk)?).get_mut(place)
    }

    /// Replaces the element at an index; does nothing past the end.
    pub fn set(&mut self, at: usize, element: T) {
        if let Some(known) = self.get_mut(at) {
            *known = element;
        }
    }

    /// The elements, mutable, in order.
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let branches: OpenBranch<'_, T> = |branch| Arc::make_mut(branch).iter_mut();
        let chunks: OpenChunk<'_, T> = |chunk| Arc::make_mut(chunk).iter_mut();
        Arc::make_mut(&mut self.top).iter_mut().flat_map(branches).flat_map(chunks)
    }

    /// Appends an element.
    pub fn push(&mut self, element: T) {
        let top = Arc::make_mut(&mut self.top);
        if self.len.is_multiple_of(CHUNK * CHUNKS) {
            top.push(Arc::default());
        }
        if let Some(branch) = top.last_mut().map(Arc::make_mut) {
            if self.len.is_multiple_of(CHUNK) {
                branch.push(Arc::default());
            }
            if let Some(chunk) = branch.last_mut() {
                Arc::make_mut(chunk).push(element);
                self.len += 1;
            }
        }
    }

    /// Keeps only the first `len` elements.
    pub fn truncate(&mut self, len: usize) {
        if len < self.len {
            *self = self.iter().take(len).cloned().collect();
        }
    }
}

impl<T> Clone for Chunked<T> {
    fn clone(&self) -> Self {
        Self { top: Arc::clone(&self.top), len: self.len }
    }
}

impl<T> Default for Chunked<T> {
    fn default() -> Self {
        Self { top: Arc::default(), len: 0 }
    }
}

impl<T: PartialEq> PartialEq for Chunked<T> {
    fn eq(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.top, &other.top);
        self.len == other.len && (same || self.iter().eq(other.iter()))
    }
}

impl<T: Eq> Eq for Chunked<T> {}

impl<T: fmt::Debug> fmt::Debug for Chunked<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<T> Index<usize> for Chunked<T> {
    type Output = T;

    #[expect(clippy::indexing_slicing, reason = "an index past the end is refused as in a Vec")]
    fn index(&self, at: usize) -> &T {
        &self.run(at)[0]
    }
}

impl<T: Clone> IndexMut<usize> for Chunked<T> {
    #[expect(clippy::indexing_slicing, reason = "an index past the end is refused as in a Vec")]
    fn index_mut(&mut self, at: usize) -> &mut T {
        let (branch, chunk, place) = path(at);
        let branch = Arc::make_mut(&mut Arc::make_mut(&mut self.top)[branch]);
        &mut Arc::make_mut(&mut branch[chunk])[place]
    }
}

impl<T> FromIterator<T> for Chunked<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let (mut elements, mut len) = (elements.into_iter().peekable(), 0);
        let mut top = Vec::new();
        while elements.peek().is_some() {
            let mut branch: Branch<T> = Vec::new();
            while branch.len() < CHUNKS && elements.peek().is_some() {
                let chunk: Chunk<T> = elements.by_ref().take(CHUNK).collect();
                len += chunk.len();
                branch.push(Arc::new(chunk));
            }
            top.push(Arc::new(branch));
        }
        Self { top: Arc::new(top), len }
    }
}

impl<T> From<Vec<T>> for Chunked<T> {
    fn from(elements: Vec<T>) -> Self {
        elements.into_iter().collect()
    }
}

impl<T: Clone> Extend<T> for Chunked<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, elements: I) {
        elements.into_iter().for_each(|element| self.push(element));
    }
}

/// The elements of a [`Chunked`], in order.
pub struct Iter<'a, T> {
    list: &'a Chunked<T>,
    /// The index at which the next run begins.
    next: usize,
    run: slice::Iter<'a, T>,
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self { list: self.list, next: self.next, run: self.run.clone() }
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        if let Some(element) = self.run.next() {
            return Some(element);
        }
        let run = self.list.run(self.next);
        self.next += run.len();
        self.run = run.iter();
        self.run.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.list.len.saturating_sub(self.next) + self.run.len();
        (left, Some(left))
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

impl<'a, T> IntoIterator for &'a Chunked<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

type OpenBranch<'a, T> = fn(&'a mut Arc<Branch<T>>) -> slice::IterMut<'a, Arc<Chunk<T>>>;
type OpenChunk<'a, T> = fn(&'a mut Arc<Chunk<T>>) -> slice::IterMut<'a, T>;
type ChunksMut<'a, T> = FlatMap<
    slice::IterMut<'a, Arc<Branch<T>>>,
    slice::IterMut<'a, Arc<Chunk<T>>>,
    OpenBranch<'a, T>,
>;

/// The elements of a [`Chunked`], mutable, in order.
type IterMut<'a, T> = FlatMap<ChunksMut<'a, T>, slice::IterMut<'a, T>, OpenChunk<'a, T>>;

impl<'a, T: Clone> IntoIterator for &'a mut Chunked<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

type Chunks<T> = FlatMap<vec::IntoIter<Arc<Branch<T>>>, Branch<T>, fn(Arc<Branch<T>>) -> Branch<T>>;

/// The elements of a [`Chunked`] by value, in order.
type IntoIter<T> = FlatMap<Chunks<T>, Chunk<T>, fn(Arc<Chunk<T>>) -> Chunk<T>>;

impl<T: Clone> IntoIterator for Chunked<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        let branches: fn(_) -> _ = Arc::unwrap_or_clone;
        let chunks: fn(_) -> _ = Arc::unwrap_or_clone;
        Arc::unwrap_or_clone(self.top).into_iter().flat_map(branches).flat_map(chunks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(cases(60))]

        #[test]
        fn a_list_is_as_a_vec_and_clones_keep_what_they_had(
            len in 0_usize..9_000, more in 0_usize..200, changes in prop::collection::vec(0_usize..9_000, 0..20)
        ) {
            let mut list: Chunked<usize> = (0..len).collect();
            let mut plain: Vec<usize> = (0..len).collect();
            let before = list.clone();
            list.extend(0..more);
            plain.extend(0..more);
            for at in changes.into_iter().filter(|at| *at < len + more) {
                list.set(at, at * 2);
                plain[at] = at * 2;
            }
            prop_assert!(before.iter().copied().eq(0..len));
            prop_assert_eq!(list.len(), plain.len());
            prop_assert!(list.iter().eq(&plain) && list.iter().len() == plain.len());
            prop_assert!(list.iter_from(70).eq(plain.iter().skip(70)));
            prop_assert_eq!(list.last(), plain.last());
            prop_assert!(list.get(plain.len()).is_none());
            prop_assert_eq!(before.partition_point(|one| *one < 3), len.min(3));
            prop_assert!(list.into_iter().eq(plain));
        }
    }

    #[test]
    fn a_change_copies_one_chunk_and_lets_go_of_what_nobody_reads() {
        let element = Arc::new(());
        let mut list: Chunked<Arc<()>> = (0..100_000).map(|_| Arc::clone(&element)).collect();
        let before = list.clone();
        list.set(50_000, Arc::default());
        assert_eq!(Arc::strong_count(&element), 1 + 100_000 + CHUNK - 1);
        drop(before);
        assert_eq!(Arc::strong_count(&element), 100_000);
    }
}
