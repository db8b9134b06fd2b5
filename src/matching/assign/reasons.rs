//! The reasons behind an assignment: the holders of places that others would prefer, scarce units,
//! and why some households have no place.

use super::answer::{Assigned, Nowhere, PassedOver, Scarce};
use super::gather::{Gathered, Seekers};
use super::request::Seeking;
use crate::domain::Label;
use crate::matching::base::describe;
use crate::matching::base::distance_costs::DistanceCosts;
use crate::matching::base::evaluate::evaluate_whole;
use crate::matching::base::evaluation::Evaluation;
use crate::matching::base::near_misses::near_misses;
use crate::matching::base::not_shown::not_shown;
use crate::matching::base::verdict_table::tables;
use crate::matching::{Explain, NamedProgram, SearchIndex, Weights, parts};
use crate::solvers::Table;
use crate::solvers::batch::{
    BatchSolution, Choice, ChoiceIx, HouseholdIx, Objective, Placing, SupplyIx, Usage,
};
use crate::words::{List, Name, Text, say};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::time::Instant;

/// The most better places reported for each household, and the most examined.
const TOLD: usize = 3;
const LOOKED_AT: usize = 16;

/// The reason why a household does not have a choice, and the households that have it instead.
enum WhyPassedOver {
    /// These households hold the free units.
    Taken(Vec<HouseholdIx>),
    /// These households are there and must be apart from it.
    Apart(Vec<HouseholdIx>),
    /// These households use the staff's support.
    Staff(Vec<HouseholdIx>),
    OutOfTime,
}

impl WhyPassedOver {
    fn holders(&self) -> &[HouseholdIx] {
        match self {
            Self::Taken(holders) | Self::Apart(holders) | Self::Staff(holders) => holders,
            Self::OutOfTime => &[],
        }
    }
}

/// The inputs of the reasons.
pub(super) struct Reasons<'a> {
    pub(super) field: &'a SearchIndex,
    pub(super) seeking: &'a Seekers<'a>,
    pub(super) gathered: &'a Gathered,
    pub(super) solved: &'a BatchSolution,
    weights: &'a Weights,
    usage: Usage<'a>,
    until: Instant,
}

impl<'a> Reasons<'a> {
    pub(super) fn of(
        (field, weights): (&'a SearchIndex, &'a Weights),
        seeking: &'a Seekers<'a>,
        (gathered, solved): (&'a Gathered, &'a BatchSolution),
        until: Instant,
    ) -> Self {
        let usage = Usage::of(&gathered.batch, &solved.placing);
        Self { field, seeking, gathered, solved, weights, usage, until }
    }

    /// Every household of the answer, in the order of the batch.
    pub(super) fn households(&mut self) -> Vec<Assigned> {
        let mut displaced: Table<HouseholdIx, BTreeSet<HouseholdIx>> =
            self.seeking.map(|_| BTreeSet::new());
        let mut all = Vec::new();
        for (household, one) in self.seeking.pairs() {
            let mut passed_over = Vec::new();
            for chosen in self.better(household) {
                let (why, choice) = self.passed_over(household, chosen);
                for holder in why.holders() {
                    displaced[*holder].insert(household);
                }
                if passed_over.len() < TOLD {
                    passed_over.extend(self.told(&why, choice));
                }
            }
            let mut assigned = self.placed(household, one, &all);
            assigned.passed_over = passed_over;
            all.push(assigned);
        }
        for (assigned, others) in all.iter_mut().zip(displaced) {
            assigned.displaced = self.labels(others);
        }
        all
    }

    fn labels(&self, households: impl IntoIterator<Item = HouseholdIx>) -> Vec<Label> {
        households.into_iter().map(|at| self.seeking[at].label.clone()).collect()
    }

    /// A household's own place, or why it has none.
    fn placed(&self, household: HouseholdIx, one: &Seeking, all: &[Assigned]) -> Assigned {
        let choice = self.solved.placing[household].map(|chosen| {
            let choice = self.gathered.batch.choice(household, chosen);
            (choice, self.gathered.scores[household][chosen])
        });
        let option = choice.and_then(|(choice, score)| {
            let row = self.gathered.rows[choice.supply];
            describe::alone(&Evaluation::bare(self.field, &one.profile, self.weights), row, score)
        });
        let none_at_all = self.gathered.batch.households[household].choices.is_empty();
        Assigned {
            label: one.label.clone(),
            option,
            quality: choice.map_or(0, |(choice, _)| choice.quality),
            passed_over: Vec::new(),
            displaced: Vec::new(),
            without: None,
            nowhere: none_at_all
                .then(|| self.known(one, all).unwrap_or_else(|| self.nowhere(household, one))),
        }
    }

    /// The choices that would suit a household better than its own, best first.
    fn better(&self, household: HouseholdIx) -> Vec<ChoiceIx> {
        let choices = &self.gathered.batch.households[household].choices;
        let now = self.solved.placing[household].map_or(0, |chosen| choices[chosen].quality);
        let better = choices.pairs().filter(|(_, choice)| choice.quality > now);
        better.map(|(chosen, _)| chosen).take(LOOKED_AT).collect()
    }

