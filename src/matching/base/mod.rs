//! The base that ranking, planning and assigning share: the search index, the verdicts of the rules
//! for one profile, and the descriptions of options.

pub(super) mod arrange;
pub(super) mod bundle;
pub(super) mod change_trial;
pub(super) mod closest_row;
pub(super) mod describe;
pub(super) mod distance_costs;
pub(super) mod evaluate;
pub(super) mod evaluation;
pub(super) mod near_misses;
pub(super) mod not_shown;
pub(super) mod program_name;
pub(super) mod proof;
pub(super) mod ranked_option;
pub(super) mod result_hash;
pub(super) mod row_codes;
pub(super) mod scores;
pub(super) mod search_index;
pub(super) mod split;
pub(super) mod split_wording;
pub(super) mod sweep;
pub(super) mod top_k;
pub(super) mod verdict_table;
pub(super) mod weights;
