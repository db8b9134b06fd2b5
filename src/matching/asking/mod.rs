//! Which question to ask next: the one after which the first options are most likely to stay, then
//! the one that settles most of the others.

mod contest;
mod spread;
mod trial;

use crate::domain::Question;
use crate::matching::AskNext;
use crate::matching::work::Work;
use contest::Contest;
use spread::{Counts, Spread};
use std::cmp::Reverse;
use trial::Trial;

/// The most questions suggested at once.
const MOST: usize = 3;
/// Of so many leading options those that take the household in parts are among the contenders.
pub(super) const LEADERS: usize = 64;

/// The unanswered questions on which options depend, the one that matters most first; `leading`
/// are the leading options in their order, at least [`LEADERS`] where there are so many.
pub(super) fn ask_next(work: &Work<'_>, leading: &[usize]) -> Vec<AskNext> {
    let leaders = leading.get(..LEADERS).unwrap_or(leading);
    let open = Question::ALL.into_iter().filter(|q| !work.profile.answer(*q).is_known());
    let trials: Vec<Trial<'_>> = open.filter_map(|question| Trial::of(work, question)).collect();
    let contest = Contest::of(work, leaders, &trials);
    let mut promising: Vec<(u32, usize)> = contest.promises().into_iter().zip(0..).collect();
    promising.sort_by_key(|(promise, _)| Reverse(*promise));
    let counts = Counts::of(work, &trials);
    let alike = promising.chunk_by(|(a, _), (b, _)| a == b);
    let asks = alike.flat_map(|alike| {
        let spread = |(_, at): &(u32, usize)| {
            Some((*at, Spread::of(work, trials.get(*at)?, &counts))).filter(|(_, s)| s.depends > 0)
        };
        let mut asks: Vec<_> = alike.iter().filter_map(spread).collect();
        asks.sort_by_key(|(at, spread)| (Reverse((spread.settled, spread.depends)), *at));
        asks
    });
    asks.take(MOST).map(|(at, spread)| spread.ask(contest.moves(at))).collect()
}
