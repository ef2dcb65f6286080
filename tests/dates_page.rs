//! The table of rules in `docs/dates.md` is what the program makes of its examples. `UPDATE=1` rewrites it.

use std::path::Path;

use dateline::when::{Rule, When, mentions};

/// A sentence for each rule, in the order of the table.
const EXAMPLES: [&str; 37] = [
    "on February 24, 2022",
    "on 24.02.2022",
    "on March 14",
    "on the 14th",
    "in October 2019",
    "in December",
    "in 2019",
    "in 44 BC",
    "in the 1990s",
    "in the 19th century",
    "in the spring of 2022",
    "in the second half of 2021",
    "in early 2019",
    "in the first three weeks of March",
    "on Thursday",
    "yesterday",
    "last month",
    "earlier this year",
    "next week",
    "last March",
    "in March last year",
    "three weeks ago",
    "two weeks from now",
    "in the past three weeks",
    "In April 2021 he left; two months later",
    "on 24 February, and two days earlier",
    "In April 2021 he left; the following month",
    "In April 2021 he left; that same month",
    "on New Year’s Eve",
    "at 3:40 a.m. on 24 February",
    "from 24 February to 17 March",
    "between 24 February and 17 March",
    "since February",
    "until March",
    "by 21 April",
    "before March",
    "after 14 March",
];

fn table() -> String {
    let published = When::parse("2022-04-22").expect("a day");
    let mut table = String::from("| rule | words | EDTF | that is |\n|---|---|---|---|\n");
    for (example, (rule, name)) in EXAMPLES.iter().zip(Rule::ALL) {
        let found = mentions(example, None, &published);
        let mention = found.last().unwrap_or_else(|| panic!("{example}: no date"));
        assert_eq!(mention.rule, rule, "{example}");
        let (before, rest) = example.split_at(mention.at.start);
        let (words, after) = rest.split_at(mention.at.len());
        let when = &mention.when;
        table.push_str(&format!(
            "| `{name}` | {before}**{words}**{after} | `{}` | {} |\n",
            when.written(),
            when.words()
        ));
    }
    table
}

#[test]
fn the_table_of_rules_is_what_the_program_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/dates.md");
    let page = std::fs::read_to_string(&path).expect("the page");
    let (before, rest) = page.split_once("<!-- rules -->\n").expect("where the table begins");
    let (_, after) = rest.split_once("<!-- end -->").expect("where it ends");
    let expected = format!("{before}<!-- rules -->\n{}<!-- end -->{after}", table());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &expected).expect("writable");
    }
    assert_eq!(std::fs::read_to_string(&path).expect("the page"), expected, "UPDATE=1 rewrites it");
}
