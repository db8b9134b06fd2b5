//! What would be welcome: it orders places and, but for a needed room, keeps nothing out.

use crate::domain::listed::listed;
use crate::domain::{Focus, Language, Service, Set};

listed! {
    /// Something welcome.
    Wish;
    /// Beds kept for trafficking survivors alone.
    Dedicated = "dedicated" as "only for trafficking survivors",
    /// A room of one's own.
    OwnRoom = "own-room" as "private room preferred",
    /// A room of one's own, without which it will not do.
    NeedsOwnRoom = "needs-own-room" as "private room required",
    /// Far from here rather than near.
    Far = "far" as "far from this area",
    /// Few hurdles to get in.
    LowBarrier = "low-barrier" as "easy to get into (few requirements)",
    /// Few rules once there.
    FewRestrictions = "few-restrictions" as "few restrictions in the house",
    /// Coming back after leaving.
    ReturnAllowed = "return-allowed" as "can come back after leaving",
    /// A stay as long as it takes.
    LongEnough = "long-enough" as "no fixed end date",
    /// Help to get there.
    Ride = "ride" as "help with transportation",
    /// A place that says it welcomes LGBTQI people, or houses people as who they say they are.
    Affirming = "affirming" as "affirms LGBTQI people",
    /// A pledge to reject nobody it is set up for.
    NoReject = "no-reject" as "a pledge to reject nobody it is set up for",
    /// A pledge to put nobody out who has no other place.
    NoEject = "no-eject" as "a pledge to put nobody out",
    /// An emergency stay.
    Emergency = "emergency" as "an emergency stay",
    /// A transitional program.
    Transitional = "transitional" as "a transitional program",
    /// A longer-term home.
    LongTerm = "long-term" as "a longer-term home",
    /// Staff trained to work with trauma.
    TrainedStaff = "trained-staff" as "staff trained to work with trauma",
    /// Someone there day and night.
    NightStaff = "night-staff" as "staff there day and night",
}

/// Everything that would be welcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    /// Wishes with a name of their own.
    pub named: Set<Wish>,
    /// Services wanted.
    pub services: Set<Service>,
    /// Languages the person would speak: any one of them will do.
    pub languages: Set<Language>,
    /// What the program would be built around: any one of them will do.
    pub focus: Set<Focus>,
}

impl Wishes {
    /// Whether this one was named.
    pub fn include(&self, wish: Wish) -> bool {
        self.named.contains(wish)
    }

    /// Takes one away.
    pub fn forgo(&mut self, wish: Wish) {
        self.named = self.named.minus([wish].into_iter().collect());
    }
}
