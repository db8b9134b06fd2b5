//! The sentences of a ranking: made only for what is shown, each by the rule it belongs to.

use crate::domain::{Ago, Openings, to_quarter_hour};
use crate::matching::least::Least;
use crate::matching::listed::turn;
use crate::matching::near::{Near, Remoteness};
use crate::matching::parting::{in_rooms, young_child};
use crate::matching::scores::Score;
use crate::matching::sweep::{bit, first};
use crate::matching::trial::opening;
use crate::matching::work::{Outcome, Split, Work};
use crate::matching::{
    Availability, Band, Explain, Finding, NearMiss, NotShown, Passed, RankedOption, Said, Turn,
    UsedGroup,
};
use crate::rules::{Edit, Kind, RULES, Verdict, Who};
use crate::words::{Text, say};
use std::sync::Arc;

/// How many programs are listed for each reason, and how many near misses.
pub const NEAREST: usize = 20;
/// How many changes are tried at most in search of near misses.
const TRIED: usize = 1000;

/// Options in words, in their order.
pub(super) fn options(work: &Work<'_>, order: &[usize]) -> Vec<RankedOption> {
    let outcomes: Vec<Outcome> = order.iter().map(|at| work.outcome(*at)).collect();
    let rows = outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Fits { row } => Some(*row),
        Outcome::Splits | Outcome::Out { .. } | Outcome::Empty => None,
    });
    let mut whole = findings(work, &rows.collect::<Vec<_>>()).into_iter();
    let told = |(at, outcome): (&usize, Outcome)| match outcome {
        Outcome::Fits { row } => in_row(work, row, (whole.next()?, work.scores.at(row))),
        Outcome::Splits => {
            let split = work.splits.get(at)?;
            let said = (split_findings(work, split), parts(work, split), split.score.steps);
            told(work, split.rows.start, said)
        }
        Outcome::Out { .. } | Outcome::Empty => None,
    };
    order.iter().zip(outcomes).filter_map(told).collect()
}

/// The unit group of a row as an option in words, whatever else there is.
pub(super) fn alone(work: &Work<'_>, row: usize, score: Score) -> Option<RankedOption> {
    in_row(work, row, (findings(work, &[row]).pop()?, score))
}

fn in_row(
    work: &Work<'_>,
    row: usize,
    (findings, score): (Vec<Finding>, Score),
) -> Option<RankedOption> {
    told(work, row, (findings, vec![whole(work, row)?], score.steps))
}

