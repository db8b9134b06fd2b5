//! Faults of the program itself. A fault ends the request and is never answered with a guess.

use std::fmt;
use std::panic::{AssertUnwindSafe, Location, catch_unwind, resume_unwind};
use thiserror::Error;

/// A broken index or number: the program contradicts itself.
///
/// A fault unwinds to [`caught`], so that inner loops read tables as plainly as slices and no step
/// between can turn the fault into an answer. It is logged where it occurs.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("fault at {place}: {what}")]
pub struct Fault {
    what: String,
    place: String,
}

impl Fault {
    /// Logs a fault and ends the work up to [`caught`].
    #[cold]
    #[track_caller]
    pub fn end(what: impl fmt::Display) -> ! {
        let place = Location::caller().to_string();
        let fault = Self { what: what.to_string(), place };
        tracing::error!(what = fault.what, place = fault.place, "the program contradicts itself");
        resume_unwind(Box::new(fault))
    }
}

/// Runs the work and returns its result, or the fault that ended it. Any other panic continues.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| match payload.downcast::<Fault>() {
        Ok(fault) => *fault,
        Err(other) => resume_unwind(other),
    })
}

/// Returns the same number in another type. A number that the type cannot hold is a fault.
#[track_caller]
pub(super) fn exact<N: Copy + fmt::Display, T: TryFrom<N>>(number: N) -> T {
    match T::try_from(number) {
        Ok(same) => same,
        Err(_) => Fault::end(format_args!("{number} is out of range")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_ends_the_work_and_says_where_it_was() {
        assert_eq!(caught(|| exact::<u32, u64>(7)), Ok(7));
        let fault = caught(|| exact::<u32, i32>(u32::MAX)).unwrap_err();
        assert!(fault.to_string().starts_with("fault at src/solvers/fault.rs:"), "{fault}");
        assert!(fault.to_string().ends_with("4294967295 is out of range"), "{fault}");
    }
}
