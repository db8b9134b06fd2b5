//! Actors and their rights. Only this file makes an [`Actor`]: from a token, from a session, or for
//! the demo on this machine.
//!
//! An operation that needs a right takes an [`Allowed`], which only an actor with that right can
//! become. The actor's organization decides which programs and placements it covers.

use super::{Desk, Refusal, demo};
use crate::domain::{
    AccountId, ActorRole, Affiliation, AuditAction, Device, OrganizationId, ProgramId, Right, Set,
    Timestamp,
};
use crate::store::{AuditEntry, KnownToken, Session, TokenTerms};
use std::marker::PhantomData;
use std::net::IpAddr;

/// A known caller: the organization they act for, and their role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    affiliation: Affiliation,
    /// The rights that the way they came in leaves of those of the role.
    rights: Set<Right>,
    /// The programs that they may change; empty for all of the organization.
    programs: Vec<ProgramId>,
    /// The session, if they signed in.
    session: Option<Session>,
    /// True for a visitor of a demo, who did not say who they are.
    visitor: bool,
}

/// The reason why an actor may not do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unallowed {
    /// The role does not have the right.
    Role(ActorRole, Right),
    /// The role has the right, but the phone or the token does not.
    Narrower(Right),
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

right_types!(
    Search,
    PostCapacity,
    RecordOutcomes,
    SeeUnits,
    SeePlacements,
    ChangePlacements,
    SeeUnmet,
    KeepAccount,
    ManagePeople,
    SeeAudit,
);

/// The rights on an operator's own phone that stays signed in.
const ON_PHONE: [Right; 1] = [Right::PostCapacity];

impl Actor {
    /// An actor with every right of the role.
    fn of(affiliation: Affiliation) -> Self {
        Self {
            affiliation,
            rights: Set::all(),
            programs: Vec::new(),
            session: None,
            visitor: false,
        }
    }

    /// Returns the actor with the right, or the reason why they do not have it.
    pub fn allowed<R: RightType>(self) -> Result<Allowed<R>, Unallowed> {
        let role = self.affiliation.role;
        if !R::RIGHT.is_of(role) {
            return Err(Unallowed::Role(role, R::RIGHT));
        }
        if !self.rights.contains(R::RIGHT) {
            return Err(Unallowed::Narrower(R::RIGHT));
        }
        Ok(Allowed { actor: self, right: PhantomData })
    }

    /// Returns true if the actor has the right.
    pub fn has(&self, right: Right) -> bool {
        right.is_of(self.affiliation.role) && self.rights.contains(right)
    }

    /// The same actor with one right alone.
    pub(super) fn limited_to(self, right: Right) -> Self {
        Self { rights: [right].into_iter().collect(), ..self }
    }

    /// The session, if they signed in.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The organization they act for.
    pub fn organization(&self) -> &OrganizationId {
        &self.affiliation.organization
    }
}

impl<R> Allowed<R> {
    /// The organization they act for, and their role.
    pub(super) fn affiliation(&self) -> &Affiliation {
        &self.actor.affiliation
    }

    /// The organization they act for.
    pub fn organization(&self) -> &OrganizationId {
        &self.actor.affiliation.organization
    }

    /// The session, if they signed in.
    pub fn session(&self) -> Option<&Session> {
        self.actor.session.as_ref()
    }

    /// The account, if they signed in.
    pub(super) fn account(&self) -> Option<&AccountId> {
        self.session().map(|session| &session.account.id)
    }

    /// Returns true for a visitor of a demo.
    pub(super) fn is_visitor(&self) -> bool {
        self.actor.visitor
    }

    /// Returns true if they may change a program of their organization.
    pub(super) fn covers(&self, program: &ProgramId) -> bool {
        self.actor.programs.is_empty() || self.actor.programs.contains(program)
    }

