//! Capacity posts: only ever added, and the newest one holds.

use crate::domain::{CapacityPost, SeenPost, Taking, Timestamp, UnitGroupId};
use crate::store::changes::note;
use crate::store::db::Db;
use crate::store::error::{is_taken, names_nothing};
use crate::store::placements::{
    KeptWords, KeyedRequest, NotPromised, closed, follow, lock_all, take_key,
};
use crate::store::posts::{PostRow, last};
use crate::store::schema::{capacity_post, unit_group};
use crate::store::{Store, StoreError};
use chrono::TimeDelta;
use diesel::dsl::{exists, select};
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
