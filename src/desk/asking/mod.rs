//! Questions of rankings, plans and assignments: who needs a place, where and when.

mod answers;
mod need;
mod people;
mod place;
mod ranking;
mod times;
mod weights;
mod wishes;

pub use need::NeedRequest;
pub use people::MemberRequest;
pub use ranking::{Ask, MOST_OPTIONS, PlanRequest, RankRequest, USUAL_LIMIT};
pub use wishes::WishedLists;

pub(in crate::desk) use times::read_local;
