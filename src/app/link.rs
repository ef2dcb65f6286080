//! The addresses of a source: shown whole, copied, or opened after that.

use crate::app::cited::{in_order, speaking};
use crate::app::face_off::Pair;
use crate::app::run_sheet::stepped;
use crate::app::{App, Effect, Sheet, View};
use crate::command::Command;
use crate::layout;
use crate::model::{CitationId, SourceId};
use crate::phrases::links;
use crate::text::{Link, NoLink};
use crate::when::When;

/// The addresses of a source, and which one is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// The source in few words.
    pub source: String,
    /// Its page and the archived copy, one of them at least.
    pub addresses: Vec<Address>,
    /// Which one is chosen, counted from 0.
    pub chosen: usize,
}

/// An address as a source gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// What is there: the page, the archived copy.
    pub what: String,
    /// As it is written: as much of it as a screen is wide.
    pub written: String,
    /// What would be copied and opened, or why nothing is.
    pub link: Result<Link, NoLink>,
}

/// A row below the name of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressRow {
    /// Its host, as it is looked up and as it is written.
    Host(String),
    /// Something to be careful about.
    Warning(String),
    /// A part of what would be opened.
    Url(String),
    /// The address as it is written, which is not opened.
    Written(String),
}

impl Address {
    fn new(what: String, written: &str) -> Self {
        let shown = written.chars().take(layout::Size::LARGEST.width.into()).collect();
        Self { what, written: shown, link: Link::of(written) }
    }

    /// What is shown of it at that width: the whole of what would be opened, and what to know before that.
    #[must_use]
    pub fn rows(&self, width: usize) -> Vec<AddressRow> {
        let link = match &self.link {
            Ok(link) => link,
            Err(why) => {
                let hint = AddressRow::Warning(why.hint().to_owned());
                return vec![
                    AddressRow::Written(self.written.clone()),
                    AddressRow::Warning(links::refused(*why)),
                    hint,
                ];
            }
        };
        let host = link.host_as_written().map(|written| AddressRow::Host(links::host(link.host(), written)));
        let mixed = link.mixed().map(|mixed| AddressRow::Warning(links::looks_like_another(mixed)));
        // All of it is ASCII: a byte is a column.
        let url = link.url().as_bytes().chunks(width.max(1)).map(String::from_utf8_lossy);
        let url = url.map(|part| AddressRow::Url(part.into_owned()));
        host.into_iter().chain(mixed).chain(url).collect()
    }
}

impl App {
    /// Shows the addresses of the source that one looks at.
    pub(super) fn show_links(&mut self) {
        let Some(source) = self.source_at_hand() else {
            self.notice = Some(links::NO_SOURCE.to_owned());
            return;
        };
        let (name, source) = (self.desk.source_name(source).to_owned(), self.desk.chronology().source(source));
        let page = source.url.as_deref().map(|url| Address::new(links::PAGE.to_owned(), url));
        let archived = source.archived.as_ref().map(|copy| {
            let captured = copy.captured.as_ref().map(When::words);
            Address::new(links::archived(captured.as_deref()), &copy.url)
        });
        let addresses: Vec<Address> = page.into_iter().chain(archived).collect();
        if addresses.is_empty() {
            self.notice = Some(links::none(&name));
        } else {
            self.sheet = Some(Sheet::Link(Links { source: name, addresses, chosen: 0 }));
        }
    }

    /// The source of the passage that one looks at.
    fn source_at_hand(&self) -> Option<SourceId> {
        let of = |id: CitationId| self.desk.chronology().source_of(id);
        match self.place.view {
            View::Reader => self.place.reader.source,
            View::Matrix => self.column_source(),
            View::FaceOff => self.pair().and_then(|pair: Pair| of(pair[self.place.face_off.focus.index()])),
            View::Timeline | View::Axis => {
                let event = self.event()?;
                let spoken = speaking(&self.desk, event);
                let shown = spoken.get(self.place.timeline.passage).or(spoken.last()).copied();
                of(shown.or(in_order(&self.desk, event).first().copied())?)
            }
        }
    }

    pub(super) fn run_in_links(&mut self, mut links: Links, command: Command) -> Option<Effect> {
        links.chosen = links.chosen.min(links.addresses.len().saturating_sub(1));
        let address = links.addresses.get(links.chosen)?;
        match (command, &address.link) {
            (Command::Escape, _) => return None,
            (Command::Enter, Ok(link)) => {
                let what = links::address_of(&address.what, &links.source);
                return Some(Effect::Copy { text: link.url().to_owned(), what });
            }
            (Command::OpenLink, Ok(link)) => {
                // Nothing is opened that has not been shown whole.
                let room = layout::addresses(self.size);
                if room.width > 0 && address.rows(room.width.into()).len() < room.height.into() {
                    return Some(Effect::Open(link.clone()));
                }
                self.notice = Some(links::NO_ROOM.to_owned());
            }
            (Command::Enter | Command::OpenLink, Err(why)) => self.notice = Some(links::refused(*why)),
            _ => links.chosen = stepped(links.chosen, links.addresses.len(), command),
        }
        self.sheet = Some(Sheet::Link(links));
        None
    }
}
