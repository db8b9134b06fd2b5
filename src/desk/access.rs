//! Actors and their rights. Only this file makes an [`Actor`]: from a token, or for the demo on
//! this machine. A sign-in would be a third way to the same actor, added here.
//!
//! An operation that needs a right takes an [`Allowed`], which only an actor with that right can
//! become. The actor's organization decides which programs and placements it covers.

use super::{Desk, Refusal};
use crate::domain::{ActorRole, Affiliation, OrganizationId, ProgramId, Right};
use std::marker::PhantomData;
use std::net::IpAddr;

/// A known caller: the organization they act for, and their role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    affiliation: Affiliation,
}

/// An actor who has a right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed<R> {
    actor: Actor,
    right: PhantomData<R>,
}

/// A right as a type, so that the compiler checks which right an operation needs.
pub trait RightType: Copy + 'static {
    /// The right.
    const RIGHT: Right;
}

/// Declares a type for each right that an address can require.
macro_rules! right_types {
    ($($right:ident),* $(,)?) => {
        $(
            #[doc = concat!("[`Right::", stringify!($right), "`] as a type.")]
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub struct $right;

            impl RightType for $right {
                const RIGHT: Right = Right::$right;
            }
        )*
    };
}

right_types!(PostCapacity, RecordOutcomes, SeeUnits, SeePlacements, ChangePlacements, SeeUnmet);

impl Actor {
    /// Returns the actor with the right, or the role and the right if the role does not have it.
    pub fn allowed<R: RightType>(self) -> Result<Allowed<R>, (ActorRole, Right)> {
        let role = self.affiliation.role;
        if R::RIGHT.is_of(role) {
            return Ok(Allowed { actor: self, right: PhantomData });
        }
        Err((role, R::RIGHT))
    }
}

impl<R> Allowed<R> {
    /// The organization they act for, and their role.
    pub(super) fn affiliation(&self) -> &Affiliation {
        &self.actor.affiliation
    }

    /// The organization they act for.
    pub(super) fn organization(&self) -> &OrganizationId {
        &self.actor.affiliation.organization
    }
}

/// A publicly known token, with the organization and role it stands for.
pub type DemoToken = (String, Affiliation);

impl Desk {
    /// Returns this desk, open as a demo if its database is one and `address` is a loopback
    /// address. A demo accepts the publicly known tokens, and its pages act for the program they
    /// show.
    pub fn open_as_demo(self, address: IpAddr) -> Result<Self, Refusal> {
        let demo = address.is_loopback() && self.store.is_demo()?;
        Ok(Self { demo, ..self })
    }

    /// Returns true if the database holds a demo, which is only for this machine.
    pub fn holds_demo(&self) -> Result<bool, Refusal> {
        Ok(self.store.is_demo()?)
    }

    /// Returns the actor that a token stands for; `None` if it is unknown or revoked. Publicly
    /// known tokens count only in a demo.
    pub fn actor(&self, token: &str) -> Result<Option<Actor>, Refusal> {
        let Ok(text) = token.parse() else { return Ok(None) };
        let known = self.store.token(&text)?;
        if known.is_none() {
            // The token is also missing if the database was replaced: refuse in that case.
            self.store.present()?;
        }
        let counts = known.filter(|token| self.demo || !token.demo);
        Ok(counts.map(|token| Actor { affiliation: token.affiliation }))
    }

    /// Returns the actor of a page: in a demo, an operator of the program it shows. Otherwise
    /// `None`.
    pub fn demo_actor(&self, program: &ProgramId) -> Result<Option<Actor>, Refusal> {
        if !self.demo {
            return Ok(None);
        }
        let (program, _) = self.at_program(program).ok_or(Refusal::NoSuchProgram)?;
        let (organization, role) = (program.organization, ActorRole::Operator);
        Ok(Some(Actor { affiliation: Affiliation { organization, role } }))
    }

    /// Returns the publicly known tokens, with the organization and role of each. Empty outside a
    /// demo.
    pub fn demo_tokens(&self) -> Result<Vec<DemoToken>, Refusal> {
        if !self.demo {
            return Ok(Vec::new());
        }
        let in_use = self.store.tokens()?.into_iter().filter(|token| token.revoked_at.is_none());
        Ok(in_use.filter_map(|token| Some((token.demo_text()?, token.affiliation))).collect())
    }
}
