//! What the form of the board asks, or everything that is wrong with it.

use super::Wrong;
use super::children::{TypedChild, children};
use super::form::FindForm;
use super::typed::{age, whole};
use crate::desk::{AskForm, MOST_OPTIONS};
use crate::domain::{Household, Timestamp};
use crate::web::view::{AskBody, MemberForm, WishesForm};
use crate::words::{Text, say};
use serde_json::Value;

impl FindForm {
    /// The question the form makes, or everything that is wrong with it, by field of the page.
    pub(super) fn ask(&self, now: Timestamp) -> Result<AskForm, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let body = self.body(&mut wrong);
        let form = AskForm::of(serde_json::to_value(&body).unwrap_or(Value::Null));
        let form = if self.says_who_comes() { form } else { form.before_asking_who_comes() };
        if let Err(found) = form.parse(now) {
            wrong.extend(found.iter().map(|problem| Wrong::of(field_of(&problem.field), problem)));
        }
        if wrong.is_empty() { Ok(form) } else { Err(wrong.into_iter().map(named).collect()) }
    }

    fn says_who_comes(&self) -> bool {
        !self.text("with").is_empty() || self.text("q-with-others") == "no"
    }

    fn body(&self, wrong: &mut Vec<Wrong>) -> AskBody {
        let some = |name: &str| Some(self.text(name).to_owned()).filter(|text| !text.is_empty());
        let answers = self.answers().into_iter().map(|(name, answer)| {
            (name.strip_prefix("q-").unwrap_or(name).to_owned(), answer.clone())
        });
        let avoid = self.text("avoid").lines().map(str::trim).filter(|line| !line.is_empty());
        AskBody {
            place: self.text("where").to_owned(),
            arrive: some("arrive"),
            leave_by: some("leave-by"),
            caller: some("caller"),
            nights: whole(self.text("nights"), "nights", wrong),
            household: self.household(wrong),
            answers: answers.collect(),
            left: self.left().map(str::to_owned).collect(),
            declined: self.declined().map(str::to_owned).collect(),
            avoid: avoid.map(str::to_owned).collect(),
            skip_rules: self.chosen("skip_rules"),
            within: some("within"),
            wishes: WishesForm {
                services: self.chosen("services"),
                languages: self.chosen("languages"),
                focus: self.chosen("focus"),
                named: self.chosen("wishes").into_iter().map(|wish| (wish, true)).collect(),
            },
            limit: Some(MOST_OPTIONS),
            ..AskBody::default()
        }
    }

    fn household(&self, wrong: &mut Vec<Wrong>) -> Option<Vec<MemberForm>> {
        let age = age(self.text("age"), wrong);
        let settings = settings(self.text("feels"));
        let mut typed = children(self.text("children"), wrong);
        let with = whole(self.text("with"), "with", wrong);
        let count = with.map_or(typed.len(), |with| usize::try_from(with).unwrap_or(usize::MAX));
        if count >= Household::MOST {
            let action = say::enter_children_at_most(Household::MOST - 1);
            wrong.push(Wrong::new("with", say::too_many_children(), action));
            return None;
        }
        if typed.len() > count {
            let what = say::more_ages_than_children();
            wrong.push(Wrong::new("children", what, say::correct_ages_or_children()));
            return None;
        }
        typed.resize(count, TypedChild::default());
        let adults = self.other_adults(count, wrong)?;
        let come = count > 0 || adults > 0 || self.says_who_comes();
        let said = age.is_some() || !settings.is_empty() || come;
        let survivor = MemberForm { role: "survivor", age, settings, ..MemberForm::default() };
        let child = |TypedChild { age, gender }: TypedChild| MemberForm {
            role: "child",
            age,
            gender,
            ..MemberForm::default()
        };
        let children = typed.into_iter().map(child);
        let adult = MemberForm { role: "dependent_adult", ..MemberForm::default() };
        let others = children.chain(vec![adult; adults]);
        said.then(|| [survivor].into_iter().chain(others).collect())
    }

    /// How many adults come along, given the number of children.
    fn other_adults(&self, children: usize, wrong: &mut Vec<Wrong>) -> Option<usize> {
        let adults = whole(self.text("adults"), "adults", wrong).unwrap_or(0);
        let adults = usize::try_from(adults).unwrap_or(usize::MAX);
        if children.saturating_add(adults) < Household::MOST {
            return Some(adults);
        }
        let action = say::enter_adults_at_most(Household::MOST - 1 - children);
        wrong.push(Wrong::new("adults", say::too_many_people(adults, children), action));
        None
    }
}

/// The settings that places which feel right stand for.
fn settings(feels: &str) -> Vec<&'static str> {
    match feels {
        "girls-women" => vec!["girls", "women"],
        "boys-men" => vec!["boys", "men"],
        "everyone" => vec!["all_gender"],
        _ => Vec::new(),
    }
}

/// The field of the page that a path of the question comes from.
fn field_of(path: &str) -> String {
    let start = path.split(['[', '.']).next().unwrap_or_default();
    match (start, path) {
        ("household", "household[0].age") | ("answers", "answers.under-18") => "age",
        ("household", "household[0].settings") => "feels",
        ("household", "household") | ("answers", _) => "with",
        ("household", _) => "children",
        ("leave_by", _) => "leave-by",
        ("left", _) => "left-name",
        (
            "avoid" | "within" | "nights" | "arrive" | "caller" | "declined" | "wishes"
            | "skip_rules",
            _,
        ) => start,
        _ => "where",
    }
    .to_owned()
}

/// A problem under the name of its field on the page.
pub(super) fn named(mut wrong: Wrong) -> Wrong {
    if wrong.field == "children" && wrong.path.ends_with("].age") {
        wrong.action = say::enter_children_here();
    }
    wrong.what = say::problem_with_field(name_of(&wrong.field), wrong.what);
    wrong
}

/// The name of a field on the page.
fn name_of(field: &str) -> Text {
    match field {
        "age" => say::field_age(),
        "feels" => say::field_feels(),
        "with" => say::field_children(),
        "children" => say::field_childrens_ages(),
        "adults" => say::field_other_adults(),
        "avoid" => say::field_avoid(),
        "within" => say::field_within(),
        "nights" => say::field_nights(),
        "arrive" => say::field_arrive(),
        "leave-by" => say::field_leave_by(),
        "caller" => say::field_caller(),
        "declined" => say::field_declined(),
        "skip_rules" => say::field_skip_rules(),
        "left-name" | "left" => say::field_left_names(),
        "wishes" => say::field_preferences(),
        _ => say::field_where(),
    }
}
