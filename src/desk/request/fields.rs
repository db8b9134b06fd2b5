//! The fields of one object: each line of a declaration reads one, or describes it.

use super::sent::Source;
use super::{FieldAt, FieldSchema, FieldSpec, FieldType, RequestSpec, StepSpec};
use crate::domain::{Problems, Refused, names, shown};
use crate::words::say;
use serde_json::Value;
use std::collections::BTreeSet;
use std::mem::take;

/// The most unknown fields named in one object's problems.
const UNKNOWN_NAMED: usize = 10;

/// A request: a value of typed fields. One line of its declaration reads each.
pub trait Request: Sized {
    /// Its name in the description of the API.
    const NAME: &'static str;
    /// The sentences that describe it in the API.
    const ABOUT: &'static str;

    /// Reads each field, in order. It must read every field, whatever the others are, because the
    /// same lines describe the request.
    fn fields(from: &mut RequestFields<'_>) -> Self;

    /// Describes everything that it takes.
    fn spec() -> RequestSpec {
        RequestFields::describe::<Self>()
    }
}

/// The fields of one object as they were sent. A declaration goes through all of them once.
#[derive(Debug)]
pub struct RequestFields<'a> {
    source: Source<'a>,
    at: FieldAt<'a>,
    /// The description of the next field, from its declaration.
    about: &'static str,
    problems: Problems,
    /// The names of the fields that exist.
    known: Vec<&'static str>,
    /// The description, if fields are described and not read.
    described: Option<RequestSpec>,
}

/// The fields that come with one word of a field that decides which others exist.
#[derive(Debug)]
pub(in crate::desk) struct FieldCase<T> {
    word: &'static str,
    read: fn(&mut RequestFields<'_>) -> T,
    about: fn() -> RequestSpec,
}

impl<T> FieldCase<T> {
    /// The fields of a declaration.
    pub(in crate::desk) const fn of<R: Request + Into<T>>(word: &'static str) -> Self {
        Self { word, read: |from| R::fields(from).into(), about: RequestFields::describe::<R> }
    }

    /// No field except the word.
    pub(in crate::desk) const fn bare(
        word: &'static str,
        read: fn(&mut RequestFields<'_>) -> T,
    ) -> Self {
        let about =
            || RequestSpec { name: "", about: String::new(), fields: Vec::new(), steps: None };
        Self { word, read, about }
    }
}

impl<'a> RequestFields<'a> {
    /// Reads what was sent, and returns every problem with it.
    pub(super) fn read<R: Request>(source: Source<'a>, at: FieldAt<'a>) -> (R, Problems) {
        let mut from = Self::open(source, at, None);
        let read = R::fields(&mut from);
        (read, from.closed())
    }

    /// Describes what is read.
    pub(super) fn describe<R: Request>() -> RequestSpec {
        let (name, about) = (R::NAME, plain(R::ABOUT));
        let spec = RequestSpec { name, about, fields: Vec::new(), steps: None };
        let mut from = Self::open(Source::Nothing, FieldAt::default(), Some(spec.clone()));
        drop(R::fields(&mut from));
        from.described.unwrap_or(spec)
    }

    fn open(source: Source<'a>, at: FieldAt<'a>, described: Option<RequestSpec>) -> Self {
        let (problems, known) = (Problems::default(), Vec::new());
        Self { source, at, about: "", problems, known, described }
    }

    /// Returns the problems. Those of unknown fields come first.
    fn closed(self) -> Problems {
        let (mut problems, known) = (Problems::default(), self.known);
        if let Source::Json(map) = self.source {
            let unknown = map.keys().filter(|key| !known.contains(&key.as_str()));
            for key in unknown.take(UNKNOWN_NAMED) {
                problems.add(
                    self.at.name(&shown(key)),
                    say::no_such_field(shown(key)),
                    say::remove_it_fields_are(names(&known)),
                );
            }
        }
        problems.append(self.problems);
        problems
    }

    /// Sets the description of the next field.
    pub fn about(&mut self, about: &'static str) -> &mut Self {
        self.about = about;
        self
    }
}

#[expect(clippy::needless_pass_by_value, reason = "a declaration makes a type where it is read")]
impl RequestFields<'_> {
    /// Reads a required field.
    pub fn required<T: FieldType>(&mut self, name: &'static str, of: T) -> Option<T::Value> {
        self.one(name, &of, true, None)
    }

