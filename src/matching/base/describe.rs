//! Makes the sentences of a ranking, only for what is shown. Each rule makes its own.

use crate::domain::{Ago, Openings};
use crate::matching::base::evaluation::{Evaluation, ProgramOutcome, Split};
use crate::matching::base::scores::Score;
use crate::matching::base::split_wording::{in_rooms, young_child};
use crate::matching::{Availability, Band, Finding, FindingKind, RankedOption, UsedGroup};
use crate::rules::{Kind, RULES, Verdict};
use crate::words::{Text, say};

/// Describes options in words, in their order.
pub(crate) fn options(evaluation: &Evaluation<'_>, order: &[usize]) -> Vec<RankedOption> {
    let outcomes: Vec<ProgramOutcome> = order.iter().map(|at| evaluation.outcome(*at)).collect();
    let rows = outcomes.iter().filter_map(|outcome| match outcome {
        ProgramOutcome::Fits { row } => Some(*row),
        ProgramOutcome::Splits | ProgramOutcome::Out { .. } | ProgramOutcome::Empty => None,
    });
    let mut whole = findings(evaluation, &rows.collect::<Vec<_>>()).into_iter();
    let told = |(at, outcome): (&usize, ProgramOutcome)| match outcome {
        ProgramOutcome::Fits { row } => {
            in_row(evaluation, row, (whole.next()?, evaluation.scores.at(row)))
        }
        ProgramOutcome::Splits => {
            let split = evaluation.splits.get(at)?;
            let said =
                (split_findings(evaluation, split), parts(evaluation, split), split.score.steps);
            told(evaluation, split.rows.start, said)
        }
        ProgramOutcome::Out { .. } | ProgramOutcome::Empty => None,
    };
    order.iter().zip(outcomes).filter_map(told).collect()
}

/// Describes the unit group of a row as an option, regardless of the program's other groups.
pub(crate) fn alone(evaluation: &Evaluation<'_>, row: usize, score: Score) -> Option<RankedOption> {
    in_row(evaluation, row, (findings(evaluation, &[row]).pop()?, score))
}

fn in_row(
    evaluation: &Evaluation<'_>,
    row: usize,
    (findings, score): (Vec<Finding>, Score),
) -> Option<RankedOption> {
    told(evaluation, row, (findings, vec![whole(evaluation, row)?], score.steps))
}

fn told(
    evaluation: &Evaluation<'_>,
    row: usize,
    (findings, unit_groups, steps): (Vec<Finding>, Vec<UsedGroup>, u8),
) -> Option<RankedOption> {
    let program = evaluation.field.offer(row)?.program;
    let availability = availability(evaluation, row);
    let distance = program.place.span_from(evaluation.profile.near());
    let confirms = findings.iter().filter(|f| f.verdict == FindingKind::Confirm).count();
    let mut option = RankedOption {
        program: evaluation.field.named(evaluation.field.program_of(row))?,
        place: program.place.clone(),
        unit_groups,
        band: band(steps),
        findings,
        availability,
        distance,
        because: Text::nothing(),
    };
    option.because = option.why_here(confirms);
    Some(option)
}

fn band(steps: u8) -> Band {
    match steps {
        0 => Band::CallFirst,
        1 => Band::CallNext,
        2.. => Band::MayFit,
    }
}

/// Returns the findings of every rule for each of these rows, without empty ones. One rule
/// describes all rows before the next rule begins, because many rows have the same fact and need
/// one sentence.
pub(crate) fn findings(evaluation: &Evaluation<'_>, rows: &[usize]) -> Vec<Vec<Finding>> {
    let mut all: Vec<_> = rows.iter().map(|_| Vec::with_capacity(RULES.len())).collect();
    let mut known = Known::with_capacity(rows.len());
    for place in 0..RULES.len() {
        known.clear();
        for (row, findings) in rows.iter().zip(&mut all) {
            let said: Option<Finding> = said(evaluation, place, *row, &mut known);
            findings.extend(said.filter(|finding| !finding.text.is_nothing()));
        }
    }
    all
}

/// The findings of one rule so far, by fact.
pub(crate) type Known<T> = Vec<(usize, T)>;

