//! The search index: a night arranged for ranking. It keeps the distinct facts of each rule once,
//! and the number of the fact that each row has.

use crate::domain::{Group, Night, Offer, Program, ProgramId, UnitGroupId};
use crate::matching::base::bundle::Bundle;
use crate::matching::{NamedProgram, ProgramName};
use crate::rules::{Column, Distinct, RULES, Rule};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// A night and the facts that the rules read of it, shared by every request. A change to one clone
/// does not show in the others, and copies only what it changes.
#[derive(Debug, Clone)]
pub struct SearchIndex {
    night: Night,
    facts: Vec<Distinct>,
    bundles: Vec<Arc<Bundle>>,
    /// The bundle of each rule, and the rule's position in it.
    read_in: Arc<[(usize, usize)]>,
    rows: Arc<RowsOfNight>,
    /// The id and name of each program, shared with all answers.
    names: Arc<[ProgramName]>,
}

/// The rows by program and by unit group.
#[derive(Debug)]
struct RowsOfNight {
    /// The first row of each program, and the end of the last program. Rows are in the order of
    /// their programs. `u32` halves the size, because every request reads all of them.
    first: Vec<u32>,
    /// The program of each row, and `u32::MAX` after the last row.
    program: Vec<u32>,
    /// The programs without any row.
    empty: Vec<usize>,
    group: HashMap<UnitGroupId, u32>,
}

/// The unused fact numbers that a column may keep. If more numbers than this are in use, as many
/// may be unused.
const UNUSED: usize = 1024;

impl RowsOfNight {
    fn of(night: &Night) -> Self {
        let program = night.groups.iter().map(|group| narrow(group.program));
        let program = program.chain([u32::MAX]).collect();
        let mut first: Vec<u32> = Vec::with_capacity(night.programs.len() + 1);
        let mut group = HashMap::with_capacity(night.groups.len());
        for (row, one) in night.groups.iter().enumerate() {
            first.resize(first.len().max(one.program + 1), narrow(row));
            group.insert(one.unit_group.id.clone(), narrow(row));
        }
        first.resize(night.programs.len() + 1, narrow(night.groups.len()));
        let alike = first.iter().zip(first.iter().skip(1)).map(|(first, next)| first == next);
        let empty = alike.enumerate().filter_map(|(at, is)| is.then_some(at)).collect();
        Self { first, program, empty, group }
    }
}

impl SearchIndex {
    /// Reads the facts of every rule for a night.
    pub fn of(night: Night) -> Self {
        let columns: Vec<(usize, Column)> =
            RULES.iter().map(|rule| gather(rule, &night)).enumerate().collect();
        let bundles: Vec<_> = Bundle::all(&columns).into_iter().map(Arc::new).collect();
        let facts = columns.into_iter().map(|(_, column)| column.facts).collect();
        let (read_in, rows) = (read_in(&bundles), Arc::new(RowsOfNight::of(&night)));
        let names = night.programs.iter().map(ProgramName::of).collect();
        Self { night, facts, bundles, read_in, rows, names }
    }

    /// Returns the index with some unit groups replaced, each given with its row.
    #[must_use]
    pub fn with(&self, groups: impl IntoIterator<Item = (usize, Group)>) -> Self {
        let mut next = self.clone();
        for (row, group) in groups {
            next.set_group(row, group);
        }
        next.compact();
        next
    }

    fn set_group(&mut self, row: usize, group: Group) {
        let Some(program) = self.night.programs.get(group.program) else { return };
        let now = Offer { program, group: &group, curves: &self.night.curves };
        let mut changed: Vec<(usize, usize)> = Vec::new();
        for (place, rule) in RULES.iter().enumerate().filter(|(_, rule)| reads(rule)) {
            let was = self
                .read_in
                .get(place)
                .and_then(|(bundle, at)| self.bundles.get(*bundle)?.fact(*at, row));
            let read = self.facts.get_mut(place).zip(was);
            let number = read.and_then(|(facts, was)| rule.law.read_again(facts, was, now));
            changed.extend(number.map(|number| (place, number)));
        }
        for bundle in &mut self.bundles {
            if bundle.places().any(|place| changed.iter().any(|(known, _)| *known == place)) {
                Arc::make_mut(bundle).follow(row, &changed);
            }
        }
        self.night.replace_group(row, group);
    }

