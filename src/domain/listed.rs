//! Some words of a short closed list, as a program states them: eight at most, one byte.

use crate::domain::Refused;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

/// A word of a short closed list.
pub trait Listable: Copy + PartialEq + 'static {
    /// Every word there is, eight at most.
    const ALL: &[Self];

    /// The word, as written.
    fn word(self) -> &'static str;

    /// The word, within a sentence.
    fn spoken(self) -> &'static str;
}

/// Some of a closed list, or nothing stated; written as words behind commas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Listed<W> {
    bits: u8,
    words: PhantomData<W>,
}

impl<W> Default for Listed<W> {
    fn default() -> Self {
        Self { bits: 0, words: PhantomData }
    }
}

impl<W: Listable> Listed<W> {
    /// Whether nobody has said.
    pub fn is_unknown(self) -> bool {
        self.bits == 0
    }

    /// Whether a word is among those stated.
    pub fn has(self, word: W) -> bool {
        self.iter().any(|stated| stated == word)
    }

    /// Whether a word is the only one stated.
    pub fn is_only(self, word: W) -> bool {
        self.has(word) && self.iter().count() == 1
    }

    /// Whether every word is stated.
    pub fn is_everything(self) -> bool {
        self.iter().count() == W::ALL.len()
    }

    /// The words stated.
    pub fn iter(self) -> impl Iterator<Item = W> {
        let stated = move |(at, _): &(usize, &W)| self.bits >> at & 1 == 1;
        W::ALL.iter().enumerate().filter(stated).map(|(_, word)| *word)
    }
}

impl<W: Listable> fmt::Display for Listed<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.iter().count().saturating_sub(1);
        for (at, word) in self.iter().enumerate() {
            match at {
                0 => {}
                _ if at == last => f.write_str(" and ")?,
                _ => f.write_str(", ")?,
            }
            f.write_str(word.spoken())?;
        }
        Ok(())
    }
}

impl<W: Listable> FromStr for Listed<W> {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let mut listed = Self::default();
        if text == "unknown" {
            return Ok(listed);
        }
        for part in text.split(',').map(str::trim) {
            let at = W::ALL.iter().position(|word| word.word() == part);
            let at = at.ok_or_else(|| {
                let mut words: Vec<_> = W::ALL.iter().map(|word| word.word()).collect();
                words.push("unknown");
                Refused::not_one_of(part, &words)
            })?;
            listed.bits |= 1 << at;
        }
        Ok(listed)
    }
}
