//! The beds a program posted as free, and how far a post of that age can be trusted.

use crate::domain::{
    Ago, Arrival, Audience, Clocks, Curves, ExpectedOpening, FULL_HOLDS, Freshness, Offer,
    Openings, Profile, Stage, Taking, Timestamp, UnitKind, freshness, local_time, noon,
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
    /// The band of free units, whom the program takes, and the time of the post in seconds. Every
    /// request computes the post's age.
    post: Option<(Openings, Taking, i64)>,
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
            post: post.map(|p| (p.openings, p.taking, p.posted_at.timestamp())),
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
    let Some((openings, taking, at)) = posted.post else {
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
    let free = Free { posted, openings, needed: units, age };
    if profile.comes_another_day() {
        return match expected() {
            Expected::ByThen(opening) => asked(opening, || free.now(), voice),
            Expected::Later(..) | Expected::Nothing => another_day(&free, taking, voice),
        };
    }
    if let Some(verdict) = not_taking(profile, &free, taking, voice) {
        return verdict;
    }
    if free.are_enough() == Enough::No {
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

/// The units posted as free. Only their band is known.
struct Free<'a> {
    posted: &'a PostedBeds,
    openings: Openings,
    /// The units that the household needs.
    needed: u16,
    age: TimeDelta,
}

/// The answer to whether a band of units is enough for a household.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Enough {
    /// The least number of the band is enough.
    Yes,
    /// Only some numbers of the band are enough, so somebody has to ask.
    Perhaps,
    /// No number of the band is enough.
    No,
}

impl Free<'_> {
    fn are_enough(&self) -> Enough {
        if self.needed <= self.openings.at_least() {
            Enough::Yes
        } else if self.needed <= self.openings.at_most() {
            Enough::Perhaps
        } else {
            Enough::No
        }
    }

    /// The number of households of this size that fit, as far as that is certain.
    fn times(&self) -> u16 {
        match self.are_enough() {
            Enough::Yes => self.openings.at_least() / self.needed,
            Enough::Perhaps => 1,
            Enough::No => 0,
        }
    }

    /// The mean chance of typical numbers of the band that are enough.
    fn chance(&self) -> i32 {
        let PostedBeds { curves, stage, audience, .. } = self.posted;
        let typical: [u16; 2] = match self.openings {
            Openings::None | Openings::NotPosted => return 0,
            Openings::Some => [1, 2],
            Openings::Several => [3, 6],
        };
        let of = |times| curves.chance_still_open(*stage, *audience, times, self.age);
        let times = typical.map(|units| units / self.needed);
        match times {
            [0, 0] => of(1),
            [0, most] => of(most),
            [least, most] => i32::midpoint(of(least), of(most)),
        }
    }

    fn freshness(&self) -> Freshness {
        freshness(self.posted.stage, self.times(), self.age)
    }

    /// Returns the edit in which the program posts enough units and takes people this way.
    fn enough(&self, taking: Taking) -> Edit {
        Edit::Posts(self.openings.at_least().max(self.needed), taking)
    }
}

impl Free<'_> {
    /// The units free now, as a sentence before one on an expected opening.
    fn now(&self) -> Text {
        match (self.are_enough(), self.openings, self.age <= FULL_HOLDS) {
            (Enough::No, Openings::None, true) => say::capacity_full_now(),
            (Enough::No, _, true) => say::capacity_too_few_now(self.needed),
            (Enough::No, _, false) => self.too_little(),
            (Enough::Yes | Enough::Perhaps, _, _) => say::capacity_open_now(self.openings),
        }
    }

    /// Says that no unit is free, or fewer than the household needs.
    fn too_little(&self) -> Text {
        match self.openings {
            Openings::None => say::capacity_full(Ago(self.age)),
            Openings::Some | Openings::Several | Openings::NotPosted => {
                say::capacity_too_few(Ago(self.age), self.needed)
            }
        }
    }

    /// Says that there were too few units and may be more by now.
    fn was_too_little(&self) -> Text {
        match self.openings {
            Openings::None => say::capacity_was_full_ask(Ago(self.age)),
            Openings::Some | Openings::Several | Openings::NotPosted => {
                say::capacity_was_too_few_ask(Ago(self.age), self.needed)
            }
        }
    }

    /// The change that would be enough, as a sentence that begins with "If".
    fn if_enough(&self) -> Text {
        match self.openings {
            Openings::None => say::if_a_bed_opens_up(),
            Openings::Some | Openings::Several | Openings::NotPosted => {
                say::if_enough_beds_open_up()
            }
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
    if free.are_enough() == Enough::No || taking == Taking::No {
        return voice
            .confirm(say::capacity_none_open_now_ask)
            .worth(free.posted.unposted())
            .lower(TO_MAY_FIT);
    }
    let chance = free.chance();
    voice
        .confirm(|| say::capacity_open_now_ask(free.openings))
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
                || match (free.are_enough(), free.openings) {
                    (Enough::Yes | Enough::Perhaps, _) => say::if_it_takes_people_later(),
                    (Enough::No, Openings::None) => say::if_it_takes_people_later_and_has_a_bed(),
                    (Enough::No, _) => say::if_it_takes_people_later_and_has_enough_beds(),
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

/// Judges a post with enough units, or perhaps enough, by stage, band and age.
fn enough(free: &Free<'_>, door: &ArrivalTerms<'_>, voice: Voice) -> Verdict {
    let freshness = free.freshness();
    if freshness == Freshness::Expired {
        return last_posted(free, voice);
    }
    let (openings, chance) = (free.openings, free.chance());
    let steps = steps(chance);
    let said = || match freshness {
        Freshness::Stale => say::capacity_not_confirmed(Ago(free.age), openings),
        Freshness::Fresh | Freshness::Ageing | Freshness::Expired => open_as_of(free, door),
    };
    if free.are_enough() == Enough::Perhaps {
        let asked = || say::both(said(), say::ask_if_enough_beds(free.needed));
        return voice.confirm(asked).worth(chance).lower(steps.max(1));
    }
    if freshness == Freshness::Stale {
        return voice.confirm(said).worth(chance).lower(steps.max(1));
    }
    voice.fits(said).worth(chance).lower(steps)
}

/// The operator's terms for arriving.
struct ArrivalTerms<'a> {
    taking: Taking,
    profile: &'a Profile,
}

/// Says what is open, and the operator's terms for arriving.
fn open_as_of(free: &Free<'_>, door: &ArrivalTerms<'_>) -> Text {
    let (ago, openings) = (Ago(free.age), free.openings);
    match door.taking {
        Taking::Yes | Taking::No => say::capacity_open_as_of(ago, openings),
        Taking::CallFirst => say::capacity_open_call_first(ago, openings),
        Taking::Until(end) => {
            let end = local_time(end, door.profile.origin.zone.clock());
            say::capacity_open_until(ago, end, openings)
        }
    }
}
