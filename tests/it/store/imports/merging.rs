//! New, changed and gone programs, and lists that are refused.

use super::{Line, Merged, counts, line, list, origin, stated, values};
use crate::database::STILL;
use crate::store::made::{day, moment, post};
use waystation::domain::{
    Assertion, Catalog, Field, Import, NOT_LISTED, Night, SetAside, Status, Subject, Timestamp,
};
use waystation::store::{Fresh, Numbered};
use waystation::words::{Language, say};

const AGES: Field = Field::Ages;
const STAY: Field = Field::Stay;

#[test]
fn a_list_into_an_empty_database_is_the_night_it_states() {
    let to = Merged::new();
    let first =
        list("A", 1, &[("p", &[(Field::Status, "open")], &[(AGES, "18 +")]), ("q", &[], &[])]);
    let catalog = Catalog::from(first.clone());
    assert_eq!(counts(&to.import(first)), [2, 0, 0, 0]);
    assert_eq!(to.test.store.night(STILL).unwrap(), Night::of(&catalog).unwrap());
    assert_eq!(to.test.store.stated().unwrap().assertions, catalog.assertions);
}

#[test]
fn the_same_list_again_writes_nothing_about_programs() {
    let to = Merged::new();
    let again =
        || list("A", 1, &[("p", &[(Field::Status, "open")], &[(AGES, "18 +"), (STAY, "30 days")])]);
    to.import(again());
    let (night, said) = (to.test.store.night(STILL).unwrap(), to.test.store.stated().unwrap());
    let number = to.test.store.since(0, STILL).unwrap().number;
    assert_eq!(counts(&to.import(again())), [0, 0, 0, 1]);
    assert_eq!(to.test.store.stated().unwrap(), said);
    assert_eq!(to.test.store.night(STILL).unwrap(), night);
    assert_eq!(to.test.store.since(0, STILL).unwrap().number, number, "nobody needs to look");
    let later =
        list("A", 9, &[("p", &[(Field::Status, "open")], &[(AGES, "18 +"), (STAY, "30 days")])]);
    assert_eq!(counts(&to.import(later)), [0, 0, 0, 1]);
    assert_eq!(to.statements("p"), 3, "the same again a week later is no new statement");
    let numbers: Vec<_> = to.test.store.imports().unwrap().iter().map(|one| one.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
}

#[test]
fn a_changed_field_is_a_new_dated_statement_and_the_report_shows_both_values() {
    let to = Merged::new();
    to.import(list("A", 1, &[("p", &[], &[(AGES, "18 +"), (STAY, "30 days")])]));
    let next =
        || list("A", 2, &[("p", &[], &[(AGES, "16 +"), (STAY, "30 days")]), ("q", &[], &[])]);
    let tried = to.test.store.try_import(next(), &origin()).unwrap().unwrap();
    assert_eq!(to.beds("p").terms.ages, "18 +".parse().unwrap(), "it was only tried");
    let done = to.import(next());
    assert_eq!(counts(&done), [1, 1, 0, 0]);
    assert_eq!(values(&done), ["ages: 18 + > 16 +"]);
    assert_eq!((tried.number, done.number), (None, Some(2)));
    assert_eq!((tried.new, tried.changed, tried.gone), (done.new, done.changed, done.gone));
    assert_eq!(to.beds("p").terms.ages, "16 +".parse().unwrap());
    let all = to.test.store.assertions_of(&"p".parse().unwrap()).unwrap();
    let ages: Vec<_> = all.iter().filter(|said| said.field == AGES).collect();
    assert_eq!(ages.iter().map(|said| said.as_of).collect::<Vec<_>>(), [day(1), day(2)]);
}

#[test]
fn what_a_source_no_longer_says_is_not_stated_any_longer() {
    let to = Merged::new();
    to.import(list(
        "A",
        1,
        &[("p", &[(Field::Quarantine, "shifted")], &[(Field::Veterans, "yes")])],
    ));
    let report = to.import(list("A", 2, &[("p", &[], &[])]));
    assert_eq!(values(&report), ["quarantine: shifted > lifted", "veterans: yes > unknown"]);
    assert_eq!(to.program("p").quarantine, None);
    assert_eq!(counts(&to.import(list("A", 3, &[("p", &[], &[])]))), [0, 0, 0, 1]);
}

#[test]
fn a_season_that_is_no_longer_stated_does_not_close_the_program() {
    let to = Merged::new();
    let mut first = list("A", 1, &[("p", &[(Field::Status, "open")], &[])]);
    let over =
        stated(&Subject::Program("p".parse().unwrap()), &[(Field::Status, "paused")], "A", day(9));
    first.programs[0].assertions.extend(over);
    to.import(first);
    assert_eq!(to.program("p").status.on(day(20)), Some((Status::Paused, day(9))));
    to.import(list("A", 2, &[("p", &[(Field::Status, "open")], &[])]));
    assert_eq!(to.program("p").status.on(day(20)).unwrap().0, Status::Open);
}

#[test]
fn a_program_that_is_gone_is_marked_and_comes_back_with_the_list() {
    let to = Merged::new();
    let both: [Line<'_>; 2] = [("p", &[], &[(AGES, "18 +")]), ("q", &[], &[])];
    to.import(list("A", 1, &both));
    let report = to.import(list("A", 2, &both[1..]));
    assert_eq!(counts(&report), [0, 0, 1, 1]);
    assert_eq!(report.gone[0].id.as_str(), "p");
    let gone = to.program("p");
    assert_eq!(gone.quarantine.as_deref(), Some(NOT_LISTED));
    let refused = gone.may_promise(moment(0)).unwrap_err().what.render(Language::En);
    assert_eq!(refused, "This program is no longer on the list of any source.");
    assert_eq!(to.beds("p").terms.ages, "18 +".parse().unwrap(), "nothing is deleted");
    assert_eq!(counts(&to.import(list("A", 3, &both[1..]))), [0, 0, 0, 1], "gone once");
    let back = to.import(list("A", 4, &both));
    assert_eq!(values(&back), ["quarantine: not listed > lifted"]);
    assert_eq!(to.program("p").quarantine, None);
    let none = to.import(list("A", 5, &both));
    assert_eq!(counts(&none), [0, 0, 0, 2]);
}

#[test]
fn a_program_that_another_source_lists_is_not_marked_until_that_drops_it_too() {
    let to = Merged::new();
    let both: [Line<'_>; 2] = [("p", &[], &[]), ("q", &[], &[])];
    to.import(list("A", 1, &both));
    to.import(list("B", 1, &both));
    assert_eq!(counts(&to.import(list("A", 2, &both[1..]))), [0, 0, 1, 1]);
    assert_eq!(to.program("p").quarantine, None);
    to.import(list("B", 3, &both[1..]));
    assert_eq!(to.program("p").quarantine.as_deref(), Some(NOT_LISTED));
    let third = to.import(list("C", 3, &both[..1]));
    assert_eq!(values(&third), ["quarantine: not listed > lifted"], "a third source lists it");
}

#[test]
fn a_unit_group_that_is_gone_has_no_units_and_comes_back() {
    let to = Merged::new();
    let full = || list("A", 1, &[("p", &[], &[(Field::Units, "6"), (AGES, "18 +")])]);
    to.import(full());
    let mut without = list("A", 2, &[("p", &[], &[])]);
    without.programs[0].groups.clear();
    let report = to.import(without);
    assert_eq!(values(&report), ["unit group: Beds > -", "units: 6 > 0"]);
    assert_eq!(to.beds("p").terms.units, Some(0));
    assert_eq!(to.beds("p").terms.ages, "18 +".parse().unwrap());
    let mut back = full();
    back.stated_on = Some(day(3));
    to.import(back);
    assert_eq!(to.beds("p").terms.units, Some(6));
}

#[test]
fn names_follow_the_source_that_made_the_program_and_no_other() {
    let to = Merged::new();
    to.import(list("A", 1, &[("p", &[], &[])]));
    let renamed = |source: &str, name: &str| {
        let mut next = list(source, 2, &[("p", &[], &[])]);
        next.programs[0].entry.name = name.into();
        next.programs[0].groups[0].group.sleeps = 4;
        next
    };
    assert_eq!(counts(&to.import(renamed("B", "Bees"))), [0, 0, 0, 1]);
    let report = to.import(renamed("A", "Alpha"));
    assert_eq!(values(&report), ["name: Program p > Alpha", "sleeps: 1 > 4"]);
    assert_eq!(&*to.program("p").name, "Alpha");
    to.undo(3).unwrap();
    assert_eq!((&*to.program("p").name, to.beds("p").unit_group.sleeps), ("Program p", 1));
}

#[test]
fn the_same_external_id_is_the_same_program_whatever_the_file_calls_it() {
    let to = Merged::new();
    to.import(list("A", 1, &[("p", &[], &[(AGES, "18 +")])]));
    let mut next = list("A", 2, &[("other", &[], &[(AGES, "16 +")])]);
    next.programs[0].external_id = "ext-p".to_owned();
    let report = to.import(next);
    assert_eq!(values(&report), ["name: Program p > Program other", "ages: 18 + > 16 +"]);
    assert_eq!(to.beds("p").terms.ages, "16 +".parse().unwrap());
    assert_eq!(to.test.store.night(STILL).unwrap().programs.len(), 1);
}

#[test]
fn posts_come_with_new_unit_groups_alone() {
    let to = Merged::new();
    let with_post = |id: &str| {
        let mut next = list("A", 1, &[("p", &[], &[])]);
        next.programs[0].groups[0].post = Some(post(id, "p-beds", 3, moment(0)));
        next
    };
    assert_eq!(to.import(with_post("first")).posts_left_out, 0);
    let last = || to.test.store.last_post(&"p-beds".parse().unwrap()).unwrap().unwrap();
    assert_eq!(last().open, 3);
    to.test.store.post(&post("board", "p-beds", 1, moment(5))).unwrap();
    assert_eq!(to.import(with_post("second")).posts_left_out, 1);
    assert_eq!(last().id.as_str(), "board");
}

#[test]
fn a_running_service_hears_of_an_import_and_of_its_end() {
    let to = Merged::new();
    let number = to.test.store.since(0, STILL).unwrap().number;
    to.import(list("A", 1, &[("p", &[], &[])]));
    let heard = to.test.again().since(number, STILL).unwrap();
    assert_eq!((heard.number, &heard.fresh), (number + 1, &Fresh::Whole));
    assert!(matches!(&heard.changes[..], [Numbered { .. }]));
    to.undo(1).unwrap();
    assert_eq!(to.test.again().since(number, STILL).unwrap().number, number + 2);
}

#[test]
fn a_dry_run_writes_nothing() {
    let to = Merged::new();
    to.import(list("A", 1, &[("p", &[], &[(AGES, "18 +")])]));
    let kept = || -> Vec<_> {
        let all = to.test.kept().into_iter();
        all.filter(|(name, _)| !name.ends_with("-shm")).collect()
    };
    let before = kept();
    let tried = to.test.store.try_import(list("A", 2, &[("q", &[], &[])]), &origin());
    assert_eq!(counts(&tried.unwrap().unwrap()), [1, 0, 1, 0]);
    assert_eq!(kept(), before);
}

#[test]
fn rows_that_were_set_aside_are_kept_with_their_import_and_its_end() {
    let to = Merged::new();
    let mut import = list("A", 1, &[("p", &[], &[])]);
    import.set_aside = vec![
        SetAside { row: 17, reason: say::row_without_beds() },
        SetAside { row: 4, reason: say::row_has_shifted(3_usize, 2_usize) },
    ];
    let aside = import.set_aside.clone();
    to.import(import);
    assert_eq!(to.test.store.set_aside(1).unwrap(), aside);
    assert_eq!(to.test.store.imports().unwrap()[0].set_aside, 2);
    to.undo(1).unwrap();
    assert_eq!(to.test.store.set_aside(1).unwrap(), []);
}

#[test]
fn a_list_that_contradicts_itself_or_others_is_refused_and_nothing_is_kept() {
    let to = Merged::new();
    let empty = Import { set_aside: vec![], ..list("A", 1, &[]) };
    assert!(to.refused(empty.clone()).contains("The file has no programs"));
    let aside = vec![SetAside { row: 2, reason: say::row_without_beds() }];
    let said = to.refused(Import { set_aside: aside, ..empty });
    assert!(said.contains("its only row was set aside"), "{said}");
    let mut twice = list("A", 1, &[("p", &[], &[]), ("q", &[], &[])]);
    twice.programs[1].external_id = "ext-p".to_owned();
    assert_eq!(to.refused(twice), "ext-p: The program is there twice. Remove one.");
    let wrong = to.refused(list("A", 1, &[("p", &[(Field::Stage, "halfway")], &[])]));
    assert!(wrong.contains("p stage: \u{201c}halfway\u{201d}"), "{wrong}");
    let unnamed = to.refused(list("", 1, &[("p", &[], &[])]));
    assert!(unnamed.starts_with("source: "), "{unnamed}");
    assert!(to.test.store.is_empty().unwrap() && to.test.store.imports().unwrap().is_empty());

    to.import(list("A", 5, &[("p", &[], &[])]));
    let older = to.refused(list("A", 4, &[("p", &[], &[])]));
    assert!(older.contains("dated Jan 5, 2026") && older.contains("Jan 6, 2026"), "{older}");
    let mut other = list("B", 5, &[("p", &[], &[])]);
    other.programs[0].organization.id = "elsewhere".parse().unwrap();
    other.programs[0].entry.organization = "elsewhere".parse().unwrap();
    assert!(to.refused(other).contains("The program p is there already, run by o."));
    let mut taken = list("B", 5, &[("q", &[], &[])]);
    taken.programs[0].groups[0].group.id = "p-beds".parse().unwrap();
    let taken = to.refused(taken);
    assert!(taken.contains("p-beds is there already, in the program p."), "{taken}");
    assert_eq!(to.test.store.imports().unwrap().len(), 1);
}

#[test]
fn an_import_is_recorded_with_what_it_did() {
    let to = Merged::new();
    to.import(list("A", 1, &[("p", &[], &[(AGES, "18 +")]), ("q", &[], &[])]));
    to.import(list("A", 2, &[("p", &[], &[(AGES, "16 +")]), ("r", &[], &[])]));
    to.undo(2).unwrap();
    let batches = to.test.store.imports().unwrap();
    let second = &batches[1];
    assert_eq!(
        (second.number, second.source.as_str(), second.format.as_str()),
        (2, "A", "network")
    );
    assert_eq!((second.stated_on, second.digest.len()), (day(2), 64));
    assert_eq!((second.programs, second.new, second.changed, second.gone), (2, 1, 1, 1));
    let at = |moment: Timestamp| Some(moment);
    assert_eq!((second.imported_at, second.undone_at), (moment(0), at(moment(9))));
    assert_eq!(batches[0].undone_at, None);
}

#[test]
fn the_network_keeps_the_name_it_has() {
    let to = Merged::new();
    to.import(list("A", 1, &[("p", &[], &[])]));
    let mut other = list("B", 1, &[("q", &[], &[])]);
    other.network.name = "Another".to_owned();
    to.import(other);
    assert_eq!(to.test.store.night(STILL).unwrap().network.name, "A network");
    to.undo(1).unwrap();
    assert_eq!(to.test.store.night(STILL).unwrap().network.name, "");
}

#[test]
fn several_statements_of_one_field_are_kept_once_each() {
    let to = Merged::new();
    let twice = || {
        let mut import = list("A", 4, &[]);
        let mut one = line(("p", &[], &[(AGES, "18 +")]), "A", day(2));
        let beds = Subject::Group("p-beds".parse().unwrap());
        let more: Vec<Assertion> = stated(&beds, &[(AGES, "16 +"), (AGES, "18 +")], "A", day(2));
        one.groups[0].assertions.extend(more);
        import.programs.push(one);
        import
    };
    to.import(twice());
    assert_eq!(to.statements("p"), 3);
    assert_eq!(counts(&to.import(twice())), [0, 0, 0, 1]);
    assert_eq!(to.statements("p"), 3);
    assert_eq!(to.beds("p").terms.ages, "18 +".parse().unwrap());
}
