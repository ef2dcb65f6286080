//! What a chronology is: events, the sources that tell them, the citations that join the two,
//! and what those citations add up to.
//!
//! Everything here is plain data, read through small handles ([`EventId`], [`SourceId`], …). There is
//! no RON, no file and no screen in this module.

mod basis;
mod builder;
mod chronology;
mod cited;
mod columns;
mod dated;
mod dates;
mod diagnostic;
mod event;
mod evidence;
mod handles;
mod lines;
mod origin;
mod parts;
mod reckoned;
mod report;
mod source;
mod sources;
mod standing;
pub mod stored;
#[cfg(test)]
mod tests;
mod together;

pub use basis::{Basis, Bearing, publications};
pub use builder::{Builder, Doubled, NameTable};
pub use chronology::{Chronology, StoredCitations};
pub use cited::Cited;
pub use dates::{GivenDate, GivenDates, rivals};
pub use diagnostic::{Diagnostic, Location, Severity, Snippet};
pub use event::{Citation, Event, Stance};
pub use evidence::{Anchor, Change, Evidence, Finding, Verdict};
pub use handles::{ActorId, CitationId, DateId, EventId, Handle, Names, PlaceId, SourceId, SpeakerId, TagId, TextId};
pub use lines::{LineRange, LineRangeError};
pub use origin::Origins;
pub use parts::{CitationParts, EventParts};
pub use reckoned::{CountsFrom, Reckoned};
pub use report::FirstReport;
pub use source::{Archived, Source, Text, TextKind};
pub use standing::{Standing, Tally};
pub use together::{Job, Together, both, one_by_one};

use dated::Dates;
use sources::Sources;
