//! What a form of the page that posts beds asks for: rows by the ids of their groups, and one button.

use super::Wrong;
use super::post_row::{Row, Step};
use crate::domain::{CapacityPost, Problems, Program, Timestamp};
use crate::words::{Language, say};
use std::collections::HashMap;

/// What the pressed button asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pressed {
    /// Nothing that could be done; the problems say why.
    Nothing,
    /// Another number in a field.
    Step,
    /// Somebody else's post stays; nothing else was typed.
    Kept,
    /// A post of the rows that are marked.
    Post,
}

/// A form, read.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) rows: Vec<Row>,
    pub(super) problems: Vec<Wrong>,
    pub(super) pressed: Pressed,
    /// The places of the rows to be posted.
    marked: Vec<usize>,
}

/// Reads a form over the rows as they stand now.
pub(super) fn read_form(rows: Vec<Row>, sent: &[(String, String)], now: Timestamp) -> Asked {
    let mut asked = Asked { rows, problems: vec![], pressed: Pressed::Nothing, marked: vec![] };
    let Some(places) = asked.places(sent) else { return asked };
    let fill = |row: Row| match places.get(row.id.as_str()) {
        Some(nth) => row.with(nth, sent),
        None => row,
    };
    asked.rows = asked.rows.drain(..).map(fill).collect();
    let value = |name: &str| sent.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
    if let Some((step, nth)) = value("step").and_then(|text| text.split_once('-')) {
        return asked.step(step, &place_of(&places, nth));
    }
    let (word, nth) =
        value("do").map_or(("", ""), |text| text.split_once('-').unwrap_or((text, "")));
    let at = place_of(&places, nth);
    let decides = asked.rows.iter().any(|row| row.id == at && row.newer.is_some());
    match word {
        "post" => asked.post(),
        "same" => asked.same(now),
        "use" if decides => asked.used(&at).post_or_keep(),
        "keep" if decides => asked.kept(&at),
        _ => asked.nothing("Nothing was posted: no button of this page was pressed."),
    }
}

/// The id of the group under a number of the form.
fn place_of(places: &HashMap<&str, &str>, nth: &str) -> String {
    let found = places.iter().find(|(_, number)| **number == nth);
    found.map_or_else(String::new, |(id, _)| (*id).to_owned())
}

