//! The parameters of what is made up, read from `fixtures/generator.json`: every number with its
//! source, or marked as assumed.

use super::dice::SeededDice;
use crate::domain::{Problems, State, Zone};
use crate::words::say;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What one thing may be, with weights.
#[derive(Debug, Deserialize)]
pub(super) struct RateTable {
    /// What is drawn, in words.
    what: String,
    /// Whether no published number was found, so that the weights are a guess.
    #[serde(default)]
    assumed: bool,
    /// The weights; an empty key says nothing.
    of: BTreeMap<String, u32>,
}

impl RateTable {
    /// One of its keys, by weight.
    pub(super) fn draw(&self, dice: &mut SeededDice) -> &str {
        let mut left = dice.below(self.of.values().sum());
        for (key, weight) in &self.of {
            match left.checked_sub(*weight) {
                Some(less) => left = less,
                None => return key,
            }
        }
        ""
    }

    /// One of its keys as a number, or as nothing.
    pub(super) fn number(&self, dice: &mut SeededDice) -> Option<u32> {
        self.draw(dice).parse().ok()
    }
}

/// A table for each of several things, such as the stages.
pub(super) type Tables = BTreeMap<String, RateTable>;

/// Everything that is drawn.
#[derive(Debug, Deserialize)]
pub(super) struct Parameters {
    pub(super) network: NetworkParameters,
    pub(super) people: People,
    pub(super) asks: Vec<AskRow>,
}

/// What networks are made of.
#[derive(Debug, Deserialize)]
pub(super) struct NetworkParameters {
    pub(super) name: String,
    pub(super) notice: String,
    pub(super) source: String,
    pub(super) as_of: RateTable,
    states: RateTable,
    pub(super) kinds: Vec<ProgramKind>,
    pub(super) classes: BTreeMap<String, GroupClass>,
    pub(super) said: Vec<SaidRow>,
    pub(super) posts: Posts,
}

/// A kind of program, with how many there are of it, by stage.
#[derive(Debug, Deserialize)]
pub(super) struct ProgramKind {
    pub(super) name: String,
    pub(super) weights: BTreeMap<String, u32>,
    pub(super) groups: Vec<ProgramKindGroup>,
}

/// A unit group of a kind of program.
#[derive(Debug, Deserialize)]
pub(super) struct ProgramKindGroup {
    pub(super) class: String,
    pub(super) name: String,
    pub(super) serves: String,
}

/// What is drawn for a unit group of a class.
#[derive(Debug, Deserialize)]
pub(super) struct GroupClass {
    pub(super) ages: RateTable,
    pub(super) children: RateTable,
    pub(super) households: RateTable,
    pub(super) kind: RateTable,
    pub(super) sleeps: RateTable,
    /// Beds, by stage.
    pub(super) units: Tables,
}

/// What programs say of one field: adding a field is adding a row.
#[derive(Debug, Deserialize)]
pub(super) struct SaidRow {
    pub(super) field: String,
    /// The stage it is for; every stage when left out.
    pub(super) stage: Option<String>,
    pub(super) draw: RateTable,
}

/// What is posted as free, each by stage.
#[derive(Debug, Deserialize)]
pub(super) struct Posts {
    pub(super) open: Tables,
    pub(super) hours_ago: Tables,
    pub(super) taking: RateTable,
}

/// Who asks.
#[derive(Debug, Deserialize)]
pub(super) struct People {
    pub(super) gender: RateTable,
    pub(super) age: RateTable,
    pub(super) age_known: RateTable,
    /// By gender.
    pub(super) settings: Tables,
    pub(super) settings_known: RateTable,
    /// By whether it is a woman, a man or a minor.
    pub(super) children: Tables,
    pub(super) children_known: RateTable,
}

/// What people ask for in one field or several, and answer: adding a question is adding a row.
#[derive(Debug, Deserialize)]
pub(super) struct AskRow {
    /// The fields as the API has them, such as `wishes.far`, with a space between.
    pub(super) field: String,
    /// Only among these survivors; among all when left out.
    pub(super) among: Option<Among>,
    /// Not among these.
    pub(super) except: Option<Among>,
    /// How many in a thousand nobody asked or who did not say.
    #[serde(default)]
    pub(super) unknown: u32,
    pub(super) draw: RateTable,
}

/// Survivors of ages from one to another, perhaps of one gender alone.
#[derive(Debug, Deserialize)]
pub(super) struct Among {
    gender: Option<String>,
    ages: (u32, u32),
}

impl Among {
    /// Whether someone of a gender and of so many years is one of them.
    pub(super) fn includes(&self, gender: &str, years: u32) -> bool {
        let (youngest, oldest) = self.ages;
        self.gender.as_deref().is_none_or(|own| own == gender)
            && (youngest..=oldest).contains(&years)
    }
}

impl AskRow {
    /// Whether it concerns someone of a gender and of so many years.
    pub(super) fn concerns(&self, gender: &str, years: u32) -> bool {
        let one_of = |some: &Among| some.includes(gender, years);
        self.among.as_ref().is_none_or(one_of) && !self.except.as_ref().is_some_and(one_of)
    }
}

impl Parameters {
    /// Reads the file.
    pub(super) fn read() -> Result<Self, Problems> {
        serde_json::from_str(include_str!("../../../fixtures/generator.json")).map_err(|error| {
            Problems::one(
                "generator.json",
                say::generator_unreadable(error.to_string()),
                say::correct_fixture(),
            )
        })
    }

    /// What is drawn from weights that are a guess, in words.
    pub(super) fn assumed(&self) -> Vec<&str> {
        let (network, people) = (&self.network, &self.people);
        let classes = network.classes.values().flat_map(|class| {
            let own = [&class.ages, &class.children, &class.households, &class.kind, &class.sleeps];
            own.into_iter().chain(class.units.values())
        });
        let posts = &network.posts;
        [&network.as_of, &network.states]
            .into_iter()
            .chain(classes)
            .chain(network.said.iter().map(|row| &row.draw))
            .chain(posts.open.values().chain(posts.hours_ago.values()).chain([&posts.taking]))
            .chain([&people.gender, &people.age, &people.age_known, &people.settings_known])
            .chain([&people.children_known])
            .chain(people.settings.values().chain(people.children.values()))
            .chain(self.asks.iter().map(|row| &row.draw))
            .filter(|table| table.assumed)
            .map(|table| table.what.as_str())
            .collect()
    }
}

/// The zones of each state, for drawing one.
pub(super) struct Map(BTreeMap<State, Vec<Zone>>);

impl Map {
    /// The zones there are.
    pub(super) fn of_all_zones() -> Self {
        let mut zones: BTreeMap<State, Vec<Zone>> = BTreeMap::new();
        for zone in Zone::all() {
            zones.entry(zone.state()).or_default().push(zone);
        }
        Self(zones)
    }

    /// A state by weight, then one of its zones; none where it has no zone of its own.
    pub(super) fn zone(&self, of: &NetworkParameters, dice: &mut SeededDice) -> Option<Zone> {
        let state: State = of.states.draw(dice).parse().ok()?;
        dice.one(self.0.get(&state)?).copied()
    }

    /// Another zone of the same state.
    pub(super) fn neighbour(&self, zone: Zone, dice: &mut SeededDice) -> Option<Zone> {
        let others: Vec<Zone> =
            self.0.get(&zone.state())?.iter().copied().filter(|other| *other != zone).collect();
        dice.one(&others).copied()
    }
}
