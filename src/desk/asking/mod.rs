//! From what was sent to a profile: parsed once, with every problem found at once.

mod people;
pub(in crate::desk) mod reader;
pub(in crate::desk) mod times;
mod wishes;

use crate::domain::{
    Area, Caller, DistanceBand, Problems, Profile, ProgramId, Spot, Timestamp, Zone,
};
use crate::matching::plan::PlanAsk;
use crate::matching::{Explain, Wanted, Weights};
use crate::rules::RULES;
use crate::words::{Text, say};
use reader::{Fields, text, wrong_kind};
use serde_json::Value;

/// What says who needs a place, where and when, in a ranking as in a plan.
const NEED: [&str; 15] = [
    "where",
    "arrive",
    "leave_by",
    "caller",
    "nights",
    "household",
    "answers",
    "left",
    "declined",
    "skip_rules",
    "doubted",
    "avoid",
    "within",
    "wishes",
    "weights",
];
/// What only a ranking reads.
const RANKING: [&str; 2] = ["limit", "explain"];
/// What only a plan reads.
const PLAN: [&str; 1] = ["plans"];
/// How many options are listed when nobody says.
pub const USUAL_LIMIT: u32 = 10;
/// The most options that are listed.
pub const MOST_OPTIONS: u32 = 100;
/// The most areas to avoid, and the most programs in a list.
const MOST_AREAS: usize = 20;
const MOST_PROGRAMS: usize = 100;
/// The longest name of a place.
const LONGEST_PLACE: usize = 100;

/// What was sent, not yet looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct AskForm {
    asked: Value,
    others_not_asked: bool,
    /// How many options to list, where that is not part of what was sent.
    listing: Option<usize>,
    /// The program to explain where it is not listed, in the same way.
    explaining: Option<ProgramId>,
}

/// What was asked, in the words of the project.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The household's need.
    pub profile: Profile,
    /// What to show of the answer.
    pub wanted: Wanted,
}

impl AskForm {
    /// The body of a request.
    pub fn of(asked: Value) -> Self {
        Self { asked, others_not_asked: false, listing: None, explaining: None }
    }

    /// The same, but nobody asked who comes along: a household of one is not the whole truth.
    pub fn before_asking_who_comes(self) -> Self {
        Self { others_not_asked: true, ..self }
    }

    /// The same, with so many options listed: for a page that shows a part of a long list.
    pub fn listing(self, options: usize) -> Self {
        Self { listing: Some(options), ..self }
    }

    /// The same, with every reason why this program is not listed, if it is not.
    pub fn explaining(self, program: ProgramId) -> Self {
        Self { explaining: Some(program), ..self }
    }

    /// What was sent.
    pub fn asked(&self) -> &Value {
        &self.asked
    }

    /// Whether nobody asked who comes along.
    pub fn others_not_asked(&self) -> bool {
        self.others_not_asked
    }

    /// What is to be said of times that a clock change leaves out or repeats, where somebody is.
    pub(super) fn notes(&self, zone: Zone) -> Vec<Text> {
        times::notes(&self.asked, zone)
    }

    /// Reads all of it, or finds everything that is wrong with it.
    pub fn parse(&self, now: Timestamp) -> Result<Ask, Problems> {
        let mut problems = Problems::default();
        let ask = self.read(now, &mut problems);
        problems.into_result()?;
        ask.ok_or_else(where_is_missing)
    }

    /// Reads all of it as a question for many nights, or finds everything that is wrong with it.
    pub fn parse_plan(&self, now: Timestamp) -> Result<PlanAsk, Problems> {
        let mut problems = Problems::default();
        let ask = self.read_plan(now, &mut problems);
        problems.into_result()?;
        ask.ok_or_else(where_is_missing)
    }

    fn read(&self, now: Timestamp, problems: &mut Problems) -> Option<Ask> {
        let known = [&NEED[..], &RANKING[..]].concat();
        let fields = Fields::open(&self.asked, "", &known, problems)?;
        let profile = self.need(&fields, now, problems);
        let mut wanted = wanted(&fields, problems);
        wanted.limit = self.listing.unwrap_or(wanted.limit);
        if let Some(program) = &self.explaining {
            wanted.explain = Explain::Programs(vec![program.clone()]);
        }
        Some(Ask { profile: profile?, wanted })
    }

    fn read_plan(&self, now: Timestamp, problems: &mut Problems) -> Option<PlanAsk> {
        let known = [&NEED[..], &PLAN[..]].concat();
        let fields = Fields::open(&self.asked, "", &known, problems)?;
        let profile = self.need(&fields, now, problems);
        let most = PlanAsk::MOST_PLANS;
        let plans = fields.whole("plans", 1..=i64::try_from(most).unwrap_or(1), problems);
        let plans = plans.and_then(|plans| usize::try_from(plans).ok()).unwrap_or(most);
        let weights = weights(&fields, problems);
        Some(PlanAsk { profile: profile?, plans, weights })
    }

