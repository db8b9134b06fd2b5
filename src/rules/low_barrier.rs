//! Few hurdles to get in: questions before entry, papers, being sober, wanting a program.

use crate::domain::{
    Demand, Length, Minutes, Offer, Policy, Profile, Readiness, Sentence, Sobriety, Wish,
};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use std::fmt::{self, Display};

pub(super) const LOW_BARRIER: Rule = Rule {
    id: "low-barrier",
    text: "Places with few hurdles to get in come first for those who wish it: an advocate may answer for the person, no questions on the phone, no identification, TB test result or sobriety asked for before entry, and a bed that does not depend on joining a program.",
    reason: "with hurdles to get in",
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| Hurdles::of(offer), check },
};

/// What it is worth when nothing of it is in the way, in thousandths of a sure bed: as much as a
/// room of one's own. Each hurdle that is not there counts its share.
const NO_HURDLES: i32 = 200;
/// How many hurdles there are.
const HURDLES: i32 = 6;

/// What may be in the way of coming in. The last four are told to everyone by rules of their own,
/// so that only whether they are there matters here.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
struct Hurdles {
    advocate: Policy,
    phone: Length<Minutes>,
    needed: [Needed; 4],
}

/// Whether something is needed to come in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
enum Needed {
    Yes,
    No,
    #[default]
    NotStated,
}

/// What may be needed, in the order of [`Hurdles::needed`].
const THINGS: [&str; 4] =
    ["identification", "a TB test result", "being sober", "joining a program"];

impl Hurdles {
    fn of(offer: Offer<'_>) -> Self {
        let (offers, entry) = (&offer.group.terms.offers, &offer.group.terms.entry);
        let needed = [
            paper(entry.identification),
            paper(entry.tb_test),
            sober(entry.sobriety),
            ready(entry.readiness),
        ];
        Self { advocate: offers.advocate_screens, phone: offers.phone_screening, needed }
    }

    /// How many of all of them are stated not to be there.
    fn absent(&self) -> i32 {
        let questions = [self.advocate == Policy::Yes, self.phone == Length::None];
        let absent = questions.into_iter().chain(self.needed.map(|needed| needed == Needed::No));
        absent.map(i32::from).sum()
    }
}

/// A paper that there is time to get is not in the way.
fn paper(demand: Demand) -> Needed {
    match demand {
        Demand::None | Demand::Within(_) => Needed::No,
        Demand::BeforeEntry => Needed::Yes,
        Demand::Unknown => Needed::NotStated,
    }
}

/// Nothing in the house is a rule of the house, not a hurdle before it.
fn sober(sobriety: Sobriety) -> Needed {
    match sobriety {
        Sobriety::None | Sobriety::NotOnSite => Needed::No,
        Sobriety::AtIntake | Sobriety::Days(_) => Needed::Yes,
        Sobriety::Unknown => Needed::NotStated,
    }
}

fn ready(readiness: Readiness) -> Needed {
    match readiness {
        Readiness::None | Readiness::Voluntary => Needed::No,
        Readiness::Acknowledges => Needed::Yes,
        Readiness::Unknown => Needed::NotStated,
    }
}

fn check(profile: &Profile, hurdles: &Hurdles, voice: Voice) -> Verdict {
    if profile.wishes.include(Wish::LowBarrier) {
        return wished(hurdles, voice);
    }
    match hurdles {
        Hurdles { advocate: Policy::Unknown, phone: Length::Unknown, .. } => voice.nothing(),
        _ => voice.points(
            0,
            format_args!("{}", Sentence(&[&Advocate(hurdles.advocate), &Phone(hurdles.phone)])),
        ),
    }
}

fn wished(hurdles: &Hurdles, voice: Voice) -> Verdict {
    if *hurdles == Hurdles::default() {
        return voice.points(0, format_args!("How people get in is not stated."));
    }
    let points = NO_HURDLES * hurdles.absent() / HURDLES;
    let things = |needed, words| Things { of: hurdles.needed, needed, words };
    voice.points(
        points,
        format_args!(
            "{}",
            Sentence(&[
                &Advocate(hurdles.advocate),
                &Phone(hurdles.phone),
                &things(Needed::No, "not needed to come in:"),
                &things(Needed::Yes, "needed to come in:"),
            ])
        ),
    )
}

/// Who answers the questions before entry.
struct Advocate(Policy);

impl Display for Advocate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Policy::Yes => "an advocate may answer the questions before entry",
            Policy::CaseByCase => "ask whether an advocate may answer the questions before entry",
            Policy::No => "the person answers the questions before entry",
            Policy::Unknown => "",
        })
    }
}

/// The questions on the telephone.
struct Phone(Length<Minutes>);

impl Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Length::None => f.write_str("no questions on the phone"),
            Length::For(..) => write!(f, "questions on the phone take {}", self.0),
            Length::Unknown => Ok(()),
        }
    }
}

/// Things that are needed to come in, or are not, behind a few words; nothing where there are none.
struct Things {
    of: [Needed; 4],
    needed: Needed,
    words: &'static str,
}

impl Display for Things {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let those = THINGS.iter().zip(self.of).filter(|(_, needed)| *needed == self.needed);
        let names: Vec<_> = those.map(|(name, _)| *name).collect();
        if names.is_empty() { Ok(()) } else { write!(f, "{} {}", self.words, names.join(", ")) }
    }
}