    /// Reads a bundle again if it has too many unused numbers or kinds. This takes time in
    /// proportion to the rows, but at least 1,000 changes come before it.
    fn compact(&mut self) {
        let unused = |place: usize| {
            let facts = self.facts.get(place);
            facts.is_some_and(|facts| facts.unused() > UNUSED.max(facts.count() / 2))
        };
        let (anew, fine): (Vec<_>, Vec<_>) = self
            .bundles
            .iter()
            .cloned()
            .partition(|bundle| bundle.has_too_many() || bundle.places().any(unused));
        if anew.is_empty() {
            return;
        }
        let mut columns = Vec::new();
        for place in anew.iter().flat_map(|bundle| bundle.places()) {
            columns.extend(RULES.get(place).map(|rule| (place, gather(rule, &self.night))));
        }
        self.bundles =
            fine.into_iter().chain(Bundle::all(&columns).into_iter().map(Arc::new)).collect();
        for (place, column) in columns {
            self.facts.get_mut(place).into_iter().for_each(|facts| *facts = column.facts.clone());
        }
        self.read_in = read_in(&self.bundles);
    }

    /// Returns a unit group with its program.
    pub fn offer_of(&self, group: &UnitGroupId) -> Option<Offer<'_>> {
        self.offer(wide(*self.rows.group.get(group)?))
    }

    /// Returns a program and its unit groups in order.
    pub fn at_program(&self, id: &ProgramId) -> Option<(&Program, impl Iterator<Item = &Group>)> {
        let at = self.night.program_at(id)?;
        let rows = self.rows_of(at);
        let groups = self.night.groups.iter_from(rows.start).take(rows.len());
        Some((self.night.programs.get(at)?, groups))
    }

    /// Returns the night, including the unit groups that were replaced.
    pub fn night(&self) -> &Night {
        &self.night
    }

    pub(crate) fn rows(&self) -> usize {
        self.night.groups.len()
    }

    /// The distinct facts of each rule, in the order of [`RULES`].
    pub(crate) fn facts(&self) -> &[Distinct] {
        &self.facts
    }

    /// The bundles, which give the facts of each row for several rules at once.
    pub(crate) fn bundles(&self) -> impl Iterator<Item = &Bundle> {
        self.bundles.iter().map(AsRef::as_ref)
    }

    /// Returns the bundle of a rule, by its place in [`RULES`].
    pub(crate) fn bundle_of(&self, rule: usize) -> Option<&Bundle> {
        self.bundles.get(self.read_in.get(rule)?.0).map(AsRef::as_ref)
    }

    /// Returns the number of a row's fact for a rule, given by its place in [`RULES`].
    pub(crate) fn fact(&self, rule: usize, row: usize) -> Option<usize> {
        let (bundle, at) = *self.read_in.get(rule)?;
        self.bundles.get(bundle)?.fact(at, row)
    }

    /// Returns the program of a row. Past the end, returns a number that no program has.
    pub(crate) fn program_of(&self, row: usize) -> usize {
        self.rows.program.get(row).map_or(usize::MAX, |program| wide(*program))
    }

    /// For each row in order, true if it is the last of its program.
    pub(crate) fn last_rows(&self) -> impl Iterator<Item = bool> {
        let next = self.rows.program.get(1..).unwrap_or_default();
        self.rows.program.iter().zip(next).map(|(one, next)| one != next)
    }

    /// The programs without any row.
    pub(crate) fn empty(&self) -> &[usize] {
        &self.rows.empty
    }

    /// The rows of each program, in the order of the programs' ids.
    pub(crate) fn rows_of_each(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.rows.first.iter().skip(1);
        self.rows.first.iter().zip(ends).map(|(first, end)| wide(*first)..wide(*end))
    }

    /// Returns a program as answers name it.
    pub(crate) fn named(&self, at: usize) -> Option<NamedProgram> {
        NamedProgram::among(&self.names, at)
    }

    pub(crate) fn program(&self, at: usize) -> Option<&Program> {
        self.night.programs.get(at)
    }

    pub(crate) fn rows_of(&self, program: usize) -> Range<usize> {
        let rows = self.rows.first.get(program).zip(self.rows.first.get(program + 1));
        rows.map_or(0..0, |(first, end)| wide(*first)..wide(*end))
    }

    /// Returns the rows of the programs with these ids. Unknown ids are ignored.
    pub(crate) fn rows_named(&self, ids: &[ProgramId]) -> Vec<usize> {
        let places: BTreeSet<usize> =
            ids.iter().filter_map(|id| self.night.program_at(id)).collect();
        places.into_iter().flat_map(|program| self.rows_of(program)).collect()
    }

    pub(crate) fn group(&self, row: usize) -> Option<&Group> {
        self.night.groups.get(row)
    }

    pub(crate) fn offer(&self, row: usize) -> Option<Offer<'_>> {
        self.night.offer(self.group(row)?)
    }
}

