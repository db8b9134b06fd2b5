//! The error responses that every API address can give.

use crate::web::PROBLEM_JSON;
use crate::web::view::ProblemView;
use std::collections::BTreeMap;
use utoipa::openapi::response::Response;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

/// The error responses, for the description of the API.
pub(super) struct ProblemResponses;

impl IntoResponses for ProblemResponses {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let problem = |description: &str| {
            let schema = Ref::from_schema_name(ProblemView::name());
            let content = ContentBuilder::new().schema(Some(schema)).build();
            let response = ResponseBuilder::new().description(description);
            RefOr::T(response.content(PROBLEM_JSON, content).build())
        };
        BTreeMap::from([
            ("4XX".to_owned(), problem("What is wrong with the request, field by field")),
            ("5XX".to_owned(), problem("The service cannot answer now")),
        ])
    }
}
