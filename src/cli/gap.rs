//! Generalized assignment problems in OR-Library format: each job goes to one agent, within the
//! agent's capacity. They are solved as a batch, so anyone can check the solver against known
//! optima.

use super::CommandResult;
use super::output::out;
use super::rank::read_text;
use crate::solvers::batch::{
    Batch, BatchHousehold, BatchSolution, Capacity, Choice, ProgramIx, Supply, SupplyIx,
    UnitDemand, solve_batch,
};
use crate::solvers::model::Goal;
use crate::words::{Language, Text, say};
use std::path::Path;
use std::slice::Iter;
use std::time::Duration;

/// The limits on agents, jobs and problems, and on each number. They keep sums exact in every
/// solver.
const MOST: usize = 5000;
const GREATEST: u32 = 100_000;

/// A problem: the value (or cost) and the need of each job at each agent, and each agent's
/// capacity.
struct AssignmentProblem {
    worth: Vec<Vec<u32>>,
    spends: Vec<Vec<u32>>,
    has: Vec<u32>,
}

pub(super) fn solve(
    file: &Path,
    goal: Goal,
    within: Duration,
    language: Language,
) -> CommandResult {
    let problems =
        parse(&read_text(file)?).map_err(|what| say::in_file(file.display().to_string(), what))?;
    let mut out = out(language);
    for (at, problem) in problems.iter().enumerate() {
        let greatest = problem.worth.iter().flatten().max().copied().unwrap_or(0);
        let batch = problem.batch(goal, greatest);
        let settled = solve_batch(&batch, within);
        let jobs = i64::try_from(batch.households.len()).unwrap_or(i64::MAX);
        let result = result(&settled, goal, (jobs, i64::from(greatest) + 1));
        out.say(say::problem_line(at + 1, result))?;
    }
    Ok(())
}

/// Says the value, the bound and whether it is proven, in the file's own numbers.
fn result(settled: &BatchSolution, goal: Goal, (jobs, above): (i64, i64)) -> Text {
    let proven = if settled.proven { say::result_proven() } else { say::result_not_proven() };
    if settled.worth.priority < jobs {
        return say::no_complete_assignment(proven);
    }
    let own = |quality: i64| match goal {
        Goal::Most => quality - jobs,
        Goal::Least => jobs * above - quality,
    };
    let bound = own(settled.bound - settled.scale * jobs);
    say::assignment_value(bound, proven, own(settled.worth.quality))
}

impl AssignmentProblem {
    /// Maps jobs to households and agents to supplies. Least cost becomes the most cost avoided.
    fn batch(&self, goal: Goal, greatest: u32) -> Batch {
        let jobs = self.worth.first().map_or(0, Vec::len);
        let household = |job: usize| {
            let choice = |agent: usize| {
                let of = |rows: &[Vec<u32>]| rows.get(agent)?.get(job).copied();
                let (worth, spends) = (of(&self.worth)?, of(&self.spends)?);
                let quality = match goal {
                    Goal::Most => i64::from(worth) + 1,
                    Goal::Least => i64::from(greatest - worth) + 1,
                };
                let takes = UnitDemand::Units(spends);
                Some(Choice { supply: SupplyIx::of(agent), quality, takes })
            };
            let choices = (0..self.has.len()).filter_map(choice);
            BatchHousehold { weight: 1, support: 0, choices: choices.collect() }
        };
        let supply = |(program, has): (usize, &u32)| {
            let holds = Capacity::Units(*has);
            Supply { program: ProgramIx::of(program), holds }
        };
        Batch {
            households: (0..jobs).map(household).collect(),
            supplies: self.has.iter().enumerate().map(supply).collect(),
            support: vec![None; self.has.len()].into(),
            apart: Vec::new(),
        }
    }
}

