//! What the program says in JSON.
#![allow(dead_code, reason = "each test file uses its part")]

use std::collections::BTreeSet;

use serde_json::Value;

use crate::stage::{Ran, ran};

/// Runs it; what it prints is one JSON document.
pub fn json(arguments: &[&str]) -> Value {
    let Ran { code, out, err } = ran(arguments);
    assert!(code == Some(0) || code == Some(1), "{arguments:?}: {err}");
    serde_json::from_str(&out).expect("one JSON document")
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).expect("a list")
}

pub fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

pub fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Whether an object has these keys; those that end in `?` may be absent, and no other may be there.
pub fn has_keys(value: &Value, expected: &str) {
    let found = keys(value);
    let all: BTreeSet<&str> = expected.split(' ').map(|key| key.trim_end_matches('?')).collect();
    let must = expected.split(' ').filter(|key| !key.ends_with('?')).collect::<BTreeSet<_>>();
    assert!(found.is_superset(&must) && found.is_subset(&all), "{found:?} instead of {expected}");
}

pub const LISTED: &str =
    "id when earliest latest words title standing origins actors tags place citations possibly? score?";
