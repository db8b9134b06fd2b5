//! A rule as one value: what it reads of a unit group and what it says, side by side.

use crate::domain::{Member, Night, Offer, Profile, Program, ProgramId, Question, Terms, UnitKind};
use crate::rules::{Basis, Column, Distinct, Doubt, Force, Heard, Judged, RULES, Verdict, Voice};
use crate::words::Text;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;

/// One law of matching. Everything else derives from it: who is eligible, what to confirm,
/// the reason shown, the near miss, the question to ask, the rules page.
#[derive(Clone, Copy)]
pub struct Rule {
    /// The id, as in the API.
    pub id: &'static str,
    /// The rule as one sentence for people.
    pub text: fn() -> Text,
    /// The primary reason of programs it keeps out, as words behind a count: "12 full".
    pub reason: fn() -> Text,
    /// Why a program may have it.
    pub basis: Basis,
    /// How strictly it holds.
    pub force: Force,
    /// What a "confirm" of this rule means for calling the program.
    pub doubt: Doubt,
    /// When the person hears what it says of a place that is offered.
    pub heard: Heard,
    /// The answers it reads: what it may make worth asking.
    pub asks: &'static [Question],
    /// Over what it holds.
    pub shape: Shape,
    /// What it reads of a unit group, and what it says of it.
    pub law: &'static dyn Law,
}

/// The rules that read what is posted; a test holds that there is no other.
const READ_POSTS: [&str; 1] = ["capacity"];

/// Over what a rule holds. Arranging a household, planning its nights and assigning several read
/// their models off these.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Over each household in each unit group, alone, on every night it is there.
    Each,
    /// Only at the door: on the night of arrival, by its weekday and hour, and no longer.
    Door,
    /// Also over the length of a stay: what fits some nights may not fit more, never the reverse.
    Nights,
    /// Over the length of a stay from below: what fits some nights fits more, never the reverse.
    AtLeast,
    /// Also over a spot (a room, or the shared room of a group): at most so many people in it,
    /// by the kind of unit, how many people one sleeps and how many units there are.
    Cap(SpotCapacity),
    /// Also over two members: whether the second must stay in the same spot as the first.
    Same(SameSpot),
    /// Only over the programs that the profile names: of all others it has nothing to say.
    Named(Programs),
    /// Also over people of several households in one room: all of one class, which the rule reads of
    /// the unit group's terms and of each; `None` is not known, and shares with nobody.
    Apart(MateClass),
    /// Also over all households of one program: together they need no more support than this.
    Load(Most),
}

/// Whether two members must stay in the same spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// They must.
    Same,
    /// They must if somebody is as young as they may be.
    Perhaps,
    /// They need not.
    Free,
}

/// How many people a spot holds, by the kind of unit, how many one sleeps and how many there are.
type SpotCapacity = fn(UnitKind, u16, u16) -> u32;
/// Whether the second member must stay in the same spot as the first.
type SameSpot = fn(&Member, &Member) -> Bond;
/// The programs that a profile names.
type Programs = fn(&Profile) -> &[ProgramId];
/// The class of a person among room mates.
type MateClass = fn(&Terms, &Member) -> Option<u16>;
/// The most support a program takes on.
type Most = fn(&Terms) -> Option<u16>;

impl Shape {
    /// Of a rule that caps spots: how many people one holds.
    pub fn cap(self) -> Option<SpotCapacity> {
        if let Self::Cap(people) = self { Some(people) } else { None }
    }

    /// Of a rule that keeps members together: whom.
    pub fn same(self) -> Option<SameSpot> {
        if let Self::Same(together) = self { Some(together) } else { None }
    }

    /// Of a rule over named programs: which.
    pub fn named(self) -> Option<Programs> {
        if let Self::Named(programs) = self { Some(programs) } else { None }
    }

    /// Of a rule over room mates: the class of each.
    pub fn apart(self) -> Option<MateClass> {
        if let Self::Apart(class) = self { Some(class) } else { None }
    }

    /// Of a rule over a program's households: the most support they may need.
    pub fn load(self) -> Option<Most> {
        if let Self::Load(most) = self { Some(most) } else { None }
    }
}

impl Rule {
    /// The rule with this id.
    pub fn named(id: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.id == id)
    }

    /// Whether it may keep somebody out.
    pub const fn keeps_out(&self) -> bool {
        !matches!(self.force, Force::Prefer)
    }

    /// Whether what it reads of a unit group may change with every post and promise.
    pub fn reads_posts(&self) -> bool {
        READ_POSTS.contains(&self.id)
    }

    /// Whether it has anything to say of a program: a rule over named programs only of those.
    pub fn speaks_of(&self, program: &Program, profile: &Profile) -> bool {
        self.shape.named().is_none_or(|named| named(profile).contains(&program.id))
    }

    /// What the rule says of one of its facts, over the whole stay.
    pub fn say(&self, facts: &Distinct, fact: usize, profile: &Profile) -> Verdict {
        self.over(profile, |then| self.law.say(facts, fact, then)).doubted(self.doubt)
    }

    /// What the rule says of each of its facts, in their order, without sentences, over the whole
    /// stay.
    pub fn judge(&self, facts: &Distinct, profile: &Profile) -> Vec<Judged> {
        self.judged_over(profile, |then| self.law.judge(facts, then, self.doubt))
    }

    /// The same of one of them.
    pub fn judge_one(&self, facts: &Distinct, fact: usize, profile: &Profile) -> Judged {
        self.over(profile, |then| self.law.judge_one(facts, fact, then)).judged_by(self.doubt)
    }

    /// What the rule says of one offer, without a column, over the whole stay.
    pub fn say_of(&self, offer: Offer<'_>, profile: &Profile) -> Verdict {
        self.over(profile, |then| self.law.say_of(offer, then)).doubted(self.doubt)
    }

    /// What the rule says of one offer, without a column and without sentences, over the whole stay.
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
    /// Reads the facts of every unit group of a night, keeping each distinct one once.
    fn gather(&self, night: &Night) -> Column;
    /// Reads the fact of one unit group that had the fact of a number, and says which number it has
    /// now; `None` where it has the same.
    fn read_again(&self, facts: &mut Distinct, was: usize, now: Offer<'_>) -> Option<usize>;
    /// What it says of each distinct fact in turn, without sentences; `doubt` is the rule's.
    fn judge(&self, facts: &Distinct, profile: &Profile, doubt: Doubt) -> Vec<Judged>;
    /// What it says of one of them, without sentences.
    fn judge_one(&self, facts: &Distinct, fact: usize, profile: &Profile) -> Verdict;
    /// What it says of one of them, in words.
    fn say(&self, facts: &Distinct, fact: usize, profile: &Profile) -> Verdict;
    /// Whether what it reads of two offers is the same, so that it says the same of both.
    fn reads_same(&self, one: Offer<'_>, other: Offer<'_>) -> bool;
    /// What it says of one offer, in words.
    fn say_of(&self, offer: Offer<'_>, profile: &Profile) -> Verdict;
    /// What it says of one offer, without sentences.
    fn judge_of(&self, offer: Offer<'_>, profile: &Profile) -> Verdict;
}

/// A law over facts of type `F`: what is read of an offer, and what is said of it.
pub struct Facts<F, C> {
    /// Reads the fact: a small value, the same for many offers.
    pub of: fn(Offer<'_>) -> F,
    /// Judges it. Each rule's is a type of its own, so that it is called without a look-up.
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

    fn say_of(&self, offer: Offer<'_>, profile: &Profile) -> Verdict {
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
