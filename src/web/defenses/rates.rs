//! Counts the requests of each client by class, and refuses those that come too quickly.

use super::client::LimitKey;
use super::limits::RequestClass;
use actix_web::dev::RequestHead;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::fmt;
use std::num::NonZeroU32;
use std::time::Duration;

type ClientRates = DefaultKeyedRateLimiter<LimitKey>;

/// The requests of each client.
pub(super) struct Rates {
    classes: Vec<ClassRates>,
    clock: DefaultClock,
}

struct ClassRates {
    class: RequestClass,
    accounts: ClientRates,
    addresses: ClientRates,
}

impl RequestClass {
    /// The class of a request.
    pub(in crate::web) fn of(head: &RequestHead) -> Self {
        match head.uri.path() {
            _ if head.method.is_safe() => Self::Read,
            "/find" | "/option" | "/api/v1/rankings" => Self::Search,
            "/api/v1/plans" | "/api/v1/assignments" => Self::Plan,
            _ => Self::Change,
        }
    }
}

impl Rates {
    /// Rates in percent of the usual ones.
    pub(super) fn of(percent: NonZeroU32) -> Self {
        let limiter = |per_minute: u32| {
            let most = u64::from(per_minute) * u64::from(percent.get()) / 100;
            let most = NonZeroU32::new(u32::try_from(most).unwrap_or(u32::MAX));
            RateLimiter::keyed(Quota::per_minute(most.unwrap_or(NonZeroU32::MIN)))
        };
        let class = |class: RequestClass| {
            let most = class.per_minute();
            let (accounts, addresses) = (limiter(most.account), limiter(most.address));
            ClassRates { class, accounts, addresses }
        };
        Self { classes: RequestClass::ALL.map(class).into(), clock: DefaultClock::default() }
    }

    /// Counts a request. Returns the time to wait if it came too quickly.
    pub(super) fn count(&self, class: RequestClass, client: &LimitKey) -> Result<(), Duration> {
        let Some(rates) = self.classes.iter().find(|rates| rates.class == class) else {
            return Ok(());
        };
        let limiter = match client {
            LimitKey::Account(_) => &rates.accounts,
            LimitKey::Network(_) => &rates.addresses,
        };
        limiter.check_key(client).map_err(|early| early.wait_time_from(self.clock.now()))
    }

    /// Forgets clients that may send everything again, and gives their memory back.
    pub(super) fn tidy(&self) {
        for rates in &self.classes {
            for limiter in [&rates.accounts, &rates.addresses] {
                limiter.retain_recent();
                limiter.shrink_to_fit();
            }
        }
    }
}

impl fmt::Debug for Rates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rates").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;
    use std::thread::sleep;

    fn key(address: &str) -> LimitKey {
        LimitKey::of_address(address.parse().unwrap())
    }

    #[test]
    fn a_client_that_sends_too_much_waits_and_another_does_not() {
        let rates = Rates::of(NonZeroU32::new(10).unwrap());
        let most = RequestClass::Plan.per_minute().address / 10;
        for _ in 0..most {
            rates.count(RequestClass::Plan, &key("1.1.1.1")).unwrap();
        }
        let wait = rates.count(RequestClass::Plan, &key("1.1.1.1")).unwrap_err();
        assert!(wait <= Duration::from_mins(1) / most, "{wait:?}");
        assert_eq!(rates.count(RequestClass::Plan, &key("1.1.1.2")), Ok(()));
        assert_eq!(rates.count(RequestClass::Search, &key("1.1.1.1")), Ok(()));
        let account = LimitKey::Account("7".into());
        assert_eq!(rates.count(RequestClass::Plan, &account), Ok(()));
    }

    #[test]
    fn a_client_that_is_quiet_is_forgotten() {
        let rates = Rates::of(NonZeroU32::new(u32::MAX).unwrap());
        for nth in 0..1000_u32 {
            let address = Ipv4Addr::from_bits(nth).into();
            rates.count(RequestClass::Read, &LimitKey::of_address(address)).unwrap();
        }
        sleep(Duration::from_millis(50));
        rates.tidy();
        let addresses = &rates.classes[0].addresses;
        assert!(addresses.len() < 10, "{} are left", addresses.len());
    }
}
