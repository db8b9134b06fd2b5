//! Lagrangian relaxation over the transportation problem. The limits that this problem leaves out
//! (staff, beds for families, households kept apart) get a price, raised where the relaxed placing
//! exceeds them.

use super::problem::{
    Batch, Capacity, ChoiceIx, HouseholdIx, OfChoices, Placing, ProgramIx, SupplyIx, UnitDemand,
};
use super::subgradient::{PricedBound, descend};
use super::transportation::{Transportation, priced, transport};
use crate::solvers::table::Table;
use std::collections::BTreeMap;
use std::time::Instant;

/// A limit that the relaxation leaves out.
struct SideConstraint {
    program: ProgramIx,
    most: i64,
    uses: Vec<ConstraintUse>,
}

/// A household with one of its choices, and the amount of the limit that it uses.
type ConstraintUse = (HouseholdIx, ChoiceIx, i64);

/// The relaxation at some prices for the limits it leaves out. All values are in parts.
#[derive(Debug, Clone)]
pub(super) struct LagrangianBound {
    pub(super) relaxed: Transportation,
    /// The value of each choice at these prices.
    pub(super) worth: OfChoices<i64>,
    /// An upper bound on the value of any placing.
    pub(super) bound: i64,
    /// The value that the bound counts for everything each program has, used or not.
    pub(super) sold: Table<ProgramIx, i64>,
    prices: Vec<i64>,
    over: Vec<i64>,
}

impl PricedBound for LagrangianBound {
    const IN_VAIN: u32 = 12;

    fn bound(&self) -> i64 {
        self.bound
    }

    fn prices(&self) -> &[i64] {
        &self.prices
    }

    fn over(&self) -> Vec<i64> {
        self.over.clone()
    }
}

/// The inputs that are the same at all prices.
struct LagrangianProblem<'a> {
    batch: &'a Batch,
    worth: &'a OfChoices<i64>,
    places: &'a Table<SupplyIx, usize>,
    sides: Vec<SideConstraint>,
    until: Instant,
}

/// Seeks prices with a lower bound. `better` gets each lower bound, and returns the value of the
/// best placing by then.
pub(super) fn tighten(
    (batch, worth): (&Batch, &OfChoices<i64>),
    relaxed: Transportation,
    places: &Table<SupplyIx, usize>,
    until: Instant,
    better: &mut dyn FnMut(&LagrangianBound) -> i64,
) -> LagrangianBound {
    let fixed = LagrangianProblem { batch, worth, places, sides: sides(batch), until };
    let free = vec![0; fixed.sides.len()];
    let first = fixed.charged(relaxed, worth.clone(), free);
    // No choice is taken at a price above the highest value.
    let dearest = worth.iter().flatten().copied().fold(0, i64::max);
    descend(first, dearest, until, |prices| Some(fixed.at(prices)), better)
}

impl LagrangianProblem<'_> {
    /// The relaxation in which every use of a limit costs its price.
    fn at(&self, prices: Vec<i64>) -> LagrangianBound {
        let mut worth = self.worth.clone();
        for (side, price) in self.sides.iter().zip(&prices).filter(|(_, price)| **price > 0) {
            for (household, chosen, times) in &side.uses {
                worth[*household][*chosen] -= price * times;
            }
        }
        let relaxed = transport(self.batch, &worth, self.places, self.until);
        self.charged(relaxed, worth, prices)
    }

    fn charged(
        &self,
        relaxed: Transportation,
        worth: OfChoices<i64>,
        prices: Vec<i64>,
    ) -> LagrangianBound {
        let sides = self.sides.iter().zip(&prices);
        let sides = sides.map(|(side, price)| (side.program, side.most.saturating_mul(*price)));
        let bound = sides.clone().map(|(_, sold)| sold).fold(relaxed.bound, i64::saturating_add);
        let sold = self.sold(&relaxed, sides);
        let over = self.sides.iter().map(|side| side.over(&relaxed.placing)).collect();
        LagrangianBound { relaxed, worth, bound, sold, prices, over }
    }

    /// The value of everything each program has: its places and its other limits.
    fn sold(
        &self,
        relaxed: &Transportation,
        sides: impl Iterator<Item = (ProgramIx, i64)>,
    ) -> Table<ProgramIx, i64> {
        let places = self.batch.supplies.iter().zip(&relaxed.prices).zip(self.places);
        let places =
            places.map(|((supply, price), places)| (supply.program, priced(*price, *places)));
        let mut all = self.batch.support.map(|_| 0_i64);
        for (program, sold) in places.chain(sides) {
            all[program] = all[program].saturating_add(sold);
        }
        all
    }
}

