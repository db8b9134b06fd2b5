//! Takes what a call found of a posted opening, for fitting how posts go bad.

use super::asking::reader::{Fields, wrong_kind};
use super::{Allowed, Desk, RecordOutcomes, Refusal};
use crate::domain::{
    Audience, CapacityPost, Group, Outcome, Problems, Program, ProgramId, Refused, Timestamp,
    UnitGroupId,
};
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
            let action = "Give unit_group, and outcome as open or full.";
            Problems::one("body", "What the call found is missing.", action)
        })?;
        let age = (now - post.posted_at).max(TimeDelta::zero());
        let day = program.day(now);
        let audience = Some(Audience::of(&group.terms));
        let stage = group.terms.stage;
        let outcome = Outcome { stage, audience, units: post.open, age, still_open, day };
        Ok(OutcomeReceipt { group: post.group.clone(), outcome })
    }

    fn read<'a>(&self, groups: &'a [Group], problems: &mut Problems) -> Option<(Posted<'a>, bool)> {
        let fields = Fields::open(&self.0, "", &FIELDS, problems)?;
        for needed in FIELDS {
            if fields.value(needed).is_none() {
                problems.add(needed, "This is missing.", "Give it.");
            }
        }
        let group: Option<UnitGroupId> = fields.word("unit_group", problems);
        let post = group.and_then(|id| problems.take("unit_group", last_post(&id, groups)));
        let still_open = match fields.text("outcome", problems) {
            Some("open") => Some(true),
            Some("full") => Some(false),
            Some(_) => {
                let given = fields.value("outcome")?;
                wrong_kind("outcome", given, "open or full", problems);
                None
            }
            None => None,
        };
        Some((post?, still_open?))
    }
}

/// A unit group and its last post.
type Posted<'a> = (&'a Group, &'a CapacityPost);

fn last_post<'a>(id: &UnitGroupId, groups: &'a [Group]) -> Result<Posted<'a>, Refused> {
    let group = groups.iter().find(|group| group.unit_group.id == *id).ok_or_else(|| {
        Refused::new(
            format!("The program has no unit group \u{201c}{id}\u{201d}."),
            "Use the id of one of the program's unit groups.",
        )
    })?;
    group.post.as_ref().map(|post| (group, post)).ok_or_else(|| {
        Refused::new(
            "Nothing was ever posted for this unit group, so the call says nothing of a post.",
            "Send outcomes of unit groups with a post.",
        )
    })
}
