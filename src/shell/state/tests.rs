use super::*;

fn at(event: &str) -> Kept {
    Kept {
        event: event.to_owned(),
        view: "Reader".to_owned(),
        reading: Some(("source".to_owned(), 7)),
        bookmarks: Vec::new(),
        axis: Some(KeptAxis { lanes: "actor".to_owned(), folded: false, window: Some((-62_000_000_000, 3_600)) }),
    }
}

#[test]
fn places_are_kept_and_a_broken_file_is_set_aside() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("deep/state.ron");
    put(&file, "a", at("one"), &[]).expect("written");
    put(&file, "b", at("two"), &[]).expect("written");
    put(&file, "a", at("three"), &[]).expect("written");
    let state = read(&file).expect("read");
    assert_eq!(state.places.get("a"), Some(&(3, at("three"))));
    assert_eq!(state.places.get("b"), Some(&(2, at("two"))));

    fs::write(&file, "(places: {").expect("written");
    put(&file, "c", at("four"), &[]).expect("written");
    assert_eq!(read(&file).expect("read").places.len(), 1);
    assert_eq!(fs::read_to_string(file.with_extension("ron.bad")).expect("kept"), "(places: {");
}

fn with(bookmarks: &[&str]) -> Kept {
    Kept { bookmarks: bookmarks.iter().map(|key| (*key).to_owned()).collect(), ..at("one") }
}

#[test]
fn bookmarks_of_two_explorers_are_both_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("state.ron");
    let before = ["old".to_owned(), "older".to_owned()];
    put(&file, "a", with(&["old", "older"]), &[]).expect("written");
    // Both began with the same; one takes a bookmark away, both set one.
    put(&file, "a", with(&["old", "mine"]), &before).expect("written");
    put(&file, "a", with(&["old", "older", "yours"]), &before).expect("written");
    let state = read(&file).expect("read");
    let (_, kept) = state.places.get("a").expect("kept");
    assert_eq!(kept.bookmarks, ["old", "yours", "mine"]);
}

#[test]
fn a_state_from_before_there_were_bookmarks_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("state.ron");
    let old = r#"(places: {"a": (1, (event: "one", view: "Reader", reading: Some(("source", 7))))})"#;
    fs::write(&file, old).expect("written");
    let kept = Kept { axis: None, ..at("one") };
    assert_eq!(read(&file).expect("read").places.get("a"), Some(&(1, kept)));
}

#[test]
fn every_broken_file_is_set_aside() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("state.ron");
    for broken in ["(places: {", "not even that", "("] {
        fs::write(&file, broken).expect("written");
        put(&file, "a", with(&["old"]), &[]).expect("written");
    }
    for (name, text) in [("ron.bad", "(places: {"), ("ron.bad2", "not even that"), ("ron.bad3", "(")] {
        assert_eq!(fs::read_to_string(file.with_extension(name)).expect("kept"), text);
    }
}

#[test]
fn the_oldest_are_forgotten() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("state.ron");
    put(&file, "with", with(&["old"]), &[]).expect("written");
    for number in 0..MOST + 3 {
        put(&file, &format!("{number}"), at("event"), &[]).expect("written");
    }
    let state = read(&file).expect("read");
    assert_eq!(state.places.len(), MOST);
    assert!(!state.places.contains_key("0") && state.places.contains_key("202"));
    assert!(state.places.contains_key("with"), "bookmarks go last");
}

#[test]
fn what_is_being_written_by_another_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("state.ron");
    put(&file, "a", at("one"), &[]).expect("written");
    let other = File::open(folder.path()).expect("the folder");
    lock(&other).expect("nobody has it");
    let refused = put(&file, "a", at("two"), &[]).expect_err("the other has it");
    assert_eq!(refused.kind(), io::ErrorKind::WouldBlock);
    assert_eq!(read(&file).expect("read").places.get("a"), Some(&(1, at("one"))));
    drop(other);
    put(&file, "a", at("two"), &[]).expect("written");
    assert_eq!(read(&file).expect("read").places.get("a"), Some(&(2, at("two"))));
}

#[test]
fn what_a_power_cut_left_is_written_over_and_nothing_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("state.ron");
    fs::write(folder.path().join("state.ron.tmp"), "x".repeat(10_000)).expect("written");
    put(&file, "a", at("one"), &[]).expect("written");
    assert_eq!(read(&file).expect("read").places.get("a"), Some(&(1, at("one"))));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
