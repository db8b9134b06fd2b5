//! What is sent of a placement, read: a beginning, a step, a code at the door.

use crate::desk::asking::reader::Fields;
use crate::domain::placement::limits::{ANSWER, ARRIVAL, AWAY, HOLD, Limit};
use crate::domain::placement::{ReadBack, Step};
use crate::domain::{PlacementId, Problems, Refused, Timestamp, UnitGroupId, shown};
use crate::store::placements::MOST_UNITS;
use crate::words::say;
use chrono::{DateTime, SubsecRound};
use serde_json::Value;
use std::str::FromStr;

/// A request or a hold, not yet looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceForm(pub Value);

/// A step, not yet looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct StepForm(pub Value);

/// A code at the door, not yet looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct ArriveForm(pub Value);

/// What is asked for.
pub(super) struct Ordered {
    pub(super) group: UnitGroupId,
    pub(super) step: Step,
    pub(super) units: usize,
    /// When it happened, where that was written on paper first.
    pub(super) happened: Option<Timestamp>,
}

/// A step with what it needs besides.
pub(super) struct Stepping {
    pub(super) step: Step,
    /// The placement the household goes on to.
    pub(super) then: Option<PlacementId>,
    /// The code that was read back.
    pub(super) code: Option<ReadBack>,
    /// When it happened, where that was written on paper first.
    pub(super) happened: Option<Timestamp>,
}

/// What a placement begins with, and the time it may be given, if any.
const FIRST: &[(&str, Option<Limit>)] =
    &[("request", Some(ANSWER)), ("hold", Some(HOLD)), ("arrive", None)];
/// When a step happened: with whatever the program says.
const HAPPENED: &str = "happened_at";

/// The steps that may follow, each with the fields it takes; those marked must be there.
const STEPS: &[(&str, &[StepField])] = &[
    ("hold", &[May("minutes")]),
    ("extend", &[]),
    ("accept", &[May("minutes")]),
    ("decline", &[Must("reason"), May("then")]),
    ("cancel", &[]),
    ("arrive", &[Must("code")]),
    ("no-show", &[]),
    ("away", &[May("minutes")]),
    ("return", &[]),
    ("discharge", &[Must("reason"), May("then")]),
    ("transfer", &[Must("then")]),
    ("withdraw", &[Must("reason"), Must("then")]),
];

use StepField::{May, Must};

/// A field of a step.
#[derive(Debug, Clone, Copy)]
enum StepField {
    May(&'static str),
    Must(&'static str),
}

impl StepField {
    fn name(self) -> &'static str {
        match self {
            May(name) | Must(name) => name,
        }
    }
}

impl PlaceForm {
    /// Reads all of it, or finds everything that is wrong with it.
    pub(super) fn parse(&self) -> Result<Ordered, Problems> {
        let mut problems = Problems::default();
        let ordered = self.read(&mut problems);
        problems.into_result()?;
        ordered.ok_or_else(|| {
            Problems::one("body", say::request_is_empty(), say::enter_group_and_step())
        })
    }

    fn read(&self, problems: &mut Problems) -> Option<Ordered> {
        let known = ["unit_group", "step", "minutes", "units", HAPPENED];
        let fields = Fields::open(&self.0, "", &known, problems)?;
        needed(&fields, &["unit_group", "step"], problems);
        let group = fields.word("unit_group", problems);
        let words: Vec<&str> = FIRST.iter().map(|(word, _)| *word).collect();
        let word = one_of(&fields, "step", &words, problems);
        let limit = word.and_then(|word| FIRST.iter().find(|(known, _)| *known == word));
        let step = limit.and_then(|limit| first(*limit, &fields, problems));
        let most = i64::try_from(MOST_UNITS).unwrap_or(1);
        let units = fields.whole("units", 1..=most, problems).unwrap_or(1);
        let happened = happened(&fields, problems);
        Some(Ordered { group: group?, step: step?, units: usize::try_from(units).ok()?, happened })
    }
}

impl StepForm {
    /// Reads all of it, or finds everything that is wrong with it.
    pub(super) fn parse(&self) -> Result<Stepping, Problems> {
        let mut problems = Problems::default();
        let stepping = self.read(&mut problems);
        problems.into_result()?;
        stepping.ok_or_else(|| missing("step"))
    }

