//! Assigns several households at once. Nothing about the request is kept.

use super::asking::NeedRequest;
use super::replay::ASSIGNMENT;
use super::request::{
    FieldAt, FieldSchema, FieldType, Received, SentValue, TextField, in_place, list, object,
    or_say, request, text, whole, wrong_kind,
};
use super::{Desk, Record, Refusal};
use crate::domain::{
    FieldPath, Label, Network, Night, PathStep, Problems, Refused, Timestamp, shown,
};
use crate::matching::Weights;
use crate::matching::assign::{AssignAsk, Assignment, Seeking, assign, batch_of};
use crate::solvers::batch::Batch;
use crate::words::say;
use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

/// The most households, sets of households to keep apart, and priorities.
const MOST_HOUSEHOLDS: usize = 1000;
const MOST_SETS: usize = 1000;
const MOST_PRIORITIES: usize = 20;
/// The most households whose displacement is computed. Each takes another assignment.
const MOST_EXPLAINED: usize = 20;
/// The greatest weight. With a thousand households, sums stay exact in every solver.
const GREATEST: i64 = 100;
/// The highest level of support that a household may need.
const SUPPORT: i64 = 4;
/// The time an assignment may take, in milliseconds: the least, the households that each add a
/// millisecond to the least, the default, and the most.
const LEAST_BUDGET: i64 = 50;
const HOUSEHOLDS_A_MILLISECOND: i64 = 4;
const USUAL_BUDGET: i64 = 5000;
const LONGEST_BUDGET: i64 = 30_000;

request! {
    /// Several households to place at once.
    pub AssignRequest {
        /// The households.
        households: Option<Vec<HouseholdRequest>> =
            required(list(object(), MOST_HOUSEHOLDS).not_empty(no_households)),
        /// Sets of labels. No two households of a set may be in the same program.
        keep_apart: Vec<Vec<Option<String>>> = or_nothing(list(ApartType, MOST_SETS)),
        /// The network's own table: how much placing a household of each priority counts, 1 to 100.
        priorities: BTreeMap<String, i64> = or_nothing(PrioritiesType),
        /// Labels of households to explain. For each, everyone else is placed again without it, to
        /// find whom it displaced. This uses the same time limit.
        explain: Vec<Option<String>> = or_nothing(list(in_place(text("A")), MOST_EXPLAINED)),
        /// Time limit in milliseconds: at least 50, and one more for every four households.
        budget_ms: i64 = usually(whole(LEAST_BUDGET..=LONGEST_BUDGET), USUAL_BUDGET),
    }
}

request! {
    /// One household: its need as for a ranking, and its weight in the assignment.
    pub HouseholdRequest {
        /// A code of 1 to 8 capital letters, digits and hyphens; never a name.
        label: Option<Label> = required(or_say(LABEL, no_label)),
        /// A name from `priorities`. Without one, the household counts 1.
        priority: Option<String> = optional(text("urgent")),
        /// The support it needs from a program's staff, by level.
        support: u32 = usually(whole(1..=SUPPORT), 1),
        /// Its need.
        need: NeedRequest = flat(),
    }
}

const LABEL: TextField<Label> = TextField::of("^[A-Z0-9-]{1,8}$", "A");

fn no_households() -> Refused {
    Refused::new(say::no_households(), say::add_a_household())
}

fn no_label() -> Refused {
    Refused::new(say::label_is_missing(), say::enter_label())
}

/// The answer, with everything needed to understand and repeat it.
#[derive(Debug, Clone, PartialEq)]
pub struct AssignFound {
    /// The answer.
    pub assignment: Assignment,
    /// The network that answered.
    pub network: Network,
    /// The time of the last check that found the answer's data current.
    pub as_of: Timestamp,
    /// Everything needed to repeat it.
    pub record: Record,
}

