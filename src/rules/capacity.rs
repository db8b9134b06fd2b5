//! What is posted as free, and how far a post of its age can be relied on.

use crate::domain::{
    FULL_HOLDS, Freshness, Offer, Openings, Profile, Stage, Taking, Timestamp, UnitKind, ago,
    chance_still_open, freshness, to_quarter_hour,
};
use crate::rules::{Basis, Doubt, Facts, Force, Rule, Verdict, Voice, Who};
use chrono::TimeDelta;
use std::fmt;

pub(super) const CAPACITY: Rule = Rule {
    id: "capacity",
    text: "Something must be posted as free for the household; the older the post, the less it counts, and an old post of \u{201c}full\u{201d} is not believed.",
    reason: "full tonight",
    basis: Basis::Physical,
    force: Force::Waivable(Who::Program),
    doubt: Doubt::Slight,
    asks: &[],
    law: &Facts { of: |offer| Posted::of(offer), check },
};

/// Points of a program that has posted nothing: less than any post that still counts.
const UNPOSTED: i32 = 250;
/// Steps of a program whose openings nobody knows: it may fit.
const TO_MAY_FIT: u8 = 2;

#[derive(Clone, PartialEq, Eq, Hash)]
struct Posted {
    kind: UnitKind,
    stage: Stage,
    post: Option<(u16, Taking, Timestamp)>,
}

impl Posted {
    fn of(offer: Offer<'_>) -> Self {
        let post = offer.group.post.as_ref();
        Self {
            kind: offer.group.unit_group.kind,
            stage: offer.program.stage,
            post: post.map(|p| (p.open, p.taking, to_quarter_hour(p.posted_at))),
        }
    }
}

fn check(profile: &Profile, posted: &Posted, voice: Voice) -> Verdict {
    let Some((open, taking, at)) = posted.post else {
        let verdict =
            voice.confirm(format_args!("Nothing is posted: ask whether something is free."));
        return verdict.worth(UNPOSTED).lower(TO_MAY_FIT);
    };
    let age = profile.now - at;
    let needed = match posted.kind {
        UnitKind::Private => 1,
        UnitKind::SharedBed | UnitKind::Unknown => profile.household.size(),
    };
    let openings = Openings::of(open);
    if let Some(verdict) = not_taking(profile, taking, age, voice) {
        return verdict;
    }
    match u32::from(open) {
        n if n >= needed => {
            open_enough(profile, posted.stage, open / at_least_one(needed), at, voice)
        }
        n if age > FULL_HOLDS => voice
            .confirm(format_args!(
                "Posted as {} {}: ask whether that has changed.",
                Less(n),
                ago(age)
            ))
            .worth(UNPOSTED)
            .lower(TO_MAY_FIT),
        0 => voice.fails_unless(
            format_args!("Full, posted {}.", ago(age)),
            format_args!("If something opens up."),
        ),
        _ => voice.fails_unless(
            format_args!("Posted {openings} {}; {needed} are needed.", ago(age)),
            format_args!("If enough opens up."),
        ),
    }
}

/// Units of a need, at least one.
fn at_least_one(needed: u32) -> u16 {
    u16::try_from(needed).unwrap_or(u16::MAX).max(1)
}

/// Whether the operator has said that nobody is taken in when the household would arrive.
fn not_taking(profile: &Profile, taking: Taking, age: TimeDelta, voice: Voice) -> Option<Verdict> {
    match taking {
        Taking::No if age <= FULL_HOLDS => Some(voice.fails_unless(
            format_args!("Takes nobody in now, posted {}.", ago(age)),
            format_args!("If the program opens its doors again."),
        )),
        Taking::Until(end) if end < profile.arrives() && age <= FULL_HOLDS => {
            let end = end.with_timezone(&profile.origin.zone.clock());
            Some(voice.fails_unless(
                format_args!("Takes people until {}.", end.format("%H:%M on %-d %B")),
                format_args!("If it takes people later than posted."),
            ))
        }
        Taking::No => Some(
            voice
                .confirm(format_args!("Took nobody in {}: ask whether that has changed.", ago(age)))
                .worth(UNPOSTED)
                .lower(TO_MAY_FIT),
        ),
        Taking::Yes | Taking::CallFirst | Taking::Until(_) => None,
    }
}

/// Enough is posted as free: how much it counts depends on stage, number and age.
fn open_enough(profile: &Profile, stage: Stage, open: u16, at: Timestamp, voice: Voice) -> Verdict {
    let age = profile.now - at;
    let (openings, chance) = (Openings::of(open), chance_still_open(stage, open, age));
    let steps = match chance {
        700.. => 0,
        500.. => 1,
        _ => TO_MAY_FIT,
    };
    let ahead = profile.arrives() - profile.now > FULL_HOLDS;
    match freshness(stage, open, age) {
        _ if ahead => voice
            .confirm(format_args!("Posted {openings} for now: ask about the day you need."))
            .worth(chance)
            .lower(steps.max(1)),
        Freshness::Fresh | Freshness::Ageing => {
            voice.fits(format_args!("Posted {openings} {}.", ago(age))).worth(chance).lower(steps)
        }
        Freshness::Stale => voice
            .confirm(format_args!(
                "Posted {openings} {}, not confirmed since: call before you offer it.",
                ago(age)
            ))
            .worth(chance)
            .lower(steps.max(1)),
        Freshness::Expired => voice
            .confirm(format_args!("Last posted {}: ask whether something is free.", ago(age)))
            .worth(UNPOSTED)
            .lower(TO_MAY_FIT),
    }
}

struct Less(u32);

impl fmt::Display for Less {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0 == 0 { "full" } else { "having too little" })
    }
}
