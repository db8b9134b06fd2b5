//! A party's standing in unit groups over the nights of a plan, and the resulting ways to stay.

use super::calendar::Calendar;
use super::judging::{Judge, Lengths, NightSpan, NightStanding, Party};
use crate::domain::OrganizationId;
use crate::matching::SearchIndex;
use crate::solvers::Table;
use crate::solvers::chain::{MOST_PROGRAMS, OrganizationIx, PlaceIx, StayOption, StayProgramIx};
use crate::solvers::fault::Fault;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Instant;

/// A place in a program where a party would stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StayPlace {
    pub(super) program: usize,
    /// The rows used and the members in each: all members together, or each part by itself.
    pub(super) used: Vec<(usize, Vec<usize>)>,
    /// The number of rooms.
    pub(super) rooms: usize,
}

/// The standing of a party in each row over each span.
pub(super) struct Ledger {
    pub(super) party: Party,
    pub(super) spans: Vec<NightSpan>,
    /// The column of each row in the standings.
    rows: BTreeMap<usize, usize>,
    /// For each span, the standing in each row.
    standings: Vec<Vec<NightStanding>>,
    /// For each span, the longest stays in each row.
    lengths: Vec<Vec<Lengths>>,
    /// The programs that could take the party on some night.
    pub(super) able: BTreeSet<usize>,
    /// The ones of these that were fully judged: the best-ranked.
    pub(super) searched: BTreeSet<usize>,
    /// True if all spans were judged in time.
    pub(super) whole: bool,
}

impl Ledger {
    pub(super) fn of(
        field: &SearchIndex,
        calendar: &Calendar<'_>,
        party: Party,
        until: Instant,
    ) -> Self {
        let spans = spans(calendar, field);
        let judge = Judge { field, calendar, party: &party, until };
        let worth = judge.worth_a_look(&spans);
        let mut best: HashMap<usize, i32> = HashMap::new();
        for (row, points) in &worth {
            let Some(group) = field.group(*row) else { continue };
            let known = best.entry(group.program).or_insert(*points);
            *known = *points.max(known);
        }
        let mut ranked: Vec<(i32, usize)> = best.iter().map(|(p, points)| (-points, *p)).collect();
        ranked.sort_unstable();
        let able = ranked.iter().map(|(_, program)| *program).collect();
        let searched: BTreeSet<usize> =
            ranked.iter().take(MOST_PROGRAMS).map(|(_, program)| *program).collect();
        let rows: Vec<usize> = searched
            .iter()
            .flat_map(|program| field.rows_of(*program))
            .filter(|row| worth.contains_key(row))
            .collect();
        let standings: Vec<Vec<NightStanding>> =
            spans.iter().map(|span| judge.standings(span, &rows)).collect();
        let lengths = spans.iter().zip(&standings);
        let lengths = lengths.map(|(span, standings)| judge.lengths(span, &rows, standings));
        let lengths = lengths.collect();
        let rows = rows.into_iter().enumerate().map(|(at, row)| (row, at)).collect();
        let whole = judge.in_time();
        Self { party, spans, rows, standings, lengths, able, searched, whole }
    }

    /// The standing in a row over a span.
    pub(super) fn at(&self, span: usize, row: usize) -> Option<NightStanding> {
        let column = *self.rows.get(&row)?;
        self.standings.get(span)?.get(column).copied()
    }

    /// The longest stays in a row, if entered in a span.
    pub(super) fn lengths(&self, span: usize, row: usize) -> &[(u32, u32)] {
        let lengths = self.rows.get(&row).zip(self.lengths.get(span));
        lengths.and_then(|(column, rows)| rows.get(*column)).map_or(&[], Vec::as_slice)
    }

    /// The night by which a party that enters a row in this span must leave.
    pub(super) fn until(&self, span: usize, row: usize) -> u32 {
        let ahead = self.spans.iter().enumerate().skip(span);
        let stays = |at: usize| self.at(at, row).is_some_and(|standing| standing.stays);
        let run = ahead.take_while(|(at, _)| stays(*at));
        run.last().map_or(0, |(_, last)| last.end)
    }

    /// Adds every way for the whole party to stay in one unit group.
    pub(super) fn ways(&self, ways: &mut StayWays<'_>) {
        for row in self.rows.keys() {
            let Some(group) = ways.field.group(*row) else { continue };
            let used = vec![(*row, self.party.members.clone())];
            let place = ways.place(StayPlace { program: group.program, used, rooms: 1 });
            for (at, span) in self.spans.iter().enumerate() {
                let Some(standing) = self.at(at, *row).filter(|s| s.stays) else { continue };
                let until = self.until(at, *row);
                let lengths = ways.lengths(&[*row], self.lengths(at, *row));
                ways.add(place, span, &StayWay { standing, until, lengths });
            }
        }
    }
}

