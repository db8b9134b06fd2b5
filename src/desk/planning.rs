//! Plans many nights for one household. Nothing about the request is kept.

use super::asking::PlanRequest;
use super::replay::PLAN;
use super::request::Received;
use super::{Desk, Record, Refusal};
use crate::domain::{Network, Problems, Timestamp};
use crate::matching::SearchIndex;
use crate::matching::plan::{PLAN_BUDGET, PlanAsk, Plans, Sureness, plan, shared_choices};
use crate::solvers::chain::SharedChoices;
use crate::words::Text;
use std::time::Instant;

/// The answer to a question for many nights, with everything needed to understand and repeat it.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The question as it was understood.
    pub ask: PlanAsk,
    /// Notes about times that a clock change skips or repeats.
    pub notes: Vec<Text>,
    /// The answer.
    pub plans: Plans,
    /// The network that answered.
    pub network: Network,
    /// The time of the last check that found the answer's data current.
    pub as_of: Timestamp,
    /// Everything needed to repeat it.
    pub record: Record,
}

impl Desk {
    /// Plans many nights for one household, as of a moment.
    pub fn plan(
        &self,
        received: Received<PlanRequest>,
        now: Timestamp,
    ) -> Result<Planned, Refusal> {
        let (as_of, field) = (self.as_of(), self.field());
        let (notes, sent) = (received.request.need.notes(), Record::for_record(received.sent()));
        let ask = self.plan_ask(received, &field, now)?;
        let begun = Instant::now();
        let plans = plan(&field, &ask);
        let left = PLAN_BUDGET.saturating_sub(begun.elapsed());
        self.count_plan(&field, &ask, &plans, left);
        let record = Record {
            profile: sent,
            result: plans.hash(),
            proven: plans.proof == Sureness::Optimal,
            ..Record::of(PLAN, &field, ask.profile.now, &ask.weights)
        };
        let network = field.night().network.clone();
        Ok(Planned { ask, notes, plans, network, as_of, record })
    }

    /// Returns what a plan chooses from, as numbers only, without words or people.
    pub fn choices(
        &self,
        received: Received<PlanRequest>,
        now: Timestamp,
    ) -> Result<SharedChoices, Refusal> {
        let field = self.field();
        let ask = self.plan_ask(received, &field, now)?;
        Ok(shared_choices(&field, &ask))
    }

    fn plan_ask(
        &self,
        received: Received<PlanRequest>,
        field: &SearchIndex,
        now: Timestamp,
    ) -> Result<PlanAsk, Problems> {
        let mut ask = received.finish(|request, problems| {
            request.need.names_programs_of(field.night(), problems);
            request.ask(now, problems)
        })?;
        ask.weights = ask.weights.over(&self.weights());
        Ok(ask)
    }
}
