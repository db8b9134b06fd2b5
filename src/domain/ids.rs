//! Ids as types, so that swapping two does not compile.

use crate::domain::{Refused, shown};
use crate::words::say;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The longest id, in bytes.
const LONGEST: usize = 80;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Clones share the text, since answers name the same few programs again and again.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = Refused;

            fn from_str(text: &str) -> Result<Self, Refused> {
                checked(text).map(|id| Self(id.into()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = Refused;

            fn try_from(text: String) -> Result<Self, Refused> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// The id of an organization.
    OrganizationId
);
id!(
    /// The id of an account, drawn at random.
    AccountId
);
id!(
    /// The id of a residential program.
    ProgramId
);
id!(
    /// The id of a group of interchangeable units in one program.
    UnitGroupId
);
id!(
    /// The id of a unit.
    UnitId
);
id!(
    /// The id of a capacity post.
    PostId
);
id!(
    /// The id of a placement.
    PlacementId
);

fn checked(text: &str) -> Result<&str, Refused> {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !text.is_empty() && text.len() <= LONGEST && text.chars().all(fine) {
        return Ok(text);
    }
    Err(Refused::new(say::not_an_id(shown(text)), say::use_id_as_listed()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_small_letters_digits_and_hyphens() {
        assert_eq!("ca-bscc".parse::<ProgramId>().unwrap().as_str(), "ca-bscc");
        for wrong in ["", "CA-BSCC", "a b", "../etc", &"x".repeat(81), "é"] {
            assert!(wrong.parse::<ProgramId>().is_err(), "{wrong}");
        }
    }
}
