//! A household in parts as a mixed-integer model: consecutive stages fill the nights, and in each
//! stage every part uses at most one option. The model shares nothing with the search. Both agree
//! whenever both finish.

use super::problem::{
    APART, MOVE, ORGANIZATION, OptionIx, OrganizationIx, PartIx, Spell, StayOption, StayProgramIx,
    UNCOVERED,
};
use super::split_problem::{SharedChain, SharedChoices};
use crate::solvers::fault::{Fault, exact};
use crate::solvers::model::{Backend, Goal, LinearTerms, Model, Point, Sense, Solved, VariableIx};
use crate::solvers::{Ix, Table};
use std::collections::BTreeMap;
use std::time::Duration;

/// The kind of a [`StageIx`].
enum Stage {}

/// A stage of a plan.
type StageIx = Ix<Stage>;

/// A way to stay, with its columns.
struct StageOption {
    option: StayOption,
    /// The option's index in its list.
    place: OptionIx,
    /// The part that the list belongs to; `None` for the list of all parts.
    part: Option<PartIx>,
    /// The columns of each stage: whether the stay covers it, whether it is entered there, and the
    /// nights.
    stages: Table<StageIx, [VariableIx; 3]>,
}

/// The model of a household in parts over a limited number of stages.
pub struct StageModel<'a> {
    choices: &'a SharedChoices,
    model: Model,
    /// The column of each stage's length.
    lengths: Table<StageIx, VariableIx>,
    ways: Vec<StageOption>,
}

impl<'a> StageModel<'a> {
    /// The most stages that any plan can need: one per night, or two per program plus one, if
    /// fewer.
    pub fn enough(choices: &SharedChoices) -> usize {
        let all = choices.alone.iter().chain([&choices.together]);
        let mut programs: Vec<StayProgramIx> =
            all.flat_map(|choices| &choices.options).map(|option| option.program).collect();
        programs.sort_unstable();
        programs.dedup();
        let nights = exact::<_, usize>(choices.together.nights);
        nights.min(programs.len() * 2 + 1)
    }

    /// Builds the model over this many stages.
    pub fn of(choices: &'a SharedChoices, stages: usize) -> Self {
        let mut model = Model::new(Goal::Least);
        let nights = exact(choices.together.nights);
        let lengths = (0..stages).map(|_| model.integer(0, 0..=nights)).collect();
        let mut stage_model = Self { choices, model, lengths, ways: Vec::new() };
        stage_model.add_ways(None, &choices.together.options);
        for (part, own) in choices.alone.pairs() {
            stage_model.add_ways(Some(part), &own.options);
        }
        stage_model.fill_the_nights();
        stage_model.hold_windows();
        stage_model.hold_weekdays();
        stage_model.hold_stays();
        stage_model.hold_programs();
        stage_model
    }

    /// The model, for any solver.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Returns the cheapest plan of at least one stay. True means that nothing cheaper exists
    /// within the stages.
    pub fn solve(&self, within: Duration) -> (Option<SharedChain>, bool) {
        match self.model.solve_by(Backend::best(), within) {
            Solved::Best(point) => (Some(self.chain(&point)), true),
            Solved::Found(point) => (Some(self.chain(&point)), false),
            Solved::Infeasible => (None, true),
            Solved::NotFound => (None, false),
        }
    }

    fn nights(&self) -> i64 {
        self.choices.together.nights.into()
    }

    /// The number of parts that stay in an option: one for a part's own, otherwise all.
    fn stayers(&self, part: Option<PartIx>) -> i64 {
        part.map_or_else(|| exact(self.choices.alone.len()), |_| 1)
    }

    fn add_ways(&mut self, part: Option<PartIx>, options: &Table<OptionIx, StayOption>) {
        let stayers = self.stayers(part);
        let apart = if part.is_some() { APART } else { 0 };
        let nights = exact(self.choices.together.nights);
        for (place, option) in options.pairs() {
            let night = i64::from(option.nightly + apart - UNCOVERED) * stayers;
            let stage = |model: &mut Model| {
                let (stays, enters) = (model.binary(0), model.binary(i64::from(MOVE) * stayers));
                [stays, enters, model.integer(night, 0..=nights)]
            };
            let stages = self.lengths.map(|_| stage(&mut self.model));
            self.ways.push(StageOption { option: *option, place, part, stages });
        }
    }

    /// The start of a stage: the sum of the lengths before it.
    fn start(&self, stage: StageIx) -> LinearTerms {
        self.lengths.iter().take(stage.number()).map(|length| (*length, 1)).collect()
    }

    /// Makes stages fill the nights, with each part in one place at a time.
    fn fill_the_nights(&mut self) {
        let all = self.start(StageIx::of(self.lengths.len()));
        self.model.row(all, Sense::Exactly, self.nights());
        for part in self.choices.alone.indices() {
            for (stage, length) in self.lengths.pairs() {
                let own = self.ways.iter().filter(|way| way.part.is_none_or(|p| p == part));
                let here: Vec<&[VariableIx; 3]> = own.map(|way| &way.stages[stage]).collect();
                let stays: LinearTerms = here.iter().map(|[stays, ..]| (*stays, 1)).collect();
                self.model.row(stays, Sense::AtMost, 1);
                let covered = here.iter().map(|[.., nights]| (*nights, 1));
                self.model.row(covered.chain([(*length, -1)]).collect(), Sense::AtMost, 0);
            }
        }
    }

