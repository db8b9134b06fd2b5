//! The rules of matching: one file each, in one list whose order is the order of primary reasons.

mod after_altercation;
mod after_leaving;
mod age;
mod aging;
mod avoid;
mod barriers;
mod bed_held;
mod by_day;
mod capacity;
mod care;
mod catchment;
mod change;
mod children;
mod column;
mod concerns;
mod consent;
mod declined;
mod dedicated;
mod distance;
mod doubted;
mod extra_support;
mod fee;
mod few_restrictions;
mod focus;
mod from_abroad;
mod gender_policy;
mod house_rules;
mod households;
mod identification;
mod intake;
mod interned;
mod language;
mod law;
mod long_enough;
mod low_barrier;
mod mates;
mod medical_check;
mod minimum_stay;
mod nature;
mod no_return;
mod other_states;
mod own_room;
mod payer;
mod pick_up;
mod pledges;
mod practice;
mod pregnancy;
mod readiness;
mod record;
mod referral;
mod reminders;
mod reserved;
mod residents;
mod return_allowed;
mod returns;
mod road;
mod room;
mod rows;
mod served;
mod services;
mod skipped;
mod sobriety;
mod staffing;
mod stage;
mod status;
mod stay;
mod support;
mod tb_test;
mod together;
mod trafficking;
mod transport;
mod verdict;
mod verified;
mod version;
mod veterans;
mod waiting_list;

pub use barriers::{BARRIERS, Barrier, BarrierHome};
pub use change::{Case, Change, Edit};
pub use column::{Codes, Column, Distinct};
pub use law::{Bond, Facts, Law, Rule, Shape};
pub use nature::{Basis, Doubt, Force, Heard, Who};
pub use reminders::{REMINDERS, Reminder, reminders};
pub use rows::{Rows, bits};
pub use verdict::{Judged, Kind, Verdict, Voice};
pub use version::{Version, versions};

/// Declares the rules, and keeps the text of each rule's file.
macro_rules! rules {
    ($(#[$doc:meta])* pub const RULES: &[Rule] = &[$($file:ident::$rule:ident,)*];) => {
        $(#[$doc])*
        pub const RULES: &[Rule] = &[$($file::$rule,)*];

        /// The text of each rule's file, in the order of [`RULES`].
        const TEXTS: &[&str] = &[$(include_str!(concat!(stringify!($file), ".rs")),)*];
    };
}

rules! {
/// Every rule. A program that fails several rules is counted under the first of them.
pub const RULES: &[Rule] = &[
    status::STATUS,
    verified::VERIFIED,
    avoid::AVOID,
    declined::DECLINED,
    skipped::SKIPPED,
    age::AGE,
    served::SERVED,
    children::CHILDREN,
    households::HOUSEHOLDS,
    veterans::VETERANS,
    room::ROOM,
    together::TOGETHER,
    mates::MATES,
    support::SUPPORT,
    trafficking::TRAFFICKING,
    from_abroad::FROM_ABROAD,
    other_states::OTHER_STATES,
    referral::REFERRAL,
    pregnancy::PREGNANCY,
    no_return::NO_RETURN,
    after_leaving::AFTER_LEAVING,
    sobriety::SOBRIETY,
    identification::IDENTIFICATION,
    tb_test::TB_TEST,
    pick_up::PICK_UP,
    distance::DISTANCE,
    stay::STAY,
    minimum_stay::MINIMUM_STAY,
    capacity::CAPACITY,
    intake::INTAKE,
    own_room::OWN_ROOM,
    doubted::DOUBTED,
    returns::RETURNS,
    by_day::BY_DAY,
    consent::CONSENT,
    medical_check::MEDICAL_CHECK,
    gender_policy::GENDER_POLICY,
    care::CARE,
    extra_support::EXTRA_SUPPORT,
    after_altercation::AFTER_ALTERCATION,
    record::RECORD,
    readiness::READINESS,
    residents::RESIDENTS,
    fee::FEE,
    payer::PAYER,
    waiting_list::WAITING_LIST,
    dedicated::DEDICATED,
    reserved::RESERVED,
    bed_held::BED_HELD,
    pledges::PLEDGES,
    stage::STAGE,
    staffing::STAFFING,
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
