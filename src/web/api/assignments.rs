//! Places several households at once.

use super::Solvers;
use super::problems::ProblemResponses;
use crate::desk::{Allowed, AssignRequest, Desk, Search};
use crate::web::asked_at::AskedAt;
use crate::web::defenses::SolverWork;
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::SentRequest;
use crate::web::view::AssignmentView;
use actix_web::HttpResponse;
use actix_web::web::Data;

/// Places several households at once
///
/// Nothing about the request is kept. Households are known by short labels, never by names. The
/// table of priorities in the request says how much placing each household counts.
#[utoipa::path(
    post,
    path = "/api/v1/assignments",
    tag = "find",
    responses(
        (status = 200, description = "The place of each household, with reasons", body = AssignmentView),
        ProblemResponses,
    )
)]
pub(crate) async fn assign(
    _by: Allowed<Search>,
    (desk, solvers): (Data<Desk>, Solvers),
    answer: AnswerLanguage,
    AskedAt(now): AskedAt,
    SentRequest(received): SentRequest<AssignRequest>,
) -> Result<HttpResponse, Problem> {
    let answering = move |desk: &Desk| {
        let found = desk.assign(received, now)?;
        Ok(AssignmentView::of(&found, answer.language))
    };
    solvers.json(SolverWork::Plan, desk, answering).await
}
