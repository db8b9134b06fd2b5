//! An arrival by its code alone: the request names no placement and no version.

use super::answer::{KeptWords, KeyedRequest, PlacementAnswer, named, replayed};
use super::grant::Reach;
use super::take::{TakeStep, take_after_key};
use super::{NotPromised, row};
use crate::domain::placement::{ReadBack, Step};
use crate::domain::{OrganizationId, ProgramId, Refused, UnitGroupId};
use crate::store::code_key::CodeKey;
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::schema::{program, unit_group};
use crate::store::{Store, StoreError};
use diesel::prelude::*;

/// The most attempts if other steps come in between: an arrival is a fact.
const MOST_TRIES: usize = 3;

impl Store {
    /// Records the arrival of the person with this code at a program of the asker's organization. A
    /// code of another program is not found.
    pub fn arrive(
        &self,
        asked: KeyedRequest<'_>,
        program: &ProgramId,
        code: ReadBack,
    ) -> Result<PlacementAnswer, NotPromised> {
        let tried = |reach| self.decide(|db| at_door(db, asked, (program, code), reach));
        let mut done = Err(NotPromised::Stale);
        for _ in 0..MOST_TRIES {
            done = match tried(Reach::One) {
                Err(NotPromised::Full) => tried(Reach::Group),
                done => done,
            };
            if done != Err(NotPromised::Stale) {
                break;
            }
        }
        done
    }
}

fn at_door(
    db: &mut Db,
    asked: KeyedRequest<'_>,
    (program, code): (&ProgramId, ReadBack),
    reach: Reach,
) -> Result<PlacementAnswer, NotPromised> {
    // The same work for every code: one of another program, and one that was never drawn.
    let key = CodeKey::read(db)?.ok_or(NotPromised::NotThere)?;
    let groups = own_groups(db, program, &asked.by.organization)?;
    let digests = groups.iter().map(|group| key.digest(group, code));
    let digests = digests.collect::<Result<Vec<_>, _>>()?;
    let placement = row::of_digest(db, &digests)?;
    let words = KeptWords {
        asked: format!("arrive at {program} with {}", digests.join(" ")),
        answer: named(&placement.id, placement.version.saturating_add(1)),
    };
    if let Some(answer) = replayed(db, asked, &words)? {
        return Ok(answer);
    }
    let take = TakeStep::now(&placement.id, placement.version, &Step::Arrive);
    take_after_key(db, asked, take, reach)
}

/// The unit groups of a program, if it is one of the organization.
fn own_groups(
    db: &mut Db,
    program: &ProgramId,
    by: &OrganizationId,
) -> Result<Vec<UnitGroupId>, NotPromised> {
    let groups: Vec<String> = unit_group::table
        .inner_join(program::table.on(program::id.eq(unit_group::program_id)))
        .filter(program::id.eq(program.as_str()))
        .filter(program::organization_id.eq(by.as_str()))
        .order(unit_group::id)
        .select(unit_group::id)
        .load(db)?;
    let read = |id: String| {
        let what = |why: Refused| format!("unit group {id}: {}", why.english());
        id.parse().map_err(|why| StoreError::Unreadable { what: what(why) })
    };
    Ok(groups.into_iter().map(read).collect::<Result<_, _>>()?)
}
