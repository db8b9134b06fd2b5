//! Tokens: they identify the organization and role behind a request of another program.
//!
//! A token is 256 random bits, so a plain digest is enough. Slow digests protect words that people
//! choose; random bits cannot be guessed. A token is looked up by its digest, so the time that
//! takes does not tell how much of a guess was right.

use crate::domain::{Affiliation, Listed, Refused, Right, Set, Timestamp, hex, utc_day};
use crate::store::accounts::stored;
use crate::store::audit::{self, AuditEntry};
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::organizations;
use crate::store::random::bytes;
use crate::store::schema::token;
use crate::store::{Store, StoreError};
use crate::words::say;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::dsl::{exists, select};
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// The prefix of a token, by which a lost one is recognized.
const BEGINS: &str = "waystation_";
/// The prefix of the publicly known tokens of a demo.
const DEMO_BEGINS: &str = "demo-";

/// A token as its owner has it. It is never logged: its debug form hides the text.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenText(String);

/// The terms of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenTerms {
    /// The organization and role for which it makes requests.
    pub affiliation: Affiliation,
    /// The use it was made for, in the words of the person who made it.
    pub name: String,
    /// The rights it has among those of the role.
    pub scope: Set<Right>,
    /// The time after which it counts no more.
    pub expires_at: Option<Timestamp>,
}

impl TokenTerms {
    /// A token with every right of a role, for as long as it is not revoked.
    pub fn of(affiliation: Affiliation) -> Self {
        Self { affiliation, name: String::new(), scope: Set::all(), expires_at: None }
    }
}

/// A token as the network knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownToken {
    /// The id by which it is revoked.
    pub id: String,
    /// Its terms.
    pub terms: TokenTerms,
    /// True if the token is publicly known.
    pub demo: bool,
    /// The time it was made.
    pub made_at: Timestamp,
    /// The time it was revoked, if it was.
    pub revoked_at: Option<Timestamp>,
    /// The last day (UTC) on which it was used.
    pub last_used_on: Option<NaiveDate>,
}

impl KnownToken {
    /// The text of a publicly known token; `None` for others.
    pub fn demo_text(&self) -> Option<String> {
        self.demo.then(|| demo_text(&self.terms.affiliation))
    }
}

fn demo_text(of: &Affiliation) -> String {
    format!("{DEMO_BEGINS}{}", of.role)
}

impl TokenText {
    /// The text, to be shown once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn digest(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

impl fmt::Debug for TokenText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a token")
    }
}

impl FromStr for TokenText {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let drawn = text
            .strip_prefix(BEGINS)
            .is_some_and(|rest| rest.len() == 64 && rest.chars().all(|c| c.is_ascii_hexdigit()));
        let demo = text
            .strip_prefix(DEMO_BEGINS)
            .is_some_and(|rest| rest.len() <= 20 && rest.chars().all(|c| c.is_ascii_lowercase()));
        if drawn || demo {
            return Ok(Self(text.to_owned()));
        }
        Err(Refused::new(say::not_a_token(), say::use_whole_token()))
    }
}

impl Store {
    /// Makes a token for a role at an existing organization, and returns its text this one time.
    pub fn add_token(&self, terms: &TokenTerms, now: Timestamp) -> Result<TokenText, StoreError> {
        let text = TokenText(format!("{BEGINS}{}", hex(&bytes::<32>()?)));
        self.write(|db| add(db, &text, terms, false, now))?;
        Ok(text)
    }

    /// Makes the publicly known token for a role of the demo network.
    pub fn add_demo_token(
        &self,
        of: &Affiliation,
        now: Timestamp,
    ) -> Result<TokenText, StoreError> {
        let text = TokenText(demo_text(of));
        self.write(|db| add(db, &text, &TokenTerms::of(of.clone()), true, now))?;
        Ok(text)
    }

