//! Published rules that the person, after hearing them, said would be a problem. A program that
//! states one is left out. The person can change that at any time and is never asked why.

use crate::domain::{
    Care, Demand, Entry, GenderPolicy, Listed, Policy, Practice, Profile, PublishedRule, Readiness,
    RecordRule, Set,
};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::{List, Text, say};

pub(super) const SKIPPED: Rule = Rule {
    id: "skipped",
    text: say::rule_skipped,
    reason: say::reason_skipped,
    basis: Basis::Wish,
    force: Force::Waivable(Who::Person),
    doubt: Doubt::Slight,
    heard: Heard::Then,
    asks: &[],
    shape: Shape::Each,
    law: &Facts { of: |offer| stated(&offer.group.terms.entry), check },
};

/// Returns the published rules that would certainly exclude someone, not case by case.
fn stated(entry: &Entry) -> Set<PublishedRule> {
    PublishedRule::ALL.iter().copied().filter(|rule| keeps_out(entry, *rule)).collect()
}

fn keeps_out(entry: &Entry, rule: PublishedRule) -> bool {
    let refuses = |practice| entry.policy(practice) == Policy::No;
    match rule {
        PublishedRule::AfterAltercation => refuses(Practice::AfterAltercation),
        PublishedRule::ExtraSupport => refuses(Practice::ExtraSupport),
        PublishedRule::Care => matches!(entry.care, Care::None | Care::Outpatient),
        PublishedRule::MedicalCheck => entry.medical_check == Demand::BeforeEntry,
        // No one can tell whether a rule on some records applies to this person.
        PublishedRule::Record => entry.record == RecordRule::Any,
        PublishedRule::Readiness => entry.readiness == Readiness::Acknowledges,
        PublishedRule::GenderPolicy => entry.gender == GenderPolicy::BySexAssigned,
        // These are asked: a fee may be waived, a payer found, a wait be short, a check made.
        PublishedRule::Residents
        | PublishedRule::Fee
        | PublishedRule::Payer
        | PublishedRule::WaitingList => false,
    }
}

fn check(profile: &Profile, stated: &Set<PublishedRule>, voice: Voice) -> Verdict {
    let skips = profile.skips.and(*stated);
    if skips.is_empty() {
        return voice.nothing();
    }
    let named = || skips.iter().map(Text::from).collect::<List>();
    voice.fails_unless(
        || say::skipped_for(named()),
        Edit::Accepts(skips),
        || say::if_the_person_accepts(named()),
    )
}
