//! An answer as a call plan: cards in the order to call, what to ask next, what a change would open.

use super::card::{Card, Sentences, lift};
use super::form::{FindForm, question_field};
use super::near::{Near, Together, near, together};
use super::offered::with_line;
use crate::desk::{AskNext, Found, NotShown, Passed, Ranking};
use crate::domain::{Answer, Area, Question, Spot};
use crate::rules::reminders;
use crate::words::Language;

/// The places on the first page of a list, and on each after it.
const FIRST_PAGE: usize = 10;
const NEXT_PAGE: usize = 20;

/// An answer as a call plan.
pub(super) struct Results {
    pub(super) heading: String,
    pub(super) understood: Spot,
    pub(super) times: Vec<String>,
    pub(super) ask: Option<Ask>,
    pub(super) answered: Vec<Answered>,
    /// What holds of every place shown.
    pub(super) shared: Sentences,
    pub(super) cards: Vec<Card>,
    pub(super) pages: Pages,
    pub(super) near: Vec<Near>,
    pub(super) together: Vec<Together>,
    pub(super) not_shown: Vec<Reason>,
    pub(super) not_shown_count: usize,
    pub(super) declined: usize,
    /// How each area to avoid was understood.
    pub(super) avoided: Vec<Avoided>,
    pub(super) reminders: Vec<String>,
}

/// Which places of a long list are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pages {
    /// How many places come before those shown.
    pub(super) before: usize,
    shown: usize,
    all: usize,
}

/// The question worth asking next.
pub(super) struct Ask {
    pub(super) question: &'static str,
    pub(super) text: String,
    moved: usize,
    by_yes: usize,
    by_no: usize,
}

/// A question that was answered.
pub(super) struct Answered {
    pub(super) name: &'static str,
    pub(super) question: String,
    pub(super) answer: &'static str,
}

/// How an area to avoid was understood.
pub(super) struct Avoided {
    pub(super) label: String,
    /// Each other reading, and what the field holds once it is taken.
    pub(super) others: Vec<(String, String)>,
}

/// Programs that are not shown for one reason.
pub(super) struct Reason {
    pub(super) words: String,
    pub(super) count: usize,
    pub(super) programs: Vec<PassedLine>,
    pub(super) unlisted: usize,
}

/// One program that is not shown.
pub(super) struct PassedLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) texts: Vec<String>,
}

impl Results {
    /// The page of a list that begins after so many places.
    pub(super) fn of(found: &Found, form: &FindForm, before: usize, language: Language) -> Self {
        let ranking = &found.ranking;
        let pages = Pages::of(before, ranking.eligible);
        let shown = ranking.options.iter().enumerate().skip(pages.before).take(pages.shown);
        let mut cards: Vec<Card> =
            shown.map(|(at, option)| Card::of(at + 1, option, language)).collect();
        Self {
            heading: heading(ranking, pages),
            understood: found.profile.origin.clone(),
            times: found.notes.iter().map(|note| note.render(language)).collect(),
            ask: ranking.ask_next.first().map(|next| Ask::of(next, language)),
            answered: Question::ALL
                .into_iter()
                .filter_map(|q| Answered::of(q, form, language))
                .collect(),
            shared: lift(&mut cards),
            cards,
            pages,
            near: near(found, form, language),
            together: together(found, form, language),
            not_shown: ranking
                .not_shown
                .iter()
                .map(|passed| Reason::of(passed, language))
                .collect(),
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
                .map(|reminder| reminder.said(&found.profile).render(language))
                .collect(),
        }
    }

    /// What the person said no to, in words.
    pub(super) fn declined_words(&self) -> String {
        match self.declined {
            1 => "1 place ruled out by the person.".to_owned(),
            many => format!("{many} places ruled out by the person."),
        }
    }
}

