//! What the reader says of broken RON, in plain English: one place, so that a translation is one file.

use crate::load::scan::Wrong;
use crate::model::Diagnostic;
use crate::text::{Shown, compare};

/// The longest message or hint, in characters.
pub const LONGEST: usize = 200;

/// What to do about words that do not stand in their source.
pub const COPY_THE_QUOTATION: &str = "copy the quotation from the text, letter for letter";

/// The same where nobody has looked for almost those words.
pub const GIVEN_UP: &str = "copy the quotation from the text, letter for letter; almost the same words were not \
                            looked for: so many quotations in such long texts take too long";
/// What to do about a date that is none, where nothing better can be said.
pub const DATE_AS_FAR_AS_KNOWN: &str =
    "write it as far as it is known: 2021, 2021-04, 2021-04-24; `dateline when` explains a date";

/// What to do about an element that is not as it should be, where nothing better can be said.
const COMPARE: &str = "compare it with the elements before and after it, or take it out";

/// A message and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Said {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()) }
    }
}

/// What to say of an element that has no outline.
#[must_use]
pub fn of_outline(wrong: Wrong, sort: &str) -> Said {
    match wrong {
        Wrong::Text => Said::new(
            "the quotes of this string are not in order",
            "close it with \"; a quote inside a string is written \\\"",
        ),
        Wrong::Comment => Said::new("the comment that begins here is not closed", "close it with */"),
        Wrong::Bracket | Wrong::Pair => {
            Said::new("this bracket is not closed", "( is closed by ), and [ by ], in the reverse order of opening")
        }
        Wrong::Stray => Said::new(
            format!("this belongs to no {sort}"),
            "is there a bracket or a comma too many before it, or a comma too few?",
        ),
        Wrong::Depth => Said::new("the brackets nest too deep", "128 levels are read"),
        Wrong::Size => Said::new(
            format!("this {sort} is longer than 1 MiB"),
            "is a bracket or a quote missing? Long texts belong in a file of their own",
        ),
    }
}

/// What to say of ron's error; `found` is the text that it points at.
#[must_use]
pub fn of_ron(error: &ron::Error, found: &str) -> Said {
    use ron::Error as E;
    match error {
        E::NoSuchStructField { expected, found, outer } => {
            let thing = thing(outer.as_deref());
            Said::new(
                format!("{thing} has no field `{}`", cut(found, 60)),
                did_you_mean_one_of(found, expected, &format!("{thing} has")),
            )
        }
        E::MissingStructField { field, outer } => Said::new(
            format!("the field `{field}` is missing"),
            format!("{} needs {}", thing(outer.as_deref()), example(field)),
        ),
        E::DuplicateStructField { field, .. } => {
            Said::new(format!("the field `{field}` stands here twice"), "keep one of the two")
        }
        E::NoSuchEnumVariant { expected, found, outer } => {
            let sort = if outer.as_deref() == Some("TextKind") { "kind of text" } else { "stance" };
            Said::new(
                format!("there is no {sort} `{}`", cut(found, 60)),
                did_you_mean_one_of(found, expected, "there are"),
            )
        }
        E::ExpectedDifferentStructName { expected, found } => Said::new(
            format!("expected {expected}(…), not `{}`", cut(found, 60)),
            did_you_mean(found, [*expected], "the name may also be left out"),
        ),
        E::ExpectedNamedStructLike(name) if !name.is_empty() => {
            Said::new(format!("expected {name}(…)"), "its fields stand between ( and )")
        }
        E::ExpectedString if found.starts_with(['“', '”', '„', '«', '‘', '’', '\'']) => {
            Said::new("expected a string in straight double quotes", "write it between \" and \"")
        }
        E::ExpectedString => Said::new("expected a string", string_hint(found)),
        E::ExpectedArray if found.starts_with('"') => {
            Said::new("expected a list", format!("write it between [ and ]: [{}]", cut(found, 60)))
        }
        E::ExpectedArray => Said::new("expected a list", "write it between [ and ]"),
        E::ExpectedComma => Said::new("a comma is missing before this", "each field and each item ends with a comma"),
        E::ExpectedMapColon => Said::new("a colon is missing after the field’s name", "a field is written name: value"),
        E::ExpectedIdentifier => Said::new(
            "expected a name without quotes",
            "names of fields, and words such as Asserts or Digest, stand without quotes",
        ),
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => {
            Said::new("expected (", "fields stand between ( and )")
        }
        E::InvalidEscape(_) => {
            Said::new("a string has no such escape", "a backslash is written \\\\, or the whole string r\"…\"")
        }
        E::ExceededRecursionLimit => of_outline(Wrong::Depth, ""),
        other => Said::new(cut(&other.to_string(), LONGEST), COMPARE),
    }
}

