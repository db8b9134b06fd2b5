//! Closed lists of words, and sets of them that take only a few bytes per program.

use crate::domain::{Policy, Refused, shown};
use crate::words::{List, Text, say};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

/// An entry of a closed list of at most 32.
pub trait Listed: Copy + PartialEq + 'static {
    /// All entries, in reading order.
    const ALL: &'static [Self];

    /// The word for the entry, as stored and used in the API.
    fn word(self) -> &'static str;

    /// The words of all entries.
    fn words() -> Vec<&'static str> {
        Self::ALL.iter().map(|one| one.word()).collect()
    }

    /// Reads an entry from its word.
    fn read(word: &str) -> Result<Self, Refused> {
        let found = Self::ALL.iter().copied().find(|one| one.word() == word);
        found.ok_or_else(|| Refused::not_one_of(word, &Self::words()))
    }
}

/// Declares a closed list. Each entry has its word and, if the list appears in sentences, the
/// message that names it. The default after `unless said` applies if nothing was stated.
macro_rules! listed {
    (
        $(#[$about:meta])* $list:ident $(, unless said: $default:ident)?;
        $($(#[$doc:meta])* $name:ident = $word:literal as $said:ident,)*
    ) => {
        $crate::domain::listed::listed! {
            $(#[$about])* $list $(, unless said: $default)?;
            $($(#[$doc])* $name = $word,)*
        }

        /// The entry as part of a sentence.
        impl From<$list> for $crate::words::Text {
            fn from(one: $list) -> Self {
                match one {
                    $($list::$name => $crate::words::say::$said(),)*
                }
            }
        }
    };
    (
        $(#[$about:meta])* $list:ident $(, unless said: $default:ident)?;
        $($(#[$doc:meta])* $name:ident = $word:literal,)*
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $list {
            $($(#[$doc])* $name,)*
        }

        impl $crate::domain::Listed for $list {
            const ALL: &'static [Self] = &[$(Self::$name,)*];

            fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }

        $(impl Default for $list {
            fn default() -> Self {
                Self::$default
            }
        })?

        impl std::fmt::Display for $list {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::domain::Listed::word(*self))
            }
        }

        impl std::str::FromStr for $list {
            type Err = $crate::domain::Refused;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                $crate::domain::Listed::read(word)
            }
        }
    };
}
pub(super) use listed;

/// A subset of a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Set<T> {
    bits: u32,
    of: PhantomData<T>,
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self { bits: 0, of: PhantomData }
    }
}

impl<T> Set<T> {
    fn of_bits(bits: u32) -> Self {
        Self { bits, of: PhantomData }
    }
}

impl<T: Listed> Set<T> {
    /// The entries in both sets.
    pub fn and(self, other: Self) -> Self {
        Self::of_bits(self.bits & other.bits)
    }

    /// The entries in this set but not in the other.
    pub fn minus(self, other: Self) -> Self {
        Self::of_bits(self.bits & !other.bits)
    }

    /// Returns true if the set has no entry.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// The number of entries.
    pub fn len(self) -> u32 {
        self.bits.count_ones()
    }

    /// The set of all entries.
    pub fn all() -> Self {
        T::ALL.iter().copied().collect()
    }

    /// Returns true if the set has this entry.
    pub fn contains(self, one: T) -> bool {
        self.bits & bit(one) != 0
    }

    /// The entries of the set, in reading order.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |one| self.contains(*one))
    }

    fn words(self, separator: &str) -> String {
        self.iter().map(T::word).collect::<Vec<_>>().join(separator)
    }
}

/// The bit of an entry: its position in reading order.
fn bit<T: Listed>(one: T) -> u32 {
    let place = T::ALL.iter().position(|other| *other == one);
    let place = place.and_then(|place| u32::try_from(place).ok());
    place.and_then(|place| 1_u32.checked_shl(place)).unwrap_or(0)
}

impl<T: Listed> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(some: I) -> Self {
        Self::of_bits(some.into_iter().fold(0, |bits, one| bits | bit(one)))
    }
}

impl<T: Listed> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{{}}}", self.words(", "))
    }
}

/// The entries of the set, in reading order.
impl<T: Listed + Into<Text>> From<Set<T>> for List {
    fn from(some: Set<T>) -> Self {
        some.iter().map(Into::<Text>::into).collect()
    }
}

/// The set as part of a sentence: `legal help, therapy, and childcare`. Empty if the set is empty.
impl<T: Listed + Into<Text>> From<Set<T>> for Text {
    fn from(some: Set<T>) -> Self {
        if some.is_empty() { Self::nothing() } else { say::all_of(some) }
    }
}

/// Statements about a closed list: some entries yes, some no, and the rest not stated.
///
/// Written as `legal help, therapy; not childcare`. `none` says no to all, `unknown` says nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stated<T> {
    /// The entries stated to apply.
    pub yes: Set<T>,
    /// The entries stated not to apply.
    pub no: Set<T>,
}

