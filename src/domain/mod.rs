//! The project's terms as types: pure values, parsed at the edges, with no I/O and no clock.
//!
//! Start at [`Profile`] (a worker's statements) and [`Night`] (all data that matching may read).

mod account;
mod affiliation;
mod age;
mod age_set;
mod answer;
mod area;
mod assertion;
mod audience;
mod audit;
mod band;
mod birthday;
mod catalog;
mod cell;
mod chunked;
mod clock;
mod clock_jump;
mod closest;
mod coming;
mod curves;
mod days;
mod entry;
mod field;
mod field_path;
mod focus;
mod freshness;
mod gazetteer;
mod grounds;
mod guest;
mod hash_tree;
mod house;
mod household;
mod households;
mod ids;
mod import;
mod import_report;
mod intake;
mod label;
mod language;
mod least_stay;
mod listed;
mod mates;
mod merge;
mod name;
mod night;
mod offers;
mod older;
mod opening;
mod operating;
mod place;
pub mod placement;
mod post;
mod practice;
mod problem;
mod profile;
mod program;
mod published;
mod question;
mod reading;
mod reportable;
mod reserved;
mod right;
mod segment;
mod services;
mod setting;
mod spelling;
mod spot;
mod state;
mod status;
mod stay;
mod telling_name;
mod terms;
mod units;
mod water;
mod window;
mod wish;
mod zone;

pub use account::{Account, AccountState, Device, Membership, SessionStage, SignInName, Team};
pub use affiliation::{ActorRole, Affiliation};
pub use age::{Age, AgeRange, Ages};
pub use age_set::AgeSet;
pub use answer::{Answer, Answers, NonAnswer, Policy};
pub use area::{Area, Overlap};
pub use assertion::{Assertion, Subject};
pub use audience::Audience;
pub use audit::AuditAction;
pub use band::{DistanceBand, Span};
pub use birthday::{Birthday, Passed};
pub use catalog::Catalog;
pub use cell::{Cell, Outcome};
pub use chunked::Chunked;
pub use clock::{Clocks, LocalTime, Reading, local_day, local_time, noon, utc_day};
pub use clock_jump::ClockJump;
pub use coming::{Caller, Meeting, Only, ResidentHours};
pub use curves::{Curve, Curves, days};
pub use days::{days_after, lengths_change_on, months_after, nights_between};
pub use entry::{
    Care, Consent, Demand, Entry, GenderPolicy, Pregnancy, Readiness, RecordRule, Sobriety,
};
pub use field::Field;
pub use field_path::{FieldPath, PathStep};
pub use focus::Focus;
pub use freshness::{Ago, FULL_HOLDS, Freshness, freshness, to_quarter_hour};
pub use grounds::{Grounds, StatedOf, hex, in_force};
pub use guest::Guest;
pub use house::{
    Curfew, Hours, House, HouseRule, Length, Minutes, Outings, Phones, Safeguard, Security,
    UnitOfTime,
};
pub use household::{ChildStay, Gender, Household, Member, Role};
pub use households::{HouseholdKind, Households};
pub use ids::{AccountId, OrganizationId, PlacementId, PostId, ProgramId, UnitGroupId, UnitId};
pub use import::{Import, ImportIds, ImportedGroup, ImportedProgram, SetAside};
pub use import_report::{
    ImportBatch, ImportOrigin, ImportReport, ImportedName, ProgramChange, ValueChange,
};
pub use intake::{AfterHours, Door, Intake, IntakeHours};
pub use label::Label;
pub use language::Language;
pub use least_stay::LeastStay;
pub use listed::{Listed, Set, Stated};
pub use mates::Mates;
pub use merge::{Confirmation, KeptStatement, Merging};
pub use name::{LONGEST_NAME, clean_name, visible, without_mark};
pub use night::{Group, Network, Night, Offer};
pub use offers::{Catchment, Offers, Staffing, Transport};
pub use opening::ExpectedOpening;
pub use place::{Place, Site};
pub use post::{CapacityPost, Openings, PublishedPost, SeenPost, Taking};
pub use practice::{Practice, Practices};
pub use problem::{FieldProblem, Problems, Refused, names, shown};
pub use profile::{Arrival, Profile};
pub use program::{
    NOT_LISTED, Organization, Program, ProgramEntry, Stage, Unit, UnitGroup, UnitKind,
};
pub use published::PublishedRule;
pub use question::Question;
pub use reportable::ReportableCount;
pub use reserved::{Release, Reserved};
pub use right::Right;
pub use segment::{Level, Segment};
pub use services::Service;
pub use setting::{Serves, Setting, Settings};
pub use spot::Spot;
pub use state::State;
pub use status::{Status, StatusHistory};
pub use stay::StayLimit;
pub use telling_name::may_tell_location;
pub use terms::{Children, Terms, Trafficking};
pub use units::{MOST_UNITS, no_more_than};
pub use water::Roads;
pub use window::Window;
pub use wish::{Wish, Wishes};
pub use zone::Zone;

/// A moment, always in UTC.
pub type Timestamp = chrono::DateTime<chrono::Utc>;
