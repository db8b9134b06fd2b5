//! Columns read together: rows alike in all that some rules read are of one kind, and what those
//! rules say is added up for kinds, not for rows. A night has far fewer kinds than rows.

use crate::rules::{Codes, Column, RULES};
use std::collections::BTreeMap;

/// Some columns read as one.
#[derive(Debug)]
pub(super) struct Bundle {
    /// Each rule, by its place in [`RULES`], and which of its facts each kind has.
    ///
    /// [`RULES`]: crate::rules::RULES
    facts: Vec<(usize, Codes)>,
    /// How many kinds there are.
    kinds: usize,
    /// Which kind each row is of.
    codes: Codes,
}

/// No bundle has more kinds, unless a rule alone has more facts: what is said of kinds is looked up
/// for every row, and should stay in the nearest cache.
const MOST: usize = 1024;

impl Bundle {
    /// All columns, in the order of [`RULES`], in bundles. Rules that keep nobody out are in bundles
    /// of their own, which need no looking at to see who fits.
    pub(super) fn all(columns: &[Column]) -> Vec<Self> {
        let places = RULES.iter().zip(columns).enumerate();
        let (keeping, preferring): (Vec<_>, Vec<_>) =
            places.partition(|(_, (rule, _))| rule.keeps_out());
        let mut bundles = Vec::new();
        for some in [keeping, preferring] {
            let columns = some.into_iter().map(|(place, (_, column))| (place, column));
            bundles.extend(Self::few(columns.collect()));
        }
        bundles
    }

    /// Some columns, those with the fewest facts first, in as few bundles as that makes. Columns with
    /// the same fact in every row are in the first, which has one kind.
    fn few(mut columns: Vec<(usize, &Column)>) -> Vec<Self> {
        columns.sort_by_key(|(_, column)| column.facts.count());
        let mut bundles: Vec<Self> = Vec::new();
        for (place, column) in columns {
            let wider = bundles.last().and_then(|last| last.and(place, column));
            match (wider, bundles.last_mut()) {
                (Some(wider), Some(last)) => *last = wider,
                (_, _) => bundles.push(Self::of(place, column)),
            }
        }
        bundles
    }

    /// One column.
    fn of(place: usize, column: &Column) -> Self {
        let kinds = column.facts.count();
        let facts = Codes::of((0..).take(kinds).collect(), kinds);
        Self { facts: vec![(place, facts)], kinds, codes: column.codes.clone() }
    }

    /// This and one column more; `None` where that has too many kinds.
    fn and(&self, place: usize, column: &Column) -> Option<Self> {
        let facts = column.facts.count();
        if (self.kinds <= 1) != (facts <= 1) || facts > MOST {
            return None;
        }
        let mut known: Vec<Option<u32>> = vec![None; self.kinds * facts];
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let mut codes = Vec::with_capacity(self.codes.len());
        for row in 0..self.codes.len() {
            let (kind, fact) = (self.codes.at(row), column.codes.at(row));
            let slot = known.get_mut(kind * facts + fact)?;
            if slot.is_none() {
                *slot = u32::try_from(pairs.len()).ok().filter(|_| pairs.len() < MOST);
                pairs.push((kind, fact));
            }
            codes.push((*slot)?);
        }
        let few = |facts: Vec<usize>| {
            let most = facts.iter().max().map_or(0, |most| most + 1);
            let narrow = facts.into_iter().filter_map(|fact| u32::try_from(fact).ok());
            Codes::of(narrow.collect(), most)
        };
        let of_kinds = |(place, known): &(usize, Codes)| {
            (*place, few(pairs.iter().map(|(kind, _)| known.at(*kind)).collect()))
        };
        let mut facts: Vec<_> = self.facts.iter().map(of_kinds).collect();
        facts.push((place, few(pairs.iter().map(|(_, fact)| *fact).collect())));
        Some(Self { facts, kinds: pairs.len(), codes: Codes::of(codes, pairs.len()) })
    }

    /// Which kind each row is of.
    pub(super) fn codes(&self) -> &Codes {
        &self.codes
    }

    /// How many kinds there are.
    pub(super) fn kinds(&self) -> usize {
        self.kinds
    }

