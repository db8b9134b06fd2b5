//! Who asks: known by a token today. Signing in will be another way to the same [`Actor`].

use super::{Desk, Refusal};
use crate::domain::Actor;

/// A token that everybody knows, with whom it stands for.
pub type DemoToken = (String, Actor);

impl Desk {
    /// The same desk, where tokens that everybody knows are known: only for a service that nobody
    /// else can reach.
    #[must_use]
    pub fn with_demo_tokens(self) -> Self {
        Self { demo_tokens: true, ..self }
    }

    /// Whom a token makes the one who shows it; none if it is not known here or was revoked.
    pub fn actor(&self, token: &str) -> Result<Option<Actor>, Refusal> {
        let Ok(text) = token.parse() else { return Ok(None) };
        let known = self.store.token(&text)?;
        let counts = known.filter(|token| self.demo_tokens || !token.demo);
        Ok(counts.map(|token| token.actor))
    }

    /// The tokens that everybody knows, with whom they stand for; none where they do not count.
    pub fn demo_tokens(&self) -> Result<Vec<DemoToken>, Refusal> {
        if !self.demo_tokens {
            return Ok(Vec::new());
        }
        let in_use = self.store.tokens()?.into_iter().filter(|token| token.revoked_at.is_none());
        Ok(in_use.filter_map(|token| Some((token.demo_text()?, token.actor))).collect())
    }
}