/// Returns the finding of the rule at a place for a row. Reuses a finding for the same fact.
pub(crate) fn said<T: Clone + From<Finding>>(
    evaluation: &Evaluation<'_>,
    place: usize,
    row: usize,
    known: &mut Known<T>,
) -> Option<T> {
    let fact = evaluation.fact(place, row);
    if let Some((_, said)) = known.iter().find(|(known, _)| Some(*known) == fact) {
        return Some(said.clone());
    }
    let said = T::from(finding(evaluation, place, evaluation.say(place, row)?)?);
    known.extend(fact.map(|fact| (fact, said.clone())));
    Some(said)
}

/// Makes a finding of a verdict of the rule at a place, with the points weighted.
fn finding(evaluation: &Evaluation<'_>, at: usize, verdict: Verdict) -> Option<Finding> {
    let said = match verdict.kind {
        Kind::Fits => FindingKind::Fits,
        Kind::Confirm => FindingKind::Confirm,
        Kind::Fails => FindingKind::Fails,
        Kind::Points => FindingKind::Points(evaluation.weights.said(at, verdict.points)),
    };
    Some(Finding { rule: RULES.get(at)?.id, verdict: said, text: verdict.text })
}

/// Returns the unit group of a row, used by the whole household.
fn whole(evaluation: &Evaluation<'_>, row: usize) -> Option<UsedGroup> {
    let group = &evaluation.field.group(row)?.unit_group;
    let everyone: Vec<usize> = (0..evaluation.profile.household.members.len()).collect();
    Some(UsedGroup { id: group.id.clone(), name: group.name.to_string(), members: everyone })
}

/// Returns the unit groups that a split household would use, each with its members.
fn parts(evaluation: &Evaluation<'_>, split: &Split) -> Vec<UsedGroup> {
    let mut used: Vec<UsedGroup> = Vec::new();
    for (stay, members) in split.arrangement.stays.iter().zip(split.parts.iter()) {
        let Some(group) = evaluation.field.group(split.rows.start + stay.group) else { continue };
        let group = &group.unit_group;
        match used.iter_mut().find(|u| u.id == group.id) {
            Some(known) => known.members.extend(members),
            None => used.push(UsedGroup {
                id: group.id.clone(),
                name: group.name.to_string(),
                members: members.clone(),
            }),
        }
    }
    used
}

/// Returns the findings for each part where it would stay, each once, after the questions about the
/// split.
fn split_findings(evaluation: &Evaluation<'_>, split: &Split) -> Vec<Finding> {
    let ask = |rule, text: Text| Finding { rule, verdict: FindingKind::Confirm, text };
    let rooms = split.rooms(evaluation);
    let mut all = vec![ask("room", in_rooms(rooms))];
    if split.may_part_a_young_child(&evaluation.profile.household) {
        all.push(ask("together", young_child()));
    }
    for (stay, members) in split.arrangement.stays.iter().zip(split.parts.iter()) {
        let profile = evaluation.profile.with(evaluation.profile.household.part(members));
        let row = split.rows.start + stay.group;
        let Some(offer) = evaluation.field.offer(row) else { continue };
        for (at, rule) in RULES.iter().enumerate() {
            let Some(said) = finding(evaluation, at, rule.judge_in_words(offer, &profile)) else {
                continue;
            };
            if !said.text.is_nothing() && !all.contains(&said) {
                all.push(said);
            }
        }
    }
    all
}

/// Returns the availability of a row's group, as people other than the operator may see it.
fn availability(evaluation: &Evaluation<'_>, row: usize) -> Availability {
    let post = evaluation.field.group(row).and_then(|group| group.post.as_ref());
    let Some(post) = post else {
        return Availability {
            openings: Openings::NotPosted,
            posted_at: None,
            posted_by: None,
            words: say::nothing_posted(),
        };
    };
    let (openings, at) = (post.openings, post.posted_at);
    Availability {
        openings,
        posted_at: Some(at),
        posted_by: Some(post.posted_by.clone()),
        words: say::openings_posted(Ago(evaluation.profile.now - at), openings),
    }
}
