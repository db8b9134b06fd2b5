//! Birthdays and births: judges a household that is older, or has one more person, by the last
//! night. Rankings, plans and assignments all use it.

use crate::domain::{Profile, nights_between};
use crate::rules::{Change, Doubt, Edit, Judged, Kind, Rule, Verdict, Who};
use crate::words::{Text, say};
use chrono::NaiveDate;

/// The rules that read ages. Rules on length of stay handle birthdays on their own. A test ensures
/// that no other rule reads an age.
const READ_AGES: [&str; 6] = ["age", "served", "children", "room", "consent", "households"];

/// The household as a rule would meet it over a stay.
struct Aging {
    first: NaiveDate,
    /// The household on arrival, if anyone is older by then.
    arriving: Option<Profile>,
    /// The household on each day after the first on which anyone may be older.
    later: Vec<(NaiveDate, Profile)>,
    /// The household with a baby that may be born, and the last night.
    born: Option<(NaiveDate, Profile)>,
}

impl Aging {
    /// Returns `None` if the household is the same from now to the last night.
    fn of(rule: &Rule, profile: &Profile) -> Option<Self> {
        if !rule.reads_ages() {
            return None;
        }
        let first = profile.first_night();
        let mut later: Vec<(NaiveDate, Profile)> = Vec::new();
        for day in profile.birthdays() {
            let then = profile.on(day);
            let same = |known: &Profile| {
                then.as_ref().is_some_and(|then| then.household == known.household)
            };
            if !later.last().is_some_and(|(_, known)| same(known)) {
                later.extend(then.map(|then| (day, then)));
            }
        }
        let aging = Self {
            first,
            arriving: profile.on(first),
            later,
            born: profile.with_a_baby().map(|with| (profile.last_night(), with)),
        };
        let same = aging.arriving.is_none() && aging.later.is_empty() && aging.born.is_none();
        (!same).then_some(aging)
    }

    /// Returns how many nights of the stay come before a day.
    fn nights_before(&self, day: NaiveDate) -> u32 {
        nights_between(self.first, day)
    }
}

impl Rule {
    /// Returns true if it is judged on each day of a stay on which ages may change.
    pub fn reads_ages(&self) -> bool {
        READ_AGES.contains(&self.id)
    }

    /// Returns the worst verdict over the stay. A failure that is certain only from a later day
    /// limits the stay to the nights before it. A doubt on a later day is something to ask.
    pub(super) fn over(&self, profile: &Profile, say: impl Fn(&Profile) -> Verdict) -> Verdict {
        let entered = say(profile);
        let Some(aging) = Aging::of(self, profile) else { return entered };
        let mut said = match &aging.arriving {
            None => entered,
            Some(then) => arriving(entered, say(then), aging.first),
        };
        for (day, then) in &aging.later {
            if said.kind == Kind::Fails {
                return said;
            }
            let by_then = say(then);
            match by_then.kind {
                Kind::Fails => {
                    return ends(&by_then, aging.nights_before(*day), *day);
                }
                Kind::Confirm if said.kind != Kind::Confirm => {
                    said = asked(&said, counted(&by_then.text, *day));
                }
                Kind::Confirm | Kind::Fits | Kind::Points => {}
            }
        }
        match &aging.born {
            Some((day, with)) if !matches!(said.kind, Kind::Fails | Kind::Confirm) => {
                let then = say(with);
                match then.kind {
                    Kind::Fails | Kind::Confirm => asked(&said, with_a_baby(&then.text, *day)),
                    Kind::Fits | Kind::Points => said,
                }
            }
            Some(_) | None => said,
        }
    }

    /// Judges many facts at once over the stay, without sentences.
    pub(super) fn judged_over(
        &self,
        profile: &Profile,
        judge: impl Fn(&Profile) -> Vec<Judged>,
    ) -> Vec<Judged> {
        let entered = judge(profile);
        let Some(aging) = Aging::of(self, profile) else { return entered };
        let mut said = match &aging.arriving {
            None => entered,
            Some(then) => entered.into_iter().zip(judge(then)).map(on_arrival).collect(),
        };
        for (_, then) in &aging.later {
            for (said, by_then) in said.iter_mut().zip(judge(then)) {
                *said = worse(*said, by_then.kind);
            }
        }
        if let Some((_, with)) = &aging.born {
            for (said, then) in said.iter_mut().zip(judge(with)) {
                // No one knows whether a baby is born by then, so a failure is only a doubt.
                let kind = if then.fails() { Kind::Confirm } else { then.kind };
                *said = worse(*said, kind);
            }
        }
        said
    }
}

/// Returns the verdict on arrival. A doubt that only birthdays cause is slight.
fn arriving(entered: Verdict, then: Verdict, day: NaiveDate) -> Verdict {
    match (entered.kind, then.kind) {
        (Kind::Points, Kind::Points) => then,
        (entered_kind, then_kind) if entered_kind == then_kind => {
            Verdict { text: entered.text, ..then }
        }
        (Kind::Fits, Kind::Confirm) => Verdict { text: counted(&then.text, day), ..then }.slight(),
        _ => Verdict { text: counted(&then.text, day), ..then },
    }
}

fn on_arrival((entered, then): (Judged, Judged)) -> Judged {
    if entered.kind == Kind::Fits && then.kind == Kind::Confirm {
        worse(entered, Kind::Confirm)
    } else {
        then
    }
}

/// Combines an earlier verdict with the kind of verdict on a later day.
fn worse(said: Judged, then: Kind) -> Judged {
    match (said.kind, then) {
        (Kind::Fits | Kind::Points | Kind::Confirm, Kind::Fails) => {
            Judged { kind: Kind::Fails, points: 0, steps: 0, who: Some(Who::Worker) }
        }
        (Kind::Fits | Kind::Points, Kind::Confirm) => Judged {
            kind: Kind::Confirm,
            points: said.points - Doubt::Slight.points(),
            steps: said.steps + Doubt::Slight.steps(),
            who: None,
        },
        _ => said,
    }
}

/// Fails a stay that must end before the last night asked for: fewer nights would fit.
fn ends(then: &Verdict, nights: u32, day: NaiveDate) -> Verdict {
    let silent = then.text.is_nothing();
    let text = if silent { Text::nothing() } else { say::if_nights_are_enough(nights) };
    Verdict {
        text: counted(&then.text, day),
        change: Some(Change { edit: Edit::Nights(nights), text }),
        points: 0,
        steps: 0,
        doubt: None,
        kind: Kind::Fails,
    }
}

/// Turns a verdict into a slight doubt.
fn asked(said: &Verdict, text: Text) -> Verdict {
    Verdict { kind: Kind::Confirm, text, change: None, ..*said }.slight()
}

/// Adds to a sentence the day by which people are older.
fn counted(text: &Text, day: NaiveDate) -> Text {
    if text.is_nothing() { Text::nothing() } else { say::with_birthdays(day, text) }
}

/// Adds to a sentence that a baby may be born during the stay.
fn with_a_baby(text: &Text, day: NaiveDate) -> Text {
    if text.is_nothing() { Text::nothing() } else { say::if_a_baby_is_born(day, text) }
}
