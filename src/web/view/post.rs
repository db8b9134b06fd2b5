//! The receipt of a capacity post.

use super::moment;
use crate::desk::PostReceipt;
use crate::domain::Taking;
use crate::words::Language;
use serde::Serialize;
use utoipa::ToSchema;

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
