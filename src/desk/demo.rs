//! Demo networks, and their publicly known tokens.

use super::{Maintenance, Refusal};
use crate::domain::Refused;
use crate::domain::{ActorRole, Affiliation, Catalog, OrganizationId, Problems, Timestamp};
use crate::exchange::{founding, sample};
use crate::store::{Store, StoreError};
use crate::words::Language;
use std::cmp::Reverse;

/// A network to try things with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemoNetwork {
    /// Sample County, an invented network. Its programs together state every rule and every field.
    Sample,
    /// The founding programs: historical entries of 2012 to 2014, with made-up openings.
    Founding,
}

/// The organization of the workers who look for beds in a demo.
const HOTLINE: &str = "demo-hotline";

impl DemoNetwork {
    fn catalog(self, now: Timestamp) -> Result<Catalog, Problems> {
        match self {
            Self::Sample => sample::catalog(now),
            Self::Founding => founding::catalog(now),
        }
    }
}

impl Maintenance {
    /// Makes a database with a demo, at a URL that has no database yet.
    pub fn init_demo(url: &str, network: DemoNetwork) -> Result<(), Refusal> {
        Store::init(url, |store| Self::of(store.clone()).load_demo(network))?;
        Ok(())
    }

    /// Fills an empty database with a demo and one publicly known token for each kind of user. Two
    /// of them look for beds. The third runs the program that has posted the most open units.
    pub fn load_demo(&self, network: DemoNetwork) -> Result<(), Refusal> {
        let (store, now) = (&self.store, self.now());
        store.call_demo()?;
        let catalog = network.catalog(now)?;
        store.save(&catalog, &mut |_, _| {})?;
        let hotline: OrganizationId = HOTLINE.parse().map_err(|why: Refused| {
            Refusal::Store(StoreError::Failed {
                reason: format!("{HOTLINE}: {}", why.render(Language::En)),
            })
        })?;
        store.add_organization(&hotline, "A hotline of the demo")?;
        for role in [ActorRole::Hotline, ActorRole::Placement] {
            store.add_demo_token(&Affiliation { organization: hotline.clone(), role }, now)?;
        }
        if let Some(organization) = largest(&catalog) {
            let operator = Affiliation { organization, role: ActorRole::Operator };
            store.add_demo_token(&operator, now)?;
        }
        Ok(())
    }
}

/// As whom a visitor of a demo acts. It may not hold units: that takes a token, so that no page of
/// another site can do it.
pub(super) fn visitor() -> Option<Affiliation> {
    let organization = HOTLINE.parse().ok()?;
    Some(Affiliation { organization, role: ActorRole::Supervisor })
}

/// Returns the organization whose program has posted the most open units in one group.
fn largest(catalog: &Catalog) -> Option<OrganizationId> {
    let post = catalog.posts.iter().max_by_key(|post| (post.open, Reverse(&post.group)))?;
    let group = catalog.groups.iter().find(|group| group.id == post.group)?;
    let program = catalog.programs.iter().find(|program| program.id == group.program)?;
    Some(program.organization.clone())
}
