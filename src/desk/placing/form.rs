//! Requests about placements: a beginning, a step, or a code at the door.

use crate::desk::request::{FieldCase, TextField, closed_list, exact_moment, id, request, whole};
use crate::domain::placement::limits::{ANSWER, ARRIVAL, AWAY, HOLD, Limit};
use crate::domain::placement::{DeclineReason, Leaving, ReadBack, Step, WithdrawReason};
use crate::domain::{PlacementId, Timestamp, UnitGroupId};
use crate::store::placements::MOST_UNITS;
use std::ops::RangeInclusive;

request! {
    /// A request for a place, or a hold.
    pub PlaceRequest {
        /// The id of the unit group.
        unit_group: Option<UnitGroupId> = required(id()),
        /// `request` asks the program. `hold` takes a unit at once, if the program posted within
        /// twelve hours that it takes people. `arrive` is only for the program: a person without a
        /// promise here has arrived and is taken in, beyond the promised units if necessary.
        step: Option<StepTaken> = by_word(FIRST),
        /// The number of units, all or none: one for each person if beds are shared.
        units: usize = usually(whole(1..=most_units()), 1),
        /// The time it happened, if the program wrote it on paper first: at most 24 hours ago. Its
        /// time limits count from then. A unit that another person received in the meantime stays
        /// theirs.
        happened_at: Option<Timestamp> = optional(exact_moment()),
    }
}

request! {
    /// A step of a placement. Each step has its own fields, and no others.
    pub StepRequest {
        /// The step.
        step: Option<StepTaken> = by_word(STEPS),
        /// The time it happened, if the program wrote it on paper first: at most 24 hours ago.
        happened_at: Option<Timestamp> = optional(exact_moment()),
    }
}

request! {
    /// The code that a person at the door reads back.
    pub ArrivalRequest {
        /// The code: eight letters and digits.
        code: Option<ReadBack> = required(CODE),
    }
}

/// A step with its other arguments. The step is `None` if a part of it could not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct StepTaken {
    /// The step.
    pub step: Option<Step>,
    /// The placement the household goes on to.
    pub then: Option<PlacementId>,
    /// The code that was read back.
    pub code: Option<ReadBack>,
}

/// The steps that begin a placement.
const FIRST: &[FieldCase<StepTaken>] = &[
    FieldCase::of::<RequestStep>("request"),
    FieldCase::of::<HoldStep>("hold"),
    FieldCase::bare("arrive", |_no_fields| Step::Arrive.into()),
];

/// The steps that can follow.
const STEPS: &[FieldCase<StepTaken>] = &[
    FieldCase::of::<HoldStep>("hold"),
    FieldCase::bare("extend", |_no_fields| Step::Extend.into()),
    FieldCase::of::<AcceptStep>("accept"),
    FieldCase::of::<DeclineStep>("decline"),
    FieldCase::bare("cancel", |_no_fields| Step::Cancel.into()),
    FieldCase::of::<ArriveStep>("arrive"),
    FieldCase::bare("no-show", |_no_fields| Step::NoShow.into()),
    FieldCase::of::<AwayStep>("away"),
    FieldCase::bare("return", |_no_fields| Step::Return.into()),
    FieldCase::of::<DischargeStep>("discharge"),
    FieldCase::of::<TransferStep>("transfer"),
    FieldCase::of::<WithdrawStep>("withdraw"),
];

const CODE: TextField<ReadBack> = TextField::of("^[ -]*([0-9A-Za-z][ -]*){8}$", "7K3M-9QXF");

request! {
    /// Asks the program.
    RequestStep {
        /// Minutes that the program has to answer.
        minutes: u32 = usually(whole(within(ANSWER)), ANSWER.usual),
    }
}

request! {
    /// Holds a unit.
    HoldStep {
        /// Minutes for which the unit is held.
        minutes: u32 = usually(whole(within(HOLD)), HOLD.usual),
    }
}

request! {
    /// Accepts the household.
    AcceptStep {
        /// Minutes that the household has to arrive.
        minutes: u32 = usually(whole(within(ARRIVAL)), ARRIVAL.usual),
    }
}

