//! Unknown never excludes: an option for some answer is an option while the answer is unknown.

use super::plan::planned;
use super::world::{catalog, profile};
use crate::cases::cases;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;
use std::time::Duration;
use waystation::domain::{
    Age, AgeRange, Answer, Birthday, Caller, Catalog, DistanceBand, Gender, Household, Listed,
    Member, Night, NonAnswer, Profile, Question, Role, Setting, Settings,
};
use waystation::matching::assign::{AssignAsk, Seeking, assign};
use waystation::matching::plan::{Plan, PlanAsk, Plans, Sureness};
use waystation::matching::{Explain, SearchIndex, Wanted, Weights, rank};

/// The same need twice: with something unknown, and with one of its possible values.
struct Pair {
    about: String,
    unknown: Profile,
    known: Profile,
}

const UNKNOWN: Answer = Answer::Unknown(NonAnswer::NotAsked);

/// Every question and every attribute of a member, each with every possible value.
fn pairs(profile: &Profile) -> Vec<Pair> {
    let mut open = profile.clone();
    // An answer about age has already narrowed the ages.
    open.answers.set(Question::Under18, UNKNOWN);
    let mut pairs = questions(&open);
    for at in 0..open.household.members.len() {
        pairs.extend(ages(&open, at));
        pairs.extend(settings(&open, at));
        pairs.extend(genders(&open, at));
    }
    pairs.extend(who_comes(&open));
    let nobody = Profile { caller: None, ..open.clone() };
    pairs.extend(Caller::ALL.iter().map(|caller| Pair {
        about: format!("{caller:?}"),
        unknown: nobody.clone(),
        known: Profile { caller: Some(*caller), ..open.clone() },
    }));
    let anywhere = Profile { within: None, ..open.clone() };
    pairs.extend(DistanceBand::ALL.map(|band| Pair {
        about: format!("{band:?}"),
        unknown: anywhere.clone(),
        known: Profile { within: Some(band), ..open.clone() },
    }));
    pairs
}

fn questions(open: &Profile) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for question in Question::ALL {
        let mut unknown = open.clone();
        unknown.answers.set(question, UNKNOWN);
        if question == Question::LeftBefore {
            unknown.left.clear();
        }
        if unknown.answer(question).is_known() {
            continue;
        }
        for answer in [Answer::Yes, Answer::No] {
            let known = unknown.answering(question, answer);
            let about = format!("{question}: {}", answer.word());
            pairs.push(Pair { about, unknown: unknown.clone(), known });
        }
    }
    pairs
}

/// The same need with one member replaced.
fn with(profile: &Profile, at: usize, member: Member) -> Profile {
    let mut profile = profile.clone();
    profile.household.members[at] = member;
    profile
}

fn ages(open: &Profile, at: usize) -> Vec<Pair> {
    let member = &open.household.members[at];
    let (widest, years): (AgeRange, &[i64]) = match member.role {
        Role::Survivor => (AgeRange::UNKNOWN, &[0, 11, 14, 16, 17, 18, 21, 24, 30, 62]),
        Role::Child => (AgeRange::MINOR, &[0, 5, 12, 13, 15, 17]),
        Role::DependentAdult => (AgeRange::ADULT, &[18, 20, 24, 40, 80]),
    };
    let aged = |age| with(open, at, Member { age, ..member.clone() });
    let years = years.iter().map(|years| AgeRange::exactly(Age::try_from(*years).unwrap()));
    let sides = [AgeRange::MINOR, AgeRange::ADULT]
        .into_iter()
        .filter(|side| side.and(widest) == Some(*side) && *side != widest);
    let pair = |age: AgeRange| Pair {
        about: format!("member {at}: {age:?}"),
        unknown: aged(widest),
        known: aged(age),
    };
    years.chain(sides).map(pair).collect()
}

fn settings(open: &Profile, at: usize) -> Vec<Pair> {
    let member = &open.household.members[at];
    if member.role == Role::Child {
        return Vec::new();
    }
    let accepts = |some: &[Setting]| {
        with(open, at, Member { settings: Settings::of(some.to_vec()), ..member.clone() })
    };
    let one = Setting::ALL.into_iter().map(|setting| vec![setting]);
    let two = Setting::ALL.into_iter().map(|setting| vec![setting, Setting::AllGender]);
    let pair = |some: Vec<Setting>| Pair {
        about: format!("member {at}: {some:?}"),
        unknown: accepts(&[]),
        known: accepts(&some),
    };
    one.chain(two).map(pair).collect()
}

