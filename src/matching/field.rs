//! A night made ready for ranking: every rule's facts, each kept once, beside the rows that have them.

use crate::domain::{Group, Night, Offer, Program};
use crate::rules::{Column, RULES};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};
use std::ops::Range;
use std::sync::OnceLock;

/// A night and what the rules read of it. Made once for a night, shared by every request.
#[derive(Debug)]
pub struct Field {
    night: Night,
    columns: Vec<Column>,
    rows_of: Vec<Range<usize>>,
    fingerprint: OnceLock<String>,
}

impl Field {
    /// Reads every rule's facts of a night.
    pub fn of(night: Night) -> Self {
        let columns = RULES.iter().map(|rule| rule.law.gather(&night)).collect();
        let mut rows_of = vec![0..0; night.programs.len()];
        for (row, group) in night.groups.iter().enumerate() {
            if let Some(rows) = rows_of.get_mut(group.program) {
                let none_yet = rows.start == rows.end;
                *rows = if none_yet { row..row + 1 } else { rows.start..row + 1 };
            }
        }
        Self { night, columns, rows_of, fingerprint: OnceLock::new() }
    }

    /// The night it was made of.
    pub fn night(&self) -> &Night {
        &self.night
    }

    /// A hash of everything in the night: two equal nights have the same.
    pub fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| {
            let mut hash = Hashing(Sha256::new());
            hash.write_fmt(format_args!("{:?}", self.night)).unwrap_or_default();
            hex(&hash.0.finalize())
        })
    }

    pub(super) fn rows(&self) -> usize {
        self.night.groups.len()
    }

    /// The columns, in the order of [`RULES`].
    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The programs with the rows of their unit groups, in the order of their ids.
    pub(super) fn programs(&self) -> impl Iterator<Item = (&Program, Range<usize>)> {
        self.night.programs.iter().zip(self.rows_of.iter().cloned())
    }

    pub(super) fn program(&self, at: usize) -> Option<&Program> {
        self.night.programs.get(at)
    }

    pub(super) fn rows_of(&self, program: usize) -> Range<usize> {
        self.rows_of.get(program).cloned().unwrap_or(0..0)
    }

    pub(super) fn group(&self, row: usize) -> Option<&Group> {
        self.night.groups.get(row)
    }

    pub(super) fn offer(&self, row: usize) -> Option<Offer<'_>> {
        self.night.offer(self.group(row)?)
    }
}

struct Hashing(Sha256);

impl Write for Hashing {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

/// Bytes as small hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(hex_digit).collect()
}

fn hex_digit(four_bits: u8) -> char {
    char::from_digit(u32::from(four_bits), 16).unwrap_or('0')
}
