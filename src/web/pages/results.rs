//! An answer as a call plan: cards in the order to call, the next question, and possible changes.

use super::card::{Card, Sentences, lift};
use super::form::FindForm;
use super::inputs::answer_input;
use super::near::{JointChanges, NearMissLine, near, together};
use super::offered::with_line;
use crate::desk::NeedRequest;
use crate::desk::{AskNext, ExcludedProgram, Found, NotShown, Ranking};
use crate::domain::{Answer, Area, Question, Spot};
use crate::rules::reminders;
use crate::words::{Text, say};

/// The places on the first page of a list, and on each after it.
const FIRST_PAGE: usize = 10;
const NEXT_PAGE: usize = 20;

/// An answer as a call plan.
pub(super) struct Results {
    pub(super) heading: Text,
    pub(super) understood: Spot,
    pub(super) times: Vec<Text>,
    pub(super) ask: Option<NextQuestion>,
    pub(super) answered: Vec<AnsweredQuestion>,
    /// The sentences that all shown places share.
    pub(super) shared: Sentences,
    pub(super) cards: Vec<Card>,
    pub(super) pages: Pages,
    pub(super) near: Vec<NearMissLine>,
    pub(super) together: Vec<JointChanges>,
    pub(super) not_shown: Vec<Reason>,
    pub(super) not_shown_count: usize,
    pub(super) declined: usize,
    /// The areas to avoid, as understood.
    pub(super) avoided: Vec<Avoided>,
    pub(super) reminders: Vec<Text>,
}

/// The part of a long list that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pages {
    /// The number of places before those shown.
    pub(super) before: usize,
    shown: usize,
    all: usize,
}

/// The question worth asking next.
pub(super) struct NextQuestion {
    pub(super) question: String,
    pub(super) text: Text,
    moved: usize,
    by_yes: usize,
    by_no: usize,
}

/// A question with an answer.
pub(super) struct AnsweredQuestion {
    pub(super) name: String,
    pub(super) question: Text,
    pub(super) answer: Text,
}

/// An area to avoid, as understood.
pub(super) struct Avoided {
    pub(super) label: String,
    /// Each other reading, with the value of the field after choosing it.
    pub(super) others: Vec<(String, String)>,
}

/// Programs that are not shown for one reason.
pub(super) struct Reason {
    pub(super) words: Text,
    pub(super) count: usize,
    pub(super) programs: Vec<PassedLine>,
    pub(super) unlisted: usize,
}

/// One program that is not shown.
pub(super) struct PassedLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) texts: Vec<Text>,
}

impl Results {
    /// The part of the list that begins after `before` places.
    pub(super) fn of(found: &Found, form: &FindForm, before: usize) -> Self {
        let ranking = &found.ranking;
        let pages = Pages::of(before, ranking.eligible);
        let shown = ranking.options.iter().enumerate().skip(pages.before).take(pages.shown);
        let mut cards: Vec<Card> = shown.map(|(at, option)| Card::of(at + 1, option)).collect();
        Self {
            heading: heading(ranking, pages),
            understood: found.profile.origin.clone(),
            times: found.notes.clone(),
            ask: ranking.ask_next.first().map(NextQuestion::of),
            answered: Question::ALL
                .into_iter()
                .filter_map(|q| AnsweredQuestion::of(q, form))
                .collect(),
            shared: lift(&mut cards),
            cards,
            pages,
            near: near(found, form),
            together: together(found, form),
            not_shown: ranking.not_shown.iter().map(Reason::of).collect(),
            not_shown_count: ranking.not_shown.iter().map(|passed| passed.count).sum(),
            declined: found.profile.declined.len(),
            avoided: found
                .profile
                .avoid
                .iter()
                .enumerate()
                .map(|(line, area)| Avoided::of(line, area, form))
                .collect(),
            reminders: reminders(&found.profile)
                .iter()
                .map(|reminder| reminder.text(&found.profile))
                .collect(),
        }
    }

    /// Returns the number of places that the person ruled out, in words.
    pub(super) fn declined_words(&self) -> Text {
        say::ruled_out_by_the_person(self.declined)
    }
}

