//! Trying changes: nobody is told of a change that was not made and found to help.

use crate::domain::{Group, Night, Offer, Profile};
use crate::matching::base::evaluate::evaluate;
use crate::matching::base::evaluation::Evaluation;
use crate::matching::base::sweep::bit;
use crate::matching::{SearchIndex, parts};
use crate::rules::{Case, Edit, Kind, RULES, Rule, Verdict};
use std::borrow::Cow;

/// A change to try: the rule it mends, by its place in [`RULES`], and what changes.
pub(crate) type Mend = (usize, Edit);

/// Whether the unit group of a row takes the household once changes are made.
pub(crate) fn opens(evaluation: &Evaluation<'_>, row: usize, mends: &[Mend]) -> bool {
    let (now, failing) = (evaluation.field.offer(row), evaluation.swept.failing(row));
    now.zip(changed(evaluation, row, mends)).is_some_and(|(now, case)| {
        let then = offer(evaluation, &case);
        let as_asked = matches!(case.profile, Cow::Borrowed(_));
        let concerned = |rule: &Rule| mends.iter().any(|(_, edit)| edit.concerns(rule));
        // Who did not fail, and is told nothing else than before, is not asked again.
        let still_takes = |place: usize, rule: &Rule| {
            failing & bit(place) == 0
                && (!concerned(rule) || as_asked && rule.law.reads_same(now, then))
        };
        let takes = |rule: &Rule| rule.judge_of(then, &case.profile).kind != Kind::Fails;
        let mut rules = RULES
            .iter()
            .enumerate()
            .filter(|(_, rule)| rule.keeps_out() && rule.speaks_of(then.program, &case.profile));
        rules.all(|(place, rule)| still_takes(place, rule) || takes(rule))
    })
}

/// How many later arrivals are tried one after the other.
const ARRIVALS: usize = 8;

/// The change that opens the unit group of a row: this one or, where it is to arrive later and the doors
/// are shut then, a still later arrival.
pub(crate) fn opening(
    evaluation: &Evaluation<'_>,
    row: usize,
    (place, mut edit): Mend,
) -> Option<Edit> {
    for _ in 0..ARRIVALS {
        if opens(evaluation, row, &[(place, edit)]) {
            return Some(edit);
        }
        let case = changed(evaluation, row, &[(place, edit)])?;
        edit = failures(evaluation, &case)
            .find_map(|(_, verdict)| later(edit, verdict.change?.edit))?;
    }
    None
}

/// The second of two arrivals, where it is the later one.
fn later(first: Edit, second: Edit) -> Option<Edit> {
    match (first, second) {
        (Edit::Arrive(one), Edit::Arrive(other)) if other > one => Some(second),
        _ => None,
    }
}

/// The fewest changes after which the unit group of a row takes the household, at most so many:
/// what its failures name, and what fails only once those are made.
pub(crate) fn fewest(evaluation: &Evaluation<'_>, row: usize, most: u32) -> Option<Vec<Mend>> {
    let mut mends: Vec<Mend> = Vec::new();
    loop {
        let case = changed(evaluation, row, &mends)?;
        let next = failures(evaluation, &case)
            .find(|(rule, _)| mends.iter().all(|(known, _)| known != rule));
        let Some((rule, verdict)) = next else { break };
        let edit = verdict.change?.edit;
        // Who has to arrive later for two rules arrives once, when both are content.
        let arrival = mends.iter_mut().find(|(_, known)| matches!(known, Edit::Arrive(_)));
        match arrival.filter(|_| matches!(edit, Edit::Arrive(_))) {
            Some((_, known)) => *known = later(*known, edit)?,
            None => mends.push((rule, edit)),
        }
        if mends.len() > usize::try_from(most).unwrap_or(usize::MAX) {
            return None;
        }
    }
    mends.sort_unstable_by_key(|(rule, _)| *rule);
    let program = evaluation.field.group(row)?.program;
    let several = parts(&evaluation.profile.household).len() > 1;
    // Another unit group of the program may need fewer of these changes than this one.
    let takes = |some: &Vec<Mend>| {
        evaluation.field.rows_of(program).any(|row| opens(evaluation, row, some))
            || (several && takes_in_parts(evaluation, program, some).unwrap_or(false))
    };
    subsets(&mends).into_iter().find(takes)
}

/// Whether a program takes the household, whole or in parts, once changes are made; what the program
/// changes, it changes in all its unit groups, but a post only where it has posted something.
fn takes_in_parts(evaluation: &Evaluation<'_>, program: usize, mends: &[Mend]) -> Option<bool> {
    let curves = evaluation.field.night().curves.clone();
    let mut night = Night { curves, ..Night::default() };
    for row in evaluation.field.rows_of(program) {
        let case = changed(evaluation, row, mends)?;
        night.programs = [case.program.into_owned()].into_iter().collect();
        night.groups.push(Group { program: 0, ..case.group.into_owned() });
    }
    let (field, profile) = (SearchIndex::of(night), asked(evaluation.profile, mends));
    let bare = Evaluation {
        until: evaluation.until,
        ..Evaluation::bare(&field, &profile, evaluation.weights)
    };
    let (alone, _) = evaluate(bare);
    Some(!alone.standing.is_empty())
}

/// All subsets, the smaller ones first.
fn subsets(mends: &[Mend]) -> Vec<Vec<Mend>> {
    let mut all: Vec<Vec<Mend>> = vec![Vec::new()];
    for mend in mends {
        let more: Vec<_> = all.iter().map(|some| [some.as_slice(), &[*mend]].concat()).collect();
        all.extend(more);
    }
    all.sort_by_key(Vec::len);
    all
}

/// The household and the unit group of a row once changes are made.
fn changed<'a>(evaluation: &Evaluation<'a>, row: usize, mends: &[Mend]) -> Option<Case<'a>> {
    let offer = evaluation.field.offer(row)?;
    let (program, group) = (Cow::Borrowed(offer.program), Cow::Borrowed(offer.group));
    let mut case = Case { profile: Cow::Borrowed(evaluation.profile), program, group };
    for (_, edit) in mends {
        edit.apply(&mut case);
    }
    Some(case)
}

/// The profile once changes are made that are not the program's.
pub(crate) fn asked(profile: &Profile, mends: &[Mend]) -> Profile {
    let mut profile = profile.clone();
    for (_, edit) in mends {
        edit.ask(&mut profile);
    }
    profile
}

/// The unit group of a case as rules see it.
fn offer<'a>(evaluation: &'a Evaluation<'_>, case: &'a Case<'_>) -> Offer<'a> {
    Offer { program: &case.program, group: &case.group, curves: &evaluation.field.night().curves }
}

/// The rules that fail, by their place.
fn failures<'a>(
    evaluation: &'a Evaluation<'_>,
    case: &'a Case<'_>,
) -> impl Iterator<Item = (usize, Verdict)> + use<'a> {
    let offer = offer(evaluation, case);
    let verdicts = RULES.iter().map(move |rule| rule.judge_of(offer, &case.profile));
    verdicts.enumerate().filter(|(_, verdict)| verdict.kind == Kind::Fails)
}
