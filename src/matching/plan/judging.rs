//! What the rules say of unit groups over the nights of a plan, judged on the few nights on which it
//! can change. Every law comes from the rules; which of them hold when is their own [`Shape`].

use super::calendar::Calendar;
use super::choices::DEAREST_NIGHT;
use crate::domain::Profile;
use crate::matching::Field;
use crate::matching::sweep::Table;
use crate::rules::{Column, Kind, RULES, Rule, Shape};
use std::collections::HashMap;
use std::ops::Range;

/// Points of a sure bed; what a night lacks of them is what it costs.
const SURE_BED: i32 = 1_000;

/// The household, or a part of it that stays whole, by the places of its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Party {
    pub(super) members: Vec<usize>,
}

impl Party {
    /// The need of this party alone.
    pub(super) fn alone(&self, profile: &Profile) -> Profile {
        if self.members.len() == profile.household.members.len() {
            return profile.clone();
        }
        profile.with(profile.household.part(&self.members))
    }
}

/// Nights on which rules say the same, weekdays and hours at the door apart.
pub(super) type Span = Range<u32>;

/// What the rules say of one unit group for a party that would be there over a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    /// Whether it could be there.
    pub(super) stays: bool,
    /// What a night costs when entered on each day of the week; `None` where it cannot be entered.
    pub(super) nightly: [Option<i32>; 7],
    /// The most nights of a stay entered in this span.
    pub(super) most: u32,
}

/// Rules that hold on every night, less those over the length of a stay.
pub(super) fn every_night(rule: &Rule) -> bool {
    matches!(rule.shape, Shape::Each | Shape::Cap(_) | Shape::Same(_))
}

/// Rules that hold at the door alone.
pub(super) fn at_the_door(rule: &Rule) -> bool {
    matches!(rule.shape, Shape::Door)
}

/// Rules over the length of a stay.
pub(super) fn over_the_nights(rule: &Rule) -> bool {
    matches!(rule.shape, Shape::Nights)
}

/// What some rules say together of each of some rows.
struct Verdicts {
    fails: Vec<bool>,
    points: Vec<i32>,
}

impl Verdicts {
    fn none(rows: &[usize]) -> Self {
        Self { fails: vec![false; rows.len()], points: vec![0; rows.len()] }
    }

    fn add(&mut self, field: &Field, rows: &[usize], which: fn(&Rule) -> bool, profile: &Profile) {
        for (rule, column) in with_columns(field).filter(|(rule, _)| which(rule)) {
            let table = Table::of(rule, column, profile);
            let here = rows.iter().zip(self.fails.iter_mut().zip(&mut self.points));
            for (row, (fails, points)) in here {
                if let Some(said) = table.at(column, *row).filter(|_| !*fails) {
                    *fails = said.kind == Kind::Fails;
                    *points += said.points;
                }
            }
        }
    }
}

fn with_columns(field: &Field) -> impl Iterator<Item = (&'static Rule, &Column)> {
    RULES.iter().zip(field.columns())
}

/// Which rows a party could be in on some span, each with the points of its best: looked at first,
/// so that days and hours are judged for few.
pub(super) fn worth_a_look(
    field: &Field,
    calendar: &Calendar<'_>,
    party: &Party,
    spans: &[Span],
) -> HashMap<usize, i32> {
    let rows: Vec<usize> = (0..field.rows()).collect();
    let mut best: HashMap<usize, i32> = HashMap::new();
    for span in spans {
        let said = stay_over(field, calendar, party, span, &rows);
        let here = rows.iter().zip(said.fails.iter().zip(&said.points));
        for (row, (_, points)) in here.filter(|(_, (fails, _))| !**fails) {
            best.entry(*row).and_modify(|known| *known = *points.max(known)).or_insert(*points);
        }
    }
    best
}

/// What the rules of every night say, and those over a stay's length of a single night.
fn stay_over(
    field: &Field,
    calendar: &Calendar<'_>,
    party: &Party,
    span: &Span,
    rows: &[usize],
) -> Verdicts {
    let as_asked = calendar.usual(span.start, calendar.nights());
    let one_night = Profile { nights: 1, ..as_asked.clone() };
    let mut said = Verdicts::none(rows);
    said.add(field, rows, every_night, &party.alone(&as_asked));
    said.add(field, rows, over_the_nights, &party.alone(&one_night));
    said
}

/// What becomes of some rows over one span.
pub(super) fn standings(
    field: &Field,
    calendar: &Calendar<'_>,
    party: &Party,
    span: &Span,
    rows: &[usize],
) -> Vec<Standing> {
    let said = stay_over(field, calendar, party, span, rows);
    let mut longest = Longest { field, calendar, party, known: HashMap::new() };
    let mut standings: Vec<Standing> = rows
        .iter()
        .zip(&said.fails)
        .map(|(row, fails)| Standing {
            stays: !fails,
            nightly: [None; 7],
            most: if *fails { 0 } else { longest.at(*row, span.start) },
        })
        .collect();
    for night in span.clone().take(7) {
        for hour in calendar.hours(night) {
            let profile = party.alone(&calendar.profile(night, *hour, calendar.nights()));
            let mut door = Verdicts::none(rows);
            door.add(field, rows, at_the_door, &profile);
            let both = said.points.iter().zip(door.fails.iter().zip(&door.points));
            for (standing, (points, (fails, more))) in standings.iter_mut().zip(both) {
                let day = standing.nightly.iter_mut().nth(day_of(night));
                let Some(day) = day.filter(|_| standing.stays && !fails) else { continue };
                let cost = (SURE_BED - points - more).clamp(0, DEAREST_NIGHT);
                *day = Some(day.map_or(cost, |known| known.min(cost)));
            }
        }
    }
    standings
}

/// Which of the seven days a night is, counted from the night of arrival.
pub(super) fn day_of(night: u32) -> usize {
    usize::try_from(night % 7).unwrap_or(0)
}

/// The longest stays, found once for each fact of a rule over the nights.
struct Longest<'a> {
    field: &'a Field,
    calendar: &'a Calendar<'a>,
    party: &'a Party,
    known: HashMap<(usize, usize), u32>,
}

impl Longest<'_> {
    /// The most nights no rule fails when entering a row on some night, found by halving: what fits
    /// some nights fits fewer.
    fn at(&mut self, row: usize, night: u32) -> u32 {
        let rules = with_columns(self.field).enumerate();
        let rules: Vec<_> = rules.filter(|(_, (rule, _))| over_the_nights(rule)).collect();
        let mut most = self.calendar.nights();
        for (place, (rule, column)) in rules {
            let fact = (place, column.codes().at(row));
            let nights = self.known.get(&fact).copied().unwrap_or_else(|| {
                let nights = self.by_halving(rule, column, row, night);
                self.known.insert(fact, nights);
                nights
            });
            most = most.min(nights);
        }
        most
    }

    fn by_halving(&self, rule: &Rule, column: &Column, row: usize, night: u32) -> u32 {
        let mut profile = self.party.alone(&self.calendar.usual(night, 1));
        let mut fits = |nights: u32| {
            profile.nights = nights;
            rule.say(column, row, &profile).kind != Kind::Fails
        };
        let (mut sure, mut most) = (0, self.calendar.nights());
        while sure < most {
            let middle = sure + (most - sure).div_ceil(2);
            if fits(middle) { sure = middle } else { most = middle - 1 }
        }
        sure
    }
}
