//! Tries changes. A change is suggested only if it was made and found to help.

use crate::domain::{Group, Night, Offer, Profile};
use crate::matching::base::evaluate::evaluate;
use crate::matching::base::evaluation::Evaluation;
use crate::matching::base::sweep::bit;
use crate::matching::{SearchIndex, parts};
use crate::rules::{Case, Edit, Kind, RULES, Rule, Verdict};
use std::borrow::Cow;

/// A change to try: the rule that fails without it, by its place in [`RULES`], and the edit.
pub(crate) type Mend = (usize, Edit);

/// Returns true if the unit group of a row takes the household after these changes.
pub(crate) fn opens(evaluation: &Evaluation<'_>, row: usize, mends: &[Mend]) -> bool {
    let (now, failing) = (evaluation.field.offer(row), evaluation.swept.failing(row));
    now.zip(changed(evaluation, row, mends)).is_some_and(|(now, case)| {
        let then = offer(evaluation, &case);
        let as_asked = matches!(case.profile, Cow::Borrowed(_));
        let concerned = |rule: &Rule| mends.iter().any(|(_, edit)| edit.concerns(rule));
        // A rule that did not fail, and reads the same as before, need not judge again.
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

/// The most later arrivals that are tried, one after the other.
const ARRIVALS: usize = 8;

/// Returns the change that opens the unit group of a row: this edit or, if it is a later arrival at
/// a time of no intake, a still later arrival.
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

/// Returns the second edit if both are arrivals and it is the later one.
fn later(first: Edit, second: Edit) -> Option<Edit> {
    match (first, second) {
        (Edit::Arrive(one), Edit::Arrive(other)) if other > one => Some(second),
        _ => None,
    }
}

/// Returns the fewest changes, at most `most`, after which the program of a row takes the
/// household. They are chosen from the changes that the row's failures name, including failures
/// that come only after other changes.
pub(crate) fn fewest(evaluation: &Evaluation<'_>, row: usize, most: u32) -> Option<Vec<Mend>> {
    let mut mends: Vec<Mend> = Vec::new();
    loop {
        let case = changed(evaluation, row, &mends)?;
        let next = failures(evaluation, &case)
            .find(|(rule, _)| mends.iter().all(|(known, _)| known != rule));
        let Some((rule, verdict)) = next else { break };
        let edit = verdict.change?.edit;
        // Two rules that need a later arrival share one change: the later arrival of the two.
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

/// Returns true if a program takes the household, whole or in parts, after these changes. A change
/// by the program applies to all its unit groups, but a changed post only to those that have a
/// post.
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

/// Returns all subsets, the smaller ones first.
fn subsets(mends: &[Mend]) -> Vec<Vec<Mend>> {
    let mut all: Vec<Vec<Mend>> = vec![Vec::new()];
    for mend in mends {
        let more: Vec<_> = all.iter().map(|some| [some.as_slice(), &[*mend]].concat()).collect();
        all.extend(more);
    }
    all.sort_by_key(Vec::len);
    all
}

/// Returns the household and the unit group of a row after these changes.
fn changed<'a>(evaluation: &Evaluation<'a>, row: usize, mends: &[Mend]) -> Option<Case<'a>> {
    let offer = evaluation.field.offer(row)?;
    let (program, group) = (Cow::Borrowed(offer.program), Cow::Borrowed(offer.group));
    let mut case = Case { profile: Cow::Borrowed(evaluation.profile), program, group };
    for (_, edit) in mends {
        edit.apply(&mut case);
    }
    Some(case)
}

/// Returns the profile after these changes, without those that the program makes.
pub(crate) fn asked(profile: &Profile, mends: &[Mend]) -> Profile {
    let mut profile = profile.clone();
    for (_, edit) in mends {
        edit.ask(&mut profile);
    }
    profile
}

/// Returns the unit group of a case, as rules see it.
fn offer<'a>(evaluation: &'a Evaluation<'_>, case: &'a Case<'_>) -> Offer<'a> {
    Offer { program: &case.program, group: &case.group, curves: &evaluation.field.night().curves }
}

/// The verdicts that fail, each with the place of its rule.
fn failures<'a>(
    evaluation: &'a Evaluation<'_>,
    case: &'a Case<'_>,
) -> impl Iterator<Item = (usize, Verdict)> + use<'a> {
    let offer = offer(evaluation, case);
    let verdicts = RULES.iter().map(move |rule| rule.judge_of(offer, &case.profile));
    verdicts.enumerate().filter(|(_, verdict)| verdict.kind == Kind::Fails)
}
