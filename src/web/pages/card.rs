//! One place of the call plan; what holds of every place is said once, above the list.

use crate::desk::{Band, Finding, FindingKind, RankedOption};
use crate::domain::Openings;
use crate::rules::{Heard, Rule};
use crate::words::{Message, Text, say};

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
    pub(super) place: Text,
    pub(super) band: &'static str,
    pub(super) band_words: Text,
    pub(super) posted: Text,
    pub(super) said: Sentences,
    pub(super) read_out: Vec<Text>,
    pub(super) reach: Text,
    pub(super) because: Text,
}

/// What rules say of a place, by where it stands on the card.
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
            // What every call asks stands above the list, and is not counted here.
            because,
        }
    }
}

impl Sentences {
    /// Those of each list that a test keeps, which sees the same list of another.
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

/// Takes off the cards what all of them say, where there are several.
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

/// Where a finding stands on a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CardPart {
    Fits,
    Confirm,
    ReadOut,
    HearFirst,
    Also,
}

impl CardPart {
    /// Its part; none for what stands elsewhere on the page already, or says nothing. Every call asks if
    /// a bed is open and when to arrive, so where nothing is posted or stated a card does not.
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

/// How far it is, in the words of the rule where it has nothing to ask about that.
fn reach(option: &RankedOption) -> Text {
    let said = option.findings.iter().find(|finding| finding.rule == DISTANCE);
    match (said, option.distance) {
        (Some(finding), _) if finding.verdict != FindingKind::Confirm => finding.text.clone(),
        (_, Some(span)) => option.place.distance_text(Some(span)),
        (_, None) => say::distance_not_stated(),
    }
}
