//! Requests and their answers by key, stored in the transaction that did the work.
//!
//! Only completed work is stored. A refusal changes nothing, so a retry may succeed.

use super::{NotPromised, row};
use crate::domain::placement::{Placement, RequestKey};
use crate::domain::{Affiliation, Listed, PlacementId};
use crate::store::db::Db;
use crate::store::moment::{PromiseClock, time_on_server};
use crate::store::schema::kept_answer;
use diesel::prelude::*;

/// A request with its author, key and clock.
#[derive(Clone, Copy)]
pub struct KeyedRequest<'a> {
    /// The organization and role that ask.
    pub by: &'a Affiliation,
    /// The key.
    pub key: &'a RequestKey,
    /// The clock.
    pub clock: PromiseClock<'a>,
}

/// The result of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementAnswer {
    /// The placements that it changed, each as it stands now.
    pub placements: Vec<Placement>,
    /// The version of each right after the change, in the same order.
    pub versions: Vec<u32>,
    /// True if an earlier request under the same key did this.
    pub replayed: bool,
}

/// The stored text of a request, and of its answer: the placements with their versions, or the
/// posts.
pub(in crate::store) struct KeptWords {
    pub(in crate::store) asked: String,
    pub(in crate::store) answer: String,
}

/// The text for a placement in an answer.
pub(super) fn named(id: &PlacementId, version: u32) -> String {
    format!("{id} {version}")
}

/// The earlier answer under this key, with each placement as it stands now.
pub(super) fn replayed(
    db: &mut Db,
    asked: KeyedRequest<'_>,
    wanted: &KeptWords,
) -> Result<Option<PlacementAnswer>, NotPromised> {
    take_key(db, asked, wanted)?.map(|answer| read(db, &answer)).transpose()
}

/// Takes the key for this request and stores the answer, which counts once the transaction commits.
/// Returns the earlier answer if the request is a replay. If two arrive at once, the later waits
/// here.
pub(in crate::store) fn take_key(
    db: &mut Db,
    asked: KeyedRequest<'_>,
    wanted: &KeptWords,
) -> Result<Option<String>, NotPromised> {
    let words = (
        kept_answer::organization_id.eq(asked.by.organization.as_str()),
        kept_answer::role.eq(asked.by.role.word()),
        kept_answer::request_key.eq(asked.key.to_string()),
        kept_answer::asked.eq(&wanted.asked),
        kept_answer::answer.eq(&wanted.answer),
    );
    let kept = diesel::insert_into(kept_answer::table);
    let added = match db {
        Db::Sqlite(inner) => {
            let clock = asked.clock;
            let at = clock.instead().unwrap_or_else(|| clock.on_file().naive_utc());
            let at = kept_answer::at.eq(at);
            kept.values((words, at)).on_conflict_do_nothing().execute(inner)
        }
        Db::Postgres(inner) => {
            let at = kept_answer::at.eq(time_on_server(asked.clock.instead()));
            kept.values((words, at)).on_conflict_do_nothing().execute(inner)
        }
    }?;
    if added == 1 {
        return Ok(None);
    }
    let (before, answer): (String, String) = kept_answer::table
        .find((asked.by.organization.as_str(), asked.by.role.word(), asked.key.to_string()))
        .select((kept_answer::asked, kept_answer::answer))
        .first(db)?;
    if before != wanted.asked {
        return Err(NotPromised::OtherRequest);
    }
    Ok(Some(answer))
}

/// The answer to work just done.
pub(super) fn done(placements: Vec<Placement>) -> PlacementAnswer {
    let versions = placements.iter().map(|placement| placement.version).collect();
    PlacementAnswer { placements, versions, replayed: false }
}

/// The placements of an answer, as they stand now. Those long over are left out.
fn read(db: &mut Db, answer: &str) -> Result<PlacementAnswer, NotPromised> {
    let mut found = PlacementAnswer { placements: vec![], versions: vec![], replayed: true };
    for said in answer.split(", ") {
        let Some((id, version)) = said.split_once(' ') else { continue };
        let Ok(id) = id.parse::<PlacementId>() else { continue };
        match row::read(db, &id) {
            Ok(placement) => {
                found.placements.push(placement);
                found.versions.push(version.parse().unwrap_or(1));
            }
            Err(NotPromised::NotThere) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(found)
}
