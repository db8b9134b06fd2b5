//! The people a program serves, against the settings each adult accepts; never inferred from
//! identity.

use crate::domain::{
    AgeRange, AgeSet, Answer, ChildStay, Gender, Member, Offer, Policy, Profile, Question, Role,
    Serves, Setting,
};
use crate::rules::{Basis, Doubt, Edit, Facts, Force, Heard, Rule, Shape, Verdict, Voice, Who};
use crate::words::{Text, say};

pub(super) const SERVED: Rule = Rule {
    id: "served",
    text: say::rule_served,
    reason: say::reason_served,
    basis: Basis::Licence,
    force: Force::Waivable(Who::Person),
    doubt: Doubt::Grave,
    heard: Heard::Then,
    asks: &[Question::AllGender],
    shape: Shape::Each,
    law: &Facts { of: |offer| ServedAges::of(offer), check },
};

/// The people it serves, and the ages of adults that could stay.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct ServedAges {
    serves: Serves,
    hosts: AgeSet,
}

impl ServedAges {
    fn of(offer: Offer<'_>) -> Self {
        let terms = &offer.group.terms;
        Self { serves: terms.serves, hosts: terms.hosts() }
    }
}

fn check(profile: &Profile, residents: &ServedAges, voice: Voice) -> Verdict {
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

/// Judges an adult who comes along. If no one said which settings they accept, only a place that
/// says no to women, men, girls and boys is ruled out.
fn adult(member: &Member, serves: Serves, all_gender: Answer, voice: Voice) -> Verdict {
    if !member.settings.are_unknown() {
        return survivor(member, serves, all_gender, voice);
    }
    match (serves.women, serves.men) {
        (Policy::Yes, Policy::Yes) => voice.fits(|| Text::from(serves)),
        (Policy::No, Policy::No) if serves.girls == Policy::No && serves.boys == Policy::No => {
            voice.fails(|| say::served_adult_coming(serves))
        }
        _ => voice.confirm(|| say::served_ask_about_adult(serves)),
    }
}

fn survivor(member: &Member, serves: Serves, all_gender: Answer, voice: Voice) -> Verdict {
    let settings = &member.settings;
    if serves.is_unknown() && settings.are_unknown() {
        return voice.confirm(|| say::served_ask(serves));
    }
    if serves.is_unknown() {
        return voice.confirm(|| say::served_not_stated_ask(serves, settings));
    }
    if serves.each().into_iter().all(|(_, policy)| policy == Policy::Yes) {
        return everyone(member, all_gender, voice);
    }
    if settings.are_unknown() || settings.include(Setting::Any) {
        return voice.confirm(|| {
            let may_be = |ages| member.age.and(ages).is_some();
            let age_decides = may_be(AgeRange::MINOR) && may_be(AgeRange::ADULT);
            if serves.takes_no_adults() && settings.are_unknown() && age_decides {
                say::served_ask_age(serves)
            } else {
                say::served_check_both(serves)
            }
        });
    }
    let named = serves.each().into_iter().filter(|(setting, _)| settings.include(*setting));
    match named.map(|(_, policy)| policy).reduce(better).unwrap_or(Policy::No) {
        Policy::Yes => named_is_served(member, serves, all_gender, voice),
        Policy::No => only_everyone(member, serves, voice),
        Policy::CaseByCase | Policy::Unknown => {
            voice.confirm(|| say::served_ask_to_take(serves, settings))
        }
    }
}

/// Judges a place that serves everyone.
fn everyone(member: &Member, all_gender: Answer, voice: Voice) -> Verdict {
    let settings = &member.settings;
    if settings.are_unknown()
        || settings.include(Setting::Any)
        || settings.include(Setting::AllGender)
        || all_gender == Answer::Yes
    {
        return voice.fits(say::serves_everyone);
    }
    mixed_with(all_gender, say::houses_everyone, voice)
}

/// Judges a place that serves a setting the survivor named, and perhaps others.
fn named_is_served(member: &Member, serves: Serves, all_gender: Answer, voice: Voice) -> Verdict {
    let settings = &member.settings;
    if settings.include(Setting::AllGender) || all_gender == Answer::Yes {
        return voice.fits(|| Text::from(serves));
    }
    match serves.mixed() {
        Policy::Yes => mixed_with(all_gender, || serves.housing(), voice),
        Policy::CaseByCase | Policy::Unknown if all_gender == Answer::No => {
            voice.confirm(|| say::served_ask_who_lives_there(serves, settings))
        }
        Policy::CaseByCase | Policy::Unknown | Policy::No => voice.fits(|| Text::from(serves)),
    }
}

/// Judges mixed housing for a survivor who named one setting.
fn mixed_with(all_gender: Answer, houses: impl Fn() -> Text, voice: Voice) -> Verdict {
    match all_gender {
        Answer::Yes => voice.fits(houses),
        // The person is on the line, so one word settles it.
        Answer::Unknown(_) => voice.confirm(|| say::served_ask_mixed(houses())).slight(),
        Answer::No => voice.fails_unless(
            || say::served_no_to_mixed(houses()),
            Edit::Answer(Question::AllGender, Answer::Yes),
            say::if_mixed_housing_is_ok,
        ),
    }
}

/// Judges a place that serves no setting the survivor named; they may still accept a place for
/// everyone.
fn only_everyone(member: &Member, serves: Serves, voice: Voice) -> Verdict {
    let settings = &member.settings;
    match (settings.include(Setting::AllGender), serves.mixed()) {
        (true, Policy::Yes) => voice.fits(|| Text::from(serves)),
        (true, Policy::CaseByCase | Policy::Unknown) => {
            voice.confirm(|| say::served_ask_who_lives_there(serves, settings))
        }
        (true, Policy::No) | (false, _) => voice.fails(|| say::served_accepts(serves, settings)),
    }
}

/// Judges a young person of the household who would live there in their own right.
fn child(member: &Member, serves: Serves, voice: Voice) -> Verdict {
    let policy = match member.gender {
        Gender::Girl => serves.girls,
        Gender::Boy => serves.boys,
        Gender::Unknown => Policy::Unknown,
    };
    let who = || match member.gender {
        Gender::Girl => say::a_girl(),
        Gender::Boy => say::a_boy(),
        Gender::Unknown => say::the_young_person(),
    };
    match policy {
        Policy::Yes => voice.fits(|| Text::from(serves)),
        Policy::No => voice.fails(|| say::served_coming(serves, who())),
        Policy::CaseByCase | Policy::Unknown => {
            voice.confirm(|| say::served_ask_about(serves, who()))
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
