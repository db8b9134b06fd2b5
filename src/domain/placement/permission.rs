//! The permissions for placements: one table for the state machine, the pages and the tests.

use super::Act;
use crate::domain::{ActorRole, Affiliation, OrganizationId, Refused};
use crate::words::{List, Text, say};
use ActorRole::{Hotline, Operator, Placement, Supervisor};
use Side::{Holder, House};

/// A side of a placement. One organization may be on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The organization that asked for the place.
    Holder,
    /// The organization that runs the program.
    House,
}

/// An act, the side it is done from, and the roles that may do it.
pub type Permission = (Act, Side, &'static [ActorRole]);

/// Every permission. An act that is not listed here for a side and role is refused.
pub const MAY: &[Permission] = &[
    (Act::Request, Holder, &[Hotline, Placement, Supervisor]),
    (Act::Hold, Holder, &[Hotline, Placement, Supervisor]),
    // An operator may hold a unit for a caller; its organization is then also the holder.
    (Act::Hold, House, &[Operator, Supervisor]),
    (Act::Grant, House, &[Operator, Supervisor]),
    (Act::Extend, Holder, &[Hotline, Placement, Operator, Supervisor]),
    (Act::Accept, House, &[Operator, Supervisor]),
    (Act::Decline, House, &[Operator, Supervisor]),
    (Act::Cancel, Holder, &[Hotline, Placement, Operator, Supervisor]),
    (Act::Arrive, House, &[Operator, Supervisor]),
    (Act::NoShow, House, &[Operator, Supervisor]),
    (Act::Away, House, &[Operator, Supervisor]),
    (Act::Return, House, &[Operator, Supervisor]),
    (Act::Discharge, House, &[Operator, Supervisor]),
    (Act::Transfer, House, &[Operator, Supervisor]),
    (Act::Withdraw, House, &[Supervisor]),
];

/// The two organizations of a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parties<'a> {
    /// The organization that asked.
    pub holder: &'a OrganizationId,
    /// The organization that runs the program.
    pub house: &'a OrganizationId,
}

impl Parties<'_> {
    /// The sides of an organization. An organization without a side may not see the placement.
    pub fn sides_of(self, organization: &OrganizationId) -> impl Iterator<Item = Side> {
        let holder = (self.holder == organization).then_some(Holder);
        let house = (self.house == organization).then_some(House);
        holder.into_iter().chain(house)
    }
}

/// Checks that an actor may do an act on a placement of these parties.
pub fn may(by: &Affiliation, act: Act, parties: Parties<'_>) -> Result<(), Refused> {
    let sides: Vec<Side> = parties.sides_of(&by.organization).collect();
    let mut rows = MAY.iter().filter(|(of, ..)| *of == act);
    if rows.any(|(_, side, roles)| sides.contains(side) && roles.contains(&by.role)) {
        return Ok(());
    }
    let at = |side: &Side, roles: &[ActorRole]| {
        let roles: List = roles.iter().copied().map(Text::from).collect();
        match side {
            Holder => say::roles_of_holder(roles),
            House => say::roles_of_house(roles),
        }
    };
    let who = MAY.iter().filter(|(of, ..)| *of == act);
    let who: List = who.map(|(_, side, roles)| at(side, roles)).collect();
    // The same role may do it at the other organization, so both are named.
    let own: List = sides.iter().map(|side| at(side, &[by.role])).collect();
    Err(Refused::new(say::role_cannot_do_this(own), say::roles_that_can(who)))
}