request! {
    /// Keeps the bed of a person who is away.
    AwayStep {
        /// Minutes for which the bed is kept.
        minutes: u32 = usually(whole(within(AWAY)), AWAY.usual),
    }
}

request! {
    /// Declines the household or the place.
    DeclineStep {
        /// The program's reason, or the household's.
        reason: Option<DeclineReason> = required(closed_list(decline_words)),
        /// The id of the placement that the household moves to. It has the same holder and is
        /// already accepted or arrived.
        then: Option<PlacementId> = optional(id()),
    }
}

request! {
    /// Takes in the person who reads back the code.
    ArriveStep {
        /// The code: eight letters and digits.
        code: Option<ReadBack> = required(CODE),
    }
}

request! {
    /// Ends the stay.
    DischargeStep {
        /// The reason that the stay ended.
        reason: Option<Leaving> = required(closed_list(leaving_words)),
        /// The id of the placement that the household moves to. It has the same holder and is
        /// already accepted or arrived.
        then: Option<PlacementId> = optional(id()),
    }
}

request! {
    /// Sends the household on to another placement.
    TransferStep {
        /// The id of the placement that the household moves to. It has the same holder and is
        /// already accepted or arrived.
        then: Option<PlacementId> = required(id()),
    }
}

request! {
    /// Withdraws the promise.
    WithdrawStep {
        /// The reason.
        reason: Option<WithdrawReason> = required(closed_list(withdraw_words)),
        /// The id of the placement that the household moves to. It has the same holder and is
        /// already accepted or arrived.
        then: Option<PlacementId> = required(id()),
    }
}

fn within(limit: Limit) -> RangeInclusive<i64> {
    i64::from(limit.least)..=i64::from(limit.most)
}

fn most_units() -> i64 {
    i64::try_from(MOST_UNITS).unwrap_or(1)
}

fn decline_words() -> Vec<&'static str> {
    DeclineReason::ALL.iter().map(|reason| reason.word()).collect()
}

fn leaving_words() -> Vec<&'static str> {
    Leaving::ALL.iter().map(|reason| reason.word()).collect()
}

fn withdraw_words() -> Vec<&'static str> {
    WithdrawReason::ALL.iter().map(|reason| reason.word()).collect()
}

impl From<Step> for StepTaken {
    fn from(step: Step) -> Self {
        Some(step).into()
    }
}

impl From<Option<Step>> for StepTaken {
    fn from(step: Option<Step>) -> Self {
        Self { step, then: None, code: None }
    }
}

impl From<RequestStep> for StepTaken {
    fn from(RequestStep { minutes }: RequestStep) -> Self {
        Step::Request(minutes).into()
    }
}

impl From<HoldStep> for StepTaken {
    fn from(HoldStep { minutes }: HoldStep) -> Self {
        Step::Hold(minutes).into()
    }
}

impl From<AcceptStep> for StepTaken {
    fn from(AcceptStep { minutes }: AcceptStep) -> Self {
        Step::Accept(minutes).into()
    }
}

impl From<AwayStep> for StepTaken {
    fn from(AwayStep { minutes }: AwayStep) -> Self {
        Step::Away(minutes).into()
    }
}

impl From<DeclineStep> for StepTaken {
    fn from(DeclineStep { reason, then }: DeclineStep) -> Self {
        Self { then, ..reason.map(Step::Decline).into() }
    }
}

impl From<ArriveStep> for StepTaken {
    fn from(ArriveStep { code }: ArriveStep) -> Self {
        Self { code, ..Step::Arrive.into() }
    }
}

impl From<DischargeStep> for StepTaken {
    fn from(DischargeStep { reason, then }: DischargeStep) -> Self {
        Self { then, ..reason.map(Step::Discharge).into() }
    }
}

impl From<TransferStep> for StepTaken {
    fn from(TransferStep { then }: TransferStep) -> Self {
        Self { then, ..Step::Transfer.into() }
    }
}

impl From<WithdrawStep> for StepTaken {
    fn from(WithdrawStep { reason, then }: WithdrawStep) -> Self {
        Self { then, ..reason.map(Step::Withdraw).into() }
    }
}
