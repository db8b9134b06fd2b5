//! What to do for a plan, in words, in the order to do it.

use super::answer::{Leg, Plan, Uncovered};
use super::calendar::Calendar;
use chrono::NaiveDate;

/// The steps of a plan: what to ask whom, until when to have arranged the next stay, and where
/// nobody has a place.
pub(super) fn next_steps(calendar: &Calendar<'_>, plan: &Plan, members: usize) -> Vec<String> {
    let steps = Steps { calendar, members };
    let mut dated: Vec<(u32, bool, String)> = Vec::new();
    for leg in &plan.legs {
        dated.push((leg.from, true, steps.arrange(leg)));
    }
    for gap in &plan.uncovered {
        dated.push((gap.from, false, steps.look_again(gap)));
    }
    dated.sort();
    dated.into_iter().map(|(_, _, step)| step).collect()
}

struct Steps<'a> {
    calendar: &'a Calendar<'a>,
    members: usize,
}

impl Steps<'_> {
    fn arrange(&self, leg: &Leg) -> String {
        let name = &leg.program.name;
        let confirm = match leg.confirms().count() {
            0 => String::new(),
            1 => " One thing to confirm.".to_owned(),
            n => format!(" {n} things to confirm."),
        };
        let who = self.who(&leg.members());
        if leg.from == 0 {
            return format!("Call {name} now{who}.{confirm}");
        }
        let by = said(self.calendar.date(leg.from));
        format!("Arrange the stay at {name}{who} by {by}.{confirm}")
    }

    fn look_again(&self, gap: &Uncovered) -> String {
        let (from, nights) = (said(self.calendar.date(gap.from)), Nights(gap.to - gap.from));
        let who = self.who(&gap.members);
        format!(
            "No place is known{who} for {} from {from}: look again before then.",
            nights.words()
        )
    }

    /// For whom, where it is not for all.
    fn who(&self, members: &[usize]) -> String {
        if members.len() == self.members {
            return String::new();
        }
        let numbers: Vec<String> = members.iter().map(|at| (at + 1).to_string()).collect();
        let word = if members.len() == 1 { "member" } else { "members" };
        format!(" for {word} {}", numbers.join(", "))
    }
}

struct Nights(u32);

impl Nights {
    fn words(&self) -> String {
        if self.0 == 1 { "1 night".to_owned() } else { format!("{} nights", self.0) }
    }
}

fn said(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}
