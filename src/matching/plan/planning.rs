//! Plans for one household: turns the field and the request into choices, chains and words.

use super::answer::{Leg, Plan, Plans, Sureness, Uncovered};
use super::calendar::{Calendar, PlanAsk};
use super::judging::Party;
use super::ledger::{Ledger, StayPlace, StayWays};
use super::legs::Legs;
use super::next_steps::next_steps;
use super::one_program::under_one_roof;
use crate::matching::{SearchIndex, partings};
use crate::solvers::Table;
use crate::solvers::chain::{
    Chain, Choices, ORGANIZATION, OrganizationIx, PartIx, PlaceIx, SharedChoices, Spell,
    StayProgramIx, best_chains, best_shared,
};
use std::collections::{BTreeSet, HashMap};
use std::time::{Duration, Instant};

/// The time limit of planning in one request.
pub const PLAN_BUDGET: Duration = Duration::from_secs(2);

/// The shares of the budget for judging, for arranging rooms, and for everything before the
/// wording.
const JUDGING: Duration = Duration::from_millis(700);
const ROOMS: Duration = Duration::from_millis(300);
const SEARCH: Duration = Duration::from_millis(1_600);

/// The choices of a household, and the places they refer to.
struct OfferedChoices {
    choices: SharedChoices,
    parts: Vec<Party>,
    together: Table<PlaceIx, StayPlace>,
    alone: Table<PartIx, Table<PlaceIx, StayPlace>>,
    able: BTreeSet<usize>,
    searched: BTreeSet<usize>,
    /// True if everything was judged in time.
    whole: bool,
}

impl OfferedChoices {
    /// The choices of a household that may be split into these parts.
    fn of(
        field: &SearchIndex,
        calendar: &Calendar<'_>,
        ask: &PlanAsk,
        parts: &[Vec<usize>],
        judging: Duration,
    ) -> Self {
        let household = &ask.profile.household;
        let who = |members: Vec<usize>, under_one_roof| Party { members, under_one_roof };
        let everybody = who((0..household.members.len()).collect(), true);
        let until = Instant::now() + judging;
        let whole = Ledger::of(field, calendar, everybody.clone(), until);
        let (mut able, mut searched) = (whole.able.clone(), whole.searched.clone());
        let mut together = StayWays::of(field, calendar);
        whole.ways(&mut together);
        let parted = |roof: bool| -> Vec<Ledger> {
            let parties = parts.iter().map(|part| who(part.clone(), roof));
            parties.map(|party| Ledger::of(field, calendar, party, until)).collect()
        };
        let ledgers = parted(false);
        // Only with children does it matter whether the others stay in the same program.
        let children = household.children().next().is_some();
        let beside = if children { parted(true) } else { Vec::new() };
        let roof = if children { &beside } else { &ledgers };
        let in_time = under_one_roof(&mut together, (calendar, household), roof, ROOMS)
            && whole.whole
            && ledgers.iter().chain(&beside).all(|ledger| ledger.whole);
        let nights = calendar.nights();
        let (mut alone, mut spots) = (Table::default(), Table::default());
        for ledger in &ledgers {
            able.extend(&ledger.able);
            searched.extend(&ledger.searched);
            let mut ways = StayWays::of(field, calendar);
            ledger.ways(&mut ways);
            alone.push(Choices { nights, options: ways.options.into() });
            spots.push(ways.spots);
        }
        Self {
            choices: SharedChoices {
                together: Choices { nights, options: together.options.into() },
                alone,
            },
            parts: match parts {
                [] => vec![everybody],
                parts => parts.iter().map(|part| who(part.clone(), false)).collect(),
            },
            together: together.spots,
            alone: spots,
            able,
            searched,
            whole: in_time,
        }
    }
}

impl OfferedChoices {
    /// The entries of a plan. All parts together have the number after the last part.
    fn entries(&self, found: &FoundPlan) -> Entries {
        let program = |choices: &Choices, spell: &Spell| choices.options[spell.option].program;
        let together = found.together.iter().map(|s| program(&self.choices.together, s));
        let mut entries: Vec<_> = together.map(|program| (self.parts.len(), program)).collect();
        for (part, (own, choices)) in found.alone.iter().zip(&self.choices.alone).enumerate() {
            entries.extend(own.iter().map(|s| (part, program(choices, s))));
        }
        entries
    }
}

/// Returns the choices of a household as plain numbers, for other solvers.
pub fn shared_choices(field: &SearchIndex, ask: &PlanAsk) -> SharedChoices {
    let parts = first_parting(ask);
    OfferedChoices::of(field, &Calendar::of(ask), ask, &parts, JUDGING).choices
}