    /// Reads an optional field.
    pub fn optional<T: FieldType>(&mut self, name: &'static str, of: T) -> Option<T::Value> {
        self.one(name, &of, false, None)
    }

    /// Reads a field that has a default.
    pub fn usually<T: FieldType<Value: Into<Value> + Copy>>(
        &mut self,
        name: &'static str,
        of: T,
        usual: T::Value,
    ) -> T::Value {
        self.one(name, &of, false, Some(usual.into())).unwrap_or(usual)
    }

    /// Reads a field that is empty if it is left out.
    pub fn or_nothing<T: FieldType<Value: Default>>(
        &mut self,
        name: &'static str,
        of: T,
    ) -> T::Value {
        self.one(name, &of, false, None).unwrap_or_default()
    }
}

impl RequestFields<'_> {
    /// Reads an object with its own fields. All of them are missing if it is left out.
    pub fn object<R: Request>(&mut self, name: &'static str) -> R {
        self.known.push(name);
        self.describe_field(name, false, None, || FieldSchema::Object(R::spec().into()));
        let here = self.at;
        let at = here.name(name);
        let source = self.source.object(name, at, &mut self.problems);
        let (read, problems) = RequestFields::read(source, at);
        self.problems.append(problems);
        read
    }

    /// Reads the fields of another declaration from this same object.
    pub fn flat<R: Request>(&mut self, _name: &'static str) -> R {
        R::fields(self)
    }

    /// Reads a field whose word decides which other fields exist.
    pub(in crate::desk) fn by_word<T>(
        &mut self,
        name: &'static str,
        cases: &[FieldCase<T>],
    ) -> Option<T> {
        let words = cases.iter().map(|case| case.word);
        self.known.push(name);
        self.describe_field(name, true, None, || FieldSchema::Word(words.clone().collect()));
        if let Some(described) = &mut self.described {
            let of = cases.iter().map(|case| StepSpec { word: case.word, of: (case.about)() });
            described.steps = Some((name, of.collect()));
            return None;
        }
        let here = self.at;
        let at = here.name(name);
        let sent = self.source.value(name, at);
        if sent.is_none() {
            self.refuse_where_sent(at, Refused::new(say::is_missing(), say::add_it()));
        }
        let word = sent.and_then(|sent| sent.text(at, &mut self.problems));
        if let Some(case) = cases.iter().find(|case| word == Some(case.word)) {
            return Some((case.read)(self));
        }
        if let Some(word) = word {
            let words: Vec<_> = words.collect();
            self.problems.refuse(at, Refused::not_one_of(word, &words));
        }
        // The word does not say which fields were meant, so the fields of every word may be there.
        let every = cases.iter().flat_map(|case| (case.about)().fields);
        self.known.extend(every.map(|field| field.name).collect::<BTreeSet<_>>());
        None
    }

    /// Keeps a value made from a field, or notes what is wrong with it.
    pub(in crate::desk) fn take<T>(&mut self, name: &str, made: Result<T, Refused>) -> Option<T> {
        let here = self.at;
        self.problems.take(here.name(name), made)
    }

    fn one<T: FieldType>(
        &mut self,
        name: &'static str,
        of: &T,
        required: bool,
        default: Option<Value>,
    ) -> Option<T::Value> {
        self.known.push(name);
        self.describe_field(name, required, default, || of.schema());
        let here = self.at;
        let at = here.name(name);
        match self.source.value(name, at) {
            Some(value) => of.read(&value, at, &mut self.problems),
            None if required => {
                self.refuse_where_sent(at, of.missing());
                None
            }
            None => None,
        }
    }

    fn describe_field(
        &mut self,
        name: &'static str,
        required: bool,
        default: Option<Value>,
        schema: impl FnOnce() -> FieldSchema,
    ) {
        let about = take(&mut self.about);
        if let Some(described) = &mut self.described {
            let (about, schema) = (plain(about), schema());
            described.fields.push(FieldSpec { name, about, required, default, schema });
        }
    }

    /// Refuses a missing field, unless its object is missing or unreadable too.
    fn refuse_where_sent(&mut self, at: FieldAt<'_>, why: Refused) {
        match self.source {
            Source::Json(_) | Source::Form(_) => self.problems.refuse(at, why),
            Source::Nothing => {}
        }
    }
}

/// Joins the lines of a declaration's comment, which may break anywhere.
fn plain(about: &str) -> String {
    about.split_whitespace().collect::<Vec<_>>().join(" ")
}
