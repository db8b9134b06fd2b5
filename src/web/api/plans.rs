//! Plans many nights for one household.

use super::Solvers;
use super::problems::ProblemResponses;
use crate::desk::{Allowed, Desk, PlanRequest, Search};
use crate::web::asked_at::AskedAt;
use crate::web::defenses::SolverWork;
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::SentRequest;
use crate::web::view::PlansView;
use actix_web::HttpResponse;
use actix_web::web::Data;

/// Plans many nights for one household
///
/// Nothing about the request is kept. The answer lists chains of stays that cover the nights, the
/// best first. Each stay has its reasons, judged for the household as it will be then. The answer
/// also lists the nights without a place, and what to arrange by when.
#[utoipa::path(
    post,
    path = "/api/v1/plans",
    tag = "find",
    responses(
        (status = 200, description = "The plans and their reasons", body = PlansView),
        ProblemResponses,
    )
)]
pub(crate) async fn plan(
    _by: Allowed<Search>,
    (desk, solvers): (Data<Desk>, Solvers),
    answer: AnswerLanguage,
    AskedAt(now): AskedAt,
    SentRequest(received): SentRequest<PlanRequest>,
) -> Result<HttpResponse, Problem> {
    let answering = move |desk: &Desk| {
        let found = desk.plan(received, now)?;
        Ok(PlansView::of(&found, answer.language))
    };
    solvers.json(SolverWork::Plan, desk, answering).await
}
