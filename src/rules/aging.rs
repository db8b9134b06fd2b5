//! Birthdays and births: what a rule says of a household that is older on the last night than on the
//! first, or one person more. One mechanism for rankings, plans and assignments.

use crate::domain::{Profile, nights_between};
use crate::rules::{Change, Doubt, Edit, Judged, Kind, Rule, Verdict, Who};
use crate::words::{Text, say};
use chrono::NaiveDate;

/// The rules that read ages by themselves. Lengths of stay read birthdays on their own; a test holds
/// all others to reading no age.
const READ_AGES: [&str; 6] = ["age", "served", "children", "room", "consent", "households"];

/// The household as a rule would meet it over a stay.
struct Aging {
    first: NaiveDate,
    /// On arrival, where somebody is older by then.
    arriving: Option<Profile>,
    /// On the days after the first on which somebody may be older.
    later: Vec<(NaiveDate, Profile)>,
    /// With a baby that may be born.
    born: Option<(NaiveDate, Profile)>,
}

impl Aging {
    /// `None` where the household is the same from now to the last night.
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

    /// The nights before a day.
    fn nights_before(&self, day: NaiveDate) -> u32 {
        nights_between(self.first, day)
    }
}

impl Rule {
    /// Whether it is judged over the days of a stay.
    pub fn reads_ages(&self) -> bool {
        READ_AGES.contains(&self.id)
    }

    /// The worst that it says over the stay. What is certain only by a later day ends the stay then,
    /// and is no failure of fewer nights; what may be so by then is something to ask.
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

    /// The same of many facts at once, without sentences.
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
                // Whether there is a baby by then nobody knows.
                let kind = if then.fails() { Kind::Confirm } else { then.kind };
                *said = worse(*said, kind);
            }
        }
        said
    }
}

/// On arrival, where that is another day: a doubt that only birthdays bring is slight.
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

/// What a later day makes of what was said before.
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

/// A stay that surely ends before the last night asked for: fewer nights would fit.
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

/// Something to ask that was none before: a word settles it.
fn asked(said: &Verdict, text: Text) -> Verdict {
    Verdict { kind: Kind::Confirm, text, change: None, ..*said }.slight()
}

/// A sentence of a day on which everybody is older.
fn counted(text: &Text, day: NaiveDate) -> Text {
    if text.is_nothing() { Text::nothing() } else { say::with_birthdays(day, text) }
}

/// A sentence of a stay during which a baby may be born.
fn with_a_baby(text: &Text, day: NaiveDate) -> Text {
    if text.is_nothing() { Text::nothing() } else { say::if_a_baby_is_born(day, text) }
}
