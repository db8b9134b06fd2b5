//! The beds a program posted as free, and how far a post of that age can be trusted.

use crate::domain::{
    Ago, Arrival, Audience, Clocks, Curves, ExpectedOpening, FULL_HOLDS, Freshness, Offer,
    Openings, Profile, Stage, Taking, Timestamp, UnitKind, freshness, local_time, noon,
    to_quarter_hour,
};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::{Text, say};
use chrono::TimeDelta;

pub(super) const CAPACITY: Rule = Rule {
    id: "capacity",
    text: say::rule_capacity,
    reason: say::reason_capacity,
    basis: Basis::Physical,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Door,
    law: &Facts { of: |offer| PostedBeds::of(offer), check },
};

/// Points of an opening that the program expects: better than no post, but no promise.
const EXPECTED: i32 = 500;
/// Steps down to "may fit", for a program whose openings are unknown.
const TO_MAY_FIT: u8 = 2;

#[derive(Clone, PartialEq, Eq, Hash)]
struct PostedBeds {
    kind: UnitKind,
    stage: Stage,
    audience: Audience,
    /// The expected opening, by the program's own clock.
    opening: Option<(ExpectedOpening, Clocks)>,
    curves: Curves,
    /// The free units, whom the program takes, and the time of the post in seconds. Every request
    /// computes the post's age.
    post: Option<(u16, Taking, i64)>,
}

impl PostedBeds {
    fn of(offer: Offer<'_>) -> Self {
        let post = offer.group.post.as_ref();
        Self {
            kind: offer.group.unit_group.kind,
            stage: offer.group.terms.stage,
            audience: Audience::of(&offer.group.terms),
            opening: offer.group.terms.opening.map(|opening| (opening, offer.program.clocks())),
            curves: offer.curves.clone(),
            post: post.map(|p| (p.open, p.taking, to_quarter_hour(p.posted_at).timestamp())),
        }
    }
}

impl PostedBeds {
    /// Points of a program without a usable post: its chance of a free unit.
    fn unposted(&self) -> i32 {
        self.curves.chance_unposted(self.stage, self.audience)
    }

    /// Points of a program whose last post, of this age, said full.
    fn after_full(&self, age: TimeDelta) -> i32 {
        self.curves.chance_after_full(self.stage, self.audience, age)
    }
}

fn check(profile: &Profile, posted: &PostedBeds, voice: Voice) -> Verdict {
    let needed = match posted.kind {
        UnitKind::Private => 1,
        UnitKind::SharedBed | UnitKind::Unknown => profile.household.size(),
    };
    // Computed only when needed: most posts decide without it.
    let expected = || Expected::of(profile, posted, needed);
    let Some((open, taking, at)) = posted.post else {
        return match expected() {
            Expected::ByThen(opening) => asked(opening, say::capacity_nothing_posted, voice),
            Expected::Later(..) | Expected::Nothing => voice
                .confirm(say::capacity_nothing_posted_ask)
                .worth(posted.unposted())
                .lower(TO_MAY_FIT),
        };
    };
    let age = TimeDelta::seconds(profile.now.timestamp() - at);
    let units = at_least_one(needed);
    let free = Free { posted, open, needed: units, times: open / units, age };
    if profile.comes_another_day() {
        return match expected() {
            Expected::ByThen(opening) => asked(opening, || free.now(), voice),
            Expected::Later(..) | Expected::Nothing => another_day(&free, taking, voice),
        };
    }
    if let Some(verdict) = not_taking(profile, &free, taking, voice) {
        return verdict;
    }
    if free.times == 0 {
        return match expected() {
            Expected::ByThen(opening) => asked(opening, || free.now(), voice),
            Expected::Later(opening, noon) => too_little_yet(&free, opening, noon, taking, voice),
            Expected::Nothing => too_little(&free, taking, voice),
        };
    }
    enough(&free, &ArrivalTerms { taking, profile }, voice)
}

/// An expected opening that is large enough for the household.
enum Expected {
    /// The opening comes by the day of arrival.
    ByThen(ExpectedOpening),
    /// The opening comes later, with the moment to arrive instead if that is within the stay.
    Later(ExpectedOpening, Option<Timestamp>),
    /// No opening that is large enough and still ahead.
    Nothing,
}

