//! Beds set aside for trafficking survivors, and whether they are still kept on arrival.

use crate::domain::{Arrival, Offer, Profile, Release, Reserved, local_time};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::say;
use chrono::Timelike;
use chrono_tz::Tz;

pub(super) const RESERVED: Rule = Rule {
    id: "reserved",
    text: say::rule_reserved,
    reason: say::reason_reserved,
    basis: Basis::Funder,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Door,
    law: &Facts { of: |offer| ReservedBeds::of(offer), check },
};

/// Beds released in the evening stay with others until this hour.
const MORNING: u32 = 6;

/// The beds set aside, and the clock that decides when they are released.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct ReservedBeds {
    reserved: Reserved,
    clock: Option<Tz>,
}

impl ReservedBeds {
    fn of(offer: Offer<'_>) -> Self {
        let reserved = offer.group.terms.reserved;
        let by_the_clock = matches!(reserved, Reserved::ForSurvivors(Release::At(_)));
        let clock = offer.program.place.clock().filter(|_| by_the_clock);
        Self { reserved, clock }
    }
}

fn check(profile: &Profile, kept: &ReservedBeds, voice: Voice) -> Verdict {
    match kept.reserved {
        // The rule `dedicated` says that beds are set aside.
        Reserved::None | Reserved::Unknown | Reserved::ForSurvivors(Release::Unstated) => {
            voice.nothing()
        }
        Reserved::ForSurvivors(Release::ByProgram) => voice.points(0, say::reserved_until_released),
        Reserved::ForSurvivors(Release::At(time)) => {
            let clock = kept.clock.unwrap_or_else(|| profile.origin.zone.clock());
            let arrives = local_time(profile.arrives(), clock);
            if arrives.time() < time && arrives.hour() >= MORNING {
                return voice.fits(|| say::reserved_until(time));
            }
            voice.confirm(|| {
                let arrival = match profile.arrival {
                    Arrival::Tonight => say::now_it_is(arrives),
                    Arrival::At { .. } => say::person_would_arrive(arrives),
                };
                say::reserved_ask(arrival, time)
            })
        }
    }
}
