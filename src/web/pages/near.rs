//! What one change would open, or several together: each as a button that makes it.

use super::form::FindForm;
use crate::desk::{Change, Found, MOST_LISTED, NearMiss, Relaxation, Turn};
use crate::domain::{Answer, Caller, DistanceBand, Profile, Question, Wish, local_time};
use crate::rules::Edit;
use crate::words::{Language, Text};
use std::cmp::Reverse;

/// How many places are named under a change.
const NAMES: usize = 3;

/// One change and what it opens.
pub(super) struct Near {
    pub(super) change: String,
    /// The form with the change made; none where a program must make it.
    pub(super) press: Option<FindForm>,
    pub(super) because: Vec<String>,
    who: &'static str,
    /// What it opens and closes; `None` where that is not known.
    turn: Option<Turn>,
    /// Whether there may be more: of changes that programs must make the nearest are known.
    or_more: bool,
}

/// Several changes that open something only together.
pub(super) struct Together {
    pub(super) changes: String,
    /// The form with all of them made; none where a program must make one.
    pub(super) press: Option<FindForm>,
    pub(super) nearest: String,
    opens: usize,
}

/// Near misses by change, the change that opens most first.
pub(super) fn near(found: &Found, form: &FindForm, language: Language) -> Vec<Near> {
    let misses = &found.ranking.near_misses;
    let mut all: Vec<Near> = Vec::new();
    for miss in misses {
        let or_more = misses.len() >= MOST_LISTED;
        let near = Near::of(miss, (form, &found.profile), or_more, language);
        match all.iter_mut().find(|known| known.change == near.change && known.who == near.who) {
            Some(known) => known.take(near),
            None => all.push(near),
        }
    }
    all.sort_by_key(|near| Reverse(near.turn.map(|turn| turn.opens)));
    all
}

/// Sets of more than one change; a single one is a near miss already.
pub(super) fn together(found: &Found, form: &FindForm, language: Language) -> Vec<Together> {
    let several = found.ranking.relaxations.iter().filter(|set| set.changes.len() > 1);
    several.map(|set| Together::of(set, form, &found.profile, language)).collect()
}

impl Near {
    fn of(
        miss: &NearMiss,
        (form, profile): (&FindForm, &Profile),
        or_more: bool,
        language: Language,
    ) -> Self {
        let press = form.with(&[miss.edit], profile);
        let change = if press.is_some() {
            words(miss.edit, profile)
        } else {
            miss.change.render(language).trim_end_matches('.').to_owned()
        };
        // Of changes that a program must make each place is one.
        let turn = miss.turn.or(press.is_none().then_some(Turn { opens: 1, closes: 0 }));
        let because = vec![format!("{}: {}", miss.program.name, miss.because.to(language))];
        Self { change, press, because, who: miss.who, turn, or_more }
    }

    /// Takes up another program that the same change opens.
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

    pub(super) fn count_words(&self) -> String {
        let more = if self.press.is_some() { " more" } else { "" };
        let Some(Turn { opens, closes }) = self.turn else { return String::new() };
        let places = if opens == 1 { "place" } else { "places" };
        let opens = format!("{opens}{more} {places}");
        match (self.press.is_none() && self.or_more, closes) {
            (true, _) => format!("{opens} or more."),
            (false, 0) => format!("{opens}."),
            (false, 1) => format!("{opens}, and 1 no longer fits."),
            (false, closes) => format!("{opens}, and {closes} no longer fit."),
        }
    }

    pub(super) fn who_words(&self) -> &'static str {
        match self.who {
            "person" => "Up to the person.",
            "worker" => "Up to you.",
            "program" => "Up to the program: ask.",
            _ => "",
        }
    }
}

impl Together {
    fn of(set: &Relaxation, form: &FindForm, profile: &Profile, language: Language) -> Self {
        let edits: Vec<Edit> = set.changes.iter().map(|change| change.edit).collect();
        let press = form.with(&edits, profile);
        let said = |change: &Change| {
            if press.is_some() {
                words(change.edit, profile)
            } else {
                change.change.render(language).trim_end_matches('.').to_owned()
            }
        };
        let changes: Vec<String> = set.changes.iter().map(said).collect();
        let nearest = set.nearest.name.to_string();
        Self { changes: changes.join("; "), press, opens: set.opens, nearest }
    }

    pub(super) fn count_words(&self) -> String {
        match self.opens {
            1 => "1 place.".to_owned(),
            many => format!("{many} places."),
        }
    }
}

/// What a button does, in words.
fn words(edit: Edit, profile: &Profile) -> String {
    match edit {
        Edit::Within(limit) => match limit {
            DistanceBand::SameArea => "Stay in the same area".to_owned(),
            DistanceBand::Within50 => "Go up to 50 miles".to_owned(),
            DistanceBand::Within150 => "Go up to 150 miles".to_owned(),
            DistanceBand::Within400 => "Go up to 400 miles".to_owned(),
            DistanceBand::Over400 => "Go any distance".to_owned(),
        },
        Edit::Answer(question, answer) => answered(question, answer),
        Edit::Forgoes(Wish::NeedsOwnRoom) => "A shared room is OK".to_owned(),
        Edit::Forgoes(wish) => format!("Do without: {}", Text::from(wish).to(Language::En)),
        Edit::Nights(1) => "Ask for 1 night".to_owned(),
        Edit::Nights(nights) => format!("Ask for {nights} nights"),
        Edit::Arrive(moment) => {
            let local = local_time(moment, profile.origin.zone.clock());
            format!("Arrive {}", local.format("%a %b %-d, %-I:%M %P"))
        }
        Edit::Reconsider => "Reconsider the places the person ruled out".to_owned(),
        Edit::Accepts(rules) => format!("Accept {}", Text::from(rules).to(Language::En)),
        Edit::Caller(caller) => calling(caller).to_owned(),
        Edit::Says(..) | Edit::Posts(..) => String::new(),
    }
}

fn answered(question: Question, answer: Answer) -> String {
    match (question, answer) {
        (Question::AllGender, Answer::Yes) => "A place for people of all genders is OK".to_owned(),
        (Question::MeetPolice, Answer::Yes) => "Being met at a police station is OK".to_owned(),
        (question, answer) => {
            let asked = question
                .say()
                .map_or_else(|| question.id().to_owned(), |text| text.render(Language::En));
            format!("Answer {} to \u{201c}{asked}\u{201d}", answer.word())
        }
    }
}

fn calling(caller: Caller) -> &'static str {
    match caller {
        Caller::Person => "Have the person call themselves",
        Caller::Hotline => "Have a hotline call",
        Caller::ChildWelfare => "Have child welfare call",
        Caller::Probation => "Have probation call",
        Caller::LawEnforcement => "Have law enforcement call",
        Caller::Other => "Have another helper call",
    }
}
