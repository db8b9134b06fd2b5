//! An arrival by its code alone: the request names no placement and no version.

use super::answer::{KeptWords, KeyedRequest, PlacementAnswer, named, replayed};
use super::grant::Reach;
use super::opening::house_of;
use super::take::{TakeStep, take_after_key};
use super::{NotPromised, row};
use crate::domain::ProgramId;
use crate::domain::placement::{Placement, ReadBack, Step};
use crate::store::Store;
use crate::store::db::Db;
use crate::store::schema::unit_group;
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
    let placement = row::of_code(db, code)?;
    let here = program_of(db, &placement)?.as_deref() == Some(program.as_str());
    if !here || house_of(db, &placement.group)? != asked.by.organization {
        return Err(NotPromised::NotThere);
    }
    let words = KeptWords {
        asked: format!("arrive at {program} with {code}"),
        answer: named(&placement.id, placement.version.saturating_add(1)),
    };
    if let Some(answer) = replayed(db, asked, &words)? {
        return Ok(answer);
    }
    let take = TakeStep::now(&placement.id, placement.version, &Step::Arrive);
    take_after_key(db, asked, take, reach)
}

fn program_of(db: &mut Db, placement: &Placement) -> Result<Option<String>, NotPromised> {
    let group = unit_group::table.find(placement.group.as_str());
    Ok(group.select(unit_group::program_id).first(db).optional()?)
}
