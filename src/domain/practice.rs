//! Practices of a program that it answers with yes, case by case or no, stored in two bits each.

use crate::domain::Policy;
use std::fmt;

/// A practice that a program answers with yes, case by case or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Practice {
    /// Takes people who have left a program before.
    AfterLeaving,
    /// Takes people after an altercation in a placement.
    AfterAltercation,
    /// Takes people who need extra support to live in the program.
    ExtraSupport,
    /// States that it welcomes people of every gender and orientation.
    Affirming,
    /// Takes people from other states.
    OtherStates,
    /// Checks whether a new person can live with the current residents.
    ChecksResidents,
    /// Charges the person for the stay.
    Fee,
    /// Keeps a waitlist.
    WaitingList,
    /// Needs a payer for the placement.
    PayerNeeded,
    /// Has pledged never to reject people it is set up for.
    NoReject,
    /// Has pledged never to remove people who have no other place.
    NoEject,
}

impl Practice {
    /// All practices.
    pub const ALL: [Self; 11] = [
        Self::AfterLeaving,
        Self::AfterAltercation,
        Self::ExtraSupport,
        Self::Affirming,
        Self::OtherStates,
        Self::ChecksResidents,
        Self::Fee,
        Self::WaitingList,
        Self::PayerNeeded,
        Self::NoReject,
        Self::NoEject,
    ];

    /// The lower of its two bits.
    fn bit(self) -> u32 {
        match self {
            Self::AfterLeaving => 0,
            Self::AfterAltercation => 2,
            Self::ExtraSupport => 4,
            Self::Affirming => 6,
            Self::OtherStates => 8,
            Self::ChecksResidents => 10,
            Self::Fee => 12,
            Self::WaitingList => 14,
            Self::PayerNeeded => 16,
            Self::NoReject => 18,
            Self::NoEject => 20,
        }
    }
}

/// A policy for each practice, unknown if not stated.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Practices(u32);

impl Practices {
    /// The policy of a practice.
    pub fn policy(self, practice: Practice) -> Policy {
        match self.0 >> practice.bit() & 3 {
            1 => Policy::Yes,
            2 => Policy::CaseByCase,
            3 => Policy::No,
            _ => Policy::Unknown,
        }
    }

    /// Sets the policy of a practice.
    pub fn set(&mut self, practice: Practice, policy: Policy) {
        let stated = match policy {
            Policy::Unknown => 0,
            Policy::Yes => 1,
            Policy::CaseByCase => 2,
            Policy::No => 3,
        };
        self.0 = self.0 & !(3 << practice.bit()) | stated << practice.bit();
    }
}

impl fmt::Debug for Practices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = Practice::ALL.into_iter().map(|practice| (practice, self.policy(practice)));
        f.debug_map().entries(all.filter(|(_, policy)| *policy != Policy::Unknown)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn each_practice_keeps_what_was_said_of_it_last(said in vec((0..11_usize, 0..4_usize), 0..40)) {
            let policies = [Policy::Unknown, Policy::Yes, Policy::CaseByCase, Policy::No];
            let (mut practices, mut plain) = (Practices::default(), [Policy::Unknown; 11]);
            for (practice, policy) in said {
                practices.set(Practice::ALL[practice], policies[policy]);
                plain[practice] = policies[policy];
            }
            prop_assert_eq!(Practice::ALL.map(|practice| practices.policy(practice)), plain);
        }
    }
}