fn told(
    work: &Work<'_>,
    row: usize,
    (findings, unit_groups, steps): (Vec<Finding>, Vec<UsedGroup>, u8),
) -> Option<RankedOption> {
    let program = work.field.offer(row)?.program;
    let availability = availability(work, row);
    let distance = program.place.span_from(work.profile.near());
    let confirms = findings.iter().filter(|f| f.verdict == Said::Confirm).count();
    let mut option = RankedOption {
        program: work.field.named(work.field.program_of(row))?,
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

/// What every rule says of each of some rows, where it has something to say. Each rule speaks of all
/// of them in turn: rows alike in what it reads are many, and it speaks once of those.
fn findings(work: &Work<'_>, rows: &[usize]) -> Vec<Vec<Finding>> {
    let mut all: Vec<_> = rows.iter().map(|_| Vec::with_capacity(RULES.len())).collect();
    let mut known = Known::with_capacity(rows.len());
    for place in 0..RULES.len() {
        known.clear();
        for (row, findings) in rows.iter().zip(&mut all) {
            let said: Option<Finding> = said(work, place, *row, &mut known);
            findings.extend(said.filter(|finding| !finding.text.is_nothing()));
        }
    }
    all
}

/// What a rule has said, by the facts that it said it of.
type Known<T> = Vec<(usize, T)>;

/// What the rule at a place says of a row; of facts it has spoken of, what it said then.
fn said<T: Clone + From<Finding>>(
    work: &Work<'_>,
    place: usize,
    row: usize,
    known: &mut Known<T>,
) -> Option<T> {
    let fact = work.fact(place, row);
    if let Some((_, said)) = known.iter().find(|(known, _)| Some(*known) == fact) {
        return Some(said.clone());
    }
    let said = T::from(finding(work, place, work.say(place, row)?)?);
    known.extend(fact.map(|fact| (fact, said.clone())));
    Some(said)
}

/// What the rule at a place says, its points as they count.
fn finding(work: &Work<'_>, at: usize, verdict: Verdict) -> Option<Finding> {
    let said = match verdict.kind {
        Kind::Fits => Said::Fits,
        Kind::Confirm => Said::Confirm,
        Kind::Fails => Said::Fails,
        Kind::Points => Said::Points(work.weights.said(at, verdict.points)),
    };
    Some(Finding { rule: RULES.get(at)?.id, verdict: said, text: verdict.text })
}

/// The unit group of a row, taken by the whole household.
fn whole(work: &Work<'_>, row: usize) -> Option<UsedGroup> {
    let group = &work.field.group(row)?.unit_group;
    let everyone: Vec<usize> = (0..work.profile.household.members.len()).collect();
    Some(UsedGroup { id: group.id.clone(), name: group.name.to_string(), members: everyone })
}

/// The unit groups a split household would use, each with its members.
fn parts(work: &Work<'_>, split: &Split) -> Vec<UsedGroup> {
    let mut used: Vec<UsedGroup> = Vec::new();
    for (stay, members) in split.arrangement.stays.iter().zip(split.parts.iter()) {
        let Some(group) = work.field.group(split.rows.start + stay.group) else { continue };
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

/// What the rules say of each part where it would stay, once each, and that the household parts.
fn split_findings(work: &Work<'_>, split: &Split) -> Vec<Finding> {
    let ask = |rule, text: Text| Finding { rule, verdict: Said::Confirm, text };
    let rooms = split.rooms(work);
    let mut all = vec![ask("room", in_rooms(rooms))];
    if split.may_part_a_young_child(&work.profile.household) {
        all.push(ask("together", young_child()));
    }
    for (stay, members) in split.arrangement.stays.iter().zip(split.parts.iter()) {
        let profile = work.profile.with(work.profile.household.part(members));
        let row = split.rows.start + stay.group;
        let Some(offer) = work.field.offer(row) else { continue };
        for (at, rule) in RULES.iter().enumerate() {
            let Some(said) = finding(work, at, rule.say_of(offer, &profile)) else { continue };
            if !said.text.is_nothing() && !all.contains(&said) {
                all.push(said);
            }
        }
    }
    all
}

/// What is free in a row's group, as others than the operator may see it.
fn availability(work: &Work<'_>, row: usize) -> Availability {
    let post = work.field.group(row).and_then(|group| group.post.as_ref());
    let Some(post) = post else {
        return Availability {
            openings: Openings::NotPosted,
            posted_at: None,
            posted_by: None,
            words: say::nothing_posted(),
        };
    };
    let (openings, at) = (Openings::of(post.open), to_quarter_hour(post.posted_at));
    Availability {
        openings,
        posted_at: Some(at),
        posted_by: Some(post.posted_by.clone()),
        words: say::openings_posted(Ago(work.profile.now - at), openings),
    }
}

/// The programs that are not shown, by primary reason, in the order of the rules.
pub(super) fn not_shown(
    work: &Work<'_>,
    remoteness: &Remoteness,
    explain: &Explain,
) -> Vec<NotShown> {
    let most = match explain {
        Explain::Nearest => NEAREST,
        Explain::All | Explain::Programs(_) => usize::MAX,
    };
    let mut by_rule: Vec<_> = RULES.iter().map(|_| Least::of(most)).collect();
    for (at, (row, rule)) in work.left_out() {
        let Some(nearest) = by_rule.get_mut(rule) else { continue };
        if explain.lists(work, at) {
            nearest.take(remoteness.near(row));
        } else {
            nearest.pass();
        }
    }
    let mut all: Vec<_> = RULES
        .iter()
        .zip(by_rule)
        .enumerate()
        .filter(|(_, (_, nearest))| nearest.given() > 0)
        .map(|(place, (rule, nearest))| NotShown {
            rule: rule.id,
            reason: (rule.reason)(),
            count: nearest.given(),
            programs: listed(work, place, nearest, explain),
        })
        .collect();
    let empty = work.field.empty();
    if !empty.is_empty() {
        let programs = empty.iter().filter_map(|at| work.field.named(*at));
        let nothing: Arc<[Finding]> = Arc::default();
        let passed = |program| Passed { program, findings: Arc::clone(&nothing) };
        let programs = programs.take(NEAREST).map(passed);
        all.push(NotShown {
            rule: "room",
            reason: say::reason_no_groups(),
            count: empty.len(),
            programs: programs.collect(),
        });
    }
    all
}

/// One finding, shared by all programs of which it was said.
#[derive(Clone)]
struct Shared(Arc<[Finding]>);

impl From<Finding> for Shared {
    fn from(said: Finding) -> Self {
        Self(Arc::from([said]))
    }
}

/// The programs that the rule at a place keeps out first and that are listed, the nearest first.
fn listed(work: &Work<'_>, rule: usize, nearest: Least<Near>, explain: &Explain) -> Vec<Passed> {
    let mut known: Known<Shared> = Known::new();
    let passed = |near: Near| {
        let row = near.row();
        let findings = match explain {
            Explain::Nearest => said(work, rule, row, &mut known)?.0,
            Explain::All => failures(work, row).into(),
            Explain::Programs(_) => findings(work, &[row]).pop()?.into(),
        };
        Some(Passed { program: work.field.named(work.field.program_of(row))?, findings })
    };
    nearest.in_order().into_iter().filter_map(passed).collect()
}

fn failures(work: &Work<'_>, row: usize) -> Vec<Finding> {
    let all = findings(work, &[row]).into_iter().flatten();
    all.filter(|finding| finding.verdict == Said::Fails).collect()
}

/// The programs that one change would open, nearest first, each tried.
pub(super) fn near_misses(work: &Work<'_>, remoteness: &Remoteness) -> Vec<NearMiss> {
    // More are looked for only where the nearest are not enough.
    let few = one_away(work, remoteness, 2 * NEAREST);
    let all_there_are = few.given() <= 2 * NEAREST;
    let found = helping(work, few);
    if all_there_are || found.len() == NEAREST {
        return found;
    }
    helping(work, one_away(work, remoteness, TRIED))
}

/// The same, with what the list gains and loses by each change of the person or the worker.
pub(super) fn counted_near_misses(work: &Work<'_>, remoteness: &Remoteness) -> Vec<NearMiss> {
    let mut misses = near_misses(work, remoteness);
    let mut known: Vec<(Edit, Option<Turn>)> = Vec::new();
    for miss in misses.iter_mut().filter(|miss| miss.edit.who() != Who::Program) {
        let found = known.iter().find(|(edit, _)| *edit == miss.edit).map(|(_, turn)| *turn);
        miss.turn = found.unwrap_or_else(|| {
            let place = RULES.iter().position(|rule| rule.id == miss.rule);
            let found = place.and_then(|place| turn(work, &[(place, miss.edit)]));
            known.push((miss.edit, found));
            found
        });
    }
    misses
}

/// Of rows that one change might open, those it does.
fn helping(work: &Work<'_>, rows: Least<Near>) -> Vec<NearMiss> {
    let in_order = rows.in_order().into_iter().filter_map(|near| {
        let row = near.row();
        let (at, rule) = (work.field.program_of(row), first(work.swept.failing(row)));
        (work.outcome(at) == Outcome::Out { row, rule }).then_some((at, row, rule))
    });
    in_order.filter_map(|(at, row, rule)| near_miss(work, at, row, rule)).take(NEAREST).collect()
}

/// The first so many of the rows that fail one rule alone, which someone can change, by what their
/// distance costs; of those that cost the same the first comes first.
fn one_away(work: &Work<'_>, remoteness: &Remoteness, most: usize) -> Least<Near> {
    let someone_can = |rule, row| work.judged(rule, row).is_some_and(|judged| judged.who.is_some());
    let changeable = (0..).zip(&work.tables).filter(|(_, table)| table.ever_changeable());
    let changeable = changeable.fold(0, |rules, (rule, _)| rules | bit(rule));
    let mut nearest = Least::of(most);
    for row in work.swept.failing_one(changeable).each() {
        let near = remoteness.near(row);
        if !nearest.wants(&near) {
            nearest.pass();
        } else if someone_can(first(work.swept.failing(row)), row) {
            nearest.take(near);
        }
    }
    nearest
}

fn near_miss(work: &Work<'_>, at: usize, row: usize, place: usize) -> Option<NearMiss> {
    let rule = RULES.get(place)?;
    let verdict = work.say(place, row)?;
    let change = verdict.change?;
    let edit = opening(work, row, (place, change.edit))?;
    Some(NearMiss {
        program: work.field.named(at)?,
        rule: rule.id,
        because: verdict.text,
        change: change.text,
        who: edit.who().word(),
        edit,
        turn: None,
    })
}

impl Explain {
    /// Whether a program that is not shown is listed at all: where the caller asked for some by
    /// their ids, only those are.
    fn lists(&self, work: &Work<'_>, at: usize) -> bool {
        match self {
            Self::Programs(ids) => work.field.program(at).is_some_and(|one| ids.contains(&one.id)),
            Self::Nearest | Self::All => true,
        }
    }
}
