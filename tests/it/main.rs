//! The integration tests: one binary, one link step.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic, in its helpers too"
)]

mod barriers;
mod barriers_tried;
mod browser;
mod canary;
mod cases;
mod circles;
mod commands;
mod commands_assign;
mod database;
mod exchange;
mod founding;
mod founding_offers;
mod founding_table;
mod here;
mod http;
mod live;
mod manual;
mod matching;
mod names;
mod parsing;
mod place_names;
mod placement;
mod places;
mod plain_english;
mod promised;
mod replaying;
mod rules;
mod sample;
mod site;
mod solvers;
mod starting;
mod store;
mod template;
mod tidy;
mod trying;
mod web;
mod wishes;
