//! Signing in, joining, locking, and the people of an organization, as browsers do it.

mod browsing;
mod locking;
mod managing;
mod reading;
mod whole;

use super::{Answer, Site, from_our_page, town};
use actix_web::http::StatusCode;
use actix_web::http::header::SET_COOKIE;
use actix_web::test::TestRequest;
use actix_web::web::Data;
use chrono::TimeDelta;
use std::net::SocketAddr;
use totp_rs::{Builder, Secret};
use waystation::desk::{Clock, Desk};
use waystation::domain::{ActorRole, Affiliation, AuditAction, Membership, Timestamp};
use waystation::store::{AuditEntry, NewInvitation, Store};

/// A password that nobody else has.
pub(super) const PASSWORD: &str = "violet anchor tuesday soup";
/// The organization that runs the programs of the town.
const HOUSE: &str = "valley";

/// A service that is not a demo.
pub(super) struct Office {
    pub(super) site: Site,
}

/// A browser: it keeps the cookie that it was given.
#[derive(Default, Clone)]
pub(super) struct Reader {
    pub(super) cookie: String,
}

/// A key of an app, as the page shows it.
pub(super) struct App(String);

impl Office {
    pub(super) fn new() -> Self {
        let mut office = Self { site: Site::new() };
        office.pass(0);
        office
    }

    /// Moves the clock on by some seconds.
    pub(super) fn pass(&mut self, seconds: i64) {
        let now = if seconds == 0 { town::now() } else { self.site.desk.now() };
        let clock = Clock::Fixed(now + TimeDelta::seconds(seconds));
        self.site.desk = Data::new(Desk::open(self.site.database.again(), clock).unwrap());
    }

    /// Makes an invitation at an organization, and returns the path of its link.
    pub(super) fn invitation(&self, organization: &str, role: ActorRole) -> String {
        invitation(&self.site.database.store, (organization, role), self.site.desk.now())
    }

    /// Joins as a role and sets up an app if the role needs one. Returns the browser, which is
    /// signed in, with the app and the recovery codes.
    pub(super) async fn joined(&self, role: ActorRole, name: &str) -> (Reader, Option<App>) {
        self.joined_at(HOUSE, role, name).await
    }

    pub(super) async fn joined_at(
        &self,
        organization: &str,
        role: ActorRole,
        name: &str,
    ) -> (Reader, Option<App>) {
        let link = self.invitation(organization, role);
        let mut reader = Reader::default();
        let joined = reader.post(self, &link, &joining(name)).await;
        assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.text());
        if !role.requires_codes() {
            assert_eq!(joined.header("location"), "/");
            return (reader, None);
        }
        assert_eq!(joined.header("location"), "/sign-in/app");
        let app = App::on(&reader.get(self, "/sign-in/app").await.text());
        let started = reader.post(self, "/sign-in/app", &[("code", &app.code(self))]).await;
        assert_eq!(started.status, StatusCode::OK, "{}", started.text());
        (reader, Some(app))
    }
}

/// Makes an invitation that counts for half an hour, and returns the path of its link.
pub(super) fn invitation(
    store: &Store,
    (organization, role): (&str, ActorRole),
    now: Timestamp,
) -> String {
    let affiliation = Affiliation { organization: organization.parse().unwrap(), role };
    let new = NewInvitation {
        membership: Membership { affiliation, programs: vec![], team: None },
        invited_by: None,
        needs_second: false,
        over_at: now + TimeDelta::minutes(30),
    };
    let entry = AuditEntry {
        at: now,
        organization: Some(organization.parse().unwrap()),
        account: None,
        action: AuditAction::Invited,
        program: None,
        subject: None,
        reason: None,
    };
    let secret = store.invite(&new, now, &entry).unwrap();
    format!("/join/{}", secret.reveal())
}

/// The fields of the form that an invitation opens.
pub(super) fn joining(name: &str) -> [(&str, &str); 3] {
    [("name", name), ("password", PASSWORD), ("password_again", PASSWORD)]
}

/// The fields of the form that signs in.
pub(super) fn with_password(name: &str) -> [(&str, &str); 2] {
    [("name", name), ("password", PASSWORD)]
}

impl Reader {
    pub(super) async fn get(&mut self, office: &Office, path: &str) -> Answer {
        self.send(office, TestRequest::get().uri(path)).await
    }

    pub(super) async fn post(
        &mut self,
        office: &Office,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        self.send(office, from_our_page(TestRequest::post().uri(path).set_form(fields))).await
    }

    /// Sends a request with the cookie, and takes the cookie of the answer.
    async fn send(&mut self, office: &Office, request: TestRequest) -> Answer {
        let from: SocketAddr = "192.0.2.7:4711".parse().unwrap();
        let mut request = request.peer_addr(from).insert_header(("accept", "text/html"));
        if !self.cookie.is_empty() {
            request = request.insert_header(("cookie", format!("session={}", self.cookie)));
        }
        let answer = office.site.send(request).await;
        for set in answer.headers.get_all(SET_COOKIE) {
            if let Some(rest) = set.to_str().unwrap().strip_prefix("session=") {
                let (value, _) = rest.split_once(';').unwrap();
                value.clone_into(&mut self.cookie);
            }
        }
        answer
    }

    /// The address to which this browser is sent when it asks for a page; empty if it sees the page.
    pub(super) async fn sent_to(&mut self, office: &Office, path: &str) -> String {
        let answer = self.get(office, path).await;
        let is_there = answer.status == StatusCode::OK;
        assert!(is_there || answer.status == StatusCode::SEE_OTHER, "{path}: {}", answer.text());
        answer.header("location").to_owned()
    }
}

impl App {
    /// Reads the key from the page that sets up an app.
    pub(super) fn on(page: &str) -> Self {
        let key = between(page, "<code class=\"secret\">", "</code>");
        Self(key.replace(' ', ""))
    }

    /// The code at this moment.
    pub(super) fn code(&self, office: &Office) -> String {
        self.code_at(office.site.desk.now())
    }

    /// The code at a moment.
    pub(super) fn code_at(&self, at: Timestamp) -> String {
        let secret = Secret::try_from_base32(&self.0).unwrap();
        let app = Builder::new().with_secret(secret).with_account_name("any").build().unwrap();
        app.generate(u64::try_from(at.timestamp()).unwrap()).to_string()
    }
}

/// The text between two others.
pub(super) fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split(start).nth(1).unwrap_or_else(|| panic!("{start} is not in: {text}"));
    rest.split(end).next().unwrap()
}

/// The recovery codes on the page that shows them.
pub(super) fn recovery_codes(page: &str) -> Vec<String> {
    let items = page.split("<li><code>").skip(1);
    items.map(|item| item.split('<').next().unwrap().to_owned()).collect()
}
