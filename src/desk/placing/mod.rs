//! The use cases of promises: ask for a unit, answer, arrive, leave. The store decides. This module
//! reads the request and shows the result.

mod form;
mod seen;

pub use form::{ArrivalRequest, PlaceRequest, StepRequest, StepTaken};
pub use seen::{GroupStands, NextAsk, Placed, Seen};

use super::request::Received;
use super::{Allowed, ChangePlacements, Desk, PostCapacity, Refusal, SeePlacements, SeeUnits};
use crate::domain::placement::{Placement, Pledges, ReadBack, RequestKey};
use crate::domain::{
    Group, OrganizationId, PlacementId, Policy, Practice, Problems, Program, ProgramId, Refused,
    UnitGroupId,
};
use crate::store::placements::{
    Begin, KeyedRequest, NotPromised, PlacementAnswer, Recorded, TakeStep,
};
use crate::words::{Language, say};
use tracing::warn;

impl Desk {
    /// Requests units, or holds them, for the actor's organization.
    pub fn place(
        &self,
        by: &Allowed<ChangePlacements>,
        key: &RequestKey,
        received: Received<PlaceRequest>,
    ) -> Result<Placed, Refusal> {
        let (group, step, units, happened) = received.finish(|request, problems| {
            let PlaceRequest { unit_group, step, units, happened_at } = request;
            let known = unit_group.map(|group| match self.group(&group) {
                Some(_) => Ok(group),
                None => Err(no_such_group(&group)),
            });
            let group = known.and_then(|known| problems.take(PlaceRequest::unit_group(), known));
            Some((group?, step?.step?, units, happened_at))
        })?;
        let begin = Begin { group: &group, units, step: &step, happened };
        self.promising(by, key, |asked| self.store.begin(asked, begin))
    }

    /// Takes a step of a placement that the actor saw at a version.
    pub fn step(
        &self,
        by: &Allowed<ChangePlacements>,
        key: &RequestKey,
        (id, seen): (&PlacementId, u32),
        received: Received<StepRequest>,
    ) -> Result<Placed, Refusal> {
        let (step, then, code, happened) = received.finish(|request, _problems| {
            let StepTaken { step, then, code } = request.step?;
            Some((step?, then, code, request.happened_at))
        })?;
        let placement = self.store.placement(by.affiliation(), id)?;
        if let Some(code) = code {
            reads_back(self.store.read_back(&placement)?, code)?;
        }
        // A group that is not known here yet may have any pledges.
        let (_, group) = self.group(&placement.group).ok_or(Refusal::Behind)?;
        let take = TakeStep {
            placement: id,
            seen,
            step: &step,
            elsewhere: then.as_ref(),
            pledges: pledges(&group),
            happened,
        };
        self.promising(by, key, |asked| self.store.take(asked, take))
    }

    /// Records the arrival of a person who reads back a code at the door of a program.
    pub fn arrive(
        &self,
        by: &Allowed<ChangePlacements>,
        key: &RequestKey,
        program: &ProgramId,
        received: Received<ArrivalRequest>,
    ) -> Result<Placed, Refusal> {
        let code = received.finish(|request, _problems| request.code)?;
        self.promising(by, key, |asked| self.store.arrive(asked, program, code))
    }

    /// Returns a placement of the actor's organization, or of one of its programs.
    pub fn placement(
        &self,
        by: &Allowed<SeePlacements>,
        id: &PlacementId,
    ) -> Result<Seen, Refusal> {
        let placement = self.store.placement(by.affiliation(), id)?;
        let seen = self.seen(by.organization(), vec![placement])?;
        seen.into_iter().next().ok_or(Refusal::Promise(NotPromised::NotThere))
    }

    /// Returns the steps of a placement, in order.
    pub fn steps(
        &self,
        by: &Allowed<SeePlacements>,
        id: &PlacementId,
    ) -> Result<Vec<Recorded>, Refusal> {
        self.placement(by, id)?;
        Ok(self.store.steps_of(by.affiliation(), id)?)
    }

    /// Returns the placements that the actor's organization asked for.
    pub fn placements_held(&self, by: &Allowed<SeePlacements>) -> Result<Vec<Seen>, Refusal> {
        self.seen(by.organization(), self.store.placements_held(by.organization())?)
    }

    /// Returns the placements at a program of the actor's organization.
    pub fn placements_at(
        &self,
        by: &Allowed<SeePlacements>,
        id: &ProgramId,
    ) -> Result<Vec<Seen>, Refusal> {
        let mut all = Vec::new();
        for group in self.own_program(by, id)?.1 {
            all.extend(self.store.placements_of(by.affiliation(), &group.unit_group.id)?);
        }
        self.seen(by.organization(), all)
    }

    /// Returns the state of the units of a program of the actor's organization, in exact numbers.
    pub fn units_at(
        &self,
        by: &Allowed<SeeUnits>,
        id: &ProgramId,
    ) -> Result<Vec<GroupStands>, Refusal> {
        self.with_units(id, self.own_program(by, id)?.1)
    }

