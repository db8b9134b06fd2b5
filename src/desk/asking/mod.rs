//! From what was sent to a profile: parsed once, with every problem found at once.

mod people;
pub(in crate::desk) mod reader;

use crate::domain::{
    Arrival, DistanceBand, Problems, Profile, ProgramId, Spot, Timestamp, Wish, Zone, shown,
    zones_of,
};
use crate::matching::plan::PlanAsk;
use crate::matching::{Explain, Wanted, Weights};
use chrono::{Months, NaiveDateTime, TimeDelta};
use reader::{Fields, text, wrong_kind};
use serde_json::Value;

/// What says who needs a place, where and when, in a ranking as in a plan.
const NEED: [&str; 9] =
    ["where", "arrive", "nights", "household", "answers", "left", "avoid", "within", "wishes"];
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
        Self { asked, others_not_asked: false }
    }

    /// The same, but nobody asked who comes along: a household of one is not the whole truth.
    pub fn before_asking_who_comes(self) -> Self {
        Self { others_not_asked: true, ..self }
    }

    /// What was sent.
    pub fn asked(&self) -> &Value {
        &self.asked
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
        let profile = self.need(&fields, &people::MEMBER, now, problems);
        let wanted = wanted(&fields, problems);
        Some(Ask { profile: profile?, wanted })
    }

    fn read_plan(&self, now: Timestamp, problems: &mut Problems) -> Option<PlanAsk> {
        let known = [&NEED[..], &PLAN[..]].concat();
        let fields = Fields::open(&self.asked, "", &known, problems)?;
        let profile = self.need(&fields, &people::PLANNED_MEMBER, now, problems);
        let birthdays = people::birthdays(&fields, problems);
        let most = PlanAsk::MOST_PLANS;
        let plans = fields.whole("plans", 1..=i64::try_from(most).unwrap_or(1), problems);
        let plans = plans.and_then(|plans| usize::try_from(plans).ok()).unwrap_or(most);
        Some(PlanAsk { profile: profile?, birthdays, plans, weights: Weights::default() })
    }

    /// Who needs a place, where and when.
    fn need(
        &self,
        fields: &Fields<'_>,
        member: &[&str],
        now: Timestamp,
        problems: &mut Problems,
    ) -> Option<Profile> {
        let origin = origin(fields, problems);
        let zone = origin.as_ref().map(|spot| spot.zone);
        let arrival = arrival(fields, zone, now, problems);
        let nights = fields.whole("nights", 1..=i64::from(Profile::MOST_NIGHTS), problems);
        let mut household = people::household(fields, member, problems);
        if self.others_not_asked && household.members.len() == 1 {
            household.stated = false;
        }
        let answers = people::answers(fields, &mut household, problems);
        let left = fields.words("left", MOST_PROGRAMS, problems);
        let avoid = avoid(fields, problems);
        let within: Option<DistanceBand> = fields.word("within", problems);
        let wishes = wishes(fields, problems);
        let nights = nights.and_then(|n| u32::try_from(n).ok()).unwrap_or(1);
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
        };
        profile.narrow_ages();
        Some(profile)
    }
}

fn where_is_missing() -> Problems {
    Problems::one(
        "where",
        "Where the person is is missing.",
        "Give a ZIP code, a city as \u{201c}Fresno, CA\u{201d} or a county as \u{201c}Fresno County, CA\u{201d}.",
    )
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
    let action = "Give a ZIP code, a city or a county.";
    problems.add(path, "This is too long to be the name of a place.", action);
    None
}

fn arrival(
    fields: &Fields<'_>,
    zone: Option<Zone>,
    now: Timestamp,
    problems: &mut Problems,
) -> Arrival {
    let Some(text) = fields.text("arrive", problems).filter(|text| *text != "tonight") else {
        return Arrival::Tonight;
    };
    let Some(local) = local_time(text) else {
        problems.add(
            "arrive",
            format!("\u{201c}{}\u{201d} is not a time of arrival.", shown(text)),
            "Give tonight, or a local time such as 2026-11-21T22:30.",
        );
        return Arrival::Tonight;
    };
    let here = zone.map_or(now.naive_utc(), |z| now.with_timezone(&z.clock()).naive_local());
    let first = here.checked_sub_signed(TimeDelta::days(1)).unwrap_or(here);
    let last = here.checked_add_months(Months::new(120)).unwrap_or(here);
    if local < first || local > last {
        problems.add(
            "arrive",
            "The time of arrival is too far from now.",
            "Give a time between yesterday and ten years ahead.",
        );
        return Arrival::Tonight;
    }
    Arrival::At(local)
}

fn local_time(text: &str) -> Option<NaiveDateTime> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}

fn avoid(fields: &Fields<'_>, problems: &mut Problems) -> Vec<Zone> {
    let mut zones = Vec::new();
    for (at, item) in fields.list("avoid", MOST_AREAS, problems).iter().enumerate() {
        let path = format!("avoid[{at}]");
        let name = text(item, &path, problems);
        let name = name.and_then(|name| place_name(name, &path, problems));
        zones
            .extend(name.and_then(|name| problems.take(&path, zones_of(name))).unwrap_or_default());
    }
    zones.sort_unstable();
    zones.dedup();
    zones
}

fn wishes(fields: &Fields<'_>, problems: &mut Problems) -> Vec<Wish> {
    let known = Wish::ALL.map(Wish::id);
    let given = fields.value("wishes");
    let Some(given) = given.and_then(|v| Fields::open(v, "wishes", &known, problems)) else {
        return Vec::new();
    };
    let mut wishes = Vec::new();
    for wish in Wish::ALL {
        match given.value(wish.id()) {
            Some(Value::Bool(true)) => wishes.push(wish),
            Some(Value::Bool(false)) | None => {}
            Some(other) => {
                wrong_kind(&given.path_of(wish.id()), other, "true or false", problems);
            }
        }
    }
    wishes
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
            wrong_kind("explain", other, "\u{201c}all\u{201d} or a list of program ids", problems);
            Explain::Nearest
        }
    };
    Wanted { limit: usize::try_from(limit).unwrap_or(1), explain, weights: Weights::default() }
}
