//! Why a promise was not made or not kept, as codes: of the program or of the person's choice.
//!
//! A code never says what does not fit about a household: "outside our rules" names no rule.

use crate::domain::Refused;
use crate::words::{Text, say};
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

/// A closed list of reasons, each with its word and the message of its sentence.
macro_rules! reasons {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal, $said:ident;)+ }) => {
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
            pub fn said(self) -> Text {
                match self { $(Self::$variant => say::$said(),)+ }
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
        Full = "full", declined_full;
        /// Nobody is taken in now.
        NotTaking = "not-taking", declined_not_taking;
        /// Against what the program takes.
        OutsideRules = "outside-rules", declined_outside_rules;
        /// More care is needed than there is.
        CannotMeetNeed = "cannot-meet-need", declined_cannot_meet_need;
        /// Somebody would not be safe there.
        CannotKeepSafe = "cannot-keep-safe", cannot_keep_safe;
        /// Found elsewhere.
        FoundAnother = "found-another", declined_found_another;
        /// Not wanted.
        NotWanted = "not-wanted", declined_not_wanted;
        /// Too far away.
        TooFar = "too-far", declined_too_far;
        /// Nobody answered the call back.
        NotReached = "not-reached", declined_not_reached;
    }
}

reasons! {
    /// Why a program takes a promise back.
    WithdrawReason {
        /// The unit cannot be lived in.
        Unusable = "unusable", withdrawn_unusable;
        /// Too few people to run it.
        Staff = "staff", withdrawn_staff;
        /// The number posted was wrong.
        Miscounted = "miscounted", withdrawn_miscounted;
        /// Somebody would not be safe there.
        CannotKeepSafe = "cannot-keep-safe", cannot_keep_safe;
    }
}

reasons! {
    /// How a stay ends.
    Leaving {
        /// By their own wish.
        OwnWish = "own-wish", left_own_wish;
        /// As planned.
        Complete = "complete", left_complete;
        /// Asked to leave.
        Involuntary = "involuntary", left_involuntary;
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
