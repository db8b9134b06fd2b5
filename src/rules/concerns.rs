//! Which rules a change concerns: only they are asked again when it is tried.

use crate::domain::{Question, Wish};
use crate::rules::capacity::CAPACITY;
use crate::rules::distance::DISTANCE;
use crate::rules::own_room::OWN_ROOM;
use crate::rules::referral::REFERRAL;
use crate::rules::{Edit, Rule};

/// The rules that read the arrival or the number of nights, apart from those that read ages.
const READ_THE_STAY: [&str; 8] =
    ["status", "distance", "capacity", "intake", "stay", "minimum-stay", "long-enough", "reserved"];

impl Edit {
    /// Returns true if a rule's verdict may change after this edit. Only `capacity` reads posts,
    /// and only `distance` reads the limit; an answer concerns the rules that ask for it. A test
    /// checks this for every rule.
    pub fn concerns(self, rule: &Rule) -> bool {
        match self {
            Self::Posts(..) => rule.id == CAPACITY.id,
            Self::Within(_) => rule.id == DISTANCE.id,
            // A pregnant person may arrive with a baby, and somebody may be under 18: rules on ages
            // judge both.
            Self::Answer(question @ (Question::Pregnant | Question::Under18), _) => {
                rule.asks.contains(&question) || rule.reads_ages()
            }
            Self::Answer(question, _) => rule.asks.contains(&question),
            Self::Reconsider => rule.shape.named().is_some(),
            Self::Nights(_) | Self::Arrive(_) => {
                READ_THE_STAY.contains(&rule.id) || rule.reads_ages()
            }
            Self::Forgoes(Wish::NeedsOwnRoom) => rule.id == OWN_ROOM.id,
            Self::Caller(_) => rule.id == REFERRAL.id,
            Self::Forgoes(_) | Self::Accepts(_) | Self::Says(..) => true,
        }
    }

    /// Returns true if a rule may exclude other programs after the change. When somebody arrives
    /// changes what to confirm about the way, but not how far a place is.
    pub fn may_exclude_others_by(self, rule: &Rule) -> bool {
        let of_the_stay = matches!(self, Self::Nights(_) | Self::Arrive(_));
        rule.keeps_out() && self.concerns(rule) && !(of_the_stay && rule.id == DISTANCE.id)
    }
}
