//! Tightens the relaxation's bound: what it leaves out (staff, beds of families, those who must be
//! apart) gets a price, raised where the relaxed placing asks for too much of it.

use super::problem::{Batch, Capacity, Demand, Placing};
use super::subgradient::{PricedBound, descend};
use super::transportation::{Transportation, transport};
use std::collections::BTreeMap;
use std::time::Instant;

/// A limit that the relaxation leaves out.
struct SideConstraint {
    program: usize,
    most: i64,
    uses: Vec<ConstraintUse>,
}

/// A household with one of its choices, and how much of the limit that uses.
type ConstraintUse = (usize, usize, i64);

/// The relaxation at some prices of what it leaves out, all in parts.
#[derive(Debug, Clone)]
pub(super) struct LagrangianBound {
    pub(super) relaxed: Transportation,
    /// What each choice counts at the prices.
    pub(super) worth: Vec<Vec<i64>>,
    /// Nothing is worth more.
    pub(super) bound: i64,
    /// What the bound counts for everything each program has, which nobody need take.
    pub(super) sold: Vec<i64>,
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

/// What is the same at all prices.
struct LagrangianProblem<'a> {
    batch: &'a Batch,
    worth: &'a [Vec<i64>],
    places: &'a [usize],
    sides: Vec<SideConstraint>,
    until: Instant,
}

/// Seeks prices with a lower bound. `better` is shown what lowers it, and says what the best placing
/// counts by then.
pub(super) fn tighten(
    (batch, worth): (&Batch, &[Vec<i64>]),
    relaxed: Transportation,
    places: &[usize],
    until: Instant,
    better: &mut dyn FnMut(&LagrangianBound) -> i64,
) -> LagrangianBound {
    let fixed = LagrangianProblem { batch, worth, places, sides: sides(batch), until };
    let free = vec![0; fixed.sides.len()];
    let first = fixed.charged(relaxed, worth.to_vec(), free);
    // At the worth of what is worth most nobody wants what costs more.
    let dearest = worth.iter().flatten().copied().max().unwrap_or(0);
    descend(first, dearest, until, |prices| Some(fixed.at(prices)), better)
}

impl LagrangianProblem<'_> {
    /// The relaxation where every use of a limit costs its price.
    fn at(&self, prices: Vec<i64>) -> LagrangianBound {
        let mut worth = self.worth.to_vec();
        for (side, price) in self.sides.iter().zip(&prices).filter(|(_, price)| **price > 0) {
            for (household, chosen, times) in &side.uses {
                if let Some(worth) = worth.get_mut(*household).and_then(|w| w.get_mut(*chosen)) {
                    *worth -= price * times;
                }
            }
        }
        let relaxed = transport(self.batch, &worth, self.places, self.until);
        self.charged(relaxed, worth, prices)
    }

    fn charged(
        &self,
        relaxed: Transportation,
        worth: Vec<Vec<i64>>,
        prices: Vec<i64>,
    ) -> LagrangianBound {
        let sides = self.sides.iter().zip(&prices);
        let sides = sides.map(|(side, price)| (side.program, side.most.saturating_mul(*price)));
        let bound = sides.clone().map(|(_, sold)| sold).fold(relaxed.bound, i64::saturating_add);
        let sold = self.sold(&relaxed, sides);
        let over = self.sides.iter().map(|side| side.over(&relaxed.placing)).collect();
        LagrangianBound { relaxed, worth, bound, sold, prices, over }
    }
}

impl LagrangianProblem<'_> {
    /// What is sold by each program: its places, and its other limits.
    fn sold(
        &self,
        relaxed: &Transportation,
        sides: impl Iterator<Item = (usize, i64)>,
    ) -> Vec<i64> {
        let places = self.batch.supplies.iter().zip(&relaxed.prices).zip(self.places);
        let places = places.map(|((supply, price), places)| {
            (supply.program, price.saturating_mul(i64::try_from(*places).unwrap_or(i64::MAX)))
        });
        let mut all = vec![0_i64; self.batch.support.len()];
        for (program, sold) in places.chain(sides) {
            if let Some(all) = all.get_mut(program) {
                *all = all.saturating_add(sold);
            }
        }
        all
    }
}

impl SideConstraint {
    /// How much more a placing uses than there is; below zero where some is left.
    fn over(&self, placing: &Placing) -> i64 {
        let taken = |(household, chosen, _): &&ConstraintUse| {
            placing.get(*household).copied().flatten() == Some(*chosen)
        };
        self.uses.iter().filter(taken).map(|(_, _, times)| times).sum::<i64>() - self.most
    }
}

/// Of those who must be apart at most so many uses are charged: beyond, charging takes longer than it
/// gains. What is not charged leaves the bound true.
const MOST_USES: usize = 1_000_000;

/// Every limit that the relaxation leaves out and that could be overstepped.
fn sides(batch: &Batch) -> Vec<SideConstraint> {
    let mut support: BTreeMap<usize, Vec<ConstraintUse>> = BTreeMap::new();
    let mut room: BTreeMap<usize, Vec<ConstraintUse>> = BTreeMap::new();
    for (household, asking) in batch.households.iter().enumerate() {
        for (chosen, choice) in asking.choices.iter().enumerate() {
            let program = batch.program(choice.supply);
            let needs = i64::from(asking.support);
            support.entry(program).or_default().push((household, chosen, needs));
            let takes = match (choice.takes, batch.supplies.get(choice.supply).map(|s| s.holds)) {
                (Demand::Units(n), _) => i64::from(n),
                (Demand::Room, Some(Capacity::Rooms { beds, .. })) => i64::from(beds),
                (Demand::Bed(_) | Demand::Room, _) => 1,
            };
            room.entry(choice.supply).or_default().push((household, chosen, takes));
        }
    }
    let supported = support.into_iter().filter_map(|(program, uses)| {
        let most = batch.support.get(program).copied().flatten()?;
        Some(SideConstraint { program, most: i64::from(most), uses })
    });
    let roomy = room.into_iter().filter_map(|(supply, uses)| {
        let most = match batch.supplies.get(supply)?.holds {
            Capacity::Units(units) => i64::from(units),
            Capacity::Rooms { rooms, beds } => i64::from(rooms) * i64::from(beds),
        };
        let uneven = uses.iter().any(|(_, _, times)| *times > 1);
        uneven.then_some(SideConstraint { program: batch.program(supply), most, uses })
    });
    let mut left = MOST_USES;
    let charged = batch.apart.iter().take_while(|set| {
        let choices = |at: &usize| batch.households.get(*at).map_or(0, |a| a.choices.len());
        let rest = left.checked_sub(set.iter().map(choices).sum());
        left = rest.unwrap_or(0);
        rest.is_some()
    });
    let apart = charged.flat_map(|set| apart(batch, set));
    let all = supported.chain(roomy).chain(apart);
    all.filter(|side| side.uses.iter().map(|(_, _, times)| times).sum::<i64>() > side.most)
        .collect()
}

/// One household of a set in each program.
fn apart(batch: &Batch, set: &[usize]) -> Vec<SideConstraint> {
    let mut programs: BTreeMap<usize, Vec<ConstraintUse>> = BTreeMap::new();
    for household in set {
        let choices = batch.households.get(*household).into_iter().flat_map(|a| &a.choices);
        for (chosen, choice) in choices.enumerate() {
            let uses = programs.entry(batch.program(choice.supply)).or_default();
            uses.push((*household, chosen, 1));
        }
    }
    programs.into_iter().map(|(program, uses)| SideConstraint { program, most: 1, uses }).collect()
}
