//! Reads the people to place together, and notes fields that contradict each other.

use crate::desk::FieldName;
use crate::desk::request::{
    FieldAt, FieldSchema, FieldType, ListOf, ObjectOf, SentValue, closed_list, list, object,
    or_say, request, wrong_kind,
};
use crate::domain::{
    Age, AgeRange, Answer, Answers, Birthday, FieldPath, Gender, Household, Member, Problems,
    Question, Refused, Role, Setting, Settings, names,
};
use crate::words::say;
use serde_json::Value;

/// The most settings that one person may name.
const MOST_SETTINGS: usize = 12;
/// The words for ages that are unknown, or known only as under 18 or as 18 or over.
const AGE_WORDS: [(&str, AgeRange); 3] =
    [("minor", AgeRange::MINOR), ("adult", AgeRange::ADULT), ("unknown", AgeRange::UNKNOWN)];

request! {
    /// One person of a household.
    pub MemberRequest {
        /// The person's role in the household.
        role: Option<Role> = required(or_say(closed_list(|| Role::WORDS.to_vec()), no_role)),
        /// The age, as far as it is known.
        age: Option<AgeRange> = optional(AgeType),
        /// Settings that a survivor or a dependent adult accepts.
        settings: Vec<Setting> = or_nothing(list(
            closed_list(|| Setting::ALL.map(Setting::word).to_vec()),
            MOST_SETTINGS,
        )),
        /// A child's gender.
        gender: Option<Gender> = optional(closed_list(|| Gender::WORDS.to_vec())),
        /// Whole months until the next birthday; never a date. If left out, it is some time in the
        /// coming year, and a stay that may pass it must be confirmed.
        birthday_in_months: Birthday = or_nothing(BirthdayType),
    }
}

request! {
    /// Between two ages, both inclusive.
    AgeBounds {
        /// The youngest age possible.
        from: Option<Age> = required(or_say(YearsType, no_end)),
        /// The oldest age possible.
        to: Option<Age> = required(or_say(YearsType, no_end)),
    }
}

fn no_role() -> Refused {
    Refused::new(say::role_is_missing(), say::use_one_of(names(&Role::WORDS)))
}

fn no_end() -> Refused {
    Refused::new(say::one_end_of_age_is_missing(), say::enter_from_and_to())
}

fn no_survivor() -> Refused {
    Refused::new(say::no_survivor_in_household(), say::name_the_survivor())
}

/// The people to place together.
#[derive(Debug)]
pub(super) struct HouseholdType;

impl HouseholdType {
    fn members() -> ListOf<ObjectOf<MemberRequest>, Vec<MemberRequest>> {
        list(object(), Household::MOST).not_empty(no_survivor)
    }
}

impl FieldType for HouseholdType {
    type Value = Household;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<Household> {
        let before = problems.len();
        let members = Self::members().read(sent, at, problems)?;
        let household = together(members, at, problems);
        if problems.len() == before && household.survivors().next().is_none() {
            problems.refuse(at, no_survivor());
        }
        Some(household)
    }

    fn schema(&self) -> FieldSchema {
        Self::members().schema()
    }
}

impl MemberRequest {
    /// A person with a role, and nothing else known.
    pub fn only(role: Role) -> Self {
        let (age, settings, gender) = (None, Vec::new(), None);
        Self { role: Some(role), age, settings, gender, birthday_in_months: Birthday::UNKNOWN }
    }

    fn member(self, at: FieldAt<'_>, problems: &mut Problems) -> Option<Member> {
        let role = self.role?;
        if role == Role::Child && !self.settings.is_empty() {
            problems.add(
                at.name(Self::settings().as_str()),
                say::settings_not_for_children(),
                say::enter_gender_of_child(),
            );
        }
        if role != Role::Child && self.gender.is_some() {
            problems.add(
                at.name(Self::gender().as_str()),
                say::gender_only_for_children(),
                say::enter_settings_instead(),
            );
        }
        let age = self.age.unwrap_or(AgeRange::UNKNOWN);
        let age = suited(age, role, at.name(Self::age().as_str()), problems);
        let (settings, gender) = (Settings::of(self.settings), self.gender.unwrap_or_default());
        Some(Member { role, age, settings, gender, birthday: self.birthday_in_months })
    }
}

