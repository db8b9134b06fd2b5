//! Assigns several households at once. Nothing of the question is kept.

use super::asking::AskForm;
use super::asking::reader::{Fields, text, wrong_kind, wrong_number};
use super::finding::known_of_profile;
use super::replay::ASSIGNMENT;
use super::{Desk, Record, Refusal};
use crate::domain::{Label, Network, Problems, Timestamp, shown};
use crate::matching::assign::{AssignAsk, Assignment, Seeking, assign, batch_of};
use crate::matching::{SearchIndex, Weights};
use crate::solvers::batch::Batch;
use crate::words::say;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

const FIELDS: [&str; 5] = ["households", "keep_apart", "priorities", "explain", "budget_ms"];
/// What a household says besides its need.
const OWN: [&str; 3] = ["label", "priority", "support"];
/// What a need may say elsewhere, but not here.
const NOT_HERE: [&str; 3] = ["limit", "explain", "weights"];
/// The most households, sets of households that must be apart, and priorities.
const MOST_HOUSEHOLDS: usize = 1000;
const MOST_SETS: usize = 1000;
const MOST_PRIORITIES: usize = 20;
/// The most households of which is found out whom they displaced: each is another assignment.
const MOST_EXPLAINED: usize = 20;
/// The greatest weight: with a thousand households, sums stay exact in every solver.
const GREATEST: i64 = 100;
/// How much support a household may need, by level.
const SUPPORT: i64 = 4;
/// How long an assignment may take, in milliseconds: at least, with one more for every so many households
/// that are to be read and put into words, when nobody says, and at most.
const LEAST_BUDGET: i64 = 50;
const HOUSEHOLDS_A_MILLISECOND: i64 = 4;
const USUAL_BUDGET: i64 = 5000;
const LONGEST_BUDGET: i64 = 30_000;
/// After so many problems the rest of the households is not read.
const ENOUGH_PROBLEMS: usize = 200;

/// What was sent, not yet looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct AssignForm(pub Value);

/// The answer, with what is needed to understand and to repeat it.
#[derive(Debug, Clone, PartialEq)]
pub struct AssignFound {
    /// The answer.
    pub assignment: Assignment,
    /// Which network answered.
    pub network: Network,
    /// When it was last seen that this is how things stand there.
    pub as_of: Timestamp,
    /// What is needed to repeat it.
    pub record: Record,
}

impl Desk {
    /// Places several households at once.
    pub fn assign(&self, form: &AssignForm) -> Result<AssignFound, Refusal> {
        let (begun, as_of) = (Instant::now(), self.as_of());
        let (field, now) = (self.field(), self.clock.now());
        let mut ask = form.parse(&field, now, self.weights())?;
        ask.budget = ask.budget.saturating_sub(begun.elapsed());
        let assignment = assign(&field, &ask);
        self.count_assignment(&assignment, &ask);
        let record = Record {
            profile: Record::for_record(&form.0),
            result: assignment.hash(),
            proven: assignment.is_repeatable(),
            ..Record::of(ASSIGNMENT, &field, now, &ask.weights)
        };
        let network = field.night().network.clone();
        Ok(AssignFound { assignment, network, as_of, record })
    }

    /// The same question as numbers, for other solvers.
    pub fn batch(&self, form: &AssignForm) -> Result<Batch, Refusal> {
        let field = self.field();
        Ok(batch_of(&field, &form.parse(&field, self.clock.now(), self.weights())?))
    }
}

impl AssignForm {
    /// Reads all of it, or finds everything that is wrong with it.
    pub(super) fn parse(
        &self,
        field: &SearchIndex,
        now: Timestamp,
        counted: Weights,
    ) -> Result<AssignAsk, Problems> {
        let mut problems = Problems::default();
        let Some(fields) = Fields::open(&self.0, "", &FIELDS, &mut problems) else {
            return Err(problems);
        };
        let weights = priorities(&fields, &mut problems);
        let seeking = households(&fields, (&weights, field, now), &mut problems);
        let labels = labels(&seeking, &mut problems);
        let apart = apart(&fields, &labels, &mut problems);
        let explain = explained(&fields, &labels, &mut problems);
        let least =
            LEAST_BUDGET + i64::try_from(seeking.len()).unwrap_or(0) / HOUSEHOLDS_A_MILLISECOND;
        let budget = fields.whole("budget_ms", least..=LONGEST_BUDGET, &mut problems);
        let budget = u64::try_from(budget.unwrap_or(USUAL_BUDGET)).unwrap_or(0);
        problems.into_result()?;
        let seeking = seeking.into_iter().map(|(_, one)| one).collect();
        let budget = Duration::from_millis(budget);
        Ok(AssignAsk { seeking, apart, explain, budget, weights: counted })
    }
}

/// The network's own table: what placing a household of each priority counts.
fn priorities(fields: &Fields<'_>, problems: &mut Problems) -> BTreeMap<String, i64> {
    let mut weights = BTreeMap::new();
    let Some(value) = fields.value("priorities") else { return weights };
    let Some(table) = value.as_object().filter(|table| table.len() <= MOST_PRIORITIES) else {
        wrong_kind("priorities", value, say::enter_priorities(MOST_PRIORITIES), problems);
        return weights;
    };
    for (name, weight) in table {
        let path = format!("priorities.{}", shown(name));
        match weight.as_i64().filter(|weight| (1..=GREATEST).contains(weight)) {
            Some(weight) if fine_name(name) => {
                weights.insert(name.clone(), weight);
            }
            Some(_) => problems.add(path, say::not_a_priority_name(), say::enter_priority_name()),
            None => wrong_number(&path, weight, &(1..=GREATEST), problems),
        }
    }
    weights
}

