//! The answer to a request for many nights: plans, each with its stays, reasons and next steps.

use crate::domain::{Place, ProgramId};
use crate::matching::base::result_hash::{result_hash, written};
use crate::matching::{Finding, FindingKind, NamedProgram, UsedGroup};
use crate::words::Text;
use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

/// The best plans, each with a different set of programs, best first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plans {
    /// The number of programs in the network.
    pub considered: usize,
    /// The number of programs that could take the household, or part of it, on some of the nights.
    pub able: usize,
    /// The number of these whose nights were searched. If there are too many, these are the
    /// best-ranked.
    pub searched: usize,
    /// The first night.
    pub from: NaiveDate,
    /// The number of nights asked for.
    pub nights: u32,
    /// The plans.
    pub plans: Vec<Plan>,
    /// The proof that the first plan is the best, or the gap.
    pub proof: Sureness,
}

impl Plans {
    /// Returns a hash of the whole answer.
    pub fn hash(&self) -> String {
        result_hash(self)
    }
}

/// The certainty that a plan is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Sureness {
    /// Nothing better exists among the programs searched.
    Optimal,
    /// Time ran out. No plan costs less than the bound.
    WithinGap {
        /// A lower bound on the cost of any plan.
        bound: i64,
    },
    /// Time ran out before a plan was found.
    OutOfTime,
}

impl Sureness {
    /// Returns the words, as in the API.
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
    /// The stays in the order of their nights. A split household can have several at once.
    pub legs: Vec<Leg>,
    /// Nights on which some members have no place.
    pub uncovered: Vec<Uncovered>,
    /// Moves from one place to another, summed over the parts of a split household.
    pub moves: u32,
    /// Nights on which the household is not all in one program.
    pub nights_apart: u32,
    /// The cost, in thousandths of a sure bed for a night; only for comparing plans.
    pub cost: i64,
    /// The steps to take, in order.
    pub next_steps: Vec<Text>,
}

/// One stay.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Leg {
    /// The program.
    pub program: NamedProgram,
    /// Its location, as far as that is stored.
    #[serde(serialize_with = "written")]
    pub place: Place,
    /// The unit groups used, each with its members.
    pub unit_groups: Vec<UsedGroup>,
    /// The first night, counted from 0.
    pub from: u32,
    /// The night of leaving.
    pub to: u32,
    /// The local time of arrival, in the time zone where the person is now.
    pub arrives: NaiveDateTime,
    /// The day of leaving.
    pub leaves: NaiveDate,
    /// The findings of every rule for the household as it will be by then.
    pub findings: Vec<Finding>,
}

/// Nights without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Uncovered {
    /// The first night, counted from 0.
    pub from: u32,
    /// The first night with a place again, or the end.
    pub to: u32,
    /// The members without a place, by their position in the household.
    pub members: Vec<usize>,
}

impl Leg {
    /// Returns the members who stay, in order.
    pub fn members(&self) -> Vec<usize> {
        let mut members: Vec<usize> =
            self.unit_groups.iter().flat_map(|group| group.members.iter().copied()).collect();
        members.sort_unstable();
        members
    }

    /// Returns the findings to confirm.
    pub fn confirms(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.verdict == FindingKind::Confirm)
    }
}

impl Plan {
    /// The number of nights without a place, counted for each member.
    pub(super) fn uncovered_nights(&self) -> u32 {
        let of = |gap: &Uncovered| {
            let members = u32::try_from(gap.members.len()).unwrap_or(u32::MAX);
            gap.to.saturating_sub(gap.from).saturating_mul(members)
        };
        self.uncovered.iter().map(of).fold(0, u32::saturating_add)
    }

    /// Returns true if the plan is possible: a stay or a listed gap covers each night of each
    /// member once, no member enters a program twice, and no rule fails. Shares no code with the
    /// search.
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
