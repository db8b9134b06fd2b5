//! Takes steps on placements: checks the right, then the state, then the program's pledges.

use super::limits::FROM_PAPER;
use super::state::{Arrived, Ended, Ending, Held, Requested};
use super::{
    Act, DeclineReason, Leaving, NewPlacement, NotNow, Parties, Placement, PlacementState,
    Standing, Step, may,
};
use crate::domain::{ActorRole, Affiliation, OrganizationId, Refused, Timestamp, UnitId};
use crate::words::say;
use chrono::TimeDelta;

/// The pledges of a program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pledges {
    /// The program never rejects a household it is set up for.
    pub no_reject: bool,
    /// The program never ends a stay involuntarily unless the household has another place.
    pub no_eject: bool,
}

/// The facts that a step is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The actor who asks for the step.
    pub by: &'a Affiliation,
    /// The organization that runs the program.
    pub house: &'a OrganizationId,
    /// The pledges of the program.
    pub pledges: Pledges,
    /// The reason the program can promise nothing now; `None` if it can.
    pub closed: Option<&'a Refused>,
    /// The placement elsewhere that the household moves to, if the caller named one that can be
    /// relied on: its program is open, or the household is already there.
    pub elsewhere: Option<&'a Placement>,
    /// A free unit of the group, if the caller looked for one.
    pub spare: Option<&'a UnitId>,
    /// The current time, read after the unit was locked against other changes.
    pub now: Timestamp,
    /// The time the step happened, if the program wrote it on paper and enters it later.
    pub happened: Option<Timestamp>,
}

impl Circumstances<'_> {
    /// Refuses steps that promise something at a program that is not open.
    fn check_open(&self, step: &Step) -> Result<(), NotNow> {
        match self.closed {
            Some(why) if step.promises() => Err(NotNow::NotOpen(why.clone())),
            Some(_) | None => Ok(()),
        }
    }
}

impl Placement {
    /// Takes the first step of a placement, such as a request or a hold of a free unit.
    pub fn open(new: NewPlacement, step: &Step, at: Circumstances<'_>) -> Result<Self, NotNow> {
        let act = if matches!(step, Step::Hold(_)) { Act::Hold } else { step.act() };
        let parties = Parties { holder: &new.holder, house: at.house };
        may(at.by, act, parties).map_err(NotNow::Forbidden)?;
        step.check()?;
        at.check_open(step)?;
        Self::begin(new, step, at.spare.cloned(), at.now)?.dated(step, at)
    }

    /// Takes the next step.
    pub fn step(self, step: &Step, at: Circumstances<'_>) -> Result<Self, NotNow> {
        let parties = Parties { holder: &self.holder, house: at.house };
        may(at.by, step.act(), parties).map_err(NotNow::Forbidden)?;
        step.check()?;
        at.check_open(step)?;
        let after = self.clone().change(step, at.spare.cloned(), at.now)?;
        self.keeps_pledges(step, at)?;
        after.dated(step, at)
    }

    /// Starts the time limit of a step at the time it happened instead of now. Only the program may
    /// state that time. A unit stays with the household that was entered first: a later entry from
    /// paper never claims it back.
    fn dated(self, step: &Step, at: Circumstances<'_>) -> Result<Self, NotNow> {
        let Some(happened) = at.happened else { return Ok(self) };
        if at.by.organization != *at.house {
            return Err(NotNow::Forbidden(Refused::new(
                say::only_program_says_when(),
                say::leave_happened_at_out(),
            )));
        }
        let ago = at.now - happened;
        if ago < TimeDelta::zero() || ago > FROM_PAPER {
            let why = Refused::new(say::not_within_last_day(), say::enter_when_it_happened());
            return Err(NotNow::OutOfRange("happened_at", why));
        }
        let after = if step.begins_a_time() { self.earlier_by(ago) } else { self };
        let over = match after.standing(at.now) {
            Standing::Unanswered | Standing::Expired | Standing::Overdue | Standing::Released => {
                true
            }
            Standing::Requested
            | Standing::Held
            | Standing::Accepted
            | Standing::Arrived
            | Standing::Absent
            | Standing::Ended(_) => false,
        };
        if over {
            return Err(NotNow::not(
                say::time_was_over_before_entry(),
                say::enter_what_came_of_it(),
            ));
        }
        Ok(after)
    }

