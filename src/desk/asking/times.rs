//! Reads when the household would arrive, and by when the person must leave where they are.

use super::reader::Fields;
use crate::domain::{Arrival, LocalTime, Problems, Timestamp, Zone, local_time, shown};
use crate::words::{Text, say};
use chrono::{Months, NaiveDateTime, TimeDelta};
use serde_json::Value;

/// A time of arrival.
pub(super) fn arrival(
    fields: &Fields<'_>,
    zone: Option<Zone>,
    now: Timestamp,
    problems: &mut Problems,
) -> Arrival {
    let Some(text) = fields.text("arrive", problems).filter(|text| *text != "tonight") else {
        return Arrival::Tonight;
    };
    let Some(local) = read_local(text) else {
        problems.add(
            "arrive",
            say::not_a_time_of_arrival(shown(text)),
            say::enter_time_of_arrival(),
        );
        return Arrival::Tonight;
    };
    // Without a place nothing is answered, and a day more or less is no matter.
    let here = zone.map_or_else(|| now.naive_utc(), |zone| local_time(now, zone.clock()));
    let first = here.checked_sub_signed(TimeDelta::days(1)).unwrap_or(here);
    let last = here.checked_add_months(Months::new(120)).unwrap_or(here);
    if local < first || local > last {
        problems.add("arrive", say::arrival_too_far_away(), say::enter_arrival_within());
        return Arrival::Tonight;
    }
    zone.map_or(Arrival::Tonight, |zone| Arrival::at(local, zone))
}

/// The time by which the person must leave where they are: not past, and not before they arrive.
pub(super) fn leave_by(
    fields: &Fields<'_>,
    zone: Option<Zone>,
    arrival: Arrival,
    now: Timestamp,
    problems: &mut Problems,
) -> Option<Timestamp> {
    let text = fields.text("leave_by", problems)?;
    let Some(local) = read_local(text) else {
        problems.add(
            "leave_by",
            say::not_a_time_to_leave_by(shown(text)),
            say::enter_time_to_leave_by(),
        );
        return None;
    };
    let zone = zone?;
    let moment = LocalTime::read(local, zone.clock()).moment;
    let last = now.checked_add_months(Months::new(120)).unwrap_or(now);
    if moment < now || moment > last {
        problems.add(
            "leave_by",
            say::time_to_leave_by_out_of_range(),
            say::enter_time_to_leave_by_within(),
        );
        return None;
    }
    if moment < arrival.moment(now) {
        problems.add(
            "leave_by",
            say::leaves_before_arriving(),
            say::correct_arrival_or_time_to_leave_by(),
        );
        return None;
    }
    Some(moment)
}

/// What is to be said of the times of a question that a clock change leaves out or repeats.
pub(super) fn notes(asked: &Value, zone: Zone) -> Vec<Text> {
    let given = ["arrive", "leave_by"].into_iter().filter_map(|name| asked.get(name)?.as_str());
    let clock = zone.clock();
    let note = |local| LocalTime::read(local, clock).note(local, clock);
    given.filter_map(|text| note(read_local(text)?)).collect()
}

/// Reads a local time as it is written everywhere: in a question as in a post.
pub(in crate::desk) fn read_local(text: &str) -> Option<NaiveDateTime> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}
