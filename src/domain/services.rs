//! The services of the founding documents, as one closed list.

use crate::domain::listed::listed;

listed! {
    /// A service that programs offer and people may want: the lists of the literature review and of
    /// the national survey put together, a word for each.
    ///
    /// Help with immigration is part of legal help, so that nobody has to tick it; interpreters are
    /// said with the languages; spiritual services are left out, since religion is never asked.
    Service;
    /// One person who keeps the threads together.
    CaseManagement = "case management" as service_case_management,
    /// Help in the first hours.
    Crisis = "crisis intervention" as service_crisis,
    /// Planning how to stay safe.
    SafetyPlanning = "safety planning" as service_safety_planning,
    /// Clothing, food and other basics.
    ClothingAndFood = "clothing and food" as service_clothing_and_food,
    /// Someone to talk to.
    Counseling = "counseling" as service_counseling,
    /// Therapy, alone or in a group.
    Therapy = "therapy" as service_therapy,
    /// Therapy made for trauma.
    TraumaTherapy = "trauma therapy" as service_trauma_therapy,
    /// Mental health care.
    MentalHealth = "mental health care" as service_mental_health,
    /// Health care.
    Medical = "medical care" as service_medical,
    /// Dental care.
    Dental = "dental care" as service_dental,
    /// Help with using substances.
    SubstanceUse = "substance use treatment" as service_substance_use,
    /// Legal help, immigration among it.
    Legal = "legal help" as service_legal,
    /// Someone who comes along to court.
    Court = "court accompaniment" as service_court,
    /// Speaking for the person with other services.
    Advocacy = "advocacy" as service_advocacy,
    /// Help with public benefits.
    Benefits = "help with benefits" as service_benefits,
    /// School, tutoring, a diploma, college.
    Education = "education" as service_education,
    /// Training and finding work.
    Job = "job training" as service_job,
    /// Skills for living on one's own.
    LifeSkills = "life skills" as service_life_skills,
    /// Managing money.
    Money = "money management" as service_money,
    /// Help to find a home of one's own.
    Housing = "help finding a home" as service_housing,
    /// A mentor, often a survivor.
    Mentoring = "mentoring" as service_mentoring,
    /// Groups of survivors and peers.
    PeerSupport = "peer support" as service_peer_support,
    /// Art, music and dance, as therapy or for its own sake.
    Arts = "art and music" as service_arts,
    /// Sport and play.
    Recreation = "recreation" as service_recreation,
    /// Counseling and mediation with the family.
    Family = "family counseling" as service_family,
    /// Classes for parents.
    Parenting = "parenting classes" as service_parenting,
    /// Care for children by day.
    Childcare = "childcare" as service_childcare,
    /// Ways to get about.
    Transportation = "transportation" as service_transportation,
    /// Support after the stay.
    Aftercare = "aftercare" as service_aftercare,
}
