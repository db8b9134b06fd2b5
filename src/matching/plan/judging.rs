//! Judges unit groups over the nights of a plan, on the few nights on which verdicts can change.
//! Every rule comes from [`RULES`]. Its [`Shape`] says when it applies.

use super::calendar::{Calendar, HOURS};
use crate::domain::Profile;
use crate::matching::SearchIndex;
use crate::matching::base::verdict_table::table;
use crate::rules::{Distinct, Kind, RULES, Rule, Shape};
use crate::solvers::chain::DEAREST_NIGHT;
use std::collections::HashMap;
use std::ops::Range;
use std::time::Instant;

/// The points of a sure bed. A night costs the points by which it falls short of this.
const SURE_BED: i32 = 1_000;

/// The household, or a part of it that stays together, by the positions of its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Party {
    pub(super) members: Vec<usize>,
    /// True if the other members stay in other units of the same program.
    pub(super) under_one_roof: bool,
}

impl Party {
    /// The need of this party alone.
    pub(super) fn alone(&self, profile: &Profile) -> Profile {
        if self.members.len() == profile.household.members.len() {
            return profile.clone();
        }
        let household = &profile.household;
        profile.with(if self.under_one_roof {
            household.part(&self.members)
        } else {
            household.apart(&self.members)
        })
    }
}

/// Nights with the same verdicts, apart from weekdays and hours of arrival.
pub(super) type NightSpan = Range<u32>;

/// The verdict on one unit group for a party over a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NightStanding {
    /// True if the party could stay there.
    pub(super) stays: bool,
    /// The cost of a night by the day of the week and hour of entry; `None` if the party cannot
    /// enter then.
    pub(super) nightly: [[Option<i32>; HOURS]; 7],
    /// The most nights of a stay entered on the first night of this span.
    pub(super) most: u32,
}

/// Returns true for rules that apply on every night, except those on the length of a stay.
pub(super) fn every_night(rule: &Rule) -> bool {
    matches!(rule.shape, Shape::Each | Shape::Cap(_) | Shape::Same(_) | Shape::Named(_))
}

/// Returns true for rules that apply only on arrival.
pub(super) fn at_the_door(rule: &Rule) -> bool {
    matches!(rule.shape, Shape::Door)
}

/// Returns true for rules that a longer stay may pass where a shorter one fails.
fn at_least(rule: &Rule) -> bool {
    matches!(rule.shape, Shape::AtLeast)
}

/// Returns true for rules that a shorter stay may pass where a longer one fails.
pub(super) fn over_the_nights(rule: &Rule) -> bool {
    matches!(rule.shape, Shape::Nights)
}

/// The combined verdicts of some rules on each of some rows.
struct Verdicts {
    fails: Vec<bool>,
    points: Vec<i32>,
}

/// Judges unit groups for one party over the nights of a plan.
#[derive(Clone, Copy)]
pub(super) struct Judge<'a> {
    pub(super) field: &'a SearchIndex,
    pub(super) calendar: &'a Calendar<'a>,
    pub(super) party: &'a Party,
    /// The time when judging must end.
    pub(super) until: Instant,
}

impl<'a> Judge<'a> {
    /// The rows that the party could be in during some span, each with its best points. Judged
    /// first, so that days and hours are judged only for these rows.
    pub(super) fn worth_a_look(self, spans: &[NightSpan]) -> HashMap<usize, i32> {
        let rows: Vec<usize> = (0..self.field.rows()).collect();
        let mut best: HashMap<usize, i32> = HashMap::new();
        for span in spans.iter().take_while(|_| self.in_time()) {
            let said = self.stay_over(span, &rows);
            let here = rows.iter().zip(said.fails.iter().zip(&said.points));
            for (row, (_, points)) in here.filter(|(_, (fails, _))| !**fails) {
                best.entry(*row).and_modify(|known| *known = *points.max(known)).or_insert(*points);
            }
        }
        best
    }

    /// Returns true if there is time left.
    pub(super) fn in_time(self) -> bool {
        Instant::now() < self.until
    }