impl Expected {
    fn of(profile: &Profile, posted: &PostedBeds, needed: u32) -> Self {
        let Some((opening, clocks)) = posted.opening else { return Self::Nothing };
        let posted_at = posted.post.and_then(|(_, _, at)| Timestamp::from_timestamp(at, 0));
        if !opening.is_enough(needed) || !opening.is_ahead(clocks, profile.now, posted_at) {
            return Self::Nothing;
        }
        // If the clock is not known, that day may already have begun.
        let (_, arrives) = clocks.days(profile.arrives());
        if opening.day <= arrives {
            return Self::ByThen(opening);
        }
        let clock = clocks.each().next().filter(|_| opening.day <= profile.last_night());
        Self::Later(opening, clock.map(|clock| noon(opening.day, clock)))
    }
}

/// Confirms an opening that is expected by the time of arrival.
fn asked(opening: ExpectedOpening, now: impl Fn() -> Text, voice: Voice) -> Verdict {
    voice.confirm(|| say::capacity_expected_ask(opening, now())).worth(EXPECTED).lower(1)
}

/// The units posted as free.
struct Free<'a> {
    posted: &'a PostedBeds,
    open: u16,
    /// The units that the household needs.
    needed: u16,
    /// The number of households of this size that would fit.
    times: u16,
    age: TimeDelta,
}

impl Free<'_> {
    fn openings(&self) -> Openings {
        Openings::of(self.open)
    }

    fn chance(&self) -> i32 {
        let PostedBeds { curves, stage, audience, .. } = self.posted;
        curves.chance_still_open(*stage, *audience, self.times, self.age)
    }

    fn freshness(&self) -> Freshness {
        freshness(self.posted.stage, self.times, self.age)
    }

    /// Returns the edit in which the program posts enough units and takes people this way.
    fn enough(&self, taking: Taking) -> Edit {
        Edit::Posts(self.open.max(self.needed), taking)
    }
}

impl Free<'_> {
    /// The units free now, as a sentence before one on an expected opening.
    fn now(&self) -> Text {
        match (self.times, self.open, self.age <= FULL_HOLDS) {
            (0, 0, true) => say::capacity_full_now(),
            (0, _, true) => say::capacity_too_few_now(self.needed),
            (0, _, false) => self.too_little(),
            _ => say::capacity_open_now(self.openings()),
        }
    }

    /// Says that no unit is free, or fewer than the household needs. It never gives the number,
    /// which only the program may see.
    fn too_little(&self) -> Text {
        match self.open {
            0 => say::capacity_full(Ago(self.age)),
            _ => say::capacity_too_few(Ago(self.age), self.needed),
        }
    }

    /// Says that there were too few units and may be more by now.
    fn was_too_little(&self) -> Text {
        match self.open {
            0 => say::capacity_was_full_ask(Ago(self.age)),
            _ => say::capacity_was_too_few_ask(Ago(self.age), self.needed),
        }
    }

    /// The change that would be enough, as a sentence that begins with "If".
    fn if_enough(&self) -> Text {
        match self.open {
            0 => say::if_a_bed_opens_up(),
            _ => say::if_enough_beds_open_up(),
        }
    }
}

/// Steps down from "call first", by the chance that a unit is still open.
fn steps(chance: i32) -> u8 {
    match chance {
        700.. => 0,
        500.. => 1,
        _ => TO_MAY_FIT,
    }
}

/// The units needed, at least one.
fn at_least_one(needed: u32) -> u16 {
    u16::try_from(needed).unwrap_or(u16::MAX).max(1)
}

/// Judges a household that comes on another day; the post is about tonight.
fn another_day(free: &Free<'_>, taking: Taking, voice: Voice) -> Verdict {
    if free.freshness() == Freshness::Expired {
        return last_posted(free, voice);
    }
    if free.times == 0 || taking == Taking::No {
        return voice
            .confirm(say::capacity_none_open_now_ask)
            .worth(free.posted.unposted())
            .lower(TO_MAY_FIT);
    }
    let chance = free.chance();
    voice
        .confirm(|| say::capacity_open_now_ask(free.openings()))
        .worth(chance)
        .lower(steps(chance).max(1))
}