    /// The rules, by their places.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        self.facts.iter().map(|(place, _)| *place)
    }

    /// Which fact of its rule at a place among them a row has.
    pub(super) fn fact(&self, at: usize, row: usize) -> Option<usize> {
        self.facts.get(at).map(|(_, facts)| facts.at(self.codes.at(row)))
    }

    /// Which fact of a rule each kind has, by the rule's place; `None` for a rule of another bundle.
    pub(super) fn facts(&self, place: usize) -> Option<&Codes> {
        self.facts.iter().find(|(known, _)| *known == place).map(|(_, facts)| facts)
    }

    /// Which number each kind has where kinds with the same numbers of all facts have the same, and how
    /// many there are; `None` where no rule numbers its facts.
    pub(super) fn alike(
        &self,
        numbered: impl Fn(usize) -> Option<Vec<usize>>,
    ) -> Option<(Vec<usize>, usize)> {
        let mut alike: Option<(Vec<usize>, usize)> = None;
        for (place, facts) in &self.facts {
            let Some(of_facts) = numbered(*place) else { continue };
            let (mut numbers, _) = alike.unwrap_or_else(|| (vec![0; self.kinds], 1));
            let mut known: BTreeMap<(usize, Option<usize>), usize> = BTreeMap::new();
            for (kind, number) in numbers.iter_mut().enumerate() {
                let next = known.len();
                let of_fact = of_facts.get(facts.at(kind)).copied();
                *number = *known.entry((*number, of_fact)).or_insert(next);
            }
            alike = Some((numbers, known.len()));
        }
        alike.filter(|(_, numbers)| *numbers > 1)
    }

    /// What its rules say of each kind together; `None` where they say nothing that counts. `said`
    /// is what the rule at a place says of each of its facts, where any of it counts.
    pub(super) fn together<T: Copy + Default>(
        &self,
        said: impl Fn(usize) -> Option<Vec<T>>,
        and: impl Fn(T, T) -> T,
    ) -> Option<Vec<T>> {
        let mut together: Option<Vec<T>> = None;
        for (place, facts) in &self.facts {
            let Some(said) = said(*place) else { continue };
            let together = together.get_or_insert_with(|| vec![T::default(); self.kinds]);
            facts.each(0, &said, together, |all, said| *all = and(*all, said));
        }
        together
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    /// Columns of so many rows, each of up to so many facts.
    fn columns(rows: usize) -> impl Strategy<Value = Vec<Column>> {
        let column = (1_u32..60).prop_flat_map(move |facts| {
            let codes = prop::collection::vec(0..facts, rows);
            codes.prop_map(move |codes| Column::of((0..facts).collect(), codes))
        });
        prop::collection::vec(column, 1..12)
    }

    proptest! {
        #![proptest_config(cases(60))]

        #[test]
        fn every_rule_is_in_one_bundle_and_every_row_keeps_its_facts(
            columns in prop_oneof![Just(0_usize), 1_usize..40, 1500_usize..2500].prop_flat_map(columns)
        ) {
            let bundles = Bundle::all(&columns);
            let mut places: Vec<usize> = bundles.iter().flat_map(Bundle::places).collect();
            places.sort_unstable();
            prop_assert_eq!(places, (0..columns.len()).collect::<Vec<_>>());
            for bundle in &bundles {
                prop_assert!(bundle.kinds() <= MOST);
                for place in bundle.places() {
                    let codes = &columns[place].codes;
                    let facts = bundle.facts(place).unwrap();
                    let fact = |row: usize| facts.at(bundle.codes().at(row));
                    prop_assert!((0..codes.len()).all(|row| fact(row) == codes.at(row)));
                }
            }
        }

        #[test]
        fn what_is_said_of_kinds_is_what_is_said_of_each_row(columns in columns(70), skipped in 0_usize..12) {
            let said = |place: usize| {
                let of = |fact: usize| 1_u64 << ((fact + place) % 64);
                (place != skipped).then(|| (0..columns[place].facts.count()).map(of).collect::<Vec<_>>())
            };
            let mut rows = vec![0; 70];
            for bundle in Bundle::all(&columns) {
                if let Some(of_kinds) = bundle.together(said, |a, b| a ^ b) {
                    bundle.codes().each(0, &of_kinds, &mut rows, |row, kind| *row ^= kind);
                }
            }
            for (row, known) in rows.into_iter().enumerate() {
                let said = (0..columns.len()).filter_map(|place| Some(said(place)?[columns[place].codes.at(row)]));
                prop_assert_eq!(said.fold(0, |a, b| a ^ b), known);
            }
        }
    }
}
