//! Plans many nights for one household. Nothing of the question is kept.

use super::asking::AskForm;
use super::finding::known_programs;
use super::replay::PLAN;
use super::{Desk, Record, Refusal};
use crate::domain::{Network, Timestamp};
use crate::matching::plan::{PLAN_BUDGET, PlanAsk, Plans, Sureness, plan, shared_choices};
use crate::solvers::chain::SharedChoices;
use crate::words::Text;
use std::time::Instant;

/// The answer to one question for many nights, with what is needed to understand and to repeat it.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// How the question was understood.
    pub ask: PlanAsk,
    /// What is to be said of times that a clock change leaves out or repeats.
    pub notes: Vec<Text>,
    /// The answer.
    pub plans: Plans,
    /// Which network answered.
    pub network: Network,
    /// When it was last seen that this is how things stand there.
    pub as_of: Timestamp,
    /// What is needed to repeat it.
    pub record: Record,
}

impl Desk {
    /// Plans many nights for one household.
    pub fn plan(&self, form: &AskForm) -> Result<Planned, Refusal> {
        let (as_of, ask, field) = (self.as_of(), self.plan_ask(form)?, self.field());
        known_programs(&[], &ask.profile, field.night())?;
        let begun = Instant::now();
        let plans = plan(&field, &ask);
        let left = PLAN_BUDGET.saturating_sub(begun.elapsed());
        self.count_plan(&field, &ask, &plans, left);
        let record = Record {
            profile: Record::for_record(form.asked()),
            result: plans.hash(),
            proven: plans.proof == Sureness::Optimal,
            ..Record::of(PLAN, &field, ask.profile.now, &ask.weights)
        };
        let network = field.night().network.clone();
        let notes = form.notes(ask.profile.origin.zone);
        Ok(Planned { ask, notes, plans, network, as_of, record })
    }

    /// What a plan would choose from, as plain numbers: no word and no person is left in them.
    pub fn choices(&self, form: &AskForm) -> Result<SharedChoices, Refusal> {
        let (ask, field) = (self.plan_ask(form)?, self.field());
        known_programs(&[], &ask.profile, field.night())?;
        Ok(shared_choices(&field, &ask))
    }

    fn plan_ask(&self, form: &AskForm) -> Result<PlanAsk, Refusal> {
        let mut ask = form.parse_plan(self.clock.now())?;
        ask.weights = ask.weights.over(&self.weights());
        Ok(ask)
    }
}
