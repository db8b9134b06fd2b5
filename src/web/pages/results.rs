//! An answer as a call plan: cards in the order to call, what to ask next, what is one thing away.

use super::form::{FindForm, question_field};
use crate::desk::{
    AskNext, Band, Finding, Found, NearMiss, NotShown, Passed, RankedOption, Relaxation, Said,
};
use crate::domain::{DistanceBand, Question, Spot};
use crate::rules::{Heard, Rule, reminders};
use std::cmp::Reverse;

/// The options shown as cards.
const CARDS: usize = 10;
/// Near misses, and names under one of them.
const NEAR: usize = 5;
const NAMES: usize = 3;
/// Rules whose finding stands elsewhere on the card already.
const SAID_ELSEWHERE: [&str; 2] = ["status", "distance"];
const CAPACITY: &str = "capacity";
/// What is asked in every call, unless the findings ask it already.
const STILL_FREE: &str = "Ask whether a bed is still free.";

/// An answer as a call plan.
pub(super) struct Results {
    pub(super) heading: String,
    pub(super) understood: Spot,
    pub(super) ask: Option<Ask>,
    pub(super) answered: Vec<Answered>,
    pub(super) cards: Vec<Card>,
    pub(super) more: usize,
    pub(super) near: Vec<Near>,
    pub(super) together: Vec<Together>,
    pub(super) not_shown: Vec<Reason>,
    pub(super) not_shown_count: usize,
    pub(super) declined: usize,
    pub(super) reminders: Vec<&'static str>,
}

/// The question worth asking next.
pub(super) struct Ask {
    pub(super) question: &'static str,
    pub(super) text: &'static str,
    depends: usize,
}

/// A question that was answered.
pub(super) struct Answered {
    pub(super) name: &'static str,
    pub(super) question: &'static str,
    pub(super) answer: &'static str,
}

/// One option.
pub(super) struct Card {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) place: String,
    pub(super) band: &'static str,
    pub(super) band_words: &'static str,
    pub(super) posted: String,
    pub(super) fits: Vec<String>,
    pub(super) confirm: Vec<String>,
    pub(super) also: Vec<String>,
    pub(super) hear_first: Vec<String>,
    pub(super) read_out: Vec<String>,
    pub(super) reach: &'static str,
    pub(super) because: String,
}

/// One change and what it would open.
pub(super) struct Near {
    pub(super) change: String,
    pub(super) who: &'static str,
    pub(super) count: usize,
    pub(super) because: Vec<String>,
}

/// Several changes that open something only together.
pub(super) struct Together {
    pub(super) changes: Vec<String>,
    pub(super) opens: usize,
    pub(super) nearest: String,
}

/// Programs that are not shown for one reason.
pub(super) struct Reason {
    pub(super) words: &'static str,
    pub(super) count: usize,
    pub(super) programs: Vec<PassedLine>,
    pub(super) unlisted: usize,
}

/// One program that is not shown.
pub(super) struct PassedLine {
    pub(super) name: String,
    pub(super) texts: Vec<String>,
}

impl Results {
    pub(super) fn of(found: &Found, form: &FindForm) -> Self {
        let ranking = &found.ranking;
        let cards: Vec<Card> = ranking.options.iter().take(CARDS).map(Card::of).collect();
        Self {
            heading: heading(ranking.eligible, &cards),
            understood: found.profile.origin.clone(),
            ask: ranking.ask_next.first().map(Ask::of),
            answered: Question::ALL.into_iter().filter_map(|q| Answered::of(q, form)).collect(),
            more: ranking.eligible.saturating_sub(cards.len()),
            near: near(&ranking.near_misses),
            together: together(&ranking.relaxations),
            not_shown: ranking.not_shown.iter().map(Reason::of).collect(),
            not_shown_count: ranking.not_shown.iter().map(|passed| passed.count).sum(),
            declined: found.profile.declined.len(),
            reminders: reminders(&found.profile).iter().map(|reminder| reminder.text).collect(),
            cards,
        }
    }
}

fn heading(eligible: usize, cards: &[Card]) -> String {
    let first = cards.iter().filter(|card| card.band == "call-first").count();
    let places = if eligible == 1 { "1 place".to_owned() } else { format!("{eligible} places") };
    match (eligible, first) {
        (0, _) => "No open place found for tonight".to_owned(),
        (1, 0) => format!("{places}, to be asked"),
        (_, 0) => format!("{places}, each to be asked"),
        (_, 1) => format!("{places}. One to call first."),
        (_, first) => format!("{places}. {first} to call first."),
    }
}

impl Results {
    /// What the person said no to, in words.
    pub(super) fn declined_words(&self) -> String {
        match self.declined {
            1 => "The person said no to 1 program.".to_owned(),
            many => format!("The person said no to {many} programs."),
        }
    }
}

impl Ask {
    fn of(next: &AskNext) -> Self {
        Self { question: next.question.id(), text: next.text, depends: next.depends }
    }

