//! The form of the board, as typed.

use super::inputs::{BoardInput, FEELS, INPUTS, LEFT_NAME, MORE, SAY, answer_input, wish_input};
use super::{ChoiceLine, FormChoice, Wrong};
use crate::desk::{FieldName, NeedRequest, WishedLists};
use crate::domain::{
    DistanceBand, Focus, Language, Listed, PublishedRule, Question, Service, Wish,
};
use crate::words::{List, Text, say};

/// A message without arguments.
type Wording = fn() -> Text;

/// The questions that callers answer without being asked. Each has a visible field.
const VOLUNTEERED: [(Question, Wording); 5] = [
    (Question::SexTrafficking, say::volunteered_sex_trafficking),
    (Question::LaborTrafficking, say::volunteered_labor_trafficking),
    (Question::FromAbroad, say::volunteered_from_abroad),
    (Question::Pregnant, say::volunteered_pregnant),
    (Question::LeftBefore, say::volunteered_left_before),
];
/// The answers to these questions, as sent and as read. The last two are listed only if chosen.
const ANSWERS: [ChoiceLine; 5] = [
    ("", say::answer_not_stated),
    ("yes", say::answer_yes),
    ("no", say::answer_no),
    ("unknown", say::answer_not_known),
    ("declined", say::answer_prefers_not_to_say),
];
/// The longest value of a field, in characters. It holds a hundred ids of programs.
const LONGEST: usize = 8100;
const LONGEST_ID: usize = 80;
/// The places that may feel right, as sent and as read.
const SETTINGS: [ChoiceLine; 4] = [
    ("girls-women", say::feels_girls_women),
    ("boys-men", say::feels_boys_men),
    ("everyone", say::feels_any_gender),
    ("", say::feels_not_known),
];
/// The kinds of caller, as sent and as read.
const CALLERS: [ChoiceLine; 7] = [
    ("", say::caller_not_stated),
    ("self", say::caller_self),
    ("hotline", say::caller_hotline),
    ("child welfare", say::caller_child_welfare),
    ("probation", say::caller_probation),
    ("law enforcement", say::caller_law_enforcement),
    ("other", say::caller_other),
];

/// The values typed on the board, and their problems.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FindForm {
    given: Vec<(String, String)>,
    wrong: Vec<Wrong>,
}

/// A question that a caller may answer without being asked.
pub(super) struct Volunteered {
    pub(super) name: String,
    pub(super) words: Text,
    pub(super) choices: Vec<FormChoice>,
}

impl FindForm {
    /// Returns the known fields of a form. If a single value was sent twice, the last counts.
    pub(super) fn of(sent: &[(String, String)]) -> Self {
        let known = INPUTS.iter().flat_map(|input| {
            let values = values_of(sent, input);
            values.into_iter().map(|value| (input.name.clone(), value))
        });
        let mut form = Self { given: known.collect(), wrong: Vec::new() };
        form.mark_programs(sent);
        form
    }

    /// Sets the value of a field. An empty value removes it.
    pub(super) fn set(&mut self, name: &str, value: String) {
        self.given.retain(|(given, _)| given != name);
        if !value.is_empty() {
            self.given.push((name.to_owned(), value));
        }
    }

    /// Sets the ids of programs in a field.
    pub(super) fn set_ids(&mut self, field: FieldName, ids: &[String]) {
        self.set(field.as_str(), ids.join("\n"));
    }

    /// Removes one value from a list.
    pub(super) fn unlist(&mut self, name: &str, value: &str) {
        self.given.retain(|(given, known)| (given.as_str(), known.as_str()) != (name, value));
    }

    /// Returns the text in a field.
    pub(super) fn text(&self, name: &str) -> &str {
        self.given.iter().find(|(given, _)| given == name).map_or("", |(_, value)| value)
    }

    /// Returns true if a field has a problem.
    pub(super) fn wrong(&self, name: &str) -> bool {
        self.problem(name).is_some()
    }

    /// Returns the problem of a field.
    pub(super) fn problem(&self, name: &str) -> Option<&Text> {
        self.wrong.iter().find(|wrong| wrong.field == name).map(|wrong| &wrong.action)
    }

