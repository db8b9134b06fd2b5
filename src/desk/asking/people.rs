//! Reads who is to be placed together, and what does not go together.

use super::reader::{Fields, text, wrong_kind};
use crate::domain::{
    Age, AgeRange, Answer, Answers, Birthday, Gender, Household, Member, Problems, Question, Role,
    Setting, Settings, names,
};
use crate::words::say;
use serde_json::Value;

const MEMBER: [&str; 5] = ["role", "age", "settings", "gender", BIRTHDAY_IN_MONTHS];
const BIRTHDAY_IN_MONTHS: &str = "birthday_in_months";
const AGE: [&str; 2] = ["from", "to"];
/// The most settings one person may name.
const MOST_SETTINGS: usize = 12;

/// The household, when one was given.
pub(super) fn household(fields: &Fields<'_>, problems: &mut Problems) -> Household {
    let given = fields.value("household").is_some();
    let before = problems.iter().count();
    let items = fields.list("household", Household::MOST, problems);
    let members: Vec<Member> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| member(item, &format!("household[{at}]"), problems))
        .collect();
    let sound = problems.iter().count() == before;
    if given && sound && !members.iter().any(|m| m.role == Role::Survivor) {
        problems.add("household", say::no_survivor_in_household(), say::name_the_survivor());
    }
    if members.is_empty() { Household::unstated() } else { Household::of(members) }
}

fn member(item: &Value, path: &str, problems: &mut Problems) -> Option<Member> {
    let fields = Fields::open(item, path, &MEMBER, problems)?;
    if fields.value("role").is_none() {
        problems.add(
            fields.path_of("role"),
            say::role_is_missing(),
            say::use_one_of(names(&Role::WORDS)),
        );
    }
    let role: Option<Role> = fields.word("role", problems);
    let age = fields.value("age").map(|value| age(value, &fields.path_of("age"), problems));
    let settings: Vec<Setting> = fields.words("settings", MOST_SETTINGS, problems);
    let gender: Option<Gender> = fields.word("gender", problems);
    let birthday = birthday(&fields, problems);
    let role = role?;
    if role == Role::Child && !settings.is_empty() {
        problems.add(
            fields.path_of("settings"),
            say::settings_not_for_children(),
            say::enter_gender_of_child(),
        );
    }
    if role != Role::Child && gender.is_some() {
        problems.add(
            fields.path_of("gender"),
            say::gender_only_for_children(),
            say::enter_settings_instead(),
        );
    }
    let age = suited(age.flatten().unwrap_or(AgeRange::UNKNOWN), role, &fields, problems);
    let (settings, gender) = (Settings::of(settings), gender.unwrap_or_default());
    Some(Member { role, age, settings, gender, birthday })
}

/// When the next birthday is, as far as it was said.
fn birthday(fields: &Fields<'_>, problems: &mut Problems) -> Birthday {
    let Some(months) = fields.value(BIRTHDAY_IN_MONTHS) else { return Birthday::UNKNOWN };
    let path = fields.path_of(BIRTHDAY_IN_MONTHS);
    let Some(months) = months.as_i64() else {
        let action = say::enter_months_until_birthday(Birthday::MOST_MONTHS);
        // What was sent may be a date of birth, so it is not repeated.
        problems.add(path, say::not_a_number_of_months(), action);
        return Birthday::UNKNOWN;
    };
    problems.take(&path, Birthday::in_months(months)).unwrap_or_default()
}

/// The age within what the role allows.
fn suited(age: AgeRange, role: Role, fields: &Fields<'_>, problems: &mut Problems) -> AgeRange {
    let (side, what, action) = match role {
        Role::Survivor => return age,
        Role::Child => {
            (AgeRange::MINOR, say::child_is_adult(age), say::correct_age_or_role_of_child())
        }
        Role::DependentAdult => (
            AgeRange::ADULT,
            say::dependent_adult_is_minor(age),
            say::correct_age_or_role_of_adult(),
        ),
    };
    age.and(side).unwrap_or_else(|| {
        problems.add(fields.path_of("age"), what, action);
        side
    })
}

/// An age: a number, two ages between which it lies, or a word.
fn age(value: &Value, path: &str, problems: &mut Problems) -> Option<AgeRange> {
    let kinds = || say::enter_age_in_any_form(Age::OLDEST);
    match value {
        Value::Number(_) => years(value, path, problems).map(AgeRange::exactly),
        Value::Object(_) => {
            let fields = Fields::open(value, path, &AGE, problems)?;
            let mut end = |name: &str| {
                let path = fields.path_of(name);
                let Some(value) = fields.value(name) else {
                    problems.add(path, say::one_end_of_age_is_missing(), say::enter_from_and_to());
                    return None;
                };
                years(value, &path, problems)
            };
            let (from, to) = (end("from"), end("to"));
            problems.take(path, AgeRange::between(from?, to?))
        }
        Value::String(_) => match text(value, path, problems)? {
            "minor" => Some(AgeRange::MINOR),
            "adult" => Some(AgeRange::ADULT),
            "unknown" => Some(AgeRange::UNKNOWN),
            _ => {
                wrong_kind(path, value, kinds(), problems);
                None
            }
        },
        Value::Null | Value::Bool(_) | Value::Array(_) => {
            wrong_kind(path, value, kinds(), problems);
            None
        }
    }
}

fn years(value: &Value, path: &str, problems: &mut Problems) -> Option<Age> {
    let Some(years) = value.as_i64() else {
        wrong_kind(path, value, say::enter_age_in_years(Age::OLDEST), problems);
        return None;
    };
    problems.take(path, Age::try_from(years))
}

/// What was answered, checked against the household.
pub(super) fn answers(
    fields: &Fields<'_>,
    household: &mut Household,
    problems: &mut Problems,
) -> Answers {
    let mut answers = Answers::default();
    let known = Question::ALL.map(Question::id);
    let given = fields.value("answers");
    let Some(given) = given.and_then(|v| Fields::open(v, "answers", &known, problems)) else {
        return answers;
    };
    for id in known {
        let question = id.parse::<Question>().ok();
        let answer: Option<Answer> = given.word(id, problems);
        if let (Some(question), Some(answer)) = (question, answer) {
            answers.set(question, answer);
        }
    }
    agree(&answers, household, problems);
    answers
}

/// Notes answers that contradict the household; an answer that leaves open who comes along
/// reopens a household of one.
fn agree(answers: &Answers, household: &mut Household, problems: &mut Problems) {
    let side = match answers.to(Question::Under18) {
        Answer::Yes => Some(AgeRange::MINOR),
        Answer::No => Some(AgeRange::ADULT),
        Answer::Unknown(_) => None,
    };
    if side.is_some_and(|side| household.survivors().any(|m| m.age.and(side).is_none())) {
        problems.add(
            "answers.under-18",
            say::answer_contradicts_age(),
            say::correct_answer_or_age(),
        );
    }
    let others = answers.iter().find(|(question, _)| *question == Question::WithOthers);
    match (others, household.members.len()) {
        (Some((_, Answer::No)), 2..) => problems.add(
            "answers.with-others",
            say::answer_contradicts_household(),
            say::correct_answer_or_household(),
        ),
        (Some((_, Answer::Yes | Answer::Unknown(_))), 0 | 1) => household.stated = false,
        (Some(_) | None, _) => {}
    }
}