    /// The standing in some rows over one span. If time has run out, the party can stay nowhere.
    pub(super) fn standings(self, span: &NightSpan, rows: &[usize]) -> Vec<NightStanding> {
        if !self.in_time() {
            let nowhere = NightStanding { stays: false, nightly: [[None; HOURS]; 7], most: 0 };
            return vec![nowhere; rows.len()];
        }
        let mut said = self.stay_over(span, rows);
        let mut longest = Longest { judge: self, known: HashMap::new() };
        let mut standings = Vec::with_capacity(rows.len());
        for (row, (fails, points)) in rows.iter().zip(said.fails.iter().zip(&mut said.points)) {
            let stay = if *fails { JudgedStay::default() } else { longest.at(*row, span.start) };
            *points += stay.points;
            standings.push(NightStanding {
                stays: !fails,
                nightly: [[None; HOURS]; 7],
                most: stay.most,
            });
        }
        for night in span.clone().take(7) {
            for (at, hour) in Calendar::hours(night).iter().enumerate() {
                let arriving = self.calendar.profile(night, *hour, self.calendar.nights());
                let mut door = Verdicts::none(rows);
                self.add(&mut door, rows, at_the_door, &self.party.alone(&arriving));
                let both = said.points.iter().zip(door.fails.iter().zip(&door.points));
                for (standing, (points, (fails, more))) in standings.iter_mut().zip(both) {
                    let day = standing.nightly.get_mut(day_of(night));
                    let slot = day.and_then(|hours| hours.get_mut(at));
                    let Some(slot) = slot.filter(|_| standing.stays && !fails) else { continue };
                    *slot = Some((SURE_BED - points - more).clamp(0, DEAREST_NIGHT));
                }
            }
        }
        standings
    }

    /// Applies the rules of every night, and checks that the rules on a stay's length allow one
    /// night.
    fn stay_over(self, span: &NightSpan, rows: &[usize]) -> Verdicts {
        let as_asked = self.calendar.usual(span.start, self.calendar.nights());
        let one_night = Profile { nights: 1, ..as_asked.clone() };
        let mut said = Verdicts::none(rows);
        self.add(&mut said, rows, over_the_nights, &self.party.alone(&one_night));
        // The points of doubts about the length depend on the length, so they are added later.
        said.points.fill(0);
        // Judges one night only. Later nights, including birthdays, belong to later spans.
        self.add(&mut said, rows, every_night, &self.party.alone(&one_night));
        self.add(&mut said, rows, at_least, &self.party.alone(&as_asked));
        said
    }

    /// Adds the verdicts of some rules to each row that has not failed yet.
    fn add(self, to: &mut Verdicts, rows: &[usize], which: fn(&Rule) -> bool, profile: &Profile) {
        for (place, rule, facts) in self.rules(which) {
            let table = table(self.field, rule, facts, profile);
            let here = rows.iter().zip(to.fails.iter_mut().zip(&mut to.points));
            for (row, (fails, points)) in here {
                let said = self.field.fact(place, *row).and_then(|fact| table.at(*row, fact));
                if let Some(said) = said.filter(|_| !*fails) {
                    *fails = said.kind == Kind::Fails;
                    *points += self.calendar.weights().said(place, said.points);
                }
            }
        }
    }

    /// Some rules, each with its position and facts.
    fn rules(
        self,
        which: fn(&Rule) -> bool,
    ) -> impl Iterator<Item = (usize, &'static Rule, &'a Distinct)> {
        let all = RULES.iter().zip(self.field.facts()).enumerate();
        all.filter(move |(_, (rule, _))| which(rule)).map(|(at, (rule, facts))| (at, rule, facts))
    }
}

impl Verdicts {
    fn none(rows: &[usize]) -> Self {
        Self { fails: vec![false; rows.len()], points: vec![0; rows.len()] }
    }
}

/// The most nights of a stay entered from a night on, until the next night listed.
pub(super) type Lengths = Vec<(u32, u32)>;

