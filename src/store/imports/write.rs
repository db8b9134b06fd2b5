//! Carries out the plan of an import.

use super::ListHeader;
use super::batches::{BatchRow, ListingRow};
use super::edits::{apply, journal};
use super::plan::ImportPlan;
use crate::domain::{ImportOrigin, ImportReport, Network};
use crate::store::StoreError;
use crate::store::adding::Adding;
use crate::store::catalog::take_stock;
use crate::store::changes::note_everything;
use crate::store::db::{Db, each};
use crate::store::schema::{import_batch, listing, network, organization_listing};
use chrono::SubsecRound;
use diesel::prelude::*;
use std::mem;

/// The most rows in one statement.
const AT_ONCE: usize = 500;

/// Records an import.
pub(super) fn record(
    db: &mut Db,
    plan: &ImportPlan,
    header: &ListHeader,
    origin: &ImportOrigin,
) -> Result<(), StoreError> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let row = BatchRow {
        number: plan.number,
        source: header.source.clone(),
        format: origin.format.clone(),
        digest: origin.digest.clone(),
        stated_on: header.stated_on,
        dates_all: header.dates_all,
        imported_at: origin.at.naive_utc().trunc_subsecs(6),
        programs: count(header.programs),
        new_programs: count(plan.report.new.len()),
        changed_programs: count(plan.report.changed.len()),
        gone_programs: count(plan.report.gone.len()),
        set_aside: count(header.set_aside.len()),
        undone_at: None,
    };
    row.insert_into(import_batch::table).execute(db)?;
    Ok(())
}

/// Writes the changes of a plan and the rows that were set aside.
pub(super) fn carry_out(
    db: &mut Db,
    mut plan: ImportPlan,
    header: &ListHeader,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<ImportReport, StoreError> {
    let batch = plan.number;
    name_network(db, batch, &header.network)?;
    let statements: Vec<_> =
        plan.statements.iter().map(|one| (&one.assertion, one.brought_by.as_deref())).collect();
    let more = statements.len() + plan.listed.len() + header.set_aside.len();
    let mut adding = Adding::of(db, &plan.new, Some(batch), more, progress)?;
    adding.programs()?;
    adding.groups()?;
    adding.statements(&statements, mem::take(&mut plan.homes))?;
    adding.posts()?;
    adding.listings(&plan.listed)?;
    mean(adding.db(), &plan, &header.source)?;
    adding.set_aside(&header.set_aside, &header.source)?;
    end_listings(db, &header.source, &plan)?;
    for (place, edit) in (1..).zip(&plan.edits) {
        apply(db, edit.edited, &edit.id, None, &edit.new)?;
        journal(db, batch, place, edit)?;
    }
    let nothing = plan.statements.is_empty() && plan.listed.is_empty() && plan.edits.is_empty();
    if !(nothing && plan.gone.is_empty() && plan.gone_groups.is_empty()) {
        note_everything(db)?;
        take_stock(db)?;
    }
    Ok(ImportReport { number: u64::try_from(batch).ok(), ..plan.report })
}

/// Stores the organization that the source means by each of its keys.
fn mean(db: &mut Db, plan: &ImportPlan, source: &str) -> Result<(), StoreError> {
    for (key, organization) in &plan.organizations {
        diesel::insert_into(organization_listing::table)
            .values((
                organization_listing::source.eq(source),
                organization_listing::key_digest.eq(key),
                organization_listing::organization_id.eq(organization.as_str()),
                organization_listing::since.eq(plan.number),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// Gives a network that has no name yet the name and notice of the list.
fn name_network(db: &mut Db, batch: i64, called: &Network) -> Result<(), StoreError> {
    let there: Option<i32> = network::table.select(network::id).first(db).optional()?;
    if there.is_none() && *called != Network::default() {
        diesel::insert_into(network::table)
            .values((
                network::id.eq(1),
                network::name.eq(&called.name),
                network::notice.eq(&called.notice),
                network::batch.eq(batch),
            ))
            .execute(db)?;
    }
    Ok(())
}

fn end_listings(db: &mut Db, source: &str, plan: &ImportPlan) -> Result<(), StoreError> {
    for some in plan.gone.chunks(AT_ONCE) {
        let open = listing::table
            .filter(listing::source.eq(source))
            .filter(listing::until.is_null())
            .filter(listing::program_id.eq_any(some));
        diesel::update(open).set(listing::until.eq(plan.number)).execute(db)?;
    }
    for some in plan.gone_groups.chunks(AT_ONCE) {
        let open = listing::table
            .filter(listing::source.eq(source))
            .filter(listing::until.is_null())
            .filter(listing::unit_group_id.eq_any(some));
        diesel::update(open).set(listing::until.eq(plan.number)).execute(db)?;
    }
    Ok(())
}

impl Adding<'_> {
    /// Writes the listings that begin.
    fn listings(&mut self, rows: &[ListingRow]) -> Result<(), StoreError> {
        for some in rows.chunks(AT_ONCE) {
            let rows = some.to_vec();
            let added = each!(self.db(), db => diesel::insert_into(listing::table).values(&rows).execute(db));
            self.count(added, "listing", "program")?;
        }
        Ok(())
    }
}
