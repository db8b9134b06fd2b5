//! What is posted as free, and how far a post of its age can be relied on.

use crate::domain::{
    Ago, Audience, Clocks, Curves, DayAndHour, ExpectedOpening, FULL_HOLDS, Freshness, Offer,
    Openings, Profile, Stage, Taking, Timestamp, UnitKind, freshness, local_time, noon,
    to_quarter_hour,
};
use crate::rules::intake::arriving;
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use chrono::TimeDelta;
use std::fmt;

pub(super) const CAPACITY: Rule = Rule {
    id: "capacity",
    text: "Something must be posted as free for the household; the older the post, the less it counts, and an old post of \u{201c}full\u{201d} is not believed.",
    reason: "full tonight",
    basis: Basis::Physical,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Door,
    law: &Facts { of: |offer| Posted::of(offer), check },
};

/// Points of an opening that the program expects: better than nothing posted, no promise.
const EXPECTED: i32 = 500;
/// Steps of a program whose openings nobody knows: it may fit.
const TO_MAY_FIT: u8 = 2;

#[derive(Clone, PartialEq, Eq, Hash)]
struct Posted {
    kind: UnitKind,
    stage: Stage,
    audience: Audience,
    /// What is expected to open, by the program's own clock.
    opening: Option<(ExpectedOpening, Clocks)>,
    curves: Curves,
    /// Units, who is taken, and when it was posted, in seconds: every request asks for its age.
    post: Option<(u16, Taking, i64)>,
}

impl Posted {
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

impl Posted {
    /// Points of a program of which no post says anything: its chance of having something free.
    fn unposted(&self) -> i32 {
        self.curves.chance_unposted(self.stage, self.audience)
    }

    /// Points of a program that was full so long ago.
    fn after_full(&self, age: TimeDelta) -> i32 {
        self.curves.chance_after_full(self.stage, self.audience, age)
    }
}

fn check(profile: &Profile, posted: &Posted, voice: Voice) -> Verdict {
    let needed = match posted.kind {
        UnitKind::Private => 1,
        UnitKind::SharedBed | UnitKind::Unknown => profile.household.size(),
    };
    // Most posts say enough without it.
    let expected = || Expected::of(profile, posted, needed);
    let Some((open, taking, at)) = posted.post else {
        return match expected() {
            Expected::ByThen(opening) => {
                asked(opening, format_args!("Nothing is posted; it"), voice)
            }
            Expected::Later(..) | Expected::Nothing => voice
                .confirm(format_args!("No availability posted. Ask if a bed is open."))
                .worth(posted.unposted())
                .lower(TO_MAY_FIT),
        };
    };
    let age = TimeDelta::seconds(profile.now.timestamp() - at);
    let units = at_least_one(needed);
    let free = Free { posted, open, needed: units, times: open / units, age };
    if profile.comes_another_day() {
        return match expected() {
            Expected::ByThen(opening) => asked(opening, format_args!("{free}"), voice),
            Expected::Later(..) | Expected::Nothing => another_day(&free, taking, voice),
        };
    }
    if let Some(verdict) = not_taking(profile, &free, taking, voice) {
        return verdict;
    }
    if free.times == 0 {
        return match expected() {
            Expected::ByThen(opening) => asked(opening, format_args!("{free}"), voice),
            Expected::Later(opening, noon) => too_little_yet(&free, opening, noon, taking, voice),
            Expected::Nothing => too_little(&free, taking, voice),
        };
    }
    enough(&free, &Door { taking, profile }, voice)
}

/// An opening that the program expects, where it is enough for the household.
enum Expected {
    /// By the day of arrival, or on it.
    ByThen(ExpectedOpening),
    /// After it; the moment to arrive at instead, where it is within the stay.
    Later(ExpectedOpening, Option<Timestamp>),
    /// None, or one whose day has passed: posts speak of that.
    Nothing,
}

impl Expected {
    fn of(profile: &Profile, posted: &Posted, needed: u32) -> Self {
        let Some((opening, clocks)) = posted.opening else { return Self::Nothing };
        let posted_at = posted.post.and_then(|(_, _, at)| Timestamp::from_timestamp(at, 0));
        if !opening.is_enough(needed) || !opening.is_ahead(clocks, profile.now, posted_at) {
            return Self::Nothing;
        }
        // Where the clock is not known, it may be the day already.
        let (_, arrives) = clocks.days(profile.arrives());
        if opening.day <= arrives {
            return Self::ByThen(opening);
        }
        let clock = clocks.each().next().filter(|_| opening.day <= profile.last_night());
        Self::Later(opening, clock.map(|clock| noon(opening.day, clock)))
    }
}

/// An opening is expected by the time somebody comes, and to be asked about.
fn asked(opening: ExpectedOpening, now: fmt::Arguments<'_>, voice: Voice) -> Verdict {
    let said = format_args!("{now} expects {}: ask to be told of it.", Opens(opening));
    voice.confirm(said).worth(EXPECTED).lower(1)
}

/// How many units on which day: "1 on Dec 2".
struct Opens(ExpectedOpening);

impl fmt::Display for Opens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.0.day.format("%b %-d");
        match self.0.units {
            Some(units) => write!(f, "{units} on {day}"),
            None => write!(f, "an opening on {day}"),
        }
    }
}

