//! Sessions: who a cookie stands for, and desks that lock themselves.

use super::sign_in::{SignedIn, entry};
use crate::desk::{Desk, Refusal};
use crate::domain::{AuditAction, Device, SessionStage, Timestamp};
use crate::store::{SecretText, Session};
use chrono::TimeDelta;

/// The time without a request after which a desk locks itself.
pub const IDLE_UNTIL_LOCKED: TimeDelta = TimeDelta::minutes(15);
/// The precision of the last request of a session, so that not every request writes.
const SEEN_TO: TimeDelta = TimeDelta::minutes(1);
/// Wrong PINs after which a session ends.
pub const MOST_PIN_TRIES: u32 = 5;

/// The state of a session at this moment, which decides what it may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionStanding {
    /// It may only enter a code, or set up an app, as the stage of the session says.
    Incomplete(Session),
    /// It may do nothing until the PIN is entered.
    Locked(Session),
    /// It may do everything that its role may. On a phone, only post.
    Open(Session),
}

impl Desk {
    /// The session of a cookie; `None` if it has ended. A desk that was idle is locked; without a
    /// PIN it ends.
    pub fn session(
        &self,
        cookie: &str,
        now: Timestamp,
    ) -> Result<Option<SessionStanding>, Refusal> {
        let Ok(text) = cookie.parse::<SecretText>() else { return Ok(None) };
        let Some(session) = self.store.session(&text, now)? else {
            self.recent.forget(cookie);
            return Ok(None);
        };
        if session.stage != SessionStage::Open {
            return Ok(Some(SessionStanding::Incomplete(session)));
        }
        let idle = session.device == Device::Desk && now - session.seen_at >= IDLE_UNTIL_LOCKED;
        if idle && !session.locked {
            self.store.lock_session(&session.id)?;
        }
        if idle || session.locked {
            self.recent.forget(cookie);
            let can_unlock = session.account.has_pin;
            return Ok(can_unlock.then_some(SessionStanding::Locked(session)));
        }
        if now - session.seen_at >= SEEN_TO {
            self.uses.session(&session.id, now);
        }
        self.recent.remember(cookie, self.session_actor(session.clone()), now);
        Ok(Some(SessionStanding::Open(session)))
    }

    /// Locks a session until its PIN is entered. Without a PIN, the session ends.
    pub fn lock(&self, session: &Session) -> Result<(), Refusal> {
        if session.account.has_pin {
            return Ok(self.store.lock_session(&session.id)?);
        }
        self.sign_out(session)
    }

    /// Unlocks a session with a PIN, under a new cookie. Returns `None` if the PIN is wrong; after
    /// five wrong ones the session ends.
    pub fn unlock(&self, session: &Session, pin: &str) -> Result<Option<SignedIn>, Refusal> {
        // Counted before the PIN is tried, so that tries at the same moment count, too.
        let tries = self.store.count_pin_try(&session.id)?;
        let known = self.store.credentials_of(&session.account.id)?;
        let fits = tries <= MOST_PIN_TRIES && self.hasher.fits(pin, known.pin.as_deref());
        if !fits {
            if tries >= MOST_PIN_TRIES {
                self.sign_out(session)?;
            }
            return Ok(None);
        }
        let begun = (session.device, SessionStage::Open);
        self.begin(&session.account, begun, Some(session)).map(Some)
    }

    /// Ends a session.
    pub fn sign_out(&self, session: &Session) -> Result<(), Refusal> {
        let entry = entry(&session.account, AuditAction::SessionEnded, self.now());
        self.store.end_session(&session.account.id, &session.id, &entry)?;
        Ok(())
    }
}
