//! Requests: what can be asked of the desk, each declared once.
//!
//! A declaration ([`request!`]) is a struct whose fields each say how they are read. It provides
//! the typed value, read from JSON or from the form of a page, and every problem at its field. It
//! also provides the limits and the description for the API, and the names of a page's inputs.
//! A new request is one declaration, and a function that checks its fields against each other.

mod at;
mod declare;
mod fields;
mod lists;
mod schema;
mod sent;
mod types;

pub use declare::{FieldName, Received, RequestType};
pub use fields::{Request, RequestFields};
pub use schema::{FieldSchema, FieldSpec, RequestSpec, StepSpec};

pub(in crate::desk) use at::FieldAt;
pub(in crate::desk) use declare::request;
pub(in crate::desk) use fields::FieldCase;
pub(in crate::desk) use lists::{ListOf, ObjectOf, in_place, list, object};
pub(in crate::desk) use sent::{SentValue, wrong_kind};
pub(in crate::desk) use types::{
    FieldType, OrSay, TextField, closed_list, exact_moment, id, or_say, text, true_or_false, whole,
    word_of,
};
