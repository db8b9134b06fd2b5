//! The receipt of a capacity post.

use super::moment;
use crate::desk::PostReceipt;
use crate::domain::Taking;
use crate::words::Language;
use serde::Serialize;
use utoipa::ToSchema;

/// A stored post, and how people other than the operator see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PostReceiptView {
    /// The id of the post. The `ETag` is the same in quotation marks.
    pub id: String,
    /// The unit group.
    pub unit_group: String,
    /// The number of free units, as posted.
    pub open: u16,
    /// The intake answer: `yes`, `until`, `call_first` or `no`.
    pub taking: &'static str,
    /// The end of taking people, with `until`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The time of the post.
    pub posted_at: String,
    /// The band that hotlines see: `none`, `some` or `several`; `none` if the program takes no one.
    pub others_see: &'static str,
    /// The number of promises without a unit, if fewer were posted than are promised. Keep each,
    /// move it to another place, or withdraw it. The post withdraws none.
    pub short: usize,
    /// A note about how the time was read, if a clock change skips or repeats it.
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
