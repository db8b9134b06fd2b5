//! How sure the first option is, as answers say it.

use crate::matching::NamedProgram;
use crate::words::{Text, say};
use serde::Serialize;

/// How far the weights can move before another option comes first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stability {
    /// For each rule that gives points: how far its weight alone can move.
    pub margins: Vec<Margin>,
    /// The nearest few moves after which another option comes first, the nearest first.
    pub flips: Vec<Flip>,
    /// When one of those is near: the options of the first band that no other is at least as good
    /// as by every rule, in the order of the list, at most twenty; otherwise none.
    pub unbeaten: Vec<NamedProgram>,
}

/// How far the weight of one rule can move, all others staying, before another option comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Margin {
    /// The rule's id.
    pub rule: &'static str,
    /// Its weight, in hundredths.
    pub weight: u16,
    /// The least weight with which the first option stays first.
    pub from: u16,
    /// The greatest.
    pub to: u16,
    /// Who comes first just below, where somebody does.
    pub below: Option<NamedProgram>,
    /// Who comes first just above.
    pub above: Option<NamedProgram>,
}

/// A move of one weight after which another option comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flip {
    /// The rule's id.
    pub rule: &'static str,
    /// The weight it has.
    pub from: u16,
    /// The nearest weight with which another comes first.
    pub weight: u16,
    /// Who does.
    pub first: NamedProgram,
}

impl Margin {
    /// The moves that end it, at most one each way.
    pub(super) fn flips(&self) -> impl Iterator<Item = Flip> {
        let flip = |weight: Option<u16>, first: &Option<NamedProgram>| {
            let (weight, first) = (weight?, first.clone()?);
            Some(Flip { rule: self.rule, from: self.weight, weight, first })
        };
        let below = flip(self.from.checked_sub(1), &self.below);
        let above = flip(self.to.checked_add(1), &self.above);
        below.into_iter().chain(above)
    }
}

impl Flip {
    /// Whether it is near: the weight moves by at most half of what it is. The points behind the
    /// weights are judgements, and nobody who set them would vouch for one more closely than that.
    pub fn is_close(&self) -> bool {
        2 * u32::from(self.weight.abs_diff(self.from)) <= u32::from(self.from)
    }

    /// By how much the weight moves, against what it is; the close ones before all others.
    pub(super) fn distance(&self) -> (bool, u32) {
        let moved = u32::from(self.weight.abs_diff(self.from));
        (!self.is_close(), moved * 1000 / u32::from(self.from.max(1)))
    }

    /// The move as a sentence.
    pub fn text(&self) -> Text {
        let (rule, first) = (self.rule.replace('-', " "), self.first.name.to_string());
        match (self.weight / 100, self.weight % 100) {
            (0, 0) => say::flip_not_at_all(first, rule),
            (1, 0) => say::flip_as_usual(first, rule),
            (2, 0) => say::flip_twice(first, rule),
            (times, 0) => say::flip_times(first, rule, times.to_string()),
            (times, part) if part % 10 == 0 => {
                say::flip_times(first, rule, format!("{times}.{}", part / 10))
            }
            (times, part) => say::flip_times(first, rule, format!("{times}.{part:02}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::ProgramName;
    use crate::words::Language;
    use std::sync::Arc;

    #[test]
    fn a_flip_is_said_with_its_exact_weight() {
        let name = ProgramName { id: "elm".parse().unwrap(), name: "Elm".into() };
        let elm = NamedProgram::among(&Arc::from([name]), 0).unwrap();
        let flip = |from, weight| Flip { rule: "own-room", from, weight, first: elm.clone() };
        let said = [0, 100, 140, 143, 105, 60, 200, 1000]
            .map(|weight| flip(100, weight).text().render(Language::En));
        assert_eq!(
            said.map(|words| words.replace("If \u{201c}own room\u{201d} ", "")),
            [
                "did not count at all, Elm would come first.",
                "counted as usual, Elm would come first.",
                "counted 1.4 times as much as usual, Elm would come first.",
                "counted 1.43 times as much as usual, Elm would come first.",
                "counted 1.05 times as much as usual, Elm would come first.",
                "counted 0.6 times as much as usual, Elm would come first.",
                "counted twice as much as usual, Elm would come first.",
                "counted 10 times as much as usual, Elm would come first.",
            ]
        );
        assert!(flip(100, 50).is_close() && flip(100, 150).is_close());
        assert!(!flip(100, 49).is_close() && !flip(100, 151).is_close() && !flip(0, 1).is_close());
    }
}
