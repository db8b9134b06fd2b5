//! Reads the weights of rules.

use crate::desk::request::whole;
use crate::desk::{Request, RequestFields};
use crate::matching::Weights;
use crate::rules::RULES;

impl Request for Weights {
    const NAME: &'static str = "Weights";
    const ABOUT: &'static str = "";

    fn fields(from: &mut RequestFields<'_>) -> Self {
        let mut weights = Self::default();
        for rule in RULES {
            let weight = from.optional(rule.id, whole(0..=i64::from(Self::MOST)));
            if let Some(weight) = weight {
                from.take(rule.id, weights.set(rule.id, weight));
            }
        }
        weights
    }
}
