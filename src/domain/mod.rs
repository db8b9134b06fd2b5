//! The words of the project as types: pure values, parsed at the edge, no I/O and no clock.
//!
//! Start at [`Profile`] (what a worker says) and [`Night`] (everything matching may look at).

mod actor;
mod age;
mod answer;
mod area;
mod assertion;
mod audience;
mod band;
mod birthday;
mod catalog;
mod cell;
mod clock;
mod closest;
mod coming;
mod curves;
mod days;
mod entry;
mod field;
mod focus;
mod freshness;
mod gazetteer;
mod grounds;
mod guest;
mod house;
mod household;
mod ids;
mod intake;
mod label;
mod language;
mod leap;
mod listed;
mod mates;
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
mod reserved;
mod segment;
mod sentence;
mod services;
mod setting;
mod spelling;
mod spot;
mod state;
mod status;
mod stay;
mod terms;
mod units;
mod water;
mod wish;
mod zone;

pub use actor::{Actor, ActorRole};
pub use age::{Age, AgeRange, AgeSet, Ages};
pub use answer::{Answer, Answers, NonAnswer, Policy};
pub use area::{Area, Overlap};
pub use assertion::{Assertion, Subject};
pub use audience::Audience;
pub use band::{DistanceBand, Span};
pub use birthday::{Birthday, Passed};
pub use catalog::{Catalog, SetAside};
pub use cell::{Cell, Outcome};
pub use clock::{Clocks, LocalTime, Reading, local_day, local_time, noon};
pub use coming::{Caller, Meeting, Only, ResidentHours};
pub use curves::{Curve, Curves, days};
pub use days::{days_after, lengths_change_on, months_after, nights_between};
pub use entry::{
    Care, Consent, Demand, Entry, GenderPolicy, Pregnancy, Readiness, RecordRule, Sobriety,
};
pub use field::Field;
pub use focus::Focus;
pub use freshness::{Ago, FULL_HOLDS, Freshness, freshness, to_quarter_hour};
pub use grounds::{Grounds, StatedOf, hex, in_force};
pub use guest::Guest;
pub use house::{
    Curfew, Hours, House, HouseRule, Length, Minutes, Outings, Phones, Safeguard, Security,
    UnitOfTime,
};
pub use household::{Gender, Household, Member, Role};
pub use ids::{OrganizationId, PlacementId, PostId, ProgramId, UnitGroupId, UnitId};
pub use intake::{AfterHours, DayAndHour, Door, Intake, IntakeHours, Window};
pub use label::Label;
pub use language::Language;
pub use leap::Leap;
pub use listed::{Listed, Set, Stated};
pub use mates::Mates;
pub use night::{Group, Network, Night, Offer};
pub use offers::{Catchment, Offers, Staffing, Transport};
pub use opening::ExpectedOpening;
pub use place::{Place, Site};
pub use post::{CapacityPost, Openings, SeenPost, Taking};
pub use practice::{Practice, Practices};
pub use problem::{Problem, Problems, Refused, shown};
pub use profile::{Arrival, Profile};
pub use program::{Organization, Program, Stage, Unit, UnitGroup, UnitKind};
pub use published::PublishedRule;
pub use question::Question;
pub use reserved::{Release, Reserved};
pub use segment::{Level, Segment};
pub use sentence::{Naming, Sentence};
pub use services::Service;
pub use setting::{Serves, Setting, Settings};
pub use spot::Spot;
pub use state::State;
pub use status::{Status, StatusHistory};
pub use stay::{LeastStay, StayLimit};
pub use terms::{Children, Terms, Trafficking};
pub use units::{MOST_UNITS, no_more_than};
pub use water::Roads;
pub use wish::{Wish, Wishes};
pub use zone::Zone;

/// A moment, always in UTC.
pub type Timestamp = chrono::DateTime<chrono::Utc>;
