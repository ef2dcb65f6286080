//! The screen while the texts of a chronology are still being read, and when they have been.

#[path = "stage/screens.rs"]
#[allow(unused_macros, unused_imports, reason = "here the keys are pressed while no text has been read")]
mod screens;

use std::sync::Arc;

use dateline::app::{App, Effect, Message, Opened, Remembered, Summary};
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::{self, Loaded};
use dateline::model::{Basis, TextId};
use dateline::shell::print::{Format, print, screen};
use dateline::shell::searcher::Searcher;
use dateline::text::Shelf;
use dateline::view::theme::{Palette, Theme};
use screens::{harbour, opened, shown};

/// An explorer whose texts come when the test lets them.
struct Waiting {
    app: App,
    searcher: Searcher,
    /// What is on the table.
    opened: Arc<Opened>,
    /// What was read, with all texts.
    loaded: Loaded,
}

impl Waiting {
    /// The harbour, with every text awaited.
    fn new((width, height): (u16, u16), wanted: Option<Remembered>) -> Self {
        let read = || load::load(&harbour().root, None).expect("there is a chronology");
        let Loaded { chronology, diagnostics, .. } = read();
        let shelf = Shelf::awaiting(chronology.text_count());
        let root = Some(env!("CARGO_MANIFEST_DIR").to_owned() + "/tests/fixtures/harbour");
        let opened = Arc::new(Opened { shelf, diagnostics, root, ..Opened::of(chronology) });
        let app = App::new(Size::new(width, height), Keymap::built_in(), wanted);
        let mut waiting = Self { app, searcher: Searcher::default(), opened: Arc::clone(&opened), loaded: read() };
        waiting.take(Message::Loaded(opened));
        waiting
    }

    fn take(&mut self, message: Message) {
        let mut effect = self.app.update(message);
        loop {
            let mut told = Vec::new();
            match effect.take() {
                Some(Effect::SearchOn) | None => {}
                Some(question) => {
                    self.searcher.answer(&question, &|| false, &mut |message| told.push(message));
                }
            }
            while self.searcher.is_seeking() {
                self.searcher.go_on(&|_| false, &mut |message| told.push(message));
            }
            let Some(message) = told.pop() else { return };
            effect = self.app.update(message);
        }
    }

    fn press(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            self.take(Message::Key(key.parse().expect("a key")));
        }
    }

    /// The texts that `which` names come, if they are at hand at all.
    fn come(&mut self, which: impl Fn(usize) -> bool) {
        for at in (0..self.opened.chronology.text_count()).filter(|at| which(*at)) {
            let text = TextId::new(at);
            self.opened.shelf.settle(text, self.loaded.shelf.get(text).cloned());
        }
        self.take(Message::TextsRead);
    }

    /// All texts come, and all citations are looked up.
    fn finish(&mut self) {
        self.come(|_| true);
        let chronology = &self.opened.chronology;
        let evidence = Arc::new(load::evidence(chronology, &self.opened.shelf));
        let summary = Summary::of(chronology, &evidence, &Basis::default());
        let mut diagnostics = load::diagnose_dates(chronology, &self.loaded.pages);
        diagnostics.extend(load::diagnose_evidence(chronology, &self.opened.shelf, &evidence, &self.loaded.pages));
        self.take(Message::Anchored(evidence));
        self.take(Message::Checked { summary, diagnostics });
    }

    fn shown(&self) -> String {
        print(&screen(&self.app, &Theme::of(Palette::Dark), false), Format::Text)
    }
}

/// The screens of some views while no text has been read. With the texts each becomes what it is where they were read
/// before.
#[test]
fn a_view_says_that_its_text_is_being_read() {
    for (name, keys, size) in [
        ("list", "", (120, 36)),
        ("reader", "enter", (80, 24)),
        ("face_off", "s", (120, 36)),
        ("tiny", "enter", (40, 12)),
    ] {
        let mut waiting = Waiting::new(size, None);
        waiting.press(keys);
        insta::with_settings!({ description => format!("keys: {keys}"), omit_expression => true }, {
            insta::assert_snapshot!(format!("awaited_{name}"), waiting.shown());
        });
        waiting.finish();
        let mut session = opened(&harbour(), size);
        session.press_all(keys).expect("keys");
        assert_eq!(waiting.shown(), shown(&session), "{name}");
    }
}

/// Of one source two texts, of which the wanted one comes last: the other is not shown in its place.
#[test]
fn another_text_is_not_shown_in_the_meantime() {
    let mut waiting = Waiting::new((80, 24), None);
    let chronology = &waiting.opened.chronology;
    let (source, texts) = chronology
        .sources()
        .map(|source| (source, chronology.texts(source).collect::<Vec<_>>()))
        .find(|(_, texts)| texts.iter().filter(|text| waiting.loaded.shelf.get(**text).is_some()).count() > 1)
        .expect("a source with two texts");
    waiting.app.place.view = dateline::app::View::Reader;
    waiting.app.place.reader.source = Some(source);
    let wanted = waiting.app.place.reader.text(&waiting.app.desk, waiting.app.kind).expect("one of them");
    assert!(texts.contains(&wanted));
    waiting.come(|at| at != wanted.index());
    assert!(waiting.app.reader_body().is_none() && waiting.shown().contains("being read"));
    waiting.come(|at| at == wanted.index());
    assert!(waiting.app.reader_body().is_some() && !waiting.shown().contains("being read"));
}

/// Where one was is gone to when the text is there, and is not forgotten until then.
#[test]
fn it_opens_on_the_line_on_which_one_was() {
    let mut session = opened(&harbour(), (80, 24));
    session.press_all("enter j j").expect("keys");
    let wanted = session.app.remembered().expect("a place");
    assert!(wanted.reading.as_ref().is_some_and(|(_, line)| *line > 0));
    let mut waiting = Waiting::new((80, 24), Some(wanted.clone()));
    assert_eq!(waiting.app.remembered(), Some(wanted.clone()));
    waiting.finish();
    assert_eq!(waiting.app.place.reader.at.line, wanted.reading.as_ref().map_or(0, |(_, line)| *line));
    assert_eq!(waiting.app.remembered(), Some(wanted));
}

/// What `text:` has found stays, and what comes is searched.
#[test]
fn texts_are_searched_as_they_come() {
    let mut waiting = Waiting::new((120, 36), None);
    waiting.press("/ t e x t : o i l");
    let mut before = Vec::new();
    for count in 0..=waiting.opened.chronology.text_count() {
        waiting.come(|at| at < count);
        let found = waiting.app.found.clone().expect("an answer");
        let now: Vec<_> = (0..found.len()).filter_map(|nth| found.event(nth)).collect();
        assert!(before.iter().all(|event| now.contains(event)), "{count}");
        assert_eq!(found.searched.is_none(), count == waiting.opened.chronology.text_count(), "{count}");
        before = now;
    }
    let mut session = opened(&harbour(), (120, 36));
    session.press_all("/ t e x t : o i l").expect("keys");
    let whole = session.app.found.clone().expect("an answer");
    assert!(!before.is_empty());
    assert_eq!(before, (0..whole.len()).filter_map(|nth| whole.event(nth)).collect::<Vec<_>>());
}