/// The stays found: of all parts together, and of each part alone.
struct FoundPlan {
    cost: i64,
    together: Vec<Spell>,
    alone: Table<PartIx, Vec<Spell>>,
    nights_apart: u32,
}

/// The split to try first. Members who may have to stay together are in one part.
fn first_parting(ask: &PlanAsk) -> Vec<Vec<usize>> {
    partings(&ask.profile.household).into_iter().next().unwrap_or_default()
}

/// Returns the best plans for a household over the nights it asks for. If nights are uncovered and
/// ages leave open who must stay together, it also tries to split those members.
pub fn plan(field: &SearchIndex, ask: &PlanAsk) -> Plans {
    let started = Instant::now();
    let mut ways = partings(&ask.profile.household).into_iter();
    let mut plans = planned(field, ask, &ways.next().unwrap_or_default(), (JUDGING, SEARCH));
    let bare = |plans: &Plans| plans.plans.first().map_or(u32::MAX, Plan::uncovered_nights);
    for parts in ways {
        let left = SEARCH.saturating_sub(started.elapsed());
        if bare(&plans) == 0 || left < SEARCH / 3 {
            break;
        }
        let other = planned(field, ask, &parts, (left / 2, left));
        if bare(&other) < bare(&plans) {
            plans = other;
        }
    }
    plans
}

/// The best plans for a household split into these parts.
fn planned(
    field: &SearchIndex,
    ask: &PlanAsk,
    parts: &[Vec<usize>],
    (judging, search): (Duration, Duration),
) -> Plans {
    let started = Instant::now();
    let calendar = Calendar::of(ask);
    let offered = OfferedChoices::of(field, &calendar, ask, parts, judging);
    let within = search.saturating_sub(started.elapsed());
    let (found, bound, proven) = searched(&offered, ask.plans, within);
    let members = ask.profile.household.members.len();
    let legs = Legs { field, calendar: &calendar };
    let mut writer = Writer { legs, offered: &offered, members, known: HashMap::new() };
    let plans: Vec<Plan> = found.iter().filter_map(|found| writer.plan(found)).collect();
    let proof = match plans.first() {
        _ if proven && offered.whole && plans.len() == found.len() => Sureness::Optimal,
        Some(_) => Sureness::WithinGap { bound },
        None => Sureness::OutOfTime,
    };
    Plans {
        considered: field.night().programs.len(),
        able: offered.able.len(),
        searched: offered.searched.len(),
        from: calendar.date(0),
        nights: ask.profile.nights,
        plans,
        proof,
    }
}

/// The party that enters and the program, both by number.
type Entries = Vec<(usize, StayProgramIx)>;

/// The sets of programs found for each plan shown. Most sets after the best are the best with one
/// night elsewhere.
const TRIED: usize = 4;

/// The plans worth showing, cheapest first. Drops a plan that only adds entries to a cheaper one.
fn useful(offered: &OfferedChoices, found: Vec<FoundPlan>, wanted: usize) -> Vec<FoundPlan> {
    let mut kept: Vec<(Entries, FoundPlan)> = Vec::new();
    for found in found {
        let entries = offered.entries(&found);
        if !kept.iter().any(|(part, _)| part.iter().all(|entry| entries.contains(entry))) {
            kept.push((entries, found));
        }
    }
    kept.into_iter().map(|(_, found)| found).take(wanted).collect()
}

/// The best chains for one party. For a household in parts, also shared chains. With bound and
/// proof.
fn searched(
    offered: &OfferedChoices,
    wanted: usize,
    within: Duration,
) -> (Vec<FoundPlan>, i64, bool) {
    let started = Instant::now();
    let parts = offered.parts.len();
    // With parts there is a second search, which needs most of the time.
    let first = if parts > 1 { within / 4 } else { within };
    let chains = best_chains(&offered.choices.together, wanted * TRIED, first);
    let whole = chains.best.into_iter().map(|chain| FoundPlan {
        cost: of_all(&chain, &offered.choices.together, parts),
        together: chain.spells,
        alone: Table::default(),
        nights_apart: 0,
    });
    let mut found: Vec<FoundPlan> = whole.collect();
    if parts < 2 {
        found = useful(offered, found, wanted);
        return (found, i64::from(chains.bound), chains.proven);
    }
    let left = within.saturating_sub(started.elapsed());
    let shared = best_shared(&offered.choices, wanted, left);
    for chain in shared.best {
        let apart = chain.alone.iter().any(|own| !own.is_empty());
        found.push(FoundPlan {
            cost: i64::from(chain.cost),
            nights_apart: chain.nights_apart(),
            together: chain.together,
            alone: if apart { chain.alone } else { Table::default() },
        });
    }
    found.sort_by_key(|found| found.cost);
    found = useful(offered, found, wanted);
    (found, i64::from(shared.bound), shared.proven)
}