impl SideConstraint {
    /// The use beyond the limit in a placing; below zero if some is left.
    fn over(&self, placing: &Placing) -> i64 {
        let taken = |(household, chosen, _): &&ConstraintUse| placing[*household] == Some(*chosen);
        self.uses.iter().filter(taken).map(|(_, _, times)| times).sum::<i64>() - self.most
    }
}

/// The most uses charged for households kept apart. Charging more takes longer than it gains. The
/// bound is valid without them.
const MOST_USES: usize = 1_000_000;

/// Every limit that the relaxation leaves out and that could be exceeded.
fn sides(batch: &Batch) -> Vec<SideConstraint> {
    let mut support: BTreeMap<ProgramIx, Vec<ConstraintUse>> = BTreeMap::new();
    let mut room: BTreeMap<SupplyIx, Vec<ConstraintUse>> = BTreeMap::new();
    for (household, asking) in batch.households.pairs() {
        for (chosen, choice) in asking.choices.pairs() {
            let supply = &batch.supplies[choice.supply];
            let needs = i64::from(asking.support);
            support.entry(supply.program).or_default().push((household, chosen, needs));
            let takes = match (choice.takes, supply.holds) {
                (UnitDemand::Units(n), _) => i64::from(n),
                (UnitDemand::Room, Capacity::Rooms { beds, .. }) => i64::from(beds),
                (UnitDemand::Bed(_) | UnitDemand::Room, _) => 1,
            };
            room.entry(choice.supply).or_default().push((household, chosen, takes));
        }
    }
    let supported = support.into_iter().filter_map(|(program, uses)| {
        let most = i64::from(batch.support[program]?);
        Some(SideConstraint { program, most, uses })
    });
    let roomy = room.into_iter().filter_map(|(supply, uses)| {
        let most = match batch.supplies[supply].holds {
            Capacity::Units(units) => i64::from(units),
            Capacity::Rooms { rooms, beds } => i64::from(rooms) * i64::from(beds),
        };
        let uneven = uses.iter().any(|(_, _, times)| *times > 1);
        uneven.then_some(SideConstraint { program: batch.program(supply), most, uses })
    });
    let mut left = Some(MOST_USES);
    let charged = batch.apart.iter().take_while(|set| {
        let choices = |at: &HouseholdIx| batch.households[*at].choices.len();
        left = left.and_then(|left| left.checked_sub(set.iter().map(choices).sum()));
        left.is_some()
    });
    let apart = charged.flat_map(|set| apart(batch, set));
    let all = supported.chain(roomy).chain(apart);
    all.filter(|side| side.uses.iter().map(|(_, _, times)| times).sum::<i64>() > side.most)
        .collect()
}

/// Limits each program to one household of the set.
fn apart(batch: &Batch, set: &[HouseholdIx]) -> Vec<SideConstraint> {
    let mut programs: BTreeMap<ProgramIx, Vec<ConstraintUse>> = BTreeMap::new();
    for household in set {
        for (chosen, choice) in batch.households[*household].choices.pairs() {
            let uses = programs.entry(batch.program(choice.supply)).or_default();
            uses.push((*household, chosen, 1));
        }
    }
    programs.into_iter().map(|(program, uses)| SideConstraint { program, most: 1, uses }).collect()
}