impl Desk {
    /// Places several households at once, as of a moment.
    pub fn assign(
        &self,
        received: Received<AssignRequest>,
        now: Timestamp,
    ) -> Result<AssignFound, Refusal> {
        let (begun, as_of, field) = (Instant::now(), self.as_of(), self.field());
        let sent = Record::for_record(received.sent());
        let ask = received.parse(field.night(), now)?;
        let budget = ask.budget.saturating_sub(begun.elapsed());
        let ask = AssignAsk { budget, weights: self.weights(), ..ask };
        let assignment = assign(&field, &ask);
        self.count_assignment(&assignment, &ask);
        let record = Record {
            profile: sent,
            result: assignment.hash(),
            proven: assignment.is_repeatable(),
            ..Record::of(ASSIGNMENT, &field, now, &ask.weights)
        };
        let network = field.night().network.clone();
        Ok(AssignFound { assignment, network, as_of, record })
    }

    /// Returns the same question as numbers, for other solvers.
    pub fn batch(
        &self,
        received: Received<AssignRequest>,
        now: Timestamp,
    ) -> Result<Batch, Refusal> {
        let field = self.field();
        let ask = received.parse(field.night(), now)?;
        Ok(batch_of(&field, &AssignAsk { weights: self.weights(), ..ask }))
    }
}

impl Received<AssignRequest> {
    /// Returns the question at a moment, or every problem with it.
    pub(super) fn parse(self, night: &Night, now: Timestamp) -> Result<AssignAsk, Problems> {
        self.finish(|request, problems| Some(request.ask(night, now, problems)))
    }
}

impl AssignRequest {
    /// Makes the question at a moment. Notes fields that contradict each other.
    fn ask(self, night: &Night, now: Timestamp, problems: &mut Problems) -> AssignAsk {
        let mut seeking = Vec::new();
        let households = self.households.unwrap_or_default();
        let least =
            LEAST_BUDGET + i64::try_from(households.len()).unwrap_or(0) / HOUSEHOLDS_A_MILLISECOND;
        for (nth, one) in households.into_iter().enumerate() {
            let mut found = Problems::default();
            let one = one.seeking(&self.priorities, (night, now), &mut found);
            let path = vec![Self::households().as_str().into(), nth.into()];
            problems.under(&FieldPath::of(path), found);
            seeking.extend(one.map(|one| (nth, one)));
        }
        let labels = labels(&seeking, problems);
        let apart = apart(&self.keep_apart, &labels, problems);
        let explain = explained(&self.explain, &labels, problems);
        if (LEAST_BUDGET..least).contains(&self.budget_ms) {
            let what = say::number_too_low(self.budget_ms.to_string());
            problems.add(Self::budget_ms(), what, say::enter_whole_number(least, LONGEST_BUDGET));
        }
        let budget = Duration::from_millis(u64::try_from(self.budget_ms).unwrap_or(0));
        let seeking = seeking.into_iter().map(|(_, one)| one).collect();
        AssignAsk { seeking, apart, explain, budget, weights: Weights::default() }
    }
}

impl HouseholdRequest {
    fn seeking(
        self,
        priorities: &BTreeMap<String, i64>,
        (night, now): (&Night, Timestamp),
        found: &mut Problems,
    ) -> Option<Seeking> {
        self.need.names_programs_of(night, found);
        let profile = self.need.profile(now, found);
        let weight = match &self.priority {
            None => Some(1),
            Some(name) => {
                let weight = priorities.get(name).copied();
                let unknown =
                    || Refused::new(say::no_such_priority(shown(name)), say::use_listed_priority());
                found.take(Self::priority(), weight.ok_or_else(unknown))
            }
        };
        let support = self.support;
        Some(Seeking { label: self.label?, weight: weight?, support, profile: profile? })
    }
}

/// The network's own table of priorities.
#[derive(Debug)]
pub(super) struct PrioritiesType;

