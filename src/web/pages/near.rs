//! Changes that would open places, one alone or several together, each as a button that makes it.

use super::form::FindForm;
use crate::desk::{Found, ListChange, MOST_LISTED, NearMiss, Relaxation};
use crate::domain::{Answer, Caller, DistanceBand, NonAnswer, Profile, Question, Wish, local_time};
use crate::rules::Edit;
use crate::words::{List, Text, say};
use chrono::Datelike;
use std::cmp::Reverse;

/// The most places named under a change.
const NAMES: usize = 3;

/// One change, and the places it opens.
pub(super) struct NearMissLine {
    pub(super) change: Text,
    /// The form with the change made; `None` if a program must make it.
    pub(super) press: Option<FindForm>,
    pub(super) because: Vec<Text>,
    who: &'static str,
    /// The number of places it opens and closes; `None` if unknown.
    turn: Option<ListChange>,
    /// True if the list of near misses is full, so more programs may be one change away.
    or_more: bool,
}

/// Several changes that open a place only together.
pub(super) struct JointChanges {
    pub(super) changes: Text,
    /// The form with all of them made; `None` if a program must make one.
    pub(super) press: Option<FindForm>,
    pub(super) nearest: String,
    opens: usize,
}

/// Groups the near misses by change, with the change that opens most first.
pub(super) fn near(found: &Found, form: &FindForm) -> Vec<NearMissLine> {
    let misses = &found.ranking.near_misses;
    let mut all: Vec<NearMissLine> = Vec::new();
    for miss in misses {
        let or_more = misses.len() >= MOST_LISTED;
        let near = NearMissLine::of(miss, (form, &found.profile), or_more);
        match all.iter_mut().find(|known| known.change == near.change && known.who == near.who) {
            Some(known) => known.take(near),
            None => all.push(near),
        }
    }
    all.sort_by_key(|near| Reverse(near.turn.map(|turn| turn.opens)));
    all
}

/// Returns the sets of more than one change. A single change is already a near miss.
pub(super) fn together(found: &Found, form: &FindForm) -> Vec<JointChanges> {
    let several = found.ranking.relaxations.iter().filter(|set| set.changes.len() > 1);
    several.map(|set| JointChanges::of(set, form, &found.profile)).collect()
}

impl NearMissLine {
    fn of(miss: &NearMiss, (form, profile): (&FindForm, &Profile), or_more: bool) -> Self {
        let press = form.with(&[miss.edit], profile);
        let change = change_words(miss.edit, &miss.change, press.is_some().then_some(profile));
        // A change that a program must make opens only that program.
        let turn = miss.turn.or(press.is_none().then_some(ListChange { opens: 1, closes: 0 }));
        let because = vec![say::of_program(miss.program.name.to_string(), &miss.because)];
        Self { change, press, because, who: miss.who, turn, or_more }
    }

    /// Adds another program that the same change opens.
    fn take(&mut self, other: Self) {
        if self.press.is_none()
            && let Some(turn) = &mut self.turn
        {
            turn.opens += 1;
        }
        if self.because.len() < NAMES {
            self.because.extend(other.because);
        }
    }

    pub(super) fn count_words(&self) -> Text {
        let Some(ListChange { opens, closes }) = self.turn else { return Text::nothing() };
        match (self.press.is_some(), self.or_more, closes) {
            (true, _, 0) => say::opens_more(opens),
            (true, _, closes) => {
                say::opens_more_and_closes(say::no_longer_fit(closes), say::more_places(opens))
            }
            (false, true, _) => say::opens_places_or_more(say::places_counted(opens)),
            (false, false, _) => say::opens_places(say::places_counted(opens)),
        }
    }

    pub(super) fn who_words(&self) -> Text {
        match self.who {
            "person" => say::up_to_the_person(),
            "worker" => say::up_to_you(),
            "program" => say::up_to_the_program(),
            _ => Text::nothing(),
        }
    }
}

impl JointChanges {
    fn of(set: &Relaxation, form: &FindForm, profile: &Profile) -> Self {
        let edits: Vec<Edit> = set.changes.iter().map(|change| change.edit).collect();
        let press = form.with(&edits, profile);
        let changes = set.changes.iter();
        let changes = if press.is_some() {
            let worded = changes.map(|one| change_words(one.edit, &one.change, Some(profile)));
            say::all_changes(worded.collect::<List>())
        } else {
            changes.map(|one| one.change.clone()).fold(Text::nothing(), Text::then)
        };
        let nearest = set.nearest.name.to_string();
        Self { changes, press, opens: set.opens, nearest }
    }

    pub(super) fn count_words(&self) -> Text {
        say::opens_places(say::places_counted(self.opens))
    }
}

/// The words for a change: those of its button, or else those of the rule.
fn change_words(edit: Edit, rule: &Text, pressed: Option<&Profile>) -> Text {
    let words = pressed.map_or_else(Text::nothing, |profile| words(edit, profile));
    if words.is_nothing() { rule.clone() } else { words }
}

/// The words on a button for a change; empty if there are none.
fn words(edit: Edit, profile: &Profile) -> Text {
    match edit {
        Edit::Within(limit) => match limit {
            DistanceBand::SameArea => say::stay_in_the_same_area(),
            DistanceBand::Within50 => say::go_up_to_miles(50),
            DistanceBand::Within150 => say::go_up_to_miles(150),
            DistanceBand::Within400 => say::go_up_to_miles(400),
            DistanceBand::Over400 => say::go_any_distance(),
        },
        Edit::Answer(question, answer) => answered(question, answer),
        Edit::Forgoes(Wish::NeedsOwnRoom) => say::shared_room_is_ok(),
        Edit::Forgoes(wish) => say::do_without(wish),
        Edit::Nights(nights) => say::ask_for_nights(nights),
        Edit::Arrive(moment) => {
            let local = local_time(moment, profile.origin.zone.clock());
            let weekday = say::weekday_short(local.weekday().number_from_monday());
            say::arrive_then(local.date(), local.time(), weekday)
        }
        Edit::Reconsider => say::reconsider_ruled_out(),
        Edit::Accepts(rules) => say::accept_rules(rules),
        Edit::Caller(caller) => calling(caller),
        Edit::Says(..) | Edit::Posts(..) => Text::nothing(),
    }
}

fn answered(question: Question, answer: Answer) -> Text {
    match (question, answer, question.say()) {
        (Question::AllGender, Answer::Yes, _) => say::all_genders_is_ok(),
        (Question::MeetPolice, Answer::Yes, _) => say::police_station_is_ok(),
        (_, answer, Some(asked)) => say::answer_to_question(answer_words(answer), asked),
        // No one is asked these questions. The rule's own sentence says what would change.
        (_, _, None) => Text::nothing(),
    }
}

/// An answer, in words.
fn answer_words(answer: Answer) -> Text {
    match answer {
        Answer::Yes => say::answer_yes(),
        Answer::No => say::answer_no(),
        Answer::Unknown(NonAnswer::PrefersNot) => say::answer_prefers_not_to_say(),
        Answer::Unknown(_) => say::answer_not_known(),
    }
}

fn calling(caller: Caller) -> Text {
    match caller {
        Caller::Person => say::have_them_call_themselves(),
        Caller::Hotline => say::have_a_hotline_call(),
        Caller::ChildWelfare => say::have_child_welfare_call(),
        Caller::Probation => say::have_probation_call(),
        Caller::LawEnforcement => say::have_law_enforcement_call(),
        Caller::Other => say::have_another_helper_call(),
    }
}
