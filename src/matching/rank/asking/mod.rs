//! Chooses the questions to ask next.

mod answer_trial;
mod contest;
mod effect;
mod option_classes;
mod questions;
mod spread;

pub(super) use questions::{LEADERS, ask_next};
