//! What serde understood → sources, events and citations. A bad part loses only itself where the rest
//! still makes sense; an event without a date does not.

use crate::load::place::{Page, Part};
use crate::load::read::Draft;
use crate::load::scan::items_of;
use crate::load::shape;
use crate::load::words::{DATE_AS_FAR_AS_KNOWN, cut};
use crate::model::{Archived, CitationParts, EventParts, LineRange, NameTable, Source, Stance, Text};
use crate::when::{When, WhenError};

use Part::Field;

/// Adds the source whose element begins at byte `start` to the draft.
pub fn source(page: &Page, start: usize, shape: shape::Source, draft: &mut Draft) {
    let mut part = Element { page, start, draft, event: None };
    if shape.id.trim().is_empty() {
        part.left_out("source", &[Field("id")], "its id is empty", Some("give it an id: id: \"gazette\"".to_owned()));
        return;
    }
    if shape.title.trim().is_empty() {
        part.warning(
            &[Field("title")],
            format!("the source `{}` has an empty title", shape.id),
            "write the document’s own title",
        );
    }
    let published = part.date(shape.published.as_deref(), &[Field("published")]);
    let archived = shape.archived.map(|archived| Archived {
        captured: part.date(archived.captured.as_deref(), &[Field("archived"), Field("captured")]),
        url: archived.url,
    });
    let places = items_at(page, start, "texts");
    let texts = shape.texts.into_iter().zip(places).map(|(text, at)| part.at(at).text(text)).collect();
    let source = Source {
        key: shape.id,
        title: shape.title,
        outlet: shape.outlet,
        author: shape.author,
        published,
        url: shape.url,
        archived,
        language: shape.language,
        derived_from: shape.derived_from,
        texts,
        location: page.location(start),
    };
    draft.sources.push(source);
}

/// Adds the event whose element begins at byte `start` to the chronology, unless it has no usable date.
/// `places` are the first bytes of its citations.
pub fn event(
    page: &Page,
    start: usize,
    shape: &shape::Event<'_>,
    places: impl Iterator<Item = usize>,
    draft: &mut Draft,
) {
    look_ahead(shape, draft);
    let mut part = Element { page, start, draft, event: Some(&shape.id) };
    if shape.id.trim().is_empty() {
        part.left_out(
            "event",
            &[Field("id")],
            "its id is empty",
            Some("give it an id: id: \"first-visit\"".to_owned()),
        );
        return;
    }
    let when = match part.draft.builder.date(&shape.when) {
        Ok(when) => when,
        Err(error) => {
            let (message, hint) = no_date(&shape.when, error);
            part.left_out("event", &[Field("when")], &message, hint);
            return;
        }
    };
    if shape.title.trim().is_empty() {
        part.warning(
            &[Field("title")],
            format!("the event `{}` has an empty title", shape.id),
            "say in one line what happened",
        );
    }
    let builder = &mut part.draft.builder;
    builder.event(&EventParts {
        key: &shape.id,
        when,
        title: &shape.title,
        account: shape.account.as_deref(),
        place: shape.place.as_deref(),
        location: page.location(start),
    });
    shape.actors.iter().for_each(|name| builder.actor(name));
    shape.tags.iter().for_each(|name| builder.tag(name));
    shape.citations.iter().zip(places).for_each(|(citation, at)| part.at(at).citation(citation));
}

/// Has the names at hand that an event mentions.
fn look_ahead(shape: &shape::Event<'_>, draft: &Draft) {
    let (builder, citations) = (&draft.builder, shape.citations.iter());
    let dates = citations.clone().filter_map(|citation| citation.when.as_deref());
    builder.look_ahead(NameTable::Dates, std::iter::once(&*shape.when).chain(dates));
    builder.look_ahead(NameTable::Sources, citations.clone().map(|citation| &*citation.source));
    builder.look_ahead(NameTable::Actors, shape.actors.iter().map(|name| &**name));
    builder.look_ahead(NameTable::Speakers, citations.filter_map(|citation| citation.by.as_deref()));
}

/// What to say of a date that is none, and what to do.
fn no_date(written: &str, error: WhenError) -> (String, Option<String>) {
    // Some messages say so themselves.
    let told = if error.message.contains("not a date") { "" } else { " is not a date" };
    let message = format!("“{}”{told}: {}", cut(written, 40), error.message);
    (message, error.hint.or_else(|| Some(DATE_AS_FAR_AS_KNOWN.to_owned())))
}

/// The element at hand, for saying where in it something is wrong.
struct Element<'a> {
    page: &'a Page,
    start: usize,
    draft: &'a mut Draft,
    event: Option<&'a str>,
}

