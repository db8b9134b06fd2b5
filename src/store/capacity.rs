//! Capacity posts: only ever added, and the newest one holds.

use crate::domain::{CapacityPost, Refused, SeenPost, Taking, Timestamp, UnitGroupId};
use crate::store::changes::note;
use crate::store::connection::{Db, MultiBackend};
use crate::store::error::Explained;
use crate::store::error::{is_taken, names_nothing};
use crate::store::placements::{
    KeptWords, KeyedRequest, NotPromised, closed, follow, lock_all, take_key,
};
use crate::store::schema::{capacity_post, unit_group};
use crate::store::{Store, StoreError};
use chrono::{NaiveDateTime, SubsecRound, TimeDelta};
use diesel::connection::DefaultLoadingMode;
use diesel::dsl::{exists, max, select};
use diesel::prelude::*;
use std::slice::from_ref;

/// A new post, and the earlier post that its author saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The post.
    pub post: CapacityPost,
    /// The last post of the group that the author saw.
    pub seen: SeenPost,
}

/// The posts stored under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostAnswer {
    /// The posts: new ones in the order of their groups, replayed ones as they were stored.
    pub posts: Vec<CapacityPost>,
    /// True if the same key made them before.
    pub replayed: bool,
}

impl Store {
    /// Adds a post with its own date. The unit group must exist, and the id must be new.
    pub fn post(&self, post: &CapacityPost) -> Result<(), NotPromised> {
        self.post_all(from_ref(post))
    }

    /// Adds several posts with their own dates: all of them, or none.
    pub fn post_all(&self, posts: &[CapacityPost]) -> Result<(), NotPromised> {
        self.write(|db| posts.iter().try_for_each(|post| insert_post(db, post)))
    }

    /// Adds posts made now under a key, each checked against the post that its author saw: all of
    /// them, or none. Each becomes the newest of its group, even if the clock stepped back since
    /// the last one. A replay returns the stored posts, so an old count never gets a new date.
    pub fn post_once(
        &self,
        asked: KeyedRequest<'_>,
        postings: &[Posting],
    ) -> Result<PostAnswer, NotPromised> {
        let said: Vec<String> = postings.iter().map(key_text).collect();
        let ids: Vec<&str> = postings.iter().map(|posting| posting.post.id.as_str()).collect();
        let words = KeptWords { asked: said.join("; "), answer: ids.join(", ") };
        self.write(|db| {
            if let Some(before) = take_key(db, asked, &words)? {
                let posts = before.split(", ").map(|id| read(db, id)).collect::<Result<_, _>>()?;
                return Ok(PostAnswer { posts, replayed: true });
            }
            Ok(PostAnswer { posts: insert_checked(db, postings)?, replayed: false })
        })
    }

    /// The posts of a unit group since a moment, oldest first.
    pub fn posts_of(
        &self,
        group: &UnitGroupId,
        since: Timestamp,
    ) -> Result<Vec<CapacityPost>, StoreError> {
        self.read(|db| {
            is_there(db, group)?;
            posted_since(db, group, since)
        })
    }

    /// The last post of a unit group, if there is one.
    pub fn last_post(&self, group: &UnitGroupId) -> Result<Option<CapacityPost>, StoreError> {
        self.read(|db| match last(db, group)? {
            Some(post) => Ok(Some(post)),
            None => is_there(db, group).map(|()| None),
        })
    }
}

/// The text of a posting, stored under its key to recognize a replay.
fn key_text(Posting { post, seen }: &Posting) -> String {
    let until = match post.taking {
        Taking::Until(moment) => moment.to_rfc3339(),
        Taking::Yes | Taking::CallFirst | Taking::No => String::new(),
    };
    let said = format!("post {} {} {until} of {}", post.open, post.taking.word(), post.group);
    match seen {
        SeenPost::Unsaid => said,
        SeenPost::Nothing | SeenPost::Post(_) => format!("{said}, seeing {seen}"),
    }
}

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

fn read(db: &mut Db, id: &str) -> Result<CapacityPost, StoreError> {
    let row: PostRow = capacity_post::table.find(id).select(PostRow::as_select()).first(db)?;
    row.try_into()
}

/// Adds posts made now. Groups are locked first and in one order, so that the later of two
/// concurrent requests sees the posts of the earlier.
fn insert_checked(db: &mut Db, postings: &[Posting]) -> Result<Vec<CapacityPost>, NotPromised> {
    let mut in_order: Vec<&Posting> = postings.iter().collect();
    in_order.sort_by(|a, b| a.post.group.cmp(&b.post.group));
    let (mut newer, mut posts) = (vec![], vec![]);
    for Posting { post, seen } in in_order {
        lock_all(db, &post.group)?;
        let last = last(db, &post.group)?;
        let posted_at = match &last {
            Some(last) if last.posted_at >= post.posted_at => one_later(last.posted_at),
            Some(_) | None => post.posted_at,
        };
        posts.push(CapacityPost { posted_at, ..post.clone() });
        newer.extend(last.filter(|last| !seen.is(Some(&last.id))));
    }
    if !newer.is_empty() {
        return Err(NotPromised::Newer(newer));
    }
    posts.iter().try_for_each(|post| insert_post(db, post))?;
    Ok(posts)
}

/// The next moment that both databases can distinguish from this one.
fn one_later(moment: Timestamp) -> Timestamp {
    moment.checked_add_signed(TimeDelta::microseconds(1)).unwrap_or(moment)
}

/// Adds a post and adjusts the units of its group. A program that is not open cannot post.
fn insert_post(db: &mut Db, post: &CapacityPost) -> Result<(), NotPromised> {
    if let Some(why) = closed(db, &post.group, post.posted_at)? {
        return Err(NotPromised::NotOpen(why));
    }
    add(db, post)?;
    note(db, &post.group)?;
    Ok(follow(db, post).map(|_adjustment| ())?)
}

fn add(db: &mut Db, post: &CapacityPost) -> Result<(), StoreError> {
    match PostRow::of(post).insert_into(capacity_post::table).execute(db) {
        Ok(_) => Ok(()),
        Err(error) if names_nothing(&error) => Err(no_group(&post.group)),
        Err(error) if is_taken(&error) => {
            Err(StoreError::AlreadyThere { what: format!("capacity post {}", post.id) })
        }
        Err(error) => Err(error.into()),
    }
}

fn posted_since(
    db: &mut Db,
    group: &UnitGroupId,
    since: Timestamp,
) -> Result<Vec<CapacityPost>, StoreError> {
    let rows: Vec<PostRow> = capacity_post::table
        .filter(capacity_post::unit_group_id.eq(group.as_str()))
        .filter(capacity_post::posted_at.ge(since.naive_utc()))
        .select(PostRow::as_select())
        .load(db)?;
    let mut posts = rows.into_iter().map(CapacityPost::try_from).collect::<Result<Vec<_>, _>>()?;
    posts.sort_by(|a, b| (a.posted_at, &a.id).cmp(&(b.posted_at, &b.id)));
    Ok(posts)
}

fn is_there(db: &mut Db, group: &UnitGroupId) -> Result<(), StoreError> {
    let there: bool = select(exists(unit_group::table.find(group.as_str()))).get_result(db)?;
    if there { Ok(()) } else { Err(no_group(group)) }
}

fn no_group(group: &UnitGroupId) -> StoreError {
    StoreError::NotThere { what: format!("unit group {group}") }
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
