//! Facets write the query: what a key toggles stands there as if it had been typed.

use std::ops::Range;

use crate::query::folded;
use crate::query::parse::{Clause, unwritten, written};
use crate::query::{Key, Query, TokenKind};

/// Keeps a value, or stops keeping it. A value of the same key that is kept already becomes an
/// alternative: `actor:a | actor:b`. A value that was left out no longer is.
///
/// `key` is that of a [`Group`](crate::query::Group); `value` is a
/// [`query_value`](crate::query::Value::query_value), or a plain name. With an unknown key the query
/// comes back as it was.
#[must_use]
pub fn toggle_kept(query: &str, key: &str, value: &str) -> String {
    toggle(query, key, value, Clause::keeps, Clause::leaves_out, |query, key, term| {
        let parsed = Query::parse(&query);
        match parsed.clauses().iter().rev().find(|clause| clause.keeps() == Some(key)) {
            Some(clause) => inserted(query, clause.span().end, &format!(" | {term}")),
            None => appended(query, &term),
        }
    })
}

/// Leaves a value out, `-actor:a`, or stops doing so. A value that was kept no longer is.
/// `key` and `value` as for [`toggle_kept`].
#[must_use]
pub fn toggle_left_out(query: &str, key: &str, value: &str) -> String {
    toggle(query, key, value, Clause::leaves_out, Clause::keeps, |query, _, term| appended(query, &format!("-{term}")))
}

/// Takes everything out that asks about that key alone, kept and left out.
#[must_use]
pub fn clear_key(query: &str, key: &str) -> String {
    match facet_key(key) {
        Some(key) => without(query, |clause, _| clause.key() == Some(key)),
        None => query.to_owned(),
    }
}

fn toggle(
    query: &str,
    key: &str,
    value: &str,
    own: fn(&Clause) -> Option<Key>,
    opposite: fn(&Clause) -> Option<Key>,
    add: impl Fn(String, Key, String) -> String,
) -> String {
    let Some(key) = facet_key(key) else { return query.to_owned() };
    let value = unwritten(value);
    let wanted = folded(&value);
    if wanted.trim().is_empty() {
        return query.to_owned();
    }
    let names = |clause: &Clause, at: usize| clause.terms[at].value().map(folded).as_ref() == Some(&wanted);
    let taken_out = without(query, |clause, at| own(clause) == Some(key) && names(clause, at));
    if taken_out != query {
        return taken_out;
    }
    let query = without(query, |clause, at| opposite(clause) == Some(key) && names(clause, at));
    add(completed(query), key, format!("{}:{}", key.name(), written(&value)))
}

fn facet_key(name: &str) -> Option<Key> {
    if name == "year" { Some(Key::When) } else { Key::named(name) }
}

/// The query without the terms that `goes` names by clause and position.
fn without(query: &str, goes: impl Fn(&Clause, usize) -> bool) -> String {
    let mut text = query.to_owned();
    loop {
        let parsed = Query::parse(&text);
        let found = parsed.clauses().iter().find_map(|clause| {
            let at = (0..clause.terms.len()).find(|&at| goes(clause, at))?;
            Some((clause, at))
        });
        let Some((clause, at)) = found else { return text };
        let range = room(&text, clause, at);
        // What stood apart stays apart.
        let apart = |side: Option<char>| side.is_some_and(|ch| !ch.is_whitespace());
        let blank = apart(text[..range.start].chars().next_back()) && apart(text[range.end..].chars().next());
        text.replace_range(range, if blank { " " } else { "" });
    }
}

/// A term with the `|` or the blanks that go with it.
fn room(text: &str, clause: &Clause, at: usize) -> Range<usize> {
    let span = clause.terms[at].span.clone();
    if at > 0 {
        clause.terms[at - 1].span.end..span.end
    } else if let Some(next) = clause.terms.get(1) {
        span.start..next.span.start
    } else {
        let before = text[..span.start].trim_end().len();
        let after = text.len() - text[span.end..].trim_start().len();
        before..after
    }
}

/// The query without a `|` or `-` that waits for more at its end, and with its last quotation closed.
fn completed(mut query: String) -> String {
    loop {
        let parsed = Query::parse(&query);
        let waiting = parsed.tokens().last().filter(|token| {
            token.kind == TokenKind::Or || token.kind == TokenKind::Bad && &query[token.span.clone()] == "-"
        });
        match waiting {
            Some(token) => query.truncate(query[..token.span.start].trim_end().len()),
            None if parsed.is_open() => {
                let slashes = query.len() - query.trim_end_matches('\\').len();
                query.push_str(if slashes % 2 == 1 { "\\\"" } else { "\"" });
                return query;
            }
            None => return query,
        }
    }
}

fn inserted(mut query: String, at: usize, addition: &str) -> String {
    if query[at..].starts_with(|ch: char| !ch.is_whitespace()) {
        query.insert(at, ' ');
    }
    query.insert_str(at, addition);
    query
}

fn appended(mut query: String, term: &str) -> String {
    if !query.is_empty() && !query.ends_with(char::is_whitespace) {
        query.push(' ');
    }
    query.push_str(term);
    query
}
