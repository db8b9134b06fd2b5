//! Beds for one kind of household: people with children, adults without, or minors alone.

use crate::domain::{
    AgeRange, Answer, Household, HouseholdKind, Households, Member, Offer, Policy, Profile,
    Question,
};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{List, Text, say};

pub(super) const HOUSEHOLDS: Rule = Rule {
    id: "households",
    text: say::rule_households,
    reason: say::reason_households,
    basis: Basis::Funder,
    force: Force::Must,
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[Question::WithOthers, Question::Under18],
    shape: Shape::Each,
    law: &Facts { of: |offer| HouseholdBeds::of(offer), check },
};

/// The kinds of household the beds are for, and whether `children` already refuses children.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct HouseholdBeds {
    kinds: Households,
    no_children: bool,
}

impl HouseholdBeds {
    fn of(offer: Offer<'_>) -> Self {
        let terms = &offer.group.terms;
        let no_children = terms.children.policy == Policy::No;
        Self { kinds: terms.households, no_children }
    }
}

fn check(profile: &Profile, beds: &HouseholdBeds, voice: Voice) -> Verdict {
    if beds.kinds.is_unknown() {
        return voice.nothing();
    }
    let more_may_come =
        !profile.household.stated && profile.answer(Question::WithOthers) != Answer::No;
    let mut possible = kinds(&profile.household, more_may_come);
    // The rule `children` already judges children who come, or may come.
    possible.retain(|kind| *kind != HouseholdKind::WithChildren || !beds.no_children);
    if possible.is_empty() {
        return voice.nothing();
    }
    let policies = possible.iter().map(|kind| beds.kinds.policy(*kind));
    let all = |policy: Policy| policies.clone().all(|one| one == policy);
    let (only, in_part) = (OwnHouseholds(beds.kinds), !profile.household.beside.is_empty());
    if all(Policy::Yes) || in_part && policies.clone().any(|one| one == Policy::Yes) {
        return if only.says() {
            voice.fits(|| say::households_for(only.list()))
        } else {
            voice.nothing()
        };
    }
    match possible.as_slice() {
        _ if all(Policy::No) && only.says() => voice.fails(|| only_for(&possible, only)),
        _ if all(Policy::No) => voice.fails(|| say::households_not_for(listed(&possible))),
        [kind] => unsure(*kind, beds.kinds, voice),
        _ => open(more_may_come && possible.contains(&HouseholdKind::WithChildren), only, voice),
    }
}

/// Judges a known kind of household to which the group gave no plain yes or no.
fn unsure(kind: HouseholdKind, kinds: Households, voice: Voice) -> Verdict {
    let only = OwnHouseholds(kinds);
    if kinds.policy(kind) == Policy::CaseByCase {
        return voice.confirm(|| say::households_case_by_case(kind));
    }
    if !only.says() {
        return voice.nothing();
    }
    voice.confirm(|| say::households_ask_to_take(kind, only.list()))
}

/// Judges a household whose kind depends on something that no one has said yet.
fn open(children_may_come: bool, only: OwnHouseholds, voice: Voice) -> Verdict {
    match (only.says(), children_may_come) {
        (true, true) => voice.confirm(|| say::households_ask_for_children(only.list())),
        (true, false) => voice.confirm(|| say::households_ask_age(only.list())),
        (false, _) => voice.nothing(),
    }
}

/// Returns the kinds a household may turn out to be. A part of a household is also judged by
/// itself, wherever in the program the others stay.
fn kinds(household: &Household, more_may_come: bool) -> Vec<HouseholdKind> {
    let whole: Vec<&Member> = household.everybody().collect();
    let part: Vec<&Member> = household.members.iter().collect();
    let may_be = |kind: &HouseholdKind| {
        [&whole, &part].into_iter().any(|members| may_be(members, *kind, more_may_come))
    };
    HouseholdKind::ALL.into_iter().filter(may_be).collect()
}

fn may_be(members: &[&Member], kind: HouseholdKind, more_may_come: bool) -> bool {
    let may = |side: AgeRange| members.iter().filter(move |one| one.age.and(side).is_some());
    let (adults, minors) = (may(AgeRange::ADULT).count(), may(AgeRange::MINOR).count());
    match kind {
        HouseholdKind::WithoutChildren => adults == members.len(),
        HouseholdKind::OnlyChildren => minors == members.len(),
        HouseholdKind::WithChildren => {
            more_may_come || adults > 0 && minors > 0 && members.len() > 1
        }
    }
}

/// The kinds of household that a group names as its own.
#[derive(Clone, Copy)]
struct OwnHouseholds(Households);

impl OwnHouseholds {
    /// Returns true if it names some kinds and not others.
    fn says(self) -> bool {
        let named = self.named().count();
        named > 0 && named < HouseholdKind::ALL.len()
    }

    fn named(self) -> impl Iterator<Item = HouseholdKind> {
        HouseholdKind::ALL.into_iter().filter(move |kind| self.0.policy(*kind) == Policy::Yes)
    }

    fn list(self) -> List {
        self.named().map(Text::from).collect()
    }
}

/// Lists kinds of household in a sentence.
fn listed(kinds: &[HouseholdKind]) -> List {
    kinds.iter().copied().map(Text::from).collect()
}

/// Says why a household of one of these kinds is none of the kinds named.
fn only_for(possible: &[HouseholdKind], only: OwnHouseholds) -> Text {
    use HouseholdKind::{OnlyChildren, WithChildren, WithoutChildren};
    let named: Vec<HouseholdKind> = only.named().collect();
    let why = match (possible, named.as_slice()) {
        ([.., WithChildren | WithoutChildren], [OnlyChildren]) => {
            say::households_an_adult_is_coming()
        }
        ([OnlyChildren], _) => say::households_no_adult_is_coming(),
        ([WithoutChildren], _) => say::households_no_child_is_coming(),
        ([WithChildren], _) => say::households_a_child_is_coming(),
        _ => return say::households_only(only.list()),
    };
    say::households_only_but(why, only.list())
}
