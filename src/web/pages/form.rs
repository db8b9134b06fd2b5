//! The form of the board: what was typed, and the question it makes.

use super::{Choice, Wrong};
use crate::desk::{AskForm, MOST_OPTIONS};
use crate::domain::{
    DistanceBand, Focus, Household, Language, Listed, Problem, Problems, Question, Service,
    Timestamp, Wish, shown,
};
use crate::web::view::{AgeForm, AskBody, MemberForm, WishesForm};
use serde_json::Value;

/// The fields that hold text of one line or a choice.
const FIELDS: [&str; 12] = [
    "where", "age", "feels", "with", "children", "avoid", "within", "nights", "arrive", "leave-by",
    "caller", "declined",
];
/// The fields behind "More".
const MORE: [&str; 7] = ["children", "avoid", "within", "nights", "arrive", "leave-by", "caller"];
/// The longest value of a field, in characters: a hundred ids of programs.
const LONGEST: usize = 8100;
/// The most of a list.
const MOST_OF_A_LIST: usize = 32;
/// What is sent, and what is read.
const FEELS: [(&str, &str); 4] = [
    ("girls-women", "Girls, women"),
    ("boys-men", "Boys, men"),
    ("everyone", "Everyone"),
    ("", "Not known"),
];
/// The fields that hold any number of a closed list: what would be welcome.
const LISTS: [&str; 4] = ["wishes", "services", "languages", "focus"];

/// Who is calling, as sent and as read.
const CALLERS: [(&str, &str); 7] = [
    ("", "not said"),
    ("self", "the person alone"),
    ("hotline", "a hotline"),
    ("child welfare", "child welfare"),
    ("probation", "probation"),
    ("law enforcement", "law enforcement"),
    ("other", "another helper"),
];

/// What was typed on the board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FindForm {
    given: Vec<(&'static str, String)>,
    wrong: Vec<Wrong>,
}

impl FindForm {
    /// The known fields of what was sent; of a field that stands there twice, the last.
    pub(super) fn of(sent: &[(String, String)]) -> Self {
        let value_of = |name: &str| {
            let value = sent.iter().rev().find(|(sent, _)| sent == name)?.1.trim();
            let value: String = value.chars().take(LONGEST).collect();
            (!value.is_empty()).then_some(value)
        };
        let names = names().filter_map(|name| value_of(name).map(|value| (name, value)));
        let listed = LISTS.into_iter().flat_map(|name| all_of(sent, name));
        Self { given: names.chain(listed).collect(), wrong: Vec::new() }
    }

    /// What was typed in a field.
    pub(super) fn text(&self, name: &str) -> &str {
        self.given.iter().find(|(given, _)| *given == name).map_or("", |(_, value)| value)
    }

    /// Whether a field has a problem.
    pub(super) fn wrong(&self, name: &str) -> bool {
        self.problem(name).is_some()
    }

    /// What is wrong with a field.
    pub(super) fn problem(&self, name: &str) -> Option<&str> {
        self.wrong.iter().find(|wrong| wrong.field == name).map(|wrong| wrong.action.as_str())
    }

    /// Marks the fields that have problems.
    pub(super) fn mark(&mut self, problems: &[Wrong]) {
        self.wrong = problems.to_vec();
    }