    /// Moves the end of the current time limit earlier.
    fn earlier_by(mut self, ago: TimeDelta) -> Self {
        let until = match &mut self.stage {
            PlacementState::Requested(s) => Some(&mut s.respond_by),
            PlacementState::Held(s) => Some(&mut s.expires_at),
            PlacementState::Accepted(s) => Some(&mut s.arrive_by),
            PlacementState::Absent(s) => Some(&mut s.until),
            PlacementState::Arrived(_) | PlacementState::Ended(_) => None,
        };
        if let Some(until) = until {
            *until = until.checked_sub_signed(ago).unwrap_or(*until);
        }
        self
    }

    /// Begins a placement without checking permissions, also to replay a stored record of steps.
    pub fn begin(
        new: NewPlacement,
        step: &Step,
        spare: Option<UnitId>,
        now: Timestamp,
    ) -> Result<Self, NotNow> {
        let stage = match step {
            Step::Request(minutes) => PlacementState::Requested(Requested::asked(*minutes, now)?),
            Step::Hold(minutes) => {
                step.check()?;
                PlacementState::Held(Held::given(spare.ok_or(NotNow::NeedsUnit)?, *minutes, now)?)
            }
            // An arrival is a fact: it is recorded even without an earlier promise.
            Step::Arrive => {
                PlacementState::Arrived(Arrived::new(spare.ok_or(NotNow::NeedsUnit)?, now))
            }
            Step::Extend
            | Step::Accept(_)
            | Step::Decline(_)
            | Step::Cancel
            | Step::NoShow
            | Step::Away(_)
            | Step::Return
            | Step::Discharge(_)
            | Step::Transfer
            | Step::Withdraw(_) => {
                let what = say::cannot_begin_with_step(step.word());
                return Err(NotNow::not(what, say::begin_with()));
            }
        };
        let NewPlacement { id, group, holder, code } = new;
        Ok(Self { id, group, holder, code, version: 1, at: now, stage })
    }

    /// Takes a step without checking permissions, also to replay a stored record of steps. Times
    /// never run backward: an earlier `now` is raised to the time of the last step.
    pub fn change(
        self,
        step: &Step,
        spare: Option<UnitId>,
        now: Timestamp,
    ) -> Result<Self, NotNow> {
        step.check()?;
        let now = now.max(self.at);
        let Self { id, group, holder, code, version, at: _, stage } = self;
        let stage = stage.after(step, spare, now)?;
        Ok(Self { id, group, holder, code, version: version.saturating_add(1), at: now, stage })
    }

    /// Checks the program's pledges, and that a transfer or withdrawal names another place.
    fn keeps_pledges(&self, step: &Step, at: Circumstances<'_>) -> Result<(), NotNow> {
        match step {
            Step::Decline(DeclineReason::CannotKeepSafe) if at.pledges.no_reject => {
                supervised(at)?;
                self.has_place(at)
            }
            Step::Decline(reason) if at.pledges.no_reject && is_rejection(*reason) => {
                Err(NotNow::not(
                    say::program_pledged_no_reject(),
                    say::accept_or_have_supervisor_decline(),
                ))
            }
            Step::Discharge(Leaving::Involuntary) if at.pledges.no_eject => self.has_place(at),
            Step::Transfer | Step::Withdraw(_) => self.has_place(at),
            Step::Decline(_)
            | Step::Discharge(_)
            | Step::Request(_)
            | Step::Hold(_)
            | Step::Extend
            | Step::Accept(_)
            | Step::Cancel
            | Step::Arrive
            | Step::NoShow
            | Step::Away(_)
            | Step::Return => Ok(()),
        }
    }

    /// Requires another accepted or arrived placement of the same holder.
    fn has_place(&self, at: Circumstances<'_>) -> Result<(), NotNow> {
        let stands = at.elsewhere.is_some_and(|other| {
            let there = matches!(other.standing(at.now), Standing::Accepted | Standing::Arrived);
            there && other.id != self.id && other.holder == self.holder
        });
        if stands {
            return Ok(());
        }
        Err(NotNow::not(say::leaves_household_without_place(), say::name_another_placement()))
    }
}

/// Returns true if the program rejects the household. A household's choice or a full program is no
/// rejection.
fn is_rejection(reason: DeclineReason) -> bool {
    match reason {
        DeclineReason::NotTaking
        | DeclineReason::OutsideRules
        | DeclineReason::CannotMeetNeed
        | DeclineReason::CannotKeepSafe => true,
        DeclineReason::Full
        | DeclineReason::FoundAnother
        | DeclineReason::NotWanted
        | DeclineReason::TooFar
        | DeclineReason::NotReached => false,
    }
}

