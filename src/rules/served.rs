//! Who is served, against the settings that each adult accepts; never inferred from identity.

use crate::domain::{
    AgeSet, Answer, ChildStay, Gender, Member, Offer, Policy, Profile, Question, Role, Serves,
    Setting,
};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use std::fmt::Arguments;

pub(super) const SERVED: Rule = Rule {
    id: "served",
    text: "Whom a place serves must go with the settings that the survivor and every adult who comes along accept; nobody's identity is asked or inferred.",
    reason: "for another group of people",
    basis: Basis::Licence,
    force: Force::Waivable(Who::Person),
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[Question::AllGender],
    shape: Shape::Each,
    law: &Facts { of: |offer| Residents::of(offer), check },
};

/// Whom it serves, and the ages of adults that could stay.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Residents {
    serves: Serves,
    hosts: AgeSet,
}

impl Residents {
    fn of(offer: Offer<'_>) -> Self {
        let terms = &offer.group.terms;
        Self { serves: terms.serves, hosts: terms.hosts() }
    }
}

fn check(profile: &Profile, residents: &Residents, voice: Voice) -> Verdict {
    let (household, serves) = (&profile.household, residents.serves);
    let all_gender = profile.answer(Question::AllGender);
    let survivors = household.survivors().map(|one| survivor(one, serves, all_gender, voice));
    let adults = household.adults().filter(|member| member.role == Role::DependentAdult);
    let adults = adults.map(|one| adult(one, serves, all_gender, voice));
    let stay = household.child_stay(residents.hosts);
    let children = household.children().filter_map(|one| match stay {
        ChildStay::Accompanied => None,
        ChildStay::InOwnRight => Some(child(one, serves, voice)),
        ChildStay::Open => Some(child(one, serves, voice).softened()),
    });
    let all = survivors.chain(adults).chain(children);
    all.reduce(Verdict::or_worse_and_both).unwrap_or_else(|| voice.nothing())
}

/// An adult who comes along: where nobody said which settings they accept, only a place that serves
/// nobody they may be is ruled out.
fn adult(member: &Member, serves: Serves, all_gender: Answer, voice: Voice) -> Verdict {
    if !member.settings.are_unknown() {
        return survivor(member, serves, all_gender, voice);
    }
    match (serves.women, serves.men) {
        (Policy::Yes, Policy::Yes) => voice.fits(format_args!("It {serves}.")),
        (Policy::No, Policy::No) if serves.girls == Policy::No && serves.boys == Policy::No => {
            voice.fails(format_args!("It {serves}; an adult would come, too."))
        }
        _ => voice
            .confirm(format_args!("It {serves}: ask whether they take the adult who comes along.")),
    }
}

fn survivor(member: &Member, serves: Serves, all_gender: Answer, voice: Voice) -> Verdict {
    let settings = &member.settings;
    if serves.is_unknown() && settings.are_unknown() {
        return voice.confirm(format_args!("It {serves}: ask."));
    }
    if serves.is_unknown() {
        return voice.confirm(format_args!("It {serves}; you entered {settings}: ask."));
    }
    if serves.each().into_iter().all(|(_, policy)| policy == Policy::Yes) {
        return everyone(member, all_gender, voice);
    }
    if settings.are_unknown() || settings.include(Setting::Any) {
        return voice.confirm(format_args!(
            "It {serves}: ask the person whether that is right, then the program."
        ));
    }
    let named = serves.each().into_iter().filter(|(setting, _)| settings.include(*setting));
    match named.map(|(_, policy)| policy).reduce(better).unwrap_or(Policy::No) {
        Policy::Yes => named_is_served(member, serves, all_gender, voice),
        Policy::No => only_everyone(member, serves, voice),
        Policy::CaseByCase | Policy::Unknown => voice.confirm(format_args!(
            "It {serves}; you entered {settings}: ask whether it takes the person."
        )),
    }
}

/// The place serves everyone.
fn everyone(member: &Member, all_gender: Answer, voice: Voice) -> Verdict {
    let settings = &member.settings;
    if settings.are_unknown()
        || settings.include(Setting::Any)
        || settings.include(Setting::AllGender)
        || all_gender == Answer::Yes
    {
        return voice.fits(format_args!("Serves everyone."));
    }
    mixed_with(all_gender, format_args!("Serves everyone; you entered {settings}"), voice)
}

/// A setting the survivor named is served; others may live there, too.
fn named_is_served(member: &Member, serves: Serves, all_gender: Answer, voice: Voice) -> Verdict {
    let settings = &member.settings;
    if settings.include(Setting::AllGender) || all_gender == Answer::Yes {
        return voice.fits(format_args!("It {serves}; you entered {settings}."));
    }
    match serves.mixed() {
        Policy::Yes => {
            mixed_with(all_gender, format_args!("It {serves}; you entered {settings}"), voice)
        }
        Policy::CaseByCase | Policy::Unknown if all_gender == Answer::No => {
            voice.confirm(format_args!("It {serves}; you entered {settings}: ask who lives there."))
        }
        Policy::CaseByCase | Policy::Unknown | Policy::No => {
            voice.fits(format_args!("It {serves}; you entered {settings}."))
        }
    }
}

/// The survivor named one setting, and the place is for several.
fn mixed_with(all_gender: Answer, facts: Arguments<'_>, voice: Voice) -> Verdict {
    match all_gender {
        Answer::Yes => voice.fits(format_args!("{facts}.")),
        // The person is on the line.
        Answer::Unknown(_) => voice
            .confirm(format_args!(
                "{facts}: ask the person whether a place for everyone is all right."
            ))
            .slight(),
        Answer::No => voice.fails_unless(
            format_args!("{facts}, and no to a place for everyone."),
            Edit::Answer(Question::AllGender, Answer::Yes),
            format_args!("If a place for everyone would do."),
        ),
    }
}

/// No setting the survivor named is served; a place for everyone may still have been accepted.
fn only_everyone(member: &Member, serves: Serves, voice: Voice) -> Verdict {
    let settings = &member.settings;
    let facts = format_args!("It {serves}; you entered {settings}.");
    match (settings.include(Setting::AllGender), serves.mixed()) {
        (true, Policy::Yes) => voice.fits(facts),
        (true, Policy::CaseByCase | Policy::Unknown) => {
            voice.confirm(format_args!("It {serves}; you entered {settings}: ask who lives there."))
        }
        (true, Policy::No) | (false, _) => voice.fails(facts),
    }
}

/// A young person of the household who would live there in their own right.
fn child(member: &Member, serves: Serves, voice: Voice) -> Verdict {
    let (word, policy) = match member.gender {
        Gender::Girl => ("a girl", serves.girls),
        Gender::Boy => ("a boy", serves.boys),
        Gender::Unknown => ("the young person", Policy::Unknown),
    };
    match policy {
        Policy::Yes => voice.fits(format_args!("It {serves}.")),
        Policy::No => voice.fails(format_args!("It {serves}; {word} would come, too.")),
        Policy::CaseByCase | Policy::Unknown => {
            voice.confirm(format_args!("It {serves}: ask whether it takes {word}."))
        }
    }
}

fn better(a: Policy, b: Policy) -> Policy {
    let rank = |policy| match policy {
        Policy::Yes => 0,
        Policy::CaseByCase => 1,
        Policy::Unknown => 2,
        Policy::No => 3,
    };
    if rank(a) <= rank(b) { a } else { b }
}
