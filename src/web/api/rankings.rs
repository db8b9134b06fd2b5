//! Finds places for one household.

use super::Solvers;
use super::problems::ProblemResponses;
use crate::desk::{Allowed, Desk, RankRequest, Search};
use crate::web::asked_at::AskedAt;
use crate::web::defenses::SolverWork;
use crate::web::language::AnswerLanguage;
use crate::web::problem::Problem;
use crate::web::sent::SentRequest;
use crate::web::view::RankingView;
use actix_web::HttpResponse;
use actix_web::web::Data;

/// Finds places for one household
///
/// Nothing about the request is kept. The answer lists the options in the order to call them. For
/// the other programs it gives the reasons why they are not shown.
#[utoipa::path(
    post,
    path = "/api/v1/rankings",
    tag = "find",
    responses(
        (status = 200, description = "The options and the reasons", body = RankingView),
        ProblemResponses,
    )
)]
pub(crate) async fn rank(
    _by: Allowed<Search>,
    (desk, solvers): (Data<Desk>, Solvers),
    answer: AnswerLanguage,
    AskedAt(now): AskedAt,
    SentRequest(received): SentRequest<RankRequest>,
) -> Result<HttpResponse, Problem> {
    let large = received.request.explains_all();
    let work = if large { SolverWork::LargeSearch } else { SolverWork::Search };
    let answering = move |desk: &Desk| {
        let found = desk.find(received, now)?;
        Ok(RankingView::of(&found, answer.language))
    };
    solvers.json(work, desk, answering).await
}