/// Where the items of a list of the element that begins at `start` begin; asked for more of them, the list itself.
pub fn items_at(page: &Page, start: usize, list: &str) -> impl Iterator<Item = usize> + use<> {
    let list = page.part(start, &[Field(list)]).start;
    let items = items_of(&page.text, list);
    items.into_iter().map(|item| item.start).chain(std::iter::repeat(list))
}

impl Element<'_> {
    /// A part of it that begins at byte `start`.
    fn at(&mut self, start: usize) -> Element<'_> {
        Element { page: self.page, start, draft: self.draft, event: self.event }
    }

    fn error(&mut self, path: &[Part<'_>], message: String, hint: Option<String>) {
        let mut diagnostic = self.page.error(self.page.part(self.start, path), message);
        diagnostic.hint = hint;
        diagnostic.event = self.event.map(str::to_owned);
        self.draft.diagnostics.push(diagnostic);
    }

    fn warning(&mut self, path: &[Part<'_>], message: String, hint: &str) {
        let mut diagnostic = self.page.warning(self.page.part(self.start, path), message).hint(hint);
        diagnostic.event = self.event.map(str::to_owned);
        self.draft.diagnostics.push(diagnostic);
    }

    fn left_out(&mut self, sort: &str, path: &[Part<'_>], message: &str, hint: Option<String>) {
        self.draft.incomplete = true;
        self.draft.lost.extend(self.event.take().map(str::to_owned));
        self.error(path, format!("one {sort} left out: {message}"), hint);
    }

    fn date(&mut self, written: Option<&str>, path: &[Part<'_>]) -> Option<When> {
        let written = written?;
        self.dated(When::parse(written), written, path)
    }

    /// A date, or why it is left out.
    fn dated<D>(&mut self, read: Result<D, WhenError>, written: &str, path: &[Part<'_>]) -> Option<D> {
        read.map_err(|error| {
            let (message, hint) = no_date(written, error);
            self.error(path, format!("one date left out: {message}"), hint);
        })
        .ok()
    }

    fn text(&mut self, shape: shape::Text) -> Text {
        let file = shape.file.filter(|file| !file.is_empty());
        if file.is_none() && shape.sha256.is_none() {
            let hint = "name its file, or its fingerprint: file: \"sources/a.txt\" or sha256: \"…\"";
            self.error(&[], "this text has neither file nor sha256".to_owned(), Some(hint.to_owned()));
        }
        let sha256 = shape.sha256.map(|digits| digits.to_ascii_lowercase()).filter(|digits| {
            let well_formed = digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            if !well_formed {
                let message = "this is not a SHA-256 fingerprint: it has 64 digits from 0 to 9 and a to f";
                let hint = "`dateline fingerprint FILE` prints it";
                self.error(&[Field("sha256")], message.to_owned(), Some(hint.to_owned()));
            }
            well_formed
        });
        Text { kind: shape.kind.into(), file, sha256 }
    }

    fn citation(&mut self, shape: &shape::Citation<'_>) {
        let stance = Stance::from(shape.stance);
        let bare = shape.quote.is_none() && shape.lines.is_none();
        if bare && stance != Stance::Silent {
            let message = "this citation has neither quote nor lines".to_owned();
            self.warning(
                &[],
                message,
                "quote the words it rests on: quote: \"…\"; or stance: Silent, if there are none",
            );
        }
        let quote = shape.quote.as_deref().filter(|quote| {
            let blank = quote.trim().is_empty();
            if blank {
                self.warning(
                    &[Field("quote")],
                    "this quote is empty".to_owned(),
                    "quote the words it rests on, or leave it out",
                );
            }
            !blank
        });
        let lines = shape.lines.as_deref().and_then(|written| {
            let lines = written.parse::<LineRange>();
            if lines.is_err() {
                let message = format!("“{written}” names no lines: they are left out");
                let hint = "lines are counted from 1: \"12\" or \"12-14\"";
                self.error(&[Field("lines")], message, Some(hint.to_owned()));
            }
            lines.ok()
        });
        let when = shape.when.as_deref().and_then(|written| {
            let date = self.draft.builder.date(written);
            self.dated(date, written, &[Field("when")])
        });
        self.draft.builder.cite(&CitationParts {
            source: &shape.source,
            quote,
            prefix: shape.prefix.as_deref(),
            suffix: shape.suffix.as_deref(),
            lines,
            stance,
            when,
            as_written: shape.as_written.as_deref(),
            reckoned_from: shape.reckoned_from.as_deref(),
            by: shape.by.as_deref(),
            note: shape.note.as_deref(),
            location: self.page.location(self.start),
        });
    }
}
