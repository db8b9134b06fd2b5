//! Finds places for one household. Nothing of the question is kept.

use super::asking::AskForm;
use super::replay::RANKING;
use super::{Desk, Record, Refusal};
use crate::domain::{Network, Night, Problems, Profile, ProgramId, Timestamp};
use crate::matching::{Explain, Proof, Ranking, rank, result_hash};
use crate::words::{Text, say};

/// The answer to one question, with what is needed to understand and to repeat it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// How the question was understood.
    pub profile: Profile,
    /// What is to be said of times that a clock change leaves out or repeats.
    pub notes: Vec<Text>,
    /// The answer.
    pub ranking: Ranking,
    /// Which network answered.
    pub network: Network,
    /// When it was last seen that this is how things stand there.
    pub as_of: Timestamp,
    /// What is needed to repeat it.
    pub record: Record,
}

impl Desk {
    /// Finds places for one household.
    pub fn find(&self, form: &AskForm) -> Result<Found, Refusal> {
        let mut ask = form.parse(self.clock.now())?;
        let (as_of, field) = (self.as_of(), self.field());
        let explained = match &ask.wanted.explain {
            Explain::Programs(ids) => ids.as_slice(),
            Explain::Nearest | Explain::All => &[],
        };
        known_programs(&[("explain", explained)], &ask.profile, field.night())?;
        ask.wanted.weights = ask.wanted.weights.over(&self.weights());
        let ranking = rank(&field, &ask.profile, &ask.wanted);
        self.count_search(&ranking, &ask.profile);
        let record = Record {
            profile: Record::for_record(form.asked()),
            others_not_asked: form.others_not_asked(),
            result: result_hash(&ranking),
            proven: ranking.proof == Proof::Optimal,
            ..Record::of(RANKING, &field, ask.profile.now, &ask.wanted.weights)
        };
        let network = field.night().network.clone();
        let notes = form.notes(ask.profile.origin.zone);
        Ok(Found { profile: ask.profile, notes, ranking, network, as_of, record })
    }
}

/// Programs that are named must be there: a slip of the pen would silently change the answer.
pub(super) fn known_programs(
    more: &[(&str, &[ProgramId])],
    profile: &Profile,
    night: &Night,
) -> Result<(), Problems> {
    let mut problems = Problems::default();
    known_of_profile(profile, night, &mut problems);
    for (name, ids) in more {
        snapshot(name, ids, night, &mut problems);
    }
    problems.into_result()
}

/// The same of the programs that a profile names.
pub(super) fn known_of_profile(profile: &Profile, night: &Night, problems: &mut Problems) {
    snapshot("left", &profile.left, night, problems);
    snapshot("declined", &profile.declined, night, problems);
    snapshot("doubted", &profile.doubted, night, problems);
}

fn snapshot(name: &str, ids: &[ProgramId], night: &Night, problems: &mut Problems) {
    for (at, id) in ids.iter().enumerate() {
        if night.program_at(id).is_none() {
            problems.add(
                format!("{name}[{at}]"),
                say::no_such_program(id.to_string()),
                say::use_listed_program(),
            );
        }
    }
}