    /// Keeps each stay's entry and end within its option's window.
    fn hold_windows(&mut self) {
        let nights = self.nights();
        for way in &self.ways {
            let option = way.option;
            let last = i64::from(option.enter_to) - 1;
            for (stage, [stays, enters, _]) in way.stages.pairs() {
                let start = self.start(stage);
                let with = |terms: &LinearTerms, column: VariableIx, times: i64| -> LinearTerms {
                    terms.iter().copied().chain([(column, times)]).collect()
                };
                let from = i64::from(option.enter_from);
                self.model.row(with(&start, *enters, -from), Sense::AtLeast, 0);
                if last < nights {
                    self.model.row(with(&start, *enters, nights - last), Sense::AtMost, nights);
                }
                let end = self.start(stage.next());
                let until = i64::from(option.until);
                if until < nights {
                    self.model.row(with(&end, *stays, nights - until), Sense::AtMost, nights);
                }
            }
        }
    }

    /// Restricts entries to the weekdays of their option, unless every option admits all seven
    /// days.
    fn hold_weekdays(&mut self) {
        let on = |option: &StayOption, day: i64| option.weekdays >> day & 1 == 1;
        let some = |way: &&StageOption| (0..7).any(|day| !on(&way.option, day));
        if !self.ways.iter().any(|way| some(&way)) {
            return;
        }
        let weeks = exact(self.choices.together.nights / 7);
        for stage in self.lengths.indices() {
            let week = self.model.integer(0, 0..=weeks);
            let days: LinearTerms = (0..7).map(|day| (self.model.binary(0), day)).collect();
            let one = days.iter().map(|(column, _)| (*column, 1)).collect();
            self.model.row(one, Sense::Exactly, 1);
            let start = self.start(stage).into_iter().map(|(column, _)| (column, -1));
            let date = start.chain([(week, 7)]).chain(days.iter().copied()).collect();
            self.model.row(date, Sense::Exactly, 0);
            for way in self.ways.iter().filter(some) {
                let [_, enters, _] = &way.stages[stage];
                let other = days.iter().filter(|(_, day)| !on(&way.option, *day));
                let other = other.map(|(column, _)| (*column, 1)).chain([(*enters, 1)]);
                self.model.row(other.collect(), Sense::AtMost, 1);
            }
        }
    }

    /// Makes a stay fill consecutive stages, within its option's length of stay.
    fn hold_stays(&mut self) {
        let nights = self.nights();
        for way in &self.ways {
            let most = nights.min(way.option.most.into());
            let mut before = None;
            for ([stays, enters, here], length) in way.stages.iter().zip(&self.lengths) {
                let carried = before.map(|before| (before, -1));
                let entered = [(*stays, 1), (*enters, -1)].into_iter().chain(carried);
                self.model.row(entered.collect(), Sense::AtMost, 0);
                self.model.row(vec![(*here, 1), (*stays, -most)], Sense::AtMost, 0);
                self.model.row(vec![(*enters, 1), (*stays, -1)], Sense::AtMost, 0);
                let whole = vec![(*here, 1), (*length, -1), (*stays, -nights)];
                self.model.row(whole, Sense::AtLeast, -nights);
                before = Some(*stays);
            }
            let sum = |times: i64| -> LinearTerms {
                let one = |[_, enters, here]: &[VariableIx; 3]| [(*here, 1), (*enters, -times)];
                way.stages.iter().flat_map(one).collect()
            };
            self.model.row(sum(way.option.least.into()), Sense::AtLeast, 0);
            self.model.row(sum(way.option.most.into()), Sense::AtMost, 0);
        }
    }

    /// Allows one entry per program, requires at least one entry, and counts organizations.
    fn hold_programs(&mut self) {
        let mut programs: BTreeMap<StayProgramIx, LinearTerms> = BTreeMap::new();
        let mut organizations: BTreeMap<OrganizationIx, BTreeMap<StayProgramIx, LinearTerms>> =
            BTreeMap::new();
        for way in &self.ways {
            let (program, organization) = (way.option.program, way.option.organization);
            let enters = || way.stages.iter().map(|[_, enters, _]| (*enters, 1));
            programs.entry(program).or_default().extend(enters());
            let of = organizations.entry(organization).or_default();
            of.entry(program).or_default().extend(enters());
        }
        let all = programs.values().flatten().copied().collect();
        self.model.row(all, Sense::AtLeast, 1);
        for entered in programs.into_values() {
            self.model.row(entered, Sense::AtMost, 1);
        }
        for of in organizations.into_values() {
            let known = self.model.binary(ORGANIZATION.into());
            for mut entered in of.into_values() {
                entered.push((known, -1));
                self.model.row(entered, Sense::AtMost, 0);
            }
        }
    }

    /// The plan that a point represents.
    fn chain(&self, point: &Point) -> SharedChain {
        let value = |column: &VariableIx| point[*column];
        let parts: i64 = exact(self.choices.alone.len());
        let nothing = parts * self.nights() * i64::from(UNCOVERED) - i64::from(ORGANIZATION);
        let cost = exact::<_, i64>(self.model.sum(point)) + nothing;
        let mut chain = SharedChain {
            cost: exact(cost),
            together: Vec::new(),
            alone: self.choices.alone.map(|_| Vec::new()),
        };
        for way in &self.ways {
            let entered = way.stages.pairs().find(|(_, [_, enters, _])| value(enters) == 1);
            let Some((stage, _)) = entered else { continue };
            let from: i64 = self.lengths.iter().take(stage.number()).map(value).sum();
            let nights: i64 = way.stages.iter().map(|[.., here]| value(here)).sum();
            let (from, to) = (exact(from), exact(from + nights));
            let spell = Spell { option: way.place, from, to };
            match way.part {
                None => chain.together.push(spell),
                Some(part) => chain.alone[part].push(spell),
            }
        }
        for own in chain.alone.iter_mut().chain([&mut chain.together]) {
            own.sort_unstable_by_key(|spell| spell.from);
        }
        if !chain.holds(self.choices) {
            Fault::end("the model in stages means a plan that its choices do not allow");
        }
        chain
    }
}
