//! What a rule reads of a whole night: each distinct fact once, and which of them each row has.

use std::any::Any;
use std::fmt;

/// The facts a rule reads of a night, each kept once, and which of them each row has.
#[derive(Debug)]
pub struct Column {
    /// The facts.
    pub facts: Distinct,
    /// Which of them each row has.
    pub codes: Codes,
}

impl Column {
    /// A column of distinct facts, and which of them each row has.
    pub(crate) fn of<F: Send + Sync + 'static>(facts: Vec<F>, codes: Vec<u32>) -> Self {
        let codes = Codes::of(codes, facts.len());
        Self { facts: Distinct { count: facts.len(), all: Box::new(facts) }, codes }
    }

    /// A column of a rule that has nothing to say of any of so many rows.
    pub fn silent(rows: usize) -> Self {
        Self::of(vec![()], vec![0; rows])
    }
}

/// The distinct facts that a rule reads of a night, of a type that only the rule knows.
pub struct Distinct {
    all: Box<dyn Any + Send + Sync>,
    count: usize,
}

impl Distinct {
    /// The facts; none where they are of another type.
    pub(super) fn all<F: 'static>(&self) -> &[F] {
        self.all.downcast_ref::<Vec<F>>().map_or(&[], Vec::as_slice)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
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
        rows: &[usize],
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

    /// Takes up what some rows come with in the place of the fact of each.
    pub fn sort<V, S>(
        &self,
        rows: impl Iterator<Item = (usize, V)>,
        into: &mut [S],
        take: impl Fn(&mut S, V),
    ) {
        match self {
            Self::Narrow(codes) => sort(codes, rows, into, take),
            Self::Wide(codes) => sort(codes, rows, into, take),
            Self::Widest(codes) => sort(codes, rows, into, take),
        }
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
trait Code: Copy {
    fn place(self) -> usize;

    /// What there is of the fact.
    fn of<T: Copy + Default>(self, of: &[T]) -> T {
        of.get(self.place()).copied().unwrap_or_default()
    }
}

impl Code for u8 {
    fn place(self) -> usize {
        self.into()
    }
}

impl Code for u16 {
    fn place(self) -> usize {
        self.into()
    }
}

impl Code for u32 {
    fn place(self) -> usize {
        usize::try_from(self).unwrap_or(usize::MAX)
    }
}

fn each<C: Code, T: Copy + Default, S>(
    codes: Option<&[C]>,
    of: &[T],
    into: &mut [S],
    take: impl Fn(&mut S, T),
) {
    for (into, code) in into.iter_mut().zip(codes.unwrap_or_default()) {
        take(into, code.of(of));
    }
}

fn some<C: Code, T: Copy + Default, S>(
    codes: &[C],
    rows: &[usize],
    of: &[T],
    into: &mut [S],
    mut take: impl FnMut(&mut S, T),
) {
    for (row, into) in rows.iter().zip(into) {
        if let Some(code) = codes.get(*row) {
            take(into, code.of(of));
        }
    }
}

fn sort<C: Code, V, S>(
    codes: &[C],
    rows: impl Iterator<Item = (usize, V)>,
    into: &mut [S],
    take: impl Fn(&mut S, V),
) {
    for (row, value) in rows {
        if let Some(into) = codes.get(row).and_then(|code| into.get_mut(code.place())) {
            take(into, value);
        }
    }
}
