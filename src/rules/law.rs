//! The form of a rule: the facts it reads and the judgment it makes, side by side.

use crate::domain::{Member, Night, Offer, Profile, Program, ProgramId, Question, Terms, UnitKind};
use crate::rules::{Basis, Column, Distinct, Doubt, Force, Heard, Judged, RULES, Verdict, Voice};
use crate::words::Text;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;

/// A law of matching. Everything else derives from it: eligibility, what to confirm, the reason
/// shown, the near miss, the question to ask and the rules page.
#[derive(Clone, Copy)]
pub struct Rule {
    /// The id, as in the API.
    pub id: &'static str,
    /// The rule as one sentence for people.
    pub text: fn() -> Text,
    /// The primary reason for the programs it excludes, as words after a count: "12 full".
    pub reason: fn() -> Text,
    /// The reason a program may have it.
    pub basis: Basis,
    /// The strictness with which it holds.
    pub force: Force,
    /// The weight of its "confirm" in the order of calls.
    pub doubt: Doubt,
    /// The moment when the person hears its sentence about an offered place.
    pub heard: Heard,
    /// The questions whose answers it reads; it may make them worth asking.
    pub asks: &'static [Question],
    /// The scope of the rule.
    pub shape: Shape,
    /// Reads a fact of a unit group and judges it.
    pub law: &'static dyn Law,
}

/// The rules that read capacity posts. A test ensures that no other rule does.
const READ_POSTS: [&str; 1] = ["capacity"];

/// The scope of a rule. The models that arrange a household, plan its nights and assign several
/// households are derived from it.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Each household in each unit group by itself, on every night of its stay.
    Each,
    /// Only the arrival: its night, weekday and hour. Later nights are not judged.
    Door,
    /// Also the length of a stay, from above: a longer stay may fail where a shorter one fits,
    /// never the reverse.
    Nights,
    /// The length of a stay, from below: a shorter stay may fail where a longer one fits, never the
    /// reverse.
    AtLeast,
    /// Also a spot (a private room, or the shared room of a group): the most people it holds, from
    /// the kind of unit, how many people a unit sleeps and the number of units.
    Cap(SpotCapacity),
    /// Also two members: whether the second must stay in the same spot as the first.
    Same(SameSpot),
    /// Only the programs that the profile names. It says nothing about any other program.
    Named(Programs),
    /// Also people of several households in one room: all must be of one class, which the rule
    /// reads from the unit group's terms and the member. `None` means not known: that person shares
    /// a room with no other household.
    Apart(MateClass),
    /// Also all households of one program: together they may need at most this much support.
    Load(Most),
}

/// The tie between two members: whether they must stay in the same spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// They must.
    Same,
    /// They must if the member's true age is at the young end of the stated range.
    Perhaps,
    /// They need not.
    Free,
}

/// The most people in a spot, by kind of unit, how many people a unit sleeps and number of units.
type SpotCapacity = fn(UnitKind, u16, u16) -> u32;
/// The tie that the second member has to the first.
type SameSpot = fn(&Member, &Member) -> Bond;
/// The programs that a profile names.
type Programs = fn(&Profile) -> &[ProgramId];
/// The class of a person among roommates.
type MateClass = fn(&Terms, &Member) -> Option<u16>;
/// The most support a program takes on.
type Most = fn(&Terms) -> Option<u16>;

impl Shape {
    /// The most people in a spot, for a rule that caps spots.
    pub fn cap(self) -> Option<SpotCapacity> {
        if let Self::Cap(people) = self { Some(people) } else { None }
    }

    /// The tie between two members, for a rule that keeps members together.
    pub fn same(self) -> Option<SameSpot> {
        if let Self::Same(together) = self { Some(together) } else { None }
    }

    /// The programs that a profile names, for a rule over named programs.
    pub fn named(self) -> Option<Programs> {
        if let Self::Named(programs) = self { Some(programs) } else { None }
    }

    /// The class of a person, for a rule over roommates.
    pub fn apart(self) -> Option<MateClass> {
        if let Self::Apart(class) = self { Some(class) } else { None }
    }

    /// The most support that a program takes on, for a rule over all households of a program.
    pub fn load(self) -> Option<Most> {
        if let Self::Load(most) = self { Some(most) } else { None }
    }
}

