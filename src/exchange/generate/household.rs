//! Generates the request of one household, in the form that the API takes. There are two versions:
//! one as told, and one with the whole truth behind it. It describes no real person: age, settings,
//! children and answers are drawn separately.

use super::dice::{Made, SeededDice};
use super::parameters::{AskRow, Map, Parameters};
use crate::domain::Zone;
use serde_json::{Map as Object, Value, json};

/// The request of one household.
#[derive(Debug, Clone, PartialEq)]
pub struct GeneratedHousehold {
    /// The request as told. Facts that nobody knows or asked for are left out or `unknown`.
    pub told: Value,
    /// The same request with everything known.
    pub truth: Value,
}

/// A JSON object under construction, in two versions: as told, and the truth.
#[derive(Default)]
struct Both {
    told: Object<String, Value>,
    truth: Object<String, Value>,
}

impl Both {
    /// Puts a value under a path such as `wishes.far`.
    fn put(&mut self, path: &str, value: &Value, is_told: bool) {
        put(&mut self.truth, path, value.clone());
        if is_told {
            put(&mut self.told, path, value.clone());
        }
    }
}

fn put(object: &mut Object<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => drop(object.insert(path.to_owned(), value)),
        Some((outer, inner)) => {
            let within = object.entry(outer).or_insert_with(|| Value::Object(Object::new()));
            if let Value::Object(within) = within {
                put(within, inner, value);
            }
        }
    }
}

/// Generates the request of the household with this number.
pub(super) fn household(of: &Parameters, map: &Map, seed: u64, number: u64) -> GeneratedHousehold {
    let mut dice = SeededDice::of(seed, Made::GeneratedHousehold, number);
    let mut both = Both::default();
    let home = map.zone(&of.network, &mut dice);
    both.put("where", &json!(home.map_or("Washington, DC", |zone| zone.code())), true);
    let survivor = Survivor::of(of, &mut dice);
    survivor.tell(of, &mut both, &mut dice);
    let nearby = home.and_then(|zone| map.neighbour(zone, &mut dice)).map(Zone::code);
    for row in &of.asks {
        row.put(&survivor, nearby, &mut both, &mut dice);
    }
    GeneratedHousehold { told: Value::Object(both.told), truth: Value::Object(both.truth) }
}

/// The survivor, with the facts on which the rest depends.
struct Survivor {
    gender: String,
    years: u32,
}

impl Survivor {
    fn of(of: &Parameters, dice: &mut SeededDice) -> Self {
        let gender = of.people.gender.draw(dice).to_owned();
        let band = of.people.age.draw(dice);
        let (from, to) = band.split_once('-').unwrap_or((band, band));
        let (from, to): (u32, u32) = (from.parse().unwrap_or(18), to.parse().unwrap_or(18));
        Self { gender, years: from + dice.below((to + 1).saturating_sub(from)) }
    }

    fn side(&self) -> &'static str {
        if self.years < 18 { "minor" } else { "adult" }
    }

    /// Returns the accepted settings, as the API names them.
    fn settings(&self, of: &Parameters, dice: &mut SeededDice) -> Vec<&'static str> {
        let drawn = of.people.settings.get(&self.gender).map_or("any", |table| table.draw(dice));
        let own = match (self.gender.as_str(), self.side()) {
            ("male", "minor") => "boys",
            ("male", _) => "men",
            (_, "minor") => "girls",
            _ => "women",
        };
        match drawn {
            "own" => vec![own],
            "own and everyone" => vec![own, "all_gender"],
            "everyone" => vec!["all_gender"],
            _ => vec!["any"],
        }
    }

    /// Returns the children who come along.
    fn children(&self, of: &Parameters, dice: &mut SeededDice) -> Vec<Value> {
        /// The youngest age at which a survivor can be a parent.
        const YOUNGEST_PARENT: u32 = 14;
        let among = match (self.side(), self.gender.as_str()) {
            ("minor", _) => "minors",
            (_, "male") => "men",
            _ => "women",
        };
        let count = of.people.children.get(among).and_then(|table| table.number(dice)).unwrap_or(0);
        let oldest = self.years.saturating_sub(YOUNGEST_PARENT).min(17);
        let count = if self.years < YOUNGEST_PARENT { 0 } else { count };
        let child = |_| {
            let (years, girl) = (dice.below(oldest + 1), dice.below(2) == 0);
            json!({"role": "child", "age": years, "gender": if girl { "girl" } else { "boy" }})
        };
        (0..count).map(child).collect()
    }

    /// Adds the household: the truth, and the part of it that is known.
    fn tell(&self, of: &Parameters, both: &mut Both, dice: &mut SeededDice) {
        let (settings, children) = (self.settings(of, dice), self.children(of, dice));
        let truth = json!({"role": "survivor", "age": self.years, "settings": settings});
        let mut told = truth.clone();
        let age = match of.people.age_known.draw(dice) {
            "exact" => json!(self.years),
            "side" => json!(self.side()),
            _ => json!("unknown"),
        };
        if let Some(member) = told.as_object_mut() {
            member.insert("age".to_owned(), age);
            if of.people.settings_known.draw(dice).is_empty() {
                member.remove("settings");
            }
        }
        let asked = !of.people.children_known.draw(dice).is_empty();
        let with = |survivor: Value, others: &[Value]| [&[survivor], others].concat();
        both.truth.insert("household".to_owned(), json!(with(truth, &children)));
        both.told
            .insert("household".to_owned(), json!(with(told, if asked { &children } else { &[] })));
        if !asked {
            put(&mut both.told, "answers.with-others", json!("unknown"));
        }
    }
}

impl AskRow {
    /// Draws a value and adds it to the request. A value that is not valid JSON is added as text.
    fn put(
        &self,
        survivor: &Survivor,
        nearby: Option<&str>,
        both: &mut Both,
        dice: &mut SeededDice,
    ) {
        let (drawn, unknown) = (self.draw.draw(dice), dice.happens(self.unknown));
        if !self.concerns(&survivor.gender, survivor.years) {
            return;
        }
        if drawn == "an area nearby" {
            let areas: Vec<_> = nearby.into_iter().collect();
            return both.put(&self.field, &json!(areas), !unknown);
        }
        for (path, value) in self.field.split_whitespace().zip(drawn.split_whitespace()) {
            let value = serde_json::from_str(value).unwrap_or_else(|_word| json!(value));
            both.put(path, &value, !unknown);
        }
    }
}
