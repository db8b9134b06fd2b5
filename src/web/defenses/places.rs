//! Counts what each client has at the moment, and refuses more than its part.

use super::client::LimitKey;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The places that clients share. Each client may have only some of them.
#[derive(Debug)]
pub(super) struct ClientPlaces {
    most: usize,
    most_each: usize,
    taken: Mutex<TakenPlaces>,
}

#[derive(Debug, Default)]
struct TakenPlaces {
    all: usize,
    of: HashMap<LimitKey, usize>,
}

/// One place. Dropping it gives the place back.
#[derive(Debug)]
pub(in crate::web) struct TakenPlace {
    places: Arc<ClientPlaces>,
    client: Option<LimitKey>,
}

/// The reason why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPlace {
    /// All places are taken.
    All,
    /// The client has its part.
    OfClient,
}

impl ClientPlaces {
    /// This many places. One client may have `most_each` of them.
    pub(super) fn new(most: usize, most_each: usize) -> Arc<Self> {
        Arc::new(Self { most, most_each, taken: Mutex::default() })
    }

    /// Takes a place for a client. Without a client, only the number of all places counts.
    pub(in crate::web) fn take(
        self: &Arc<Self>,
        client: Option<&LimitKey>,
    ) -> Result<TakenPlace, NoPlace> {
        let mut taken = self.taken();
        if taken.all >= self.most {
            return Err(NoPlace::All);
        }
        if let Some(client) = client {
            let has = taken.of.get(client).copied().unwrap_or_default();
            if has >= self.most_each {
                return Err(NoPlace::OfClient);
            }
            taken.of.insert(client.clone(), has + 1);
        }
        taken.all += 1;
        Ok(TakenPlace { places: Arc::clone(self), client: client.cloned() })
    }

    fn taken(&self) -> MutexGuard<'_, TakenPlaces> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for TakenPlace {
    fn drop(&mut self) {
        let mut taken = self.places.taken();
        taken.all = taken.all.saturating_sub(1);
        let Some(client) = &self.client else { return };
        match taken.of.get_mut(client) {
            Some(has) if *has > 1 => *has -= 1,
            Some(_) | None => drop(taken.of.remove(client)),
        }
        if taken.of.is_empty() {
            taken.of.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_gets_its_part_and_others_theirs() {
        let places = ClientPlaces::new(4, 2);
        let [one, other] =
            ["1.1.1.1", "2.2.2.2"].map(|ip| LimitKey::of_address(ip.parse().unwrap()));
        let first = places.take(Some(&one)).unwrap();
        let second = places.take(Some(&one)).unwrap();
        assert_eq!(places.take(Some(&one)).unwrap_err(), NoPlace::OfClient);
        let third = places.take(Some(&other)).unwrap();
        let fourth = places.take(None).unwrap();
        assert_eq!(places.take(Some(&other)).unwrap_err(), NoPlace::All);
        drop(first);
        let fifth = places.take(Some(&one)).unwrap();
        drop((second, third, fourth, fifth));
        let taken = places.taken();
        assert_eq!((taken.all, taken.of.len()), (0, 0), "nothing is kept");
    }
}
