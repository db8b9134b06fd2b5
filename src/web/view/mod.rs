//! What goes over the wire: plain values that the API, the pages and the command line show.

mod ask;
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

pub use ask::{AgeForm, AskBody, ExplainForm, MemberForm, WishesForm};
pub use assignment::{
    AssignBody, AssignmentView, HouseholdBody, NowhereView, PassedOverView, PlacedView,
    ProofGapView, ReasonView, ScarceView, WithoutView,
};
pub use change::{ChangeView, NearMissView, RelaxationView};
pub use instance::{ColumnView, InstanceView, ModelView, OursView, RowView};
pub use outcome::{OutcomeBody, OutcomeView};
pub use placement::{
    ArriveBody, GroupUnitsView, NextSearchView, PlaceBody, PlacedListView, PlacementView,
    PlacementsView, StepBody, StepView, StepsView, UnitsView,
};
pub use plan::{ChoicesView, GapView, LegView, PlanBody, PlanView, PlansView, StayOptionView};
pub use post::{PostBody, PostReceiptView};
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

/// A moment as it is written: RFC 3339, in UTC, to the second.
fn moment(moment: Timestamp) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}