    /// Every field, for the hidden part of another form.
    pub(super) fn carried(&self) -> &[(&'static str, String)] {
        &self.given
    }

    /// Every field but one.
    pub(super) fn carried_without(&self, name: &str) -> Vec<&(&'static str, String)> {
        self.given.iter().filter(|(given, _)| *given != name).collect()
    }

    /// The answers to questions, by field.
    pub(super) fn answers(&self) -> Vec<&(&'static str, String)> {
        self.given.iter().filter(|(name, _)| name.starts_with("q-")).collect()
    }

    /// Whether something behind "More" was said or has a problem.
    pub(super) fn more_is_open(&self) -> bool {
        MORE.iter().any(|name| !self.text(name).is_empty() || self.wrong(name))
    }

    /// Whether something that would be welcome has a problem.
    pub(super) fn welcome_is_open(&self) -> bool {
        LISTS.iter().any(|name| self.wrong(name))
    }

    /// What would be welcome, in words, so that it can stay folded.
    pub(super) fn welcome(&self) -> String {
        let all = [self.wishes(), self.languages(), self.focuses(), self.services()].concat();
        let chosen = all.iter().filter(|choice| choice.chosen).map(|choice| choice.words);
        chosen.collect::<Vec<_>>().join(", ")
    }

    /// The places that may feel right.
    pub(super) fn feels(&self) -> Vec<Choice> {
        Choice::among(&FEELS, self.text("feels"))
    }

    /// The distances.
    pub(super) fn distances(&self) -> Vec<Choice> {
        let words = |band: DistanceBand| match band {
            DistanceBand::SameArea => "the same area",
            DistanceBand::Within50 => "50 miles",
            DistanceBand::Within150 => "150 miles",
            DistanceBand::Within400 => "400 miles",
            DistanceBand::Over400 => "over 400 miles",
        };
        let mut all = vec![("", "any distance")];
        all.extend(DistanceBand::ALL.map(|band| (band.id(), words(band))));
        Choice::among(&all, self.text("within"))
    }

    /// Who may be calling.
    pub(super) fn callers(&self) -> Vec<Choice> {
        Choice::among(&CALLERS, self.text("caller"))
    }

    /// The ids of programs the person said no to.
    pub(super) fn declined(&self) -> impl Iterator<Item = &str> {
        self.text("declined").split_whitespace()
    }

    /// The programs the person said no to once they have said no to one more.
    pub(super) fn declined_with(&self, program: &str) -> String {
        self.declined().chain([program]).collect::<Vec<_>>().join(" ")
    }

    /// The wishes with a name of their own.
    pub(super) fn wishes(&self) -> Vec<Choice> {
        self.some_of::<Wish>("wishes")
    }

    /// The services.
    pub(super) fn services(&self) -> Vec<Choice> {
        self.some_of::<Service>("services")
    }

    /// The languages.
    pub(super) fn languages(&self) -> Vec<Choice> {
        self.some_of::<Language>("languages")
    }

    /// What a program may be built around.
    pub(super) fn focuses(&self) -> Vec<Choice> {
        self.some_of::<Focus>("focus")
    }

    /// A closed list, with those that were chosen.
    fn some_of<T: Listed>(&self, name: &str) -> Vec<Choice> {
        let chosen = self.chosen(name);
        let choice = |one: &T| {
            let value = one.word();
            Choice { value, words: one.said(), chosen: chosen.iter().any(|word| word == value) }
        };
        T::ALL.iter().map(choice).collect()
    }

    /// What was chosen of a list.
    fn chosen(&self, name: &str) -> Vec<String> {
        let given = self.given.iter().filter(|(given, _)| *given == name);
        given.map(|(_, value)| value.clone()).collect()
    }

    /// The question the form makes, or everything that is wrong with it, by field of the page.
    pub(super) fn ask(&self, now: Timestamp) -> Result<AskForm, Vec<Wrong>> {
        let mut problems = Problems::default();
        let body = self.body(&mut problems);
        let form = AskForm::of(serde_json::to_value(&body).unwrap_or(Value::Null));
        let form = if self.says_who_comes() { form } else { form.before_asking_who_comes() };
        let mut wrong: Vec<Wrong> =
            problems.iter().map(|problem| named(problem.field.clone(), problem)).collect();
        if let Err(found) = form.parse(now) {
            wrong.extend(found.iter().map(|problem| named(field_of(&problem.field), problem)));
        }
        if wrong.is_empty() { Ok(form) } else { Err(wrong) }
    }

    fn says_who_comes(&self) -> bool {
        !self.text("with").is_empty() || self.text("q-with-others") == "no"
    }

    fn body(&self, problems: &mut Problems) -> AskBody {
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
            nights: whole(self.text("nights"), "nights", problems),
            household: self.household(problems),
            answers: answers.collect(),
            left: Vec::new(),
            declined: self.declined().map(str::to_owned).collect(),
            avoid: avoid.map(str::to_owned).collect(),
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

    fn household(&self, problems: &mut Problems) -> Option<Vec<MemberForm>> {
        let age = age(self.text("age"), problems);
        let settings = settings(self.text("feels"));
        let mut ages = children(self.text("children"), problems);
        let with = whole(self.text("with"), "with", problems);
        let count = with.map_or(ages.len(), |with| usize::try_from(with).unwrap_or(usize::MAX));
        if count >= Household::MOST {
            let (what, most) = ("These are too many children.", Household::MOST - 1);
            problems.add("with", what, format!("Give at most {most}."));
            return None;
        }
        if ages.len() > count {
            let what = "There are more ages than children.";
            problems.add("children", what, "Correct the ages or the number of children.");
            return None;
        }
        ages.resize(count, None);
        let said = age.is_some() || !settings.is_empty() || count > 0 || self.says_who_comes();
        let survivor = MemberForm { role: "survivor", age, settings, gender: None };
        let child = |age| MemberForm { role: "child", age, ..MemberForm::default() };
        said.then(|| [survivor].into_iter().chain(ages.into_iter().map(child)).collect())
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

/// Every name of a field that holds one value.
fn names() -> impl Iterator<Item = &'static str> {
    FIELDS.into_iter().chain(Question::ALL.map(question_field))
}

/// What was sent of a list: each once, as many as a list can have.
fn all_of(sent: &[(String, String)], name: &'static str) -> Vec<(&'static str, String)> {
    let mut values: Vec<String> = Vec::new();
    for (_, value) in sent.iter().filter(|(sent, value)| sent == name && !value.is_empty()) {
        let value: String = value.chars().take(LONGEST).collect();
        if values.len() < MOST_OF_A_LIST && !values.contains(&value) {
            values.push(value);
        }
    }
    values.into_iter().map(|value| (name, value)).collect()
}

/// The field of a question's answer.
pub(super) fn question_field(question: Question) -> &'static str {
    match question {
        Question::Under18 => "q-under-18",
        Question::WithOthers => "q-with-others",
        Question::AllGender => "q-all-gender",
        Question::LeftBefore => "q-left-before",
        Question::FromAbroad => "q-from-abroad",
        Question::SexTrafficking => "q-sex-trafficking",
        Question::LaborTrafficking => "q-labor-trafficking",
        Question::HasId => "q-has-id",
        Question::TbResult => "q-tb-result",
        Question::DayPlace => "q-day-place",
        Question::MeetPolice => "q-meet-police",
        Question::SobrietyProblem => "q-sobriety-problem",
        Question::Pregnant => "q-pregnant",
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
        ("avoid" | "within" | "nights" | "arrive" | "caller" | "declined" | "wishes", _) => start,
        _ => "where",
    }
    .to_owned()
}

/// A problem with a field, under the field's name on the page.
fn named(field: String, problem: &Problem) -> Wrong {
    let name = match field.as_str() {
        "age" => "Age",
        "feels" => "Places that feel right",
        "with" => "Children",
        "children" => "Children\u{2019}s ages",
        "avoid" => "Areas to avoid",
        "within" => "Not farther than",
        "nights" => "Nights",
        "arrive" => "Arriving",
        "leave-by" => "Must leave by",
        "caller" => "Who is calling",
        "declined" => "Said no to",
        "wishes" => "Wishes",
        _ => "Where",
    };
    let mut wrong = Wrong::of(field, problem);
    wrong.what = format!("{name}: {}", wrong.what);
    wrong
}

/// An age as it is typed: `16`, `16-17`, `minor`, `adult`, `18+`, `under 18`, or nothing.
fn age(text: &str, problems: &mut Problems) -> Option<AgeForm> {
    let lower = text.to_lowercase();
    let word = match lower.as_str() {
        "" | "?" | "unknown" | "not known" => return None,
        "minor" | "under 18" | "<18" => Some("minor"),
        "adult" | "18+" | "18 +" | "over 18" => Some("adult"),
        _ => None,
    };
    if let Some(word) = word {
        return Some(AgeForm::Word(word.to_owned()));
    }
    let ends = lower.split_once(['-', '\u{2013}']);
    let between = ends.and_then(|(from, to)| Some((years(from)?, years(to)?)));
    let age = match (years(&lower), between) {
        (Some(years), _) => Some(AgeForm::Years(years)),
        (None, Some((from, to))) => Some(AgeForm::Between { from, to }),
        (None, None) => None,
    };
    if age.is_none() {
        let what = format!("\u{201c}{}\u{201d} is not an age.", shown(text));
        let action = "Write a number, 16-17, minor or adult, or leave it empty.";
        problems.add("age", what, action);
    }
    age
}

fn years(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

/// Children's ages as they are typed, a `?` for one that is not known.
fn children(text: &str, problems: &mut Problems) -> Vec<Option<AgeForm>> {
    let parts = text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let mut ages = Vec::new();
    for part in parts.take(Household::MOST + 1) {
        let years = years(part);
        if years.is_none() && part != "?" {
            let what = format!("\u{201c}{}\u{201d} is not an age in years.", shown(part));
            problems.add("children", what, "Write ages such as 3, 7; a ? where one is not known.");
        }
        ages.push(years.map(AgeForm::Years));
    }
    ages
}

fn whole(text: &str, field: &str, problems: &mut Problems) -> Option<u32> {
    if text.is_empty() || text == "?" {
        return None;
    }
    let number = text.parse().ok();
    if number.is_none() {
        let what = format!("\u{201c}{}\u{201d} is not a whole number.", shown(text));
        problems.add(field, what, "Write a number, or leave it empty.");
    }
    number
}