    /// An entry of the audit about something that they did.
    pub(super) fn entry(&self, action: AuditAction, at: Timestamp) -> AuditEntry {
        AuditEntry {
            at,
            organization: Some(self.organization().clone()),
            account: self.account().cloned(),
            action,
            program: None,
            subject: None,
            reason: None,
        }
    }

    /// An entry of the audit about something that they did to another account.
    pub(super) fn about(
        &self,
        account: &AccountId,
        action: AuditAction,
        at: Timestamp,
    ) -> AuditEntry {
        AuditEntry { subject: Some(account.to_string()), ..self.entry(action, at) }
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

    /// Returns the actor that a token stands for; `None` if it is unknown, expired or
    /// revoked. Publicly known tokens count only in a demo.
    pub fn actor(&self, token: &str, now: Timestamp) -> Result<Option<Actor>, Refusal> {
        let Ok(text) = token.parse() else { return Ok(None) };
        let known = self.store.token(&text, now)?;
        if known.is_none() {
            // The token is also missing if the database was replaced: refuse in that case.
            self.store.present()?;
        }
        let counts = known.filter(|token| self.demo || !token.demo);
        let actor = |token: KnownToken| {
            self.uses.token(&token.id, now);
            let TokenTerms { affiliation, scope, .. } = token.terms;
            Actor { rights: scope, ..Actor::of(affiliation) }
        };
        let actor = counts.map(actor);
        match &actor {
            Some(actor) => self.recent.remember(token, actor.clone(), now),
            None => self.recent.forget(token),
        }
        Ok(actor)
    }

    /// Returns the caller with a token or a cookie if the store, which cannot be asked now,
    /// recognized them a short time ago. They may only search.
    pub fn recent_searcher(&self, secret: &str, now: Timestamp) -> Option<Actor> {
        let known = self.recent.known(secret, now)?;
        known.has(Right::Search).then(|| known.limited_to(Right::Search))
    }

    /// Returns the actor of a session that is open: with the rights of the role, and on a phone
    /// only with those to post.
    pub fn session_actor(&self, session: Session) -> Actor {
        let membership = session.account.membership.clone();
        let rights = match session.device {
            Device::Desk => Set::all(),
            Device::Phone => ON_PHONE.into_iter().collect(),
        };
        let (affiliation, programs) = (membership.affiliation, membership.programs);
        Actor { affiliation, rights, programs, session: Some(session), visitor: false }
    }

    /// Returns the actor of a caller who did not sign in: in a demo, a visitor who only searches
    /// and lists programs to post for. Otherwise `None`.
    pub fn demo_visitor(&self) -> Option<Actor> {
        let affiliation = demo::visitor().filter(|_| self.demo)?;
        let rights = [Right::Search, Right::PostCapacity].into_iter().collect();
        Some(Actor { rights, visitor: true, ..Actor::of(affiliation) })
    }

    /// Returns the actor of a page that a caller opens without signing in: in a demo, an operator
    /// of the program it shows, who only posts. Otherwise `None`.
    pub fn demo_operator(&self, program: &ProgramId) -> Result<Option<Actor>, Refusal> {
        if !self.demo {
            return Ok(None);
        }
        let (program, _) = self.at_program(program).ok_or(Refusal::NoSuchProgram)?;
        let (organization, role) = (program.organization, ActorRole::Operator);
        let rights = [Right::PostCapacity].into_iter().collect();
        Ok(Some(Actor { rights, visitor: true, ..Actor::of(Affiliation { organization, role }) }))
    }

    /// Returns the publicly known tokens, with the organization and role of each. Empty outside a
    /// demo.
    pub fn demo_tokens(&self) -> Result<Vec<DemoToken>, Refusal> {
        if !self.demo {
            return Ok(Vec::new());
        }
        let in_use = self.store.tokens()?.into_iter().filter(|token| token.revoked_at.is_none());
        Ok(in_use.filter_map(|token| Some((token.demo_text()?, token.terms.affiliation))).collect())
    }
}
