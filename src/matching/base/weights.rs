//! The weights of the rules' points, as data: the network's, and over them the request's.

use crate::domain::{Problems, Refused, shown};
use crate::rules::RULES;
use crate::words::say;
use std::fmt;
use std::str::FromStr;

/// The weight of each rule's points, in hundredths of what the rule declares. A weight changes only
/// points: the rule fails the same programs, and lowers the band by the same steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    /// By the rules' places in [`RULES`]; `None` if not decided.
    decided: Vec<Option<u16>>,
}

impl Default for Weights {
    fn default() -> Self {
        Self { decided: vec![None; RULES.len()] }
    }
}

impl Weights {
    /// The weight of a rule if none is decided: as declared.
    pub const USUAL: u16 = 100;
    /// The highest weight: ten times what the rule declares.
    pub const MOST: u16 = 1000;

    /// Sets the weight of a rule. Refuses an unknown rule, and a weight above [`Weights::MOST`].
    pub fn set(&mut self, rule: &str, weight: u16) -> Result<(), Refused> {
        let place = RULES.iter().position(|known| known.id == rule);
        let decided = place
            .and_then(|place| self.decided.get_mut(place))
            .ok_or_else(|| Refused::new(say::no_such_rule(shown(rule)), say::use_listed_rule()))?;
        if weight > Self::MOST {
            return Err(Refused::new(
                say::weight_too_high(Self::MOST, weight),
                say::enter_weight_of_rule(Self::MOST, Self::USUAL),
            ));
        }
        *decided = Some(weight);
        Ok(())
    }

    /// Returns these weights, and the others' weight for each rule that these leave undecided.
    #[must_use]
    pub fn over(&self, others: &Self) -> Self {
        let pairs = self.decided.iter().zip(&others.decided);
        Self { decided: pairs.map(|(own, other)| own.or(*other)).collect() }
    }

    /// Returns these weights without those that equal [`Weights::USUAL`].
    #[must_use]
    pub fn without_usual(self) -> Self {
        let decided = self.decided.into_iter();
        Self { decided: decided.map(|weight| weight.filter(|w| *w != Self::USUAL)).collect() }
    }

    /// The decided weights, in the order of the rules.
    pub fn decided(&self) -> impl Iterator<Item = (&'static str, u16)> {
        let pairs = RULES.iter().zip(&self.decided);
        pairs.filter_map(|(rule, weight)| weight.map(|weight| (rule.id, weight)))
    }

    /// Returns the weight of the rule at a place.
    pub(crate) fn at(&self, place: usize) -> u16 {
        self.decided.get(place).copied().flatten().unwrap_or(Self::USUAL)
    }

    /// Returns the weighted points of a rule in hundredths of a point, so that nothing is rounded.
    pub(crate) fn worth(&self, place: usize, points: i32) -> i64 {
        i64::from(points) * i64::from(self.at(place))
    }

    /// Returns the weighted points rounded to whole points, for sentences.
    pub(crate) fn said(&self, place: usize, points: i32) -> i32 {
        let worth = self.worth(place, points);
        let half = if worth < 0 { -50 } else { 50 };
        i32::try_from((worth + half) / 100).unwrap_or(points)
    }
}

/// Writes only the decided weights, such as `distance=200 own-room=0`.
impl fmt::Display for Weights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (rule, weight)) in self.decided().enumerate() {
            let gap = if at == 0 { "" } else { " " };
            write!(f, "{gap}{rule}={weight}")?;
        }
        Ok(())
    }
}

impl FromStr for Weights {
    type Err = Problems;

    fn from_str(text: &str) -> Result<Self, Problems> {
        let (mut weights, mut problems) = (Self::default(), Problems::default());
        for part in text.split_whitespace() {
            let read = one(part).and_then(|(rule, weight)| weights.set(rule, weight));
            problems.take(shown(part), read);
        }
        problems.into_result()?;
        Ok(weights)
    }
}

/// Parses one weight, written `distance=200`.
fn one(part: &str) -> Result<(&str, u16), Refused> {
    let pair =
        part.split_once('=').filter(|(_, digits)| digits.bytes().all(|b| b.is_ascii_digit()));
    let pair = pair.and_then(|(rule, digits)| Some((rule, digits.parse().ok()?)));
    pair.ok_or_else(|| {
        Refused::new(say::not_a_weight(shown(part)), say::enter_weight(Weights::MOST))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let weights: Weights = "own-room=0  distance=1000".parse().unwrap();
        assert_eq!(weights.to_string(), "distance=1000 own-room=0");
        assert_eq!(weights.to_string().parse::<Weights>().unwrap(), weights);
        assert_eq!("".parse::<Weights>().unwrap(), Weights::default());
    }

    #[test]
    fn what_is_no_weight_is_refused_one_by_one() {
        for wrong in [
            "distance",
            "distance=",
            "distance=-1",
            "distance=+1",
            "distance=NaN",
            "distance=1e2",
            "distance=1001",
            "distance=99999999999",
            "distance=1.5",
            "nothing=100",
            "=100",
        ] {
            assert!(wrong.parse::<Weights>().is_err(), "{wrong}");
        }
        let problems = "nothing=1 distance=x stay=5".parse::<Weights>().unwrap_err();
        assert_eq!(problems.iter().count(), 2);
    }

    #[test]
    fn the_request_holds_over_the_network_and_that_over_the_usual() {
        let network: Weights = "distance=200 stay=50".parse().unwrap();
        let request: Weights = "distance=100".parse().unwrap();
        assert_eq!(request.over(&network).to_string(), "distance=100 stay=50");
        let place = |id: &str| RULES.iter().position(|rule| rule.id == id).unwrap();
        assert_eq!(request.over(&network).at(place("capacity")), 100);
    }

    #[test]
    fn points_are_said_rounded_and_summed_exactly() {
        let place = RULES.iter().position(|rule| rule.id == "distance").unwrap();
        let weights: Weights = "distance=150".parse().unwrap();
        assert_eq!(weights.worth(place, -35), -5250);
        assert_eq!((weights.said(place, -35), weights.said(place, 35)), (-53, 53));
    }
}
