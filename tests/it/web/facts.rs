//! The facts of the founding programs on the page of an option, each with its source and its year.

use super::{Site, town};
use waystation::exchange::founding;

/// A service over the founding programs.
fn founding_site() -> Site {
    Site::over(&founding::catalog(town::now()).unwrap())
}

#[actix_web::test]
async fn a_fact_of_long_ago_stands_with_its_year_its_source_and_what_speaks_against_it() {
    let fields =
        [("where", "937"), ("age", "16"), ("settings", "girls"), ("program", "ca-dreamcatcher")];
    let page = founding_site().form("/option", &fields).await.text();
    for said in [
        "(as of 2014: founding documents, literature review (2014))",
        "(as of 2012: HUD HIC 2012 (one night in late January))",
        "a review of 2014 says 13 to 18",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
}

#[actix_web::test]
async fn an_option_says_the_stage_of_the_unit_group_it_would_use() {
    let site = founding_site();
    let of_age = async |age| {
        let fields = [("where", "925"), ("age", age), ("program", "ca-operation-safehouse")];
        site.form("/option", &fields).await.text()
    };
    assert!(of_age("16").await.contains("an emergency shelter"));
    assert!(of_age("20").await.contains("a transitional program"));
}