    /// Who needs a place, where and when.
    fn need(
        &self,
        fields: &Fields<'_>,
        now: Timestamp,
        problems: &mut Problems,
    ) -> Option<Profile> {
        let origin = origin(fields, problems);
        let zone = origin.as_ref().map(|spot| spot.zone);
        let arrival = times::arrival(fields, zone, now, problems);
        let leave_by = times::leave_by(fields, zone, arrival, now, problems);
        let nights = nights(fields, problems);
        let mut household = people::household(fields, problems);
        if self.others_not_asked && household.children().next().is_none() {
            household.stated = false;
        }
        let answers = people::answers(fields, &mut household, problems);
        let left = fields.words("left", MOST_PROGRAMS, problems);
        let declined = fields.words("declined", MOST_PROGRAMS, problems);
        let doubted = fields.words("doubted", MOST_PROGRAMS, problems);
        let skips = wishes::some(fields, "skip_rules", problems);
        let caller: Option<Caller> = fields.word("caller", problems);
        let avoid = avoid(fields, problems);
        let within: Option<DistanceBand> = fields.word("within", problems);
        let wishes = wishes::read(fields, problems);
        let nights = nights.unwrap_or(1);
        let origin = origin?;
        let mut profile = Profile {
            origin,
            now,
            arrival,
            nights,
            household,
            answers,
            left,
            avoid,
            within,
            wishes,
            skips,
            declined,
            doubted,
            caller,
            leave_by,
        };
        profile.narrow_ages();
        Some(profile)
    }
}

/// How many nights are asked for.
fn nights(fields: &Fields<'_>, problems: &mut Problems) -> Option<u32> {
    let value = fields.value("nights")?;
    let range = 1..=i64::from(Profile::MOST_NIGHTS);
    if value.as_i64().is_none_or(|number| range.contains(&number)) {
        return fields.whole("nights", range, problems).and_then(|n| u32::try_from(n).ok());
    }
    let what = say::nights_must_be_between(*range.start(), *range.end());
    problems.add("nights", what, say::enter_another_number());
    None
}

fn where_is_missing() -> Problems {
    Problems::one("where", say::say_where_the_person_is(), say::enter_a_place())
}

fn origin(fields: &Fields<'_>, problems: &mut Problems) -> Option<Spot> {
    if fields.value("where").is_none() {
        problems.within("", where_is_missing());
        return None;
    }
    let text = fields.text("where", problems)?;
    if text.trim().is_empty() {
        problems.within("", where_is_missing());
        return None;
    }
    let text = place_name(text, "where", problems)?;
    problems.take("where", Spot::parse(text))
}

fn place_name<'a>(text: &'a str, path: &str, problems: &mut Problems) -> Option<&'a str> {
    if text.chars().count() <= LONGEST_PLACE {
        return Some(text);
    }
    problems.add(path, say::place_name_too_long(), say::enter_a_place());
    None
}

fn avoid(fields: &Fields<'_>, problems: &mut Problems) -> Vec<Area> {
    let mut areas = Vec::new();
    for (at, item) in fields.list("avoid", MOST_AREAS, problems).iter().enumerate() {
        let path = format!("avoid[{at}]");
        let name = text(item, &path, problems);
        let name = name.and_then(|name| place_name(name, &path, problems));
        areas.extend(name.and_then(|name| problems.take(&path, Area::parse(name))));
    }
    areas
}

fn wanted(fields: &Fields<'_>, problems: &mut Problems) -> Wanted {
    let limit = fields.whole("limit", 1..=i64::from(MOST_OPTIONS), problems);
    let limit = limit.unwrap_or_else(|| i64::from(USUAL_LIMIT));
    let explain = match fields.value("explain") {
        None => Explain::Nearest,
        Some(Value::String(word)) if word == "all" => Explain::All,
        Some(Value::Array(_)) => {
            let programs: Vec<ProgramId> = fields.words("explain", MOST_PROGRAMS, problems);
            Explain::Programs(programs)
        }
        Some(other) => {
            wrong_kind("explain", other, say::enter_all_or_program_ids(), problems);
            Explain::Nearest
        }
    };
    Wanted {
        limit: usize::try_from(limit).unwrap_or(1),
        explain,
        weights: weights(fields, problems),
    }
}

/// How much rules count, by the rule's id.
pub(in crate::desk) fn weights(fields: &Fields<'_>, problems: &mut Problems) -> Weights {
    let mut weights = Weights::default();
    let known: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    let given = fields.value("weights");
    let Some(given) = given.and_then(|v| Fields::open(v, "weights", &known, problems)) else {
        return weights;
    };
    for rule in known {
        let weight = given.whole(rule, 0..=i64::from(Weights::MOST), problems);
        if let Some(weight) = weight.and_then(|weight| u16::try_from(weight).ok()) {
            problems.take(&given.path_of(rule), weights.set(rule, weight));
        }
    }
    weights
}