fn supervised(at: Circumstances<'_>) -> Result<(), NotNow> {
    if at.by.role == ActorRole::Supervisor {
        return Ok(());
    }
    Err(NotNow::Forbidden(Refused::new(
        say::only_supervisor_may_decline(),
        say::ask_supervisor_of_program(),
    )))
}

impl PlacementState {
    /// Takes a step that leads on from this state; any other step is tried as an ending.
    fn after(self, step: &Step, spare: Option<UnitId>, now: Timestamp) -> Result<Self, NotNow> {
        let unit = |spare: Option<UnitId>| spare.ok_or(NotNow::NeedsUnit);
        match (self, step) {
            (Self::Requested(s), Step::Hold(minutes)) => {
                s.in_time(now)?;
                Ok(Self::Held(s.hold(unit(spare)?, *minutes, now)?))
            }
            (Self::Requested(s), Step::Accept(minutes)) => {
                s.in_time(now)?;
                Ok(Self::Accepted(s.accept(unit(spare)?, *minutes, now)?))
            }
            (Self::Held(s), Step::Extend) => Ok(Self::Held(s.extend(now)?)),
            (Self::Held(s), Step::Accept(minutes)) => {
                Ok(Self::Accepted(s.accept(spare, *minutes, now)?))
            }
            (Self::Held(s), Step::Arrive) => Ok(Self::Arrived(s.arrive(spare, now)?)),
            (Self::Accepted(s), Step::Accept(minutes)) => {
                Ok(Self::Accepted(s.accept_again(spare, *minutes, now)?))
            }
            (Self::Accepted(s), Step::Arrive) => Ok(Self::Arrived(s.arrive(spare, now)?)),
            (Self::Accepted(s), Step::NoShow) => Ok(Self::Ended(s.no_show(now)?)),
            (Self::Arrived(s), Step::Away(minutes)) => Ok(Self::Absent(s.leave(*minutes, now)?)),
            (Self::Absent(s), Step::Return) => Ok(Self::Arrived(s.come_back(spare, now)?)),
            (stage, step) => stage.end(step, now),
        }
    }

    /// Ends the placement if the step is an ending, and fails if its time has run out.
    fn end(self, step: &Step, now: Timestamp) -> Result<Self, NotNow> {
        let ending = match (&self, step) {
            (Self::Requested(_) | Self::Held(_), Step::Decline(why)) => Ending::Declined(*why),
            (Self::Requested(_) | Self::Held(_) | Self::Accepted(_), Step::Cancel) => {
                Ending::Cancelled
            }
            (Self::Arrived(_) | Self::Absent(_), Step::Discharge(how)) => Ending::Discharged(*how),
            (
                Self::Held(_) | Self::Accepted(_) | Self::Arrived(_) | Self::Absent(_),
                Step::Transfer,
            ) => Ending::Transferred,
            (Self::Held(_) | Self::Accepted(_) | Self::Absent(_), Step::Withdraw(why)) => {
                Ending::Withdrawn(*why)
            }
            (stage, step) => return Err(stage.no_way(step)),
        };
        self.in_time(now)?;
        Ok(Self::Ended(Ended { ending, at: now }))
    }

    fn in_time(&self, now: Timestamp) -> Result<(), NotNow> {
        match self {
            Self::Requested(s) => s.in_time(now),
            Self::Held(s) => s.in_time(now),
            Self::Accepted(s) => s.in_time(now),
            Self::Absent(s) => s.in_time(now),
            Self::Arrived(_) | Self::Ended(_) => Ok(()),
        }
    }

    fn no_way(&self, step: &Step) -> NotNow {
        let step = step.word();
        let (what, action) = match self {
            Self::Requested(_) => (say::only_requested_so_far(step), say::next_after_request()),
            Self::Held(_) => (say::is_held_now(step), say::next_after_hold()),
            Self::Accepted(_) => (say::is_accepted_now(step), say::next_after_acceptance()),
            Self::Arrived(_) => (say::has_arrived_now(step), say::next_after_arrival()),
            Self::Absent(_) => (say::is_away_now(step), say::next_after_absence()),
            Self::Ended(_) => (say::has_ended_now(step), say::next_after_ending()),
        };
        NotNow::not(what, action)
    }
}
