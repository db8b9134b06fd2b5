//! Takes what a call found of a posted opening, for fitting how posts go bad.

use super::asking::reader::{Fields, wrong_kind};
use super::{Allowed, Desk, RecordOutcomes, Refusal};
use crate::domain::{
    Audience, CapacityPost, Group, Outcome, Problems, Program, ProgramId, Refused, Timestamp,
    UnitGroupId,
};
use crate::words::say;
use chrono::TimeDelta;
use serde_json::Value;

const FIELDS: [&str; 2] = ["unit_group", "outcome"];

/// What was sent, not yet looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcomeForm(pub Value);

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeReceipt {
    /// The unit group.
    pub group: UnitGroupId,
    /// What was kept of it.
    pub outcome: Outcome,
}

impl Desk {
    /// Records what a call to a program found of what was last posted for one of its unit groups.
    pub fn record(
        &self,
        _by: &Allowed<RecordOutcomes>,
        id: &ProgramId,
        form: &OutcomeForm,
    ) -> Result<OutcomeReceipt, Refusal> {
        let (program, groups) = self.at_program(id).ok_or(Refusal::NoSuchProgram)?;
        let receipt = form.parse(&program, &groups, self.clock.now())?;
        self.store.record(&receipt.outcome)?;
        Ok(receipt)
    }
}

impl OutcomeForm {
    fn parse(
        &self,
        program: &Program,
        groups: &[Group],
        now: Timestamp,
    ) -> Result<OutcomeReceipt, Problems> {
        let mut problems = Problems::default();
        let read = self.read(groups, &mut problems);
        problems.into_result()?;
        let ((group, post), still_open) = read.ok_or_else(|| {
            Problems::one("body", say::call_outcome_is_missing(), say::enter_call_outcome())
        })?;
        let age = (now - post.posted_at).max(TimeDelta::zero());
        let day = program.day(now);
        let audience = Some(Audience::of(&group.terms));
        let stage = group.terms.stage;
        let outcome = Outcome { stage, audience, units: post.open, age, still_open, day };
        Ok(OutcomeReceipt { group: post.group.clone(), outcome })
    }

    fn read<'a>(
        &self,
        groups: &'a [Group],
        problems: &mut Problems,
    ) -> Option<(GroupPost<'a>, bool)> {
        let fields = Fields::open(&self.0, "", &FIELDS, problems)?;
        for needed in FIELDS {
            if fields.value(needed).is_none() {
                problems.missing(needed);
            }
        }
        let group: Option<UnitGroupId> = fields.word("unit_group", problems);
        let post = group.and_then(|id| problems.take("unit_group", last_post(&id, groups)));
        let still_open = match fields.text("outcome", problems) {
            Some("open") => Some(true),
            Some("full") => Some(false),
            Some(_) => {
                let given = fields.value("outcome")?;
                wrong_kind("outcome", given, say::enter_open_or_full(), problems);
                None
            }
            None => None,
        };
        Some((post?, still_open?))
    }
}

/// A unit group and its last post.
type GroupPost<'a> = (&'a Group, &'a CapacityPost);

fn last_post<'a>(id: &UnitGroupId, groups: &'a [Group]) -> Result<GroupPost<'a>, Refused> {
    let group = groups.iter().find(|group| group.unit_group.id == *id).ok_or_else(|| {
        Refused::new(
            say::program_has_no_unit_group(id.to_string()),
            say::use_unit_group_of_program(),
        )
    })?;
    group
        .post
        .as_ref()
        .map(|post| (group, post))
        .ok_or_else(|| Refused::new(say::nothing_posted_to_judge(), say::send_outcomes_of_posts()))
}
