//! The views: plain values that the API sends, and that pages and commands show.

mod assignment;
mod change;
mod instance;
mod outcome;
mod placement;
mod plan;
mod post;
mod problem;
mod program;
mod ranking;
mod record;
mod rule;
mod sentence;
mod stability;
mod unmet;

pub use assignment::{
    AssignmentView, NowhereView, PassedOverView, PlacedView, ProofGapView, ReasonView, ScarceView,
    WithoutView,
};
pub use change::{ChangeView, NearMissView, RelaxationView};
pub use instance::{ColumnView, InstanceView, ModelView, OursView, RowView};
pub use outcome::OutcomeView;
pub use placement::{
    GroupUnitsView, NextSearchView, PlacedListView, PlacementView, PlacementsView, StepView,
    StepsView, UnitsView,
};
pub use plan::{ChoicesView, GapView, LegView, PlanView, PlansView, StayOptionView};
pub use post::PostReceiptView;
pub(in crate::web) use problem::KindView;
pub use problem::{ProblemView, ProblemsEntry, ReadyView};
pub use program::{
    AssertionView, GroupView, ProgramLine, ProgramListView, ProgramView, StatusView,
};
pub use ranking::{
    AskNextView, AvailabilityView, AvoidedView, BandsView, FindingView, NamedView, NetworkView,
    NotShownView, OptionView, PassedView, RankingView, UnderstoodView, UsedGroupView,
};
pub use record::RecordView;
pub use rule::{BarrierView, EffectView, ReminderView, RuleView, RulesView};
pub use sentence::{ArgumentsView, SentenceView};
pub use stability::{FlipView, MarginView, StabilityView};
pub use unmet::{UnmetLine, UnmetView};

use crate::domain::Timestamp;
use chrono::SecondsFormat;

/// Writes a moment in RFC 3339, in UTC, to the second.
fn moment(moment: Timestamp) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}
