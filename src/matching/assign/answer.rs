//! The answer to several households at once: where each goes, and why not elsewhere.

use crate::domain::{Label, Timestamp, Zone};
use crate::matching::base::result_hash::{result_hash, written, written_all};
use crate::matching::{NamedProgram, NearMiss, RankedOption};
use crate::solvers::batch::Objective;
use crate::words::Text;
use serde::{Serialize, Serializer};

/// Where several households go, all together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assignment {
    /// The households, in the order they were asked for.
    pub households: Vec<Assigned>,
    /// What the assignment is worth: weights of those placed, then how well they are placed.
    pub worth: Objective,
    /// How sure it is.
    pub proof: Proved,
    /// What one unit more would be worth, where a unit group is full.
    pub scarce: Vec<Scarce>,
}

impl Assignment {
    /// Whether the same question always has this answer: nothing in it was cut short by time.
    pub fn is_repeatable(&self) -> bool {
        let whole = |one: &Assigned| {
            one.without.as_ref().is_none_or(|without| without.proven)
                && one.nowhere.as_ref().is_none_or(|nowhere| !nowhere.cut_short)
        };
        self.proof.is_optimal() && self.households.iter().all(whole)
    }

    /// A hash of everything the answer says.
    pub fn hash(&self) -> String {
        result_hash(self)
    }
}

/// One household of the answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assigned {
    /// What the request calls it.
    #[serde(serialize_with = "written")]
    pub label: Label,
    /// Its place, as a ranking would list it; `None` where it has none.
    pub option: Option<RankedOption>,
    /// How well the place suits, 1 to 100; 0 without one.
    pub quality: i64,
    /// The places that would have suited it better, and who holds them.
    pub passed_over: Vec<PassedOver>,
    /// The households that its place would have suited better than what they have.
    #[serde(serialize_with = "written_all")]
    pub displaced: Vec<Label>,
    /// Where it was asked and the household has a place: what would be without the household.
    pub without: Option<Without>,
    /// Where no place at all would take it: why.
    pub nowhere: Option<Nowhere>,
}

/// What would be if one household were not there, found by placing all others anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Without {
    /// The households that would then have a place, or a better one.
    #[serde(serialize_with = "written_all")]
    pub better: Vec<Label>,
    /// What all others together would gain; its quality is below zero where priority costs some.
    pub gain: Objective,
    /// Whether they could gain no more; otherwise time ran out, and it may be more.
    pub proven: bool,
}

/// A unit group that would have suited a household better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassedOver {
    /// The program.
    pub program: NamedProgram,
    /// The unit group's name.
    pub unit_group: String,
    /// Who is there instead.
    #[serde(serialize_with = "written_all")]
    pub held_by: Vec<Label>,
    /// Why it is not to be had, as a sentence.
    pub because: Text,
}

/// Why no place would take a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nowhere {
    /// Where the household is.
    #[serde(serialize_with = "zone_code")]
    pub from: Zone,
    /// By when it must leave there.
    pub leave_by: Option<Timestamp>,
    /// How many programs each rule keeps out first: the rule, its reason in words, the number.
    pub reasons: Vec<(&'static str, Text, usize)>,
    /// The programs one change away.
    pub near_misses: Vec<NearMiss>,
    /// Why the reasons are missing, where they are, or what else may be tried; otherwise nothing.
    pub note: Text,
    /// Whether they are missing since time ran out.
    pub cut_short: bool,
}

fn zone_code<S: Serializer>(zone: &Zone, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(zone.code())
}

/// What one unit more of a full unit group would be worth, at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scarce {
    /// The program.
    pub program: NamedProgram,
    /// The unit group's name.
    pub unit_group: String,
    /// So much more priority could be placed.
    pub priority: i64,
    /// And so much better placed; below zero where the priority costs some.
    pub quality: i64,
}

/// How sure an assignment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Proved {
    /// Nothing better exists.
    Optimal,
    /// Time ran out; nothing is better by more than this.
    Within(Gap),
    /// Time ran out before every household was looked at.
    OutOfTime,
}

/// How much better something else could be, at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// In priority.
    pub priority: i64,
    /// In quality, where the priority is settled; otherwise not known.
    pub quality: Option<i64>,
}

impl Proved {
    /// The words, as in the API.
    pub fn words(self) -> &'static str {
        match self {
            Self::Optimal => "optimal",
            Self::Within(_) => "within gap",
            Self::OutOfTime => "out of time",
        }
    }

    /// Whether nothing better exists.
    pub fn is_optimal(self) -> bool {
        self == Self::Optimal
    }

    /// The gap, where one is known.
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

    /// A household without a place, and why.
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
