//! Unmet need as sent: reasons by month.

use crate::desk::UnmetCount;
use crate::domain::ReportableCount;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};

/// The reasons why searches, plans and assignments ended without a place, by month. A reason
/// counted ten times or fewer in a month is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnmetView {
    /// The reasons, newest month first.
    pub unmet: Vec<UnmetLine>,
}

/// The number of times that one reason left a household without a place in one month. If one of
/// several changes would have opened a place, each counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnmetLine {
    /// The month.
    #[schema(example = "2026-11")]
    pub month: String,
    /// The id of a rule, or one of two words. `nothing-near`: no small change would have opened a
    /// place. `none-left`: other households of the assignment have every place that would have fit.
    pub reason: String,
    /// The count.
    #[schema(schema_with = reportable)]
    pub count: i64,
}

/// The schema of a count. Its minimum is the smallest count that may be shown.
fn reportable() -> Schema {
    let number = ObjectBuilder::new().schema_type(Type::Integer);
    let number = number.format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)));
    let number = number.description(Some("The count."));
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
