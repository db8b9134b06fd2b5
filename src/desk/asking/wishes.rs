//! Reads the preferences: wishes by name, and lists of services, languages and focus.

use crate::desk::request::{closed_list, list, request, true_or_false};
use crate::desk::{Request, RequestFields};
use crate::domain::{Focus, Language, Listed, Service, Set, Wish, Wishes};

request! {
    /// Services, languages and focus.
    pub WishedLists {
        /// Services wanted.
        services: Set<Service> =
            or_nothing(list(closed_list(Service::words), Service::ALL.len())),
        /// Languages the person speaks, by ISO 639 code; any one is enough. `mis` means any other
        /// language.
        languages: Set<Language> =
            or_nothing(list(closed_list(Language::words), Language::ALL.len())),
        /// Program focus; any one is enough.
        focus: Set<Focus> = or_nothing(list(closed_list(Focus::words), Focus::ALL.len())),
    }
}

impl Request for Wishes {
    const NAME: &'static str = "Wishes";
    const ABOUT: &'static str = WishedLists::ABOUT;

    fn fields(from: &mut RequestFields<'_>) -> Self {
        let mut wished = |wish: &Wish| from.or_nothing(wish.word(), true_or_false());
        let named = Wish::ALL.iter().copied().filter(|wish| wished(wish)).collect();
        let WishedLists { services, languages, focus } = WishedLists::fields(from);
        Self { named, services, languages, focus }
    }
}