/// Judges a post with no free unit, or fewer than the household needs.
fn too_little(free: &Free<'_>, taking: Taking, voice: Voice) -> Verdict {
    if free.age > FULL_HOLDS {
        return voice
            .confirm(|| free.was_too_little())
            .worth(free.posted.after_full(free.age))
            .lower(TO_MAY_FIT);
    }
    voice.fails_unless(|| free.too_little(), free.enough(taking), || free.if_enough())
}

/// Judges too few units where an opening is expected after the household would arrive.
fn too_little_yet(
    free: &Free<'_>,
    opening: ExpectedOpening,
    noon: Option<Timestamp>,
    taking: Taking,
    voice: Voice,
) -> Verdict {
    let Some(noon) = noon.filter(|_| free.age <= FULL_HOLDS) else {
        return too_little(free, taking, voice);
    };
    voice.fails_unless(
        || say::both(free.too_little(), opening),
        Edit::Arrive(noon),
        || say::if_arriving_on_day(opening.day),
    )
}

fn last_posted(free: &Free<'_>, voice: Voice) -> Verdict {
    voice
        .confirm(|| say::capacity_last_posted(Ago(free.age)))
        .worth(free.posted.unposted())
        .lower(TO_MAY_FIT)
}

/// Returns a verdict if the operator said that no one is taken when the household would arrive.
/// `None` means that the units decide.
fn not_taking(profile: &Profile, free: &Free<'_>, taking: Taking, voice: Voice) -> Option<Verdict> {
    let age = free.age;
    match taking {
        Taking::No if age <= FULL_HOLDS => Some(voice.fails_unless(
            || say::capacity_not_accepting(Ago(age)),
            free.enough(Taking::Yes),
            say::if_the_program_takes_people_again,
        )),
        Taking::Until(end) if end < profile.arrives() && age <= FULL_HOLDS => {
            let clock = profile.origin.zone.clock();
            let arrives = local_time(profile.arrives(), clock);
            let arrival = || match profile.arrival {
                Arrival::Tonight => say::now_it_is(arrives),
                Arrival::At { .. } => say::person_would_arrive(arrives),
            };
            Some(voice.fails_unless(
                || say::capacity_takes_until(arrival(), local_time(end, clock)),
                free.enough(Taking::Yes),
                || match (free.times, free.open) {
                    (1.., _) => say::if_it_takes_people_later(),
                    (0, 0) => say::if_it_takes_people_later_and_has_a_bed(),
                    (0, _) => say::if_it_takes_people_later_and_has_enough_beds(),
                },
            ))
        }
        Taking::No => Some(
            voice
                .confirm(|| say::capacity_was_not_accepting(Ago(age)))
                .worth(free.posted.unposted())
                .lower(TO_MAY_FIT),
        ),
        Taking::Yes | Taking::CallFirst | Taking::Until(_) => None,
    }
}

/// Judges a post with enough units, by stage, number and age.
fn enough(free: &Free<'_>, door: &ArrivalTerms<'_>, voice: Voice) -> Verdict {
    let freshness = free.freshness();
    if freshness == Freshness::Expired {
        return last_posted(free, voice);
    }
    let (openings, chance) = (free.openings(), free.chance());
    let steps = steps(chance);
    if freshness == Freshness::Stale {
        return voice
            .confirm(|| say::capacity_not_confirmed(Ago(free.age), openings))
            .worth(chance)
            .lower(steps.max(1));
    }
    voice.fits(|| open_as_of(free, door)).worth(chance).lower(steps)
}

/// The operator's terms for arriving.
struct ArrivalTerms<'a> {
    taking: Taking,
    profile: &'a Profile,
}

/// Says what is open, and the operator's terms for arriving.
fn open_as_of(free: &Free<'_>, door: &ArrivalTerms<'_>) -> Text {
    let (ago, openings) = (Ago(free.age), free.openings());
    match door.taking {
        Taking::Yes | Taking::No => say::capacity_open_as_of(ago, openings),
        Taking::CallFirst => say::capacity_open_call_first(ago, openings),
        Taking::Until(end) => {
            let end = local_time(end, door.profile.origin.zone.clock());
            say::capacity_open_until(ago, end, openings)
        }
    }
}
