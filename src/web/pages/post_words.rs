//! Sentences about a post on the page that posts beds: its time, what hotlines see of it, and
//! whether someone else has posted since.

use super::post_row::{PostFormRow, Values};
use crate::desk::GroupStands;
use crate::domain::{
    CapacityPost, FULL_HOLDS, Freshness, Openings, Program, Taking, Timestamp, freshness,
    local_day, local_time,
};
use crate::words::{Text, say};
use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;

/// The role of the poster for posts on this page and over the API.
const BY_PROGRAM: &str = "program";
/// The time for which a post counts as made just now.
const JUST_NOW: TimeDelta = TimeDelta::seconds(60);

/// The program's time zone, if it is known.
pub(super) fn clock_of(program: &Program, at: Timestamp) -> Option<Tz> {
    program.clocks().one(at)
}

/// A sentence with the last post of a group, and what hotlines see.
pub(super) fn last(stands: &GroupStands, program: &Program, now: Timestamp) -> Text {
    let Some(post) = &stands.post else { return say::nothing_posted_yet() };
    let see = hotlines_see(post, stands, program, now);
    let when = moment(post.posted_at, program, now);
    if stands.last.as_ref().is_some_and(|last| last.posted_at < post.posted_at) {
        return say::full_since(see, when);
    }
    let open = post.open.saturating_add(stands.on_the_way);
    let taking = taking(post.taking, program, now);
    match stands.on_the_way {
        0 => say::last_posted(see, open, taking, when),
        held => say::last_posted_with_held(held, see, open, taking, when),
    }
}

/// A sentence that a group was posted just now; empty if it was not.
pub(super) fn just_posted(
    last: &CapacityPost,
    stands: &GroupStands,
    program: &Program,
    now: Timestamp,
) -> Text {
    let seen = stands.post.as_ref().filter(|post| post.id == last.id);
    let (Some(post), true) = (seen, last.posted_by == BY_PROGRAM) else { return Text::nothing() };
    if (now - last.posted_at).abs() >= JUST_NOW {
        return Text::nothing();
    }
    say::posted_just_now(
        last.open,
        hotlines_see(post, stands, program, now),
        taking(last.taking, program, now),
        moment(last.posted_at, program, now),
    )
}

/// A sentence that someone else has posted since.
pub(super) fn conflict(
    post: &CapacityPost,
    theirs: &Values,
    row: &PostFormRow,
    program: &Program,
) -> Text {
    let at = match clock_of(program, post.posted_at) {
        Some(clock) => say::at_time(local_time(post.posted_at, clock).time()),
        None => say::at_time_utc(post.posted_at.naive_utc().time()),
    };
    let (theirs, yours) = (short(theirs, &row.typed), short(&row.typed, theirs));
    match (post.posted_by == BY_PROGRAM, row.touched()) {
        (true, true) => say::someone_here_posted_you_entered(at, theirs, yours),
        (true, false) => say::someone_here_posted_you_confirmed(at, theirs, yours),
        (false, true) => say::someone_posted_you_entered(at, theirs, yours),
        (false, false) => say::someone_posted_you_confirmed(at, theirs, yours),
    }
}

/// The values in short: the number, and whether people are taken in if that differs.
pub(super) fn short(values: &Values, other: &Values) -> Text {
    let Values { open, taking, until } = values;
    if values.taking == other.taking && (taking != "until" || values.until == other.until) {
        return say::typed_value(open.clone());
    }
    let taking = match taking.as_str() {
        "yes" => say::taking_people(),
        "until" => say::taking_people_until(time_words(until)),
        "call_first" => say::taking_call_first(),
        _ => say::not_taking_anyone(),
    };
    say::value_and_taking(open.clone(), taking)
}

/// The words for whether people are taken in.
fn taking(taking: Taking, program: &Program, now: Timestamp) -> Text {
    match taking {
        Taking::Yes => say::taking_people(),
        Taking::Until(end) => say::taking_people_until(moment(end, program, now)),
        Taking::CallFirst => say::taking_call_first(),
        Taking::No => say::not_taking_anyone(),
    }
}

/// A sentence on what hotlines see of a post: a band as in the rule `capacity`, never a number.
fn hotlines_see(
    post: &CapacityPost,
    stands: &GroupStands,
    program: &Program,
    now: Timestamp,
) -> Text {
    let post = post.published();
    let age = now - post.posted_at;
    let fresh = freshness(stands.group.terms.stage, post.openings.at_least(), age);
    let nothing = post.shown(now) == Openings::None;
    if nothing && age > FULL_HOLDS || !nothing && fresh == Freshness::Expired {
        return say::hotlines_see_an_old_post();
    }
    if !post.takes_people(now) {
        return say::hotlines_see_not_accepting();
    }
    let beds = match post.openings {
        Openings::None | Openings::NotPosted => return say::hotlines_see_full(),
        open @ (Openings::Some | Openings::Several) => Text::from(open),
    };
    let how = match post.taking {
        Taking::Yes | Taking::No => Text::nothing(),
        Taking::Until(end) => say::seen_until(moment(end, program, now)),
        Taking::CallFirst => say::seen_call_first(),
    };
    let is_old = fresh == Freshness::Stale;
    let old = if is_old { say::seen_not_confirmed_since() } else { Text::nothing() };
    say::hotlines_see([beds, how, old])
}

/// A moment in the program's time zone: the time, and the day if it is not today. In UTC, and
/// marked as such, if the time zone is unknown.
fn moment(at: Timestamp, program: &Program, now: Timestamp) -> Text {
    let Some(clock) = clock_of(program, at) else {
        return say::on_day_at_utc(at.naive_utc());
    };
    let (there, today) = (local_time(at, clock), local_day(now, clock));
    match (today - there.date()).num_days() {
        0 => say::at_time(there.time()),
        1 => say::yesterday_at(there.time()),
        -1 => say::tomorrow_at(there.time()),
        _ => say::on_day_at(there.date(), there.time()),
    }
}

/// A time of day, as people read it.
fn time_words(time: &str) -> Text {
    match NaiveTime::parse_from_str(time, "%H:%M") {
        Ok(time) => say::at_time(time),
        Err(_typed) => say::typed_time(time.to_owned()),
    }
}
