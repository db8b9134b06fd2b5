//! Records what a call found about posted beds, for fitting how fast posts become unreliable.

use super::request::{
    FieldAt, FieldSchema, FieldType, Received, SentValue, id, request, wrong_kind,
};
use super::{Allowed, Desk, RecordOutcomes, Refusal};
use crate::domain::{
    Audience, CapacityPost, Group, Outcome, Problems, Program, ProgramId, PublishedPost, Refused,
    Timestamp, UnitGroupId,
};
use crate::words::say;
use chrono::TimeDelta;

request! {
    /// The result of a call about the last post of a unit group.
    pub OutcomeRequest {
        /// The id of the unit group.
        unit_group: Option<UnitGroupId> = required(id()),
        /// `open` if a unit was still free, `full` if not.
        outcome: Option<bool> = required(StillOpen),
    }
}

/// The recorded outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeReceipt {
    /// The unit group.
    pub group: UnitGroupId,
    /// The outcome as it is kept, with the exact number and age.
    pub outcome: Outcome,
    /// The post that it is about, as everyone may see it.
    pub post: PublishedPost,
    /// The time of the receipt.
    pub now: Timestamp,
}

impl Desk {
    /// Records what a call to a program found about the last post of one of its unit groups.
    pub fn record(
        &self,
        _by: &Allowed<RecordOutcomes>,
        id: &ProgramId,
        received: Received<OutcomeRequest>,
        now: Timestamp,
    ) -> Result<OutcomeReceipt, Refusal> {
        let (program, groups) = self.at_program(id).ok_or(Refusal::NoSuchProgram)?;
        let stand = self.clock.promising(|clock| self.store.groups_now(id, clock))?;
        let exact = |group: Group| {
            let now = stand.iter().find(|now| now.group == group.unit_group.id);
            (group, now.and_then(|now| now.post.clone()))
        };
        let groups: Vec<_> = groups.into_iter().map(exact).collect();
        let receipt = received
            .finish(|request, problems| request.receipt(&program, &groups, (now, problems)))?;
        self.store.record(&receipt.outcome)?;
        Ok(receipt)
    }
}

impl OutcomeRequest {
    /// Makes the outcome for a program at a moment. Notes what does not fit the program.
    fn receipt(
        self,
        program: &Program,
        groups: &[PostedGroup],
        (now, problems): (Timestamp, &mut Problems),
    ) -> Option<OutcomeReceipt> {
        let last = self.unit_group.map(|id| last_post(&id, groups));
        let last = last.and_then(|last| problems.take(Self::unit_group(), last));
        let ((group, post), still_open) = last.zip(self.outcome)?;
        let age = (now - post.posted_at).max(TimeDelta::zero());
        let day = program.day(now);
        let audience = Some(Audience::of(&group.terms));
        let stage = group.terms.stage;
        let outcome = Outcome { stage, audience, units: post.open, age, still_open, day };
        Some(OutcomeReceipt { group: post.group.clone(), outcome, post: post.published(), now })
    }
}

/// The two words for an outcome.
const OPEN: &str = "open";
const FULL: &str = "full";

/// The outcome word, read as true for `open`.
#[derive(Debug)]
pub(super) struct StillOpen;

impl FieldType for StillOpen {
    type Value = bool;

    fn read(&self, sent: &SentValue<'_>, at: FieldAt<'_>, problems: &mut Problems) -> Option<bool> {
        match sent.text(at, problems)? {
            OPEN => Some(true),
            FULL => Some(false),
            _ => {
                wrong_kind(at, &sent.value(), say::enter_open_or_full(), problems);
                None
            }
        }
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Word(vec![OPEN, FULL])
    }
}

/// A unit group and its last post in exact numbers, if there is one.
type PostedGroup = (Group, Option<CapacityPost>);

/// A unit group and its last post.
type GroupPost<'a> = (&'a Group, &'a CapacityPost);

fn last_post<'a>(id: &UnitGroupId, groups: &'a [PostedGroup]) -> Result<GroupPost<'a>, Refused> {
    let found = groups.iter().find(|(group, _)| group.unit_group.id == *id);
    let (group, post) = found.ok_or_else(|| {
        Refused::new(
            say::program_has_no_unit_group(id.to_string()),
            say::use_unit_group_of_program(),
        )
    })?;
    post.as_ref()
        .map(|post| (group, post))
        .ok_or_else(|| Refused::new(say::nothing_posted_to_judge(), say::send_outcomes_of_posts()))
}