fn heading(ranking: &Ranking, pages: Pages) -> Text {
    let [first, ..] = ranking.by_band;
    if pages.before > 0 {
        return say::places_from_to(pages.all, pages.before + 1, pages.before + pages.shown);
    }
    match (ranking.eligible, first) {
        (0, _) => say::no_open_place(),
        (places, 0) => say::places_to_confirm(places),
        (places, first) => {
            say::places_to_call_first(say::call_these_first(first), say::places_counted(places))
        }
    }
}

impl Pages {
    /// The part that begins after `before` of `all` places, or the last part.
    fn of(before: usize, all: usize) -> Self {
        let mut before = before;
        while before > 0 && before >= all {
            before = Self::earlier_than(before);
        }
        let most = if before == 0 { FIRST_PAGE } else { NEXT_PAGE };
        Self { before, shown: all.saturating_sub(before).min(most), all }
    }

    /// Returns the number of options to list for the part that begins after `before`.
    pub(super) fn reach(before: usize) -> usize {
        before.saturating_add(NEXT_PAGE)
    }

    fn earlier_than(before: usize) -> usize {
        if before <= FIRST_PAGE { 0 } else { before.saturating_sub(NEXT_PAGE).max(FIRST_PAGE) }
    }

    /// Returns the start of the previous part, if there is one.
    pub(super) fn earlier(&self) -> Option<usize> {
        (self.before > 0).then(|| Self::earlier_than(self.before))
    }

    /// Returns the start of the next part, if there is one.
    pub(super) fn next(&self) -> Option<usize> {
        (self.more() > 0).then_some(self.before + self.shown)
    }

    /// Returns the number of places after those shown.
    pub(super) fn more(&self) -> usize {
        self.all - self.before - self.shown
    }

    /// Returns the words of the button that shows the next part.
    pub(super) fn next_words(&self) -> Text {
        if self.more() > NEXT_PAGE { say::show_the_next(NEXT_PAGE) } else { say::show_them() }
    }
}

impl NextQuestion {
    fn of(next: &AskNext) -> Self {
        Self {
            question: answer_input(next.question),
            text: next.text.clone(),
            moved: next.depends,
            by_yes: next.moved_by_yes,
            by_no: next.moved_by_no,
        }
    }

    pub(super) fn moved_words(&self) -> Text {
        let count =
            |many: usize| if many == 0 { say::none_counted() } else { say::some_counted(many) };
        if self.by_yes == self.moved && self.by_no == self.moved {
            return say::answer_changes(self.moved);
        }
        // The page explains what counts as a change where it compares the numbers.
        say::answer_changes_by(count(self.by_no), self.moved, count(self.by_yes))
    }
}

impl Avoided {
    fn of(line: usize, area: &Area, form: &FindForm) -> Self {
        let taken = |other: &String| {
            (other.clone(), with_line(form.text(NeedRequest::avoid().as_str()), line, other))
        };
        Self { label: area.label.clone(), others: area.readings.iter().map(taken).collect() }
    }
}

impl AnsweredQuestion {
    fn of(question: Question, form: &FindForm) -> Option<Self> {
        let name = answer_input(question);
        let answer = match form.text(&name).parse::<Answer>().ok()? {
            Answer::Yes => say::press_yes(),
            Answer::No => say::press_no(),
            answer if answer.word() == "declined" => say::press_prefers_not_to_say(),
            Answer::Unknown(_) => say::press_not_known(),
        };
        Some(Self { name, question: question.say()?, answer })
    }
}

impl Reason {
    fn of(passed: &NotShown) -> Self {
        let line = |passed: &ExcludedProgram| PassedLine {
            id: passed.program.id.to_string(),
            name: passed.program.name.to_string(),
            texts: passed.findings.iter().take(1).map(|finding| finding.text.clone()).collect(),
        };
        Self {
            words: passed.reason.clone(),
            count: passed.count,
            programs: passed.programs.iter().map(line).collect(),
            unlisted: passed.count.saturating_sub(passed.programs.len()),
        }
    }
}
