//! The parameters for generating, read from `fixtures/generator.json`. Every number has its source
//! or is marked as assumed.

use super::dice::SeededDice;
use crate::domain::{Problems, State, Zone};
use crate::words::say;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The possible values of one thing, with weights.
#[derive(Debug, Deserialize)]
pub(super) struct RateTable {
    /// A description of what is drawn.
    what: String,
    /// True if no published number was found, so that the weights are a guess.
    #[serde(default)]
    assumed: bool,
    /// The weight of each value. An empty value states nothing.
    of: BTreeMap<String, u32>,
}

impl RateTable {
    /// Draws one of the keys, by weight.
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

    /// Draws one of the keys as a number; `None` if the key is not a number.
    pub(super) fn number(&self, dice: &mut SeededDice) -> Option<u32> {
        self.draw(dice).parse().ok()
    }
}

/// One table for each of several things, such as the stages.
pub(super) type Tables = BTreeMap<String, RateTable>;

/// All parameters.
#[derive(Debug, Deserialize)]
pub(super) struct Parameters {
    pub(super) network: NetworkParameters,
    pub(super) people: People,
    pub(super) asks: Vec<AskRow>,
}

/// The parameters of networks.
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

/// A kind of program, with its weight in each stage.
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

/// The tables for a unit group of a class.
#[derive(Debug, Deserialize)]
pub(super) struct GroupClass {
    pub(super) ages: RateTable,
    pub(super) children: RateTable,
    pub(super) households: RateTable,
    pub(super) kind: RateTable,
    pub(super) sleeps: RateTable,
    /// The number of beds, by stage.
    pub(super) units: Tables,
}

/// The statements of programs about one field. To add a field, add a row.
#[derive(Debug, Deserialize)]
pub(super) struct SaidRow {
    pub(super) field: String,
    /// The stage to which the row applies; every stage if left out.
    pub(super) stage: Option<String>,
    pub(super) draw: RateTable,
}

/// The tables for posted capacity. `open` and `hours_ago` are by stage.
#[derive(Debug, Deserialize)]
pub(super) struct Posts {
    pub(super) open: Tables,
    pub(super) hours_ago: Tables,
    pub(super) taking: RateTable,
}

/// The parameters of the people who ask.
#[derive(Debug, Deserialize)]
pub(super) struct People {
    pub(super) gender: RateTable,
    pub(super) age: RateTable,
    pub(super) age_known: RateTable,
    /// The accepted settings, by gender.
    pub(super) settings: Tables,
    pub(super) settings_known: RateTable,
    /// The number of children, for women, men and minors.
    pub(super) children: Tables,
    pub(super) children_known: RateTable,
}

/// The values that people ask for or answer, in one field or several. To add a question, add a row.
#[derive(Debug, Deserialize)]
pub(super) struct AskRow {
    /// The fields as the API names them, such as `wishes.far`, separated by spaces.
    pub(super) field: String,
    /// The survivors to whom the row applies; all survivors if left out.
    pub(super) among: Option<Among>,
    /// The survivors to whom the row does not apply.
    pub(super) except: Option<Among>,
    /// The number of people in a thousand whom nobody asked or who did not say.
    #[serde(default)]
    pub(super) unknown: u32,
    pub(super) draw: RateTable,
}

/// Survivors within a range of ages, optionally of one gender only.
#[derive(Debug, Deserialize)]
pub(super) struct Among {
    gender: Option<String>,
    ages: (u32, u32),
}

impl Among {
    /// Returns true if a survivor of this gender and age is one of them.
    pub(super) fn includes(&self, gender: &str, years: u32) -> bool {
        let (youngest, oldest) = self.ages;
        self.gender.as_deref().is_none_or(|own| own == gender)
            && (youngest..=oldest).contains(&years)
    }
}

impl AskRow {
    /// Returns true if the row applies to a survivor of this gender and age.
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

    /// Returns descriptions of everything drawn from weights that are a guess.
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
    /// Creates a map of all zones.
    pub(super) fn of_all_zones() -> Self {
        let mut zones: BTreeMap<State, Vec<Zone>> = BTreeMap::new();
        for zone in Zone::all() {
            zones.entry(zone.state()).or_default().push(zone);
        }
        Self(zones)
    }

    /// Draws a state by weight, then one of its zones; `None` if the state has no zone of its own.
    pub(super) fn zone(&self, of: &NetworkParameters, dice: &mut SeededDice) -> Option<Zone> {
        let state: State = of.states.draw(dice).parse().ok()?;
        dice.one(self.0.get(&state)?).copied()
    }

    /// Draws another zone of the same state; `None` if there is none.
    pub(super) fn neighbour(&self, zone: Zone, dice: &mut SeededDice) -> Option<Zone> {
        let others: Vec<Zone> =
            self.0.get(&zone.state())?.iter().copied().filter(|other| *other != zone).collect();
        dice.one(&others).copied()
    }
}
