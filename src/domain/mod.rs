//! The words of the project as types: pure values, parsed at the edge, no I/O and no clock.
//!
//! Start at [`Profile`] (what a worker says) and [`Night`] (everything matching may look at).

mod age;
mod answer;
mod assertion;
mod catalog;
mod freshness;
mod gazetteer;
mod household;
mod ids;
mod intake;
mod label;
mod mates;
mod night;
mod post;
mod problem;
mod profile;
mod program;
mod question;
mod setting;
mod status;
mod stay;
mod terms;
mod zone;

pub use age::{Age, AgeRange, AgeSet, Ages};
pub use answer::{Answer, Answers, NonAnswer, Policy};
pub use assertion::{Assertion, Field, Subject};
pub use catalog::{Catalog, SetAside};
pub use freshness::{FULL_HOLDS, Freshness, ago, chance_still_open, freshness, to_quarter_hour};
pub use gazetteer::{Spot, zones_of};
pub use household::{Gender, Household, Member, Role};
pub use ids::{OrganizationId, PostId, ProgramId, UnitGroupId, UnitId};
pub use intake::{AfterHours, Intake, IntakeHours, Window};
pub use label::Label;
pub use mates::Mates;
pub use night::{Group, Network, Night, Offer};
pub use post::{CapacityPost, Openings, Taking};
pub use problem::{Problem, Problems, Refused, shown};
pub use profile::{Arrival, Profile, Wish};
pub use program::{Organization, Program, Stage, Unit, UnitGroup, UnitKind};
pub use question::Question;
pub use setting::{Serves, Setting, Settings};
pub use status::{Status, StatusHistory};
pub use stay::StayLimit;
pub use terms::{Children, Terms, Trafficking};
pub use zone::{DistanceBand, Place, State, Zone};

/// A moment, always in UTC.
pub type Timestamp = chrono::DateTime<chrono::Utc>;
