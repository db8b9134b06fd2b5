//! What would be welcome: it orders places and, but for a needed room, keeps nothing out.

use crate::domain::listed::listed;
use crate::domain::{Focus, Language, Service, Set};

listed! {
    /// Something welcome.
    Wish;
    /// Beds kept for trafficking survivors alone.
    Dedicated = "dedicated" as wish_dedicated,
    /// A room of one's own.
    OwnRoom = "own-room" as wish_own_room,
    /// A room of one's own, without which it will not do.
    NeedsOwnRoom = "needs-own-room" as wish_needs_own_room,
    /// Far from here rather than near.
    Far = "far" as wish_far,
    /// Few hurdles to get in.
    LowBarrier = "low-barrier" as wish_low_barrier,
    /// Few rules once there.
    FewRestrictions = "few-restrictions" as wish_few_restrictions,
    /// Coming back after leaving.
    ReturnAllowed = "return-allowed" as wish_return_allowed,
    /// A stay as long as it takes.
    LongEnough = "long-enough" as wish_long_enough,
    /// Help to get there.
    Ride = "ride" as wish_ride,
    /// A place that says it welcomes LGBTQI people, or houses people as who they say they are.
    Affirming = "affirming" as wish_affirming,
    /// A pledge to reject nobody it is set up for.
    NoReject = "no-reject" as wish_no_reject,
    /// A pledge to put nobody out who has no other place.
    NoEject = "no-eject" as wish_no_eject,
    /// An emergency stay.
    Emergency = "emergency" as wish_emergency,
    /// A transitional program.
    Transitional = "transitional" as wish_transitional,
    /// A longer-term home.
    LongTerm = "long-term" as wish_long_term,
    /// Staff trained to work with trauma.
    TrainedStaff = "trained-staff" as wish_trained_staff,
    /// Someone there day and night.
    NightStaff = "night-staff" as wish_night_staff,
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
