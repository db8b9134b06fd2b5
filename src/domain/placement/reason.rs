//! Why a promise was not made or not kept, as codes: of the program or of the person's choice.
//!
//! A code never says what does not fit about a household: "outside our rules" names no rule.

use crate::domain::Refused;
use std::str::FromStr;

/// Whose reason it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The program's.
    Program,
    /// The person's own choice, which is never held against a program.
    Person,
}

/// What the next search makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NextSearch {
    /// The unit group counts as full until it posts again.
    Full,
    /// What the program states of itself is in doubt, and is to be confirmed on the call.
    Doubt,
    /// The program is left out of this household's search, by the worker who goes on with it.
    LeaveOut,
}

/// A closed list of reasons, each with its word and its sentence.
macro_rules! reasons {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal, $said:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$about])* $variant,)+ }

        impl $name {
            /// Every reason, in reading order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word for it, as stored and in the API.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The sentence for people.
            pub fn said(self) -> &'static str {
                match self { $(Self::$variant => $said,)+ }
            }
        }

        impl FromStr for $name {
            type Err = Refused;

            fn from_str(word: &str) -> Result<Self, Refused> {
                Self::ALL.iter().copied().find(|reason| reason.word() == word).ok_or_else(|| {
                    let known: Vec<_> = Self::ALL.iter().map(|reason| reason.word()).collect();
                    Refused::not_one_of(word, &known)
                })
            }
        }
    };
}

reasons! {
    /// Why a request or a hold is declined.
    DeclineReason {
        /// No unit after all.
        Full = "full", "We are full after all.";
        /// Nobody is taken in now.
        NotTaking = "not-taking", "We are not taking anyone in now.";
        /// Against what the program takes.
        OutsideRules = "outside-rules", "This is outside what we can take.";
        /// More care is needed than there is.
        CannotMeetNeed = "cannot-meet-need", "We cannot give the care that is needed.";
        /// Somebody would not be safe there.
        CannotKeepSafe = "cannot-keep-safe", "We cannot keep everyone safe here.";
        /// Found elsewhere.
        FoundAnother = "found-another", "The household found another place.";
        /// Not wanted.
        NotWanted = "not-wanted", "The household does not want this place.";
        /// Too far away.
        TooFar = "too-far", "The household finds it too far.";
        /// Nobody answered the call back.
        NotReached = "not-reached", "The household could not be reached.";
    }
}

reasons! {
    /// Why a program takes a promise back.
    WithdrawReason {
        /// The unit cannot be lived in.
        Unusable = "unusable", "The unit cannot be used.";
        /// Too few people to run it.
        Staff = "staff", "There is not enough staff tonight.";
        /// The number posted was wrong.
        Miscounted = "miscounted", "More was posted than there was.";
        /// Somebody would not be safe there.
        CannotKeepSafe = "cannot-keep-safe", "We cannot keep everyone safe here.";
    }
}

reasons! {
    /// How a stay ends.
    Leaving {
        /// By their own wish.
        OwnWish = "own-wish", "They moved on by their own wish.";
        /// As planned.
        Complete = "complete", "The stay is complete.";
        /// Asked to leave.
        Involuntary = "involuntary", "They were asked to leave.";
    }
}

impl DeclineReason {
    /// Whose reason it is.
    pub fn whose(self) -> Whose {
        match self {
            Self::Full
            | Self::NotTaking
            | Self::OutsideRules
            | Self::CannotMeetNeed
            | Self::CannotKeepSafe => Whose::Program,
            Self::FoundAnother | Self::NotWanted | Self::TooFar | Self::NotReached => Whose::Person,
        }
    }

    /// What the next search makes of it; a person's choice changes nothing but their own search.
    pub fn next_search(self) -> NextSearch {
        match self {
            Self::Full | Self::NotTaking => NextSearch::Full,
            Self::OutsideRules | Self::CannotMeetNeed => NextSearch::Doubt,
            Self::CannotKeepSafe => NextSearch::LeaveOut,
            Self::FoundAnother | Self::NotWanted | Self::TooFar | Self::NotReached => {
                NextSearch::LeaveOut
            }
        }
    }
}
