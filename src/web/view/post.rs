//! A capacity post as it is sent, and its receipt.

use super::moment;
use crate::desk::PostReceipt;
use crate::domain::Taking;
use crate::words::Language;
use serde::Serialize;
use utoipa::ToSchema;

/// What is free in one unit group now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PostBody {
    /// The id of the unit group.
    #[schema(pattern = "^[a-z0-9-]{1,80}$")]
    pub unit_group: String,
    /// Units free: at most as many as the group has, or 2000 where nobody has said.
    #[schema(minimum = 0, maximum = 2000)]
    pub open: i64,
    /// Whether people are taken: `yes`, `until`, `call_first` or `no`.
    #[schema(example = "yes")]
    pub taking: String,
    /// With `until`: a local time where the program is, or a moment with its offset; within a week.
    /// A time that a clock change leaves out is read an hour later, and of one that comes twice the
    /// first, as in `arrive`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-11-21T23:00")]
    pub until: Option<String>,
    /// The id of the group's last post as you saw it, or `none`. If the program has posted since, the
    /// post is refused with 412 and nothing is overwritten. The `If-Match` header says the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(pattern = "^[a-z0-9-]{1,80}$")]
    pub seen: Option<String>,
    /// The time zone of the program's clock. Needed with a local time in `until` where the program
    /// states no more than a state with several clocks, or nothing of where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "America/Chicago")]
    pub clock: Option<String>,
}

/// What was posted, and what others than the operator see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PostReceiptView {
    /// The id of the post; its `ETag` is the same in quotation marks.
    pub id: String,
    /// The unit group.
    pub unit_group: String,
    /// Units free, as posted.
    pub open: u16,
    /// Whether people are taken.
    pub taking: &'static str,
    /// Until when, with `until`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// When it was posted.
    pub posted_at: String,
    /// What hotlines see: `none`, `some` or `several`; `none` where nobody is taken in.
    pub others_see: &'static str,
    /// Promises without a unit, where fewer were posted than are promised: each is to be kept,
    /// moved to another place, or taken back. None was revoked.
    pub short: usize,
    /// How the time was read, where a clock change leaves it out or repeats it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl PostReceiptView {
    /// The receipt as sent.
    pub fn of(receipt: &PostReceipt, language: Language) -> Self {
        let post = &receipt.post;
        let until = match post.taking {
            Taking::Until(until) => Some(moment(until)),
            Taking::Yes | Taking::CallFirst | Taking::No => None,
        };
        Self {
            id: post.id.to_string(),
            unit_group: post.group.to_string(),
            open: post.open,
            taking: post.taking.word(),
            until,
            posted_at: moment(post.posted_at),
            others_see: receipt.others_see.word(),
            short: receipt.short,
            note: receipt.note.as_ref().map(|note| note.render(language)),
        }
    }
}
