//! Finds places for one household. Nothing of the question is kept.

use super::asking::{Ask, AskForm};
use super::{Desk, Refusal};
use crate::domain::{Network, Night, Problems, Profile, ProgramId, Timestamp};
use crate::matching::{Explain, Field, Ranking, rank, result_hash, rules_hash};
use serde_json::Value;

/// The answer to one question, with what is needed to understand and to repeat it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// How the question was understood.
    pub profile: Profile,
    /// The answer.
    pub ranking: Ranking,
    /// Which network answered.
    pub network: Network,
    /// What is needed to repeat it.
    pub record: Record,
}

/// What is needed to come to the same answer again, byte by byte.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The version of the service.
    pub version: String,
    /// The hash of the rules.
    pub rules: String,
    /// The hash of the night.
    pub night: String,
    /// The moment it was asked.
    pub at: Timestamp,
    /// The question, in its canonical form.
    pub profile: Value,
    /// The hash of the answer.
    pub result: String,
}

impl Desk {
    /// Finds places for one household.
    pub fn find(&self, form: &AskForm) -> Result<Found, Refusal> {
        let ask = form.parse(self.clock.now())?;
        let field = self.field();
        known_programs(&ask, field.night())?;
        let ranking = rank(&field, &ask.profile, &ask.wanted);
        let record = record(form, &field, ask.profile.now, &ranking);
        let network = field.night().network.clone();
        Ok(Found { profile: ask.profile, ranking, network, record })
    }
}

/// What is needed to repeat an answer.
fn record(form: &AskForm, field: &Field, at: Timestamp, ranking: &Ranking) -> Record {
    Record {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        rules: rules_hash(),
        night: field.fingerprint().to_owned(),
        at,
        profile: form.asked().clone(),
        result: result_hash(ranking),
    }
}

/// Programs that are named must be there: a slip of the pen would silently change the answer.
fn known_programs(ask: &Ask, night: &Night) -> Result<(), Problems> {
    let mut problems = Problems::default();
    known_left(ask, night, &mut problems);
    if let Explain::Programs(ids) = &ask.wanted.explain {
        known("explain", ids, night, &mut problems);
    }
    problems.into_result()
}

/// The same of the programs that someone has left.
pub(super) fn known_left(ask: &Ask, night: &Night, problems: &mut Problems) {
    known("left", &ask.profile.left, night, problems);
}

fn known(name: &str, ids: &[ProgramId], night: &Night, problems: &mut Problems) {
    for (at, id) in ids.iter().enumerate() {
        if night.programs.binary_search_by(|program| program.id.cmp(id)).is_err() {
            problems.add(
                format!("{name}[{at}]"),
                format!("The network has no program \u{201c}{id}\u{201d}."),
                "Use an id from the list of programs.",
            );
        }
    }
}
