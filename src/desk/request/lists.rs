//! Fields that hold other fields: lists, and objects in lists.

use super::fields::RequestFields;
use super::{FieldAt, FieldSchema, FieldType, Request, SentValue};
use crate::domain::{Problems, Refused};
use crate::words::say;
use std::marker::PhantomData;

/// The number of problems after which the rest of a list is not read.
const ENOUGH_PROBLEMS: usize = 200;

/// A list of at most `most` items.
pub(in crate::desk) fn list<T: FieldType, L: FromIterator<T::Value>>(
    of: T,
    most: usize,
) -> ListOf<T, L> {
    ListOf { of, most, empty: None, list: PhantomData }
}

/// An object with its own fields.
pub(in crate::desk) fn object<R: Request>() -> ObjectOf<R> {
    ObjectOf(PhantomData)
}

#[derive(Debug)]
pub(in crate::desk) struct ListOf<T, L> {
    of: T,
    most: usize,
    /// The problem of an empty list, if it must have an item.
    empty: Option<fn() -> Refused>,
    list: PhantomData<L>,
}

impl<T, L> ListOf<T, L> {
    /// The same list with at least one item; an empty list gets this problem.
    pub(in crate::desk) fn not_empty(self, empty: fn() -> Refused) -> Self {
        Self { empty: Some(empty), ..self }
    }
}

impl<T: FieldType, L: FromIterator<T::Value>> FieldType for ListOf<T, L> {
    type Value = L;

    fn read(&self, sent: &SentValue<'_>, at: FieldAt<'_>, problems: &mut Problems) -> Option<L> {
        let before = problems.len();
        let items = sent.items(self.most, at, problems);
        if let Some(empty) = self.empty.filter(|_| items.is_empty() && problems.len() == before) {
            problems.refuse(at, empty());
        }
        let mut read = Vec::with_capacity(items.len());
        for (nth, item) in items.iter().enumerate() {
            if problems.len() >= ENOUGH_PROBLEMS {
                problems.add(at, say::more_was_not_read(), say::correct_these_first());
                break;
            }
            read.extend(self.of.read(item, at.item(nth), problems));
        }
        Some(read.into_iter().collect())
    }

    fn schema(&self) -> FieldSchema {
        let (of, least) = (Box::new(self.of.schema()), usize::from(self.empty.is_some()));
        FieldSchema::List { of, least, most: self.most }
    }

    fn missing(&self) -> Refused {
        self.empty.map_or_else(|| Refused::new(say::is_missing(), say::add_it()), |empty| empty())
    }
}

/// An item that keeps its place in a list, even if it cannot be read.
pub(in crate::desk) fn in_place<T: FieldType>(of: T) -> InPlace<T> {
    InPlace(of)
}

#[derive(Debug)]
pub(in crate::desk) struct InPlace<T>(T);

impl<T: FieldType> FieldType for InPlace<T> {
    type Value = Option<T::Value>;

    fn read(
        &self,
        sent: &SentValue<'_>,
        at: FieldAt<'_>,
        problems: &mut Problems,
    ) -> Option<Option<T::Value>> {
        Some(self.0.read(sent, at, problems))
    }

    fn schema(&self) -> FieldSchema {
        self.0.schema()
    }
}

#[derive(Debug)]
pub(in crate::desk) struct ObjectOf<R>(PhantomData<R>);

impl<R: Request> FieldType for ObjectOf<R> {
    type Value = R;

    fn read(&self, sent: &SentValue<'_>, at: FieldAt<'_>, problems: &mut Problems) -> Option<R> {
        // A value that is not an object has none of the fields, but keeps its place in a list.
        let (read, found) = RequestFields::read(sent.object(at, problems), at);
        problems.append(found);
        Some(read)
    }

    fn schema(&self) -> FieldSchema {
        FieldSchema::Object(R::spec().into())
    }
}
