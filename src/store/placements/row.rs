//! Placements and their steps, as they are stored.

use super::NotPromised;
use crate::domain::placement::{NewPlacement, NextSearch, Placement, PlacementRecord, Step};
use crate::domain::{
    Affiliation, Listed, OrganizationId, PlacementId, Refused, Timestamp, UnitGroupId, UnitId,
};
use crate::store::StoreError;
use crate::store::changes::note;
use crate::store::db::{Db, MultiBackend};
use crate::store::error::Explained;
use crate::store::error::is_taken;
use crate::store::reported_full::say_full;
use crate::store::schema::{placement, placement_step, program, unit_group};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::Error;
use diesel::sql_types::{BigInt, Text};

/// A placement as it is stored.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = placement, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(super) struct PlacementRow {
    id: String,
    unit_group_id: String,
    holder_id: String,
    sealed_code: String,
    version: i64,
    state: String,
    at: NaiveDateTime,
    unit_id: Option<String>,
    granted_at: Option<NaiveDateTime>,
    has_unit: bool,
    late: bool,
    until: Option<NaiveDateTime>,
    frees_at: Option<NaiveDateTime>,
    over_at: Option<NaiveDateTime>,
    extended: i64,
}

impl PlacementRow {
    fn of(placement: &Placement) -> Self {
        let kept = placement.to_record();
        let stored = |moment: Timestamp| moment.naive_utc();
        let (unit, granted_at) = kept.grant.unzip();
        Self {
            id: kept.of.id.into(),
            unit_group_id: kept.of.group.into(),
            holder_id: kept.of.holder.into(),
            sealed_code: kept.of.code.to_string(),
            version: kept.version.into(),
            state: kept.state.to_string(),
            at: stored(kept.at),
            unit_id: unit.map(UnitId::into),
            granted_at: granted_at.map(stored),
            has_unit: kept.has_unit,
            late: kept.late,
            until: kept.until.map(stored),
            frees_at: placement.frees_at().map(stored),
            over_at: placement.over_at().map(stored),
            extended: kept.extended.into(),
        }
    }
}

impl TryFrom<PlacementRow> for Placement {
    type Error = StoreError;

    fn try_from(row: PlacementRow) -> Result<Self, StoreError> {
        let name = row.id.clone();
        let unread = |why: &dyn Explained| unreadable(&name, why);
        let unit = row.unit_id.map(|unit| unit.parse::<UnitId>()).transpose();
        let unit = unit.map_err(|e| unread(&e))?;
        let kept = PlacementRecord {
            of: NewPlacement {
                id: row.id.parse().map_err(|e| unread(&e))?,
                group: row.unit_group_id.parse().map_err(|e| unread(&e))?,
                holder: row.holder_id.parse().map_err(|e| unread(&e))?,
                code: row.sealed_code.parse().map_err(|e| unread(&e))?,
            },
            version: u32::try_from(row.version).map_err(|e| unread(&e))?,
            at: row.at.and_utc(),
            state: row.state.parse().map_err(|e| unread(&e))?,
            grant: unit.zip(row.granted_at.map(|at| at.and_utc())),
            has_unit: row.has_unit,
            late: row.late,
            until: row.until.map(|at| at.and_utc()),
            extended: u8::try_from(row.extended).map_err(|e| unread(&e))?,
        };
        Self::try_from(kept).map_err(|e| unread(&e))
    }
}

fn unreadable(id: &str, why: &dyn Explained) -> StoreError {
    StoreError::Unreadable { what: format!("placement {id}: {}", why.english()) }
}

/// A placement as it stands, without locking it.
pub(super) fn read(db: &mut Db, id: &PlacementId) -> Result<Placement, NotPromised> {
    let row: Option<PlacementRow> = placement::table
        .find(id.as_str())
        .select(PlacementRow::as_select())
        .first(db)
        .optional()?;
    Ok(row.ok_or(NotPromised::NotThere)?.try_into()?)
}

/// A placement of an organization or of one of its programs, with the organization that runs it.
/// For others it does not exist. One query decides both, so that its duration does not reveal the
/// difference.
pub(super) fn read_own(
    db: &mut Db,
    id: &PlacementId,
    by: &OrganizationId,
) -> Result<(Placement, OrganizationId), NotPromised> {
    let own = placement::holder_id.eq(by.as_str()).or(program::organization_id.eq(by.as_str()));
    let found: Option<(PlacementRow, String)> = placement::table
        .inner_join(unit_group::table.on(unit_group::id.eq(placement::unit_group_id)))
        .inner_join(program::table.on(program::id.eq(unit_group::program_id)))
        .filter(placement::id.eq(id.as_str()))
        .filter(own)
        .select((PlacementRow::as_select(), program::organization_id))
        .first(db)
        .optional()?;
    let (row, house) = found.ok_or(NotPromised::NotThere)?;
    let placement = Placement::try_from(row)?;
    let house = read_house(&placement.group, &house)?;
    Ok((placement, house))
}

/// Reads the id of the organization that runs the program of a group.
pub(super) fn read_house(group: &UnitGroupId, house: &str) -> Result<OrganizationId, NotPromised> {
    house.parse().map_err(|why: Refused| {
        NotPromised::Store(StoreError::Unreadable {
            what: format!("organization of {group}: {}", why.english()),
        })
    })
}