/// Makes a household of some people. Notes fields that contradict each other.
pub(super) fn together(
    people: Vec<MemberRequest>,
    at: FieldAt<'_>,
    problems: &mut Problems,
) -> Household {
    let read = |(nth, one): (usize, MemberRequest)| one.member(at.item(nth), problems);
    let members: Vec<Member> = people.into_iter().enumerate().filter_map(read).collect();
    if members.is_empty() { Household::unstated() } else { Household::of(members) }
}

/// Narrows the age to what the role allows. Notes an age that the role rules out.
fn suited(age: AgeRange, role: Role, at: FieldAt<'_>, problems: &mut Problems) -> AgeRange {
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
        problems.add(at, what, action);
        side
    })
}

/// An age: a number, a lower and an upper bound, or a word.
#[derive(Debug)]
pub(super) struct AgeType;

impl FieldType for AgeType {
    type Value = AgeRange;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<AgeRange> {
        let value = sent.value();
        let word = |word: &str| AGE_WORDS.iter().find(|(known, _)| *known == word);
        match value.as_ref() {
            Value::Number(_) => YearsType.read(sent, at, problems).map(AgeRange::exactly),
            Value::Object(_) => {
                let AgeBounds { from, to } = object().read(sent, at, problems)?;
                problems.take(at, AgeRange::between(from?, to?))
            }
            Value::String(text) if word(text).is_some() => word(text).map(|(_, age)| *age),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Array(_) => {
                wrong_kind(at, &value, say::enter_age_in_any_form(Age::OLDEST), problems);
                None
            }
        }
    }

    fn schema(&self) -> FieldSchema {
        let words = AGE_WORDS.map(|(word, _)| word).to_vec();
        let bounds = object::<AgeBounds>().schema();
        FieldSchema::AnyOf(vec![YearsType.schema(), bounds, FieldSchema::Word(words)])
    }
}

/// An age in whole years.
#[derive(Debug)]
pub(super) struct YearsType;

impl FieldType for YearsType {
    type Value = Age;

    fn read(&self, sent: &SentValue<'_>, at: FieldAt<'_>, problems: &mut Problems) -> Option<Age> {
        let value = sent.value();
        let Some(years) = value.as_i64() else {
            wrong_kind(at, &value, say::enter_age_in_years(Age::OLDEST), problems);
            return None;
        };
        problems.take(at, Age::try_from(years))
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Whole(0, Age::OLDEST.into())
    }
}

/// Whole months until the next birthday.
#[derive(Debug)]
pub(super) struct BirthdayType;

impl FieldType for BirthdayType {
    type Value = Birthday;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<Birthday> {
        let Some(months) = sent.value().as_i64() else {
            let action = say::enter_months_until_birthday(Birthday::MOST_MONTHS);
            // The value may be a date of birth, so the message does not repeat it.
            problems.add(at, say::not_a_number_of_months(), action);
            return None;
        };
        problems.take(at, Birthday::in_months(months))
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Whole(0, Birthday::MOST_MONTHS.into())
    }
}

/// Notes answers that contradict the household. If others come along, or that is unknown, a
/// household of at most one person counts as unstated.
pub(super) fn agree(
    (field, answers): (FieldName, &Answers),
    household: &mut Household,
    problems: &mut Problems,
) {
    let at = |question: Question| FieldPath::of(vec![field.as_str().into(), question.id().into()]);
    let side = match answers.to(Question::Under18) {
        Answer::Yes => Some(AgeRange::MINOR),
        Answer::No => Some(AgeRange::ADULT),
        Answer::Unknown(_) => None,
    };
    if side.is_some_and(|side| household.survivors().any(|m| m.age.and(side).is_none())) {
        problems.add(
            at(Question::Under18),
            say::answer_contradicts_age(),
            say::correct_answer_or_age(),
        );
    }
    let others = answers.iter().find(|(question, _)| *question == Question::WithOthers);
    match (others, household.members.len()) {
        (Some((_, Answer::No)), 2..) => problems.add(
            at(Question::WithOthers),
            say::answer_contradicts_household(),
            say::correct_answer_or_household(),
        ),
        (Some((_, Answer::Yes | Answer::Unknown(_))), 0 | 1) => household.stated = false,
        (Some(_) | None, _) => {}
    }
}