    /// Returns a program of the actor's organization with the state of the units of each group, in
    /// the order of its groups.
    pub fn program_units(
        &self,
        by: &Allowed<PostCapacity>,
        id: &ProgramId,
    ) -> Result<(Program, Vec<GroupStands>), Refusal> {
        let (program, groups) = self.own_program(by, id)?;
        Ok((program, self.with_units(id, groups)?))
    }

    fn with_units(&self, of: &ProgramId, groups: Vec<Group>) -> Result<Vec<GroupStands>, Refusal> {
        let now = self.clock.promising(|clock| self.store.groups_now(of, clock))?;
        let stands = |group: Group| {
            let id = &group.unit_group.id;
            let promised = self.clock.promising(|clock| self.store.promised(id, clock))?;
            let last = self.store.last_post(id)?;
            let now = now.iter().find(|now| now.group == *id);
            let post = now.and_then(|now| now.post.clone());
            let on_the_way = now.map_or(0, |now| now.on_the_way);
            Ok(GroupStands { group, post, on_the_way, promised, last })
        };
        groups.into_iter().map(stands).collect()
    }

    /// Lets the store decide by its clock, and makes the next search see the result.
    fn promising(
        &self,
        by: &Allowed<ChangePlacements>,
        key: &RequestKey,
        decide: impl FnOnce(KeyedRequest<'_>) -> Result<PlacementAnswer, NotPromised>,
    ) -> Result<Placed, Refusal> {
        let by_whom = by.affiliation();
        let decided =
            self.clock.promising(|clock| decide(KeyedRequest { by: by_whom, key, clock }));
        let PlacementAnswer { placements, versions, replayed } = decided?;
        if !replayed {
            self.changed();
        }
        let made: Vec<_> = placements.iter().map(|one| one.id.clone()).zip(versions).collect();
        let mut placements = self.seen(by.organization(), placements).map_err(unconfirmed)?;
        for one in &mut placements {
            let of = made.iter().find(|(id, _)| *id == one.placement.id);
            one.made = of.map(|(_, version)| *version);
        }
        Ok(Placed { placements, replayed })
    }

    /// Makes searches here see a change. The change stands even if this fails; the keeper reads it
    /// later.
    fn changed(&self) {
        if let Err(why) = self.catch_up() {
            warn!(why = why.render(Language::En), "a promise is not yet seen here");
        }
    }

    /// Returns placements as an organization sees them now. It leaves out those that ended so long
    /// ago that only a count remains, even if they are not tidied yet.
    fn seen(&self, by: &OrganizationId, placements: Vec<Placement>) -> Result<Vec<Seen>, Refusal> {
        let (now, without_bed) =
            self.clock.promising(|clock| self.store.without_bed(&placements, clock))?;
        let mut seen = Vec::with_capacity(placements.len());
        for placement in placements.into_iter().filter(|one| !one.is_forgotten(now)) {
            let (program, _) =
                self.group(&placement.group).ok_or(Refusal::Promise(NotPromised::NotThere))?;
            let own = placement.holder == *by;
            let short = without_bed.contains(&placement.id);
            let code = own.then(|| self.store.read_back(&placement)).transpose()?;
            seen.push(Seen { placement, code, program: program.id, own, short, now, made: None });
        }
        Ok(seen)
    }

    /// Returns a unit group with its program.
    fn group(&self, id: &UnitGroupId) -> Option<(Program, Group)> {
        let field = self.field();
        let offer = field.offer_of(id)?;
        Some((offer.program.clone(), offer.group.clone()))
    }

    /// Returns a program of the actor's organization with its unit groups. For others it does not
    /// exist.
    pub(super) fn own_program<R>(
        &self,
        by: &Allowed<R>,
        id: &ProgramId,
    ) -> Result<(Program, Vec<Group>), Refusal> {
        let field = self.field();
        // Nothing is copied of a program of others, so that it takes as long as an unknown one.
        let own = field.at_program(id);
        let own = own.filter(|(program, _)| {
            program.organization == *by.organization() && by.covers(&program.id)
        });
        let (program, groups) = own.ok_or(Refusal::Promise(NotPromised::NotThere))?;
        Ok((program.clone(), groups.cloned().collect()))
    }
}

fn no_such_group(group: &UnitGroupId) -> Refused {
    let what = say::network_has_no_unit_group(group.to_string());
    Refused::new(what, say::use_unit_group_of_some_program())
}

/// Turns a store error into one that leaves open what was done. The change may stand although the
/// answer is lost; the same key finds it.
fn unconfirmed(why: Refusal) -> Refusal {
    if let Refusal::Store(error) = why { Refusal::Broken(error) } else { why }
}

/// Returns the pledges that a program states.
fn pledges(group: &Group) -> Pledges {
    let pledged = |practice| group.terms.entry.policy(practice) == Policy::Yes;
    Pledges { no_reject: pledged(Practice::NoReject), no_eject: pledged(Practice::NoEject) }
}

/// Checks that the person at the door read back the code of this placement.
fn reads_back(of_placement: ReadBack, code: ReadBack) -> Result<(), Problems> {
    if of_placement == code {
        return Ok(());
    }
    Err(Problems::one("code", say::not_the_code_of_placement(), say::find_placement_by_code()))
}
