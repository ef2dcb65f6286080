//! The file format as serde sees it. Dates, lines and fingerprints are still as written here: what is
//! wrong with one of them should not cost the element.

use std::borrow::Cow;

use serde::Deserialize;

use crate::model;

/// One source, as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "Source", deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub outlet: String,
    pub author: Option<String>,
    pub published: Option<String>,
    pub url: Option<String>,
    pub archived: Option<Archived>,
    pub language: Option<String>,
    #[serde(default)]
    pub derived_from: Vec<String>,
    #[serde(default)]
    pub texts: Vec<Text>,
}

/// A copy kept by an archive, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archived {
    pub url: String,
    pub captured: Option<String>,
}

/// One wording of a source, as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "Text", deny_unknown_fields)]
pub struct Text {
    pub kind: TextKind,
    pub file: Option<String>,
    pub sha256: Option<String>,
}

/// The sort of a wording.
#[derive(Debug, Deserialize)]
pub enum TextKind {
    Original,
    Digest,
    Translation,
    Transcript,
}

/// One event, as written; its words where the file has them, as far as they can be borrowed.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename = "Event", deny_unknown_fields)]
pub struct Event<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub when: Cow<'a, str>,
    #[serde(borrow)]
    pub title: Cow<'a, str>,
    pub account: Option<Cow<'a, str>>,
    #[serde(default)]
    pub actors: Vec<Cow<'a, str>>,
    pub place: Option<Cow<'a, str>>,
    #[serde(default)]
    pub tags: Vec<Cow<'a, str>>,
    #[serde(default)]
    pub citations: Vec<Citation<'a>>,
}

/// One citation, as written.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(rename = "Citation", deny_unknown_fields)]
pub struct Citation<'a> {
    #[serde(borrow)]
    pub source: Cow<'a, str>,
    pub quote: Option<Cow<'a, str>>,
    pub prefix: Option<Cow<'a, str>>,
    pub suffix: Option<Cow<'a, str>>,
    pub lines: Option<Cow<'a, str>>,
    #[serde(default)]
    pub stance: Stance,
    pub when: Option<Cow<'a, str>>,
    pub as_written: Option<Cow<'a, str>>,
    pub reckoned_from: Option<Cow<'a, str>>,
    pub by: Option<Cow<'a, str>>,
    pub note: Option<Cow<'a, str>>,
}

/// What a source does with an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
pub enum Stance {
    #[default]
    Asserts,
    Denies,
    Qualifies,
    Silent,
}

impl From<TextKind> for model::TextKind {
    fn from(kind: TextKind) -> Self {
        match kind {
            TextKind::Original => Self::Original,
            TextKind::Digest => Self::Digest,
            TextKind::Translation => Self::Translation,
            TextKind::Transcript => Self::Transcript,
        }
    }
}

impl From<Stance> for model::Stance {
    fn from(stance: Stance) -> Self {
        match stance {
            Stance::Asserts => Self::Asserts,
            Stance::Denies => Self::Denies,
            Stance::Qualifies => Self::Qualifies,
            Stance::Silent => Self::Silent,
        }
    }
}
