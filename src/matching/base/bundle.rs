//! Columns read together. Rows with the same facts for several rules are of one kind, and verdicts
//! are added up per kind instead of per row. A night has far fewer kinds than rows.

use crate::matching::base::row_codes::RowCodes;
use crate::rules::{Codes, Column, RULES, Rule};
use std::collections::BTreeMap;

/// Several columns read as one.
#[derive(Debug, Clone)]
pub(crate) struct Bundle {
    /// Each rule, by its place in [`RULES`], and the fact that each kind has.
    ///
    /// [`RULES`]: crate::rules::RULES
    facts: Vec<(usize, FactsOfKinds)>,
    /// The number of kinds.
    kinds: usize,
    /// The number of rows of each kind. Empty if the bundle has one rule, since its kinds are
    /// facts, which `Distinct` counts.
    rows: Vec<usize>,
    /// The kind of each row.
    codes: RowCodes,
}

/// The fact of a rule that each kind has.
#[derive(Debug, Clone)]
pub(crate) enum FactsOfKinds {
    /// The fact with the kind's own number: the rule is alone in its bundle.
    Same,
    /// The fact stored at the kind's number.
    Of(Codes),
}

impl FactsOfKinds {
    /// Returns the fact of a kind.
    pub(crate) fn at(&self, kind: usize) -> usize {
        match self {
            Self::Same => kind,
            Self::Of(facts) => facts.at(kind),
        }
    }
}

/// The most kinds of a new bundle with several rules. Every row looks up its kind, so the table of
/// kinds should stay in the nearest cache.
const MOST: usize = 1024;

/// Columns that are being joined.
struct Joined {
    facts: Vec<(usize, Codes)>,
    kinds: usize,
    codes: Codes,
}

impl Joined {
    /// Starts with one column.
    fn of(place: usize, column: &Column) -> Self {
        let kinds = column.facts.count();
        let facts = Codes::of((0..).take(kinds).collect(), kinds);
        Self { facts: vec![(place, facts)], kinds, codes: column.codes.clone() }
    }

    /// Adds one column. Returns `None` if there would be too many kinds, or if only one of the two
    /// has the same fact in every row.
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
}

impl From<Joined> for Bundle {
    fn from(Joined { facts, kinds, codes }: Joined) -> Self {
        let row_codes = RowCodes::of(&codes);
        if let [(place, _)] = facts.as_slice() {
            let facts = vec![(*place, FactsOfKinds::Same)];
            return Self { facts, kinds, rows: Vec::new(), codes: row_codes };
        }
        let mut rows = vec![0; kinds];
        for row in 0..codes.len() {
            rows.get_mut(codes.at(row)).into_iter().for_each(|rows| *rows += 1);
        }
        let facts = facts.into_iter().map(|(place, facts)| (place, FactsOfKinds::Of(facts)));
        Self { facts: facts.collect(), kinds, rows, codes: row_codes }
    }
}

impl Bundle {
    /// Bundles columns, each given with the place of its rule. Rules that exclude no program are in
    /// separate bundles, which the sweep skips. Each rule that reads posts has its own bundle,
    /// because its column is the one that changes.
    pub(crate) fn all(columns: &[(usize, Column)]) -> Vec<Self> {
        let rule = |place: usize| RULES.get(place);
        let reads_posts = |place: usize| rule(place).is_some_and(Rule::reads_posts);
        let keeps_out = |place: usize| rule(place).is_some_and(Rule::keeps_out);
        let all = columns.iter().map(|(place, column)| (*place, column));
        let (changing, other): (Vec<_>, Vec<_>) = all.partition(|(place, _)| reads_posts(*place));
        let (keeping, preferring): (Vec<_>, Vec<_>) =
            other.into_iter().partition(|(place, _)| keeps_out(*place));
        let changing = changing.into_iter().map(|(place, column)| Joined::of(place, column));
        let joined = few(keeping).into_iter().chain(few(preferring)).chain(changing);
        joined.map(Self::from).collect()
    }

    /// The kind of each row.
    pub(crate) fn codes(&self) -> &RowCodes {
        &self.codes
    }