/// The spans of a plan's nights.
fn spans(calendar: &Calendar<'_>, field: &SearchIndex) -> Vec<NightSpan> {
    let changes = calendar.changes(field);
    let ends = changes.iter().copied().skip(1).chain([calendar.nights()]);
    changes.iter().copied().zip(ends).map(|(from, to)| from..to).collect()
}

/// A way to stay at a place, entered in one span.
pub(super) struct StayWay {
    pub(super) standing: NightStanding,
    pub(super) until: u32,
    pub(super) lengths: Vec<StayLength>,
}

/// The fewest and the most nights of stays entered from a night on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StayLength {
    from: u32,
    least: u32,
    pub(super) most: u32,
}

/// Plans of more nights use the most restrictive length for all stays entered in a span. There, an
/// answer in time matters more than months that are three days longer.
const MOST_NIGHTS_BY_DATE: u32 = 800;

/// The ways to stay gathered so far, as plain numbers, and the places they refer to.
pub(super) struct StayWays<'a> {
    pub(super) field: &'a SearchIndex,
    calendar: &'a Calendar<'a>,
    organizations: Table<OrganizationIx, &'a OrganizationId>,
    pub(super) spots: Table<PlaceIx, StayPlace>,
    pub(super) options: Vec<StayOption>,
}

impl<'a> StayWays<'a> {
    pub(super) fn of(field: &'a SearchIndex, calendar: &'a Calendar<'a>) -> Self {
        let programs = field.night().programs.iter();
        let mut organizations: Vec<_> = programs.map(|program| &program.organization).collect();
        organizations.sort_unstable();
        organizations.dedup();
        Self {
            field,
            calendar,
            organizations: organizations.into(),
            spots: Table::default(),
            options: Vec::new(),
        }
    }

    /// Records a place, and returns its number.
    pub(super) fn place(&mut self, spot: StayPlace) -> PlaceIx {
        self.spots.push(spot)
    }

    /// The fewest and the most nights of stays in all of these rows.
    pub(super) fn lengths(&self, rows: &[usize], most: &[(u32, u32)]) -> Vec<StayLength> {
        let length = |(from, most): &(u32, u32)| StayLength {
            from: *from,
            least: self.least(rows, *from),
            most: *most,
        };
        let mut lengths: Vec<StayLength> = most.iter().map(length).collect();
        if self.calendar.nights() > MOST_NIGHTS_BY_DATE {
            let shortest = lengths.into_iter().reduce(|one, other| StayLength {
                least: one.least.max(other.least),
                most: one.most.min(other.most),
                ..one
            });
            lengths = shortest.into_iter().collect();
        }
        lengths
    }

    /// The fewest nights that these groups require from a night on, at most the nights of the plan.
    fn least(&self, rows: &[usize], night: u32) -> u32 {
        let first = self.calendar.date(night);
        let groups = rows.iter().filter_map(|row| self.field.group(*row));
        let least = groups.filter_map(|group| Some(group.terms.least.as_ref()?.nights(first)));
        least.max().unwrap_or(1).clamp(1, self.calendar.nights())
    }

    /// Adds a way to stay at a place, entered in a span: one option for each length and nightly
    /// price.
    pub(super) fn add(&mut self, place: PlaceIx, span: &NightSpan, way: &StayWay) {
        let program = self.spots[place].program;
        let organization = self.field.program(program).map(|program| &program.organization);
        let organization =
            organization.and_then(|id| self.organizations.values().binary_search(&id).ok());
        let Some(organization) = organization.map(OrganizationIx::of) else {
            Fault::end("organization-not-in-network")
        };
        let mut by_price: BTreeMap<i32, u8> = BTreeMap::new();
        for (day, hours) in way.standing.nightly.iter().enumerate() {
            if let Some(price) = hours.iter().flatten().min() {
                *by_price.entry(*price).or_default() |= 1 << day;
            }
        }
        let ends = way.lengths.iter().skip(1).map(|length| length.from).chain([span.end]);
        for (length, enter_to) in way.lengths.iter().zip(ends) {
            for (nightly, weekdays) in &by_price {
                let option = StayOption {
                    program: StayProgramIx::of(program),
                    organization,
                    enter_from: length.from,
                    enter_to,
                    weekdays: *weekdays,
                    until: way.until,
                    least: length.least,
                    most: length.most,
                    nightly: *nightly,
                    place,
                };
                if option.most >= option.least && !self.widened(option) {
                    self.options.push(option);
                }
            }
        }
    }

    /// Extends an option that ends where this one begins and is otherwise equal. Returns true if
    /// found.
    fn widened(&mut self, next: StayOption) -> bool {
        let known = self.options.iter_mut().rev().take(14).find(|known| {
            let same =
                StayOption { enter_from: known.enter_from, enter_to: next.enter_to, ..**known };
            known.enter_to == next.enter_from
                && same == StayOption { enter_from: known.enter_from, ..next }
        });
        known.map(|known| known.enter_to = next.enter_to).is_some()
    }
}