/// Returns true if a rule reads unit groups. A rule over programs that a question names does not.
fn reads(rule: &Rule) -> bool {
    rule.shape.named().is_none()
}

fn gather(rule: &Rule, night: &Night) -> Column {
    if reads(rule) { rule.law.gather(night) } else { Column::silent(night.groups.len()) }
}

/// Returns the bundle of each rule, and the rule's position in it.
fn read_in(bundles: &[Arc<Bundle>]) -> Arc<[(usize, usize)]> {
    let mut read_in = vec![(0, 0); RULES.len()];
    for (bundle, rules) in bundles.iter().enumerate() {
        for (at, rule) in rules.places().enumerate() {
            read_in.get_mut(rule).into_iter().for_each(|of_rule| *of_rule = (bundle, at));
        }
    }
    read_in.into()
}

fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn wide(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        CapacityPost, Catalog, ProgramEntry, Taking, Timestamp, UnitGroup, UnitKind,
    };

    /// One program with this many unit groups.
    fn night(rows: usize) -> Night {
        let program: ProgramId = "program".parse().unwrap();
        let group = |nth: usize| UnitGroup {
            id: format!("group-{nth:05}").parse().unwrap(),
            program: program.clone(),
            name: "beds".into(),
            kind: UnitKind::SharedBed,
            sleeps: 1,
        };
        let groups = (0..rows).map(group).collect();
        let programs = vec![ProgramEntry {
            id: program.clone(),
            organization: "organization".parse().unwrap(),
            name: "Program".into(),
        }];
        Night::of(&Catalog { programs, groups, ..Catalog::default() }).unwrap()
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_timestamp(1_795_329_000 + second, 0).unwrap()
    }

    fn posted(group: &Group, nth: i64) -> Group {
        let post = CapacityPost {
            id: format!("post-{nth}").parse().unwrap(),
            group: group.unit_group.id.clone(),
            open: u16::try_from(nth % 900).unwrap(),
            taking: Taking::Yes,
            posted_at: at(nth * 900),
            posted_by: "program".to_owned(),
        };
        Group { post: Some(post.published()), ..group.clone() }
    }

    #[test]
    fn a_post_copies_the_column_it_changes_and_shares_all_others() {
        let field = SearchIndex::of(night(40));
        let then = field.with([(3, posted(&field.night.groups[3], 1))]);
        let pairs = field.bundles.iter().zip(&then.bundles);
        let copied: Vec<_> = pairs.filter(|(a, b)| !Arc::ptr_eq(a, b)).map(|(a, _)| a).collect();
        let rules = copied.iter().flat_map(|bundle| bundle.places());
        assert!(
            rules.eq(RULES
                .iter()
                .enumerate()
                .filter(|(_, rule)| rule.reads_posts())
                .map(|(at, _)| at))
        );
    }

    #[test]
    fn memory_is_given_back_when_nobody_reads_an_older_field_any_more() {
        let first = SearchIndex::of(night(40));
        let rows = first.rows();
        let before: Vec<_> = first.bundles.iter().map(Arc::downgrade).collect();
        let mut field = first.clone();
        for nth in 0..5_000 {
            let row = usize::try_from(nth).unwrap() % rows;
            field = field.with([(row, posted(&field.night.groups[row], nth))]);
        }
        let gone = || before.iter().filter(|old| old.upgrade().is_none()).count();
        assert_eq!(gone(), 0, "somebody reads it still");
        drop(first);
        assert_eq!(gone(), 1, "all but what later ones share is gone");
        // Each post was a new fact. Facts that no row has any longer are not kept.
        let most = field.facts.iter().map(Distinct::count).max().unwrap();
        assert!(most <= rows + 1, "{most} facts of {rows} rows");
    }

    #[test]
    fn what_gathered_is_read_anew_once_most_of_it_is_unused() {
        let mut night = night(6_000);
        for (group, nth) in night.groups.iter_mut().zip(0..) {
            *group = posted(group, nth);
        }
        let mut field = SearchIndex::of(night);
        let alike = posted(&field.night.groups[0], 7);
        for row in 0..6_000 {
            let group = Group { post: alike.post.clone(), ..field.night.groups[row].clone() };
            field = field.with([(row, group)]);
            let unused = field.facts.iter().map(Distinct::unused).max().unwrap();
            assert!(unused <= 3_001, "{unused} of them at row {row}");
        }
        let most = field.facts.iter().map(Distinct::count).max().unwrap();
        assert!(most < 2_100, "{most} facts");
    }
}
