//! Finds places for one household. Nothing about the request is kept.

use super::asking::RankRequest;
use super::replay::RANKING;
use super::request::Received;
use super::{Desk, Record, Refusal};
use crate::domain::{Network, Profile, Timestamp};
use crate::matching::{Proof, Ranking, rank, result_hash};
use crate::words::Text;

/// The answer to a question, with everything needed to understand and repeat it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The question as it was understood.
    pub profile: Profile,
    /// Notes about times that a clock change skips or repeats.
    pub notes: Vec<Text>,
    /// The answer.
    pub ranking: Ranking,
    /// The network that answered.
    pub network: Network,
    /// The time of the last check that found the answer's data current.
    pub as_of: Timestamp,
    /// Everything needed to repeat it.
    pub record: Record,
}

impl Desk {
    /// Finds places for one household, as of a moment.
    pub fn find(&self, received: Received<RankRequest>, now: Timestamp) -> Result<Found, Refusal> {
        let (as_of, field) = (self.as_of(), self.field());
        let (notes, sent) = (received.request.need.notes(), Record::for_record(received.sent()));
        let mut ask = received.finish(|request, problems| {
            request.names_programs_of(field.night(), problems);
            request.ask(now, problems)
        })?;
        ask.wanted.weights = ask.wanted.weights.over(&self.weights());
        let ranking = rank(&field, &ask.profile, &ask.wanted);
        self.count_search(&ranking, &ask.profile);
        let record = Record {
            profile: sent,
            result: result_hash(&ranking),
            proven: ranking.proof == Proof::Optimal,
            ..Record::of(RANKING, &field, now, &ask.wanted.weights)
        };
        let network = field.night().network.clone();
        Ok(Found { profile: ask.profile, notes, ranking, network, as_of, record })
    }
}
