//! Children who come along: whether they can, how many, and the ages of girls and boys.

use crate::domain::{
    AgeRange, AgeSet, Ages, Answer, ChildStay, Children, Gender, Household, Member, Offer, Policy,
    Profile, Question,
};
use crate::rules::{Basis, Doubt, Facts, Force, Heard, Rule, Shape, Verdict, Voice};
use crate::words::{Text, say};

pub(super) const CHILDREN: Rule = Rule {
    id: "children",
    text: say::rule_children,
    reason: say::reason_children,
    basis: Basis::Licence,
    force: Force::Must,
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[Question::WithOthers],
    shape: Shape::Each,
    law: &Facts { of: |offer| Along::of(offer), check },
};

/// The children taken, and the ages of adults that could stay.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Along {
    taken: Children,
    hosts: AgeSet,
}

impl Along {
    fn of(offer: Offer<'_>) -> Self {
        let terms = &offer.group.terms;
        Self { taken: terms.children, hosts: terms.hosts() }
    }
}

fn check(profile: &Profile, along: &Along, voice: Voice) -> Verdict {
    let (household, taken) = (&profile.household, &along.taken);
    if household.children().next().is_none() {
        return if household.stated {
            voice.nothing()
        } else {
            perhaps(profile.answer(Question::WithOthers), taken, voice)
        };
    }
    match household.child_stay(along.hosts) {
        ChildStay::Accompanied => accompanied(household, taken, voice),
        ChildStay::Open => accompanied(household, taken, voice).softened(),
        ChildStay::InOwnRight if household.beside.is_empty() => alone(household, taken, voice),
        ChildStay::InOwnRight => voice.nothing(),
    }
}

/// Judges children who come along with an adult of the household, in this room or another.
fn accompanied(household: &Household, taken: &Children, voice: Voice) -> Verdict {
    let number = household.children().count();
    let coming = || say::children_coming(taken, say::number_of_children_coming(number));
    match taken.policy {
        Policy::No => return voice.fails(coming),
        Policy::Unknown | Policy::CaseByCase => {
            let ask = || say::children_ask_about(taken, say::number_of_children(number));
            return voice.confirm(ask);
        }
        Policy::Yes => {}
    }
    if taken.most.is_some_and(|most| usize::from(most) < number) {
        return voice.fails(coming);
    }
    let verdicts = household.children().map(|child| one(child, taken, voice));
    verdicts.reduce(Verdict::or_worse).unwrap_or_else(|| voice.nothing())
}

/// Judges young people without an adult of their household. The limits are about children who come
/// along, so they are a reason to ask.
fn alone(household: &Household, taken: &Children, voice: Voice) -> Verdict {
    let outside = |child: &&Member| matches!(limits(child, taken), (false, false));
    match household.children().find(outside) {
        Some(child) if taken.policy == Policy::Yes => {
            voice.confirm(|| say::children_ask_without_adult(taken, in_words(child)))
        }
        _ => voice.nothing(),
    }
}

/// Judges a household that mentioned no children. There is something to ask only if others may
/// come.
fn perhaps(with_others: Answer, taken: &Children, voice: Voice) -> Verdict {
    match (with_others, taken.policy) {
        (Answer::No, _)
        | (_, Policy::Yes)
        | (Answer::Unknown(_), Policy::CaseByCase | Policy::Unknown) => voice.nothing(),
        (Answer::Yes | Answer::Unknown(_), Policy::No) => {
            voice.confirm(|| say::children_ask_if_any(taken))
        }
        (Answer::Yes, Policy::CaseByCase | Policy::Unknown) => {
            voice.confirm(|| say::children_ask_who_comes(taken))
        }
    }
}

fn one(child: &Member, taken: &Children, voice: Voice) -> Verdict {
    let (fits, may) = limits(child, taken);
    let coming = || say::children_coming(taken, say::is_coming(in_words(child)));
    match (fits, may) {
        (true, _) => voice.fits(coming),
        (false, true) => voice.confirm(|| say::children_ask_about(taken, in_words(child))),
        (false, false) => voice.fails(coming),
    }
}

/// Returns whether the limits for the child's gender surely and possibly include the child.
fn limits(child: &Member, taken: &Children) -> (bool, bool) {
    match child.gender {
        Gender::Girl => within(child, &[taken.girls]),
        Gender::Boy => within(child, &[taken.boys]),
        Gender::Unknown => within(child, &[taken.girls, taken.boys]),
    }
}

/// Returns whether the child's age is surely and possibly one of those taken.
fn within(child: &Member, limits: &[Ages]) -> (bool, bool) {
    let age = child.age.set();
    let sure = limits.iter().all(|ages| age.minus(ages.takes).is_empty());
    let may = limits.iter().any(|ages| !age.and(ages.takes.or(ages.unsure)).is_empty());
    (sure, may)
}

fn in_words(child: &Member) -> Text {
    let age = match (child.age, child.age.oldest()) {
        (AgeRange::MINOR | AgeRange::UNKNOWN, _) => say::child_age_not_known(),
        (_, 0) => say::child_under_1(),
        (age, _) => say::child_age(age),
    };
    match child.gender {
        Gender::Girl => say::girl_of(age),
        Gender::Boy => say::boy_of(age),
        Gender::Unknown => say::child_of(age),
    }
}