/// Reads a file of several problems, with their count first, or of one problem without a count.
fn parse(text: &str) -> Result<Vec<AssignmentProblem>, Text> {
    let number = |word: &str| {
        word.parse::<u32>()
            .ok()
            .filter(|n| *n <= GREATEST)
            .ok_or_else(|| say::not_a_number_up_to(GREATEST, word.to_owned()))
    };
    let numbers: Vec<u32> = text.split_whitespace().map(number).collect::<Result<_, _>>()?;
    if let Some(alone) = problem(&mut numbers.iter(), true) {
        return Ok(vec![alone]);
    }
    let mut rest = numbers.iter();
    let count = rest.next().map_or(0, |count| usize::try_from(*count).unwrap_or(usize::MAX));
    let problems: Option<Vec<_>> =
        (0..count.min(MOST)).map(|_| problem(&mut rest, false)).collect();
    let problems = problems.filter(|found| !found.is_empty() && rest.next().is_none());
    problems.ok_or_else(say::numbers_do_not_add_up)
}

/// Reads one problem. If it stands alone, it must use up all numbers.
fn problem(numbers: &mut Iter<'_, u32>, alone: bool) -> Option<AssignmentProblem> {
    let mut size = || usize::try_from(*numbers.next()?).ok().filter(|n| (1..=MOST).contains(n));
    let (agents, jobs) = (size()?, size()?);
    if numbers.len() < 2 * agents * jobs + agents {
        return None;
    }
    let mut row = |length: usize| numbers.by_ref().take(length).copied().collect::<Vec<u32>>();
    let worth = (0..agents).map(|_| row(jobs)).collect();
    let spends = (0..agents).map(|_| row(jobs)).collect();
    let has = row(agents);
    (!alone || numbers.len() == 0).then_some(AssignmentProblem { worth, spends, has })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the best value over every way of giving each job to an agent.
    fn exhaustive(problem: &AssignmentProblem, goal: Goal) -> Option<u32> {
        let (agents, jobs) = (problem.has.len(), problem.worth[0].len());
        let ways = agents.pow(u32::try_from(jobs).unwrap());
        let value = |way: usize| {
            let agent = |job: usize| way / agents.pow(u32::try_from(job).unwrap()) % agents;
            let spent = |of: usize| {
                (0..jobs).filter(|j| agent(*j) == of).map(|j| problem.spends[of][j]).sum::<u32>()
            };
            (0..agents)
                .all(|of| spent(of) <= problem.has[of])
                .then(|| (0..jobs).map(|job| problem.worth[agent(job)][job]).sum::<u32>())
        };
        let values = (0..ways).filter_map(value);
        match goal {
            Goal::Most => values.max(),
            Goal::Least => values.min(),
        }
    }

    #[test]
    fn the_file_of_small_problems_is_solved_as_by_trying_everything() {
        let text = include_str!("../../fixtures/assignment/gap_small.txt");
        let problems = parse(text).unwrap();
        assert_eq!(problems.len(), 3);
        for problem in &problems {
            for goal in [Goal::Most, Goal::Least] {
                let greatest = *problem.worth.iter().flatten().max().unwrap();
                let batch = problem.batch(goal, greatest);
                let settled = solve_batch(&batch, Duration::from_secs(20));
                let jobs = i64::try_from(batch.households.len()).unwrap();
                let said = result(&settled, goal, (jobs, i64::from(greatest) + 1));
                let expected = exhaustive(problem, goal).map_or_else(
                    || "no way to give every job was found; proven".to_owned(),
                    |best| format!("value {best}, bound {best}, proven"),
                );
                assert_eq!(said.render(Language::En), expected);
            }
        }
    }

    #[test]
    fn a_single_problem_needs_no_count_and_broken_files_are_refused() {
        assert_eq!(parse("1 2  3 4  5 6  11").unwrap().len(), 1);
        assert_eq!(parse("1  1 2  3 4  5 6  11").unwrap().len(), 1);
        for wrong in ["", "0", "1 1", "2 1 1 1 1 1", "1 1 1 1 1 x", "1 1 1 1 -1 1", "1 0 0 1"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