fn fine_name(name: &str) -> bool {
    (1..=20).contains(&name.len()) && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

type WeightTable<'a> = (&'a BTreeMap<String, i64>, &'a SearchIndex, Timestamp);

/// The households, each with its place in what was sent.
fn households(
    fields: &Fields<'_>,
    table: WeightTable<'_>,
    problems: &mut Problems,
) -> Vec<(usize, Seeking)> {
    let items = fields.list("households", MOST_HOUSEHOLDS, problems);
    if items.is_empty() && problems.is_empty() {
        problems.add("households", say::no_households(), say::add_a_household());
    }
    let mut seeking = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if problems.iter().count() >= ENOUGH_PROBLEMS {
            problems.add("households", say::more_was_not_read(), say::correct_these_first());
            break;
        }
        let mut found = Problems::default();
        let one = household(item, table, &mut found);
        problems.within(&format!("households[{at}]."), found);
        seeking.extend(one.map(|one| (at, one)));
    }
    seeking
}

fn household(
    item: &Value,
    (weights, field, now): WeightTable<'_>,
    found: &mut Problems,
) -> Option<Seeking> {
    let Some(map) = item.as_object() else {
        wrong_kind("household", item, say::enter_object(), found);
        return None;
    };
    let (own, need): (Map<_, _>, Map<_, _>) =
        map.clone().into_iter().partition(|(name, _)| OWN.contains(&name.as_str()));
    let own = Value::Object(own);
    let fields = Fields::open(&own, "", &OWN, found)?;
    for name in NOT_HERE.into_iter().filter(|name| need.contains_key(*name)) {
        found.add(name, say::only_for_rankings(), say::remove_it());
    }
    if fields.value("label").is_none() {
        found.add("label", say::label_is_missing(), say::enter_label());
    }
    let label: Option<Label> = fields.word("label", found);
    let weight = weight(&fields, weights, found);
    let support = fields.whole("support", 1..=SUPPORT, found).unwrap_or(1);
    let profile = match AskForm::of(Value::Object(need)).parse(now) {
        Ok(ask) => {
            known_of_profile(&ask.profile, field.night(), found);
            Some(ask.profile)
        }
        Err(problems) => {
            found.within("", problems);
            None
        }
    };
    let support = u32::try_from(support).unwrap_or(1);
    Some(Seeking { label: label?, weight: weight?, support, profile: profile? })
}

fn weight(
    fields: &Fields<'_>,
    weights: &BTreeMap<String, i64>,
    found: &mut Problems,
) -> Option<i64> {
    let Some(name) = fields.text("priority", found) else {
        return fields.value("priority").is_none().then_some(1);
    };
    let weight = weights.get(name).copied();
    if weight.is_none() {
        found.add("priority", say::no_such_priority(shown(name)), say::use_listed_priority());
    }
    weight
}

/// Where each label stands; each may stand once.
fn labels(seeking: &[(usize, Seeking)], problems: &mut Problems) -> HashMap<String, usize> {
    let mut labels = HashMap::new();
    for (place, (at, one)) in seeking.iter().enumerate() {
        if labels.insert(one.label.to_string(), place).is_some() {
            problems.add(
                format!("households[{at}].label"),
                say::label_is_taken(one.label.to_string()),
                say::give_each_household_a_label(),
            );
        }
    }
    labels
}

/// The households of which is to be found out whom they displaced.
fn explained(
    fields: &Fields<'_>,
    labels: &HashMap<String, usize>,
    problems: &mut Problems,
) -> Vec<usize> {
    let mut explained = Vec::new();
    for (at, item) in fields.list("explain", MOST_EXPLAINED, problems).iter().enumerate() {
        let path = format!("explain[{at}]");
        let Some(label) = text(item, &path, problems) else { continue };
        match labels.get(label) {
            Some(known) => explained.push(*known),
            None => {
                problems.add(path, say::no_such_label(), say::use_label_of_household());
            }
        }
    }
    explained
}

/// The sets of households that must be apart.
fn apart(
    fields: &Fields<'_>,
    labels: &HashMap<String, usize>,
    problems: &mut Problems,
) -> Vec<Vec<usize>> {
    let mut sets = Vec::new();
    for (at, item) in fields.list("keep_apart", MOST_SETS, problems).iter().enumerate() {
        let path = format!("keep_apart[{at}]");
        let Some(items) = item.as_array() else {
            wrong_kind(&path, item, say::enter_list_of_labels(), problems);
            continue;
        };
        let mut set = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let path = format!("{path}[{place}]");
            let Some(label) = text(item, &path, problems) else { continue };
            let (what, action) = match labels.get(label) {
                Some(known) if !set.contains(known) => {
                    set.push(*known);
                    continue;
                }
                Some(_) => (say::household_apart_from_itself(), say::remove_it()),
                None => (say::no_such_label(), say::use_label_of_household()),
            };
            problems.add(path, what, action);
        }
        if items.len() < 2 {
            problems.add(path, say::fewer_than_two_households(), say::name_two_households());
        }
        sets.push(set);
    }
    sets
}
