//! Local clocks: the only file that converts between moments and local days or times. A moment
//! alone has no day. A test keeps such conversions out of all other files.

use crate::domain::{Place, Timestamp, Zone};
use crate::words::{Text, say};
use chrono::{MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;
use std::cell::RefCell;
use std::sync::LazyLock;

/// All clocks (time zones) of the zone table, without duplicates, sorted by name.
static CLOCKS: LazyLock<Vec<Tz>> = LazyLock::new(|| {
    // The US day begins first in Guam and ends last in American Samoa.
    let farthest = [Tz::Pacific__Guam, Tz::Pacific__Pago_Pago];
    let mut clocks: Vec<Tz> = Zone::all().flat_map(clocks_of).chain(farthest).collect();
    clocks.sort_unstable_by_key(|clock| clock.name());
    clocks.dedup();
    clocks
});

/// The clocks in use in a zone.
fn clocks_of(zone: Zone) -> impl Iterator<Item = Tz> {
    [Some(zone.clock()), zone.other_clock()].into_iter().flatten()
}

/// The clocks that a program may follow, as one bit per table entry. A known zone narrows them to
/// its own, a known state to the state's. A result is certain if all of them agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clocks(u64);

impl Clocks {
    /// The clocks that people at a place may follow.
    pub fn at(place: &Place) -> Self {
        let own = |zone: &&Zone| place.state_alone().is_none_or(|state| zone.state() == state);
        let zones = place.zones().iter().filter(own);
        let clocks = Self::of(zones.flat_map(|zone| clocks_of(*zone)));
        if clocks.0 == 0 { Self::any() } else { clocks }
    }

    /// All clocks of the table.
    fn any() -> Self {
        Self::of(CLOCKS.iter().copied())
    }

    fn of(clocks: impl Iterator<Item = Tz>) -> Self {
        let places = clocks.filter_map(|clock| {
            CLOCKS.binary_search_by_key(&clock.name(), |known| known.name()).ok()
        });
        Self(places.fold(0, |bits, place| bits | 1 << place))
    }

    /// The clocks, one by one.
    pub fn each(self) -> impl Iterator<Item = Tz> {
        let all = CLOCKS.iter().copied().enumerate();
        all.filter(move |(place, _)| self.0 >> place & 1 == 1).map(|(_, clock)| clock)
    }

    /// A clock for a moment, if all of them show the same time then.
    pub fn one(self, moment: Timestamp) -> Option<Tz> {
        let mut clocks = self.each();
        let first = clocks.next()?;
        let shown = local_time(moment, first);
        clocks.all(|clock| local_time(moment, clock) == shown).then_some(first)
    }

    /// The earliest and the latest local day at a moment.
    pub fn days(self, moment: Timestamp) -> (NaiveDate, NaiveDate) {
        let days = || self.each().map(|clock| local_day(moment, clock));
        // The set always has a clock; UTC is only a fallback.
        let nowhere = local_day(moment, Tz::UTC);
        (days().min().unwrap_or(nowhere), days().max().unwrap_or(nowhere))
    }

    /// The local day at a moment, if all clocks agree.
    pub fn day(self, moment: Timestamp) -> Option<NaiveDate> {
        let (first, last) = self.days(moment);
        (first == last).then_some(first)
    }

    /// The result of `say`, if it is the same for all clocks.
    pub fn agree<T: PartialEq>(self, say: impl Fn(Tz) -> T) -> Option<T> {
        let mut all = self.each().map(say);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }

    /// The moment of a local time, if all clocks read it alike.
    pub fn read(self, local: NaiveDateTime) -> Option<LocalTime> {
        self.agree(|clock| LocalTime::read(local, clock))
    }
}

impl From<Tz> for Clocks {
    fn from(clock: Tz) -> Self {
        Self::of([clock].into_iter())
    }
}

/// A cache of recent answers: for every fact, rules ask about the same few moments.
struct RecentAnswers<T, A>([Option<RecentAnswer<T, A>>; KEPT]);

/// An answer for one time and clock.
#[derive(Clone, Copy)]
struct RecentAnswer<T, A> {
    time: T,
    clock: Tz,
    answer: A,
}

/// The slots of the cache, more than the times and clocks of one request.
const KEPT: usize = 256;

impl<T: Copy + Eq, A: Copy> RecentAnswers<T, A> {
    const fn none() -> RefCell<Self> {
        RefCell::new(Self([None; KEPT]))
    }

    /// The answer for a time and a clock, from the cache or `find`. The seconds of the time and the
    /// clock choose its slot.
    fn answer(&mut self, time: T, seconds: i64, clock: Tz, find: impl Fn() -> A) -> A {
        #[expect(
            clippy::as_conversions,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "any place will do"
        )]
        let place = (seconds as usize / 60).wrapping_add(clock as usize * 37) % KEPT;
        match self.0.get_mut(place) {
            Some(Some(known)) if known.time == time && known.clock == clock => known.answer,
            kept => {
                let answer = find();
                if let Some(kept) = kept {
                    *kept = Some(RecentAnswer { time, clock, answer });
                }
                answer
            }
        }
    }
}