    /// The reason why a household did not get a choice.
    fn passed_over(&mut self, household: HouseholdIx, chosen: ChoiceIx) -> (WhyPassedOver, Choice) {
        let choice = *self.gathered.batch.choice(household, chosen);
        let own = self.usage.take(household);
        let why = self.because(household, &choice);
        if let Some(own) = own {
            self.usage.put(household, own);
        }
        (why, choice)
    }

    fn because(&self, household: HouseholdIx, choice: &Choice) -> WhyPassedOver {
        let sorted = |mut holders: Vec<HouseholdIx>| {
            holders.sort_unstable();
            holders
        };
        let inside = self.usage.inside(self.gathered.batch.program(choice.supply));
        if !self.usage.has_room(choice) {
            return WhyPassedOver::Taken(sorted(self.usage.at(choice.supply).to_vec()));
        }
        if !self.usage.is_apart(household, choice) {
            let must = |other: &&HouseholdIx| self.usage.are_apart(household, **other);
            return WhyPassedOver::Apart(sorted(inside.iter().filter(must).copied().collect()));
        }
        if !self.usage.supports(household, choice) {
            return WhyPassedOver::Staff(sorted(inside.to_vec()));
        }
        WhyPassedOver::OutOfTime
    }

    /// The reason in words.
    fn told(&self, why: &WhyPassedOver, choice: Choice) -> Option<PassedOver> {
        let (program, unit_group) = self.named(choice.supply)?;
        let held_by = self.labels(why.holders().iter().copied());
        let who: List = held_by.iter().map(|label| Name::from(label.to_string())).collect();
        let because = match (why, who.is_empty()) {
            (WhyPassedOver::Taken(_), true) => say::not_enough_open_there(),
            (WhyPassedOver::Taken(_), false) => say::what_is_open_goes_to(who),
            (WhyPassedOver::Apart(_), _) => say::must_be_kept_apart(who.len(), who),
            (WhyPassedOver::Staff(_), true) => say::too_much_support_for_staff(),
            (WhyPassedOver::Staff(_), false) => say::staff_have_taken_on(who),
            (WhyPassedOver::OutOfTime, _) => say::time_ran_out_before_settled(),
        };
        Some(PassedOver { program, unit_group, held_by, because })
    }

    fn named(&self, supply: SupplyIx) -> Option<(NamedProgram, String)> {
        let group = self.field.group(self.gathered.rows[supply])?;
        Some((self.field.named(group.program)?, group.unit_group.name.to_string()))
    }

    /// The reasons already found for a household with the same need.
    fn known(&self, one: &Seeking, all: &[Assigned]) -> Option<Nowhere> {
        let said = all.iter().zip(self.seeking).filter_map(|(told, other)| {
            Some((told.nowhere.as_ref().filter(|nowhere| !nowhere.cut_short)?, other))
        });
        said.filter(|(_, other)| other.profile == one.profile).map(|(told, _)| told.clone()).next()
    }

    /// The reasons why no place would take a household, as a ranking would count them.
    fn nowhere(&self, household: HouseholdIx, one: &Seeking) -> Nowhere {
        let without = |note| Nowhere {
            reasons: Vec::new(),
            near_misses: Vec::new(),
            from: one.profile.origin.zone,
            leave_by: one.profile.leave_by,
            note,
            cut_short: true,
        };
        if self.gathered.unread.contains(&household) {
            return without(say::time_ran_out_before_household());
        }
        if Instant::now() >= self.until {
            return without(say::time_ran_out_before_reasons());
        }
        let tables = tables(self.field, &one.profile);
        let evaluation =
            evaluate_whole(Evaluation::bare(self.field, &one.profile, self.weights), tables);
        let remoteness = DistanceCosts::of(&evaluation);
        let reasons = not_shown(&evaluation, &remoteness, &Explain::Programs(Vec::new()));
        let reasons = reasons.into_iter().map(|r| (r.rule, r.reason, r.count)).collect();
        let mut near_misses = near_misses(&evaluation, &remoteness);
        near_misses.truncate(TOLD);
        // Shown to a household with several parts, which is never split here.
        let note = if parts(&one.profile.household).len() > 1 {
            say::several_households_are_kept_whole()
        } else {
            Text::nothing()
        };
        let (from, leave_by) = (one.profile.origin.zone, one.profile.leave_by);
        Nowhere { reasons, near_misses, from, leave_by, note, cut_short: false }
    }

    /// The value of one more unit where there is not enough, highest first.
    pub(super) fn scarce(&self) -> Vec<Scarce> {
        /// The most to report.
        const MOST: usize = 20;
        let prices = self.solved.prices.pairs().map(|(supply, price)| (*price, supply));
        let mut scarce: Vec<_> =
            prices.filter(|(price, _)| *price > Objective::default()).collect();
        scarce.sort_unstable_by_key(|(price, supply)| (Reverse(*price), *supply));
        scarce.truncate(MOST);
        let told = scarce.into_iter().filter_map(|(Objective { priority, quality }, supply)| {
            let (program, unit_group) = self.named(supply)?;
            Some(Scarce { program, unit_group, priority, quality })
        });
        told.collect()
    }
}

/// The row of each household's choice.
pub(super) fn rows(gathered: &Gathered, placing: &Placing) -> Vec<Option<usize>> {
    let row = |(household, chosen): (HouseholdIx, &Option<ChoiceIx>)| {
        chosen.map(|chosen| gathered.rows[gathered.batch.choice(household, chosen).supply])
    };
    placing.pairs().map(row).collect()
}