    /// Marks the fields that have problems.
    pub(super) fn mark(&mut self, problems: &[Wrong]) {
        self.wrong = problems.to_vec();
    }

    /// Returns every field, for the hidden part of another form.
    pub(super) fn carried(&self) -> &[(String, String)] {
        &self.given
    }

    /// Returns every field except one.
    pub(super) fn carried_without(&self, name: &str) -> Vec<&(String, String)> {
        self.given.iter().filter(|(given, _)| given != name).collect()
    }

    /// Returns the answers and marks that have no visible field.
    pub(super) fn out_of_sight(&self) -> Vec<&(String, String)> {
        let in_sight = |name: &str| VOLUNTEERED.iter().any(|(q, _)| answer_input(*q) == name);
        let (declined, left) = (NeedRequest::declined(), NeedRequest::left());
        let answers: Vec<String> = Question::ALL.into_iter().map(answer_input).collect();
        let kept = |name: &String| {
            answers.contains(name) || [declined.as_str(), left.as_str(), SAY].contains(&&**name)
        };
        self.given.iter().filter(|(name, _)| kept(name) && !in_sight(name)).collect()
    }

    /// Returns the questions that callers may answer unasked, with this caller's answers.
    pub(super) fn volunteered(&self) -> Vec<Volunteered> {
        let one = |&(question, words): &(Question, Wording)| {
            let name = answer_input(question);
            let mut choices = FormChoice::among(&ANSWERS, self.text(&name));
            choices.retain(|one| one.chosen || ["", "yes", "no"].contains(&one.value));
            Volunteered { name, words: words(), choices }
        };
        VOLUNTEERED.iter().map(one).collect()
    }

    /// Returns these answers in words, so that the part of the form can stay folded.
    pub(super) fn volunteered_words(&self) -> Text {
        let all = self.volunteered();
        let said = all.into_iter().filter(|one| !self.text(&one.name).is_empty());
        let said = said.map(|one| {
            let chosen = one.choices.into_iter().find(|choice| choice.chosen);
            say::volunteered_answer(chosen.map_or_else(Text::nothing, |one| one.words), one.words)
        });
        let left = Some(self.ids(NeedRequest::left()).count()).filter(|many| *many > 0);
        let said: List = said.chain(left.map(say::left_programs_before)).collect();
        if said.is_empty() { Text::nothing() } else { say::parts_said(said) }
    }

    /// Returns true if a field under "More" has a value or a problem.
    pub(super) fn more_is_open(&self) -> bool {
        MORE.iter().any(|name| !self.text(name).is_empty() || self.wrong(name))
    }

    /// Returns true if a preference has a problem.
    pub(super) fn welcome_is_open(&self) -> bool {
        INPUTS.iter().any(|input| input.most > 1 && self.wrong(&input.name))
            || self.wrong(NeedRequest::wishes().as_str())
    }

    /// Returns the preferences in words, so that the part of the form can stay folded.
    pub(super) fn welcome(&self) -> Text {
        let all =
            [self.wishes(), self.languages(), self.focuses(), self.services(), self.skip_rules()];
        let chosen = all.concat().into_iter().filter(|choice| choice.chosen);
        let chosen: List = chosen.map(|choice| choice.words).collect();
        if chosen.is_empty() { Text::nothing() } else { say::choices_said(chosen) }
    }

    /// Returns the choices of places that may feel right.
    pub(super) fn feels(&self) -> Vec<FormChoice> {
        FormChoice::among(&SETTINGS, self.text(FEELS))
    }

    /// Returns the choices of distance.
    pub(super) fn distances(&self) -> Vec<FormChoice> {
        let words = |band: DistanceBand| match band {
            DistanceBand::SameArea => say::distance_same_area(),
            DistanceBand::Within50 => say::distance_miles(50),
            DistanceBand::Within150 => say::distance_miles(150),
            DistanceBand::Within400 => say::distance_miles(400),
            DistanceBand::Over400 => say::distance_over_miles(400),
        };
        let typed = self.text(NeedRequest::within().as_str());
        let choice =
            |value: &'static str, words| FormChoice { value, words, chosen: value == typed };
        let any = choice("", say::any_distance());
        let bands = DistanceBand::ALL.map(|band| choice(band.id(), words(band)));
        [any].into_iter().chain(bands).collect()
    }

