//! The page of the people of an organization, as it is shown.

use super::fields::{AccountField, FieldKind, SentWrong, marked, sent};
use super::join::names;
use crate::desk::{Called, Invitation, PeopleList};
use crate::domain::{Account, AccountId, AccountState, ActorRole, Listed, Membership};
use crate::web::pages::{Chrome, Wrong};
use crate::words::{Language, Text, say};
use askama::Template;

#[derive(Template)]
#[template(path = "account/people.html", config = "src/web/pages/askama.toml")]
pub(super) struct PeoplePage {
    /// The language of the page.
    lang: Language,
    chrome: Chrome,
    organization: String,
    accounts: Vec<PersonCard>,
    invitations: Vec<InvitationLine>,
    roles: Vec<RoleChoice>,
    programs: Vec<ProgramTick>,
    fields: Vec<AccountField>,
    pub(super) problems: Vec<Wrong>,
    /// A sentence on what was done just now.
    done: Text,
}

/// An account, and what may be done with it.
struct PersonCard {
    id: String,
    name: String,
    role: Text,
    /// The state, unless the account is active.
    state: Text,
    about: Vec<Text>,
    changes: PersonChanges,
    has_codes: bool,
    /// True if the actions are in sight.
    unfolded: bool,
}

/// The changes that are offered for an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PersonChanges {
    /// None: it is the reader's own.
    Own,
    /// None: it is closed for good.
    Closed,
    /// Restoring or ending it.
    Suspended,
    /// Suspending or ending it, and ending its sessions.
    Active,
}

/// An invitation that can still be used.
struct InvitationLine {
    id: String,
    role: Text,
    until: Text,
    about: Vec<Text>,
}

/// A role that may be offered.
struct RoleChoice {
    value: &'static str,
    words: Text,
    chosen: bool,
}

/// A program that may be ticked.
struct ProgramTick {
    id: String,
    name: String,
    ticked: bool,
}

impl PeoplePage {
    /// The page with a form as it was sent, or empty.
    pub(super) fn of(
        list: &PeopleList,
        you: Option<&AccountId>,
        (chrome, lang): (Chrome, Language),
        (form, problems): SentWrong<'_>,
    ) -> Self {
        let card = |account: &Account| PersonCard::of(account, list, you, &problems);
        let line = |one: &Invitation| InvitationLine::of(one, list);
        let team = AccountField::new("team", say::field_team(), FieldKind::Team);
        let fields = marked(vec![team.showing(sent(form, "team"))], &problems);
        let fields = fields.into_iter().map(AccountField::waiting).collect();
        let role = |role: &ActorRole| RoleChoice {
            value: role.word(),
            words: Text::from(*role),
            chosen: role.word() == sent(form, "role"),
        };
        let program = |(id, name): &Called| ProgramTick {
            id: id.to_string(),
            name: name.to_string(),
            ticked: form.iter().any(|(field, one)| field == "program" && *one == id.as_str()),
        };
        Self {
            lang,
            chrome,
            organization: list.organization.clone(),
            accounts: list.accounts.iter().map(card).collect(),
            invitations: list.invitations.iter().map(line).collect(),
            roles: ActorRole::ALL.iter().map(role).collect(),
            programs: list.programs.iter().map(program).collect(),
            fields,
            problems,
            done: Text::nothing(),
        }
    }

    /// The same page, with what was done just now.
    pub(super) fn after(self, done: Text) -> Self {
        Self { done, ..self }
    }
}

impl PersonCard {
    fn of(
        account: &Account,
        list: &PeopleList,
        you: Option<&AccountId>,
        problems: &[Wrong],
    ) -> Self {
        let mut about = about(&account.membership, list);
        if account.state != AccountState::Ended {
            about.push(if account.has_codes { say::uses_app() } else { say::uses_no_app() });
        }
        let changes = match account.state {
            _ if you == Some(&account.id) => PersonChanges::Own,
            AccountState::Active => PersonChanges::Active,
            AccountState::Suspended => PersonChanges::Suspended,
            AccountState::Ended => PersonChanges::Closed,
        };
        let is_active = account.state == AccountState::Active;
        let confirm = format!("confirm-{}", account.id);
        Self {
            id: account.id.to_string(),
            name: account.name.to_string(),
            role: account.membership.affiliation.role.into(),
            state: if is_active { Text::nothing() } else { account.state.into() },
            about,
            changes,
            has_codes: account.has_codes,
            unfolded: problems.iter().any(|problem| problem.field == confirm),
        }
    }
}

impl InvitationLine {
    fn of(invitation: &Invitation, list: &PeopleList) -> Self {
        let until = say::on_day_at_utc(invitation.over_at.naive_utc());
        let mut about = about(&invitation.membership, list);
        about.push(say::invitation_until(until.clone()));
        if invitation.waits_for_second {
            about.push(say::waits_for_second());
        }
        Self {
            id: invitation.id.clone(),
            role: invitation.membership.affiliation.role.into(),
            until,
            about,
        }
    }
}

/// The programs and the team of a membership.
fn about(membership: &Membership, list: &PeopleList) -> Vec<Text> {
    let mut about = Vec::new();
    if membership.affiliation.role == ActorRole::Operator {
        let own = |(id, _): &&Called| membership.programs.contains(id);
        let programs: Vec<Called> = list.programs.iter().filter(own).cloned().collect();
        about.push(if membership.programs.is_empty() {
            say::posts_for_all()
        } else {
            say::posts_for(names(&programs))
        });
    }
    if let Some(team) = &membership.team {
        about.push(say::in_team(team.to_string()));
    }
    about
}