impl FieldType for PrioritiesType {
    type Value = BTreeMap<String, i64>;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<BTreeMap<String, i64>> {
        let value = sent.value();
        let Some(table) = value.as_object().filter(|table| table.len() <= MOST_PRIORITIES) else {
            wrong_kind(at, &value, say::enter_priorities(MOST_PRIORITIES), problems);
            return None;
        };
        let mut weights = BTreeMap::new();
        for (name, weight) in table {
            let shown = shown(name);
            let here = at.name(&shown);
            let sent = SentValue::Json(weight);
            let Some(weight) = sent.whole(&(1..=GREATEST), here, problems) else { continue };
            if fine_name(name) {
                weights.insert(name.clone(), weight);
            } else {
                problems.add(here, say::not_a_priority_name(), say::enter_priority_name());
            }
        }
        Some(weights)
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Map {
            of: Box::new(FieldSchema::Whole(1, GREATEST)),
            most: MOST_PRIORITIES,
            names: "^[a-z-]{1,20}$",
            example: serde_json::json!({"urgent": 8, "usual": 1}),
        }
    }
}

fn fine_name(name: &str) -> bool {
    (1..=20).contains(&name.len()) && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// A set of labels of households to keep apart.
#[derive(Debug)]
pub(super) struct ApartType;

impl FieldType for ApartType {
    type Value = Vec<Option<String>>;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<Vec<Option<String>>> {
        let value = sent.value();
        if !value.is_array() {
            wrong_kind(at, &value, say::enter_list_of_labels(), problems);
            return None;
        }
        let labels: Vec<_> = list(in_place(text("A")), MOST_HOUSEHOLDS).read(sent, at, problems)?;
        if labels.len() < 2 && !problems.are_in(AssignRequest::keep_apart().as_str()) {
            problems.add(at, say::fewer_than_two_households(), say::name_two_households());
        }
        Some(labels)
    }

    fn schema(&self) -> FieldSchema {
        let of = Box::new(text("A").schema());
        FieldSchema::List { of, least: 2, most: MOST_HOUSEHOLDS }
    }
}

/// Returns the position of each label. Notes labels that occur twice.
fn labels(seeking: &[(usize, Seeking)], problems: &mut Problems) -> HashMap<String, usize> {
    let mut labels = HashMap::new();
    for (place, (nth, one)) in seeking.iter().enumerate() {
        if labels.insert(one.label.to_string(), place).is_some() {
            let path: Vec<PathStep> = vec![
                AssignRequest::households().as_str().into(),
                (*nth).into(),
                HouseholdRequest::label().as_str().into(),
            ];
            problems.add(
                FieldPath::of(path),
                say::label_is_taken(one.label.to_string()),
                say::give_each_household_a_label(),
            );
        }
    }
    labels
}

/// Returns the households whose displacement is computed.
fn explained(
    asked: &[Option<String>],
    labels: &HashMap<String, usize>,
    problems: &mut Problems,
) -> Vec<usize> {
    let outside = FieldAt::default();
    let at = outside.name(AssignRequest::explain().as_str());
    let read = asked.iter().enumerate().filter_map(|(nth, label)| {
        let known = labels.get(label.as_ref()?).copied().ok_or_else(no_such_label);
        problems.take(at.item(nth), known)
    });
    read.collect()
}

fn no_such_label() -> Refused {
    Refused::new(say::no_such_label(), say::use_label_of_household())
}

/// Returns the sets of households to keep apart.
fn apart(
    asked: &[Vec<Option<String>>],
    labels: &HashMap<String, usize>,
    problems: &mut Problems,
) -> Vec<Vec<usize>> {
    let outside = FieldAt::default();
    let at = outside.name(AssignRequest::keep_apart().as_str());
    let mut sets = Vec::new();
    for (nth, asked) in asked.iter().enumerate() {
        let at = at.item(nth);
        let mut set = Vec::new();
        for (place, label) in asked.iter().enumerate() {
            let Some(label) = label else { continue };
            let known = match labels.get(label) {
                Some(known) if set.contains(known) => {
                    Err(Refused::new(say::household_apart_from_itself(), say::remove_it()))
                }
                Some(known) => Ok(*known),
                None => Err(no_such_label()),
            };
            set.extend(problems.take(at.item(place), known));
        }
        sets.push(set);
    }
    sets
}
