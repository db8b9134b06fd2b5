//! A rule's column: the distinct facts of a whole night, and which of them each row has.

use crate::rules::interned::Interned;
use std::any::Any;
use std::fmt;
use std::hash::Hash;
use std::sync::Arc;

/// A rule's facts of a night, each kept once, and which of them each row has.
#[derive(Debug)]
pub struct Column {
    /// The facts.
    pub facts: Distinct,
    /// The code of each row's fact.
    pub codes: Codes,
}

impl Column {
    /// Makes a column of distinct facts and the code of each row. Every fact must have a row.
    pub(crate) fn of<F>(facts: Vec<F>, codes: Vec<u32>) -> Self
    where
        F: Clone + Eq + Hash + Send + Sync + 'static,
    {
        let mut rows = vec![0; facts.len()];
        for code in &codes {
            rows.get_mut(code.place()).into_iter().for_each(|rows| *rows += 1);
        }
        let codes = Codes::of(codes, facts.len());
        Self { facts: Distinct::of(Interned::of(facts, rows)), codes }
    }

    /// Makes the column of a rule that says nothing about any of `rows` rows.
    pub fn silent(rows: usize) -> Self {
        Self::of(vec![()], vec![0; rows])
    }
}

/// The distinct facts of a rule, of a type that only the rule knows. Clones share them.
#[derive(Clone)]
pub struct Distinct {
    all: Arc<dyn Any + Send + Sync>,
    count: usize,
    live: usize,
}

impl Distinct {
    fn of<F: Send + Sync + 'static>(facts: Interned<F>) -> Self {
        let (count, live) = (facts.count(), facts.live());
        Self { all: Arc::new(facts), count, live }
    }

    fn known<F: 'static>(&self) -> Option<&Interned<F>> {
        self.all.downcast_ref()
    }

    /// Returns the fact of each number, or none if the facts are of another type.
    pub(super) fn all<F: 'static>(&self) -> impl Iterator<Item = &F> {
        self.known().into_iter().flat_map(Interned::each)
    }

    /// Returns the fact of a number.
    pub(super) fn get<F: 'static>(&self, number: usize) -> Option<&F> {
        self.known()?.get(number)
    }

    /// Gives a row that had fact `was` another fact. Returns the new number, or `None` if the fact
    /// is the same.
    pub(super) fn swap<F>(&mut self, was: usize, fact: F) -> Option<usize>
    where
        F: Clone + Eq + Hash + Send + Sync + 'static,
    {
        let known: &Interned<F> = self.known()?;
        if known.get(was) == Some(&fact) {
            return None;
        }
        let mut next = known.clone();
        let number = next.swap(was, fact);
        *self = Self::of(next);
        Some(number)
    }

    /// The number of fact numbers, unused ones included.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The number of fact numbers that no row has any longer.
    pub fn unused(&self) -> usize {
        self.count - self.live
    }
}

impl fmt::Debug for Distinct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} facts", self.count)
    }
}

/// The fact number of each row, in the narrowest type that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Codes {
    /// At most 256 facts.
    Narrow(Vec<u8>),
    /// At most 65,536 facts.
    Wide(Vec<u16>),
    /// More.
    Widest(Vec<u32>),
}

impl Codes {
    /// Stores the code of each row, in a type that fits `distinct` facts.
    pub fn of(codes: Vec<u32>, distinct: usize) -> Self {
        let narrow = |code: u32| u8::try_from(code).unwrap_or(u8::MAX);
        let wide = |code: u32| u16::try_from(code).unwrap_or(u16::MAX);
        match distinct {
            0..=0x100 => Self::Narrow(codes.into_iter().map(narrow).collect()),
            0x101..=0x1_0000 => Self::Wide(codes.into_iter().map(wide).collect()),
            _ => Self::Widest(codes),
        }
    }

    /// Returns the fact number of a row; 0 past the end.
    pub fn at(&self, row: usize) -> usize {
        match self {
            Self::Narrow(codes) => codes.get(row).map_or(0, |code| code.place()),
            Self::Wide(codes) => codes.get(row).map_or(0, |code| code.place()),
            Self::Widest(codes) => codes.get(row).map_or(0, |code| code.place()),
        }
    }

    /// Calls `take` for each row starting at `from`, with the entry of `of` for the row's fact.
    pub fn each<T: Copy + Default, S>(
        &self,
        from: usize,
        of: &[T],
        into: &mut [S],
        take: impl Fn(&mut S, T),
    ) {
        match self {
            Self::Narrow(codes) => each(codes.get(from..), of, into, take),
            Self::Wide(codes) => each(codes.get(from..), of, into, take),
            Self::Widest(codes) => each(codes.get(from..), of, into, take),
        }
    }

    /// Calls `take` for each of these rows, in order, with the entry of `of` for the row's fact.
    pub fn some<T: Copy + Default, S>(
        &self,
        rows: impl Iterator<Item = usize>,
        of: &[T],
        into: &mut [S],
        take: impl FnMut(&mut S, T),
    ) {
        match self {
            Self::Narrow(codes) => some(codes, rows, of, into, take),
            Self::Wide(codes) => some(codes, rows, of, into, take),
            Self::Widest(codes) => some(codes, rows, of, into, take),
        }
    }

    /// Gives a row another fact number and widens the codes if it does not fit. The row just past
    /// the end is appended.
    pub fn set(&mut self, row: usize, code: usize) {
        let done = match self {
            Self::Narrow(codes) => set(codes, row, u8::try_from(code).ok()),
            Self::Wide(codes) => set(codes, row, u16::try_from(code).ok()),
            Self::Widest(codes) => set(codes, row, u32::try_from(code).ok()),
        };
        if done || matches!(self, Self::Widest(_)) {
            return;
        }
        let codes = (0..self.len()).map(|row| u32::try_from(self.at(row)).unwrap_or(u32::MAX));
        *self = Self::of(codes.collect(), code + 1);
        self.set(row, code);
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Narrow(codes) => codes.len(),
            Self::Wide(codes) => codes.len(),
            Self::Widest(codes) => codes.len(),
        }
    }

    /// Returns true if there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A fact number of any width.
trait FactCode: Copy {
    fn place(self) -> usize;

    /// Returns the table's entry for the fact.
    fn of<T: Copy + Default>(self, of: &[T]) -> T {
        of.get(self.place()).copied().unwrap_or_default()
    }
}

impl FactCode for u8 {
    fn place(self) -> usize {
        self.into()
    }
}

impl FactCode for u16 {
    fn place(self) -> usize {
        self.into()
    }
}

impl FactCode for u32 {
    fn place(self) -> usize {
        usize::try_from(self).unwrap_or(usize::MAX)
    }
}

fn each<C: FactCode, T: Copy + Default, S>(
    codes: Option<&[C]>,
    of: &[T],
    into: &mut [S],
    take: impl Fn(&mut S, T),
) {
    for (into, code) in into.iter_mut().zip(codes.unwrap_or_default()) {
        take(into, code.of(of));
    }
}

fn some<C: FactCode, T: Copy + Default, S>(
    codes: &[C],
    rows: impl Iterator<Item = usize>,
    of: &[T],
    into: &mut [S],
    mut take: impl FnMut(&mut S, T),
) {
    for (row, into) in rows.zip(into) {
        if let Some(code) = codes.get(row) {
            take(into, code.of(of));
        }
    }
}

fn set<C>(codes: &mut Vec<C>, row: usize, code: Option<C>) -> bool {
    let Some(code) = code else { return false };
    match codes.get_mut(row) {
        Some(known) => *known = code,
        None => codes.push(code),
    }
    true
}
