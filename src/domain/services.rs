//! The services named in the founding documents, as one closed list.

use crate::domain::listed::listed;

listed! {
    /// A service that programs offer and people may want. The list combines those of the literature
    /// review and the national survey, with one word for each.
    ///
    /// Immigration help is part of legal help, so no one has to select it. Interpreters belong to
    /// the languages. Spiritual services are left out: the system never asks about religion.
    Service;
    /// One person who coordinates all help.
    CaseManagement = "case management" as service_case_management,
    /// Help in the first hours.
    Crisis = "crisis intervention" as service_crisis,
    /// Planning how to stay safe.
    SafetyPlanning = "safety planning" as service_safety_planning,
    /// Clothing, food and other basics.
    ClothingAndFood = "clothing and food" as service_clothing_and_food,
    /// A person to talk to.
    Counseling = "counseling" as service_counseling,
    /// Therapy, individually or in a group.
    Therapy = "therapy" as service_therapy,
    /// Therapy for trauma.
    TraumaTherapy = "trauma therapy" as service_trauma_therapy,
    /// Mental health care.
    MentalHealth = "mental health care" as service_mental_health,
    /// Health care.
    Medical = "medical care" as service_medical,
    /// Dental care.
    Dental = "dental care" as service_dental,
    /// Treatment for substance use.
    SubstanceUse = "substance use treatment" as service_substance_use,
    /// Legal help, including immigration.
    Legal = "legal help" as service_legal,
    /// A person who comes along to court.
    Court = "court accompaniment" as service_court,
    /// Speaking for the person with other services.
    Advocacy = "advocacy" as service_advocacy,
    /// Help with public benefits.
    Benefits = "help with benefits" as service_benefits,
    /// School, tutoring, a diploma, college.
    Education = "education" as service_education,
    /// Job training and help finding work.
    Job = "job training" as service_job,
    /// Skills for independent living.
    LifeSkills = "life skills" as service_life_skills,
    /// Managing money.
    Money = "money management" as service_money,
    /// Help finding a permanent home.
    Housing = "help finding a home" as service_housing,
    /// A mentor, often a survivor.
    Mentoring = "mentoring" as service_mentoring,
    /// Groups of survivors and peers.
    PeerSupport = "peer support" as service_peer_support,
    /// Art, music and dance, as therapy or for fun.
    Arts = "art and music" as service_arts,
    /// Sports and play.
    Recreation = "recreation" as service_recreation,
    /// Counseling and mediation with the family.
    Family = "family counseling" as service_family,
    /// Classes for parents.
    Parenting = "parenting classes" as service_parenting,
    /// Daytime care for children.
    Childcare = "childcare" as service_childcare,
    /// Help getting around.
    Transportation = "transportation" as service_transportation,
    /// Support after the stay.
    Aftercare = "aftercare" as service_aftercare,
}
