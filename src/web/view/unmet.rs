//! Unmet need as it is sent: reasons and months.

use crate::desk::UnmetCount;
use crate::domain::ReportableCount;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};

/// Why searches, plans and assignments ended without a place, by month. A reason that was counted
/// ten times or fewer in a month is left out, as if it had not been.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnmetView {
    /// The reasons, newest month first.
    pub unmet: Vec<UnmetLine>,
}

/// How often a household was left without a place for one reason in one month. Where one of several
/// changes would have opened one, each is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnmetLine {
    /// The month.
    #[schema(example = "2026-11")]
    pub month: String,
    /// The id of a rule, `nothing-near` where no small change would have opened a place, or
    /// `none-left` where others of the same assignment have all that would have done.
    pub reason: String,
    /// How many.
    #[schema(schema_with = reportable)]
    pub count: i64,
}

/// A count has no smaller number than may be shown.
fn reportable() -> Schema {
    let number = ObjectBuilder::new().schema_type(Type::Integer);
    let number = number.format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)));
    let number = number.description(Some("How many."));
    number.minimum(Some(ReportableCount::MINIMUM)).into()
}

impl UnmetView {
    /// Unmet need as sent.
    pub fn of(unmet: &[UnmetCount]) -> Self {
        let line = |unmet: &UnmetCount| UnmetLine {
            month: unmet.month.format("%Y-%m").to_string(),
            reason: unmet.reason.clone(),
            count: unmet.count.get(),
        };
        Self { unmet: unmet.iter().map(line).collect() }
    }
}
