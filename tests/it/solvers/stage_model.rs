//! Plans for a household in parts: the search, compared with the mixed-integer model. The two share
//! nothing but the choices.

use super::single_party::LONG;
use super::split_party::choices;
use crate::cases::cases;
use proptest::prelude::*;
use waystation::solvers::chain::{SharedChoices, StageModel, best_shared};

fn cheapest(choices: &SharedChoices) -> Option<i32> {
    let found = best_shared(choices, 1, LONG);
    assert!(found.proven);
    found.best.first().map(|chain| chain.cost)
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn the_model_in_stages_comes_to_what_the_search_finds(choices in choices(5)) {
        let model = StageModel::of(&choices, StageModel::enough(&choices));
        let (found, proven) = model.solve(LONG);
        prop_assert!(proven);
        prop_assert_eq!(found.map(|chain| chain.cost), cheapest(&choices));
    }
}