thread_local! {
    static SHOWN: RefCell<RecentAnswers<Timestamp, NaiveDateTime>> = const { RecentAnswers::none() };
    static READ: RefCell<RecentAnswers<NaiveDateTime, LocalTime>> = const { RecentAnswers::none() };
}

/// The local time of a clock at a moment.
pub fn local_time(moment: Timestamp, clock: Tz) -> NaiveDateTime {
    let find = || moment.with_timezone(&clock).naive_local();
    SHOWN.with_borrow_mut(|kept| kept.answer(moment, moment.timestamp(), clock, find))
}

/// The local day of a clock at a moment.
pub fn local_day(moment: Timestamp, clock: Tz) -> NaiveDate {
    local_time(moment, clock).date()
}

/// The day in UTC at a moment, for what concerns no place.
pub fn utc_day(moment: Timestamp) -> NaiveDate {
    local_day(moment, Tz::UTC)
}

/// The moment of noon on a day. No clock change skips or repeats this hour.
pub fn noon(day: NaiveDate, clock: Tz) -> Timestamp {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    LocalTime::read(day.and_time(noon), clock).moment
}

/// A local time read as a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalTime {
    /// The moment it is read as.
    pub moment: Timestamp,
    /// The way it was read.
    pub reading: Reading,
}

/// The way a local time is read around clock changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The time occurs once.
    Once,
    /// The clock skips the time when it goes forward; it is read as an hour later.
    Skipped,
    /// The clock shows the time twice when it goes back; the first is used.
    Twice {
        /// The moment of the second occurrence.
        again: Timestamp,
    },
}

impl LocalTime {
    /// Reads a local time by a clock.
    pub fn read(local: NaiveDateTime, clock: Tz) -> Self {
        let seconds = local.and_utc().timestamp();
        let find = || Self::read_anew(local, clock);
        READ.with_borrow_mut(|kept| kept.answer(local, seconds, clock, find))
    }

    fn read_anew(local: NaiveDateTime, clock: Tz) -> Self {
        match clock.from_local_datetime(&local) {
            MappedLocalTime::Single(moment) => {
                Self { moment: moment.to_utc(), reading: Reading::Once }
            }
            MappedLocalTime::Ambiguous(first, second) => {
                let again = second.to_utc();
                Self { moment: first.to_utc(), reading: Reading::Twice { again } }
            }
            MappedLocalTime::None => {
                Self { moment: later(local, clock), reading: Reading::Skipped }
            }
        }
    }

    /// The note for people about how their local time was read; `None` if it occurs once.
    pub fn note(self, local: NaiveDateTime, clock: Tz) -> Option<Text> {
        match self.reading {
            Reading::Once => None,
            Reading::Skipped => {
                let meant = local_time(self.moment, clock);
                Some(say::clock_skips_time(meant.time(), local.time()))
            }
            Reading::Twice { .. } => Some(say::clock_repeats_time(local.time())),
        }
    }
}

