//! Prints plans as a list.

use super::CommandResult;
use super::listing::print_findings;
use super::output::CommandOutput;
use crate::desk::{Leg, Plan, Planned, Sureness};
use crate::words::{Text, say};
use std::io::Write;

pub(super) fn print(out: &mut CommandOutput, planned: &Planned) -> CommandResult {
    let plans = &planned.plans;
    if !planned.network.notice.is_empty() {
        writeln!(out, "{}\n", planned.network.notice)?;
    }
    let place = planned.ask.profile.origin.label.clone();
    let nights = say::nights_count(plans.nights);
    out.say(say::plan_from(plans.able, plans.considered, plans.from, nights, place))?;
    if plans.searched < plans.able {
        out.say(say::plan_searched(plans.searched))?;
    }
    for (at, plan) in plans.plans.iter().enumerate() {
        print_plan(out, at + 1, plan)?;
    }
    if plans.plans.is_empty() {
        out.say_apart(say::plan_not_found())?;
    }
    let proof = match plans.proof {
        Sureness::Optimal => say::proof_optimal(),
        Sureness::WithinGap { .. } => say::proof_within_gap(),
        Sureness::OutOfTime => say::proof_out_of_time(),
    };
    Ok(out.say_apart(say::proof_line(proof))?)
}

fn print_plan(out: &mut CommandOutput, number: usize, plan: &Plan) -> CommandResult {
    let open: u32 = plan.uncovered.iter().map(|gap| gap.to - gap.from).sum();
    let open = (open > 0).then(|| say::nights_without_a_place(say::nights_count(open)));
    let apart = plan.nights_apart;
    let apart = (apart > 0).then(|| say::nights_apart(say::nights_count(apart)));
    let parts: Vec<Text> =
        [Some(say::moves_count(plan.moves)), open, apart].into_iter().flatten().collect();
    out.say_after(&format!("\n{number}. "), say::plan_heading(parts))?;
    for leg in &plan.legs {
        print_leg(out, leg)?;
    }
    let next = format!("   {:<8} ", out.words(say::label_next()));
    for step in &plan.next_steps {
        out.say_after(&next, step)?;
    }
    Ok(())
}

fn print_leg(out: &mut CommandOutput, leg: &Leg) -> CommandResult {
    let dates = out.words(say::leg_dates(leg.arrives.date(), leg.leaves));
    let (nights, place) = (say::nights_count(leg.to - leg.from), Text::from(&leg.place));
    let line = say::leg_line(nights, place, leg.program.name.to_string());
    out.say_after(&format!("   {dates}  "), line)?;
    print_findings(out, "      ", &leg.findings)
}
