//! Generates one program. It depends only on the seed and the number, not on what else is
//! generated.

use super::dice::{Made, SeededDice};
use super::parameters::{GroupClass, Map, NetworkParameters, ProgramKind, ProgramKindGroup};
use crate::exchange::program_json::{
    GroupJson, OrganizationJson, PostJson, ProgramJson, SourceJson, Sources, StatementJson,
};
use chrono::NaiveDate;

/// The key of the only source.
const BY: &str = "made up";

/// The stages, in the words that programs use.
const STAGES: [&str; 3] = ["emergency", "transitional", "long term"];

/// Returns the only source of all statements. Its name shows that they are made up.
pub(super) fn sources(of: &NetworkParameters, seed: u64) -> Sources {
    let source = SourceJson {
        as_of: NaiveDate::from_ymd_opt(2025, 1, 1),
        name: format!("{}, seed {seed}", of.source),
    };
    [(BY.to_owned(), source)].into()
}

/// Generates the program with this number.
pub(super) fn program(of: &NetworkParameters, map: &Map, seed: u64, number: u64) -> ProgramJson {
    let mut dice = SeededDice::of(seed, Made::Program, number);
    let id = format!("made-{number:08}");
    let (stage, kind) = kind(of, &mut dice);
    let place = map.zone(of, &mut dice);
    let mut sayer =
        MadeStatements { as_of: of.as_of.draw(&mut dice).parse().ok(), said: Vec::new() };
    sayer.says("stage", stage);
    sayer
        .says("place", &place.map_or("unknown".to_owned(), |zone| format!("zone {}", zone.code())));
    for row in of.said.iter().filter(|row| row.stage.as_deref().is_none_or(|s| s == stage)) {
        sayer.says(&row.field, row.draw.draw(&mut dice));
    }
    let mut groups = Vec::new();
    for (at, group) in (1..).zip(kind.map_or(&[][..], |kind| &kind.groups)) {
        let class = of.classes.get(&group.class);
        let made = class.map(|class| {
            let maker = Maker { of, class, stage, as_of: sayer.as_of };
            maker.group(format!("{id}-{at}"), group, &mut dice)
        });
        groups.extend(made);
    }
    let words = kind.map_or("people", |kind| kind.name.as_str());
    ProgramJson {
        organization: OrganizationJson {
            id: format!("made-organization-{number:08}"),
            name: format!("Made-up organization {number}"),
        },
        name: format!("Made-up program {number} for {words}"),
        said: sayer.said,
        groups,
        id,
    }
}

/// Draws a stage and a kind of program together, by their weights.
fn kind<'a>(
    of: &'a NetworkParameters,
    dice: &mut SeededDice,
) -> (&'static str, Option<&'a ProgramKind>) {
    let weights = |stage: &'static str| {
        of.kinds
            .iter()
            .map(move |kind| (stage, kind, kind.weights.get(stage).copied().unwrap_or(0)))
    };
    let all = || STAGES.into_iter().flat_map(weights);
    let mut left = dice.below(all().map(|(_, _, weight)| weight).sum());
    for (stage, kind, weight) in all() {
        match left.checked_sub(weight) {
            Some(less) => left = less,
            None => return (stage, Some(kind)),
        }
    }
    ("unknown", None)
}

/// Collects statements, all true as of one day.
struct MadeStatements {
    as_of: Option<NaiveDate>,
    said: Vec<StatementJson>,
}

impl MadeStatements {
    /// Adds a statement about a field. An empty value adds nothing.
    fn says(&mut self, field: &str, value: &str) {
        if !value.is_empty() {
            let (field, value, by) = (field.to_owned(), value.to_owned(), Some(BY.to_owned()));
            let (as_of, raw, flag) = (self.as_of, None, None);
            self.said.push(StatementJson { field, value, by, raw, as_of, flag });
        }
    }
}

/// Generates a unit group of one class for a program.
struct Maker<'a> {
    of: &'a NetworkParameters,
    class: &'a GroupClass,
    stage: &'static str,
    as_of: Option<NaiveDate>,
}

impl Maker<'_> {
    fn group(&self, id: String, group: &ProgramKindGroup, dice: &mut SeededDice) -> GroupJson {
        let class = self.class;
        let kind = class.kind.draw(dice);
        let sleeps = class.sleeps.number(dice).unwrap_or(1);
        let beds = class.units.get(self.stage).and_then(|units| units.number(dice)).unwrap_or(1);
        let private = kind == "private";
        let units = if private { (beds / sleeps).max(1) } else { beds };
        let mut sayer = MadeStatements { as_of: self.as_of, said: Vec::new() };
        sayer.says("serves", &group.serves);
        sayer.says("ages", class.ages.draw(dice));
        sayer.says("children", class.children.draw(dice));
        sayer.says("households", class.households.draw(dice));
        sayer.says("units", &units.to_string());
        GroupJson {
            id,
            name: group.name.clone(),
            kind: kind.to_owned(),
            sleeps: if private { u16::try_from(sleeps).unwrap_or(1) } else { 1 },
            units: 0,
            post: self.post(units, dice),
            said: sayer.said,
        }
    }

    /// Draws the posted capacity; `None` if nothing was ever posted.
    fn post(&self, units: u32, dice: &mut SeededDice) -> Option<PostJson> {
        let posts = &self.of.posts;
        let hours_ago = posts.hours_ago.get(self.stage).and_then(|ages| ages.number(dice));
        let minutes = dice.below(4) * 15;
        let open = posts.open.get(self.stage).and_then(|open| open.number(dice)).unwrap_or(0);
        let taking = posts.taking.draw(dice).to_owned();
        let open = u16::try_from(open.min(units)).unwrap_or(0);
        hours_ago.map(|hours_ago| {
            let hours_ago = Some(hours_ago);
            PostJson { hours_ago, minutes, open, taking, ..PostJson::default() }
        })
    }
}
