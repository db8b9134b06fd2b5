//! An independent check of a placing. It shares no code with the model, the transportation problem
//! or the search that found the placing.

use super::problem::{Batch, Capacity, HouseholdIx, Placing, ProgramIx, SupplyIx, UnitDemand};
use std::collections::{BTreeMap, BTreeSet};

impl Batch {
    /// Returns true if the placing is possible: every choice exists, no supply or support is
    /// exceeded, and households that must be apart are apart.
    pub fn allows(&self, placing: &Placing) -> bool {
        let mut at_supply: BTreeMap<SupplyIx, Vec<UnitDemand>> = BTreeMap::new();
        let mut support: BTreeMap<ProgramIx, u64> = BTreeMap::new();
        let mut program_of: BTreeMap<HouseholdIx, ProgramIx> = BTreeMap::new();
        if placing.len() != self.households.len() {
            return false;
        }
        for ((household, asking), chosen) in self.households.pairs().zip(placing) {
            let Some(chosen) = chosen else { continue };
            let Some(choice) = asking.choices.find(*chosen) else { return false };
            let Some(supply) = self.supplies.find(choice.supply) else { return false };
            at_supply.entry(choice.supply).or_default().push(choice.takes);
            *support.entry(supply.program).or_default() += u64::from(asking.support);
            program_of.insert(household, supply.program);
        }
        let enough =
            at_supply.iter().all(|(supply, takes)| self.supplies[*supply].holds.suffices(takes));
        let supported = support.iter().all(|(program, asked)| {
            self.support
                .find(*program)
                .is_some_and(|most| most.is_none_or(|most| *asked <= u64::from(most)))
        });
        let apart = self.apart.iter().all(|set| {
            let mut seen = BTreeSet::new();
            let each: BTreeSet<_> = set.iter().collect();
            each.into_iter().filter_map(|h| program_of.get(h)).all(|program| seen.insert(*program))
        });
        enough && supported && apart
    }
}

impl Capacity {
    fn suffices(self, takes: &[UnitDemand]) -> bool {
        let (mut units, mut own_rooms) = (0_u64, 0_u64);
        let mut mates: BTreeMap<u16, u64> = BTreeMap::new();
        for taken in takes {
            match taken {
                UnitDemand::Units(n) => units += u64::from(*n),
                UnitDemand::Bed(class) => *mates.entry(*class).or_default() += 1,
                UnitDemand::Room => own_rooms += 1,
            }
        }
        match self {
            Self::Units(free) => units <= u64::from(free) && own_rooms == 0 && mates.is_empty(),
            Self::Rooms { rooms, beds } => {
                let beds = u64::from(beds);
                let shared = mates.values().map(|people| people.div_ceil(beds.max(1)));
                units == 0
                    && (beds > 0 || takes.is_empty())
                    && own_rooms + shared.sum::<u64>() <= u64::from(rooms)
            }
        }
    }
}
