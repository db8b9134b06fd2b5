//! A question as it is sent to the API; the pages send the same.

use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Who needs a place, where and when. Only `where` is needed; whatever is left out is not known,
/// and what is not known keeps nothing out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct AskBody {
    /// A ZIP code, `Place, ST`, `County, ST` or the first three digits of a ZIP code.
    #[serde(rename = "where")]
    #[schema(max_length = 100, example = "Fresno, CA")]
    pub place: String,
    /// `tonight`, or a local time where the person is, from yesterday to ten years ahead.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-11-21T22:30")]
    pub arrive: Option<String>,
    /// By when the person must leave where they are, as a local time: not past, not before `arrive`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-11-22T18:00")]
    pub leave_by: Option<String>,
    /// Who is calling: `self`, `hotline`, `child welfare`, `probation`, `law enforcement` or
    /// `other`. Some programs take people only from some of these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller: Option<String>,
    /// For how many nights.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 3650, default = 1)]
    pub nights: Option<u32>,
    /// The people to be placed together: at least one survivor. Left out, one survivor is assumed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(min_items = 1, max_items = 20)]
    pub household: Option<Vec<MemberForm>>,
    /// Answers by question: `yes`, `no`, `unknown` or `declined`. The questions: `under-18`,
    /// `with-others`, `all-gender`, `left-before`, `from-abroad`, `sex-trafficking`,
    /// `labor-trafficking`, `has-id`, `tb-result`, `day-place`, `meet-police`, `sobriety-problem`,
    /// `pregnant`, `guardian-agrees`, `agency-custody`, `veteran`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
    /// Ids of programs the person has left before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 100)]
    pub left: Vec<String>,
    /// Ids of programs the person has said no to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 100)]
    pub declined: Vec<String>,
    /// Published rules that the person, hearing them read out, said would be a problem:
    /// `after-altercation`, `extra-support`, `care`, `medical-check`, `record`, `readiness`,
    /// `gender-policy`, `residents` (somebody who may live there), `fee`, `payer`, `waiting-list`.
    /// Nobody asks why, and an answer to a question with any of them has no question in its record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 11)]
    pub skip_rules: Vec<String>,
    /// Ids of programs that have declined the household: shown further down, with a doubt.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 100)]
    pub doubted: Vec<String>,
    /// Areas to keep away from, each written like `where`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 20)]
    pub avoid: Vec<String>,
    /// The farthest the person would go: `same_area`, `within_50_miles`, `within_150_miles`,
    /// `within_400_miles` or `over_400_miles`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// What would be welcome: it moves places up or down, and only a needed room keeps any out.
    #[serde(skip_serializing_if = "WishesForm::is_empty")]
    pub wishes: WishesForm,
    /// How many options to list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 100, default = 10)]
    pub limit: Option<u32>,
    /// `all`, or a list of program ids, to have programs that are not shown listed in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<ExplainForm>,
    /// How much rules count, by rule id, in hundredths from 0 to 1000: 100 is as usual. What is
    /// not given counts as the network has decided.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schema(example = json!({"distance": 200, "own-room": 0}))]
    pub weights: BTreeMap<String, u16>,
}

/// What would be welcome. Wishes by name, true or false: `dedicated`, `own-room`,
/// `needs-own-room`, `far`, `low-barrier`, `few-restrictions`, `return-allowed`, `long-enough`,
/// `ride`, `affirming`, `no-reject`, `no-eject`, `emergency`, `transitional`, `long-term`, `trained-staff`,
/// `night-staff`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct WishesForm {
    /// Services wanted: `case management`, `crisis intervention`, `safety planning`,
    /// `clothing and food`, `counseling`, `therapy`, `trauma therapy`, `mental health care`,
    /// `medical care`, `dental care`, `substance use treatment`, `legal help`,
    /// `court accompaniment`, `advocacy`, `help with benefits`, `education`, `job training`,
    /// `life skills`, `money management`, `help finding a home`, `mentoring`, `peer support`,
    /// `art and music`, `recreation`, `family counseling`, `parenting classes`, `childcare`,
    /// `transportation`, `aftercare`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 29, example = json!(["legal help", "therapy"]))]
    pub services: Vec<String>,
    /// Languages the person would speak, any one of which will do, by ISO 639 code: `en`, `es`,
    /// `ase`, `am`, `ar`, `bn`, `my`, `zh`, `fr`, `ht`, `hi`, `hmn`, `id`, `ja`, `km`, `quc`, `ko`,
    /// `mam`, `mix`, `ne`, `fa`, `pt`, `pa`, `ru`, `so`, `sw`, `tl`, `th`, `uk`, `ur`, `vi`, and
    /// `mis` for any other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 32, example = json!(["es"]))]
    pub languages: Vec<String>,
    /// What the program would be built around, any one of which will do: `tribal`,
    /// `native american`, `african american`, `african`, `asian and pacific islander`,
    /// `south asian`, `southeast asian`, `caribbean`, `latin american`, `middle eastern`,
    /// `survivor led`, `homeless youth`, `rural`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 13)]
    pub focus: Vec<String>,
    /// Wishes by name.
    #[serde(flatten)]
    pub named: BTreeMap<String, bool>,
}

impl WishesForm {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Which programs that are not shown are listed in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum ExplainForm {
    /// `all`.
    Word(String),
    /// The ids of at most 100 programs.
    Programs(Vec<String>),
}

/// One person of a household.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct MemberForm {
    /// `survivor`, `child` or `dependent_adult`.
    #[schema(example = "survivor")]
    pub role: &'static str,
    /// The age, as far as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<AgeForm>,
    /// Settings that a survivor or a dependent adult accepts: `women`, `men`, `girls`, `boys`, `all_gender`, `any`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 12)]
    pub settings: Vec<&'static str>,
    /// A child's gender: `girl`, `boy` or `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<&'static str>,
    /// Whole months until the next birthday; never a date. Left out, it is some time in the coming
    /// year, and a stay that may pass it is something to confirm.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 11)]
    pub birthday_in_months: Option<u8>,
}

/// What is known of an age: years, two ages between which it lies, or
/// `minor`, `adult`, `unknown`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum AgeForm {
    /// Whole years, 0 to 120.
    Years(i64),
    /// Between two ages, both inclusive.
    Between {
        /// The youngest the person may be.
        #[schema(minimum = 0, maximum = 120)]
        from: i64,
        /// The oldest the person may be.
        #[schema(minimum = 0, maximum = 120)]
        to: i64,
    },
    /// A word.
    Word(String),
}
