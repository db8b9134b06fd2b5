//! The filters of the most common rules as SQL on `SQLite`, in memory, over the same rows: what a
//! service without its own matcher would run. It explains and counts nothing, arranges no
//! household, asks no next question, and has its chances computed beforehand.

use crate::network::now;
use diesel::connection::SimpleConnection;
use diesel::sql_types::BigInt;
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use std::collections::HashSet;
use std::fmt::Write;
use waystation::domain::{
    AgeRange, AgeSet, Answer, Area, Audience, Birthday, DistanceBand, Group, Guest, Night, Policy,
    Profile, Program, Question, Role, Setting, Status, Taking, UnitKind, Zone,
};

/// The rows in a separate database.
pub(crate) struct Sql(SqliteConnection);

#[derive(QueryableByName)]
struct Hit {
    #[diesel(sql_type = BigInt)]
    #[expect(dead_code, reason = "read from the row, as a service would")]
    id: i64,
}

const TABLES: &str = "
    CREATE TABLE place (id INTEGER PRIMARY KEY, program INTEGER, running INTEGER, vouched INTEGER,
        zone INTEGER, from_age INTEGER, to_age INTEGER, women INTEGER, men INTEGER, girls INTEGER,
        boys INTEGER, children INTEGER, most_days INTEGER, returns INTEGER, abroad INTEGER,
        sex INTEGER, labor INTEGER, dedicated INTEGER, private INTEGER, open INTEGER, hours INTEGER,
        taking INTEGER, chance INTEGER);
    CREATE TABLE band (origin INTEGER, zone INTEGER, band INTEGER, PRIMARY KEY (origin, zone)) WITHOUT ROWID;";
const INDEXES: &str = "
    CREATE INDEX place_by_zone ON place (zone, running, vouched);
    CREATE INDEX place_by_chance ON place (running, vouched, chance);
    ANALYZE;";

fn code(policy: Policy) -> i32 {
    match policy {
        Policy::No => 0,
        Policy::Unknown => 1,
        Policy::CaseByCase => 2,
        Policy::Yes => 3,
    }
}

fn zone_code(zone: Option<Zone>) -> i64 {
    let place = zone.and_then(|zone| Zone::all().position(|known| known == zone));
    place.and_then(|place| i64::try_from(place).ok()).unwrap_or(-1)
}

impl Sql {
    /// Loads the rows of a night, and the distances from the origins of the profiles.
    pub(crate) fn of(night: &Night, profiles: &[Profile]) -> Self {
        let mut db = SqliteConnection::establish(":memory:").unwrap();
        db.batch_execute(TABLES).unwrap();
        db.batch_execute("BEGIN").unwrap();
        let rows: Vec<_> =
            (0..).zip(&night.groups).map(|(id, group)| row(night, id, group)).collect();
        for rows in rows.chunks(500) {
            db.batch_execute(&format!("INSERT INTO place VALUES {}", rows.join(","))).unwrap();
        }
        let origins: HashSet<Zone> = profiles.iter().map(|profile| profile.origin.zone).collect();
        for origin in origins {
            let mut rows = format!("INSERT INTO band VALUES ({}, -1, 2)", zone_code(Some(origin)));
            for zone in Zone::all() {
                let band =
                    DistanceBand::ALL.iter().position(|b| *b == origin.distance(zone)).unwrap();
                let (from, to) = (zone_code(Some(origin)), zone_code(Some(zone)));
                write!(rows, ",({from}, {to}, {band})").unwrap();
            }
            db.batch_execute(&rows).unwrap();
        }
        db.batch_execute("COMMIT").unwrap();
        db.batch_execute(INDEXES).unwrap();
        Self(db)
    }

    /// The number of best rows for a profile, at most ten.
    pub(crate) fn best(&mut self, profile: &Profile) -> usize {
        sql_query(question(profile)).load::<Hit>(&mut self.0).unwrap().len()
    }
}