impl Judge<'_> {
    /// The longest stays in some rows, from each night of a span on which that may change: months
    /// differ in length.
    pub(super) fn lengths(
        self,
        span: &NightSpan,
        rows: &[usize],
        standings: &[NightStanding],
    ) -> Vec<Lengths> {
        let nights = self.calendar.lengths_change(span);
        let profiles = nights.iter().map(|night| self.party.alone(&self.calendar.usual(*night, 1)));
        let mut profiles: Vec<Profile> = profiles.collect();
        let mut known: HashMap<Vec<usize>, Lengths> = HashMap::new();
        let mut all = Vec::with_capacity(rows.len());
        for (row, standing) in rows.iter().zip(standings) {
            let facts = self.rules(over_the_nights).map(|(place, ..)| self.field.fact(place, *row));
            let facts: Vec<usize> = facts.map(|fact| fact.unwrap_or(usize::MAX)).collect();
            let lengths = known.entry(facts).or_insert_with(|| {
                let mut most = standing.most;
                let pairs = nights.iter().zip(&mut profiles);
                let mut length = |(night, profile): (&u32, &mut Profile)| {
                    most = self.most_near(*row, profile, most);
                    (*night, most)
                };
                pairs.map(&mut length).collect()
            });
            // Rows with equal facts here may still differ in other rules that keep the party out.
            all.push(if standing.stays { lengths.clone() } else { Vec::new() });
        }
        all
    }

    /// The most nights that no rule fails, searched near the previous value.
    fn most_near(self, row: usize, profile: &mut Profile, before: u32) -> u32 {
        let Some(offer) = self.field.offer(row) else { return before };
        let mut fails = |nights: u32| {
            profile.nights = nights;
            let mut rules = RULES.iter().filter(|rule| over_the_nights(rule));
            rules.any(|rule| rule.judge_of(offer, profile).kind == Kind::Fails)
        };
        let mut most = before;
        while most > 0 && fails(most) {
            most -= 1;
        }
        while most < self.calendar.nights() && !fails(most + 1) {
            most += 1;
        }
        most
    }
}

/// The day of the week of a night, 0 to 6, counted from the night of arrival.
pub(super) fn day_of(night: u32) -> usize {
    usize::try_from(night % 7).unwrap_or(0)
}

/// The longest stay, and the points of its verdicts.
#[derive(Debug, Clone, Copy, Default)]
struct JudgedStay {
    most: u32,
    points: i32,
}

/// The longest stays, computed once for each fact of a rule on the length of a stay.
struct Longest<'a> {
    judge: Judge<'a>,
    known: HashMap<(usize, usize), JudgedStay>,
}

impl Longest<'_> {
    /// The most nights that no rule fails if a row is entered on a night. Doubts about the length
    /// add their points.
    fn at(&mut self, row: usize, night: u32) -> JudgedStay {
        let judge = self.judge;
        let mut stay = JudgedStay { most: judge.calendar.nights(), points: 0 };
        for (place, rule, facts) in judge.rules(over_the_nights) {
            let Some(fact) = judge.field.fact(place, row) else { continue };
            let known = self.known.entry((place, fact)).or_insert_with(|| {
                let found = judge.by_halving((rule, facts), fact, night);
                JudgedStay { points: judge.calendar.weights().said(place, found.points), ..found }
            });
            stay.most = stay.most.min(known.most);
            stay.points += known.points;
        }
        stay
    }
}

impl Judge<'_> {
    /// The most nights that a rule does not fail, by bisection: if some nights fit, fewer fit too.
    fn by_halving(self, (rule, facts): (&Rule, &Distinct), fact: usize, night: u32) -> JudgedStay {
        let mut profile = self.party.alone(&self.calendar.usual(night, 1));
        let mut said = |nights: u32| {
            profile.nights = nights;
            rule.say(facts, fact, &profile)
        };
        let (mut sure, mut most) = (0, self.calendar.nights());
        while sure < most {
            let middle = sure + (most - sure).div_ceil(2);
            if said(middle).kind == Kind::Fails { most = middle - 1 } else { sure = middle }
        }
        JudgedStay { most: sure, points: said(sure).points }
    }
}
