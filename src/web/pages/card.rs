//! One place of the call plan; what holds of every place is said once, above the list.

use crate::desk::{Band, Finding, RankedOption, Said};
use crate::domain::Openings;
use crate::rules::{Heard, Rule};
use crate::words::{Language, Message};

/// Rules whose finding stands elsewhere on the card already.
const SAID_ELSEWHERE: [&str; 2] = ["status", DISTANCE];
/// The rule that says how far a place is.
const DISTANCE: &str = "distance";
const CAPACITY: &str = "capacity";

/// One option.
pub(super) struct Card {
    /// Its place in the list, from 1.
    pub(super) number: usize,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) place: String,
    pub(super) band: &'static str,
    pub(super) band_words: String,
    pub(super) posted: String,
    pub(super) said: Sentences,
    pub(super) read_out: Vec<String>,
    pub(super) reach: String,
    pub(super) because: String,
}

/// What rules say of a place, by where it stands on the card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sentences {
    pub(super) fits: Vec<String>,
    pub(super) confirm: Vec<String>,
    pub(super) hear_first: Vec<String>,
    pub(super) also: Vec<String>,
}

impl Card {
    pub(super) fn of(number: usize, option: &RankedOption, language: Language) -> Self {
        let said = |part: Part| -> Vec<String> {
            let unposted = option.availability.openings == Openings::NotPosted;
            let those = option.findings.iter().filter(|f| Part::of(f, unposted) == Some(part));
            those.map(|finding| finding.text.render(language)).collect()
        };
        let (read_out, confirm) = (said(Part::ReadOut), said(Part::Confirm));
        let because = option.why_here(confirm.len());
        Self {
            number,
            id: option.program.id.to_string(),
            name: option.program.name.to_string(),
            place: option.place.words(),
            band: match option.band {
                Band::CallFirst => "call-first",
                Band::CallNext => "call-next",
                Band::MayFit => "may-fit",
            },
            band_words: option.band.text().render(language),
            posted: option.availability.words.render(language),
            said: Sentences {
                fits: said(Part::Fits),
                confirm,
                hear_first: [read_out.clone(), said(Part::HearFirst)].concat(),
                also: said(Part::Also),
            },
            read_out,
            reach: reach(option, language),
            // What every call asks stands above the list, and is not counted here.
            because: because.render(language),
        }
    }
}

impl Sentences {
    /// Those of each list that a test keeps, which sees the same list of another.
    fn kept(&self, other: &Self, keep: impl Fn(&String, &[String]) -> bool) -> Self {
        let some = |own: &[String], other: &[String]| {
            own.iter().filter(|text| keep(text, other)).cloned().collect()
        };
        Self {
            fits: some(&self.fits, &other.fits),
            confirm: some(&self.confirm, &other.confirm),
            hear_first: some(&self.hear_first, &other.hear_first),
            also: some(&self.also, &other.also),
        }
    }

    pub(super) fn are_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Takes off the cards what all of them say, where there are several.
pub(super) fn lift(cards: &mut [Card]) -> Sentences {
    let Some((first, others)) = cards.split_first().filter(|(_, others)| !others.is_empty()) else {
        return Sentences::default();
    };
    let start = first.said.clone();
    let in_both = |text: &String, other: &[String]| other.contains(text);
    let shared = others.iter().fold(start, |shared, card| shared.kept(&card.said, in_both));
    for card in cards {
        card.said = card.said.kept(&shared, |text, shared| !shared.contains(text));
    }
    shared
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
    /// Its part; none for what stands elsewhere on the page already, or says nothing. Every call asks if
    /// a bed is open and when to arrive, so where nothing is posted or stated a card does not.
    fn of(finding: &Finding, unposted: bool) -> Option<Self> {
        let heard = Rule::named(finding.rule).map_or(Heard::Then, |rule| rule.heard);
        let news = !SAID_ELSEWHERE.contains(&finding.rule);
        let part = match (finding.verdict, heard) {
            (Said::Fits | Said::Points(1..), _) => news.then_some(Self::Fits),
            (Said::Confirm, _) if unposted && finding.rule == CAPACITY => None,
            (Said::Confirm, _) if finding.text.message() == Message::IntakeHoursNotListed => None,
            (Said::Confirm | Said::Points(_), Heard::ReadOut) => Some(Self::ReadOut),
            (Said::Confirm | Said::Points(_), Heard::First) => Some(Self::HearFirst),
            (Said::Confirm, Heard::Then) => Some(Self::Confirm),
            (Said::Points(_), Heard::Then) => news.then_some(Self::Also),
            (Said::Fails, _) => None,
        };
        part.filter(|_| !finding.text.is_nothing())
    }
}

/// How far it is, in the words of the rule where it has nothing to ask about that.
fn reach(option: &RankedOption, language: Language) -> String {
    let said = option.findings.iter().find(|finding| finding.rule == DISTANCE);
    match (said, option.distance) {
        (Some(finding), _) if finding.verdict != Said::Confirm => finding.text.render(language),
        (_, Some(span)) => option.place.distance_words(Some(span)),
        (_, None) => "Not known: the area is not stated.".to_owned(),
    }
}
