//! The stability of the first option, as answers show it.

use crate::matching::NamedProgram;
use crate::words::{Text, say};
use serde::Serialize;

/// The stability of the first option: how far the weights can move before another comes first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stability {
    /// The range of each weight alone, for each rule that gives points.
    pub margins: Vec<Margin>,
    /// The nearest few moves after which another option comes first, nearest first.
    pub flips: Vec<Flip>,
    /// If one of those moves is close: the options of the first one's band that no other equals or
    /// beats by every rule. At most twenty, in the order of the list. Otherwise none.
    pub unbeaten: Vec<NamedProgram>,
}

/// The range of one rule's weight that keeps the first option first while all other weights stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Margin {
    /// The rule's id.
    pub rule: &'static str,
    /// Its weight, in hundredths.
    pub weight: u16,
    /// The lowest weight at which the first option stays first.
    pub from: u16,
    /// The highest weight at which the first option stays first.
    pub to: u16,
    /// The option that comes first just below the range, if any.
    pub below: Option<NamedProgram>,
    /// The option that comes first just above the range, if any.
    pub above: Option<NamedProgram>,
}

/// A move of one weight after which another option comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flip {
    /// The rule's id.
    pub rule: &'static str,
    /// The weight that the rule has.
    pub from: u16,
    /// The nearest weight at which another option comes first.
    pub weight: u16,
    /// That option.
    pub first: NamedProgram,
}

impl Margin {
    /// The moves that leave the range, at most one in each direction.
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
    /// Returns true if the weight moves by at most half of its value. The points behind the weights
    /// are judgments, and no one would vouch for a weight more closely than that.
    pub fn is_close(&self) -> bool {
        2 * u32::from(self.weight.abs_diff(self.from)) <= u32::from(self.from)
    }

    /// The sort key: close flips first, then the move relative to the weight, in thousandths.
    pub(super) fn distance(&self) -> (bool, u32) {
        let moved = u32::from(self.weight.abs_diff(self.from));
        (!self.is_close(), moved * 1000 / u32::from(self.from.max(1)))
    }

    /// Returns the move as a sentence.
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
