//! The problem of a household in parts: its choices, and plans in which parts also stay alone.

use super::problem::{APART, Choices, MOVE, ORGANIZATION, PartIx, Spell, UNCOVERED};
use crate::solvers::fault::exact;
use crate::solvers::table::Table;

/// The choices of a household in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedChoices {
    /// Ways to stay for all parts in one program. A price is for one part.
    pub together: Choices,
    /// Ways to stay for each part alone, over the same nights.
    pub alone: Table<PartIx, Choices>,
}

/// The stays of a household in parts. Each program is entered once: either by all parts, who come
/// and go together, or by one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedChain {
    /// The total cost.
    pub cost: i32,
    /// The stays of all parts together.
    pub together: Vec<Spell>,
    /// The stays of each part alone.
    pub alone: Table<PartIx, Vec<Spell>>,
}

impl SharedChain {
    /// Returns the number of nights on which some part stays alone. Nights on which no part has a
    /// place do not count.
    pub fn nights_apart(&self) -> u32 {
        let mut nights: Vec<u32> =
            self.alone.iter().flatten().flat_map(|spell| spell.from..spell.to).collect();
        nights.sort_unstable();
        nights.dedup();
        exact(nights.len())
    }

    /// Returns true if this is a plan from these choices at exactly its cost. Shares no code with
    /// the search.
    pub fn holds(&self, choices: &SharedChoices) -> bool {
        let (mut cost, mut entered, mut organizations) = (0, Vec::new(), Vec::new());
        let count = |nights: u32| exact::<_, i32>(nights);
        let mut together = Vec::new();
        for spell in &self.together {
            let Some(option) = choices.together.options.find(spell.option) else { return false };
            together.push((*spell, *option));
            entered.push(option.program);
        }
        for (own, choices) in self.alone.iter().zip(&choices.alone) {
            let mut stays = together.clone();
            for spell in own {
                let Some(option) = choices.options.find(spell.option) else { return false };
                stays.push((*spell, *option));
                entered.push(option.program);
                cost += count(spell.to - spell.from) * APART;
            }
            stays.sort_unstable_by_key(|(spell, _)| spell.from);
            let mut night = 0;
            for (spell, option) in stays {
                if spell.from < night || !option.allows(spell.from, spell.to) {
                    return false;
                }
                cost += count(spell.from - night) * UNCOVERED + MOVE;
                cost += count(spell.to - spell.from) * option.nightly;
                night = spell.to;
                organizations.push(option.organization);
            }
            let Some(rest) = choices.nights.checked_sub(night) else { return false };
            cost += count(rest) * UNCOVERED;
        }
        organizations.sort_unstable();
        organizations.dedup();
        cost += exact::<_, i32>(organizations.len().saturating_sub(1)) * ORGANIZATION;
        let entries = entered.len();
        entered.sort_unstable();
        entered.dedup();
        entered.len() == entries && cost == self.cost
    }
}
