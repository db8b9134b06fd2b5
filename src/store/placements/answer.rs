//! What was asked under which key, and what was answered: kept in the transaction that did it.
//!
//! Only what was done is kept. A refusal changed nothing, so asking again may end better.

use super::{NotPromised, row};
use crate::domain::placement::{Placement, RequestKey};
use crate::domain::{Affiliation, Listed, PlacementId};
use crate::store::connection::Db;
use crate::store::moment::{PromiseClock, time_on_server};
use crate::store::schema::kept_answer;
use diesel::prelude::*;

/// Who asks, under which key, by which clock.
#[derive(Clone, Copy)]
pub struct KeyedRequest<'a> {
    /// Who.
    pub by: &'a Affiliation,
    /// Under which key.
    pub key: &'a RequestKey,
    /// By which clock.
    pub clock: PromiseClock<'a>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementAnswer {
    /// The placements it was done to, each as it stands now.
    pub placements: Vec<Placement>,
    /// The version each had when it was done, in the same order.
    pub versions: Vec<u32>,
    /// Whether this was done before, under the same key.
    pub replayed: bool,
}

/// What is asked, and what will be answered if it is done: the placements with their versions, or
/// the post.
pub(in crate::store) struct KeptWords {
    pub(in crate::store) asked: String,
    pub(in crate::store) answer: String,
}

/// A placement as an answer names it.
pub(super) fn named(id: &PlacementId, version: u32) -> String {
    format!("{id} {version}")
}

/// What was answered before under this key, each placement as it stands now.
pub(super) fn replayed(
    db: &mut Db,
    asked: KeyedRequest<'_>,
    wanted: &KeptWords,
) -> Result<Option<PlacementAnswer>, NotPromised> {
    take_key(db, asked, wanted)?.map(|answer| read(db, &answer)).transpose()
}

/// Takes the key for this request, and keeps the answer, which stands once it is done. Of two at
/// once the later waits here for the earlier, and then hears its answer.
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

/// What was done just now.
pub(super) fn done(placements: Vec<Placement>) -> PlacementAnswer {
    let versions = placements.iter().map(|placement| placement.version).collect();
    PlacementAnswer { placements, versions, replayed: false }
}

/// The placements that an answer names, as they stand now; those long over are counts by now.
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
