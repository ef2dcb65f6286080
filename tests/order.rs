//! The list never invents an order: neighbours whose order is not established carry a brace.

#![allow(missing_docs)]

mod stage;

/// The brace, heading or date on each row of the list, for events of these dates.
fn list(dates: &[&str], size: &str) -> Vec<String> {
    let event = |(nth, when): (usize, &&str)| format!(r#"(id: "e{nth}", when: "{when}", title: "Event {nth}")"#);
    let events: Vec<String> = dates.iter().enumerate().map(event).collect();
    let chronology = format!("Chronology(title: \"Order\", sources: [], events: [{}])", events.join(", "));
    let folder = stage::folder_of(&[("chronology.ron", &chronology)]);
    let screen = stage::screen(&[&folder.path().to_string_lossy()], size, "");
    let rows = screen.lines().map(|line| line.chars().take(18).collect::<String>().replace('▌', " "));
    let is_year = |row: &String| row.trim().len() == 4 && row.trim().bytes().all(|b| b.is_ascii_digit());
    let rows = rows.skip_while(|row| !is_year(row)).filter(|row| !row.trim().is_empty());
    let rows = rows.take_while(|row| !row.starts_with(" /"));
    rows.map(|row| row.trim_end().replace("order not estab", "order not")).collect()
}

/// Dates in the order of a file, and the list that they make at 120×36.
const LISTS: &[(&[&str], &[&str])] = &[
    // A brace runs on across a year: the first may have been of 2022, too.
    (
        &["[2021-11-20..2022-02-10]", "2022-01", "2022-05-01"],
        &["   2021", " ╭ Nov’21╌Feb’22", " │", " │ 2022", " │ Jan", " ╰ order not", "   ┆ 3 to 4 months", "   1 May"],
    ),
    // Clocks without a zone are not compared with those that have one, and a day in New York ends in Kyiv's next.
    (
        &["2022-02-24", "2022-02-24T03:40Z", "2022-02-24T05:00", "2022-02-24T23:30-05:00", "2022-02-25"],
        &[
            "   2022",
            "   24 Feb",
            " ╭ 24 Feb 03:40",
            " │ 24 Feb 05:00",
            " ╰ order not",
            " ╭ 24 Feb 23:30",
            " │ 25 Feb",
            " ╰ order not",
        ],
    ),
    // By instants, whatever the clocks show.
    (&["2022-02-24T03:40Z", "2022-02-24T06:00+03:00"], &["   2022", "   24 Feb 06:00", "   24 Feb 03:40"]),
    // What lasted is placed by its beginning.
    (
        &["2022-02-24/2022-03-17", "2022-03-14", "{2022-04-01,2022-06-01}", "2022-05"],
        &["   2022", "   24 Feb–17 Mar", "   14 Mar", "   1 Apr, 1 Jun", "   May"],
    ),
    (
        &["2022-02-24", "2022-02-24", "2022-02-24?"],
        &["   2022", "   24 Feb", " ╭ 24 Feb", " │ maybe 24 Feb", " ╰ order not"],
    ),
    // An event of which no year is known may have been before all others.
    (
        &["2022-03", "2022", "[..2022-03-05]", "XXXX-03"],
        &["   2022", " ╭ in 2022", " │ Mar", " │ by 5 Mar", " │", " │ no year", " │ some year", " ╰ order not"],
    ),
];

#[test]
fn braces() {
    for (dates, expected) in LISTS {
        assert_eq!(list(dates, "120x36"), *expected, "{dates:?}");
    }
}
