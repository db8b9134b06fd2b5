//! Actors and their rights. Nobody else makes an [`Actor`]: it comes of a token, or of the demo on
//! this machine. Signing in will be a third way to the same actor, added here.
//!
//! What needs a right takes an [`Allowed`], which only an actor with that right can become; whose
//! programs and placements it covers is decided by the actor's organization.

use super::{Desk, Refusal};
use crate::domain::{ActorRole, Affiliation, OrganizationId, ProgramId, Right};
use std::marker::PhantomData;
use std::net::IpAddr;

/// Somebody who is known: the organization they act for, and their role.
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

/// A right as a type, so that the compiler sees who asks for which.
pub trait RightType: Copy + 'static {
    /// The right.
    const RIGHT: Right;
}

/// Makes a type of each right that an address can ask for.
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
    /// The actor with a right; where their role does not have it, both.
    pub fn allowed<R: RightType>(self) -> Result<Allowed<R>, (ActorRole, Right)> {
        let role = self.affiliation.role;
        if R::RIGHT.is_of(role) {
            return Ok(Allowed { actor: self, right: PhantomData });
        }
        Err((role, R::RIGHT))
    }
}

impl<R> Allowed<R> {
    /// For whom they act, and as what.
    pub(super) fn affiliation(&self) -> &Affiliation {
        &self.actor.affiliation
    }

    /// The organization they act for.
    pub(super) fn organization(&self) -> &OrganizationId {
        &self.actor.affiliation.organization
    }
}

/// A token that everybody knows, with whom it stands for.
pub type DemoToken = (String, Affiliation);

impl Desk {
    /// The same desk, open as a demo if it is one and is reached at an address of this machine
    /// alone: its well-known tokens count, and its pages act for the program they show.
    pub fn open_as_demo(self, address: IpAddr) -> Result<Self, Refusal> {
        let demo = address.is_loopback() && self.store.is_demo()?;
        Ok(Self { demo, ..self })
    }

    /// The actor that a token stands for; none if it is not known here or was revoked.
    pub fn actor(&self, token: &str) -> Result<Option<Actor>, Refusal> {
        let Ok(text) = token.parse() else { return Ok(None) };
        let known = self.store.token(&text)?;
        if known.is_none() {
            // In the file of another database no token of this one stands.
            self.store.present()?;
        }
        let counts = known.filter(|token| self.demo || !token.demo);
        Ok(counts.map(|token| Actor { affiliation: token.affiliation }))
    }

    /// The actor of a page of the demo: an operator of the program it shows. None elsewhere.
    pub fn demo_actor(&self, program: &ProgramId) -> Result<Option<Actor>, Refusal> {
        if !self.demo {
            return Ok(None);
        }
        let (program, _) = self.at_program(program).ok_or(Refusal::NoSuchProgram)?;
        let (organization, role) = (program.organization, ActorRole::Operator);
        Ok(Some(Actor { affiliation: Affiliation { organization, role } }))
    }

    /// The tokens that everybody knows, with whom they stand for; none where they do not count.
    pub fn demo_tokens(&self) -> Result<Vec<DemoToken>, Refusal> {
        if !self.demo {
            return Ok(Vec::new());
        }
        let in_use = self.store.tokens()?.into_iter().filter(|token| token.revoked_at.is_none());
        Ok(in_use.filter_map(|token| Some((token.demo_text()?, token.affiliation))).collect())
    }
}
