//! Whether a program may promise anything: a hold, an acceptance or a post at a program that is not
//! open would send somebody to a closed door.

use crate::domain::{Program, Refused, Status, Timestamp, local_day};
use chrono::NaiveDate;

const ACTION: &str =
    "Nothing can be promised or posted here. If this is wrong, have the program's entry corrected.";

impl Program {
    /// Refuses a promise while the program is planned, paused, suspended, closed or not verified.
    /// A program that has not said whether it is open may promise.
    pub fn may_promise(&self, at: Timestamp) -> Result<(), Refused> {
        if let Some(why) = &self.quarantine {
            let why = why.trim_end_matches('.');
            return Err(Refused::new(
                format!("This program's entry is not verified: {why}."),
                ACTION,
            ));
        }
        let said = |clock| self.not_open(local_day(at, clock));
        // Refused only where every clock that it may have agrees.
        let found = self.clocks().each().map(said).reduce(Option::and).flatten();
        found.map_or(Ok(()), |what| Err(Refused::new(what, ACTION)))
    }

    /// Why the program is not open on a day, as a sentence.
    fn not_open(&self, day: NaiveDate) -> Option<String> {
        let (status, since) = self.status.on(day)?;
        let since = since.format("%b %-d, %Y");
        match status {
            Status::Open => None,
            Status::Planned => {
                Some(format!("This program is not open yet (planned, as of {since})."))
            }
            Status::Paused | Status::Suspended | Status::Closed => {
                Some(format!("This program has been {status} since {since}."))
            }
        }
    }
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

    fn refused(program: &Program, at: &str) -> Option<String> {
        program.may_promise(at.parse().unwrap()).err().map(|why| why.what)
    }

    #[test]
    fn a_program_closes_when_its_own_day_begins() {
        let fresno = program("zone 937", &[(1, Status::Open), (3, Status::Closed)]);
        assert_eq!(refused(&fresno, "2026-12-03T07:59:00Z"), None, "still December 2 in Fresno");
        let said = refused(&fresno, "2026-12-03T08:00:00Z");
        assert_eq!(said.as_deref(), Some("This program has been closed since Dec 3, 2026."));
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
            refused(&open, "2026-12-05T12:00:00Z").as_deref(),
            Some("This program's entry is not verified: the rows of the survey are shifted.")
        );
    }
}
