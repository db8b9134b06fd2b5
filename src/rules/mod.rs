//! The laws of matching: one file each, one list, whose order is the order of primary reasons.

mod age;
mod avoid;
mod capacity;
mod change;
mod children;
mod dedicated;
mod distance;
mod from_abroad;
mod intake;
mod law;
mod minimum_stay;
mod own_room;
mod returns;
mod room;
mod served;
mod status;
mod stay;
mod together;
mod trafficking;
mod verdict;
mod verified;
mod version;

pub use change::{Case, Change, Edit};
pub use law::{Basis, Codes, Column, Doubt, Facts, Force, Law, Rule, Shape, Who};
pub use verdict::{Kind, Verdict, Voice};
pub use version::{Version, versions};

/// Declares the rules, and keeps beside each the text of the file it stands in.
macro_rules! rules {
    ($(#[$doc:meta])* pub const RULES: &[Rule] = &[$($file:ident::$rule:ident,)*];) => {
        $(#[$doc])*
        pub const RULES: &[Rule] = &[$($file::$rule,)*];

        /// The text of each rule's file, in the order of [`RULES`].
        const TEXTS: &[&str] = &[$(include_str!(concat!(stringify!($file), ".rs")),)*];
    };
}

rules! {
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
    trafficking::TRAFFICKING,
    from_abroad::FROM_ABROAD,
    returns::RETURNS,
    distance::DISTANCE,
    stay::STAY,
    minimum_stay::MINIMUM_STAY,
    capacity::CAPACITY,
    intake::INTAKE,
    dedicated::DEDICATED,
    own_room::OWN_ROOM,
];
}
