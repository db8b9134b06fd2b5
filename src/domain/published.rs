//! Published rules of programs that the person, hearing them, said would be a problem. Nobody is
//! asked why, and what was said is kept nowhere.

use crate::domain::listed::listed;

listed! {
    /// A published rule that the person said would be a problem. Its word is the id of the rule that
    /// reads it out.
    PublishedRule;
    /// On altercations in a placement.
    AfterAltercation = "after-altercation" as published_after_altercation,
    /// On people who need extra support.
    ExtraSupport = "extra-support" as published_extra_support,
    /// On how much care there is.
    Care = "care" as published_care,
    /// A medical check before entry.
    MedicalCheck = "medical-check" as published_medical_check,
    /// On criminal records.
    Record = "record" as published_record,
    /// On what people must want.
    Readiness = "readiness" as published_readiness,
    /// On who lives with whom.
    GenderPolicy = "gender-policy" as published_gender_policy,
    /// On who lives there already: the person fears somebody.
    Residents = "residents" as published_residents,
    /// On what the stay costs.
    Fee = "fee" as published_fee,
    /// On who pays the program.
    Payer = "payer" as published_payer,
    /// On waiting for a place.
    WaitingList = "waiting-list" as published_waiting_list,
}