fn thing(outer: Option<&str>) -> &'static str {
    match outer {
        Some("Event") => "an event",
        Some("Source") => "a source",
        Some("Citation") => "a citation",
        Some("Text") => "a text",
        Some("Archived") => "an archived copy",
        _ => "a chronology",
    }
}

fn example(field: &str) -> &'static str {
    match field {
        "id" => "an id of its own: id: \"first-visit\"",
        "when" => "a date: when: \"2022-04\"",
        "title" => "a title: title: \"…\"",
        "source" => "the id of its source: source: \"gazette\"",
        "kind" => "its kind: kind: Digest",
        "url" => "its address: url: \"https://…\"",
        _ => "it",
    }
}

fn string_hint(found: &str) -> String {
    let plain = !found.is_empty() && found.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'));
    if plain {
        format!("put it in quotes: \"{}\"", cut(found, 60))
    } else {
        "strings stand in quotes: \"…\"".to_owned()
    }
}

/// Asks for the nearest of the known names; where none is near, says `otherwise`.
#[must_use]
pub fn did_you_mean<'a>(found: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    nearest(found, known).map_or_else(|| otherwise.to_owned(), |name| format!("did you mean `{name}`?"))
}

/// Asks for the nearest of a few known names, and lists them all.
#[must_use]
pub fn did_you_mean_one_of(found: &str, known: &[&str], thing: &str) -> String {
    let list = format!("{thing}: {}", known.join(", "));
    nearest(found, known.iter().copied()).map_or_else(|| list.clone(), |name| format!("did you mean `{name}`? {list}"))
}

/// The known name that `found` may have been meant for: within two edits, or much alike in Jaro's and
/// Winkler's measure.
#[must_use]
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Enough for people; with more, a file of nothing but mistakes would take very long.
    const LONG: usize = 100;
    const MOST: usize = 5000;
    if found.len() > LONG {
        return None;
    }
    known
        .into_iter()
        .take(MOST)
        .filter(|name| name.len() <= LONG)
        .map(|name| (strsim::damerau_levenshtein(found, name), strsim::jaro_winkler(found, name), name))
        .filter(|&(edits, alike, name)| (edits <= 2 && edits < name.chars().count()) || alike >= 0.85)
        .min_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)))
        .map(|(.., name)| name)
}