/// What is posted as free.
struct Free<'a> {
    posted: &'a Posted,
    open: u16,
    /// Units the household needs.
    needed: u16,
    /// How many times the household would find room in it.
    times: u16,
    age: TimeDelta,
}

impl Free<'_> {
    fn openings(&self) -> Openings {
        Openings::of(self.open)
    }

    fn chance(&self) -> i32 {
        let Posted { curves, stage, audience, .. } = self.posted;
        curves.chance_still_open(*stage, *audience, self.times, self.age)
    }

    fn freshness(&self) -> Freshness {
        freshness(self.posted.stage, self.times, self.age)
    }

    /// The program posts enough, and takes people so.
    fn enough(&self, taking: Taking) -> Edit {
        Edit::Posts(self.open.max(self.needed), taking)
    }
}

/// What is free now, as the beginning of a sentence on what is expected.
impl fmt::Display for Free<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (less, ago) = (Less { open: self.open, needed: self.needed }, Ago(self.age));
        match (self.times, self.age <= FULL_HOLDS) {
            (0, true) => write!(f, "{less} now;"),
            (0, false) => write!(f, "{less}, posted {ago};"),
            _ => write!(f, "Posted {} for now;", self.openings()),
        }
    }
}

/// Steps down from "call first", by the chance that something is still open.
fn steps(chance: i32) -> u8 {
    match chance {
        700.. => 0,
        500.. => 1,
        _ => TO_MAY_FIT,
    }
}

/// Units of a need, at least one.
fn at_least_one(needed: u32) -> u16 {
    u16::try_from(needed).unwrap_or(u16::MAX).max(1)
}

/// What is posted speaks of tonight; the household comes on another day.
fn another_day(free: &Free<'_>, taking: Taking, voice: Voice) -> Verdict {
    if free.freshness() == Freshness::Expired {
        return last_posted(free, voice);
    }
    if free.times == 0 || taking == Taking::No {
        return voice
            .confirm(format_args!("Nothing posted as free for now: ask about the day you need."))
            .worth(free.posted.unposted())
            .lower(TO_MAY_FIT);
    }
    let chance = free.chance();
    voice
        .confirm(format_args!("Posted {} for now: ask about the day you need.", free.openings()))
        .worth(chance)
        .lower(steps(chance).max(1))
}

/// Nothing is posted as free, or less than the household needs.
fn too_little(free: &Free<'_>, taking: Taking, voice: Voice) -> Verdict {
    let (less, ago) = (Less { open: free.open, needed: free.needed }, Ago(free.age));
    if free.age > FULL_HOLDS {
        return voice
            .confirm(format_args!("{less}, posted {ago}. Ask if that has changed."))
            .worth(free.posted.after_full(free.age))
            .lower(TO_MAY_FIT);
    }
    voice.fails_unless(
        format_args!("{less}, posted {ago}."),
        free.enough(taking),
        format_args!("If {less:#}."),
    )
}

