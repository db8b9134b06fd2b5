//! Published rules of programs that a person heard and called a problem. Workers do not ask why,
//! and the answers are not stored.

use crate::domain::listed::listed;

listed! {
    /// A published rule that the person called a problem. Its word is the id of its matching rule.
    PublishedRule;
    /// A rule about altercations in a placement.
    AfterAltercation = "after-altercation" as published_after_altercation,
    /// A rule about people who need extra support.
    ExtraSupport = "extra-support" as published_extra_support,
    /// A rule about how much care the program gives.
    Care = "care" as published_care,
    /// A medical check before entry.
    MedicalCheck = "medical-check" as published_medical_check,
    /// A rule about criminal records.
    Record = "record" as published_record,
    /// A rule about what people must want.
    Readiness = "readiness" as published_readiness,
    /// A rule about who lives with whom.
    GenderPolicy = "gender-policy" as published_gender_policy,
    /// A rule about current residents: the person fears one of them.
    Residents = "residents" as published_residents,
    /// A rule about the cost of the stay.
    Fee = "fee" as published_fee,
    /// A rule about who pays the program.
    Payer = "payer" as published_payer,
    /// A rule about waiting for a place.
    WaitingList = "waiting-list" as published_waiting_list,
}