    /// The token with this text; `None` if it is unknown, revoked or expired.
    pub fn token(
        &self,
        text: &TokenText,
        now: Timestamp,
    ) -> Result<Option<KnownToken>, StoreError> {
        let digest = text.digest();
        let row: Option<TokenRow> = self.read(|db| {
            Ok(token::table
                .filter(token::digest.eq(digest))
                .filter(token::revoked_at.is_null())
                .select(TokenRow::as_select())
                .first(db)
                .optional()?)
        })?;
        let known = row.map(KnownToken::try_from).transpose()?;
        let counts = |known: &KnownToken| known.terms.expires_at.is_none_or(|until| now < until);
        Ok(known.filter(counts))
    }

    /// Keeps the day of the last use of a token.
    pub fn use_token(&self, id: &str, at: Timestamp) -> Result<(), StoreError> {
        self.write(|db| {
            let used = token::last_used_on.eq(utc_day(at));
            diesel::update(token::table.find(id)).set(used).execute(db)?;
            Ok(())
        })
    }

    /// All tokens, the oldest first.
    pub fn tokens(&self) -> Result<Vec<KnownToken>, StoreError> {
        let rows: Vec<TokenRow> = self.read(|db| {
            Ok(token::table
                .order((token::made_at, token::id))
                .select(TokenRow::as_select())
                .load(db)?)
        })?;
        rows.into_iter().map(KnownToken::try_from).collect()
    }

    /// Revokes a token. A token that was revoked before keeps its earlier time.
    pub fn revoke_token(
        &self,
        id: &str,
        now: Timestamp,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        self.write(|db| {
            let there: bool = select(exists(token::table.find(id))).get_result(db)?;
            if !there {
                return Err(StoreError::NotThere { what: format!("token {id}") });
            }
            diesel::update(token::table.find(id).filter(token::revoked_at.is_null()))
                .set(token::revoked_at.eq(stored(now)))
                .execute(db)?;
            audit::append(db, entry)
        })
    }
}

fn add(
    db: &mut Db,
    text: &TokenText,
    terms: &TokenTerms,
    demo: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Affiliation { organization, role } = &terms.affiliation;
    organizations::must_exist(db, organization)?;
    TokenRow {
        id: hex(&bytes::<4>()?),
        digest: text.digest(),
        organization_id: organization.to_string(),
        role: role.to_string(),
        demo,
        made_at: stored(now),
        revoked_at: None,
        name: terms.name.clone(),
        scope: terms.scope.iter().map(Right::word).collect::<Vec<_>>().join(" "),
        expires_at: terms.expires_at.map(stored),
        last_used_on: None,
    }
    .insert_into(token::table)
    .execute(db)?;
    Ok(())
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = token)]
struct TokenRow {
    id: String,
    digest: String,
    organization_id: String,
    role: String,
    demo: bool,
    made_at: NaiveDateTime,
    revoked_at: Option<NaiveDateTime>,
    name: String,
    scope: String,
    expires_at: Option<NaiveDateTime>,
    last_used_on: Option<NaiveDate>,
}

impl TryFrom<TokenRow> for KnownToken {
    type Error = StoreError;

    fn try_from(row: TokenRow) -> Result<Self, StoreError> {
        let name = row.id.clone();
        let unread = |why: Refused| StoreError::Unreadable {
            what: format!("token {name}: {}", why.english()),
        };
        // Tokens of earlier versions have no scope: all rights of their role.
        let scope = if row.scope.is_empty() {
            Set::all()
        } else {
            row.scope.split(' ').map(Right::read).collect::<Result<_, _>>().map_err(unread)?
        };
        Ok(Self {
            terms: TokenTerms {
                affiliation: Affiliation {
                    organization: row.organization_id.parse().map_err(unread)?,
                    role: row.role.parse().map_err(unread)?,
                },
                name: row.name,
                scope,
                expires_at: row.expires_at.map(|at| at.and_utc()),
            },
            id: row.id,
            demo: row.demo,
            made_at: row.made_at.and_utc(),
            revoked_at: row.revoked_at.map(|at| at.and_utc()),
            last_used_on: row.last_used_on,
        })
    }
}
