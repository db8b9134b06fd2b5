//! A stay in words: what every rule says of it as the household would be by then.

use super::answer::Leg;
use super::calendar::Calendar;
use super::choices::Spell;
use super::judging::{Party, at_the_door, every_night};
use super::ledger::Spot;
use crate::domain::{Offer, Profile};
use crate::matching::explain::finding;
use crate::matching::work::named;
use crate::matching::{Field, Finding, Said, UsedGroup};
use crate::rules::{Kind, RULES, Rule};

/// Makes stays of a field and its nights.
pub(super) struct Legs<'a> {
    pub(super) field: &'a Field,
    pub(super) calendar: &'a Calendar<'a>,
}

impl Legs<'_> {
    /// A stay at a spot, with its findings; `None` where the spot is not of this field.
    pub(super) fn leg(&self, spot: &Spot, spell: Spell) -> Option<Leg> {
        let program = self.field.program(spot.program)?;
        let hour = self.hour(spot, spell.from);
        Some(Leg {
            program: named(program),
            place: program.place,
            unit_groups: spot.used.iter().filter_map(|used| self.used(used)).collect(),
            from: spell.from,
            to: spell.to,
            arrives: self.calendar.arriving(spell.from, hour),
            leaves: self.calendar.date(spell.to),
            findings: self.findings(spot, spell, hour),
        })
    }

    fn used(&self, (row, members): &(usize, Vec<usize>)) -> Option<UsedGroup> {
        let group = &self.field.group(*row)?.unit_group;
        let name = group.name.to_string();
        Some(UsedGroup { id: group.id.clone(), name, members: members.clone() })
    }

    /// The hour of arriving of which the rules at the door say the best; of equals the first.
    fn hour(&self, spot: &Spot, night: u32) -> u32 {
        let hours = self.calendar.hours(night).iter().copied();
        let worst = |hour: &u32| {
            let profile = self.calendar.profile(night, *hour, self.calendar.nights());
            let said = self.said(spot, &profile, at_the_door);
            let points: i32 = said.iter().map(|(_, _, points)| *points).sum();
            (said.iter().any(|(_, finding, _)| finding.verdict == Said::Fails), -points)
        };
        hours.min_by_key(worst).unwrap_or_default()
    }

    /// What rules say on the night of arrival, and what must be asked by the last night besides.
    fn findings(&self, spot: &Spot, spell: Spell, hour: u32) -> Vec<Finding> {
        let nights = spell.to - spell.from;
        let mut all: Vec<Finding> = Vec::new();
        if spot.rooms > 1 {
            all.push(Finding {
                rule: "room",
                verdict: Said::Confirm,
                text: format!(
                    "The household would stay in {} rooms: ask whether that is all right.",
                    spot.rooms
                ),
            });
        }
        let arriving = self.calendar.profile(spell.from, hour, nights);
        for (_, finding, _) in self.said(spot, &arriving, |_| true) {
            if !finding.text.is_empty() && !all.contains(&finding) {
                all.push(finding);
            }
        }
        let doubted: Vec<&str> =
            all.iter().filter(|f| f.verdict == Said::Confirm).map(|f| f.rule).collect();
        let last = self.calendar.usual(spell.to.saturating_sub(1), nights);
        let by = self.calendar.date(spell.to.saturating_sub(1)).format("%-d %B %Y");
        let later = self.said(spot, &last, every_night).into_iter();
        let later = later.filter(|(kind, finding, _)| match kind {
            Kind::Fails => true,
            Kind::Confirm => !doubted.contains(&finding.rule),
            Kind::Fits | Kind::Points => false,
        });
        let mut worse: Vec<Finding> = Vec::new();
        for (_, finding, _) in later {
            let said = Finding { text: format!("By {by}: {}", finding.text), ..finding };
            if !worse.contains(&said) {
                worse.push(said);
            }
        }
        all.extend(worse);
        all
    }

    /// What some rules say of each group used, for the members there.
    fn said(
        &self,
        spot: &Spot,
        profile: &Profile,
        which: fn(&Rule) -> bool,
    ) -> Vec<(Kind, Finding, i32)> {
        let mut said = Vec::new();
        for (row, members) in &spot.used {
            let alone = Party { members: members.clone() }.alone(profile);
            let Some(offer) = self.field.offer(*row) else { continue };
            said.extend(RULES.iter().filter(|rule| which(rule)).map(|r| say(r, offer, &alone)));
        }
        said
    }
}

fn say(rule: &Rule, offer: Offer<'_>, profile: &Profile) -> (Kind, Finding, i32) {
    let verdict = rule.say_of(offer, profile);
    (verdict.kind, finding(rule, verdict.clone()), verdict.points)
}
