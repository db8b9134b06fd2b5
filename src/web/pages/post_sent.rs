//! Reads the form of the page that posts beds: rows by the ids of their groups, and one button.

use super::post_row::{BedStep, PostFormRow};
use super::{Wrong, switches};
use crate::desk::{FieldName, GroupStands, PostRequest};
use crate::domain::{CapacityPost, Problems, Program, Timestamp};
use crate::words::{Text, say};
use std::collections::HashMap;

/// The action of the pressed button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pressed {
    /// Nothing, because of the problems listed.
    Nothing,
    /// A step to another number in a field.
    Step,
    /// Keep another person's post; nothing else was typed.
    Kept,
    /// Post the marked rows.
    Post,
}

/// A form after reading.
#[derive(Debug)]
pub(super) struct ReadForm {
    pub(super) rows: Vec<PostFormRow>,
    pub(super) problems: Vec<Wrong>,
    pub(super) pressed: Pressed,
    /// The positions of the rows to post.
    marked: Vec<usize>,
}

/// Reads a form, based on the current rows.
pub(super) fn read_form(
    rows: Vec<PostFormRow>,
    sent: &[(String, String)],
    now: Timestamp,
) -> ReadForm {
    let mut asked = ReadForm { rows, problems: vec![], pressed: Pressed::Nothing, marked: vec![] };
    let Some(places) = asked.places(sent) else { return asked };
    let fill = |row: PostFormRow| match places.get(row.id.as_str()) {
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
        _ if switches(sent) => asked.switched(),
        _ => asked.nothing(),
    }
}

/// Returns the input for a field of a row.
fn row_input(field: FieldName, at: usize) -> String {
    format!("{field}-{at}")
}

/// Returns the id of the group with a number in the form.
fn place_of(places: &HashMap<&str, &str>, nth: &str) -> String {
    let found = places.iter().find(|(_, number)| **number == nth);
    found.map_or_else(String::new, |(id, _)| (*id).to_owned())
}

