//! The form of the board: what was typed.

use super::{Choice, Wrong};
use crate::domain::{
    DistanceBand, Focus, Language, Listed, PublishedRule, Question, Service, Wish,
};
use crate::words::{self, Text};

/// The fields that hold text of one line or a choice.
const FIELDS: [&str; 15] = [
    "where",
    "age",
    "feels",
    "with",
    "children",
    "adults",
    "avoid",
    "within",
    "nights",
    "arrive",
    "leave-by",
    "caller",
    "declined",
    "left",
    "left-name",
];
/// The fields behind "More".
const MORE: [&str; 8] =
    ["children", "adults", "avoid", "within", "nights", "arrive", "leave-by", "caller"];
/// What callers volunteer: these questions have a field of their own in sight.
const VOLUNTEERED: [(Question, &str); 5] = [
    (Question::SexTrafficking, "Sex trafficking"),
    (Question::LaborTrafficking, "Labor trafficking"),
    (Question::FromAbroad, "From another country"),
    (Question::Pregnant, "Pregnant"),
    (Question::LeftBefore, "Left a program before it ended"),
];
/// The answers to one, as sent and as read; the last two are given where they were chosen.
const ANSWERS: [(&str, &str); 5] = [
    ("", "not stated"),
    ("yes", "yes"),
    ("no", "no"),
    ("unknown", "not known"),
    ("declined", "prefers not to say"),
];
/// The longest value of a field, in characters: a hundred ids of programs.
const LONGEST: usize = 8100;
const LONGEST_ID: usize = 80;
/// The most of a list.
const MOST_OF_A_LIST: usize = 32;
/// What is sent, and what is read.
const FEELS: [(&str, &str); 4] = [
    ("girls-women", "Girls, women"),
    ("boys-men", "Boys, men"),
    ("everyone", "Any gender"),
    ("", "Not known"),
];
/// The fields that hold any number of a closed list: what would be welcome.
const LISTS: [&str; 5] = ["wishes", "services", "languages", "focus", "skip_rules"];

/// Who is calling, as sent and as read.
const CALLERS: [(&str, &str); 7] = [
    ("", "not stated"),
    ("self", "the person themselves"),
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

/// A question that a caller may answer without being asked.
pub(super) struct Volunteered {
    pub(super) name: &'static str,
    pub(super) words: &'static str,
    pub(super) choices: Vec<Choice>,
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
        let mut form = Self { given: names.chain(listed).collect(), wrong: Vec::new() };
        form.mark_programs(sent);
        form
    }

    /// Gives a field a value, or takes it away.
    pub(super) fn set(&mut self, name: &'static str, value: String) {
        self.given.retain(|(given, _)| *given != name);
        if !value.is_empty() {
            self.given.push((name, value));
        }
    }

    /// Takes one value away from a list.
    pub(super) fn unlist(&mut self, name: &str, value: &str) {
        self.given.retain(|(given, known)| (*given, known.as_str()) != (name, value));
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

    /// What was answered or marked and has no field in sight.
    pub(super) fn out_of_sight(&self) -> Vec<&(&'static str, String)> {
        let in_sight = |name: &str| VOLUNTEERED.iter().any(|(q, _)| question_field(*q) == name);
        let kept = |name: &str| name.starts_with("q-") || name == "declined" || name == "left";
        self.given.iter().filter(|(name, _)| kept(name) && !in_sight(name)).collect()
    }

    /// What callers may volunteer, with what this one has.
    pub(super) fn volunteered(&self) -> Vec<Volunteered> {
        let one = |&(question, words): &(Question, &'static str)| {
            let name = question_field(question);
            let mut choices = Choice::among(&ANSWERS, self.text(name));
            choices.retain(|one| one.chosen || ["", "yes", "no"].contains(&one.value));
            Volunteered { name, words, choices }
        };
        VOLUNTEERED.iter().map(one).collect()
    }

    /// What the caller has volunteered, in words, so that it can stay folded.
    pub(super) fn volunteered_words(&self) -> String {
        let all = self.volunteered();
        let said = all.iter().filter(|one| !self.text(one.name).is_empty());
        let said = said.map(|one| {
            let chosen = one.choices.iter().find(|choice| choice.chosen);
            format!("{}: {}", one.words, chosen.map_or("", |choice| &*choice.words))
        });
        let left = match self.left().count() {
            0 => None,
            1 => Some("left 1 program before".to_owned()),
            many => Some(format!("left {many} programs before")),
        };
        said.chain(left).collect::<Vec<_>>().join("; ")
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
        let all =
            [self.wishes(), self.languages(), self.focuses(), self.services(), self.skip_rules()];
        let all = all.concat();
        let chosen = all.iter().filter(|choice| choice.chosen).map(|choice| &*choice.words);
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

    /// The ids of programs the person left before.
    pub(super) fn left(&self) -> impl Iterator<Item = &str> {
        self.text("left").split_whitespace()
    }

    /// The ids of programs the person said no to.
    pub(super) fn declined(&self) -> impl Iterator<Item = &str> {
        self.text("declined").split_whitespace()
    }

    /// Marks programs as ruled out, as left before, or no longer, as buttons say.
    fn mark_programs(&mut self, sent: &[(String, String)]) {
        let those = |name: &'static str| {
            sent.iter().filter(move |(sent, _)| sent == name).map(|(_, id)| id.trim())
        };
        let mut left: Vec<String> = self.left().map(str::to_owned).collect();
        left.retain(|id| those("left-undo").all(|undone| undone != id));
        for id in those("left-add").filter(|id| !id.is_empty() && id.len() <= LONGEST_ID) {
            if left.iter().all(|known| known != id) {
                left.push(id.to_owned());
            }
            // What was typed named this one.
            self.set("left-name", String::new());
        }
        self.set("left", left.join(" "));
        let mut declined: Vec<String> = self.declined().map(str::to_owned).collect();
        for id in those("decline").filter(|id| !id.is_empty() && id.len() <= LONGEST_ID) {
            if declined.iter().all(|known| known != id) {
                declined.push(id.to_owned());
            }
        }
        self.set("declined", declined.join(" "));
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

    /// Published rules that would be a problem.
    pub(super) fn skip_rules(&self) -> Vec<Choice> {
        self.some_of::<PublishedRule>("skip_rules")
    }

    /// What a program may be built around.
    pub(super) fn focuses(&self) -> Vec<Choice> {
        self.some_of::<Focus>("focus")
    }

    /// A closed list, with those that were chosen.
    fn some_of<T: Listed + Into<Text>>(&self, name: &str) -> Vec<Choice> {
        let chosen = self.chosen(name);
        let choice = |one: &T| {
            let value = one.word();
            let words = (*one).into().render(words::Language::En).into();
            Choice { value, words, chosen: chosen.iter().any(|word| word == value) }
        };
        T::ALL.iter().map(choice).collect()
    }

    /// What was chosen of a list.
    pub(super) fn chosen(&self, name: &str) -> Vec<String> {
        let given = self.given.iter().filter(|(given, _)| *given == name);
        given.map(|(_, value)| value.clone()).collect()
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
        Question::GuardianAgrees => "q-guardian-agrees",
        Question::AgencyCustody => "q-agency-custody",
        Question::Veteran => "q-veteran",
    }
}
