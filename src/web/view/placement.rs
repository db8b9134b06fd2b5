//! Placements as they are sent and answered: times, units, organizations and codes, nothing of a
//! person.

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
    /// The id, drawn by lot.
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
    /// Why it ended, where that has reasons.
    pub reason: Option<&'static str>,
    /// The reason as a sentence.
    pub said: Option<String>,
    /// After a decline: what the next search for this household makes of it.
    pub next_search: Option<NextSearchView>,
    /// The version; its `ETag` is the same in quotation marks.
    pub version: u32,
    /// The version that the change made, where this answers one: sent again under its key, it is still
    /// that, and all else is how the placement stands now.
    pub made_version: Option<u32>,
    /// Whether the unit was given late: the time of the promise was over, and a unit was still free.
    pub late: bool,
    /// Whether the program has no bed for it: it posted fewer than it had promised, took in somebody
    /// who was promised none, or is no longer open. The promise itself stays: the program keeps it,
    /// moves it to another place, or takes it back.
    pub short: bool,
    /// What is read back at the door: shown to the organization that asked, and to nobody else.
    pub code: Option<String>,
    /// When the last step was taken.
    pub at: String,
    /// The moment that this state waits for: an answer, the end of a hold, an arrival, a return.
    pub until: Option<String>,
    /// Milliseconds until then; 0 when it has passed.
    pub until_in_ms: Option<i64>,
    /// When it is over by itself, or ended; of somebody away, when the right to return ends.
    pub over_at: Option<String>,
    /// When to call a program that has not answered a request.
    pub call_after: Option<String>,
    /// The time by the clock that decides.
    pub now: String,
}

/// What the next search for the household makes of a decline. Nothing of it is kept for anyone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NextSearchView {
    /// `known`: every search counts the group as full until its program posts again.
    /// `send`: put the program into this list of the next question.
    pub effect: &'static str,
    /// `declined` leaves the program out, `doubted` shows it with a doubt.
    pub list: Option<&'static str>,
    /// The id of the program, to be put there.
    pub program: String,
}

/// Placements that began together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlacedListView {
    /// One for each unit.
    pub placements: Vec<PlacementView>,
}

/// Placements, oldest step first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlacementsView {
    /// The placements; those over for a day are no longer there.
    pub placements: Vec<PlacementView>,
}

/// The record of a placement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepsView {
    /// Every step, in order.
    pub steps: Vec<StepView>,
}

/// One step as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepView {
    /// The step.
    pub step: &'static str,
    /// Its minutes or its reason.
    pub with: Option<String>,
    /// When it was entered.
    pub at: String,
    /// When it happened, where the program wrote it on paper first.
    pub happened_at: Option<String>,
    /// For which organization.
    pub organization: String,
    /// As what: `hotline`, `placement`, `operator` or `supervisor`.
    #[schema(value_type = String)]
    pub role: &'static str,
}

/// How the units of a program stand: exact numbers, for the program alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnitsView {
    /// Its unit groups.
    pub unit_groups: Vec<GroupUnitsView>,
}

/// How the units of a group stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GroupUnitsView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Promised to nobody, and free; 0 at a program that is not open.
    pub free: usize,
    /// Held or accepted for somebody on the way.
    pub on_the_way: usize,
    /// Lived in, those away among them.
    pub lived_in: usize,
    /// Promises without a unit, because fewer beds were posted than promised or the program has closed:
    /// keep each, move it to another place, or take it back.
    pub short: usize,
    /// The id of the last post, to be sent as `seen` with the next one.
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
            code: seen.code().map(|code| code.to_string()),
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

/// The reason of an ending that has reasons, as a word and as a sentence.
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
    /// What was done, as sent.
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
    /// A record as sent.
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

/// What stands behind the word of a step.
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
        let GroupStands { group, promised, last } = stands;
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
