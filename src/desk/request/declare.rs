//! The declaration of requests, and a request once it was sent.

use super::fields::{Request, RequestFields};
use super::sent::Source;
use super::{FieldAt, RequestSpec};
use crate::domain::{FieldPath, Problems};
use serde_json::Value;
use std::fmt;

/// A request as it was sent: its readable fields, and the problems of the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Received<R> {
    /// The readable fields.
    pub request: R,
    /// The problems, field by field.
    pub problems: Problems,
    /// The JSON that was sent; null for a form.
    sent: Value,
}

impl<R: Request> Received<R> {
    /// Reads JSON.
    pub fn json(sent: Value) -> Self {
        let (mut problems, whole) = (Problems::default(), FieldAt::default());
        let source = Source::whole(&sent, &mut problems);
        let (request, found) = RequestFields::read(source, whole);
        problems.append(found);
        Self { request, problems, sent }
    }

    /// Reads the form of a page. Names in the form that are not fields are the page's own.
    pub fn form(pairs: &[(String, String)]) -> Self {
        let (request, problems) = RequestFields::read(Source::Form(pairs), FieldAt::default());
        Self { request, problems, sent: Value::Null }
    }

    /// Returns the JSON that was sent; null for a form.
    pub(in crate::desk) fn sent(&self) -> &Value {
        &self.sent
    }

    /// Finishes reading by checking the fields against each other. Returns the value, or every
    /// problem.
    pub(in crate::desk) fn finish<T>(
        self,
        check: impl FnOnce(R, &mut Problems) -> Option<T>,
    ) -> Result<T, Problems> {
        let mut problems = self.problems;
        let checked = check(self.request, &mut problems);
        problems.into_result()?;
        checked.ok_or_else(|| {
            let mut problems = Problems::default();
            problems.missing("body");
            problems
        })
    }
}

/// A request as an entry of a table: the values it takes, and the problems of JSON sent for it.
#[derive(Debug, Clone, Copy)]
pub struct RequestType {
    /// Describes everything that it takes.
    pub spec: fn() -> RequestSpec,
    /// Returns the problems of some JSON, field by field.
    pub problems: fn(Value) -> Problems,
}

impl RequestType {
    /// Returns the entry of a declaration.
    pub const fn of<R: Request>() -> Self {
        Self { spec: R::spec, problems: |sent| Received::<R>::json(sent).problems }
    }
}

/// The name of a field, as in JSON and as the name and the id of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldName(pub(super) &'static str);

impl FieldName {
    /// Names a field of a declaration.
    pub(in crate::desk) const fn of(name: &'static str) -> Self {
        Self(name)
    }

    /// Returns the name as text.
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// Returns the input for a field of the object that this field holds, such as `wishes.far`.
    pub fn input(self, inner: &str) -> String {
        format!("{self}.{inner}")
    }
}

impl From<FieldName> for FieldPath {
    fn from(name: FieldName) -> Self {
        Self::of(vec![name.0.into()])
    }
}

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Declares a request: a struct whose fields each say how they are read.
///
/// ```text
/// request! {
///     /// The free units of one unit group now.
///     pub PostRequest {
///         /// The id of the unit group.
///         unit_group: Option<UnitGroupId> = required(id()),
///         /// The number of free units.
///         open: Option<u16> = required(whole(0..=2000)),
///     }
/// }
/// ```
///
/// The expression after `=` is a method of [`RequestFields`] and its arguments. A field with
/// another name in JSON gives it with `as`. The comments also describe the fields in the API. Each
/// field of a public request gets a function of its name that returns the [`FieldName`].
macro_rules! request {
    ($(#[doc = $about:literal])+ pub $request:ident { $($fields:tt)* }) => {
        $crate::desk::request::request!(@declare [pub] $(#[doc = $about])+ $request { $($fields)* });
        $crate::desk::request::request!(@names $request { $($fields)* });
    };
    ($(#[doc = $about:literal])+ $request:ident { $($fields:tt)* }) => {
        $crate::desk::request::request!(
            @declare [pub(super)] $(#[doc = $about])+ $request { $($fields)* }
        );
    };
    (@declare [$visible:vis] $(#[doc = $about:literal])+ $request:ident {
        $(
            $(#[doc = $doc:literal])+
            $field:ident $(as $name:literal)? : $type:ty = $how:ident($($of:expr),* $(,)?)
        ),* $(,)?
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq)]
        $visible struct $request {
            $($(#[doc = $doc])+ $visible $field: $type,)*
        }

        impl $crate::desk::Request for $request {
            const NAME: &'static str = stringify!($request);
            const ABOUT: &'static str = concat!($($about),+);

            fn fields(from: &mut $crate::desk::RequestFields<'_>) -> Self {
                Self {
                    $($field: from.about(concat!($($doc),+)).$how(
                        $crate::desk::request::request!(@name $field $($name)?),
                        $($of),*
                    ),)*
                }
            }
        }
    };
    (@names $request:ident {
        $(
            $(#[doc = $doc:literal])+
            $field:ident $(as $name:literal)? : $type:ty = $how:ident($($of:expr),* $(,)?)
        ),* $(,)?
    }) => {
        impl $request {
            $(
                /// The name of the field.
                pub const fn $field() -> $crate::desk::FieldName {
                    let name = $crate::desk::request::request!(@name $field $($name)?);
                    $crate::desk::FieldName::of(name)
                }
            )*
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}
pub(in crate::desk) use request;
