//! What goes over the wire: plain values that the API, the pages and the command line show.

mod ask;
mod assignment;
mod post;
mod problem;
mod program;
mod ranking;
mod rule;

pub use ask::{AgeForm, AskBody, ExplainForm, MemberForm};
pub use assignment::{
    AssignBody, AssignRecordView, AssignmentView, GapView, HouseholdBody, NowhereView,
    PassedOverView, PlacedView, ReasonView, ScarceView,
};
pub use post::{PostBody, PostReceiptView};
pub use problem::{ProblemView, ProblemsEntry};
pub use program::{
    AssertionView, GroupView, ProgramLine, ProgramListView, ProgramView, StatusView,
};
pub use ranking::{
    AskNextView, AvailabilityView, ChangeView, FindingView, NamedView, NearMissView, NetworkView,
    NotShownView, OptionView, PassedView, RankingView, RecordView, RelaxationView, UnderstoodView,
    UsedGroupView,
};
pub use rule::{RuleView, RulesView};

use crate::domain::Timestamp;
use chrono::SecondsFormat;

/// A moment as it is written: RFC 3339, in UTC, to the second.
fn moment(moment: Timestamp) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}
