//! Placements as sent: times, units, organizations and codes, and nothing about a person.

use super::moment;
use crate::desk::{GroupStands, NextAsk, Placed, Recorded, Seen};
use crate::domain::placement::{Ending, Standing, Step};
use crate::domain::{Listed, Timestamp};
use crate::words::Language;
use serde::Serialize;
use utoipa::ToSchema;

/// A placement as it stands at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlacementView {
    /// The id, drawn at random.
    pub id: String,
    /// The program.
    pub program: String,
    /// The unit group.
    pub unit_group: String,
    /// The organization that asked.
    pub holder: String,
    /// `requested`, `unanswered`, `held`, `expired`, `accepted`, `overdue`, `arrived`, `absent`,
    /// `released`, `declined`, `cancelled`, `no-show`, `discharged`, `transferred` or `withdrawn`.
    pub standing: &'static str,
    /// The reason why it ended, if that kind of ending has reasons.
    pub reason: Option<&'static str>,
    /// The reason as a sentence.
    pub said: Option<String>,
    /// After a decline: what to do for this household's next search.
    pub next_search: Option<NextSearchView>,
    /// The version. The `ETag` is the same in quotation marks.
    pub version: u32,
    /// The version that the requested change made. A request sent again under its key gets the same
    /// version, and the other fields show how the placement stands now.
    pub made_version: Option<u32>,
    /// True if the unit was given late: the time of the promise was over, but a unit was still
    /// free.
    pub late: bool,
    /// True if the program has no bed for it. It posted fewer beds than it had promised, took in a
    /// person without a promise, or is no longer open. The promise itself stays: the program keeps
    /// it, moves it to another place, or withdraws it.
    pub short: bool,
    /// The code to read back at the door. Only the organization that asked sees it.
    pub code: Option<String>,
    /// The time of the last step.
    pub at: String,
    /// The time until which this state lasts or waits: an answer, the end of a hold, an arrival, a
    /// return.
    pub until: Option<String>,
    /// Milliseconds until then; 0 once it has passed.
    pub until_in_ms: Option<i64>,
    /// The time it ends by itself, or ended. For a person who is away, the end of the right to
    /// return.
    pub over_at: Option<String>,
    /// The time to call a program that has not answered a request.
    pub call_after: Option<String>,
    /// The current time by the clock that decides.
    pub now: String,
}

/// The effect of a decline on the household's next search. The service keeps none of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NextSearchView {
    /// `known`: every search counts the group as full until its program posts again. `send`: put
    /// the program into this list of the next request.
    pub effect: &'static str,
    /// `declined` leaves the program out; `doubted` shows it with a doubt.
    pub list: Option<&'static str>,
    /// The id of the program to put there.
    pub program: String,
}

/// Placements that began together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlacedListView {
    /// One placement for each unit.
    pub placements: Vec<PlacementView>,
}

/// Placements, oldest step first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlacementsView {
    /// The placements. A placement that ended more than a day ago is no longer listed.
    pub placements: Vec<PlacementView>,
}

/// The steps of a placement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepsView {
    /// Every step, in order.
    pub steps: Vec<StepView>,
}

/// One recorded step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepView {
    /// The step.
    pub step: &'static str,
    /// Its minutes or its reason.
    pub with: Option<String>,
    /// The time it was entered.
    pub at: String,
    /// The time it happened, if the program wrote it on paper first.
    pub happened_at: Option<String>,
    /// The organization that took it.
    pub organization: String,
    /// The role that took it: `hotline`, `placement`, `operator` or `supervisor`.
    #[schema(value_type = String)]
    pub role: &'static str,
}

/// The state of a program's units: exact numbers, only for the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnitsView {
    /// Its unit groups.
    pub unit_groups: Vec<GroupUnitsView>,
}

/// The state of a group's units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GroupUnitsView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Units that are free and not promised; 0 at a program that is not open.
    pub free: usize,
    /// Units held or accepted for people on the way.
    pub on_the_way: usize,
    /// Units that people live in, including people who are away.
    pub lived_in: usize,
    /// The number of promises without a unit, because fewer beds were posted than promised or the
    /// program has closed. Keep each, move it to another place, or withdraw it.
    pub short: usize,
    /// The id of the last post, to send as `seen` with the next one.
    pub last_post: Option<String>,
}