/// A placement that no other transaction can change until this one ends.
pub(super) fn read_locked(db: &mut Db, id: &PlacementId) -> Result<Placement, NotPromised> {
    let Db::Postgres(inner) = db else { return read(db, id) };
    let row: Option<PlacementRow> = placement::table
        .find(id.as_str())
        .select(PlacementRow::as_select())
        .for_no_key_update()
        .first(inner)
        .optional()?;
    Ok(row.ok_or(NotPromised::NotThere)?.try_into()?)
}

/// The placements of a unit group that are not long over, oldest first.
pub(super) fn of_group(db: &mut Db, group: &UnitGroupId) -> Result<Vec<Placement>, StoreError> {
    let rows: Vec<PlacementRow> = placement::table
        .filter(placement::unit_group_id.eq(group.as_str()))
        .order((placement::at, placement::id))
        .select(PlacementRow::as_select())
        .load(db)?;
    rows.into_iter().map(Placement::try_from).collect()
}

/// The placements of a holder that are not long over, oldest first.
pub(super) fn of_holder(
    db: &mut Db,
    holder: &OrganizationId,
) -> Result<Vec<Placement>, StoreError> {
    let rows: Vec<PlacementRow> = placement::table
        .filter(placement::holder_id.eq(holder.as_str()))
        .order((placement::at, placement::id))
        .select(PlacementRow::as_select())
        .load(db)?;
    rows.into_iter().map(Placement::try_from).collect()
}

/// The placement with one of these digests of codes, in any state.
pub(super) fn of_digest(db: &mut Db, digests: &[String]) -> Result<Placement, NotPromised> {
    let row: Option<PlacementRow> = placement::table
        .filter(placement::code.eq_any(digests))
        .select(PlacementRow::as_select())
        .first(db)
        .optional()?;
    Ok(row.ok_or(NotPromised::NotThere)?.try_into()?)
}

/// A step, and the time it happened if it was written on paper first.
pub(super) type Stepped<'a> = (&'a Step, Option<Timestamp>);

/// Writes a placement's first step, and the digest of its code.
pub(super) fn insert(
    db: &mut Db,
    (placement, digest): (&Placement, &str),
    step: Stepped<'_>,
    by: &Affiliation,
) -> Result<(), NotPromised> {
    let row = (PlacementRow::of(placement), placement::code.eq(digest));
    diesel::insert_into(placement::table).values(row).execute(db).map_err(taken)?;
    record(db, placement, step, by)
}

/// Writes a later step. The locks rule out another step in between; the version confirms it.
pub(super) fn update(
    db: &mut Db,
    placement: &Placement,
    step: Stepped<'_>,
    by: &Affiliation,
) -> Result<(), NotPromised> {
    let changes = PlacementRow::of(placement).as_changeset();
    let seen = i64::from(placement.version).saturating_sub(1);
    let id = placement.id.as_str();
    if (VersionedUpdate { changes, id, seen }).execute(db).map_err(taken)? == 0 {
        return Err(NotPromised::Stale);
    }
    record(db, placement, step, by)
}

/// The update of a placement that was seen at a version. Its text is always the same, so that a
/// server keeps it prepared. Text from Diesel may vary, and is compiled each time.
struct VersionedUpdate<'a, C> {
    changes: C,
    id: &'a str,
    seen: i64,
}

impl<C: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for VersionedUpdate<'_, C> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql("UPDATE placement SET ");
        self.changes.walk_ast(out.reborrow())?;
        out.push_sql(" WHERE id = ");
        out.push_bind_param::<Text, _>(self.id)?;
        out.push_sql(" AND version = ");
        out.push_bind_param::<BigInt, _>(&self.seen)
    }
}

impl<C> QueryId for VersionedUpdate<'_, C> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<C> RunQueryDsl<Db> for VersionedUpdate<'_, C> {}

/// Reports a violation of the index that refuses a second placement on one unit as busy.
fn taken(error: Error) -> NotPromised {
    if is_taken(&error) { NotPromised::Store(StoreError::Busy) } else { error.into() }
}

fn record(
    db: &mut Db,
    of: &Placement,
    (step, happened): Stepped<'_>,
    by: &Affiliation,
) -> Result<(), NotPromised> {
    diesel::insert_into(placement_step::table)
        .values((
            placement_step::placement_id.eq(of.id.as_str()),
            placement_step::version.eq(i64::from(of.version)),
            placement_step::step.eq(step.to_string()),
            placement_step::at.eq(of.at.naive_utc()),
            placement_step::unit_id.eq(of.grant().map(|grant| grant.unit.as_str())),
            placement_step::organization_id.eq(by.organization.as_str()),
            placement_step::role.eq(by.role.word()),
            placement_step::happened_at.eq(happened.map(|at| at.naive_utc())),
        ))
        .execute(db)?;
    if let Step::Decline(why) = step
        && why.next_search() == NextSearch::Full
    {
        say_full(db, &of.group, happened.unwrap_or(of.at))?;
    }
    Ok(note(db, &of.group)?)
}
