//! The answer to a question for many nights: plans, each with its stays, reasons and next steps.

use crate::domain::{Place, ProgramId};
use crate::matching::base::result_hash::{result_hash, written};
use crate::matching::{Finding, FindingKind, NamedProgram, UsedGroup};
use crate::words::Text;
use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

/// The best plans, each of another set of programs, the best first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plans {
    /// Programs looked at.
    pub considered: usize,
    /// Programs that could have the household, or a part of it, on some of the nights.
    pub able: usize,
    /// Those of them whose nights were searched: of very many, the ones that rank best.
    pub searched: usize,
    /// The first night.
    pub from: NaiveDate,
    /// How many nights are asked for.
    pub nights: u32,
    /// The plans.
    pub plans: Vec<Plan>,
    /// How sure it is that the first is the best.
    pub proof: Sureness,
}

impl Plans {
    /// A hash of everything the answer says.
    pub fn hash(&self) -> String {
        result_hash(self)
    }
}

/// How sure a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Sureness {
    /// Nothing better exists among the programs searched.
    Optimal,
    /// Time ran out; no plan costs less than this.
    WithinGap {
        /// The least any plan may cost.
        bound: i64,
    },
    /// Time ran out before anything was found.
    OutOfTime,
}

impl Sureness {
    /// The words, as in the API.
    pub fn words(self) -> &'static str {
        match self {
            Self::Optimal => "optimal",
            Self::WithinGap { .. } => "within gap",
            Self::OutOfTime => "out of time",
        }
    }
}

/// A chain of stays over the nights asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    /// The stays in the order of their nights; several at once where the household is split.
    pub legs: Vec<Leg>,
    /// Nights for which somebody has no place.
    pub uncovered: Vec<Uncovered>,
    /// Moves from one place to another, of each part of the household.
    pub moves: u32,
    /// Nights on which the household is not all in one program.
    pub nights_apart: u32,
    /// What the plan costs, in thousandths of a sure bed for a night: only for comparing plans.
    pub cost: i64,
    /// What to do, in the order to do it.
    pub next_steps: Vec<Text>,
}

/// One stay.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Leg {
    /// The program.
    pub program: NamedProgram,
    /// Where it is, as far as that is stored.
    #[serde(serialize_with = "written")]
    pub place: Place,
    /// The unit groups used, each with its members.
    pub unit_groups: Vec<UsedGroup>,
    /// The first night, counted from 0.
    pub from: u32,
    /// The night of leaving.
    pub to: u32,
    /// The local time of arriving, where the person is now.
    pub arrives: NaiveDateTime,
    /// The day of leaving.
    pub leaves: NaiveDate,
    /// What every rule says of it, as the household would be by then.
    pub findings: Vec<Finding>,
}

/// Nights without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Uncovered {
    /// The first night, counted from 0.
    pub from: u32,
    /// The first night that has a place again, or the end.
    pub to: u32,
    /// Who has no place, by the places of the members.
    pub members: Vec<usize>,
}

impl Leg {
    /// The members who stay, in their order.
    pub fn members(&self) -> Vec<usize> {
        let mut members: Vec<usize> =
            self.unit_groups.iter().flat_map(|group| group.members.iter().copied()).collect();
        members.sort_unstable();
        members
    }

    /// The things to confirm.
    pub fn confirms(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.verdict == FindingKind::Confirm)
    }
}

impl Plan {
    /// Nights without a place, counted for each member.
    pub(super) fn uncovered_nights(&self) -> u32 {
        let of = |gap: &Uncovered| {
            let members = u32::try_from(gap.members.len()).unwrap_or(u32::MAX);
            gap.to.saturating_sub(gap.from).saturating_mul(members)
        };
        self.uncovered.iter().map(of).fold(0, u32::saturating_add)
    }

    /// Whether it can be lived: everybody in one place at a time, each program entered once, what is
    /// not covered said, and no rule against any stay. Shares no code with the search.
    pub fn holds(&self, members: usize, nights: u32) -> bool {
        (0..members).all(|member| self.holds_for(member, nights))
            && self
                .legs
                .iter()
                .all(|leg| leg.findings.iter().all(|f| f.verdict != FindingKind::Fails))
    }

    fn holds_for(&self, member: usize, nights: u32) -> bool {
        let here: Vec<&Leg> =
            self.legs.iter().filter(|leg| leg.members().contains(&member)).collect();
        let gaps = self.uncovered.iter().filter(|gap| gap.members.contains(&member));
        let mut covered: Vec<u32> = here.iter().flat_map(|leg| leg.from..leg.to).collect();
        covered.extend(gaps.flat_map(|gap| gap.from..gap.to));
        covered.sort_unstable();
        let mut programs: Vec<&ProgramId> = here.iter().map(|leg| &leg.program.id).collect();
        let stays = programs.len();
        programs.sort_unstable();
        programs.dedup();
        covered.into_iter().eq(0..nights) && programs.len() == stays
    }
}
