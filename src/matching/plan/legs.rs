//! A stay in words, with every rule's findings for the household as it will be by then.

use super::answer::Leg;
use super::calendar::Calendar;
use super::judging::{Party, at_the_door};
use super::ledger::StayPlace;
use crate::domain::{Offer, Profile};
use crate::matching::base::split_wording::in_rooms;
use crate::matching::{Finding, FindingKind, SearchIndex, UsedGroup};
use crate::rules::{Kind, RULES, Rule, Verdict};
use crate::solvers::chain::Spell;

/// Turns the solver's stays into legs, for one field and its nights.
pub(super) struct Legs<'a> {
    pub(super) field: &'a SearchIndex,
    pub(super) calendar: &'a Calendar<'a>,
}

impl Legs<'_> {
    /// The stay at a place, with its findings; `None` if the place is not in this field.
    pub(super) fn leg(&self, spot: &StayPlace, spell: Spell) -> Option<Leg> {
        let program = self.field.program(spot.program)?;
        let hour = self.hour(spot, spell.from);
        Some(Leg {
            program: self.field.named(spot.program)?,
            place: program.place.clone(),
            unit_groups: self.used(spot),
            from: spell.from,
            to: spell.to,
            arrives: self.calendar.arriving(spell.from, hour),
            leaves: self.calendar.date(spell.to),
            findings: self.findings(spot, spell, hour),
        })
    }

    /// The unit groups used, each with all members in it.
    fn used(&self, spot: &StayPlace) -> Vec<UsedGroup> {
        let mut used: Vec<UsedGroup> = Vec::new();
        for (row, members) in &spot.used {
            let Some(group) = self.field.group(*row).map(|group| &group.unit_group) else {
                continue;
            };
            match used.iter_mut().find(|known| known.id == group.id) {
                Some(known) => known.members.extend(members),
                None => used.push(UsedGroup {
                    id: group.id.clone(),
                    name: group.name.to_string(),
                    members: members.clone(),
                }),
            }
        }
        used
    }

    /// The hour of arrival with the best verdicts of the arrival rules; among equals, the first.
    fn hour(&self, spot: &StayPlace, night: u32) -> u32 {
        let hours = Calendar::hours(night).iter().copied();
        let worst = |hour: &u32| {
            let profile = self.calendar.profile(night, *hour, self.calendar.nights());
            let said = self.said(spot, &profile, at_the_door);
            let points: i32 = said.iter().map(|(_, points)| *points).sum();
            (said.iter().any(|(finding, _)| finding.verdict == FindingKind::Fails), -points)
        };
        hours.min_by_key(worst).unwrap_or_default()
    }

    /// The findings of all rules on the stay.
    fn findings(&self, spot: &StayPlace, spell: Spell, hour: u32) -> Vec<Finding> {
        let nights = spell.to - spell.from;
        let mut all: Vec<Finding> = Vec::new();
        if spot.used.len() > 1 {
            all.push(Finding {
                rule: "room",
                verdict: FindingKind::Confirm,
                text: in_rooms(spot.rooms),
            });
        }
        let stay = self.calendar.profile(spell.from, hour, nights);
        for (said, _) in self.said(spot, &stay, |_| true) {
            if !said.text.is_nothing() && !all.contains(&said) {
                all.push(said);
            }
        }
        all
    }

    /// The findings of some rules on each group used, for the members there.
    fn said(
        &self,
        spot: &StayPlace,
        profile: &Profile,
        which: fn(&Rule) -> bool,
    ) -> Vec<HeardFinding> {
        let mut said = Vec::new();
        for (row, members) in &spot.used {
            let party = Party { members: members.clone(), under_one_roof: spot.used.len() > 1 };
            let alone = party.alone(profile);
            let Some(offer) = self.field.offer(*row) else { continue };
            let rules = RULES.iter().enumerate().filter(|(_, rule)| which(rule));
            said.extend(rules.map(|(at, rule)| self.say((at, rule), offer, &alone)));
        }
        said
    }

    fn say(&self, (at, rule): (usize, &Rule), offer: Offer<'_>, profile: &Profile) -> HeardFinding {
        let Verdict { kind, points, text, .. } = rule.judge_in_words(offer, profile);
        let points = self.calendar.weights().said(at, points);
        let verdict = match kind {
            Kind::Fits => FindingKind::Fits,
            Kind::Confirm => FindingKind::Confirm,
            Kind::Fails => FindingKind::Fails,
            Kind::Points => FindingKind::Points(points),
        };
        (Finding { rule: rule.id, verdict, text }, points)
    }
}

/// A finding, and its weighted points.
type HeardFinding = (Finding, i32);
