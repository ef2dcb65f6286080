//! How a citation names its place in a text.

use crate::model::LineRange;

/// A quotation, lines, or both, after the `TextQuoteSelector` of the W3C Web Annotation Data Model and
/// the line ranges of RFC 5147 (which counts from 0; here lines count from 1 and the last is included).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector {
    /// The words.
    pub quote: Option<String>,
    /// What stands straight before them, where they occur more than once.
    pub prefix: Option<String>,
    /// What stands straight after them, where they occur more than once.
    pub suffix: Option<String>,
    /// The lines that the words touch; without words, the place itself.
    pub lines: Option<LineRange>,
}
