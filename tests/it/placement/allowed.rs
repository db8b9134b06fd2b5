//! The rights of each role, written here without the table that the program reads.

use super::world::actor;
use waystation::domain::placement::{Act, Parties, Side, may};
use waystation::domain::{ActorRole, Listed};

const ACTS: [Act; 14] = [
    Act::Request,
    Act::Hold,
    Act::Grant,
    Act::Extend,
    Act::Accept,
    Act::Decline,
    Act::Cancel,
    Act::Arrive,
    Act::NoShow,
    Act::Away,
    Act::Return,
    Act::Discharge,
    Act::Transfer,
    Act::Withdraw,
];

/// The holder may ask, hold, extend and give back; its operators may only extend and give back. The
/// house does everything else, and only its supervisors may withdraw a promise.
fn is_theirs(role: ActorRole, side: Side, act: Act) -> bool {
    let asks = matches!(act, Act::Request | Act::Hold);
    let keeps = matches!(act, Act::Extend | Act::Cancel);
    match (side, role) {
        (Side::Holder, ActorRole::Operator) => keeps,
        (Side::Holder, ActorRole::Hotline | ActorRole::Placement | ActorRole::Supervisor) => {
            asks || keeps
        }
        (Side::House, ActorRole::Hotline | ActorRole::Placement) => false,
        (Side::House, ActorRole::Operator) => {
            !keeps && !matches!(act, Act::Request | Act::Withdraw)
        }
        (Side::House, ActorRole::Supervisor) => !keeps && act != Act::Request,
        (_, ActorRole::Auditor | ActorRole::Administrator) => false,
    }
}

#[test]
fn each_role_on_each_side_may_do_what_is_theirs_and_nothing_else() {
    let (holder, house) = ("asks".parse().unwrap(), "runs".parse().unwrap());
    let parties = Parties { holder: &holder, house: &house };
    for role in ActorRole::ALL.iter().copied() {
        for act in ACTS {
            for (of, side) in [("asks", Side::Holder), ("runs", Side::House)] {
                let told = may(&actor(of, role), act, parties).is_ok();
                assert_eq!(told, is_theirs(role, side, act), "{role} {side:?} {act:?}");
            }
            assert!(may(&actor("other", role), act, parties).is_err(), "{role} {act:?}");
        }
    }
}