fn row(night: &Night, id: i64, group: &Group) -> String {
    let program: &Program = night.programs.get(group.program).unwrap();
    let (terms, today) = (&group.terms, now().date_naive());
    let ages = terms.ages.takes.or(terms.ages.unsure);
    let taken = |age: &u8| !ages.and(AgeSet::between(*age, *age)).is_empty();
    let (from, to) =
        ((0..=120).find(taken).unwrap_or(121), (0..=120).rev().find(taken).unwrap_or(0));
    let running = program.status.on(today).is_some_and(|(status, _)| status == Status::Open);
    // A stay of unknown length excludes no one here.
    let (age, birthday) = (AgeRange::ADULT, Birthday::UNKNOWN);
    let guest = Guest { today, first: today, age, birthday };
    let days = Some(terms.stay.longest(&guest)).filter(|days| *days > 0).unwrap_or(u32::MAX);
    let serves = [Setting::Women, Setting::Men, Setting::Girls, Setting::Boys]
        .map(|setting| code(terms.serves.policy(setting)).to_string());
    let (open, hours, taking, chance) = group.post.as_ref().map_or((-1, 0, 1, 250), |post| {
        let age = now() - post.posted_at;
        let audience = Audience::of(terms);
        let chance =
            night.curves.chance_still_open(terms.stage, audience, post.openings.at_least(), age);
        (
            i32::from(post.openings.at_least()),
            age.num_hours(),
            i32::from(post.taking != Taking::No),
            chance,
        )
    });
    format!(
        "({id},{},{},{},{},{from},{to},{},{},{days},{},{},{},{},{},{},{open},{hours},{taking},{chance})",
        group.program,
        i32::from(running),
        i32::from(program.quarantine.is_none()),
        zone_code(program.place.zone()),
        serves.join(","),
        code(terms.children.policy),
        code(terms.returns),
        code(terms.from_abroad),
        code(terms.trafficking.sex),
        code(terms.trafficking.labor),
        code(terms.dedicated),
        i32::from(group.unit_group.kind == UnitKind::Private),
    )
}

/// The query as a person would write it by hand.
fn question(profile: &Profile) -> String {
    let mut filters = vec!["running = 1".to_owned(), "vouched = 1".to_owned()];
    for member in profile.household.members.iter().filter(|member| member.role == Role::Survivor) {
        let (young, old) = (member.age.youngest(), member.age.oldest());
        filters.push(format!("from_age <= {old} AND to_age >= {young}"));
        let named = [
            (Setting::Women, "women"),
            (Setting::Men, "men"),
            (Setting::Girls, "girls"),
            (Setting::Boys, "boys"),
        ];
        let wanted: Vec<_> = named.iter().filter(|(s, _)| member.settings.include(*s)).collect();
        if !wanted.is_empty() {
            let any: Vec<_> = wanted.iter().map(|(_, column)| format!("{column} > 0")).collect();
            filters.push(format!("({})", any.join(" OR ")));
        }
    }
    if profile.household.children().next().is_some() {
        filters.push("children > 0".to_owned());
    }
    let needed = profile.household.size();
    filters.push(format!("most_days >= {}", profile.nights));
    filters.push(format!(
        "(open < 0 OR hours > 24 OR (taking = 1 AND open >= CASE private WHEN 1 THEN 1 ELSE {needed} END))"
    ));
    for zone in profile.avoid.iter().flat_map(Area::zones) {
        filters.push(format!("place.zone <> {}", zone_code(Some(*zone))));
    }
    if let Some(most) = profile.within {
        let most = DistanceBand::ALL.iter().position(|band| *band == most).unwrap();
        filters.push(format!("band <= {most}"));
    }
    for (question, column) in [
        (Question::LeftBefore, "returns"),
        (Question::FromAbroad, "abroad"),
        (Question::SexTrafficking, "sex"),
        (Question::LaborTrafficking, "labor"),
    ] {
        if profile.answer(question) == Answer::Yes {
            filters.push(format!("{column} > 0"));
        }
    }
    format!(
        "SELECT place.id AS id, chance - 60 * band + 50 * (dedicated = 3) AS score \
         FROM place JOIN band ON band.origin = {} AND band.zone = place.zone \
         WHERE {} ORDER BY score DESC, id LIMIT 10",
        zone_code(Some(profile.origin.zone)),
        filters.join(" AND ")
    )
}