impl ReadForm {
    /// Returns the number in the form of each group. If the form is empty or belongs to another
    /// program, notes that and returns `None`.
    fn places<'a>(&mut self, sent: &'a [(String, String)]) -> Option<HashMap<&'a str, &'a str>> {
        let mut places = HashMap::new();
        for (name, id) in sent {
            let Some(nth) = name.strip_prefix("group-") else { continue };
            let known = self.rows.iter().any(|row| row.id == *id);
            if !known || places.insert(id.as_str(), nth).is_some() {
                let what = say::form_of_another_program();
                self.tell("main", what, say::check_numbers_press_post());
                return None;
            }
        }
        if places.is_empty() {
            self.tell("main", say::form_was_empty(), say::enter_number_or_same());
            return None;
        }
        Some(places)
    }

    fn tell(&mut self, field: impl Into<String>, what: Text, action: Text) {
        self.problems.push(Wrong::new(field, what, action));
    }

    fn nothing(mut self) -> Self {
        self.tell("main", say::no_button_pressed(), say::press_post_or_same());
        self
    }

    /// Shows the page in another language, with everything that was typed.
    fn switched(mut self) -> Self {
        self.pressed = Pressed::Step;
        self
    }

    fn step(mut self, word: &str, id: &str) -> Self {
        let step = match word {
            "less" => BedStep::Less,
            "more" => BedStep::More,
            _ => return self.nothing(),
        };
        let stepped = |row: PostFormRow| if row.id == id { row.stepped(step) } else { row };
        self.rows = self.rows.drain(..).map(stepped).collect();
        self.pressed = Pressed::Step;
        self
    }

    /// Posts, or keeps the other person's post if it is exactly what was typed.
    fn post_or_keep(mut self) -> Self {
        if self.rows.iter().any(PostFormRow::touched) {
            return self.post();
        }
        self.pressed = Pressed::Kept;
        self
    }

    /// Marks the rows that were touched.
    fn post(mut self) -> Self {
        let old = |row: &&PostFormRow| row.touched() && !row.sent;
        let without: Vec<usize> = self.rows.iter().filter(old).map(|row| row.at).collect();
        for at in &without {
            let field = row_input(PostRequest::open(), *at);
            self.tell(field, say::not_known_what_you_saw(), say::check_number_press_post());
        }
        let touched = |row: &&PostFormRow| row.sent && row.touched();
        self.marked = self.rows.iter().filter(touched).map(|row| row.at).collect();
        if self.marked.is_empty() && without.is_empty() {
            self.tell("main", say::you_changed_no_number(), say::to_confirm_press_same());
        }
        self.posts_if_fine()
    }

    /// Marks every row with an earlier post. Typed values are neither posted nor lost.
    fn same(mut self, now: Timestamp) -> Self {
        let (mut problems, mut stale) = (vec![], vec![]);
        for row in self.rows.iter().filter(|row| row.sent) {
            let field = row_input(PostRequest::open(), row.at);
            if row.touched() {
                let what = say::something_new_entered(row.name.clone());
                problems.push((field, what, say::press_post_to_post_it()));
            } else if row.counts_otherwise() {
                let what = say::group_has_changed(row.name.clone());
                problems.push((field, what, say::check_number_then_press()));
                stale.push(row.id.clone());
            } else if row.posted_before() && row.is_past(now) {
                let what = say::time_has_passed(row.name.clone());
                problems.push((
                    row_input(PostRequest::until(), row.at),
                    what,
                    say::enter_a_new_time(),
                ));
            }
        }
        for (field, what, action) in problems {
            self.tell(field, what, action);
        }
        let renewed = |row: PostFormRow| if stale.contains(&row.id) { row.kept() } else { row };
        self.rows = self.rows.drain(..).map(renewed).collect();
        let before = |row: &&PostFormRow| row.sent && row.posted_before();
        self.marked = self.rows.iter().filter(before).map(|row| row.at).collect();
        if self.marked.is_empty() && self.problems.is_empty() {
            self.tell("main", say::nothing_to_confirm_yet(), say::enter_number_press_post());
        }
        self.posts_if_fine()
    }

    fn used(mut self, id: &str) -> Self {
        let used = |row: PostFormRow| if row.id == id { row.used() } else { row };
        self.rows = self.rows.drain(..).map(used).collect();
        self
    }

    /// Resets a row to the other person's post. Values typed in other rows stay.
    fn kept(mut self, id: &str) -> Self {
        let typed = |row: &PostFormRow| row.id != id && row.sent && row.touched();
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

    /// Returns the rows to post.
    pub(super) fn posting(&self) -> Vec<PostFormRow> {
        self.rows.iter().filter(|row| self.marked.contains(&row.at)).cloned().collect()
    }

    /// Shows other people's posts beside the typed values.
    pub(super) fn beside(&mut self, posts: &[CapacityPost], program: &Program) {
        let beside =
            |row: PostFormRow| match posts.iter().find(|post| post.group.as_str() == row.id) {
                Some(post) => row.beside(post, program),
                None => row,
            };
        self.rows = self.rows.drain(..).map(beside).collect();
    }

    /// Shows other people's posts again for rows that still need a decision.
    pub(super) fn beside_again(&mut self, (program, stands): (&Program, &[GroupStands])) {
        let open: Vec<&str> =
            self.rows.iter().filter(|row| row.newer.is_some()).map(|row| row.id.as_str()).collect();
        let those = stands.iter().filter(|one| open.contains(&one.group.unit_group.id.as_str()));
        let posts: Vec<CapacityPost> = those.filter_map(|one| one.last.clone()).collect();
        self.beside(&posts, program);
        self.tell_conflicts();
    }

    /// Returns true if the newer posts equal these rows, as when a button was pressed twice. There
    /// is nothing left to post then.
    pub(super) fn is_posted_already(&self) -> bool {
        let says_so = |row: &PostFormRow| {
            row.newer.as_ref().is_some_and(|newer| newer.values.same_as(&row.typed))
        };
        self.rows.iter().filter(|row| self.marked.contains(&row.at)).all(says_so)
    }

    /// Notes the conflicts with other people's posts.
    pub(super) fn tell_conflicts(&mut self) {
        let told: Vec<(usize, Text)> = self
            .rows
            .iter()
            .filter(|row| !row.conflict.is_nothing())
            .map(|row| (row.at, row.conflict.clone()))
            .collect();
        for (at, conflict) in told {
            self.tell(format!("row-{at}"), conflict, say::nothing_posted_choose());
        }
    }

    /// Notes the problems of posts under the fields of their rows.
    pub(super) fn wrong(&mut self, problems: &Problems, posting: &[PostFormRow]) {
        for problem in problems.iter() {
            let path = &problem.field;
            let (at, name) = match path.item() {
                Some(at) => (at, path.inner()),
                None => (0, path.clone()),
            };
            let name = name.field();
            let Some(row) = posting.get(at) else { continue };
            let (at, most) = (row.at, row.most);
            let is = |field: FieldName| name == field.as_str();
            let (field, what) = if is(PostRequest::open()) {
                (PostRequest::open().as_str(), say::enter_number_up_to(most))
            } else if is(PostRequest::taking()) || is(PostRequest::until()) {
                (PostRequest::until().as_str(), say::enter_the_time())
            } else if is(PostRequest::clock()) {
                (PostRequest::clock().as_str(), say::choose_the_clock())
            } else {
                ("row", say::both(&problem.what, &problem.action))
            };
            let is_one = posting.len() == 1;
            let name = if is_one { Text::nothing() } else { say::group_name(row.name.clone()) };
            self.tell(format!("{field}-{at}"), what, name);
        }
    }
}