/// The same where something is expected after the household would arrive.
fn too_little_yet(
    free: &Free<'_>,
    opening: ExpectedOpening,
    noon: Option<Timestamp>,
    taking: Taking,
    voice: Voice,
) -> Verdict {
    let (less, ago) = (Less { open: free.open, needed: free.needed }, Ago(free.age));
    let Some(noon) = noon.filter(|_| free.age <= FULL_HOLDS) else {
        return too_little(free, taking, voice);
    };
    voice.fails_unless(
        format_args!("{less}, posted {ago}; expects {}.", Opens(opening)),
        Edit::Arrive(noon),
        format_args!("If arriving {} is possible.", opening.day.format("%b %-d")),
    )
}

fn last_posted(free: &Free<'_>, voice: Voice) -> Verdict {
    voice
        .confirm(format_args!("Last posted {}. Ask if a bed is open.", Ago(free.age)))
        .worth(free.posted.unposted())
        .lower(TO_MAY_FIT)
}

/// Whether the operator has said that nobody is taken in when the household would arrive.
fn not_taking(profile: &Profile, free: &Free<'_>, taking: Taking, voice: Voice) -> Option<Verdict> {
    let (age, less) = (free.age, Less { open: free.open, needed: free.needed });
    let unless = |because: fmt::Arguments<'_>, change: &str| {
        let edit = free.enough(Taking::Yes);
        if free.times > 0 {
            voice.fails_unless(because, edit, format_args!("If {change}."))
        } else {
            voice.fails_unless(because, edit, format_args!("If {change} and {less:#}."))
        }
    };
    match taking {
        Taking::No if age <= FULL_HOLDS => Some(unless(
            format_args!("Not accepting anyone (posted {}).", Ago(age)),
            "the program opens its doors again",
        )),
        Taking::Until(end) if end < profile.arrives() && age <= FULL_HOLDS => {
            let clock = profile.origin.zone.clock();
            let said = |moment: Timestamp| DayAndHour(local_time(moment, clock));
            let (end, arrives) = (said(end), said(profile.arrives()));
            Some(unless(
                format_args!("Takes people until {end}; {} {arrives}.", arriving(profile.arrival)),
                "it takes people later than posted",
            ))
        }
        Taking::No => Some(
            voice
                .confirm(format_args!(
                    "Was not accepting people {}. Ask if that has changed.",
                    Ago(age)
                ))
                .worth(free.posted.unposted())
                .lower(TO_MAY_FIT),
        ),
        Taking::Yes | Taking::CallFirst | Taking::Until(_) => None,
    }
}

/// Enough is posted as free: how much it counts depends on stage, number and age.
fn enough(free: &Free<'_>, door: &Door<'_>, voice: Voice) -> Verdict {
    let freshness = free.freshness();
    if freshness == Freshness::Expired {
        return last_posted(free, voice);
    }
    let (openings, chance) = (free.openings(), free.chance());
    let steps = steps(chance);
    if freshness == Freshness::Stale {
        return voice
            .confirm(format_args!(
                "Posted {openings} {}, not confirmed since: call before you offer it.",
                Ago(free.age)
            ))
            .worth(chance)
            .lower(steps.max(1));
    }
    voice
        .fits(format_args!("Posted {openings} {}{door}.", Ago(free.age)))
        .worth(chance)
        .lower(steps)
}

/// Too little: nothing, or less than the household needs; never how many, which is the program's own.
/// The other form says what would mend it.
struct Less {
    open: u16,
    needed: u16,
}

impl fmt::Display for Less {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (f.alternate(), self.open) {
            (false, 0) => f.write_str("Full"),
            (false, _) => write!(f, "Not enough beds for {} people", self.needed),
            (true, 0) => f.write_str("something opens up"),
            (true, _) => f.write_str("enough opens up"),
        }
    }
}

/// What the operator said of arriving, behind a post that counts.
struct Door<'a> {
    taking: Taking,
    profile: &'a Profile,
}

impl fmt::Display for Door<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.taking {
            Taking::Yes | Taking::No => Ok(()),
            Taking::CallFirst => f.write_str(". Call before sending anyone"),
            Taking::Until(end) => {
                let end = local_time(end, self.profile.origin.zone.clock());
                write!(f, "; takes people until {}", DayAndHour(end))
            }
        }
    }
}
