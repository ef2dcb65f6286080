//! The table of hidden characters in `docs/security.md` shows what dateline shows, and its limits are those it has.

mod stage;

use std::fs;
use std::path::Path;

use dateline::text::{Shown, strays};

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/security.md")).expect("the page is there")
}

#[test]
fn hidden_characters_look_as_the_page_says() {
    let page = page();
    let mut seen = 0;
    for row in page.lines().filter_map(|line| line.strip_prefix("| U+")) {
        let (code, rest) = row.split_once(',').expect("a comma after the code point");
        let code = u32::from_str_radix(code, 16).expect("a code point");
        let char = char::from_u32(code).expect("a character");
        let shown = rest.split('`').nth(1).expect("what it looks like");
        assert_eq!(Shown::of(&format!("a{char}b")).as_str(), format!("a{shown}b"), "U+{code:04X}");
        assert!(char == '\r' || strays(&format!("a{char}b")).count() == 1, "U+{code:04X} is counted");
        seen += 1;
    }
    assert!(seen > 8, "{seen} rows were read");
}

#[test]
fn the_examples_of_addresses_are_true() {
    let page = stage::flowing(&page());
    let link = dateline::text::Link::of("https://аррӏе.example/").expect("a link");
    assert!(page.contains(&format!("`{}` in Cyrillic letters is `{}`", "аррӏе.example", link.host())));
    assert_eq!(link.host_as_written(), Some("аррӏе.example"));
    let user = "https://bank.example@evil.example/";
    assert!(page.contains(user));
    assert_eq!(dateline::text::Link::of(user), Err(dateline::text::NoLink::User));
}
