//! The next steps of a plan in words, in the order to take them.

use super::answer::{Leg, Plan, Uncovered};
use super::calendar::Calendar;
use crate::words::{List, Number, Text, say};

/// The steps of a plan: whom to call for what, by when to arrange the next stay, and where members
/// have no place.
pub(super) fn next_steps(calendar: &Calendar<'_>, plan: &Plan, members: usize) -> Vec<Text> {
    let steps = Steps { calendar, members };
    let mut dated: Vec<(StepOrder<'_>, Text)> = Vec::new();
    for leg in &plan.legs {
        dated.push(((leg.from, true, &leg.program.name, leg.members()), steps.arrange(leg)));
    }
    for gap in &plan.uncovered {
        dated.push(((gap.from, false, "", gap.members.clone()), steps.look_again(gap)));
    }
    dated.sort_by(|(one, _), (other, _)| one.cmp(other));
    dated.into_iter().map(|(_, step)| step).collect()
}

/// The sort key of a step: the night, gaps first, the program, the members.
type StepOrder<'a> = (u32, bool, &'a str, Vec<usize>);

struct Steps<'a> {
    calendar: &'a Calendar<'a>,
    members: usize,
}

impl Steps<'_> {
    fn arrange(&self, leg: &Leg) -> Text {
        let name = leg.program.name.to_string();
        let step = match (leg.from, self.who(&leg.members())) {
            (0, None) => say::step_call_now(name),
            (0, Some(who)) => say::step_call_now_for(name, who),
            (from, None) => say::step_arrange(self.calendar.date(from), name),
            (from, Some(who)) => say::step_arrange_for(self.calendar.date(from), name, who),
        };
        match leg.confirms().count() {
            0 => step,
            things => say::both(step, say::step_to_confirm(things)),
        }
    }

    fn look_again(&self, gap: &Uncovered) -> Text {
        let (from, nights) = (self.calendar.date(gap.from), gap.to - gap.from);
        match self.who(&gap.members) {
            None => say::step_look_again(from, nights),
            Some(who) => say::step_look_again_for(from, nights, who),
        }
    }

    /// The members concerned, unless it is everyone.
    fn who(&self, members: &[usize]) -> Option<Text> {
        if members.len() == self.members {
            return None;
        }
        let numbers: List = members.iter().map(|at| Number::from(at + 1)).collect();
        Some(if members.len() == 1 {
            say::member_numbered(numbers)
        } else {
            say::members_numbered(numbers)
        })
    }
}
