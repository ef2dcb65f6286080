//! The file format as serde sees it. Dates, lines and fingerprints are still as written here: what is
//! wrong with one of them should not cost the element.

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

/// One event, as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "Event", deny_unknown_fields)]
pub struct Event {
    pub id: String,
    pub when: String,
    pub title: String,
    pub account: Option<String>,
    #[serde(default)]
    pub actors: Vec<String>,
    pub place: Option<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub citations: Vec<Citation>,
}

/// One citation, as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "Citation", deny_unknown_fields)]
pub struct Citation {
    pub source: String,
    pub quote: Option<String>,
    pub prefix: Option<String>,
    pub suffix: Option<String>,
    pub lines: Option<String>,
    #[serde(default)]
    pub stance: Stance,
    pub when: Option<String>,
    pub as_written: Option<String>,
    pub reckoned_from: Option<String>,
    pub by: Option<String>,
    pub note: Option<String>,
}

/// What a source does with an event.
#[derive(Debug, Default, Deserialize)]
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
