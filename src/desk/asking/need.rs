//! The part that every question has: who needs a place, where and when.

use super::people::{HouseholdType, MemberRequest, agree, together};
use super::place::{AreaType, MOST_AREAS, MOST_PROGRAMS, PlaceType};
use super::times::{self, ArriveType, LocalTimeType};
use crate::desk::request::{
    FieldAt, FieldSchema, FieldType, SentValue, closed_list, id, list, request,
};
use crate::domain::{
    Answers, Area, Caller, DistanceBand, Household, Listed, Night, Problems, Profile, ProgramId,
    PublishedRule, Set, Spot, Timestamp, Wishes,
};
use crate::words::{Text, say};
use chrono::NaiveDateTime;
use std::ops::RangeInclusive;

request! {
    /// The people who need a place, where and when. Only `where` is required. A field that is left
    /// out is unknown, and unknown fields exclude nothing.
    pub NeedRequest {
        /// A ZIP code, `Place, ST`, `County, ST`, a state or the first three digits of a ZIP code.
        place as "where": Option<Spot> = required(PlaceType),
        /// `tonight`, or a local time where the person is, from yesterday to ten years ahead.
        arrive: Option<NaiveDateTime> = or_nothing(ArriveType),
        /// The local time by which the person must leave their current place: not in the past, and
        /// not before `arrive`.
        leave_by: Option<NaiveDateTime> = optional(LocalTimeType),
        /// The kind of caller. Some programs take people only from certain callers.
        caller: Option<Caller> = optional(closed_list(Caller::words)),
        /// The number of nights.
        nights: u32 = usually(NightsType, 1),
        /// The people to place together: at least one survivor. If left out, one survivor is
        /// assumed.
        household: Option<Household> = optional(HouseholdType),
        /// Answers by question.
        answers: Answers = object(),
        /// Ids of programs the person has left before.
        left: Vec<ProgramId> = or_nothing(list(id(), MOST_PROGRAMS)),
        /// Ids of programs the person has said no to.
        declined: Vec<ProgramId> = or_nothing(list(id(), MOST_PROGRAMS)),
        /// Published rules that the person called a problem after hearing them read out
        /// (`residents`: a rule about the people who may live there). The person is not asked why.
        /// The answer's record leaves out the question if it names any.
        skip_rules: Set<PublishedRule> =
            or_nothing(list(closed_list(PublishedRule::words), PublishedRule::ALL.len())),
        /// Ids of programs that have declined the household. They are listed further down, with a
        /// doubt.
        doubted: Vec<ProgramId> = or_nothing(list(id(), MOST_PROGRAMS)),
        /// Areas to avoid, each written like `where`.
        avoid: Vec<Area> = or_nothing(list(AreaType, MOST_AREAS)),
        /// The farthest the person would go.
        within: Option<DistanceBand> =
            optional(closed_list(|| DistanceBand::ALL.map(DistanceBand::id).to_vec())),
        /// Preferences: they move places up or down. Only a required private room excludes any.
        wishes: Wishes = object(),
    }
}

impl NeedRequest {
    /// Makes the profile at a moment. Notes fields that contradict each other.
    pub(in crate::desk) fn profile(
        self,
        now: Timestamp,
        problems: &mut Problems,
    ) -> Option<Profile> {
        let zone = self.place.as_ref().map(|place| place.zone);
        let arrival = times::arrival((Self::arrive(), self.arrive), zone, now, problems);
        let leave_by =
            times::leave_by((Self::leave_by(), self.leave_by), zone, (arrival, now), problems);
        let mut household = self.household.unwrap_or_else(Household::unstated);
        agree((Self::answers(), &self.answers), &mut household, problems);
        let mut profile = Profile {
            origin: self.place?,
            now,
            arrival,
            nights: self.nights,
            household,
            answers: self.answers,
            left: self.left,
            avoid: self.avoid,
            within: self.within,
            wishes: self.wishes,
            skips: self.skip_rules,
            declined: self.declined,
            doubted: self.doubted,
            caller: self.caller,
            leave_by,
        };
        profile.narrow_ages();
        Some(profile)
    }

    /// Makes a household of some people. Notes fields that contradict each other.
    pub fn people(people: Vec<MemberRequest>, problems: &mut Problems) -> Household {
        let outside = FieldAt::default();
        together(people, outside.name(Self::household().as_str()), problems)
    }

    /// Marks that the caller was not asked who comes along, so a household without children may be
    /// incomplete.
    pub fn leaves_open_who_comes(&mut self) {
        if let Some(household) = &mut self.household
            && household.children().next().is_none()
        {
            household.stated = false;
        }
    }

    /// Returns notes about times that a clock change skips or repeats at the person's place.
    pub(in crate::desk) fn notes(&self) -> Vec<Text> {
        let zone = self.place.as_ref().map(|place| place.zone);
        zone.map_or_else(Vec::new, |zone| times::notes(self.arrive, self.leave_by, zone))
    }

    /// Notes programs in the request that the network does not have. Otherwise a typing error would
    /// silently change the answer.
    pub(in crate::desk) fn names_programs_of(&self, night: &Night, problems: &mut Problems) {
        for (field, ids) in [
            (Self::left(), &self.left),
            (Self::declined(), &self.declined),
            (Self::doubted(), &self.doubted),
        ] {
            known_programs(field.as_str(), ids, night, problems);
        }
    }
}

/// Notes the programs of a list that the network does not have.
pub(super) fn known_programs(
    field: &str,
    ids: &[ProgramId],
    night: &Night,
    problems: &mut Problems,
) {
    // If an item of the list could not be read, the positions of the others are unknown.
    if problems.are_in(field) {
        return;
    }
    let outside = FieldAt::default();
    let at = outside.name(field);
    for (nth, id) in ids.iter().enumerate() {
        if night.program_at(id).is_none() {
            let what = say::no_such_program(id.to_string());
            problems.add(at.item(nth), what, say::use_listed_program());
        }
    }
}

/// The number of nights.
#[derive(Debug)]
pub(super) struct NightsType;

impl NightsType {
    fn range() -> RangeInclusive<i64> {
        1..=i64::from(Profile::MOST_NIGHTS)
    }
}

impl FieldType for NightsType {
    type Value = u32;

    fn read(&self, sent: &SentValue<'_>, at: FieldAt<'_>, problems: &mut Problems) -> Option<u32> {
        let range = Self::range();
        let out_of_range = sent.value().as_i64().is_some_and(|number| !range.contains(&number));
        if out_of_range {
            let what = say::nights_must_be_between(*range.start(), *range.end());
            problems.add(at, what, say::enter_another_number());
            return None;
        }
        sent.whole(&range, at, problems).and_then(|nights| u32::try_from(nights).ok())
    }

    fn schema(&self) -> FieldSchema {
        let range = Self::range();
        FieldSchema::Whole(*range.start(), *range.end())
    }
}
