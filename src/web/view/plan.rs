//! Plans as sent.

use super::ranking::findings;
use super::{FindingView, NamedView, NetworkView, RecordView, UnderstoodView, UsedGroupView};
use crate::desk::{
    APART, Choices, Leg, MOVE, ORGANIZATION, Plan, Planned, SharedChoices, StayOption, Sureness,
    UNCOVERED, Uncovered,
};
use crate::words::{Language, Text};
use serde::Serialize;
use utoipa::ToSchema;

/// The plans, the best first, and their certainty.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PlansView {
    /// The network that answered.
    pub network: NetworkView,
    /// The place of the request, as understood.
    pub understood: UnderstoodView,
    /// The number of programs considered.
    pub considered: usize,
    /// The number of programs that could take the household, or a part of it, on some of the
    /// nights.
    pub able: usize,
    /// The number of these that were searched. If there are too many, these are the best ranked.
    pub searched: usize,
    /// The day on which the first night begins.
    pub from: String,
    /// The number of nights requested.
    pub nights: u32,
    /// The plans, each with a different set of programs.
    pub plans: Vec<PlanView>,
    /// The certainty that the first plan is the best: `optimal`, `within gap` or `out of time`.
    pub proof: &'static str,
    /// With `within gap`: a lower bound on the cost of any plan.
    pub bound: Option<i64>,
    /// Everything needed to reproduce the answer.
    pub record: RecordView,
}

/// A chain of stays over the requested nights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlanView {
    /// The stays in the order of their nights. A split household has several at once.
    pub legs: Vec<LegView>,
    /// Nights on which a person has no place.
    pub uncovered: Vec<GapView>,
    /// The number of these nights.
    pub uncovered_nights: u32,
    /// The number of moves from one place to another, added over the parts of the household.
    pub moves: u32,
    /// Nights on which the household is not all in one program.
    pub nights_apart: u32,
    /// The cost of the plan, for comparing plans of the same answer. Less is better.
    pub cost: i64,
    /// The steps to take, in order.
    pub next_steps: Vec<String>,
}

/// One stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LegView {
    /// The program.
    pub program: NamedView,
    /// Its location, as far as stored.
    pub place: String,
    /// The unit groups used, each with its members, counted from 0 as given.
    pub unit_groups: Vec<UsedGroupView>,
    /// The first night, counted from 0.
    pub from: u32,
    /// The night of leaving, counted from 0.
    pub to: u32,
    /// The local time of arriving.
    pub arrives: String,
    /// The day of leaving.
    pub leaves: String,
    /// The findings of the rules, for the household as it will be then.
    pub findings: Vec<FindingView>,
}

/// Nights without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GapView {
    /// The first night, counted from 0.
    pub from: u32,
    /// The first night that has a place again, or the number of nights.
    pub to: u32,
    /// The members without a place, by their index in the request, from 0.
    pub members: Vec<usize>,
}

impl PlansView {
    /// An answer as sent.
    pub fn of(planned: &Planned, language: Language) -> Self {
        let plans = &planned.plans;
        Self {
            network: NetworkView::of(&planned.network, planned.as_of),
            understood: UnderstoodView::of(&planned.ask.profile, &planned.notes, language),
            considered: plans.considered,
            able: plans.able,
            searched: plans.searched,
            from: plans.from.to_string(),
            nights: plans.nights,
            plans: plans.plans.iter().map(|plan| PlanView::of(plan, language)).collect(),
            proof: plans.proof.words(),
            bound: match plans.proof {
                Sureness::WithinGap { bound } => Some(bound),
                Sureness::Optimal | Sureness::OutOfTime => None,
            },
            record: RecordView::of(&planned.record),
        }
    }
}

impl PlanView {
    fn of(plan: &Plan, language: Language) -> Self {
        Self {
            legs: plan.legs.iter().map(|leg| LegView::of(leg, language)).collect(),
            uncovered: plan.uncovered.iter().map(GapView::of).collect(),
            uncovered_nights: plan.uncovered.iter().map(|gap| gap.to - gap.from).sum(),
            moves: plan.moves,
            nights_apart: plan.nights_apart,
            cost: plan.cost,
            next_steps: plan.next_steps.iter().map(|step| step.render(language)).collect(),
        }
    }
}

impl LegView {
    fn of(leg: &Leg, language: Language) -> Self {
        Self {
            program: NamedView::of(&leg.program),
            place: Text::from(&leg.place).render(language),
            unit_groups: leg.unit_groups.iter().map(UsedGroupView::of).collect(),
            from: leg.from,
            to: leg.to,
            arrives: leg.arrives.format("%Y-%m-%dT%H:%M").to_string(),
            leaves: leg.leaves.to_string(),
            findings: findings(&leg.findings, language),
        }
    }
}

impl GapView {
    fn of(gap: &Uncovered) -> Self {
        Self { from: gap.from, to: gap.to, members: gap.members.clone() }
    }
}

/// The choices of a plan as numbers, for other solvers.
///
/// Each part of the household (one, if it is not in parts) has one stay or none on each night. A
/// stay in `together` is for all parts, which come and leave on the same nights. A stay in `alone`
/// is for that part. A program takes people in once: all parts together, or one of them.
///
/// For each part, a night without a stay costs `uncovered`. A stay costs `enter`, plus `nightly`
/// for each night, plus `apart` for each night of a stay alone. Each organization after the first
/// costs `organization` once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChoicesView {
    /// The number of nights to cover, counted from 0.
    pub nights: u32,
    /// The most parts that the household is split into; 1 if it is not in parts.
    pub parts: usize,
    /// The cost of a night without a stay.
    pub uncovered: i32,
    /// The cost of entering a program.
    pub enter: i32,
    /// The cost of each organization after the first.
    pub organization: i32,
    /// The additional cost of each night of a stay alone.
    pub apart: i32,
    /// The stays possible for everyone together.
    pub together: Vec<StayOptionView>,
    /// The stays possible for each part alone; empty if the household is not in parts.
    pub alone: Vec<Vec<StayOptionView>>,
}

/// One possible stay at a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StayOptionView {
    /// The program's number.
    pub program: usize,
    /// Its organization's number.
    pub organization: usize,
    /// The first night on which the household can enter.
    pub enter_from: u32,
    /// The first night on which it can no longer enter.
    pub enter_to: u32,
    /// The nights on which it can enter, as their remainders modulo 7.
    pub weekdays: Vec<u32>,
    /// The night on which it must leave at the latest.
    pub until: u32,
    /// The fewest nights of a stay.
    pub least: u32,
    /// The most nights of a stay.
    pub most: u32,
    /// The cost of each night.
    pub nightly: i32,
}

impl ChoicesView {
    /// Choices as written.
    pub fn of(choices: &SharedChoices) -> Self {
        let options = |own: &Choices| own.options.iter().map(StayOptionView::of).collect();
        Self {
            nights: choices.together.nights,
            parts: choices.alone.len().max(1),
            uncovered: UNCOVERED,
            enter: MOVE,
            organization: ORGANIZATION,
            apart: APART,
            together: options(&choices.together),
            alone: choices.alone.iter().map(options).collect(),
        }
    }
}

impl StayOptionView {
    fn of(option: &StayOption) -> Self {
        Self {
            program: option.program.number(),
            organization: option.organization.number(),
            enter_from: option.enter_from,
            enter_to: option.enter_to,
            weekdays: (0..7).filter(|day| option.weekdays >> day & 1 == 1).collect(),
            until: option.until,
            least: option.least,
            most: option.most,
            nightly: option.nightly,
        }
    }
}
