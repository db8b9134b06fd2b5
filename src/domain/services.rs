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
    CaseManagement = "case management",
    /// Help in the first hours.
    Crisis = "crisis intervention",
    /// Planning how to stay safe.
    SafetyPlanning = "safety planning",
    /// Clothing, food and other basics.
    ClothingAndFood = "clothing and food",
    /// Someone to talk to.
    Counseling = "counseling",
    /// Therapy, alone or in a group.
    Therapy = "therapy",
    /// Therapy made for trauma.
    TraumaTherapy = "trauma therapy",
    /// Mental health care.
    MentalHealth = "mental health care",
    /// Health care.
    Medical = "medical care",
    /// Dental care.
    Dental = "dental care",
    /// Help with using substances.
    SubstanceUse = "substance use treatment",
    /// Legal help, immigration among it.
    Legal = "legal help",
    /// Someone who comes along to court.
    Court = "court accompaniment",
    /// Speaking for the person with other services.
    Advocacy = "advocacy",
    /// Help with public benefits.
    Benefits = "help with benefits",
    /// School, tutoring, a diploma, college.
    Education = "education",
    /// Training and finding work.
    Job = "job training",
    /// Skills for living on one's own.
    LifeSkills = "life skills",
    /// Managing money.
    Money = "money management",
    /// Help to find a home of one's own.
    Housing = "help finding a home",
    /// A mentor, often a survivor.
    Mentoring = "mentoring",
    /// Groups of survivors and peers.
    PeerSupport = "peer support",
    /// Art, music and dance, as therapy or for its own sake.
    Arts = "art and music",
    /// Sport and play.
    Recreation = "recreation",
    /// Counseling and mediation with the family.
    Family = "family counseling",
    /// Classes for parents.
    Parenting = "parenting classes",
    /// Care for children by day.
    Childcare = "childcare",
    /// Ways to get about.
    Transportation = "transportation",
    /// Support after the stay.
    Aftercare = "aftercare",
}
