//! What the page that posts beds says of a post: when it was made, what hotlines see of it, and
//! that somebody else has posted since.

use super::post_row::{Row, Values};
use crate::desk::GroupStands;
use crate::domain::{
    CapacityPost, FULL_HOLDS, Freshness, Openings, Program, Taking, Timestamp, freshness,
    local_day, local_time,
};
use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;

/// Who posts on this page and over the API.
const BY_PROGRAM: &str = "program";
/// How long a post was made just now.
const JUST_NOW: TimeDelta = TimeDelta::seconds(60);

/// The clock on the program's wall, where it is known.
pub(super) fn clock_of(program: &Program, at: Timestamp) -> Option<Tz> {
    program.clocks().one(at)
}

/// The last post of a group, and what hotlines see.
pub(super) fn last(stands: &GroupStands, program: &Program, now: Timestamp) -> String {
    let (group, Some(post)) = (&stands.group, &stands.group.post) else {
        return "Nothing posted yet.".to_owned();
    };
    let see = hotlines_see(post, stands, program, now);
    let when = moment(post.posted_at, program, now);
    if stands.last.as_ref().is_some_and(|last| last.posted_at < post.posted_at) {
        return format!("Full since {when}, when a request was declined. {see}");
    }
    let held = match group.on_the_way {
        0 => String::new(),
        some => format!(" ({some} held for people on the way)"),
    };
    let open = post.open.saturating_add(group.on_the_way);
    format!(
        "Last posted: {open}{held}, {}. Posted {when}. {see}",
        taking(post.taking, program, now)
    )
}

/// That a group was posted just now, as a sentence; nothing else.
pub(super) fn just_posted(
    last: &CapacityPost,
    stands: &GroupStands,
    program: &Program,
    now: Timestamp,
) -> String {
    let seen = stands.group.post.as_ref().filter(|post| post.id == last.id);
    let (Some(post), true) = (seen, last.posted_by == BY_PROGRAM) else { return String::new() };
    if (now - last.posted_at).abs() >= JUST_NOW {
        return String::new();
    }
    let beds = if last.open == 1 { "bed" } else { "beds" };
    format!(
        "Posted {}: {} {beds} open, {}. {}",
        moment(last.posted_at, program, now),
        last.open,
        taking(last.taking, program, now),
        hotlines_see(post, stands, program, now)
    )
}

/// That somebody else posted since.
pub(super) fn conflict(
    post: &CapacityPost,
    theirs: &Values,
    row: &Row,
    program: &Program,
) -> String {
    let at = match clock_of(program, post.posted_at) {
        Some(clock) => local_time(post.posted_at, clock).format("%-I:%M %P"),
        None => post.posted_at.naive_utc().format("%-I:%M %P UTC"),
    };
    let who = if post.posted_by == BY_PROGRAM { "Someone at your program" } else { "Someone" };
    let did = if row.touched() { "You entered" } else { "You confirmed" };
    format!(
        "{who} posted {} at {at}. {did} {}.",
        short(theirs, &row.typed),
        short(&row.typed, theirs)
    )
}

/// The values in a word or two: the number, and who is taken in where that differs.
pub(super) fn short(values: &Values, other: &Values) -> String {
    let Values { open, taking, until } = values;
    if values.taking == other.taking && (taking != "until" || values.until == other.until) {
        return open.clone();
    }
    let taking = match taking.as_str() {
        "yes" => "taking people".to_owned(),
        "until" => format!("taking people until {}", time_words(until)),
        "call_first" => "call first".to_owned(),
        _ => "not taking anyone".to_owned(),
    };
    format!("{open}, {taking}")
}

/// Who is taken in, in words.
fn taking(taking: Taking, program: &Program, now: Timestamp) -> String {
    match taking {
        Taking::Yes => "taking people".to_owned(),
        Taking::Until(end) => format!("taking people until {}", moment(end, program, now)),
        Taking::CallFirst => "call first".to_owned(),
        Taking::No => "not taking anyone".to_owned(),
    }
}

/// What hotlines see of a post: the words of the rule `capacity`, never a number.
fn hotlines_see(
    post: &CapacityPost,
    stands: &GroupStands,
    program: &Program,
    now: Timestamp,
) -> String {
    let age = now - post.posted_at;
    let fresh = freshness(stands.group.terms.stage, post.open, age);
    let nothing = !post.takes_people(now) || post.open == 0;
    if nothing && age > FULL_HOLDS || !nothing && fresh == Freshness::Expired {
        return "Hotlines see an old post and are told to call and ask.".to_owned();
    }
    if !post.takes_people(now) {
        return "Hotlines see \u{201c}not accepting anyone\u{201d}.".to_owned();
    }
    let beds = match Openings::of(post.open) {
        Openings::None | Openings::NotPosted => {
            return "Hotlines see \u{201c}full\u{201d}.".to_owned();
        }
        open @ (Openings::Some | Openings::Several) => open.to_string(),
    };
    let how = match post.taking {
        Taking::Yes | Taking::No => String::new(),
        Taking::Until(end) => format!(", until {}", moment(end, program, now)),
        Taking::CallFirst => ", call first".to_owned(),
    };
    let old = if fresh == Freshness::Stale { ", not confirmed since" } else { "" };
    format!("Hotlines see \u{201c}{beds}{how}{old}\u{201d}.")
}

/// A moment on the program's clock: the time, and the day where that is not today. Where the clock
/// is not known, it says that it is none of the program's.
fn moment(at: Timestamp, program: &Program, now: Timestamp) -> String {
    let Some(clock) = clock_of(program, at) else {
        return at.format("%b %-d, %-I:%M %P UTC").to_string();
    };
    let (there, today) = (local_time(at, clock), local_day(now, clock));
    let time = there.format("%-I:%M %P");
    match (today - there.date()).num_days() {
        0 => time.to_string(),
        1 => format!("yesterday {time}"),
        -1 => format!("tomorrow {time}"),
        _ => there.format("%b %-d, %-I:%M %P").to_string(),
    }
}

/// A time of day as people read it.
fn time_words(time: &str) -> String {
    NaiveTime::parse_from_str(time, "%H:%M")
        .map_or_else(|_typed| time.to_owned(), |time| time.format("%-I:%M %P").to_string())
}
