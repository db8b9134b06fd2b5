//! The use cases: find a place, look up programs, post what is free. Joins store and matching.

mod access;
mod accounts;
mod administering;
mod announced;
mod asking;
mod assigning;
mod auditing;
mod clock;
mod demo;
mod finding;
mod keeping;
mod leveling;
mod looking;
mod maintenance;
mod news;
mod outcome;
mod placing;
mod planning;
mod posting;
mod programs;
mod recent;
mod record;
mod refusal;
mod replay;
mod request;
mod snapshot;
mod tally;
mod unmet;
mod uses;
mod weighing;
mod withdrawals;

pub use crate::matching::assign::{
    Assigned, Assignment, Gap, Nowhere, PassedOver, Proved, Scarce, Without,
};
pub use crate::matching::plan::{Leg, Plan, PlanAsk, Plans, Sureness, Uncovered};
pub use crate::matching::{
    AskNext, Availability, Band, ExcludedProgram, Explain, Finding, FindingKind, Flip, ListChange,
    MOST_LISTED, Margin, NamedProgram, NearMiss, NotShown, Proof, RankedOption, Ranking,
    Relaxation, Stability, SuggestedChange, UsedGroup, Wanted, Weights,
};
pub use crate::solvers::batch::{BatchSolution, Objective};
pub use crate::solvers::chain::{
    APART, Choices, MOVE, ORGANIZATION, SharedChoices, StayOption, UNCOVERED,
};
pub use crate::solvers::fault::{Fault, caught};
pub use crate::solvers::model::{Goal, IntegerVariable, LinearConstraint, Model, Sense};
pub use crate::store::Changed;
pub use crate::store::placements::{NotPromised, Recorded};
pub use crate::store::{
    AuditEntry, AuditHead, ChainFault, Invitation, KnownToken, ListedOrganization, NumberedEntry,
    SecretText, Session, TokenTerms, TokenText,
};
pub use access::{
    Actor, Allowed, ChangePlacements, DemoToken, KeepAccount, ManagePeople, PostCapacity,
    RecordOutcomes, RightType, Search, SeeAudit, SeePlacements, SeeUnits, SeeUnmet, Unallowed,
};
pub use accounts::{
    AppSetup, IDLE_UNTIL_LOCKED, INVITATION_COUNTS, InviteAsk, Joining, MOST_PIN_TRIES, OwnAccount,
    PIN_DIGITS, PeopleList, SHORTEST_PASSWORD, SessionStanding, SignedIn, StartedApp,
};
pub use administering::NewNetwork;
pub use announced::{News, Resume};
pub use asking::{
    Ask, MOST_OPTIONS, MemberRequest, NeedRequest, PlanRequest, RankRequest, USUAL_LIMIT,
    WishedLists,
};
pub use assigning::{AssignFound, AssignRequest, HouseholdRequest};
pub use auditing::{AuditLine, AuditPart};
pub use clock::Clock;
pub use demo::DemoNetwork;
pub use finding::Found;
pub use keeping::Keeper;
pub use maintenance::{DatabaseAddress, ImportedFile, Maintenance};
pub use news::{Listener, MOST_LISTENERS, NewsEvent};
pub use outcome::{OutcomeReceipt, OutcomeRequest};
pub use placing::{
    ArrivalRequest, GroupStands, NextAsk, PlaceRequest, Placed, Seen, StepRequest, StepTaken,
};
pub use planning::Planned;
pub use posting::{NewPost, PostReceipt, PostRequest, PostTime};
pub use programs::{Called, ProgramFile, ProgramPage};
pub use record::Record;
pub use refusal::Refusal;
pub use replay::Replay;
pub use request::{
    FieldName, FieldSchema, FieldSpec, Received, Request, RequestFields, RequestSpec, RequestType,
    StepSpec,
};
pub use unmet::{NONE_LEFT, NOTHING_NEAR, UnmetCount};
pub use withdrawals::{WithdrawalCause, WithdrawalReport};

use crate::domain::{Network, Problems, Timestamp};
use crate::exchange::night;
use crate::matching::SearchIndex;
use crate::rules::{RULES, Rule};
use crate::store::Store;
use crate::words::say;
use accounts::PasswordHasher;
use clock::ServiceClocks;
use looking::Looks;
use news::Newsroom;
use recent::RecentCallers;
use snapshot::Snapshot;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tally::Tally;
use uses::Uses;

/// The desk: one network, its store, and the latest snapshot.
pub struct Desk {
    store: Store,
    clock: ServiceClocks,
    known: RwLock<Snapshot>,
    news: Newsroom,
    tally: Tally,
    uses: Uses,
    recent: RecentCallers<Actor>,
    looks: Looks,
    /// Held while the snapshot is replaced, so that nothing older replaces it.
    making: Mutex<()>,
    /// Held while a setting is read and decided.
    deciding: Mutex<()>,
    hasher: PasswordHasher,
    /// True if this is a demo that other machines cannot reach.
    demo: bool,
}

impl Desk {
    /// Opens the desk on a store that is ready.
    pub fn open(store: Store, clock: Clock) -> Result<Self, Refusal> {
        let (clock, at) = (ServiceClocks::of(clock), clock.now());
        clock.promising(|clock| store.watch(clock))?;
        let whole = clock.promising(|clock| store.whole(clock))?;
        let news = Newsroom::since(at);
        let known = RwLock::new(Snapshot::of(whole, weighing::stored(&store)?, at));
        let (looks, making, deciding) = (Looks::default(), Mutex::default(), Mutex::default());
        let (tally, hasher, demo) = (Tally::of(&store), PasswordHasher::new()?, false);
        let (uses, recent) = (Uses::default(), RecentCallers::default());
        Ok(Self {
            store,
            clock,
            known,
            news,
            tally,
            uses,
            recent,
            looks,
            making,
            deciding,
            hasher,
            demo,
        })
    }

    /// Returns the time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Returns the network's name and notice.
    pub fn network(&self) -> Network {
        self.field().night().network.clone()
    }

    /// Returns the rules of matching, in the order of primary reasons.
    pub fn rules(&self) -> &'static [Rule] {
        RULES
    }

    /// Returns what to know although all capabilities work, or the problem of each that does not,
    /// with what to do about it.
    pub fn ready(&self) -> Result<Problems, Refusal> {
        let mut cannot = self.store.cannot();
        if self.is_behind(self.now()) {
            let what = say::changes_not_followed_since(self.as_of().naive_utc());
            cannot.add("follow", what, say::searches_use_last_known());
        }
        if !cannot.is_empty() {
            return Err(Refusal::NotReady(cannot));
        }
        let mut known = Problems::default();
        if let Some(leap) = self.clock_jump() {
            known.add("clock", leap.into(), say::correct_the_clock());
        }
        Ok(known)
    }

    /// Returns the search index of the current night.
    fn field(&self) -> Arc<SearchIndex> {
        self.snapshot().field
    }

    fn snapshot(&self) -> Snapshot {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn replace_snapshot(&self, known: Snapshot) {
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = known;
    }

    /// Writes the network as it stands to the text of a night file.
    pub fn export(&self) -> Result<String, Refusal> {
        let (catalog, curves) = self.clock.promising(|clock| self.store.in_force(clock))?;
        Ok(night::write(&catalog, &curves))
    }
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("clock", &self.clock).finish_non_exhaustive()
    }
}