fn heading(ranking: &Ranking, pages: Pages) -> String {
    let places =
        |many: usize| if many == 1 { "1 place".to_owned() } else { format!("{many} places") };
    let [first, ..] = ranking.by_band;
    if pages.before > 0 {
        let (from, to) = (pages.before + 1, pages.before + pages.shown);
        return format!("Places {from} to {to} of {}", pages.all);
    }
    match (ranking.eligible, first) {
        (0, _) => "No open place found for tonight".to_owned(),
        (1, 0) => "1 place. Call to confirm.".to_owned(),
        (many, 0) => format!("{}. Call each to confirm.", places(many)),
        (many, 1) => format!("{}. One to call first.", places(many)),
        (many, first) => format!("{}. {first} to call first.", places(many)),
    }
}

impl Pages {
    /// The page that begins after so many of all places, or the last there is.
    fn of(before: usize, all: usize) -> Self {
        let mut before = before;
        while before > 0 && before >= all {
            before = Self::earlier_than(before);
        }
        let most = if before == 0 { FIRST_PAGE } else { NEXT_PAGE };
        Self { before, shown: all.saturating_sub(before).min(most), all }
    }

    /// How many options must be listed to show the page that begins after so many.
    pub(super) fn reach(before: usize) -> usize {
        before.saturating_add(NEXT_PAGE)
    }

    fn earlier_than(before: usize) -> usize {
        if before <= FIRST_PAGE { 0 } else { before.saturating_sub(NEXT_PAGE).max(FIRST_PAGE) }
    }

    /// Where the page before begins, where there is one.
    pub(super) fn earlier(&self) -> Option<usize> {
        (self.before > 0).then(|| Self::earlier_than(self.before))
    }

    /// Where the next page begins, where there is one.
    pub(super) fn next(&self) -> Option<usize> {
        (self.more() > 0).then_some(self.before + self.shown)
    }

    /// How many places come after those shown.
    pub(super) fn more(&self) -> usize {
        self.all - self.before - self.shown
    }

    /// What the button says that shows the next.
    pub(super) fn next_words(&self) -> String {
        if self.more() > NEXT_PAGE {
            format!("Show the next {NEXT_PAGE}")
        } else {
            "Show them".to_owned()
        }
    }
}

impl Ask {
    fn of(next: &AskNext, language: Language) -> Self {
        Self {
            question: next.question.id(),
            text: next.text.render(language),
            moved: next.depends,
            by_yes: next.moved_by_yes,
            by_no: next.moved_by_no,
        }
    }

    pub(super) fn moved_words(&self) -> String {
        let places =
            if self.moved == 1 { "1 place".to_owned() } else { format!("{} places", self.moved) };
        let count = |many: usize| if many == 0 { "none".to_owned() } else { many.to_string() };
        if self.by_yes == self.moved && self.by_no == self.moved {
            return format!("The answer changes {places}.");
        }
        let (yes, no) = (count(self.by_yes), count(self.by_no));
        // What counts as a change is said where the numbers invite comparing.
        format!(
            "The answer changes {places}: yes {yes}, no {no}. \
             (On or off the list, group, or top three.)"
        )
    }
}

impl Avoided {
    fn of(line: usize, area: &Area, form: &FindForm) -> Self {
        let taken = |other: &String| (other.clone(), with_line(form.text("avoid"), line, other));
        Self { label: area.label.clone(), others: area.readings.iter().map(taken).collect() }
    }
}

impl Answered {
    fn of(question: Question, form: &FindForm, language: Language) -> Option<Self> {
        let name = question_field(question);
        let answer = match form.text(name).parse::<Answer>().ok()? {
            Answer::Yes => "Yes",
            Answer::No => "No",
            answer if answer.word() == "declined" => "Prefers not to say",
            Answer::Unknown(_) => "Not known",
        };
        Some(Self { name, question: question.say()?.render(language), answer })
    }
}

impl Reason {
    fn of(passed: &NotShown, language: Language) -> Self {
        let line = |passed: &Passed| PassedLine {
            id: passed.program.id.to_string(),
            name: passed.program.name.to_string(),
            texts: passed
                .findings
                .iter()
                .take(1)
                .map(|finding| finding.text.render(language))
                .collect(),
        };
        Self {
            words: passed.reason.render(language),
            count: passed.count,
            programs: passed.programs.iter().map(line).collect(),
            unlisted: passed.count.saturating_sub(passed.programs.len()),
        }
    }
}