/// The cost of a chain for all parts together. A further organization costs the household once.
fn of_all(chain: &Chain, choices: &Choices, parts: usize) -> i64 {
    let options = chain.spells.iter().map(|spell| choices.options[spell.option]);
    let organizations: BTreeSet<OrganizationIx> =
        options.map(|option| option.organization).collect();
    let further = i64::try_from(organizations.len().saturating_sub(1)).unwrap_or(0);
    let parts = i64::try_from(parts).unwrap_or(1);
    i64::from(chain.cost) * parts - further * (parts - 1) * i64::from(ORGANIZATION)
}

/// Puts the plans found into words. A stay shared by several plans is worded once.
struct Writer<'a> {
    legs: Legs<'a>,
    offered: &'a OfferedChoices,
    members: usize,
    known: HashMap<(Option<PartIx>, Spell), Leg>,
}

impl Writer<'_> {
    /// The plan, if it passes its own check.
    fn plan(&mut self, found: &FoundPlan) -> Option<Plan> {
        let mut legs = Vec::new();
        for spell in &found.together {
            legs.push(self.leg(None, *spell)?);
        }
        for (part, own) in found.alone.pairs() {
            for spell in own {
                legs.push(self.leg(Some(part), *spell)?);
            }
        }
        legs.sort_by_cached_key(|leg: &Leg| (leg.from, leg.members()));
        let calendar = self.legs.calendar;
        let mut plan = Plan {
            uncovered: self.uncovered(found),
            moves: self.moves(found),
            nights_apart: found.nights_apart,
            cost: found.cost,
            next_steps: Vec::new(),
            legs,
        };
        plan.next_steps = next_steps(calendar, &plan, self.members);
        plan.holds(self.members, calendar.nights()).then_some(plan)
    }

    fn leg(&mut self, part: Option<PartIx>, spell: Spell) -> Option<Leg> {
        if let Some(known) = self.known.get(&(part, spell)) {
            return Some(known.clone());
        }
        let (choices, spots) = match part {
            None => (&self.offered.choices.together, &self.offered.together),
            Some(part) => (&self.offered.choices.alone[part], &self.offered.alone[part]),
        };
        let spot = &spots[choices.options[spell.option].place];
        let leg = self.legs.leg(spot, spell)?;
        self.known.insert((part, spell), leg.clone());
        Some(leg)
    }

    /// The stays of one part, in the order of their nights.
    fn stays(found: &FoundPlan, part: usize) -> Vec<Spell> {
        // `alone` is empty if no part stays alone.
        let own = found.alone.find(PartIx::of(part)).into_iter().flatten();
        let mut stays: Vec<Spell> = found.together.iter().chain(own).copied().collect();
        stays.sort_unstable_by_key(|spell| spell.from);
        stays
    }

    fn moves(&self, found: &FoundPlan) -> u32 {
        let parts = 0..self.offered.parts.len();
        let together = found.alone.is_empty();
        let moves = parts.map(|part| Self::stays(found, part).len().saturating_sub(1));
        let moves = if together { moves.max().unwrap_or(0) } else { moves.sum() };
        u32::try_from(moves).unwrap_or(u32::MAX)
    }

    /// Nights without a place. Equal gaps of several parts become one.
    fn uncovered(&self, found: &FoundPlan) -> Vec<Uncovered> {
        let mut gaps: Vec<Uncovered> = Vec::new();
        for (part, party) in self.offered.parts.iter().enumerate() {
            let mut night = 0;
            let end = self.legs.calendar.nights();
            let stays = Self::stays(found, part).into_iter().map(|spell| (spell.from, spell.to));
            for (from, to) in stays.chain([(end, end)]) {
                if from > night {
                    match gaps.iter_mut().find(|gap| (gap.from, gap.to) == (night, from)) {
                        Some(gap) => gap.members.extend(&party.members),
                        None => gaps.push(Uncovered {
                            from: night,
                            to: from,
                            members: party.members.clone(),
                        }),
                    }
                }
                night = to;
            }
        }
        for gap in &mut gaps {
            gap.members.sort_unstable();
        }
        gaps.sort_by(|a, b| (a.from, a.to, &a.members).cmp(&(b.from, b.to, &b.members)));
        gaps
    }
}
