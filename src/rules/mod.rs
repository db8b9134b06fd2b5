//! The laws of matching: one file each, one list, whose order is the order of primary reasons.

mod age;
mod avoid;
mod capacity;
mod catchment;
mod change;
mod children;
mod dedicated;
mod distance;
mod few_restrictions;
mod focus;
mod from_abroad;
mod house_rules;
mod intake;
mod language;
mod law;
mod long_enough;
mod low_barrier;
mod own_room;
mod return_allowed;
mod returns;
mod room;
mod served;
mod services;
mod status;
mod stay;
mod together;
mod trafficking;
mod transport;
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
    capacity::CAPACITY,
    intake::INTAKE,
    dedicated::DEDICATED,
    own_room::OWN_ROOM,
    house_rules::HOUSE_RULES,
    few_restrictions::FEW_RESTRICTIONS,
    low_barrier::LOW_BARRIER,
    return_allowed::RETURN_ALLOWED,
    long_enough::LONG_ENOUGH,
    services::SERVICES,
    language::LANGUAGE,
    focus::FOCUS,
    transport::TRANSPORT,
    catchment::CATCHMENT,
];
}
