//! A change that would remove a failure, as a value that can be tried.

use crate::domain::{
    Answer, Arrival, Assertion, Caller, DistanceBand, Field, Group, Listed, Openings, Profile,
    Program, PublishedRule, Question, Set, Subject, Taking, Timestamp, Wish, local_time,
};
use crate::rules::Who;
use crate::words::Text;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::fmt;

/// A change that would remove a failure, with its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The edit.
    pub edit: Edit,
    /// The change as a sentence that begins with "If"; empty when verdicts are silent.
    pub text: Text,
}

/// An edit of the question, or of what a program states.
///
/// A rule names the smallest edit after which it no longer fails. [`Edit::apply`] tries it, and
/// only a change that was tried is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// The person answers a question this way.
    Answer(Question, Answer),
    /// The person accepts this distance.
    Within(DistanceBand),
    /// The person does without a wish.
    Forgoes(Wish),
    /// The worker asks for this many nights.
    Nights(u32),
    /// The worker arranges an arrival at this moment.
    Arrive(Timestamp),
    /// The person reconsiders the programs they said no to.
    Reconsider,
    /// The person accepts these published rules after all.
    Accepts(Set<PublishedRule>),
    /// The worker has an agency of this kind make the call.
    Caller(Caller),
    /// The program states this value for a field, for example as an exception.
    Says(Field, &'static str),
    /// The program posts this many free units, and whom it takes.
    Posts(u16, Taking),
}

impl Edit {
    /// Returns who can make the change.
    pub fn who(self) -> Who {
        match self {
            Self::Answer(..)
            | Self::Within(_)
            | Self::Forgoes(_)
            | Self::Reconsider
            | Self::Accepts(_) => Who::Person,
            Self::Nights(_) | Self::Arrive(_) | Self::Caller(_) => Who::Worker,
            Self::Says(..) | Self::Posts(..) => Who::Program,
        }
    }

    /// Returns true if the other edit, made for another member, goes further and so serves both:
    /// fewer nights.
    pub(super) fn is_met_by(self, other: Self) -> bool {
        match (self, other) {
            (Self::Nights(one), Self::Nights(other)) => other < one,
            _ => false,
        }
    }
}

/// A household and a unit group of a program, with changes applied. Parts that no change touches
/// are borrowed.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// The question.
    pub profile: Cow<'a, Profile>,
    /// The program.
    pub program: Cow<'a, Program>,
    /// The unit group.
    pub group: Cow<'a, Group>,
}

impl Edit {
    /// Makes the change.
    pub fn apply(self, case: &mut Case<'_>) {
        match self {
            Self::Says(field, value) => case.state(field, value),
            Self::Posts(open, taking) => {
                let now = case.profile.now;
                if case.group.post.is_none() {
                    return;
                }
                if let Some(post) = &mut case.group.to_mut().post {
                    let openings = Openings::of(open.max(post.openings.at_least()));
                    (post.openings, post.taking, post.posted_at) = (openings, taking, now);
                }
            }
            Self::Answer(..)
            | Self::Within(_)
            | Self::Forgoes(_)
            | Self::Nights(_)
            | Self::Arrive(_)
            | Self::Reconsider
            | Self::Accepts(_)
            | Self::Caller(_) => self.ask(case.profile.to_mut()),
        }
    }

    /// Changes the question. Edits of what a program states have no effect here.
    pub fn ask(self, profile: &mut Profile) {
        match self {
            Self::Answer(question, answer) => {
                profile.answers.set(question, answer);
                profile.narrow_ages();
            }
            Self::Within(limit) => profile.within = Some(limit),
            Self::Forgoes(wish) => profile.wishes.forgo(wish),
            Self::Nights(nights) => profile.nights = nights,
            Self::Reconsider => profile.declined.clear(),
            Self::Accepts(rules) => profile.skips = profile.skips.minus(rules),
            Self::Caller(caller) => profile.caller = Some(caller),
            Self::Arrive(moment) => {
                let local = local_time(moment, profile.origin.zone.clock());
                profile.arrival = Arrival::At { local, moment };
                // Arriving later means the person could stay where they are until then.
                profile.leave_by = profile.leave_by.filter(|leave_by| *leave_by >= moment);
            }
            Self::Says(..) | Self::Posts(..) => {}
        }
    }
}

impl Case<'_> {
    /// Applies a statement of the program. A value that its field cannot parse changes nothing, and
    /// the change is then found not to help.
    fn state(&mut self, field: Field, value: &str) {
        let said = [Assertion {
            subject: Subject::Group(self.group.unit_group.id.clone()),
            field,
            value: value.to_owned(),
            raw: None,
            as_of: NaiveDate::MAX,
            source: String::new(),
            flag: None,
        }];
        let Group { unit_group, program, terms, post } = self.group.as_ref();
        if let (Ok(told), Ok(terms)) =
            (self.program.as_ref().clone().told(&said), terms.clone().told(&said))
        {
            let (unit_group, post) = (unit_group.clone(), post.clone());
            self.group = Cow::Owned(Group { unit_group, program: *program, terms, post });
            self.program = Cow::Owned(told);
        }
    }
}

/// The edit in writing: `within within_150_miles`, `says returns: case by case`.
impl fmt::Display for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(question, answer) => write!(f, "answer {question}: {}", answer.word()),
            Self::Within(limit) => write!(f, "within {}", limit.id()),
            Self::Forgoes(wish) => write!(f, "forgoes {}", wish.word()),
            Self::Nights(nights) => write!(f, "nights {nights}"),
            Self::Arrive(moment) => write!(f, "arrive {}", moment.to_rfc3339()),
            Self::Reconsider => f.write_str("reconsider"),
            Self::Accepts(rules) => {
                let words: Vec<_> = rules.iter().map(Listed::word).collect();
                write!(f, "accepts {}", words.join(", "))
            }
            Self::Caller(caller) => write!(f, "caller {}", caller.word()),
            Self::Says(field, value) => write!(f, "says {}: {value}", field.word()),
            Self::Posts(open, taking) => write!(f, "posts {open}, taking {}", taking.word()),
        }
    }
}