    /// Updates a row after some rules read other facts of it. `changed` pairs the place of a rule
    /// with its new fact; rules of other bundles are ignored.
    pub(crate) fn follow(&mut self, row: usize, changed: &[(usize, usize)]) {
        let of = |place: usize| changed.iter().find(|(known, _)| *known == place);
        if let [(place, FactsOfKinds::Same)] = self.facts.as_slice() {
            if let Some((_, fact)) = of(*place) {
                self.kinds = self.kinds.max(fact + 1);
                self.codes.set(row, *fact);
            }
            return;
        }
        let was = self.codes.at(row);
        let then = self
            .facts
            .iter()
            .map(|(place, facts)| of(*place).map_or_else(|| facts.at(was), |(_, fact)| *fact));
        let then: Vec<usize> = then.collect();
        let is = |kind: &usize| {
            self.facts.iter().map(|(_, facts)| facts.at(*kind)).eq(then.iter().copied())
        };
        let has_rows = |kind: usize| self.rows.get(kind).is_some_and(|rows| *rows > 0);
        let known = (0..self.kinds).filter(|kind| has_rows(*kind)).find(is);
        let kind = known
            .unwrap_or_else(|| (0..self.kinds).find(|kind| !has_rows(*kind)).unwrap_or(self.kinds));
        if known.is_none() {
            self.kinds = self.kinds.max(kind + 1);
            self.rows.resize(self.kinds, 0);
            for ((_, facts), fact) in self.facts.iter_mut().zip(then) {
                if let FactsOfKinds::Of(facts) = facts {
                    facts.set(kind, fact);
                }
            }
        }
        self.codes.set(row, kind);
        self.rows.get_mut(kind).into_iter().for_each(|rows| *rows += 1);
        self.rows.get_mut(was).into_iter().for_each(|rows| *rows = rows.saturating_sub(1));
    }

    /// Returns true if changes have added too many kinds. A bundle with one rule never has too
    /// many.
    pub(crate) fn has_too_many(&self) -> bool {
        self.facts.len() > 1 && self.kinds > 2 * MOST
    }

    /// The number of kinds.
    pub(crate) fn kinds(&self) -> usize {
        self.kinds
    }

    /// The places of its rules in `RULES`.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> {
        self.facts.iter().map(|(place, _)| *place)
    }

    /// Returns the fact of a row for the rule at position `at` of the bundle.
    pub(crate) fn fact(&self, at: usize, row: usize) -> Option<usize> {
        self.facts.get(at).map(|(_, facts)| facts.at(self.codes.at(row)))
    }

    /// The fact that each kind has for the rule at a place; `None` for a rule of another bundle.
    pub(crate) fn facts(&self, place: usize) -> Option<&FactsOfKinds> {
        self.facts.iter().find(|(known, _)| *known == place).map(|(_, facts)| facts)
    }

    /// Numbers the kinds. Kinds have the same number if `numbered` gives their facts the same
    /// numbers. Returns also how many numbers there are, or `None` if all kinds have the same.
    pub(crate) fn alike(
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

    /// Combines for each kind, with `and`, what the rules say. `said` returns a value for each fact
    /// of the rule at a place, or `None` if none of them counts. Returns `None` if no rule counts.
    pub(crate) fn together<T: Copy + Default>(
        &self,
        said: impl Fn(usize) -> Option<Vec<T>>,
        and: impl Fn(T, T) -> T,
    ) -> Option<Vec<T>> {
        let mut together: Option<Vec<T>> = None;
        for (place, facts) in &self.facts {
            let Some(said) = said(*place) else { continue };
            match facts {
                FactsOfKinds::Same => return Some(said),
                FactsOfKinds::Of(facts) => {
                    let together = together.get_or_insert_with(|| vec![T::default(); self.kinds]);
                    facts.each(0, &said, together, |all, said| *all = and(*all, said));
                }
            }
        }
        together
    }
}

/// Joins columns into few bundles, starting with the columns that have the fewest facts. Columns
/// with the same fact in every row are in the first bundle, which has one kind.
fn few(mut columns: Vec<(usize, &Column)>) -> Vec<Joined> {
    columns.sort_by_key(|(_, column)| column.facts.count());
    let mut bundles: Vec<Joined> = Vec::new();
    for (place, column) in columns {
        let wider = bundles.last().and_then(|last| last.and(place, column));
        match (wider, bundles.last_mut()) {
            (Some(wider), Some(last)) => *last = wider,
            (_, _) => bundles.push(Joined::of(place, column)),
        }
    }
    bundles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use proptest::prelude::*;

    /// Columns of this many rows, each with fewer than 60 facts, by the places of their rules.
    fn columns(rows: usize) -> impl Strategy<Value = Vec<(usize, Column)>> {
        let column = (1_u32..60).prop_flat_map(move |facts| {
            let codes = prop::collection::vec(0..facts, rows);
            codes.prop_map(move |codes| Column::of((0..facts).collect(), codes))
        });
        prop::collection::vec(column, 1..12).prop_map(|all| all.into_iter().enumerate().collect())
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
                    let codes = &columns[place].1.codes;
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
                (place != skipped).then(|| (0..columns[place].1.facts.count()).map(of).collect::<Vec<_>>())
            };
            let mut rows = vec![0; 70];
            for bundle in Bundle::all(&columns) {
                if let Some(of_kinds) = bundle.together(said, |a, b| a ^ b) {
                    bundle.codes().each(&of_kinds, &mut rows, |row, kind| *row ^= kind);
                }
            }
            for (row, known) in rows.into_iter().enumerate() {
                let said = (0..columns.len()).filter_map(|place| Some(said(place)?[columns[place].1.codes.at(row)]));
                prop_assert_eq!(said.fold(0, |a, b| a ^ b), known);
            }
        }
    }
}
