//! Every barrier that the founding documents name, and its place here: a rule, a reminder, a field
//! that programs state, something that is shown, or something that is refused.

/// One barrier of the founding documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Barrier {
    /// Its number there, from 1 to 65.
    pub number: u8,
    /// The barrier in our words.
    pub name: &'static str,
    /// Where it has its place.
    pub places: &'static [Effect],
}

/// Where a barrier has its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// A rule judges it: its id.
    Rule(&'static str),
    /// A reminder says it: its id.
    Reminder(&'static str),
    /// Programs state it: the field's word.
    Field(&'static str),
    /// It is asked or shown: what, and the member of the API it stands in.
    Shown(&'static str, &'static str),
    /// It is refused or kept from happening: what, and the test that holds it.
    Held(&'static str, &'static str),
    /// It comes with promises: what it will be.
    Promises(&'static str),
    /// It changes no answer: why.
    Information(&'static str),
}

use Effect::{Field, Held, Information, Promises, Reminder, Rule, Shown};

const fn barrier(number: u8, name: &'static str, places: &'static [Effect]) -> Barrier {
    Barrier { number, name, places }
}

/// Every barrier, by number.
pub const BARRIERS: &[Barrier] = &[
    barrier(1, "Having left a program before", &[Rule("after-leaving")]),
    barrier(
        2,
        "An altercation in an earlier placement",
        &[Rule("after-altercation"), Rule("skipped")],
    ),
    barrier(3, "Found at night, outside the hours of programs", &[Rule("intake")]),
    barrier(4, "Houses that open to residents only at night", &[Rule("by-day")]),
    barrier(5, "No identification", &[Rule("identification")]),
    barrier(6, "A TB test before entry", &[Rule("tb-test")]),
    barrier(7, "No parent or guardian to agree", &[Rule("consent"), Reminder("minor-consent")]),
    barrier(
        8,
        "Needing extra support to live in a program",
        &[Rule("extra-support"), Rule("skipped")],
    ),
    barrier(9, "Pregnancy", &[Rule("pregnancy")]),
    barrier(10, "Rules on alcohol and drugs", &[Rule("sobriety"), Reminder("medical-first")]),
    barrier(11, "Needing more care than a program gives", &[Rule("care"), Rule("skipped")]),
    barrier(12, "Few places for men and boys", &[Rule("served")]),
    barrier(
        13,
        "Trans and LGBTQI survivors",
        &[Rule("gender-policy"), Rule("served"), Rule("skipped")],
    ),
    barrier(14, "Children who come along", &[Rule("children"), Rule("room"), Rule("together")]),
    barrier(15, "Limits of age", &[Rule("age")]),
    barrier(16, "Stays that end with the 18th birthday", &[Rule("stay")]),
    barrier(17, "Stays of a few weeks", &[Rule("stay"), Field("extension")]),
    barrier(18, "A stay as long as it takes", &[Rule("long-enough"), Rule("stay")]),
    barrier(19, "Places for survivors from the U.S. only", &[Rule("from-abroad")]),
    barrier(20, "Places for one kind of trafficking alone", &[Rule("trafficking")]),
    barrier(21, "Language", &[Rule("language")]),
    barrier(22, "Culture", &[Rule("focus")]),
    barrier(
        23,
        "Native, rural and homeless young people",
        &[Rule("focus"), Reminder("native-children")],
    ),
    barrier(24, "A place that the trafficker knows", &[Rule("avoid")]),
    barrier(25, "Near or far from home", &[Rule("distance"), Rule("catchment")]),
    barrier(26, "Open or locked doors", &[Rule("house-rules"), Rule("few-restrictions")]),
    barrier(27, "Houses for those who will not leave", &[Rule("after-leaving")]),
    barrier(
        28,
        "Coming back after leaving",
        &[Rule("pledges"), Rule("returns"), Rule("return-allowed")],
    ),
    barrier(29, "No way back after leaving", &[Rule("no-return"), Rule("returns")]),
    barrier(
        30,
        "Coming back within a day",
        &[Promises("A bed is held while somebody is away, and not offered until then.")],
    ),
    barrier(
        31,
        "Leaving again and again",
        &[Held(
            "Nobody counts how often somebody left; twenty times weigh as much as one.",
            "twenty_programs_left_weigh_no_more_than_one",
        )],
    ),
    barrier(32, "No pay for a bed that waits", &[Rule("bed-held"), Field("bed hold")]),
    barrier(33, "Curfews and first days inside", &[Rule("house-rules"), Rule("few-restrictions")]),
    barrier(34, "Limited phones", &[Rule("house-rules")]),
    barrier(35, "Questions on the phone", &[Rule("low-barrier"), Reminder("advocate-calls")]),
    barrier(36, "Met at a police station", &[Rule("pick-up")]),
    barrier(
        37,
        "A place at once, without many questions",
        &[Held("Where the person is, is all that must be said.", "a_place_alone_is_enough_to_ask")],
    ),
    barrier(38, "A room of one's own", &[Rule("own-room")]),
    barrier(39, "Living with people who came for other reasons", &[Rule("dedicated")]),
    barrier(40, "Someone there whom the person fears", &[Rule("residents"), Reminder("no-names")]),
    barrier(41, "Being ready for a program", &[Rule("readiness"), Rule("skipped")]),
    barrier(
        42,
        "One stage after the other",
        &[
            Rule("stage"),
            Field("stage"),
            Shown("Which stage each unit group is for.", "GroupView.stage"),
        ],
    ),
    barrier(43, "Waiting lists and fees", &[Rule("waiting-list"), Rule("fee")]),
    barrier(44, "No way to get there", &[Rule("transport")]),
    barrier(45, "Nobody who pays for the placement", &[Rule("payer")]),
    barrier(46, "Licence, and who may refer", &[Rule("referral"), Rule("other-states")]),
    barrier(47, "Several jurisdictions", &[Reminder("interstate-compact"), Rule("other-states")]),
    barrier(48, "Duties to report", &[Reminder("reporting")]),
    barrier(
        49,
        "The least a hotline must know",
        &[Held(
            "No name, date of birth, telephone, address or case number is taken.",
            "nothing_that_names_a_person_is_taken",
        )],
    ),
    barrier(
        50,
        "Having to leave by a certain hour",
        &[Rule("intake"), Shown("By when the person must leave.", "AskBody.leave_by")],
    ),
    barrier(51, "A medical check before entry", &[Rule("medical-check"), Rule("skipped")]),
    barrier(52, "Danger of suicide", &[Reminder("crisis-line")]),
    barrier(
        53,
        "Not calling it trafficking",
        &[Held("Nobody is asked what happened.", "nobody_is_asked_what_happened")],
    ),
    barrier(54, "Staff and their training", &[Rule("staffing"), Field("staffing")]),
    barrier(55, "Services wanted", &[Rule("services")]),
    barrier(56, "The survivor decides", &[Rule("declined"), Reminder("survivor-chooses")]),
    barrier(
        57,
        "One worker all the way",
        &[
            Held(
                "Of plans alike otherwise, the one with fewer moves and of one organization comes first.",
                "a_plan_that_keeps_one_organization_comes_before_one_that_changes_it",
            ),
            Shown("How often a plan moves people.", "PlanView.moves"),
            Shown(
                "What the worker needs to ask the same again later goes with the worker.",
                "RankingView.record",
            ),
        ],
    ),
    barrier(
        58,
        "Beds kept for trafficking survivors",
        &[Rule("reserved"), Rule("dedicated"), Field("reserved")],
    ),
    barrier(59, "Opening, pausing, closing", &[Rule("status")]),
    barrier(
        60,
        "Confidentiality",
        &[Held("Nothing of a question is kept.", "nothing_of_a_question_is_kept_or_logged")],
    ),
    barrier(
        61,
        "Danger of retaliation",
        &[Held("No address of a program is kept.", "fixtures_hold_no_address")],
    ),
    barrier(62, "A criminal record", &[Rule("record"), Rule("skipped")]),
    barrier(
        63,
        "Exploiters who look for people at shelters",
        &[Held(
            "What is said aloud tells neither the name nor the place of a program.",
            "what_is_said_aloud_tells_no_name_and_no_place",
        )],
    ),
    barrier(
        64,
        "Not knowing what there is",
        &[Shown("What stands in the way of the rest, counted.", "RankingView.not_shown")],
    ),
    barrier(
        65,
        "People who live in encampments",
        &[Information(
            "Where a person sleeps tonight is not asked: it would say where to find them. A city, a county or part of a ZIP will do.",
        )],
    ),
];
