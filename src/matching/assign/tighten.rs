//! Tightens the relaxation's bound: what it leaves out (staff, beds of families, those who must be
//! apart) gets a price, raised where the relaxed placing asks for too much of it.

use super::batch::{Batch, Holds, Placing, Takes};
use super::transport::{Transport, transport};
use std::collections::BTreeMap;
use std::time::Instant;

/// A limit that the relaxation leaves out, with its price.
struct Side {
    most: i64,
    price: i64,
    uses: Vec<Use>,
}

/// A household with one of its choices, and how much of the limit that uses.
type Use = (usize, usize, i64);

/// How often prices are changed at most, and after how many changes in vain the steps get smaller.
const ROUNDS: u32 = 60;
const IN_VAIN: u32 = 4;
/// The steps in vain are halved so often before it ends.
const HALVINGS: u32 = 6;

/// The relaxation at the best prices found, and what each choice counts at them.
pub(super) struct Tightened {
    pub(super) relaxed: Transport,
    pub(super) worth: Vec<Vec<i64>>,
    /// Nothing is worth more.
    pub(super) bound: i64,
}

/// Seeks prices with a lower bound. `better` is shown every relaxed placing and says what the best
/// real one is worth by then.
pub(super) fn tighten(
    batch: &Batch,
    first: Tightened,
    places: &[usize],
    until: Instant,
    better: &mut dyn FnMut(&Placing) -> i64,
) -> Tightened {
    let plain = first.worth.clone();
    let mut sides = sides(batch);
    let mut least = better(&first.relaxed.placing);
    let (mut best, mut latest) = (first, None);
    let (mut vain, mut halvings) = (0, 0);
    for _ in 0..ROUNDS {
        let at: &Tightened = latest.as_ref().unwrap_or(&best);
        let over: Vec<i64> = sides.iter().map(|side| side.over(&at.relaxed.placing)).collect();
        let gap = at.bound - least;
        if best.bound <= least
            || Instant::now() >= until
            || !raise(&mut sides, &over, gap, halvings)
        {
            break;
        }
        let next = at_prices(batch, &plain, &sides, places, until);
        least = better(&next.relaxed.placing);
        if next.bound < best.bound {
            (best, latest, vain) = (next, None, 0);
        } else {
            (latest, vain) = (Some(next), vain + 1);
        }
        if vain >= IN_VAIN {
            (vain, halvings) = (0, halvings + 1);
        }
        if halvings > HALVINGS {
            break;
        }
    }
    best
}

/// The relaxation where every use of a limit costs its price.
fn at_prices(
    batch: &Batch,
    plain: &[Vec<i64>],
    sides: &[Side],
    places: &[usize],
    until: Instant,
) -> Tightened {
    let mut worth = plain.to_vec();
    for side in sides.iter().filter(|side| side.price > 0) {
        for (household, chosen, times) in &side.uses {
            if let Some(worth) = worth.get_mut(*household).and_then(|w| w.get_mut(*chosen)) {
                *worth -= side.price * times;
            }
        }
    }
    let relaxed = transport(batch, &worth, places, until);
    let sold: i64 = sides.iter().map(|side| side.price * side.most).sum();
    let bound = relaxed.bound.saturating_add(sold);
    Tightened { relaxed, worth, bound }
}

/// Changes the prices by how far each limit is overstepped; whether any price changed.
fn raise(sides: &mut [Side], over: &[i64], gap: i64, halvings: u32) -> bool {
    let counts = |side: &Side, over: i64| over > 0 || side.price > 0;
    let pairs = sides.iter().zip(over).filter(|(side, over)| counts(side, **over));
    let norm: i128 = pairs.map(|(_, over)| i128::from(*over) * i128::from(*over)).sum();
    if norm == 0 {
        return false;
    }
    let mut changed = false;
    for (side, over) in sides.iter_mut().zip(over) {
        let step = i128::from(gap) * i128::from(*over) / (norm << halvings);
        let step = i64::try_from(step).unwrap_or(0);
        let price = (side.price + step).max(0);
        changed |= price != side.price;
        side.price = price;
    }
    changed
}

impl Side {
    /// How much more a placing uses than there is; below zero where some is left.
    fn over(&self, placing: &Placing) -> i64 {
        let taken = |(household, chosen, _): &&Use| {
            placing.get(*household).copied().flatten() == Some(*chosen)
        };
        self.uses.iter().filter(taken).map(|(_, _, times)| times).sum::<i64>() - self.most
    }
}

/// Every limit that the relaxation leaves out and that could be overstepped.
fn sides(batch: &Batch) -> Vec<Side> {
    let mut support: BTreeMap<usize, Vec<Use>> = BTreeMap::new();
    let mut room: BTreeMap<usize, Vec<Use>> = BTreeMap::new();
    for (household, asking) in batch.households.iter().enumerate() {
        for (chosen, choice) in asking.choices.iter().enumerate() {
            let program = batch.program(choice.supply);
            let needs = i64::from(asking.support);
            support.entry(program).or_default().push((household, chosen, needs));
            let takes = match (choice.takes, batch.supplies.get(choice.supply).map(|s| s.holds)) {
                (Takes::Units(n), _) => i64::from(n),
                (Takes::Room, Some(Holds::Rooms { beds, .. })) => i64::from(beds),
                (Takes::Bed(_) | Takes::Room, _) => 1,
            };
            room.entry(choice.supply).or_default().push((household, chosen, takes));
        }
    }
    let supported = support.into_iter().filter_map(|(program, uses)| {
        let most = batch.support.get(program).copied().flatten()?;
        Some(Side { most: i64::from(most), price: 0, uses })
    });
    let roomy = room.into_iter().filter_map(|(supply, uses)| {
        let most = match batch.supplies.get(supply)?.holds {
            Holds::Units(units) => i64::from(units),
            Holds::Rooms { rooms, beds } => i64::from(rooms) * i64::from(beds),
        };
        let uneven = uses.iter().any(|(_, _, times)| *times > 1);
        uneven.then_some(Side { most, price: 0, uses })
    });
    let apart = batch.apart.iter().flat_map(|set| apart(batch, set));
    let all = supported.chain(roomy).chain(apart);
    all.filter(|side| side.uses.iter().map(|(_, _, times)| times).sum::<i64>() > side.most)
        .collect()
}

/// One household of a set in each program.
fn apart(batch: &Batch, set: &[usize]) -> Vec<Side> {
    let mut programs: BTreeMap<usize, Vec<Use>> = BTreeMap::new();
    for household in set {
        let choices = batch.households.get(*household).into_iter().flat_map(|a| &a.choices);
        for (chosen, choice) in choices.enumerate() {
            let uses = programs.entry(batch.program(choice.supply)).or_default();
            uses.push((*household, chosen, 1));
        }
    }
    programs.into_values().map(|uses| Side { most: 1, price: 0, uses }).collect()
}
