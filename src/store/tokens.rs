//! Tokens: they identify the organization and role behind a request, until there is a sign-in.
//!
//! A token is 256 random bits, so a plain digest is enough. Slow digests protect words that people
//! choose; random bits cannot be guessed. A token is looked up by its digest, so the time that
//! takes does not tell how much of a guess was right.

use crate::domain::{Affiliation, OrganizationId, Refused, Timestamp, hex};
use crate::store::db::Db;
use crate::store::error::Explained;
use crate::store::error::is_taken;
use crate::store::random::bytes;
use crate::store::schema::{organization, token};
use crate::store::{Store, StoreError};
use crate::words::say;
use chrono::{NaiveDateTime, SubsecRound};
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

/// A token as the network knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownToken {
    /// The id by which it is revoked.
    pub id: String,
    /// The organization and role for which it makes requests.
    pub affiliation: Affiliation,
    /// True if the token is publicly known.
    pub demo: bool,
    /// The time it was made.
    pub made_at: Timestamp,
    /// The time it was revoked, if it was.
    pub revoked_at: Option<Timestamp>,
}

impl KnownToken {
    /// The text of a publicly known token; `None` for others.
    pub fn demo_text(&self) -> Option<String> {
        self.demo.then(|| demo_text(&self.affiliation))
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
    pub fn add_token(&self, of: &Affiliation, now: Timestamp) -> Result<TokenText, StoreError> {
        let text = TokenText(format!("{BEGINS}{}", hex(&bytes::<32>()?)));
        self.write(|db| add(db, &text, of, false, now))?;
        Ok(text)
    }

    /// Makes the publicly known token for a role of the demo network.
    pub fn add_demo_token(
        &self,
        of: &Affiliation,
        now: Timestamp,
    ) -> Result<TokenText, StoreError> {
        let text = TokenText(demo_text(of));
        self.write(|db| add(db, &text, of, true, now))?;
        Ok(text)
    }

    /// The token with this text; `None` if it is unknown or revoked.
    pub fn token(&self, text: &TokenText) -> Result<Option<KnownToken>, StoreError> {
        let digest = text.digest();
        let row: Option<TokenRow> = self.read(|db| {
            Ok(token::table
                .filter(token::digest.eq(digest))
                .filter(token::revoked_at.is_null())
                .select(TokenRow::as_select())
                .first(db)
                .optional()?)
        })?;
        row.map(KnownToken::try_from).transpose()
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
    pub fn revoke_token(&self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        self.write(|db| {
            let there: bool = select(exists(token::table.find(id))).get_result(db)?;
            if !there {
                return Err(StoreError::NotThere { what: format!("token {id}") });
            }
            diesel::update(token::table.find(id).filter(token::revoked_at.is_null()))
                .set(token::revoked_at.eq(now.naive_utc().trunc_subsecs(6)))
                .execute(db)?;
            Ok(())
        })
    }

    /// The name of an organization.
    pub fn organization_name(&self, id: &OrganizationId) -> Result<String, StoreError> {
        let name: Option<String> = self.read(|db| {
            let named = organization::table.find(id.as_str()).select(organization::name);
            Ok(named.first(db).optional()?)
        })?;
        name.ok_or_else(|| StoreError::NotThere { what: format!("organization {id}") })
    }

    /// Adds an organization that runs no program, such as a hotline.
    pub fn add_organization(&self, id: &OrganizationId, name: &str) -> Result<(), StoreError> {
        self.write(|db| {
            let row = (organization::id.eq(id.as_str()), organization::name.eq(name));
            match diesel::insert_into(organization::table).values(row).execute(db) {
                Ok(_) => Ok(()),
                Err(error) if is_taken(&error) => {
                    Err(StoreError::AlreadyThere { what: format!("organization {id}") })
                }
                Err(error) => Err(error.into()),
            }
        })
    }
}

fn add(
    db: &mut Db,
    text: &TokenText,
    Affiliation { organization, role }: &Affiliation,
    demo: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    let there: bool =
        select(exists(organization::table.find(organization.as_str()))).get_result(db)?;
    if !there {
        return Err(StoreError::NotThere { what: format!("organization {organization}") });
    }
    TokenRow {
        id: hex(&bytes::<4>()?),
        digest: text.digest(),
        organization_id: organization.to_string(),
        role: role.to_string(),
        demo,
        made_at: now.naive_utc().trunc_subsecs(6),
        revoked_at: None,
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
}

impl TryFrom<TokenRow> for KnownToken {
    type Error = StoreError;

    fn try_from(row: TokenRow) -> Result<Self, StoreError> {
        let name = row.id.clone();
        let unread = |why: Refused| StoreError::Unreadable {
            what: format!("token {name}: {}", why.english()),
        };
        Ok(Self {
            affiliation: Affiliation {
                organization: row.organization_id.parse().map_err(unread)?,
                role: row.role.parse().map_err(unread)?,
            },
            id: row.id,
            demo: row.demo,
            made_at: row.made_at.and_utc(),
            revoked_at: row.revoked_at.map(|at| at.and_utc()),
        })
    }
}
