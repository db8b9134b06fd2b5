//! One place of the call plan. What all places say appears once, above the list.

use crate::desk::{Band, Finding, FindingKind, RankedOption};
use crate::domain::Openings;
use crate::rules::{Heard, Rule};
use crate::words::{Message, Text, say};

/// The rules whose findings the card already shows elsewhere.
const SAID_ELSEWHERE: [&str; 2] = ["status", DISTANCE];
/// The rule that gives the distance of a place.
const DISTANCE: &str = "distance";
const CAPACITY: &str = "capacity";

/// One option, as a card.
pub(super) struct Card {
    /// Its position in the list, from 1.
    pub(super) number: usize,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) place: Text,
    pub(super) band: &'static str,
    pub(super) band_words: Text,
    pub(super) posted: Text,
    pub(super) said: Sentences,
    pub(super) read_out: Vec<Text>,
    pub(super) reach: Text,
    pub(super) because: Text,
}

/// The findings for a place, by part of the card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sentences {
    pub(super) fits: Vec<Text>,
    pub(super) confirm: Vec<Text>,
    pub(super) hear_first: Vec<Text>,
    pub(super) also: Vec<Text>,
}

impl Card {
    pub(super) fn of(number: usize, option: &RankedOption) -> Self {
        let said = |part: CardPart| -> Vec<Text> {
            let unposted = option.availability.openings == Openings::NotPosted;
            let those = option.findings.iter().filter(|f| CardPart::of(f, unposted) == Some(part));
            those.map(|finding| finding.text.clone()).collect()
        };
        let (read_out, confirm) = (said(CardPart::ReadOut), said(CardPart::Confirm));
        let because = option.why_here(confirm.len());
        Self {
            number,
            id: option.program.id.to_string(),
            name: option.program.name.to_string(),
            place: Text::from(&option.place),
            band: match option.band {
                Band::CallFirst => "call-first",
                Band::CallNext => "call-next",
                Band::MayFit => "may-fit",
            },
            band_words: option.band.text(),
            posted: option.availability.words.clone(),
            said: Sentences {
                fits: said(CardPart::Fits),
                confirm,
                hear_first: [read_out.clone(), said(CardPart::HearFirst)].concat(),
                also: said(CardPart::Also),
            },
            read_out,
            reach: reach(option),
            // The questions of every call are above the list, and are not counted here.
            because,
        }
    }
}

impl Sentences {
    /// Keeps the texts for which `keep` returns true. It gets each text with the same list of
    /// `other`.
    fn kept(&self, other: &Self, keep: impl Fn(&Text, &[Text]) -> bool) -> Self {
        let some = |own: &[Text], other: &[Text]| {
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

/// Moves the texts that all cards share off the cards and returns them, if there are several cards.
pub(super) fn lift(cards: &mut [Card]) -> Sentences {
    let Some((first, others)) = cards.split_first().filter(|(_, others)| !others.is_empty()) else {
        return Sentences::default();
    };
    let start = first.said.clone();
    let in_both = |text: &Text, other: &[Text]| other.contains(text);
    let shared = others.iter().fold(start, |shared, card| shared.kept(&card.said, in_both));
    for card in cards {
        card.said = card.said.kept(&shared, |text, shared| !shared.contains(text));
    }
    shared
}

/// A part of a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CardPart {
    Fits,
    Confirm,
    ReadOut,
    HearFirst,
    Also,
}

impl CardPart {
    /// Returns the part for a finding; `None` if the page shows it elsewhere or it says nothing.
    /// Every call asks if a bed is open and when to arrive, so a card does not ask it again where
    /// nothing is posted or listed.
    fn of(finding: &Finding, unposted: bool) -> Option<Self> {
        let heard = Rule::named(finding.rule).map_or(Heard::Then, |rule| rule.heard);
        let news = !SAID_ELSEWHERE.contains(&finding.rule);
        let part = match (finding.verdict, heard) {
            (FindingKind::Fits | FindingKind::Points(1..), _) => news.then_some(Self::Fits),
            (FindingKind::Confirm, _) if unposted && finding.rule == CAPACITY => None,
            (FindingKind::Confirm, _)
                if finding.text.message() == Message::IntakeHoursNotListed =>
            {
                None
            }
            (FindingKind::Confirm | FindingKind::Points(_), Heard::ReadOut) => Some(Self::ReadOut),
            (FindingKind::Confirm | FindingKind::Points(_), Heard::First) => Some(Self::HearFirst),
            (FindingKind::Confirm, Heard::Then) => Some(Self::Confirm),
            (FindingKind::Points(_), Heard::Then) => news.then_some(Self::Also),
            (FindingKind::Fails, _) => None,
        };
        part.filter(|_| !finding.text.is_nothing())
    }
}

/// The distance, in the rule's words unless the rule asks to confirm it.
fn reach(option: &RankedOption) -> Text {
    let said = option.findings.iter().find(|finding| finding.rule == DISTANCE);
    match (said, option.distance) {
        (Some(finding), _) if finding.verdict != FindingKind::Confirm => finding.text.clone(),
        (_, Some(span)) => option.place.distance_text(Some(span)),
        (_, None) => say::distance_not_stated(),
    }
}