    pub(super) fn depends_words(&self) -> String {
        match self.depends {
            1 => "1 place depends on it.".to_owned(),
            many => format!("{many} places depend on it."),
        }
    }
}

impl Answered {
    fn of(question: Question, form: &FindForm) -> Option<Self> {
        let name = question_field(question);
        let answer = match form.text(name) {
            "yes" => "Yes",
            "no" => "No",
            "unknown" => "Not known",
            "declined" => "Prefers not to say",
            _ => return None,
        };
        Some(Self { name, question: question.say()?, answer })
    }
}

impl Card {
    pub(super) fn of(option: &RankedOption) -> Self {
        let said = |part: Part| -> Vec<String> {
            let those = option.findings.iter().filter(|f| Part::of(f) == Some(part));
            those.map(|finding| finding.text.to_string()).collect()
        };
        let asks_for_a_bed =
            option.findings.iter().any(|f| f.rule == CAPACITY && f.verdict == Said::Confirm);
        let still_free = (!asks_for_a_bed).then(|| STILL_FREE.to_owned());
        Self {
            id: option.program.id.to_string(),
            name: option.program.name.to_string(),
            place: option.place.words(),
            band: match option.band {
                Band::CallFirst => "call-first",
                Band::CallNext => "call-next",
                Band::MayFit => "may-fit",
            },
            band_words: option.band.words(),
            posted: option.availability.words.clone(),
            fits: said(Part::Fits),
            confirm: still_free.into_iter().chain(said(Part::Confirm)).collect(),
            also: said(Part::Also),
            hear_first: [said(Part::ReadOut), said(Part::HearFirst)].concat(),
            read_out: said(Part::ReadOut),
            reach: reach(option.distance),
            because: option.because.clone(),
        }
    }
}

/// Where a finding stands on a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Fits,
    Confirm,
    ReadOut,
    HearFirst,
    Also,
}

impl Part {
    /// Its part; none for what stands elsewhere on the card already, or says nothing.
    fn of(finding: &Finding) -> Option<Self> {
        let heard = Rule::named(finding.rule).map_or(Heard::Then, |rule| rule.heard);
        let news = !SAID_ELSEWHERE.contains(&finding.rule);
        let part = match (finding.verdict, heard) {
            (Said::Fits | Said::Points(1..), _) => news.then_some(Self::Fits),
            (Said::Confirm | Said::Points(_), Heard::ReadOut) => Some(Self::ReadOut),
            (Said::Confirm | Said::Points(_), Heard::First) => Some(Self::HearFirst),
            (Said::Confirm, Heard::Then) => Some(Self::Confirm),
            (Said::Points(_), Heard::Then) => news.then_some(Self::Also),
            (Said::Fails, _) => None,
        };
        part.filter(|_| !finding.text.is_empty())
    }
}

fn reach(distance: Option<DistanceBand>) -> &'static str {
    distance.map_or("Not known: the area is not stated.", DistanceBand::words)
}

/// Near misses by change, the change that opens most first.
fn near(misses: &[NearMiss]) -> Vec<Near> {
    let mut changes: Vec<Near> = Vec::new();
    for miss in misses {
        let because = format!("{}: {}", miss.program.name, miss.because);
        match changes.iter_mut().find(|near| near.change == miss.change && near.who == miss.who) {
            Some(near) => {
                near.count += 1;
                if near.because.len() < NAMES {
                    near.because.push(because);
                }
            }
            None => changes.push(Near {
                change: miss.change.to_string(),
                who: miss.who,
                count: 1,
                because: vec![because],
            }),
        }
    }
    changes.sort_by_key(|near| Reverse(near.count));
    changes.truncate(NEAR);
    changes
}

/// Sets of more than one change; a single one is a near miss already.
fn together(sets: &[Relaxation]) -> Vec<Together> {
    let several = sets.iter().filter(|set| set.changes.len() > 1);
    several
        .map(|set| Together {
            changes: set.changes.iter().map(|change| change.change.to_string()).collect(),
            opens: set.opens,
            nearest: set.nearest.name.to_string(),
        })
        .collect()
}

impl Near {
    pub(super) fn count_words(&self) -> String {
        format!("{} more.", self.count)
    }

    pub(super) fn who_words(&self) -> &'static str {
        match self.who {
            "person" => "The person decides.",
            "worker" => "You can change this.",
            "program" => "The program decides.",
            _ => "",
        }
    }
}

impl Reason {
    fn of(passed: &NotShown) -> Self {
        let line = |passed: &Passed| PassedLine {
            name: passed.program.name.to_string(),
            texts: passed.findings.iter().take(1).map(|finding| finding.text.to_string()).collect(),
        };
        Self {
            words: passed.reason,
            count: passed.count,
            programs: passed.programs.iter().map(line).collect(),
            unlisted: passed.count.saturating_sub(passed.programs.len()),
        }
    }
}