fn genders(open: &Profile, at: usize) -> Vec<Pair> {
    let member = &open.household.members[at];
    if member.role != Role::Child {
        return Vec::new();
    }
    let of = |gender| with(open, at, Member { gender, ..member.clone() });
    let pair = |gender| Pair {
        about: format!("member {at}: {gender:?}"),
        unknown: of(Gender::Unknown),
        known: of(gender),
    };
    [Gender::Girl, Gender::Boy].map(pair).into()
}

/// Pairs in which it is unknown who comes along: no one, children or an adult.
fn who_comes(open: &Profile) -> Vec<Pair> {
    let Some(survivor) = open.household.survivors().next() else { return Vec::new() };
    let mut unknown =
        open.with(Household { stated: false, ..Household::of(vec![survivor.clone()]) });
    unknown.answers.set(Question::WithOthers, UNKNOWN);
    let other = |role, age: i64| Member {
        role,
        age: AgeRange::exactly(Age::try_from(age).unwrap()),
        settings: Settings::default(),
        gender: Gender::Girl,
        birthday: Birthday::UNKNOWN,
    };
    let (child, teen) = (other(Role::Child, 4), other(Role::Child, 15));
    let adult = other(Role::DependentAdult, 40);
    let with = |others: &[&Member]| {
        let others = others.iter().map(|member| (*member).clone());
        let members = [survivor.clone()].into_iter().chain(others).collect();
        Pair {
            about: format!("{} come along", open.household.size()),
            unknown: unknown.clone(),
            known: unknown.with(Household::of(members)),
        }
    };
    vec![with(&[]), with(&[&child]), with(&[&teen]), with(&[&adult]), with(&[&child, &teen])]
}

fn options(catalog: &Catalog, profile: &Profile) -> BTreeSet<String> {
    let wanted =
        Wanted { limit: usize::MAX, explain: Explain::Nearest, weights: Weights::default() };
    let ranking = rank(&SearchIndex::of(Night::of(catalog).unwrap()), profile, &wanted);
    ranking.options.iter().map(|option| option.program.id.to_string()).collect()
}

/// Nights without a place in the best plan, summed over members; `None` if no plan is proven best.
fn bare(plans: &Plans) -> Option<u32> {
    let nights = |plan: &Plan| {
        let gaps = plan.uncovered.iter();
        gaps.map(|gap| (gap.to - gap.from) * u32::try_from(gap.members.len()).unwrap()).sum()
    };
    (plans.proof == Sureness::Optimal).then(|| plans.plans.first().map(nights)).flatten()
}

fn placed(catalog: &Catalog, profile: &Profile) -> bool {
    let seeking =
        Seeking { label: "H-1".parse().unwrap(), weight: 1, support: 1, profile: profile.clone() };
    let ask = AssignAsk {
        seeking: vec![seeking],
        apart: vec![],
        explain: vec![],
        weights: Weights::default(),
        budget: Duration::from_secs(10),
    };
    let answer = assign(&SearchIndex::of(Night::of(catalog).unwrap()), &ask);
    answer.households.iter().all(|household| household.option.is_some())
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn an_option_for_some_answer_is_one_while_nobody_knows_it(
        catalog in catalog(5), profile in profile(), which in any::<Index>()
    ) {
        let pairs = pairs(&profile);
        let pair = which.get(&pairs);
        let (unknown, known) = (options(&catalog, &pair.unknown), options(&catalog, &pair.known));
        let lost: Vec<_> = known.difference(&unknown).collect();
        prop_assert!(lost.is_empty(), "{}: {lost:?} are no option while it is unknown", pair.about);
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_household_placed_for_some_answer_is_placed_while_nobody_knows_it(
        catalog in catalog(4), profile in profile(), which in any::<Index>()
    ) {
        let pairs = pairs(&profile);
        let pair = which.get(&pairs);
        let lost = placed(&catalog, &pair.known) && !placed(&catalog, &pair.unknown);
        prop_assert!(!lost, "{}", pair.about);
    }

    #[test]
    fn nights_planned_for_some_answer_are_planned_while_nobody_knows_it(
        catalog in catalog(5), profile in profile(), nights in 1_u32..25, which in any::<Index>()
    ) {
        let pairs = pairs(&profile);
        let pair = which.get(&pairs);
        prop_assume!(pair.known.household.size() == pair.unknown.household.size());
        let ask = |profile: &Profile| PlanAsk {
            profile: Profile { nights, ..profile.clone() },
            plans: 1,
            weights: Weights::default(),
        };
        let [known, unknown] =
            [&pair.known, &pair.unknown].map(|one| bare(&planned(&catalog, &ask(one))));
        if let (Some(0), Some(unknown)) = (known, unknown) {
            prop_assert_eq!(unknown, 0, "{}", pair.about);
        }
    }
}