impl Asked {
    /// The number under which each group was sent; `None` where the form is not of this program, or
    /// empty, which is told.
    fn places<'a>(&mut self, sent: &'a [(String, String)]) -> Option<HashMap<&'a str, &'a str>> {
        let mut places = HashMap::new();
        for (name, id) in sent {
            let Some(nth) = name.strip_prefix("group-") else { continue };
            let known = self.rows.iter().any(|row| row.id == *id);
            if !known || places.insert(id.as_str(), nth).is_some() {
                let what = "Nothing was posted: the form is of another program, or damaged.";
                self.tell("main", what, "Check the numbers on this page and press Post.");
                return None;
            }
        }
        if places.is_empty() {
            let what = "Nothing was posted: the form was empty.";
            self.tell("main", what, "Enter a number and press Post, or press Same as before.");
            return None;
        }
        Some(places)
    }

    fn tell(&mut self, field: impl Into<String>, what: impl Into<String>, action: &str) {
        self.problems.push(Wrong {
            field: field.into(),
            what: what.into(),
            action: action.to_owned(),
            path: String::new(),
            offers: Vec::new(),
        });
    }

    fn nothing(mut self, what: &str) -> Self {
        self.tell("main", what, "Press Post, or Same as before.");
        self
    }

    fn step(mut self, word: &str, id: &str) -> Self {
        let step = match word {
            "less" => Step::Less,
            "more" => Step::More,
            _ => return self.nothing("Nothing was posted: no button of this page was pressed."),
        };
        let stepped = |row: Row| if row.id == id { row.stepped(step) } else { row };
        self.rows = self.rows.drain(..).map(stepped).collect();
        self.pressed = Pressed::Step;
        self
    }

    /// The same, where somebody else may have posted just what was typed.
    fn post_or_keep(mut self) -> Self {
        if self.rows.iter().any(Row::touched) {
            return self.post();
        }
        self.pressed = Pressed::Kept;
        self
    }

    /// Marks the rows that were touched.
    fn post(mut self) -> Self {
        let old = |row: &&Row| row.touched() && !row.sent;
        let without: Vec<usize> = self.rows.iter().filter(old).map(|row| row.at).collect();
        for at in &without {
            let what = "Nothing was posted: it is not known which numbers you saw.";
            self.tell(format!("open-{at}"), what, "Check the number and press Post again.");
        }
        let touched = |row: &&Row| row.sent && row.touched();
        self.marked = self.rows.iter().filter(touched).map(|row| row.at).collect();
        if self.marked.is_empty() && without.is_empty() {
            let action = "To confirm the numbers as they are, press Same as before.";
            self.tell("main", "Nothing was posted: you changed no number.", action);
        }
        self.posts_if_fine()
    }

    /// Marks every row that was posted before. What was typed is neither posted nor lost.
    fn same(mut self, now: Timestamp) -> Self {
        let (mut problems, mut stale) = (vec![], vec![]);
        for row in self.rows.iter().filter(|row| row.sent) {
            let field = format!("open-{}", row.at);
            if row.touched() {
                let what =
                    format!("Nothing was posted: you entered something new for {}.", row.name);
                problems.push((field, what, "Press Post to post it."));
            } else if row.counts_otherwise() {
                let what = format!("{} has changed since you opened this page.", row.name);
                problems.push((
                    field,
                    what,
                    "Check the number, then press Same as before or Post.",
                ));
                stale.push(row.id.clone());
            } else if row.posted_before() && row.is_past(now) {
                let what = format!("The time you stop taking people has passed for {}.", row.name);
                problems.push((
                    format!("until-{}", row.at),
                    what,
                    "Enter a new time and press Post, or choose Yes or No.",
                ));
            }
        }
        for (field, what, action) in problems {
            self.tell(field, what, action);
        }
        let renewed = |row: Row| if stale.contains(&row.id) { row.kept() } else { row };
        self.rows = self.rows.drain(..).map(renewed).collect();
        let before = |row: &&Row| row.sent && row.posted_before();
        self.marked = self.rows.iter().filter(before).map(|row| row.at).collect();
        if self.marked.is_empty() && self.problems.is_empty() {
            let action = "Enter a number and press Post.";
            self.tell("main", "Nothing was posted: there is nothing to confirm yet.", action);
        }
        self.posts_if_fine()
    }

    fn used(mut self, id: &str) -> Self {
        let used = |row: Row| if row.id == id { row.used() } else { row };
        self.rows = self.rows.drain(..).map(used).collect();
        self
    }

    /// The row is again as somebody else posted it; what else was typed stays in its fields.
    fn kept(mut self, id: &str) -> Self {
        let typed = |row: &Row| row.id != id && row.sent && row.touched();
        self.pressed = if self.rows.iter().any(typed) { Pressed::Step } else { Pressed::Kept };
        self.rows =
            self.rows.drain(..).map(|row| if row.id == id { row.kept() } else { row }).collect();
        self
    }

    fn posts_if_fine(mut self) -> Self {
        if self.problems.is_empty() {
            self.pressed = Pressed::Post;
        }
        self
    }

    /// The rows to be posted.
    pub(super) fn posting(&self) -> Vec<Row> {
        self.rows.iter().filter(|row| self.marked.contains(&row.at)).cloned().collect()
    }

    /// Puts somebody else's posts beside what was typed.
    pub(super) fn beside(&mut self, posts: &[CapacityPost], program: &Program) {
        let beside = |row: Row| match posts.iter().find(|post| post.group.as_str() == row.id) {
            Some(post) => row.beside(post, program),
            None => row,
        };
        self.rows = self.rows.drain(..).map(beside).collect();
    }

    /// Whether the newer posts say just what these rows would say, as when a button was pressed twice:
    /// then there is nothing left to post.
    pub(super) fn is_posted_already(&self) -> bool {
        let says_so =
            |row: &Row| row.newer.as_ref().is_some_and(|newer| newer.values.same_as(&row.typed));
        self.rows.iter().filter(|row| self.marked.contains(&row.at)).all(says_so)
    }

    /// Tells of somebody else's posts.
    pub(super) fn tell_conflicts(&mut self) {
        let told: Vec<(usize, String)> = self
            .rows
            .iter()
            .filter(|row| !row.conflict.is_empty())
            .map(|row| (row.at, row.conflict.clone()))
            .collect();
        for (at, conflict) in told {
            self.tell(format!("row-{at}"), conflict, "Nothing was posted. Choose which to use.");
        }
    }

    /// The problems of posts under the fields of their rows.
    pub(super) fn wrong(&mut self, problems: &Problems, posting: &[Row]) {
        for problem in problems.iter() {
            let (at, name) = problem
                .field
                .strip_prefix('[')
                .and_then(|rest| rest.split_once("]."))
                .map_or((0, problem.field.as_str()), |(at, name)| (at.parse().unwrap_or(0), name));
            let Some(row) = posting.get(at) else { continue };
            let (at, most) = (row.at, row.most);
            let (field, what) = match name {
                "open" => ("open", format!("Enter a whole number from 0 to {most}.")),
                "taking" | "until" => {
                    ("until", "Enter the time you stop taking people, or choose Yes.".to_owned())
                }
                "clock" => ("clock", "Choose the clock that the program follows.".to_owned()),
                _ => {
                    let said = say::both(&problem.what, &problem.action);
                    ("row", said.render(Language::En))
                }
            };
            let name = if posting.len() > 1 { row.name.clone() } else { String::new() };
            self.tell(format!("{field}-{at}"), what, &name);
        }
    }
}
