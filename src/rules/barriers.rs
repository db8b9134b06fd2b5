//! Every barrier that the founding documents name, and what handles it here: a rule, a reminder, a
//! field that programs state, something shown, or something refused.

use crate::words::{Text, say};

/// One barrier of the founding documents.
#[derive(Debug, Clone, Copy)]
pub struct Barrier {
    /// Its number in those documents, from 1 to 65.
    pub number: u8,
    /// The barrier in our words.
    pub name: fn() -> Text,
    /// The things that handle it.
    pub places: &'static [BarrierHome],
}

/// A thing that handles a barrier.
#[derive(Debug, Clone, Copy)]
pub enum BarrierHome {
    /// A rule judges it, by id.
    Rule(&'static str),
    /// A reminder covers it, by id.
    Reminder(&'static str),
    /// Programs state it in the field with this word.
    Field(&'static str),
    /// It is asked or shown: a text, and the API field that holds it.
    Shown(fn() -> Text, &'static str),
    /// It is refused or prevented: a text, and the test that checks it.
    Held(fn() -> Text, &'static str),
    /// Promises will handle it: a text that says how.
    Promises(fn() -> Text),
    /// It changes no answer: a text that says why.
    Information(fn() -> Text),
}

use BarrierHome::{Field, Held, Information, Promises, Reminder, Rule, Shown};

const fn barrier(number: u8, name: fn() -> Text, places: &'static [BarrierHome]) -> Barrier {
    Barrier { number, name, places }
}

/// Every barrier, by number.
pub const BARRIERS: &[Barrier] = &[
    barrier(1, say::barrier_1, &[Rule("after-leaving")]),
    barrier(2, say::barrier_2, &[Rule("after-altercation"), Rule("skipped")]),
    barrier(3, say::barrier_3, &[Rule("intake")]),
    barrier(4, say::barrier_4, &[Rule("by-day")]),
    barrier(5, say::barrier_5, &[Rule("identification")]),
    barrier(6, say::barrier_6, &[Rule("tb-test")]),
    barrier(7, say::barrier_7, &[Rule("consent"), Reminder("minor-consent")]),
    barrier(8, say::barrier_8, &[Rule("extra-support"), Rule("skipped")]),
    barrier(9, say::barrier_9, &[Rule("pregnancy")]),
    barrier(10, say::barrier_10, &[Rule("sobriety"), Reminder("medical-first")]),
    barrier(11, say::barrier_11, &[Rule("care"), Rule("skipped")]),
    barrier(12, say::barrier_12, &[Rule("served")]),
    barrier(13, say::barrier_13, &[Rule("gender-policy"), Rule("served"), Rule("skipped")]),
    barrier(14, say::barrier_14, &[Rule("children"), Rule("room"), Rule("together")]),
    barrier(15, say::barrier_15, &[Rule("age")]),
    barrier(16, say::barrier_16, &[Rule("stay")]),
    barrier(17, say::barrier_17, &[Rule("stay"), Field("extension")]),
    barrier(18, say::barrier_18, &[Rule("long-enough"), Rule("stay")]),
    barrier(19, say::barrier_19, &[Rule("from-abroad")]),
    barrier(20, say::barrier_20, &[Rule("trafficking")]),
    barrier(21, say::barrier_21, &[Rule("language")]),
    barrier(22, say::barrier_22, &[Rule("focus")]),
    barrier(23, say::barrier_23, &[Rule("focus"), Reminder("native-children")]),
    barrier(24, say::barrier_24, &[Rule("avoid")]),
    barrier(25, say::barrier_25, &[Rule("distance"), Rule("catchment")]),
    barrier(26, say::barrier_26, &[Rule("house-rules"), Rule("few-restrictions")]),
    barrier(27, say::barrier_27, &[Rule("after-leaving")]),
    barrier(28, say::barrier_28, &[Rule("pledges"), Rule("returns"), Rule("return-allowed")]),
    barrier(29, say::barrier_29, &[Rule("no-return"), Rule("returns")]),
    barrier(30, say::barrier_30, &[Promises(say::against_bed_held_while_away)]),
    barrier(
        31,
        say::barrier_31,
        &[Held(say::against_leaving_not_counted, "twenty_programs_left_weigh_no_more_than_one")],
    ),
    barrier(32, say::barrier_32, &[Rule("bed-held"), Field("bed hold")]),
    barrier(33, say::barrier_33, &[Rule("house-rules"), Rule("few-restrictions")]),
    barrier(34, say::barrier_34, &[Rule("house-rules")]),
    barrier(35, say::barrier_35, &[Rule("low-barrier"), Reminder("advocate-calls")]),
    barrier(36, say::barrier_36, &[Rule("pick-up")]),
    barrier(
        37,
        say::barrier_37,
        &[Held(say::against_place_is_enough, "a_place_alone_is_enough_to_ask")],
    ),
    barrier(38, say::barrier_38, &[Rule("own-room")]),
    barrier(39, say::barrier_39, &[Rule("dedicated")]),
    barrier(40, say::barrier_40, &[Rule("residents"), Reminder("no-names")]),
    barrier(41, say::barrier_41, &[Rule("readiness"), Rule("skipped")]),
    barrier(
        42,
        say::barrier_42,
        &[Rule("stage"), Field("stage"), Shown(say::against_stage_of_each, "GroupView.stage")],
    ),
    barrier(43, say::barrier_43, &[Rule("waiting-list"), Rule("fee")]),
    barrier(44, say::barrier_44, &[Rule("transport")]),
    barrier(45, say::barrier_45, &[Rule("payer")]),
    barrier(46, say::barrier_46, &[Rule("referral"), Rule("other-states")]),
    barrier(47, say::barrier_47, &[Reminder("interstate-compact"), Rule("other-states")]),
    barrier(48, say::barrier_48, &[Reminder("reporting")]),
    barrier(
        49,
        say::barrier_49,
        &[Held(say::against_no_identifiers, "nothing_that_names_a_person_is_taken")],
    ),
    barrier(
        50,
        say::barrier_50,
        &[Rule("intake"), Shown(say::against_leave_by, "RankRequest.leave_by")],
    ),
    barrier(51, say::barrier_51, &[Rule("medical-check"), Rule("skipped")]),
    barrier(52, say::barrier_52, &[Reminder("crisis-line")]),
    barrier(
        53,
        say::barrier_53,
        &[Held(say::against_not_asked_what_happened, "nobody_is_asked_what_happened")],
    ),
    barrier(54, say::barrier_54, &[Rule("staffing"), Field("staffing")]),
    barrier(55, say::barrier_55, &[Rule("services")]),
    barrier(56, say::barrier_56, &[Rule("declined"), Reminder("survivor-chooses")]),
    barrier(
        57,
        say::barrier_57,
        &[
            Held(
                say::against_fewer_moves,
                "a_plan_that_keeps_one_organization_comes_before_one_that_changes_it",
            ),
            Shown(say::against_moves_of_a_plan, "PlanView.moves"),
            Shown(say::against_record_with_worker, "RankingView.record"),
        ],
    ),
    barrier(58, say::barrier_58, &[Rule("reserved"), Rule("dedicated"), Field("reserved")]),
    barrier(59, say::barrier_59, &[Rule("status")]),
    barrier(
        60,
        say::barrier_60,
        &[Held(say::against_nothing_kept, "nothing_of_a_question_is_kept_or_logged")],
    ),
    barrier(
        61,
        say::barrier_61,
        &[Held(say::against_no_program_address, "fixtures_hold_no_address")],
    ),
    barrier(62, say::barrier_62, &[Rule("record"), Rule("skipped")]),
    barrier(
        63,
        say::barrier_63,
        &[Held(say::against_aloud_without_name, "what_is_said_aloud_tells_no_name_and_no_place")],
    ),
    barrier(64, say::barrier_64, &[Shown(say::against_reasons_counted, "RankingView.not_shown")]),
    barrier(65, say::barrier_65, &[Information(say::against_not_asked_where_they_sleep)]),
];
