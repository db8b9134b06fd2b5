//! Chooses the questions to ask next. First come those after which the first options are most
//! likely to stay, then those that settle most of the others. A question is asked only if it may
//! change the list.

use super::answer_trial::QuestionTrial;
use super::contest::Contest;
use super::effect::{Effect, OptionList};
use super::spread::{Counts, Spread};
use crate::domain::Question;
use crate::matching::base::evaluation::Evaluation;
use crate::matching::{AskNext, parts};
use std::cell::LazyCell;
use std::cmp::Reverse;

/// The most questions suggested at once.
const MOST: usize = 3;
/// The number of leading options that are considered. Those that take the household in parts become
/// contenders.
pub(in crate::matching::rank) const LEADERS: usize = 64;

/// Returns the open questions with an answer that changes the first options, the bands or the list,
/// the most important first. `leading` are the leading options in their order: at least
/// [`LEADERS`], or all.
pub(in crate::matching::rank) fn ask_next(
    evaluation: &Evaluation<'_>,
    leading: &[usize],
) -> Vec<AskNext> {
    let leaders = leading.get(..LEADERS).unwrap_or(leading);
    let open =
        Question::ALL.into_iter().filter(|question| evaluation.profile.leaves_open(*question));
    let trials: Vec<QuestionTrial<'_>> =
        open.filter_map(|question| QuestionTrial::of(evaluation, question)).collect();
    let contest = Contest::of(evaluation, leaders, &trials);
    let mut promising: Vec<(u32, usize)> = contest.promises().into_iter().zip(0..).collect();
    promising.sort_by_key(|(promise, _)| Reverse(*promise));
    let counts = Counts::of(evaluation, &trials);
    let several_parts = parts(&evaluation.profile.household).len() > 1;
    // The spread covers the best row of each program. After an answer, another row may be the best.
    let other_rows = evaluation.scores.each().len() > evaluation.whole.len();
    let list = LazyCell::new(|| OptionList::of(evaluation, leading, &trials, several_parts));
    let alike = promising.chunk_by(|(a, _), (b, _)| a == b);
    let in_order = alike.flat_map(|alike| {
        let spread =
            |(_, at): &(u32, usize)| Some((*at, Spread::of(evaluation, trials.get(*at)?, &counts)));
        let mut asks: Vec<_> = alike.iter().filter_map(spread).collect();
        asks.sort_by_key(|(at, spread)| (Reverse((spread.settled, spread.depends)), *at));
        asks
    });
    let asks = in_order.filter_map(|(at, spread)| {
        let trial = trials.get(at)?;
        // The exact effect is computed only if the question may change something.
        let may_depend = spread.depends > 0 || other_rows;
        let may_move = may_depend && (trial.may_regroup() || contest.moves(at));
        (may_move || several_parts).then_some(())?;
        let effect = list.effect(trial)?;
        (effect.differs || spread.depends > 0).then_some(())?;
        (effect.moved_by_some > 0).then(|| ask(trial, &effect))
    });
    asks.take(MOST).collect()
}

fn ask(trial: &QuestionTrial<'_>, effect: &Effect) -> AskNext {
    let QuestionTrial { question, ref text, .. } = *trial;
    let ([after_yes, after_no], [moved_by_yes, moved_by_no]) = (effect.options, effect.moved);
    AskNext {
        question,
        text: text.clone(),
        depends: effect.moved_by_some,
        moved_by_yes,
        moved_by_no,
        after_yes,
        after_no,
        moves_first: effect.moves_first,
    }
}