/// Reads a time that the clock skips as if the clock had not gone forward.
fn later(local: NaiveDateTime, clock: Tz) -> Timestamp {
    let before = local.checked_sub_signed(TimeDelta::days(1)).unwrap_or(local);
    let before = clock.from_local_datetime(&before).earliest();
    before.map_or_else(
        || local.and_utc(),
        |day_before| {
            let moment = day_before.to_utc();
            moment.checked_add_signed(TimeDelta::days(1)).unwrap_or(moment)
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn clocks(place: &str) -> Clocks {
        Clocks::at(&place.parse().unwrap())
    }

    fn read(text: &str, clock: Tz) -> LocalTime {
        LocalTime::read(text.parse().unwrap(), clock)
    }

    const FRESNO: Tz = Tz::America__Los_Angeles;

    #[test]
    fn half_past_four_in_fresno_is_still_the_first_of_december_though_london_has_the_second() {
        let day = |moment| local_day(at(moment), FRESNO).to_string();
        assert_eq!(day("2026-12-01T23:30:00Z"), "2026-12-01");
        assert_eq!(day("2026-12-02T00:30:00Z"), "2026-12-01");
        assert_eq!(day("2026-12-02T07:59:59Z"), "2026-12-01");
        assert_eq!(day("2026-12-02T08:00:00Z"), "2026-12-02");
    }

    #[test]
    fn a_state_with_one_clock_has_it_and_a_state_with_two_has_none() {
        let winter = at("2026-12-01T12:00:00Z");
        assert_eq!(clocks("state CA").one(winter), Some(FRESNO));
        assert_eq!(clocks("state HI").one(winter), Some(Tz::Pacific__Honolulu));
        for several in ["state TX", "state TN", "unknown"] {
            assert_eq!(clocks(several).one(winter), None, "{several}");
        }
        assert_eq!(clocks("zone 937").one(winter), Some(FRESNO));
    }

    #[test]
    fn two_clocks_that_show_the_same_time_are_one() {
        // Phoenix has no daylight saving time, so it agrees with Denver only in winter.
        let both = Clocks::of([Tz::America__Phoenix, Tz::America__Denver].into_iter());
        assert!(both.one(at("2026-12-01T12:00:00Z")).is_some());
        assert_eq!(both.one(at("2026-07-01T12:00:00Z")), None);
    }

    #[test]
    fn a_day_is_certain_only_where_all_clocks_have_it() {
        let texas = clocks("state TX");
        assert_eq!(texas.day(at("2026-12-02T05:30:00Z")).unwrap().to_string(), "2026-12-01");
        assert_eq!(texas.day(at("2026-12-02T06:30:00Z")), None);
        assert_eq!(texas.day(at("2026-12-02T07:30:00Z")).unwrap().to_string(), "2026-12-02");
    }

    #[test]
    fn a_time_that_the_clock_leaves_out_is_an_hour_later_and_one_it_shows_twice_is_the_first() {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
        let skipped = read("2027-03-14T02:30:00", FRESNO);
        assert_eq!(skipped.moment, at("2027-03-14T10:30:00Z"));
        assert_eq!(
            skipped.note("2027-03-14T02:30:00".parse().unwrap(), FRESNO).unwrap(),
            say::clock_skips_time(hour(3), hour(2))
        );
        let twice = read("2026-11-01T01:30:00", FRESNO);
        assert_eq!(twice.moment, at("2026-11-01T08:30:00Z"));
        assert_eq!(twice.reading, Reading::Twice { again: at("2026-11-01T09:30:00Z") });
        assert!(twice.note("2026-11-01T01:30:00".parse().unwrap(), FRESNO).is_some());
        for elsewhere in [Tz::America__Phoenix, Tz::Pacific__Honolulu] {
            assert_eq!(read("2027-03-14T02:30:00", elsewhere).reading, Reading::Once);
            assert_eq!(read("2026-11-01T01:30:00", elsewhere).reading, Reading::Once);
        }
        let indiana = read("2027-03-14T02:30:00", Tz::America__Indiana__Indianapolis);
        assert_eq!(indiana.moment, at("2027-03-14T07:30:00Z"));
    }
}
