//! What a rule reads of a whole night: each distinct fact once, and which of them each row has.

use crate::rules::Rows;
use std::any::Any;
use std::fmt;

/// The facts a rule reads of a night, each kept once, and which of them each row has.
pub struct Column {
    facts: Box<dyn Any + Send + Sync>,
    codes: Codes,
    having: Vec<Rows>,
}

impl Column {
    /// A column of distinct facts, and which of them each row has.
    pub(super) fn of<F: Send + Sync + 'static>(facts: Vec<F>, codes: Vec<u32>) -> Self {
        let (count, codes) = (facts.len(), Codes::of(codes, facts.len()));
        Self { having: codes.having(count), codes, facts: Box::new(facts) }
    }

    /// A column of a rule that has nothing to say of any of so many rows.
    pub fn silent(rows: usize) -> Self {
        Self::of(vec![()], vec![0; rows])
    }

    /// The distinct facts; none where they are of another type.
    pub(super) fn facts<F: 'static>(&self) -> &[F] {
        self.facts.downcast_ref::<Vec<F>>().map_or(&[], Vec::as_slice)
    }

    /// Which fact each row has.
    pub fn codes(&self) -> &Codes {
        &self.codes
    }

    /// Of each fact the rows that have it, where there are few facts; otherwise empty.
    pub fn having(&self) -> &[Rows] {
        &self.having
    }
}

impl fmt::Debug for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Column of {} rows", self.codes.len())
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
    fn of(codes: Vec<u32>, facts: usize) -> Self {
        let narrow = |code: u32| u8::try_from(code).unwrap_or(u8::MAX);
        let wide = |code: u32| u16::try_from(code).unwrap_or(u16::MAX);
        match facts {
            0..=0x100 => Self::Narrow(codes.into_iter().map(narrow).collect()),
            0x101..=0x1_0000 => Self::Wide(codes.into_iter().map(wide).collect()),
            _ => Self::Widest(codes),
        }
    }

    /// The fact of a row; 0 past the end.
    pub fn at(&self, row: usize) -> usize {
        match self {
            Self::Narrow(codes) => codes.get(row).map_or(0, |code| usize::from(*code)),
            Self::Wide(codes) => codes.get(row).map_or(0, |code| usize::from(*code)),
            Self::Widest(codes) => {
                codes.get(row).and_then(|code| usize::try_from(*code).ok()).unwrap_or(0)
            }
        }
    }

    /// Of each of so many facts the rows that have it; of more than a few it would cost more than
    /// it saves.
    fn having(&self, facts: usize) -> Vec<Rows> {
        const FEW: usize = 16;
        if !(2..=FEW).contains(&facts) {
            return Vec::new();
        }
        let mut having = vec![Rows::none(self.len()); facts];
        for row in 0..self.len() {
            if let Some(rows) = having.get_mut(self.at(row)) {
                rows.add(row);
            }
        }
        having
    }

    /// How many of some rows have each of so many facts.
    pub fn count(&self, rows: &[usize], facts: usize) -> Vec<usize> {
        match self {
            _ if facts == 1 => vec![rows.len()],
            Self::Narrow(codes) => counted(codes, rows, facts, usize::from),
            Self::Wide(codes) => counted(codes, rows, facts, usize::from),
            Self::Widest(codes) => {
                counted(codes, rows, facts, |code| usize::try_from(code).unwrap_or(usize::MAX))
            }
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

fn counted<C: Copy>(
    codes: &[C],
    rows: &[usize],
    facts: usize,
    place: impl Fn(C) -> usize,
) -> Vec<usize> {
    let mut counts = vec![0; facts];
    for code in rows.iter().filter_map(|row| codes.get(*row)) {
        if let Some(count) = counts.get_mut(place(*code)) {
            *count += 1;
        }
    }
    counts
}
