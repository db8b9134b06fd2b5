//! Published rules of programs that the person, hearing them, said would be a problem. Nobody is
//! asked why, and what was said is kept nowhere.

use crate::domain::listed::listed;
use crate::words::{Text, say};

listed! {
    /// A published rule that the person said would be a problem. Its word is the id of the rule that
    /// reads it out.
    PublishedRule;
    /// On altercations in a placement.
    AfterAltercation = "after-altercation" as "a rule on altercations",
    /// On people who need extra support.
    ExtraSupport = "extra-support" as "a rule on extra support",
    /// On how much care there is.
    Care = "care" as "a limit on the care it gives",
    /// A medical check before entry.
    MedicalCheck = "medical-check" as "a medical check before entry",
    /// On criminal records.
    Record = "record" as "a rule on criminal records",
    /// On what people must want.
    Readiness = "readiness" as "a rule on being ready for its program",
    /// On who lives with whom.
    GenderPolicy = "gender-policy" as "placing people by the sex assigned at birth",
    /// On who lives there already: the person fears somebody.
    Residents = "residents" as "somebody who may live there",
    /// On what the stay costs.
    Fee = "fee" as "a fee",
    /// On who pays the program.
    Payer = "payer" as "needing someone who pays",
    /// On waiting for a place.
    WaitingList = "waiting-list" as "a waiting list",
}

/// As in "the person said this would be a problem: a waiting list".
impl From<PublishedRule> for Text {
    fn from(rule: PublishedRule) -> Self {
        match rule {
            PublishedRule::AfterAltercation => say::published_after_altercation(),
            PublishedRule::ExtraSupport => say::published_extra_support(),
            PublishedRule::Care => say::published_care(),
            PublishedRule::MedicalCheck => say::published_medical_check(),
            PublishedRule::Record => say::published_record(),
            PublishedRule::Readiness => say::published_readiness(),
            PublishedRule::GenderPolicy => say::published_gender_policy(),
            PublishedRule::Residents => say::published_residents(),
            PublishedRule::Fee => say::published_fee(),
            PublishedRule::Payer => say::published_payer(),
            PublishedRule::WaitingList => say::published_waiting_list(),
        }
    }
}
