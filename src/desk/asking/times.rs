//! Reads when the household would arrive, and when the person must leave their current place.

use crate::desk::FieldName;
use crate::desk::request::{FieldAt, FieldSchema, FieldType, SentValue};
use crate::domain::{Arrival, LocalTime, Problems, Timestamp, Zone, local_time, shown};
use crate::words::{Text, say};
use chrono::{Months, NaiveDateTime, TimeDelta};

const TONIGHT: &str = "tonight";

/// The word `tonight`, read as `None`, or a local time.
#[derive(Debug)]
pub(super) struct ArriveType;

/// The deadline for leaving, as a local time.
#[derive(Debug)]
pub(super) struct LocalTimeType;

impl FieldType for ArriveType {
    type Value = Option<NaiveDateTime>;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<Option<NaiveDateTime>> {
        let text = sent.text(at, problems).filter(|text| *text != TONIGHT)?;
        let local = read_local(text);
        if local.is_none() {
            let what = say::not_a_time_of_arrival(shown(text));
            problems.add(at, what, say::enter_time_of_arrival());
        }
        Some(local)
    }

    fn schema(&self) -> FieldSchema {
        let local = FieldSchema::Text { longest: None, pattern: None, example: "2026-11-21T22:30" };
        FieldSchema::AnyOf(vec![FieldSchema::Word(vec![TONIGHT]), local])
    }
}

impl FieldType for LocalTimeType {
    type Value = NaiveDateTime;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<NaiveDateTime> {
        let text = sent.text(at, problems)?;
        let local = read_local(text);
        if local.is_none() {
            let what = say::not_a_time_to_leave_by(shown(text));
            problems.add(at, what, say::enter_time_to_leave_by());
        }
        local
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Text { longest: None, pattern: None, example: "2026-11-22T18:00" }
    }
}

/// Returns the time of arrival. Notes a time that is too far away, and then uses tonight.
pub(super) fn arrival(
    (field, local): (FieldName, Option<NaiveDateTime>),
    zone: Option<Zone>,
    now: Timestamp,
    problems: &mut Problems,
) -> Arrival {
    let Some(local) = local else { return Arrival::Tonight };
    // Without a place there is no answer, so a day more or less does not matter.
    let here = zone.map_or_else(|| now.naive_utc(), |zone| local_time(now, zone.clock()));
    let first = here.checked_sub_signed(TimeDelta::days(1)).unwrap_or(here);
    let last = here.checked_add_months(Months::new(120)).unwrap_or(here);
    if local < first || local > last {
        problems.add(field, say::arrival_too_far_away(), say::enter_arrival_within());
        return Arrival::Tonight;
    }
    zone.map_or(Arrival::Tonight, |zone| Arrival::at(local, zone))
}

/// Returns the time by which the person must leave. Notes a time in the past or before the arrival.
pub(super) fn leave_by(
    (field, local): (FieldName, Option<NaiveDateTime>),
    zone: Option<Zone>,
    (arrival, now): (Arrival, Timestamp),
    problems: &mut Problems,
) -> Option<Timestamp> {
    let moment = LocalTime::read(local?, zone?.clock()).moment;
    let last = now.checked_add_months(Months::new(120)).unwrap_or(now);
    let (what, action) = if moment < now || moment > last {
        (say::time_to_leave_by_out_of_range(), say::enter_time_to_leave_by_within())
    } else if moment < arrival.moment(now) {
        (say::leaves_before_arriving(), say::correct_arrival_or_time_to_leave_by())
    } else {
        return Some(moment);
    };
    problems.add(field, what, action);
    None
}

/// Returns notes about times that a clock change skips or repeats.
pub(super) fn notes(
    arrive: Option<NaiveDateTime>,
    leave_by: Option<NaiveDateTime>,
    zone: Zone,
) -> Vec<Text> {
    let clock = zone.clock();
    let given = [arrive, leave_by].into_iter().flatten();
    given.filter_map(|local| LocalTime::read(local, clock).note(local, clock)).collect()
}

/// Reads a local time, in the one format that questions and posts share.
pub(in crate::desk) fn read_local(text: &str) -> Option<NaiveDateTime> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}
