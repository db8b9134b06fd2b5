//! Reads who is to be placed together, and what does not go together.

use super::reader::{Fields, text, wrong_kind};
use crate::domain::{
    Age, AgeRange, Answer, Answers, Birthday, Gender, Household, Member, Problems, Question, Role,
    Setting, Settings,
};
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
        problems.add(
            "household",
            "Nobody in the household is the survivor.",
            "Give one member the role survivor, or leave the household out.",
        );
    }
    if members.is_empty() { Household::unstated() } else { Household::of(members) }
}

fn member(item: &Value, path: &str, problems: &mut Problems) -> Option<Member> {
    let fields = Fields::open(item, path, &MEMBER, problems)?;
    if fields.value("role").is_none() {
        problems.add(
            fields.path_of("role"),
            "The role is missing.",
            format!("Give one of: {}.", Role::WORDS.join(", ")),
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
            "Settings are read for adults and survivors, not for a child who comes along.",
            "Leave them out, or enter the child\u{2019}s gender.",
        );
    }
    if role != Role::Child && gender.is_some() {
        problems.add(
            fields.path_of("gender"),
            "A gender is only read of a child.",
            "Leave it out; enter the settings this person accepts instead.",
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
        problems.add(
            path,
            "This is not a number of months until the next birthday.",
            "Give whole months from 0 to 11, or leave it out; never a date.",
        );
        return Birthday::UNKNOWN;
    };
    problems.take(&path, Birthday::in_months(months)).unwrap_or_default()
}

/// The age within what the role allows.
fn suited(age: AgeRange, role: Role, fields: &Fields<'_>, problems: &mut Problems) -> AgeRange {
    let (side, what, action) = match role {
        Role::Survivor => return age,
        Role::Child => (
            AgeRange::MINOR,
            "A child who comes along is under 18",
            "Correct the age, or give this member the role dependent_adult or survivor.",
        ),
        Role::DependentAdult => (
            AgeRange::ADULT,
            "A dependent adult is 18 or over",
            "Correct the age, or give this member the role child or survivor.",
        ),
    };
    age.and(side).unwrap_or_else(|| {
        problems.add(fields.path_of("age"), format!("{what}; this one is {age}."), action);
        side
    })
}

/// An age: a number, two ages between which it lies, or a word.
fn age(value: &Value, path: &str, problems: &mut Problems) -> Option<AgeRange> {
    const KINDS: &str =
        "a whole number from 0 to 120, {\"from\": 16, \"to\": 17}, minor, adult or unknown";
    match value {
        Value::Number(_) => years(value, path, problems).map(AgeRange::exactly),
        Value::Object(_) => {
            let fields = Fields::open(value, path, &AGE, problems)?;
            let mut end = |name: &str| {
                let path = fields.path_of(name);
                let Some(value) = fields.value(name) else {
                    problems.add(path, "One end of the age is missing.", "Give both from and to.");
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
                wrong_kind(path, value, KINDS, problems);
                None
            }
        },
        Value::Null | Value::Bool(_) | Value::Array(_) => {
            wrong_kind(path, value, KINDS, problems);
            None
        }
    }
}

fn years(value: &Value, path: &str, problems: &mut Problems) -> Option<Age> {
    let Some(years) = value.as_i64() else {
        wrong_kind(path, value, "an age in whole years from 0 to 120", problems);
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
            "The answer contradicts the age of a survivor.",
            "Correct the answer or the age.",
        );
    }
    let others = answers.iter().find(|(question, _)| *question == Question::WithOthers);
    match (others, household.members.len()) {
        (Some((_, Answer::No)), 2..) => problems.add(
            "answers.with-others",
            "The answer is no, but the household has other members.",
            "Correct the answer or the household.",
        ),
        (Some((_, Answer::Yes | Answer::Unknown(_))), 0 | 1) => household.stated = false,
        (Some(_) | None, _) => {}
    }
}
