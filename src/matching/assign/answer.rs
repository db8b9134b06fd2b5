//! The answer for several households at once: the place of each, and why not another.

use crate::domain::{Label, Timestamp, Zone};
use crate::matching::base::result_hash::{result_hash, written, written_all};
use crate::matching::{NamedProgram, NearMiss, RankedOption};
use crate::solvers::batch::Objective;
use crate::words::Text;
use serde::{Serialize, Serializer};

/// The places of several households, assigned together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assignment {
    /// The households, in the order of the request.
    pub households: Vec<Assigned>,
    /// The value: the weights of the placed households first, then the quality of their places.
    pub worth: Objective,
    /// The proof that it is the best, or the gap.
    pub proof: Proved,
    /// The value of one more unit, for unit groups that are full.
    pub scarce: Vec<Scarce>,
}

impl Assignment {
    /// Returns true if the same request always gets this answer, because time cut nothing short.
    pub fn is_repeatable(&self) -> bool {
        let whole = |one: &Assigned| {
            one.without.as_ref().is_none_or(|without| without.proven)
                && one.nowhere.as_ref().is_none_or(|nowhere| !nowhere.cut_short)
        };
        self.proof.is_optimal() && self.households.iter().all(whole)
    }

    /// Returns a hash of the whole answer.
    pub fn hash(&self) -> String {
        result_hash(self)
    }
}

/// One household of the answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assigned {
    /// The request's name for it.
    #[serde(serialize_with = "written")]
    pub label: Label,
    /// Its place, as a ranking would list it; `None` without one.
    pub option: Option<RankedOption>,
    /// The quality of the place, 1 to 100; 0 without one.
    pub quality: i64,
    /// Places that would suit it better, and the households that hold them.
    pub passed_over: Vec<PassedOver>,
    /// The households that its place would suit better than their own.
    #[serde(serialize_with = "written_all")]
    pub displaced: Vec<Label>,
    /// The result without this household, if requested and if it has a place.
    pub without: Option<Without>,
    /// The reasons, if no place at all would take it.
    pub nowhere: Option<Nowhere>,
}

/// The result without one household, found by placing all others again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Without {
    /// The households that would then have a place or a better one.
    #[serde(serialize_with = "written_all")]
    pub better: Vec<Label>,
    /// The gain of all others together. Quality is below zero where added priority costs quality.
    pub gain: Objective,
    /// True if they could gain no more. If false, time ran out and the gain may be larger.
    pub proven: bool,
}

/// A unit group that would have suited a household better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassedOver {
    /// The program.
    pub program: NamedProgram,
    /// The unit group's name.
    pub unit_group: String,
    /// The households there instead.
    #[serde(serialize_with = "written_all")]
    pub held_by: Vec<Label>,
    /// The reason why it is not available, as a sentence.
    pub because: Text,
}

/// The reasons why no place would take a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nowhere {
    /// The household's location.
    #[serde(serialize_with = "zone_code")]
    pub from: Zone,
    /// The time by which it must leave there.
    pub leave_by: Option<Timestamp>,
    /// The programs that each rule rules out first: the rule, its reason in words, the number.
    pub reasons: Vec<(&'static str, Text, usize)>,
    /// The programs one change away.
    pub near_misses: Vec<NearMiss>,
    /// A note on why reasons are missing or what else to try; otherwise nothing.
    pub note: Text,
    /// True if the reasons are missing because time ran out.
    pub cut_short: bool,
}

fn zone_code<S: Serializer>(zone: &Zone, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(zone.code())
}

/// An upper bound on the value of one more unit of a full unit group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scarce {
    /// The program.
    pub program: NamedProgram,
    /// The unit group's name.
    pub unit_group: String,
    /// The additional priority.
    pub priority: i64,
    /// The additional quality; below zero where the added priority costs quality.
    pub quality: i64,
}

/// The certainty that an assignment is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Proved {
    /// Nothing better exists.
    Optimal,
    /// Time ran out. Nothing is better by more than this.
    Within(Gap),
    /// Time ran out before every household was judged.
    OutOfTime,
}

/// An upper bound on the improvement still possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// In priority.
    pub priority: i64,
    /// In quality, if the priority is proven; otherwise unknown.
    pub quality: Option<i64>,
}

impl Proved {
    /// Returns the words, as in the API.
    pub fn words(self) -> &'static str {
        match self {
            Self::Optimal => "optimal",
            Self::Within(_) => "within gap",
            Self::OutOfTime => "out of time",
        }
    }

    /// Returns true if nothing better exists.
    pub fn is_optimal(self) -> bool {
        self == Self::Optimal
    }

    /// Returns the gap, if one is known.
    pub fn gap(self) -> Option<Gap> {
        match self {
            Self::Within(gap) => Some(gap),
            Self::Optimal | Self::OutOfTime => None,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::Spot;

    /// A household without a place, with these reasons.
    pub(crate) fn without_a_place(reasons: Vec<(&'static str, Text, usize)>) -> Assigned {
        let from = Spot::parse("Fresno, CA").unwrap().zone;
        let (near_misses, note, cut_short) = (vec![], Text::nothing(), false);
        Assigned {
            label: "A".parse().unwrap(),
            option: None,
            quality: 0,
            passed_over: vec![],
            displaced: vec![],
            without: None,
            nowhere: Some(Nowhere { from, leave_by: None, reasons, near_misses, note, cut_short }),
        }
    }

    #[test]
    fn what_time_cut_short_is_not_said_again() {
        let (worth, proof) = (Objective::default(), Proved::Optimal);
        let households = vec![without_a_place(vec![])];
        let mut told = Assignment { households, worth, proof, scarce: vec![] };
        assert!(told.is_repeatable());
        told.households[0].nowhere.as_mut().unwrap().cut_short = true;
        assert!(!told.is_repeatable());
    }
}