/// At most `longest` characters, the last one `…` where more was there.
#[must_use]
pub fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        None => text.to_owned(),
        Some(_) => text.chars().take(longest.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// Cuts what diagnostics say, whatever ids and words of the files are in it.
pub fn keep_short(diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics {
        diagnostic.message = cut(&diagnostic.message, LONGEST);
        diagnostic.hint = diagnostic.hint.take().filter(|hint| !hint.is_empty()).map(|hint| cut(&hint, LONGEST));
    }
}

/// How many places at which words differ are named.
const MOST_NAMED: usize = 3;
/// The longest words that are named, in characters.
const LONGEST_NAMED: usize = 40;
/// The longest passage that a hint gives to be quoted, in characters.
const LONGEST_QUOTED: usize = 120;

/// `the text has “given”, the quotation “shared”`; nothing where no word differs.
#[must_use]
pub fn differing(quote: &str, passage: &str) -> Option<String> {
    let changes = compare(quote, passage);
    let told = |words: &str| format!("“{}”", cut(&one_line(words), LONGEST_NAMED));
    let named = changes.iter().take(MOST_NAMED).map(|it| match (&quote[it.quote.clone()], &passage[it.text.clone()]) {
        ("", added) => format!("the text has {}, the quotation has not", told(added)),
        (left_out, "") => format!("the quotation has {}, the text has not", told(left_out)),
        (quoted, there) => format!("the text has {}, the quotation {}", told(there), told(quoted)),
    });
    let mut named = named.collect::<Vec<_>>().join("; ");
    if let Some(more @ 1..) = changes.len().checked_sub(MOST_NAMED) {
        named += &format!("; and {more} more");
    }
    (!changes.is_empty()).then_some(named)
}

/// What to do about a quotation that differs from its passage. A passage that is not shown as it is, for its
/// hidden characters, is not there to be copied.
#[must_use]
pub fn quote_instead(passage: &str) -> String {
    let passage = one_line(passage);
    if Shown::of(&passage).as_str() != passage {
        "read both; the passage has hidden characters: if the text still says the same, copy the words from the text"
            .to_owned()
    } else if passage.contains(['"', '\\']) || passage.chars().nth(LONGEST_QUOTED).is_some() {
        "read both; if the text still says the same, quote it letter for letter".to_owned()
    } else {
        format!("read both; if the text still says the same, quote: \"{passage}\"")
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `1 line`, `2 lines`.
#[must_use]
pub fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name() {
        let known = ["gazette", "wire-report", "firm", "a"];
        for (found, expected) in [
            ("gazete", Some("gazette")),
            ("gaztete", Some("gazette")),
            ("wire-rep", Some("wire-report")),
            ("fimr", Some("firm")),
            ("xyzzy", None),
            ("b", None),
            ("", None),
        ] {
            assert_eq!(nearest(found, known), expected, "{found:?}");
        }
        assert_eq!(nearest(&"a".repeat(1 << 20), known), None);
    }

    #[test]
    fn what_differs() {
        let cases = [
            ("data was shared", "data was given", Some("the text has “given”, the quotation “shared”")),
            ("it was", "it never was", Some("the text has “never”, the quotation has not")),
            ("it never was", "it was", Some("the quotation has “never”, the text has not")),
            (
                "a 1 b 2 c 3 d 4 e",
                "a 5 b 6 c 7 d 8 e",
                Some(
                    "the text has “5”, the quotation “1”; the text has “6”, the quotation “2”; the text has “7”, the \
                     quotation “3”; and 1 more",
                ),
            ),
            ("“the” same", "\"the\"\nsame", None),
        ];
        for (quote, passage, expected) in cases {
            assert_eq!(differing(quote, passage).as_deref(), expected, "{quote:?}");
        }
        let long = differing(&"x ".repeat(9_000), &"y\n".repeat(9_000)).expect("they differ");
        assert!(long.chars().count() < LONGEST, "{long}");
        assert!(
            quote_instead(&"word ".repeat(100)).len() < LONGEST && quote_instead("one\n two").ends_with("\"one two\"")
        );
    }

    #[test]
    fn words_to_copy_are_shown_as_they_are() {
        for (passage, is_ready_made) in [
            ("one two", true),
            ("Größe – “naïve”", true),
            ("one\ttwo", true),
            ("zero\u{200B}width", false),
            ("a\u{AD}b", false),
            ("bell\u{7}", false),
            ("say \"so\"", false),
        ] {
            let hint = quote_instead(passage);
            assert_eq!(hint.contains("quote: \""), is_ready_made, "{hint}");
            assert_eq!(hint.contains("hidden"), passage.contains(['\u{200B}', '\u{AD}', '\u{7}']), "{hint}");
        }
    }

    #[test]
    fn long_messages_are_cut() {
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("äbcd", 3), "äb…");
        let error = ron::Error::NoSuchStructField { expected: &["id"], found: "x".repeat(1 << 20), outer: None };
        assert!(of_ron(&error, "").message.chars().count() <= LONGEST);
    }
}