impl PlacementView {
    /// A placement as sent.
    pub fn of(seen: &Seen, language: Language) -> Self {
        let (placement, standing) = (&seen.placement, seen.standing());
        let (reason, said) = reason(standing, language).unzip();
        let left = |until: Timestamp| (until - seen.now).num_milliseconds().max(0);
        Self {
            id: placement.id.to_string(),
            program: seen.program.to_string(),
            unit_group: placement.group.to_string(),
            holder: placement.holder.to_string(),
            standing: standing.word(),
            reason,
            said,
            next_search: seen.next_ask().map(|ask| NextSearchView::of(ask, seen)),
            version: placement.version,
            made_version: seen.made,
            late: seen.placement.grant().is_some_and(|grant| grant.late),
            short: seen.short,
            code: seen.code.map(|code| code.to_string()),
            at: moment(placement.at),
            until: placement.until().map(moment),
            until_in_ms: placement.until().map(left),
            over_at: placement.over_at().map(moment),
            call_after: seen.call_after().map(moment),
            now: moment(seen.now),
        }
    }
}

impl NextSearchView {
    fn of(ask: NextAsk, seen: &Seen) -> Self {
        let (effect, list) = match ask {
            NextAsk::Known => ("known", None),
            NextAsk::Send(list) => ("send", Some(list)),
        };
        Self { effect, list, program: seen.program.to_string() }
    }
}

/// Returns the reason of an ending that has reasons, as a word and as a sentence.
fn reason(standing: Standing, language: Language) -> Option<(&'static str, String)> {
    let Standing::Ended(ending) = standing else { return None };
    match ending {
        Ending::Declined(why) => Some((why.word(), why.text().render(language))),
        Ending::Discharged(how) => Some((how.word(), how.text().render(language))),
        Ending::Withdrawn(why) => Some((why.word(), why.text().render(language))),
        Ending::Cancelled | Ending::NoShow | Ending::Transferred => None,
    }
}

fn listed(seen: &[Seen], language: Language) -> Vec<PlacementView> {
    seen.iter().map(|one| PlacementView::of(one, language)).collect()
}

impl PlacedListView {
    /// The result of a change, as sent.
    pub fn of(placed: &Placed, language: Language) -> Self {
        Self { placements: listed(&placed.placements, language) }
    }
}

impl PlacementsView {
    /// Placements as sent.
    pub fn of(seen: &[Seen], language: Language) -> Self {
        Self { placements: listed(seen, language) }
    }
}

impl StepsView {
    /// The steps of a placement, as sent.
    pub fn of(recorded: &[Recorded]) -> Self {
        Self { steps: recorded.iter().map(StepView::of).collect() }
    }
}

impl StepView {
    fn of(recorded: &Recorded) -> Self {
        Self {
            step: recorded.step.word(),
            with: with(&recorded.step),
            at: moment(recorded.at),
            happened_at: recorded.happened.map(moment),
            organization: recorded.by.organization.to_string(),
            role: recorded.by.role.word(),
        }
    }
}

/// Returns what follows the word of a step: its minutes or its reason.
fn with(step: &Step) -> Option<String> {
    step.to_string().split_once(' ').map(|(_, with)| with.to_owned())
}

impl UnitsView {
    /// The units of a program as sent.
    pub fn of(groups: &[GroupStands]) -> Self {
        Self { unit_groups: groups.iter().map(GroupUnitsView::of).collect() }
    }
}

impl GroupUnitsView {
    fn of(stands: &GroupStands) -> Self {
        let GroupStands { group, promised, last, .. } = stands;
        Self {
            id: group.unit_group.id.to_string(),
            name: group.unit_group.name.to_string(),
            free: promised.free,
            on_the_way: promised.on_the_way,
            lived_in: promised.lived_in,
            short: promised.short,
            last_post: last.as_ref().map(|post| post.id.to_string()),
        }
    }
}
