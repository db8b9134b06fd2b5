//! One unit group on the page that posts beds.

use super::Choice;
use crate::desk::{MOST_UNITS, PostForm};
use crate::domain::{CapacityPost, Group, Openings, Program, Taking, Timestamp, Zone};
use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;
use serde_json::{Value, json};

const TAKINGS: [(&str, &str); 4] =
    [("yes", "Yes"), ("until", "Until\u{2026}"), ("call_first", "Call first"), ("no", "No")];

/// One unit group on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) at: usize,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) last: String,
    pub(super) open: String,
    pub(super) taking: String,
    pub(super) until: String,
    pub(super) posted_before: bool,
    pub(super) most: u16,
    /// How many promises have no unit here.
    pub(super) short: usize,
    focus: Option<Step>,
}

/// One bed less or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Less,
    More,
}

impl Step {
    /// The step and the row it is for, as the button sends them.
    pub(super) fn read(text: &str) -> Option<(Self, usize)> {
        let (word, at) = text.split_once('-')?;
        let step = match word {
            "less" => Self::Less,
            "more" => Self::More,
            _ => return None,
        };
        at.parse().ok().map(|at| (step, at))
    }
}

impl Row {
    /// The row as it was last posted.
    pub(super) fn of(at: usize, group: &Group, program: &Program, now: Timestamp) -> Self {
        let clock = clock_of(program);
        let post = group.post.as_ref();
        let until = post.and_then(|post| match post.taking {
            Taking::Until(until) => Some(until.with_timezone(&clock).format("%H:%M").to_string()),
            Taking::Yes | Taking::CallFirst | Taking::No => None,
        });
        Self {
            at,
            id: group.unit_group.id.to_string(),
            name: group.unit_group.name.to_string(),
            last: post
                .map_or("Nothing posted yet.".to_owned(), |post| last(post, group, clock, now)),
            open: group.counted_open().unwrap_or(0).to_string(),
            taking: post.map_or("yes", |post| post.taking.word()).to_owned(),
            until: until.unwrap_or_default(),
            posted_before: post.is_some(),
            most: group.terms.units.unwrap_or(MOST_UNITS),
            short: 0,
            focus: None,
        }
    }

    /// The row with so many promises that have no unit.
    pub(super) fn short_of(self, short: usize) -> Self {
        Self { short, ..self }
    }

    /// The row with what was typed over it.
    pub(super) fn typed(mut self, sent: &[(String, String)]) -> Self {
        let value = |name: &str| {
            let name = format!("{name}-{}", self.at);
            sent.iter().rev().find(|(sent, _)| *sent == name).map(|(_, value)| value.trim())
        };
        if value("group") == Some(self.id.as_str()) {
            let short = |value: &str| value.chars().take(20).collect::<String>();
            let open = value("open").map(short);
            let taking = value("taking").map(short);
            let until = value("until").map(short);
            self.open = open.unwrap_or(self.open);
            self.taking = taking.unwrap_or(self.taking);
            self.until = until.unwrap_or(self.until);
        }
        self
    }

    /// The row after a step; the button keeps the focus.
    pub(super) fn stepped(mut self, step: Step) -> Self {
        let open: u16 = self.open.parse().unwrap_or(0);
        let open = match step {
            Step::Less => open.saturating_sub(1),
            Step::More => open.saturating_add(1).min(self.most),
        };
        self.open = open.to_string();
        self.focus = Some(step);
        self
    }

    /// Whether the button for one bed less has the focus.
    pub(super) fn focus_less(&self) -> bool {
        self.focus == Some(Step::Less)
    }

    /// Whether the button for one bed more has the focus.
    pub(super) fn focus_more(&self) -> bool {
        self.focus == Some(Step::More)
    }

    /// Whether people are taken, as choices.
    pub(super) fn takings(&self) -> Vec<Choice> {
        Choice::among(&TAKINGS, &self.taking)
    }

    /// The post the row makes.
    pub(super) fn form(&self, program: &Program, now: Timestamp) -> PostForm {
        let until = (self.taking == "until").then(|| next(&self.until, clock_of(program), now));
        let open = self.open.parse::<u32>().map_or_else(|_typed| json!(self.open), Value::from);
        PostForm(json!({
            "unit_group": self.id,
            "open": open,
            "taking": self.taking,
            "until": until.flatten(),
        }))
    }
}

/// The clock on the program's wall.
fn clock_of(program: &Program) -> Tz {
    program.place.zone().map_or(Tz::UTC, Zone::clock)
}

/// The next moment at which the program's clock shows this time.
fn next(time: &str, clock: Tz, now: Timestamp) -> Option<String> {
    let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
    let here = now.with_timezone(&clock).naive_local();
    let today = here.date().and_time(time);
    let next = if today > here { today } else { today.checked_add_signed(TimeDelta::days(1))? };
    Some(next.format("%Y-%m-%dT%H:%M").to_string())
}

fn last(post: &CapacityPost, group: &Group, clock: Tz, now: Timestamp) -> String {
    let (at, here) = (post.posted_at.with_timezone(&clock), now.with_timezone(&clock));
    let time = at.format("%-I:%M %P");
    let when = match (here.date_naive() - at.date_naive()).num_days() {
        0 => time.to_string(),
        1 => format!("yesterday {time}"),
        _ => at.format("%-d %B, %-I:%M %P").to_string(),
    };
    let zone = if clock == Tz::UTC { " UTC" } else { "" };
    let see = Openings::of(post.open);
    let kept = match group.on_the_way {
        0 => String::new(),
        some => format!(", {some} of them kept for somebody on the way"),
    };
    let open = post.open.saturating_add(group.on_the_way);
    format!("Last: {open}{kept}. Posted {when}{zone}. Hotlines see: {see}.")
}
