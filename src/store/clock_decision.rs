//! Decides how far the database's clock is ahead, as a setting that every instance has.

use super::changes::{head, take_head};
use super::db::Db;
use super::moment::PromiseClock;
use super::watch::{ClockLead, LARGEST_DRIFT, Watch, earlier};
use super::{Store, StoreError, settings};
use chrono::TimeDelta;

/// The name of the setting that stores the decision.
const SETTING: &str = "clock-ahead";

impl Store {
    /// Checks whether the clock jumped, and decides how far it is ahead or reads what another
    /// instance decided. Returns how far it is ahead, if that changed.
    pub fn watch(&self, clock: PromiseClock<'_>) -> Result<Option<TimeDelta>, StoreError> {
        let PromiseClock::Watched(_, watch) = clock else { return Ok(None) };
        let known = watch.lock().ahead;
        let (decided, told, reached) =
            self.read(|db| Ok((decided(db)?, clock.read_in(db)?, head(db)?.looked_at.and_utc())))?;
        if decided == known {
            if earlier(told, known.by) + LARGEST_DRIFT < reached {
                watch.begin(reached);
            }
            if watch.time(told).is_ok() {
                return Ok(None);
            }
        }
        let decided = self.write(|db| {
            // An instance that finds the same jump waits here, and then sees this decision.
            take_head(db)?;
            decide(db, clock, watch)
        })?;
        watch.set(decided);
        Ok((decided.by != known.by).then_some(decided.by))
    }

    /// Accepts the database's clock as right: from now on promises run by it.
    pub fn trust_clock(&self) -> Result<(), StoreError> {
        self.write(|db| {
            take_head(db)?;
            let decision = decided(db)?.decision + 1;
            save(db, ClockLead { decision, by: TimeDelta::zero() })
        })
    }

    /// The time by which the database's clock was decided to be ahead.
    pub fn clock_ahead(&self) -> Result<TimeDelta, StoreError> {
        self.read(|db| Ok(decided(db)?.by))
    }
}

fn decide(db: &mut Db, clock: PromiseClock<'_>, watch: &Watch) -> Result<ClockLead, StoreError> {
    let decided = decided(db)?;
    let seen = watch.lock();
    let (known, expected) = (seen.ahead, seen.expected());
    drop(seen);
    let told = clock.read_in(db)?;
    let Some(expected) = expected.filter(|_| decided == known) else { return Ok(decided) };
    let ahead = told - expected;
    // The clock came back to within the tolerance, so the rest counts as no jump.
    let by = if ahead.abs() <= LARGEST_DRIFT { TimeDelta::zero() } else { to_micros(ahead) };
    let ahead = ClockLead { decision: decided.decision + 1, by };
    save(db, ahead)?;
    Ok(ahead)
}

fn decided(db: &mut Db) -> Result<ClockLead, StoreError> {
    let Some(said) = settings::read(db, SETTING)? else { return Ok(ClockLead::default()) };
    let read = || {
        let (decision, micros) = said.split_once(' ')?;
        let by = TimeDelta::microseconds(micros.parse().ok()?);
        Some(ClockLead { decision: decision.parse().ok()?, by })
    };
    read().ok_or_else(|| StoreError::Unreadable { what: format!("the setting {SETTING}: {said}") })
}

fn save(db: &mut Db, ahead: ClockLead) -> Result<(), StoreError> {
    settings::write(db, SETTING, Some(&format!("{} {}", ahead.decision, micros(ahead.by))))
}

/// A duration, cut to the microseconds that are stored.
fn to_micros(time: TimeDelta) -> TimeDelta {
    TimeDelta::microseconds(micros(time))
}

fn micros(time: TimeDelta) -> i64 {
    time.num_microseconds().unwrap_or(i64::MAX)
}
