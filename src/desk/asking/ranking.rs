//! The requests for a ranking and for a plan.

use super::need::{NeedRequest, known_programs};
use super::place::MOST_PROGRAMS;
use crate::desk::Received;
use crate::desk::request::{
    FieldAt, FieldSchema, FieldType, SentValue, id, list, request, whole, wrong_kind,
};
use crate::domain::{Night, Problems, Profile, ProgramId, Timestamp};
use crate::matching::plan::PlanAsk;
use crate::matching::{Explain, Wanted, Weights};
use crate::words::say;
use serde_json::Value;

/// The number of options listed by default.
pub const USUAL_LIMIT: usize = 10;
/// The most options listed.
pub const MOST_OPTIONS: usize = 100;
/// The word for every program.
const ALL: &str = "all";

request! {
    /// The people who need a place, where and when. Only `where` is required. A field that is left
    /// out is unknown, and unknown fields exclude nothing.
    pub RankRequest {
        /// The people who need a place, where and when.
        need: NeedRequest = flat(),
        /// The number of options to list.
        limit: usize = usually(whole(1..=bound(MOST_OPTIONS)), USUAL_LIMIT),
        /// `all`, or a list of program ids: programs to list in full even if they are not shown.
        explain: Option<Explain> = optional(ExplainType),
        /// The weight of each rule by id, in hundredths: 100 is the usual weight. A rule without a
        /// weight here counts as the network has decided.
        weights: Weights = object(),
    }
}

request! {
    /// The people who need places, where, when and for how many nights. Only `where` is required. A
    /// field that is left out is unknown, and unknown fields exclude nothing.
    pub PlanRequest {
        /// The people who need places, where, when and for how many nights.
        need: NeedRequest = flat(),
        /// The number of plans to list.
        plans: usize = usually(whole(1..=bound(PlanAsk::MOST_PLANS)), PlanAsk::MOST_PLANS),
        /// The weight of each rule by id, in hundredths: 100 is the usual weight. A rule without a
        /// weight here counts as the network has decided.
        weights: Weights = object(),
    }
}

/// The question in the types of the domain.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The household's need.
    pub profile: Profile,
    /// The parts of the answer to show.
    pub wanted: Wanted,
}

impl Received<RankRequest> {
    /// Returns the question at a moment, or every problem with it.
    pub fn parse(self, now: Timestamp) -> Result<Ask, Problems> {
        self.finish(|request, problems| request.ask(now, problems))
    }
}

impl Received<PlanRequest> {
    /// Returns the question at a moment, or every problem with it.
    pub fn parse(self, now: Timestamp) -> Result<PlanAsk, Problems> {
        self.finish(|request, problems| request.ask(now, problems))
    }
}

impl RankRequest {
    /// Returns true if every program is to be explained, which takes fifty times as long as a usual
    /// search of a large network.
    pub fn explains_all(&self) -> bool {
        self.explain == Some(Explain::All)
    }

    /// Makes the question at a moment. Notes fields that contradict each other.
    pub(in crate::desk) fn ask(self, now: Timestamp, problems: &mut Problems) -> Option<Ask> {
        let explain = self.explain.unwrap_or(Explain::Nearest);
        let wanted = Wanted { limit: self.limit, explain, weights: self.weights };
        Some(Ask { profile: self.need.profile(now, problems)?, wanted })
    }

    /// Notes programs in the request that the network does not have.
    pub(in crate::desk) fn names_programs_of(&self, night: &Night, problems: &mut Problems) {
        if let Some(Explain::Programs(ids)) = &self.explain {
            known_programs(Self::explain().as_str(), ids, night, problems);
        }
        self.need.names_programs_of(night, problems);
    }
}

impl PlanRequest {
    /// Makes the question at a moment. Notes fields that contradict each other.
    pub(in crate::desk) fn ask(self, now: Timestamp, problems: &mut Problems) -> Option<PlanAsk> {
        let Self { need, plans, weights } = self;
        Some(PlanAsk { profile: need.profile(now, problems)?, plans, weights })
    }
}

fn bound(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

/// The programs to list in full although they are not shown.
#[derive(Debug)]
pub(super) struct ExplainType;

impl FieldType for ExplainType {
    type Value = Explain;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<Explain> {
        match sent.value().as_ref() {
            Value::String(word) if word == ALL => Some(Explain::All),
            Value::Array(_) => {
                list(id(), MOST_PROGRAMS).read(sent, at, problems).map(Explain::Programs)
            }
            other @ (Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Object(_)) => {
                wrong_kind(at, other, say::enter_all_or_program_ids(), problems);
                None
            }
        }
    }

    fn schema(&self) -> FieldSchema {
        let programs = list::<_, Vec<ProgramId>>(id::<ProgramId>(), MOST_PROGRAMS);
        FieldSchema::AnyOf(vec![FieldSchema::Word(vec![ALL]), programs.schema()])
    }
}
