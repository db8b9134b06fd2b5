//! Plans as they are sent.

use super::ranking::findings;
use super::{FindingView, NamedView, NetworkView, RecordView, UnderstoodView, UsedGroupView};
use crate::desk::{
    APART, Choices, Leg, MOVE, ORGANIZATION, Plan, Planned, SharedChoices, StayOption, Sureness,
    UNCOVERED, Uncovered,
};
use crate::words::{Language, Text};
use serde::Serialize;
use utoipa::ToSchema;

/// The plans, the best first, and how sure that is.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PlansView {
    /// Which network answered.
    pub network: NetworkView,
    /// How the place was understood.
    pub understood: UnderstoodView,
    /// Programs looked at.
    pub considered: usize,
    /// Programs that could have the household, or a part of it, on some of the nights.
    pub able: usize,
    /// Those of them that were searched: of very many, the ones that rank best.
    pub searched: usize,
    /// The day on which the first night begins.
    pub from: String,
    /// How many nights are asked for.
    pub nights: u32,
    /// The plans, each of another set of programs.
    pub plans: Vec<PlanView>,
    /// How sure it is that the first is the best: `optimal`, `within gap` or `out of time`.
    pub proof: &'static str,
    /// With `within gap`: the least that any plan may cost.
    pub bound: Option<i64>,
    /// What is needed to come to the same answer again.
    pub record: RecordView,
}

/// A chain of stays over the nights asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlanView {
    /// The stays in the order of their nights; several at once where the household is split.
    pub legs: Vec<LegView>,
    /// Nights for which somebody has no place.
    pub uncovered: Vec<GapView>,
    /// How many nights those are together.
    pub uncovered_nights: u32,
    /// Moves from one place to another, of each part of the household.
    pub moves: u32,
    /// Nights on which the household is not all in one program.
    pub nights_apart: u32,
    /// What the plan costs: only for comparing plans of one answer, less being better.
    pub cost: i64,
    /// What to do, in the order to do it.
    pub next_steps: Vec<String>,
}

/// One stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LegView {
    /// The program.
    pub program: NamedView,
    /// Where it is, as far as that is stored.
    pub place: String,
    /// The unit groups used, each with its members, counted from 0 as given.
    pub unit_groups: Vec<UsedGroupView>,
    /// The first night, counted from 0.
    pub from: u32,
    /// The night of leaving.
    pub to: u32,
    /// The local time of arriving.
    pub arrives: String,
    /// The day of leaving.
    pub leaves: String,
    /// What every rule says of it, as the household would be by then.
    pub findings: Vec<FindingView>,
}

/// Nights without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GapView {
    /// The first night, counted from 0.
    pub from: u32,
    /// The first night that has a place again, or the end.
    pub to: u32,
    /// Who has no place, counted from 0 as given.
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

/// What a plan chooses from, as plain numbers, for solvers of other makers. Each part of the
/// household (one, where it is not in parts) is on each night in one stay or in none. A stay of
/// `together` is one of all parts, who come and go on the same nights; one of `alone` is one of that
/// part. A program takes somebody in once: all parts together, or one of them. For each part, a night
/// without a stay costs `uncovered`, a stay costs `enter` and for each night `nightly`, and `apart`
/// besides where it is alone. Each organization after the first costs `organization`, once for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChoicesView {
    /// How many nights to cover, counted from 0.
    pub nights: u32,
    /// Into how many parts the household goes at most; 1 where it is not in parts.
    pub parts: usize,
    /// What a night without a stay costs.
    pub uncovered: i32,
    /// What entering a program costs.
    pub enter: i32,
    /// What each organization after the first costs.
    pub organization: i32,
    /// What a night of a stay alone costs besides.
    pub apart: i32,
    /// Ways to stay for everybody together.
    pub together: Vec<StayOptionView>,
    /// Ways to stay for each part alone; empty where the household is not in parts.
    pub alone: Vec<Vec<StayOptionView>>,
}

/// One way to stay at a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StayOptionView {
    /// The program's number.
    pub program: usize,
    /// Its organization's number.
    pub organization: usize,
    /// The first night on which one can enter.
    pub enter_from: u32,
    /// The night from which one no longer can.
    pub enter_to: u32,
    /// The nights on which one can enter, as their remainders modulo 7.
    pub weekdays: Vec<u32>,
    /// The night by which one must have left.
    pub until: u32,
    /// The fewest nights of a stay.
    pub least: u32,
    /// The most nights of a stay.
    pub most: u32,
    /// What each night costs.
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
