//! Capacity posts as they are stored, and the last one of each unit group.

use crate::domain::{CapacityPost, Refused, Taking, Timestamp, UnitGroupId};
use crate::store::StoreError;
use crate::store::db::{Db, MultiBackend};
use crate::store::error::Explained;
use crate::store::schema::{capacity_post, unit_group};
use chrono::{NaiveDateTime, SubsecRound};
use diesel::connection::DefaultLoadingMode;
use diesel::dsl::max;
use diesel::prelude::*;

/// The last post of a unit group.
pub(super) fn last(db: &mut Db, group: &UnitGroupId) -> Result<Option<CapacityPost>, StoreError> {
    let row: Option<PostRow> = capacity_post::table
        .filter(capacity_post::unit_group_id.eq(group.as_str()))
        .order((capacity_post::posted_at.desc(), capacity_post::id.desc()))
        .select(PostRow::as_select())
        .first(db)
        .optional()?;
    row.map(CapacityPost::try_from).transpose()
}

/// Passes the last post of each group, or of the groups in `of`, to `tell` with its program. The
/// outer join makes `SQLite` look from the groups into the index of posts, so that the time does
/// not grow with their history. If two posts share the newest microsecond, `tell` receives both.
pub(super) fn last_of_each(
    db: &mut Db,
    of: Option<&[String]>,
    mut tell: impl FnMut(&str, CapacityPost) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let posts = diesel::alias!(capacity_post as posts);
    let newest = posts
        .filter(posts.field(capacity_post::unit_group_id).eq(unit_group::id))
        .select(max(posts.field(capacity_post::posted_at)))
        .single_value();
    let last = capacity_post::unit_group_id
        .eq(unit_group::id)
        .and(capacity_post::posted_at.nullable().eq(newest));
    let mut rows = unit_group::table
        .left_join(capacity_post::table.on(last))
        .select((unit_group::program_id, Option::<PostRow>::as_select()))
        .into_boxed::<MultiBackend>();
    if let Some(groups) = of {
        rows = rows.filter(unit_group::id.eq_any(groups));
    }
    for row in rows.load_iter::<(String, Option<PostRow>), DefaultLoadingMode>(db)? {
        let (program, post) = row?;
        post.map(CapacityPost::try_from)
            .transpose()?
            .map_or(Ok(()), |post| tell(&program, post))?;
    }
    Ok(())
}

/// A post as it is stored.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = capacity_post)]
pub(super) struct PostRow {
    id: String,
    unit_group_id: String,
    open: i64,
    taking: String,
    until: Option<NaiveDateTime>,
    posted_at: NaiveDateTime,
    posted_by: String,
}

impl PostRow {
    /// The row of a post, with its times cut to the microseconds that both databases store.
    pub(super) fn of(post: &CapacityPost) -> Self {
        let stored = |moment: Timestamp| moment.naive_utc().trunc_subsecs(6);
        Self {
            id: post.id.to_string(),
            unit_group_id: post.group.to_string(),
            open: post.open.into(),
            taking: post.taking.word().to_owned(),
            until: match post.taking {
                Taking::Until(moment) => Some(stored(moment)),
                Taking::Yes | Taking::CallFirst | Taking::No => None,
            },
            posted_at: stored(post.posted_at),
            posted_by: post.posted_by.clone(),
        }
    }
}

impl TryFrom<PostRow> for CapacityPost {
    type Error = StoreError;

    fn try_from(row: PostRow) -> Result<Self, StoreError> {
        let name = format!("capacity post {}", row.id);
        let unreadable = |why: String| StoreError::Unreadable { what: format!("{name}: {why}") };
        Ok(Self {
            id: row.id.parse().map_err(|e: Refused| unreadable(e.english()))?,
            group: row.unit_group_id.parse().map_err(|e: Refused| unreadable(e.english()))?,
            open: u16::try_from(row.open).map_err(|e| unreadable(e.to_string()))?,
            taking: Taking::parse(&row.taking, row.until.map(|moment| moment.and_utc()))
                .map_err(|e| unreadable(e.english()))?,
            posted_at: row.posted_at.and_utc(),
            posted_by: row.posted_by,
        })
    }
}
