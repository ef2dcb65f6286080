//! The headless door: run some keys, print the screen. No state, history or configuration is read or
//! written, and what would be copied, opened or edited is named instead.

use crate::app::{App, Effect, Message, Wish};
use crate::keymap::{Key, Keymap};
use crate::layout::Size;
use crate::phrases::{copied, links};
use crate::shell::loader::{Loader, Place};
use crate::shell::searcher::Searcher;
use crate::text::strays;

/// An explorer without a terminal.
pub struct Headless {
    /// The state.
    pub app: App,
    loader: Loader,
    searcher: Searcher,
    left: bool,
}

impl Headless {
    /// Opens a chronology and waits until every citation has been looked up.
    ///
    /// # Errors
    /// The files cannot be read: a sentence.
    pub fn open(place: &Place, size: Size, keymap: Keymap, query: Option<&str>) -> Result<Self, String> {
        Self::open_on(place, size, keymap, query, Wish::default())
    }

    /// The same, with only those sources counted that are wished for.
    ///
    /// # Errors
    /// The files cannot be read: a sentence.
    pub fn open_on(place: &Place, size: Size, keymap: Keymap, query: Option<&str>, wish: Wish) -> Result<Self, String> {
        let mut headless = Self {
            app: App::new(size, keymap, None),
            loader: Loader::new(place.clone()),
            searcher: Searcher::default(),
            left: false,
        };
        headless.app.place.query = query.unwrap_or_default().to_owned();
        headless.app.wish = wish;
        headless.perform(Effect::Load);
        match headless.app.notice.take() {
            Some(why) if headless.app.busy.is_none() && !headless.app.desk.checked => Err(why),
            notice => {
                headless.app.notice = notice;
                Ok(headless)
            }
        }
    }

    /// Takes in a message and does all the work that comes of it.
    pub fn take(&mut self, message: Message) {
        if let Some(effect) = self.app.update(message) {
            self.perform(effect);
        }
    }

    /// Presses a key, unless the explorer has been left.
    pub fn press(&mut self, key: Key) {
        if !self.left {
            self.take(Message::Key(key));
        }
    }

    /// Presses keys written as in `--keys`: separated by blanks.
    ///
    /// # Errors
    /// One of them is not a key: a sentence. None is pressed then.
    pub fn press_all(&mut self, keys: &str) -> Result<(), String> {
        let keys = keys.split_whitespace().map(str::parse).collect::<Result<Vec<Key>, _>>()?;
        keys.into_iter().for_each(|key| self.press(key));
        Ok(())
    }

    /// Reads the files again, as after a change from outside.
    pub fn read_again(&mut self) {
        self.perform(Effect::Load);
    }

    /// Does the work that an effect asks for, as late as one likes.
    pub fn answer(&mut self, effect: &Effect) {
        self.perform(effect.clone());
    }

    fn perform(&mut self, effect: Effect) {
        let outcome = match &effect {
            Effect::Edit { file, line, column } => Some(format!("would open the editor at {file}:{line}:{column}")),
            Effect::Copy { text, what } => Some(copied::would_copy(what, strays(text).count())),
            Effect::Open(link) => Some(links::would_open(link.url())),
            Effect::Suspend => Some("would suspend".to_owned()),
            Effect::Quit => {
                self.left = true;
                Some("has been left".to_owned())
            }
            _ => None,
        };
        if let Some(words) = outcome {
            self.app.update(Message::Outcome(words));
            return;
        }
        let mut messages = Vec::new();
        if effect == Effect::Load {
            self.loader.load(&|| false, &mut |message| messages.push(message));
            // Here all is read before anything is done: the keys are for the whole.
            messages.retain(|message| !matches!(message, Message::Loaded(opened) if opened.partial));
            messages.retain(|message| !matches!(message, Message::Read(_)));
        } else {
            self.searcher.answer(&effect, &|| false, &mut |message| messages.push(message));
        }
        for message in messages {
            self.take(message);
        }
        loop {
            let mut messages = Vec::new();
            self.searcher.go_on(&|_| false, &mut |message| messages.push(message));
            if messages.is_empty() {
                break;
            }
            messages.into_iter().for_each(|message| self.take(message));
        }
    }
}

#[cfg(test)]
mod tests;
