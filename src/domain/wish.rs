//! Wishes of the person. They rank places; only a required private room excludes any.

use crate::domain::listed::listed;
use crate::domain::{Focus, Language, Service, Set};

listed! {
    /// A preference of the person.
    Wish;
    /// Beds only for trafficking survivors.
    Dedicated = "dedicated" as wish_dedicated,
    /// A private room, preferred.
    OwnRoom = "own-room" as wish_own_room,
    /// A private room, required.
    NeedsOwnRoom = "needs-own-room" as wish_needs_own_room,
    /// A place far away instead of near.
    Far = "far" as wish_far,
    /// A place that is easy to get into.
    LowBarrier = "low-barrier" as wish_low_barrier,
    /// Few rules during the stay.
    FewRestrictions = "few-restrictions" as wish_few_restrictions,
    /// Coming back after leaving.
    ReturnAllowed = "return-allowed" as wish_return_allowed,
    /// A stay without a fixed end.
    LongEnough = "long-enough" as wish_long_enough,
    /// Help with transportation.
    Ride = "ride" as wish_ride,
    /// A place that says it welcomes LGBTQI people, or houses people by their gender identity.
    Affirming = "affirming" as wish_affirming,
    /// A pledge never to reject people it is set up for.
    NoReject = "no-reject" as wish_no_reject,
    /// A pledge never to remove people who have no other place.
    NoEject = "no-eject" as wish_no_eject,
    /// An emergency stay.
    Emergency = "emergency" as wish_emergency,
    /// A transitional stay.
    Transitional = "transitional" as wish_transitional,
    /// A long-term stay.
    LongTerm = "long-term" as wish_long_term,
    /// Staff with trauma training.
    TrainedStaff = "trained-staff" as wish_trained_staff,
    /// Staff on site day and night.
    NightStaff = "night-staff" as wish_night_staff,
}

/// All wishes of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    /// The named wishes.
    pub named: Set<Wish>,
    /// The services wanted.
    pub services: Set<Service>,
    /// The languages the person would speak; any one of them is enough.
    pub languages: Set<Language>,
    /// The preferred focus of the program; any one of them is enough.
    pub focus: Set<Focus>,
}

impl Wishes {
    /// Returns true if this wish was named.
    pub fn include(&self, wish: Wish) -> bool {
        self.named.contains(wish)
    }

    /// Removes a wish.
    pub fn forgo(&mut self, wish: Wish) {
        self.named = self.named.minus([wish].into_iter().collect());
    }
}
