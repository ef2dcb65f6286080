//! Markdown → lines.

use super::*;

/// A page, and its lines.
const PAGES: &[(&str, &[&str])] = &[
    ("", &[]),
    ("# The *lamp*\n\nIt **burned**\nall `night`.", &["The lamp", "It burned all night."]),
    ("Setext\n======\nwords\n\n---\nmore", &["Setext", "words", "more"]),
    ("hard  \nbreak\\\nhere", &["hard", "break", "here"]),
    (
        "- one\n- two\n  continued\n    - three\n\n      four\n1. five",
        &["one", "two continued", "three", "four", "five"],
    ),
    ("> quoted\n> words\n>\n> > twice", &["quoted words", "twice"]),
    ("| Day | Lamp |\n|---|---|\n| 3 | **lit** |\n| 4 | |\n", &["Day\tLamp", "3\tlit", "4"]),
    ("```sh\na\n\n  b\n```\nc\n\n    d\n    e", &["a", "", "  b", "c", "d", "e"]),
    (
        "[the log](https://log.example 'no') and <https://a.example> and ![a lamp](x.png)",
        &["the log and https://a.example and a lamp"],
    ),
    ("[the log][1] is here\n\n[1]: https://log.example", &["the log is here"]),
    ("~~struck~~ \\*kept\\* &copy; caf&eacute; 2 * 3 * 4", &["struck *kept* © café 2 * 3 * 4"]),
    ("Said.[^a]\n\n[^a]: By the *master*.\n", &["Said.[^a]", "[^a]: By the master."]),
    ("- [x] done\n- [ ] not", &["[x] done", "[ ] not"]),
    // HTML in between is read as HTML is.
    ("<p>One<p>Two\n\nThree<br>four <b>five</b> <!-- no -->", &["One", "Two", "Three", "four five"]),
    ("<script>\nno\n\nno\n</script>\n\nwords", &["words"]),
    ("<table><tr><td>a<td>b</table>\n\nwords", &["a\tb", "words"]),
    // Nothing of a file is lost because it begins like the matter of a generator.
    ("---\ntitle: The lamp\n---\nwords", &["title: The lamp", "words"]),
    ("\"straight\" -- quotes...", &["\"straight\" -- quotes..."]),
];

#[test]
fn pages_become_lines() {
    for (page, expected) in PAGES {
        assert_eq!(lines(&markdown::text(page)), *expected, "{page}");
    }
}

#[test]
fn a_page_may_nest_and_swell_as_it_likes() {
    const MANY: usize = 50_000;
    for (what, page) in [
        ("quotes", ">".repeat(MANY) + "x"),
        ("lists", "- ".repeat(MANY) + "x"),
        ("brackets", "[".repeat(MANY)),
        ("links", "[a](".repeat(MANY)),
        ("emphasis", "*a_ ".repeat(MANY)),
        ("backticks", "` ".repeat(MANY)),
        ("entities", "&a".repeat(MANY)),
        ("html", "<a ".repeat(MANY)),
        ("definitions", "[a]: b\n".repeat(MANY)),
        ("columns", format!("{}\n{}\n{}", "|a".repeat(MANY), "|-".repeat(MANY), "|\n".repeat(MANY))),
    ] {
        let begun = std::time::Instant::now();
        let read = markdown::text(&(page + "\n\nthe end"));
        assert!(read.ends_with("the end\n"), "{what}: {:?}", &read[read.len().saturating_sub(40)..]);
        assert!(begun.elapsed().as_secs() < 60, "{what} took {:?}", begun.elapsed());
    }
}
