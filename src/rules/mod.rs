//! The laws of matching: one file each, one list, whose order is the order of primary reasons.

mod age;
mod avoid;
mod capacity;
mod children;
mod dedicated;
mod distance;
mod from_abroad;
mod intake;
mod law;
mod mates;
mod own_room;
mod returns;
mod room;
mod served;
mod status;
mod stay;
mod support;
mod together;
mod trafficking;
mod verdict;
mod verified;

pub use law::{Basis, Codes, Column, Doubt, Facts, Force, Law, Rule, Shape, Who};
pub use verdict::{Kind, Verdict, Voice};

/// Every rule. A program that several rules fail is counted under the first of them.
pub const RULES: &[Rule] = &[
    status::STATUS,
    verified::VERIFIED,
    avoid::AVOID,
    age::AGE,
    served::SERVED,
    children::CHILDREN,
    room::ROOM,
    together::TOGETHER,
    mates::MATES,
    support::SUPPORT,
    trafficking::TRAFFICKING,
    from_abroad::FROM_ABROAD,
    returns::RETURNS,
    distance::DISTANCE,
    stay::STAY,
    capacity::CAPACITY,
    intake::INTAKE,
    dedicated::DEDICATED,
    own_room::OWN_ROOM,
];