    fn read(&self, problems: &mut Problems) -> Option<Stepping> {
        let every = ["step", "minutes", "reason", "then", "code", HAPPENED];
        let word = self.0.get("step").and_then(Value::as_str);
        let row = word.and_then(|word| STEPS.iter().find(|(known, _)| *known == word));
        let Some((word, parts)) = row else {
            let fields = Fields::open(&self.0, "", &every, problems)?;
            needed(&fields, &["step"], problems);
            let words: Vec<&str> = STEPS.iter().map(|(word, _)| *word).collect();
            one_of(&fields, "step", &words, problems);
            return None;
        };
        let known: Vec<&str> =
            ["step", HAPPENED].into_iter().chain(parts.iter().map(|p| p.name())).collect();
        let fields = Fields::open(&self.0, "", &known, problems)?;
        for part in *parts {
            match part {
                Must(name) => needed(&fields, &[name], problems),
                May(_) => {}
            }
        }
        let then = fields.word("then", problems);
        let code = fields.word("code", problems);
        let step = step(word, &fields, problems)?;
        Some(Stepping { step, then, code, happened: happened(&fields, problems) })
    }
}

/// The first step of a word, with its time if it has one.
fn first(
    (word, limit): (&str, Option<Limit>),
    fields: &Fields<'_>,
    problems: &mut Problems,
) -> Option<Step> {
    let Some(limit) = limit else {
        if fields.value("minutes").is_some() {
            let what = say::step_takes_no_minutes(word.to_owned());
            problems.add("minutes", what, say::leave_them_out());
        }
        return problems.take("step", word.parse());
    };
    let minutes = minutes(fields, limit, problems)?;
    problems.take("step", format!("{word} {minutes}").parse())
}

/// When it happened; whether that may be is known when it is the turn of the step.
fn happened(fields: &Fields<'_>, problems: &mut Problems) -> Option<Timestamp> {
    let text = fields.text(HAPPENED, problems)?;
    let read = DateTime::parse_from_rfc3339(text)
        .map_err(|_unread| Refused::new(say::not_a_time(shown(text)), say::enter_exact_time()));
    problems.take(HAPPENED, read).map(|at| at.to_utc().trunc_subsecs(6))
}

/// The step of a word, with its time or its reason.
fn step(word: &str, fields: &Fields<'_>, problems: &mut Problems) -> Option<Step> {
    match word {
        "hold" => minutes(fields, HOLD, problems).map(Step::Hold),
        "accept" => minutes(fields, ARRIVAL, problems).map(Step::Accept),
        "away" => minutes(fields, AWAY, problems).map(Step::Away),
        "decline" => reason(fields, problems).map(Step::Decline),
        "discharge" => reason(fields, problems).map(Step::Discharge),
        "withdraw" => reason(fields, problems).map(Step::Withdraw),
        other => problems.take("step", other.parse()),
    }
}

impl ArriveForm {
    /// Reads the code, or finds what is wrong with it.
    pub(super) fn parse(&self) -> Result<ReadBack, Problems> {
        let mut problems = Problems::default();
        let fields = Fields::open(&self.0, "", &["code"], &mut problems);
        let code = fields.and_then(|fields| {
            needed(&fields, &["code"], &mut problems);
            fields.word("code", &mut problems)
        });
        problems.into_result()?;
        code.ok_or_else(|| missing("code"))
    }
}

fn missing(field: &str) -> Problems {
    let mut problems = Problems::default();
    problems.missing(field);
    problems
}

fn needed(fields: &Fields<'_>, names: &[&str], problems: &mut Problems) {
    for name in names.iter().filter(|name| fields.value(name).is_none()) {
        problems.missing(*name);
    }
}

fn one_of<'a>(
    fields: &Fields<'a>,
    name: &str,
    words: &[&str],
    problems: &mut Problems,
) -> Option<&'a str> {
    let word = fields.text(name, problems)?;
    let known = words.contains(&word);
    problems.take(name, known.then_some(word).ok_or_else(|| Refused::not_one_of(word, words)))
}

/// So many minutes within their limits; the usual where nobody said.
fn minutes(fields: &Fields<'_>, limit: Limit, problems: &mut Problems) -> Option<u32> {
    if fields.value("minutes").is_none() {
        return Some(limit.usual);
    }
    let range = i64::from(limit.least)..=i64::from(limit.most);
    fields.whole("minutes", range, problems).and_then(|minutes| u32::try_from(minutes).ok())
}

fn reason<T: FromStr<Err = Refused>>(fields: &Fields<'_>, problems: &mut Problems) -> Option<T> {
    fields.word("reason", problems)
}
