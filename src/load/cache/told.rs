//! Diagnostics, and where files may be pointed at, kept and read again.

use crate::load::pages::Long;
use crate::load::place::Mark;
use crate::model::stored::Record;
use crate::model::{Diagnostic, Location, Severity, Snippet};

/// Writes diagnostics.
pub fn store_diagnostics(to: &mut Record, diagnostics: &[Diagnostic]) {
    to.put_count(diagnostics.len());
    for Diagnostic { severity, location, message, hint, snippet, event } in diagnostics {
        to.put(u8::from(*severity == Severity::Error));
        to.put_string(&location.file);
        to.put_count(location.line);
        to.put_count(location.column);
        to.put_string(message);
        to.put_optional(hint.as_deref());
        to.put_optional(event.as_deref());
        to.put_optional(snippet.as_ref().map(|snippet| snippet.line.as_str()));
        if let Some(Snippet { line: _, start, length }) = snippet {
            to.put_count(*start);
            to.put_count(*length);
        }
    }
}

/// Reads diagnostics again.
pub fn stored_diagnostics(from: &mut Record) -> Option<Vec<Diagnostic>> {
    from.several(|from| {
        let severity = if from.small::<u8>()? == 1 { Severity::Error } else { Severity::Warning };
        let location = Location { file: from.string()?.into(), line: from.count()?, column: from.count()? };
        let (message, hint, event) = (from.string()?, from.optional()?, from.optional()?);
        let snippet = match from.optional()? {
            Some(line) => Some(Snippet { line, start: from.count()?, length: from.count()? }),
            None => None,
        };
        Some(Diagnostic { severity, location, message, hint, snippet, event })
    })
}

/// Writes places in files.
pub fn store_marks(to: &mut Record, files: &[Long]) {
    to.put_count(files.len());
    for Long { label, marks } in files {
        to.put_string(label);
        to.put_count(marks.len());
        for Mark { line, column, byte } in marks {
            [line, column, byte].into_iter().for_each(|number| to.put_count(*number));
        }
    }
}

/// Reads places in files again.
pub fn stored_marks(from: &mut Record) -> Option<Vec<Long>> {
    from.several(|from| {
        let label = from.string()?.into();
        let marks =
            from.several(|from| Some(Mark { line: from.count()?, column: from.count()?, byte: from.count()? }))?;
        (!marks.is_empty()).then_some(Long { label, marks })
    })
}