impl Rule {
    /// Returns the rule with this id.
    pub fn named(id: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.id == id)
    }

    /// Returns true if it may exclude a program.
    pub const fn keeps_out(&self) -> bool {
        !matches!(self.force, Force::Prefer)
    }

    /// Returns true if the facts it reads can change with every post and promise.
    pub fn reads_posts(&self) -> bool {
        READ_POSTS.contains(&self.id)
    }

    /// Returns true if it says anything about a program. A rule over named programs speaks only
    /// about those.
    pub fn speaks_of(&self, program: &Program, profile: &Profile) -> bool {
        self.shape.named().is_none_or(|named| named(profile).contains(&program.id))
    }

    /// Judges one fact over the whole stay, with sentences.
    pub fn say(&self, facts: &Distinct, fact: usize, profile: &Profile) -> Verdict {
        self.over(profile, |then| self.law.say(facts, fact, then)).doubted(self.doubt)
    }

    /// Judges each fact, in order, over the whole stay, without sentences.
    pub fn judge(&self, facts: &Distinct, profile: &Profile) -> Vec<Judged> {
        self.judged_over(profile, |then| self.law.judge(facts, then, self.doubt))
    }

    /// Judges one fact over the whole stay, without sentences.
    pub fn judge_one(&self, facts: &Distinct, fact: usize, profile: &Profile) -> Judged {
        self.over(profile, |then| self.law.judge_one(facts, fact, then)).judged_by(self.doubt)
    }

    /// Judges one offer, without a column, over the whole stay, with sentences.
    pub fn judge_in_words(&self, offer: Offer<'_>, profile: &Profile) -> Verdict {
        self.over(profile, |then| self.law.judge_in_words(offer, then)).doubted(self.doubt)
    }

    /// Judges one offer, without a column, over the whole stay, without sentences.
    pub fn judge_of(&self, offer: Offer<'_>, profile: &Profile) -> Verdict {
        self.over(profile, |then| self.law.judge_of(offer, then)).doubted(self.doubt)
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({})", self.id)
    }
}

/// The working half of a rule: reading facts and judging them.
pub trait Law: Sync {
    /// Reads the fact of every unit group of a night and keeps each distinct fact once.
    fn gather(&self, night: &Night) -> Column;
    /// Reads the fact of one unit group again, which had the fact numbered `was`. Returns the new
    /// number, or `None` if the fact is the same.
    fn read_again(&self, facts: &mut Distinct, was: usize, now: Offer<'_>) -> Option<usize>;
    /// Judges each distinct fact in turn, without sentences; `doubt` is the rule's.
    fn judge(&self, facts: &Distinct, profile: &Profile, doubt: Doubt) -> Vec<Judged>;
    /// Judges one fact, without sentences.
    fn judge_one(&self, facts: &Distinct, fact: usize, profile: &Profile) -> Verdict;
    /// Judges one fact, with sentences.
    fn say(&self, facts: &Distinct, fact: usize, profile: &Profile) -> Verdict;
    /// Returns true if both offers have the same fact, and so the same verdict.
    fn reads_same(&self, one: Offer<'_>, other: Offer<'_>) -> bool;
    /// Judges one offer, with sentences.
    fn judge_in_words(&self, offer: Offer<'_>, profile: &Profile) -> Verdict;
    /// Judges one offer, without sentences.
    fn judge_of(&self, offer: Offer<'_>, profile: &Profile) -> Verdict;
}

/// A law over facts of type `F`.
pub struct Facts<F, C> {
    /// Reads the fact of an offer: a small value that many offers share.
    pub of: fn(Offer<'_>) -> F,
    /// Judges the fact. Each rule has its own type here, so the call needs no dynamic dispatch.
    pub check: C,
}

impl<F, C> Law for Facts<F, C>
where
    F: Clone + Eq + Hash + Send + Sync + 'static,
    C: Fn(&Profile, &F, Voice) -> Verdict + Sync,
{
    fn gather(&self, night: &Night) -> Column {
        let mut known: HashMap<F, u32> = HashMap::new();
        let mut facts: Vec<F> = Vec::new();
        let mut codes: Vec<u32> = Vec::with_capacity(night.groups.len());
        for offer in night.offers() {
            let fact = (self.of)(offer);
            let next = u32::try_from(facts.len()).unwrap_or(u32::MAX);
            let code = *known.entry(fact).or_insert_with_key(|fact| {
                facts.push(fact.clone());
                next
            });
            codes.push(code);
        }
        Column::of(facts, codes)
    }

    fn read_again(&self, facts: &mut Distinct, was: usize, now: Offer<'_>) -> Option<usize> {
        facts.swap(was, (self.of)(now))
    }

    fn judge(&self, facts: &Distinct, profile: &Profile, doubt: Doubt) -> Vec<Judged> {
        let judged = |fact| (self.check)(profile, fact, Voice::Silent).judged_by(doubt);
        facts.all().map(judged).collect()
    }

    fn judge_one(&self, facts: &Distinct, fact: usize, profile: &Profile) -> Verdict {
        self.of_one(facts, fact, profile, Voice::Silent)
    }

    fn say(&self, facts: &Distinct, fact: usize, profile: &Profile) -> Verdict {
        self.of_one(facts, fact, profile, Voice::Aloud)
    }

    fn reads_same(&self, one: Offer<'_>, other: Offer<'_>) -> bool {
        (self.of)(one) == (self.of)(other)
    }

    fn judge_in_words(&self, offer: Offer<'_>, profile: &Profile) -> Verdict {
        (self.check)(profile, &(self.of)(offer), Voice::Aloud)
    }

    fn judge_of(&self, offer: Offer<'_>, profile: &Profile) -> Verdict {
        (self.check)(profile, &(self.of)(offer), Voice::Silent)
    }
}

impl<F: 'static, C> Facts<F, C>
where
    C: Fn(&Profile, &F, Voice) -> Verdict,
{
    fn of_one(&self, facts: &Distinct, fact: usize, profile: &Profile, voice: Voice) -> Verdict {
        facts.get(fact).map_or_else(|| voice.nothing(), |fact| (self.check)(profile, fact, voice))
    }
}
