//! Few requirements to get in: screening questions, documents, sobriety, joining a program.

use crate::domain::{Demand, Length, Minutes, Offer, Policy, Profile, Readiness, Sobriety, Wish};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{List, Text, say};

pub(super) const LOW_BARRIER: Rule = Rule {
    id: "low-barrier",
    text: say::rule_low_barrier,
    reason: say::reason_low_barrier,
    basis: Basis::Wish,
    force: Force::Prefer,
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| Hurdles::of(offer), check },
};

/// The points if there is no hurdle, in thousandths of a sure bed: as much as a private room. Each
/// absent hurdle counts its share.
const NO_HURDLES: i32 = 200;
/// The number of hurdles.
const HURDLES: i32 = 6;

/// The possible hurdles. Rules of their own tell everyone about the last four, so only their
/// presence matters here.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
struct Hurdles {
    advocate: Policy,
    phone: Length<Minutes>,
    /// Identification, a TB test result, being sober, joining a program.
    needed: [Needed; 4],
}

/// The need for something before entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
enum Needed {
    Yes,
    No,
    #[default]
    NotStated,
}

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

    /// Returns how many hurdles the program states to be absent.
    fn absent(&self) -> i32 {
        let questions = [self.advocate == Policy::Yes, self.phone == Length::None];
        let absent = questions.into_iter().chain(self.needed.map(|needed| needed == Needed::No));
        absent.map(i32::from).sum()
    }
}

/// Judges a document. One that can come later is no hurdle.
fn paper(demand: Demand) -> Needed {
    match demand {
        Demand::None | Demand::Within(_) => Needed::No,
        Demand::BeforeEntry => Needed::Yes,
        Demand::Unknown => Needed::NotStated,
    }
}

/// Judges sobriety. "Not on site" is a house rule, not a hurdle to entry.
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
        _ => voice.points(0, || say::sentence([hurdles.advocate(), hurdles.phone()])),
    }
}

fn wished(hurdles: &Hurdles, voice: Voice) -> Verdict {
    if *hurdles == Hurdles::default() {
        return voice.points(0, say::low_barrier_not_stated);
    }
    let points = NO_HURDLES * hurdles.absent() / HURDLES;
    voice.points(points, || {
        let [identification, tb_test, sober, ready] = hurdles.needed;
        let papers =
            [(identification, say::low_barrier_id()), (tb_test, say::low_barrier_tb_test())];
        say::sentence([
            hurdles.advocate(),
            hurdles.phone(),
            named(papers.clone(), Needed::No, say::low_barrier_papers),
            named(papers, Needed::Yes, say::low_barrier_papers_needed),
            either(sober, say::low_barrier_sober, say::low_barrier_not_sober),
            either(ready, say::low_barrier_program, say::low_barrier_no_program),
        ])
    })
}

/// Says which documents are needed, or are not, as part of a sentence; empty if there are none.
fn named(papers: [(Needed, Text); 2], needed: Needed, part: fn(List) -> Text) -> Text {
    let those = papers.into_iter().filter(|(one, _)| *one == needed).map(|(_, name)| name);
    let those: List = those.collect();
    if those.is_empty() { Text::nothing() } else { part(those) }
}

/// Says one of two parts of a sentence; empty if it is not stated.
fn either(needed: Needed, yes: fn() -> Text, no: fn() -> Text) -> Text {
    match needed {
        Needed::Yes => yes(),
        Needed::No => no(),
        Needed::NotStated => Text::nothing(),
    }
}

impl Hurdles {
    /// Says who answers the screening questions.
    fn advocate(&self) -> Text {
        match self.advocate {
            Policy::Yes => say::low_barrier_advocate(),
            Policy::CaseByCase => say::low_barrier_advocate_ask(),
            Policy::No => say::low_barrier_person(),
            Policy::Unknown => Text::nothing(),
        }
    }

    /// Says how long the phone screening is.
    fn phone(&self) -> Text {
        match self.phone {
            Length::None => say::low_barrier_no_phone(),
            Length::For(minutes, _) => say::low_barrier_phone(minutes),
            Length::Unknown => Text::nothing(),
        }
    }
}
