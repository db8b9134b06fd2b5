//! Reason codes for promises not made or not kept, by the program or by the person's choice.
//!
//! A code never reveals what about a household does not fit: "outside our rules" names no rule.

use crate::domain::Refused;
use crate::words::{Text, say};
use std::str::FromStr;

/// The party whose reason it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The program.
    Program,
    /// The person, by their own choice. It never counts against a program.
    Person,
}

/// The effect of a decline on the next search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NextSearch {
    /// The unit group counts as full until it posts again.
    Full,
    /// The program's own statements are in doubt and must be confirmed on the call.
    Doubt,
    /// The worker leaves the program out of this household's next search.
    LeaveOut,
}

/// Declares a closed list of reasons, each with its word and the message that says it.
macro_rules! reasons {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal, $said:ident;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$about])* $variant,)+ }

        impl $name {
            /// All reasons, in reading order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word for the reason, as stored and used in the API.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The sentence that people read.
            pub fn text(self) -> Text {
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
    /// The reason for declining a request or a hold.
    DeclineReason {
        /// The program has no unit after all.
        Full = "full", declined_full;
        /// The program takes no one in now.
        NotTaking = "not-taking", declined_not_taking;
        /// The household does not fit the program's rules.
        OutsideRules = "outside-rules", declined_outside_rules;
        /// The household needs more care than the program gives.
        CannotMeetNeed = "cannot-meet-need", declined_cannot_meet_need;
        /// Someone would not be safe there.
        CannotKeepSafe = "cannot-keep-safe", cannot_keep_safe;
        /// The household found another place.
        FoundAnother = "found-another", declined_found_another;
        /// The person does not want the place.
        NotWanted = "not-wanted", declined_not_wanted;
        /// The place is too far away.
        TooFar = "too-far", declined_too_far;
        /// The person did not answer the return call.
        NotReached = "not-reached", declined_not_reached;
    }
}

reasons! {
    /// The reason a program withdraws a promise.
    WithdrawReason {
        /// The unit cannot be lived in.
        Unusable = "unusable", withdrawn_unusable;
        /// The program has too few staff.
        Staff = "staff", withdrawn_staff;
        /// The posted number was wrong.
        Miscounted = "miscounted", withdrawn_miscounted;
        /// Someone would not be safe there.
        CannotKeepSafe = "cannot-keep-safe", cannot_keep_safe;
    }
}

reasons! {
    /// The way a stay ends.
    Leaving {
        /// The household chose to leave.
        OwnWish = "own-wish", left_own_wish;
        /// The stay ended as planned.
        Complete = "complete", left_complete;
        /// The program asked the household to leave.
        Involuntary = "involuntary", left_involuntary;
    }
}

impl DeclineReason {
    /// The party whose reason it is.
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

    /// The effect on the next search. A person's choice affects only their own search.
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
