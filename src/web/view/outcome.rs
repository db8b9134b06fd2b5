//! The receipt of a call's outcome.

use crate::desk::OutcomeReceipt;
use crate::domain::Ago;
use crate::words::{Language, Text};
use serde::Serialize;
use utoipa::ToSchema;

/// The recorded outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OutcomeView {
    /// The unit group.
    pub unit_group: String,
    /// `open` or `full`.
    pub outcome: &'static str,
    /// The band of the last post: `none`, `some` or `several`.
    pub posted: &'static str,
    /// The age of that post, to the quarter hour, such as `2 hours ago`.
    pub posted_ago: String,
}

impl OutcomeView {
    /// The receipt as sent.
    pub fn of(receipt: &OutcomeReceipt, language: Language) -> Self {
        let (outcome, age) = (&receipt.outcome, receipt.now - receipt.post.posted_at);
        Self {
            unit_group: receipt.group.to_string(),
            outcome: if outcome.still_open { "open" } else { "full" },
            posted: receipt.post.openings.word(),
            posted_ago: Text::from(Ago(age)).render(language),
        }
    }
}
