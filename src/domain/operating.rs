//! Checks that a program may promise anything. A promise at a program that is not open would send
//! people to a closed door.

use crate::domain::{NOT_LISTED, Program, Refused, Status, Timestamp, local_day};
use crate::words::{Text, say};
use chrono::NaiveDate;

impl Program {
    /// Refuses a promise while the program is planned, paused, suspended, closed or not verified. A
    /// program that has not stated whether it is open may promise.
    pub fn may_promise(&self, at: Timestamp) -> Result<(), Refused> {
        if let Some(why) = &self.quarantine {
            return Err(closed(match why.as_ref() {
                NOT_LISTED => say::program_not_listed(),
                why => say::program_entry_not_verified(why.trim_end_matches('.').to_owned()),
            }));
        }
        let said = |clock| self.not_open(local_day(at, clock));
        // Refuse only if all clocks that the program may follow agree that it is not open.
        let found = self.clocks().each().map(said).reduce(Option::and).flatten();
        found.map_or(Ok(()), |what| Err(closed(what)))
    }

    /// The sentence that says why the program is not open on a day; `None` if it may be open.
    fn not_open(&self, day: NaiveDate) -> Option<Text> {
        let (status, since) = self.status.on(day)?;
        match status {
            Status::Open => None,
            Status::Planned => Some(say::program_not_open_yet(since)),
            Status::Paused => Some(say::program_paused_since(since)),
            Status::Suspended => Some(say::program_suspended_since(since)),
            Status::Closed => Some(say::program_closed_since(since)),
        }
    }
}

fn closed(why: Text) -> Refused {
    Refused::new(why, say::nothing_can_be_promised_here())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Place, Stage, StatusHistory};

    fn program(place: &str, statuses: &[(u32, Status)]) -> Program {
        let day = |d| NaiveDate::from_ymd_opt(2026, 12, d).unwrap();
        Program {
            id: "p".parse().unwrap(),
            organization: "o".parse().unwrap(),
            name: "P".into(),
            stage: Stage::default(),
            place: place.parse::<Place>().unwrap(),
            status: StatusHistory::of(statuses.iter().map(|(d, s)| (day(*d), *s)).collect()),
            quarantine: None,
        }
    }

    fn refused(program: &Program, at: &str) -> Option<Text> {
        program.may_promise(at.parse().unwrap()).err().map(|why| why.what)
    }

    #[test]
    fn a_program_closes_when_its_own_day_begins() {
        let fresno = program("zone 937", &[(1, Status::Open), (3, Status::Closed)]);
        assert_eq!(refused(&fresno, "2026-12-03T07:59:00Z"), None, "still December 2 in Fresno");
        let said = refused(&fresno, "2026-12-03T08:00:00Z");
        let day = NaiveDate::from_ymd_opt(2026, 12, 3).unwrap();
        assert_eq!(said, Some(say::program_closed_since(day)));
    }

    #[test]
    fn only_a_program_that_says_it_is_not_open_is_refused() {
        for (status, refuses) in [
            (Status::Planned, true),
            (Status::Open, false),
            (Status::Paused, true),
            (Status::Suspended, true),
            (Status::Closed, true),
        ] {
            let said = refused(&program("zone 937", &[(1, status)]), "2026-12-05T12:00:00Z");
            assert_eq!(said.is_some(), refuses, "{status}");
        }
        assert_eq!(refused(&program("zone 937", &[]), "2026-12-05T12:00:00Z"), None, "unknown");
    }

    #[test]
    fn without_a_clock_a_program_is_refused_only_where_every_clock_agrees() {
        let somewhere = program("unknown", &[(1, Status::Open), (3, Status::Closed)]);
        assert_eq!(refused(&somewhere, "2026-12-02T15:00:00Z"), None, "December 3 in Guam alone");
        assert_eq!(refused(&somewhere, "2026-12-03T10:59:00Z"), None, "December 2 in Samoa");
        assert!(refused(&somewhere, "2026-12-03T11:00:00Z").is_some());
    }

    #[test]
    fn a_program_known_by_its_state_alone_has_the_clock_of_the_state() {
        let somewhere = program("state CA", &[(1, Status::Open), (3, Status::Closed)]);
        assert_eq!(refused(&somewhere, "2026-12-03T07:59:00Z"), None);
        assert!(refused(&somewhere, "2026-12-03T08:00:00Z").is_some());
    }

    #[test]
    fn an_entry_that_is_not_verified_promises_nothing_and_says_why() {
        let quarantine = Some("the rows of the survey are shifted.".into());
        let open = Program { quarantine, ..program("zone 937", &[(1, Status::Open)]) };
        assert_eq!(
            refused(&open, "2026-12-05T12:00:00Z"),
            Some(say::program_entry_not_verified("the rows of the survey are shifted"))
        );
    }
}