impl<T> Default for Stated<T> {
    fn default() -> Self {
        Self { yes: Set::default(), no: Set::default() }
    }
}

impl<T: Listed> Stated<T> {
    /// The statement about one entry.
    pub fn policy(self, one: T) -> Policy {
        match (self.yes.contains(one), self.no.contains(one)) {
            (true, _) => Policy::Yes,
            (false, true) => Policy::No,
            (false, false) => Policy::Unknown,
        }
    }
}

impl<T: Listed> fmt::Debug for Stated<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl<T: Listed> fmt::Display for Stated<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.yes.is_empty(), self.no.is_empty()) {
            (true, true) => f.write_str("unknown"),
            (true, false) if self.no == Set::all() => f.write_str("none"),
            (true, false) => write!(f, "not {}", self.no.words(", ")),
            (false, true) => f.write_str(&self.yes.words(", ")),
            (false, false) => {
                write!(f, "{}; not {}", self.yes.words(", "), self.no.words(", "))
            }
        }
    }
}

impl<T: Listed> FromStr for Stated<T> {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        match text {
            "unknown" => return Ok(Self::default()),
            "none" => return Ok(Self { yes: Set::default(), no: Set::all() }),
            _ => {}
        }
        let some = |list: &str| -> Result<Set<T>, Refused> {
            list.split(',').map(|word| T::read(word.trim())).collect()
        };
        let (yes, no) = match (text.strip_prefix("not "), text.split_once("; not ")) {
            (Some(no), _) => (Set::default(), some(no)?),
            (None, Some((yes, no))) => (some(yes)?, some(no)?),
            (None, None) => (some(text)?, Set::default()),
        };
        if yes.and(no).is_empty() {
            return Ok(Self { yes, no });
        }
        Err(Refused::new(say::says_yes_and_no(shown(text)), say::name_each_once()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use crate::domain::names;
    use crate::domain::{Focus, Language, Safeguard, Service, Staffing, Transport, Wish};
    use crate::words;
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use std::fmt::Debug;

    #[test]
    fn what_is_stated_reads_as_yes_no_and_nothing() {
        let stated: Stated<Service> = "legal help, therapy; not childcare".parse().unwrap();
        assert_eq!(stated.policy(Service::Legal), Policy::Yes);
        assert_eq!(stated.policy(Service::Childcare), Policy::No);
        assert_eq!(stated.policy(Service::Recreation), Policy::Unknown);
        assert_eq!(Text::from(stated.yes).render(words::Language::En), "therapy and legal help");
        let none: Stated<Transport> = "none".parse().unwrap();
        assert!(Transport::ALL.iter().all(|one| none.policy(*one) == Policy::No));
    }

    #[test]
    fn three_in_a_sentence_have_a_comma_and_an_and() {
        let three: Set<Language> =
            [Language::English, Language::Spanish, Language::Korean].into_iter().collect();
        let said = |in_words| Text::from(three).render(in_words);
        assert_eq!(said(words::Language::En), "English, Spanish, and Korean");
        assert_eq!(said(words::Language::Es), "inglés, español y coreano");
    }

    #[test]
    fn nothing_unknown_or_contradictory_is_taken() {
        for wrong in ["", "magic", "therapy, ", "therapy; not therapy", "not ", "therapy;"] {
            assert!(wrong.parse::<Stated<Service>>().is_err(), "{wrong}");
        }
        let refused = "magic".parse::<Service>().unwrap_err();
        assert_eq!(refused.action, say::use_one_of(names(&Service::words())));
    }

    /// Checks that the list fits the bits of a set, and that each word is unique and reads back.
    fn is_sound<T: Listed + Debug + FromStr<Err = Refused>>() {
        let words: BTreeSet<_> = T::words().into_iter().collect();
        assert_eq!(words.len(), T::ALL.len());
        assert_eq!(Set::<T>::all().iter().count(), T::ALL.len());
        for word in words {
            assert_eq!(word.parse::<T>().unwrap().word(), word);
            assert!(
                word.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "- ".contains(c)),
                "{word}"
            );
            assert!(!["none", "unknown"].contains(&word) && !word.starts_with("not "), "{word}");
        }
    }

    #[test]
    fn every_list_fits_a_set_and_reads_back() {
        is_sound::<Service>();
        is_sound::<Language>();
        is_sound::<Focus>();
        is_sound::<Safeguard>();
        is_sound::<Staffing>();
        is_sound::<Transport>();
        is_sound::<Wish>();
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn what_is_written_reads_back_the_same(yes: u32, no: u32) {
            let known = Set::<Service>::all();
            let yes = known.and(Set::of_bits(yes));
            let stated = Stated { yes, no: known.and(Set::of_bits(no)).minus(yes) };
            prop_assert_eq!(stated.to_string().parse::<Stated<Service>>().unwrap(), stated);
        }
    }
}
