//! What a rule reads of a whole night: each distinct fact once, and which of them each row has.

use crate::rules::interned::Interned;
use std::any::Any;
use std::fmt;
use std::hash::Hash;
use std::sync::Arc;

/// The facts a rule reads of a night, each kept once, and which of them each row has.
#[derive(Debug)]
pub struct Column {
    /// The facts.
    pub facts: Distinct,
    /// Which of them each row has.
    pub codes: Codes,
}

impl Column {
    /// A column of distinct facts, each of which some row has, and which of them each row has.
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

    /// A column of a rule that has nothing to say of any of so many rows.
    pub fn silent(rows: usize) -> Self {
        Self::of(vec![()], vec![0; rows])
    }
}

/// The distinct facts that a rule reads of a night, of a type that only the rule knows. Clones share
/// them.
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

    /// The fact of each number; none where they are of another type.
    pub(super) fn all<F: 'static>(&self) -> impl Iterator<Item = &F> {
        self.known().into_iter().flat_map(Interned::each)
    }

    /// The fact of a number.
    pub(super) fn get<F: 'static>(&self, number: usize) -> Option<&F> {
        self.known()?.get(number)
    }

    /// Gives a row another fact than that of a number, and says which number it has now; `None` where
    /// it is the same.
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

    /// How many numbers of facts there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// How many of them no row has any more.
    pub fn unused(&self) -> usize {
        self.count - self.live
    }
}

impl fmt::Debug for Distinct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} facts", self.count)
    }
}

/// Which fact each row has, as narrow as the number of facts allows.
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
    /// The code of each row, of which there are so many.
    pub fn of(codes: Vec<u32>, distinct: usize) -> Self {
        let narrow = |code: u32| u8::try_from(code).unwrap_or(u8::MAX);
        let wide = |code: u32| u16::try_from(code).unwrap_or(u16::MAX);
        match distinct {
            0..=0x100 => Self::Narrow(codes.into_iter().map(narrow).collect()),
            0x101..=0x1_0000 => Self::Wide(codes.into_iter().map(wide).collect()),
            _ => Self::Widest(codes),
        }
    }

    /// The fact of a row; 0 past the end.
    pub fn at(&self, row: usize) -> usize {
        match self {
            Self::Narrow(codes) => codes.get(row).map_or(0, |code| code.place()),
            Self::Wide(codes) => codes.get(row).map_or(0, |code| code.place()),
            Self::Widest(codes) => codes.get(row).map_or(0, |code| code.place()),
        }
    }

    /// Takes up, for the rows from one on, what there is of the fact of each.
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

    /// Takes up, for some rows and each in its turn, what there is of the fact of each.
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

    /// Gives a row another fact. Where its number is too great for how narrow they are, they become
    /// wider; one row past the end is added.
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

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A number of a fact, of any width.
trait FactCode: Copy {
    fn place(self) -> usize;

    /// What there is of the fact.
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