    /// Returns the kinds of caller.
    pub(super) fn callers(&self) -> Vec<FormChoice> {
        FormChoice::among(&CALLERS, self.text(NeedRequest::caller().as_str()))
    }

    /// Returns the ids of programs in a field.
    pub(super) fn ids(&self, field: FieldName) -> impl Iterator<Item = &str> {
        let given = self.given.iter().filter(move |(given, _)| given == field.as_str());
        given.flat_map(|(_, ids)| ids.split_whitespace())
    }

    /// Marks programs as ruled out or left before, or removes a mark, as the pressed button says.
    fn mark_programs(&mut self, sent: &[(String, String)]) {
        let those = |name: &'static str| {
            sent.iter().filter(move |(sent, _)| sent == name).map(|(_, id)| id.trim())
        };
        let owned = |ids: &mut dyn Iterator<Item = &str>| ids.map(str::to_owned).collect();
        let mut left: Vec<String> = owned(&mut self.ids(NeedRequest::left()));
        left.retain(|id| those("left-undo").all(|undone| undone != id));
        for id in those("left-add").filter(|id| !id.is_empty() && id.len() <= LONGEST_ID) {
            if left.iter().all(|known| known != id) {
                left.push(id.to_owned());
            }
            // The typed name meant this program.
            self.set(LEFT_NAME, String::new());
        }
        self.set_ids(NeedRequest::left(), &left);
        let mut declined: Vec<String> = owned(&mut self.ids(NeedRequest::declined()));
        for id in those("decline").filter(|id| !id.is_empty() && id.len() <= LONGEST_ID) {
            if declined.iter().all(|known| known != id) {
                declined.push(id.to_owned());
            }
        }
        self.set_ids(NeedRequest::declined(), &declined);
    }

    /// Returns the named wishes.
    pub(super) fn wishes(&self) -> Vec<FormChoice> {
        let choice = |wish: &Wish| {
            let (value, words) = (wish.word(), (*wish).into());
            let chosen = !self.text(&NeedRequest::wishes().input(value)).is_empty();
            FormChoice { value, words, chosen }
        };
        Wish::ALL.iter().map(choice).collect()
    }

    /// Returns the services.
    pub(super) fn services(&self) -> Vec<FormChoice> {
        self.some_of::<Service>(&wish_input(WishedLists::services()))
    }

    /// Returns the languages.
    pub(super) fn languages(&self) -> Vec<FormChoice> {
        self.some_of::<Language>(&wish_input(WishedLists::languages()))
    }

    /// Returns the published rules that may be a problem.
    pub(super) fn skip_rules(&self) -> Vec<FormChoice> {
        self.some_of::<PublishedRule>(NeedRequest::skip_rules().as_str())
    }

    /// Returns the choices of program focus.
    pub(super) fn focuses(&self) -> Vec<FormChoice> {
        self.some_of::<Focus>(&wish_input(WishedLists::focus()))
    }

    /// Returns a closed list, with the chosen items marked.
    fn some_of<T: Listed + Into<Text>>(&self, name: &str) -> Vec<FormChoice> {
        let chosen = self.chosen(name);
        let choice = |one: &T| {
            let value = one.word();
            let words = (*one).into();
            FormChoice { value, words, chosen: chosen.iter().any(|word| word == value) }
        };
        T::ALL.iter().map(choice).collect()
    }

    /// Returns the chosen items of a list.
    pub(super) fn chosen(&self, name: &str) -> Vec<String> {
        let given = self.given.iter().filter(|(given, _)| given == name);
        given.map(|(_, value)| value.clone()).collect()
    }
}

/// Returns the values sent for an input: the last one, or for a closed list each value once.
fn values_of(sent: &[(String, String)], input: &BoardInput) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let those = sent.iter().filter(|(name, _)| *name == input.name).map(|(_, value)| value.trim());
    for value in those {
        let value: String = value.chars().take(LONGEST).collect();
        if input.most == 1 {
            values.clear();
        }
        if !value.is_empty() && values.len() < input.most && !values.contains(&value) {
            values.push(value);
        }
    }
    values
}
