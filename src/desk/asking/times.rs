//! Reads when the household would arrive, and by when the person must leave where they are.

use super::reader::Fields;
use crate::domain::{Arrival, LocalTime, Problems, Timestamp, Zone, local_time, shown};
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
            format!("\u{201c}{}\u{201d} is not a time of arrival.", shown(text)),
            "Give tonight, or a local time such as 2026-11-21T22:30.",
        );
        return Arrival::Tonight;
    };
    // Without a place nothing is answered, and a day more or less is no matter.
    let here = zone.map_or_else(|| now.naive_utc(), |zone| local_time(now, zone.clock()));
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
            format!("\u{201c}{}\u{201d} is not a time to leave by.", shown(text)),
            "Give a local time such as 2026-11-22T18:00, or leave it out.",
        );
        return None;
    };
    let zone = zone?;
    let moment = LocalTime::read(local, zone.clock()).moment;
    let last = now.checked_add_months(Months::new(120)).unwrap_or(now);
    if moment < now || moment > last {
        problems.add(
            "leave_by",
            "The time to leave by is past, or too far from now.",
            "Give a time between now and ten years ahead.",
        );
        return None;
    }
    if moment < arrival.moment(now) {
        problems.add(
            "leave_by",
            "The person would have to leave before they arrive.",
            "Correct the time of arrival or the time to leave by.",
        );
        return None;
    }
    Some(moment)
}

/// What is to be said of the times of a question that a clock change leaves out or repeats.
pub(super) fn notes(asked: &Value, zone: Zone) -> Vec<String> {
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
