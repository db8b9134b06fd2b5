//! Saves a whole catalog into a database that has no part of it yet: all of it or nothing.

use crate::domain::{Catalog, Network, Problems, Subject, no_more_than};
use crate::store::adding::Adding;
use crate::store::changes::note_everything;
use crate::store::db::Db;
use crate::store::schema::{network, organization, program, unit, unit_group};
use crate::store::{Store, StoreError};
use crate::words::Language;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use std::collections::HashSet;

/// The most problems one message lists.
const LISTED: usize = 20;

impl Store {
    /// Adds a catalog that is not an import: a demo, or a generated network.
    ///
    /// Replaces nothing. An id that already exists, or a reference to a missing record, refuses the
    /// whole catalog. `progress` receives the rows written and the total.
    pub fn save(
        &self,
        catalog: &Catalog,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), StoreError> {
        can_be_read_back(catalog)?;
        self.write_alone(|db| {
            add_network(db, &catalog.network)?;
            refuse_known(db, catalog)?;
            let mut adding = Adding::of(db, catalog, None, catalog.assertions.len(), progress)?;
            adding.programs()?;
            adding.groups()?;
            adding.assertions()?;
            adding.posts()?;
            note_everything(db)?;
            take_stock(db)
        })
    }
}

/// Updates the statistics by which `PostgreSQL` plans its queries; right after an import it has
/// none. `SQLite` needs none, because its queries leave it only one plan.
pub(super) fn take_stock(db: &mut Db) -> Result<(), StoreError> {
    match db {
        Db::Sqlite(_) => Ok(()),
        Db::Postgres(inner) => Ok(inner.batch_execute(
            "ANALYZE organization, program, unit_group, unit, assertion, capacity_post",
        )?),
    }
}

/// Refuses assertions that a night could not read, and posts of more units than their group has.
/// The tables would not keep the extra units, and they must not get lost.
fn can_be_read_back(catalog: &Catalog) -> Result<(), StoreError> {
    let mut problems = Problems::default();
    for said in &catalog.assertions {
        let about = match &said.subject {
            Subject::Program(id) => id.as_str(),
            Subject::Group(id) => id.as_str(),
        };
        problems.take(format!("{about} {}", said.field.word()), said.check());
    }
    for (post, most) in catalog.overposted() {
        let refused = no_more_than(&post.group, post.open, most);
        problems.add(post.group.as_str(), refused.what, refused.action);
    }
    let list: Vec<_> =
        problems.iter().take(LISTED).map(|problem| problem.render(Language::En)).collect();
    if list.is_empty() { Ok(()) } else { Err(StoreError::Unfit { why: list.join(" ") }) }
}

/// Stores the name and notice of the network. A catalog without them changes nothing.
fn add_network(db: &mut Db, called: &Network) -> Result<(), StoreError> {
    let there: Option<(String, String)> =
        network::table.select((network::name, network::notice)).first(db).optional()?;
    let there = there.map(|(name, notice)| Network { name, notice });
    match there {
        Some(there) if *called == there => {}
        _ if *called == Network::default() => {}
        Some(there) => {
            return Err(StoreError::AlreadyThere {
                what: format!("network \u{201c}{}\u{201d}", there.name),
            });
        }
        None => {
            diesel::insert_into(network::table)
                .values((
                    network::id.eq(1),
                    network::name.eq(&called.name),
                    network::notice.eq(&called.notice),
                ))
                .execute(db)?;
        }
    }
    Ok(())
}

fn refuse_known(db: &mut Db, catalog: &Catalog) -> Result<(), StoreError> {
    let there = organization::table.select(organization::id).load(db)?;
    refuse("organization", there, catalog.organizations.iter().map(|o| o.id.as_str()))?;
    let there = program::table.select(program::id).load(db)?;
    refuse("program", there, catalog.programs.iter().map(|p| p.id.as_str()))?;
    let there = unit_group::table.select(unit_group::id).load(db)?;
    refuse("unit group", there, catalog.groups.iter().map(|g| g.id.as_str()))?;
    let there = unit::table.select(unit::id).load(db)?;
    refuse("unit", there, catalog.units.iter().map(|u| u.id.as_str()))
}

fn refuse<'a>(
    kind: &str,
    there: Vec<String>,
    mut new: impl Iterator<Item = &'a str>,
) -> Result<(), StoreError> {
    let there: HashSet<String> = there.into_iter().collect();
    let mut seen: HashSet<&str> = there.iter().map(String::as_str).collect();
    match new.find(|id| !seen.insert(id)) {
        Some(id) => Err(StoreError::AlreadyThere { what: format!("{kind} {id}") }),
        None => Ok(()),
    }
}
