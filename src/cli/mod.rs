//! The command line. Scripts depend on it: names, formats and exit codes stay.

mod args;
mod check;
mod dates;
mod fingerprint;
mod list;
mod manual;
mod read_pdf;
mod show;
mod when;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::SystemTime;

use clap::{CommandFactory, Parser};

use crate::app::Wish;
use crate::keymap::nearest;
use crate::layout::Size;
use crate::load::{self, Cache, Kept, Loaded, Proof, Root};
use crate::model::{Basis, Chronology, CitationId, Diagnostic, EventId, Evidence, Severity};
use crate::out;
use crate::phrases::{counted, queries as phrases};
use crate::query::{Crew, Index, Query, titles};
use crate::shell::config::{Config, cache_folder};
use crate::shell::headless::Headless;
use crate::shell::print::{Format, print, screen};
use crate::shell::state::recall_queries;
use crate::shell::{self, Ground, Place, Settings, ThemeChoice, explore, kept_index, palette, pdf_reader};
use crate::text::{Originals, Shelf};
use crate::view::theme::{Palette, Theme};
use crate::when::{Answer, When};
use args::{Args, Command, Global, ListFormat};

/// Everything went well.
const FINE: u8 = 0;
/// `check` found an error, or an expression is no date.
const FOUND: u8 = 1;
/// The command or the files could not be used.
const UNUSABLE: u8 = 2;
/// Said where `check` is asked to look at a part.
const CHECK_LOOKS_AT_ALL: &str = "dateline: check looks at every source; --known-on and --without change nothing here";

/// Reads the command line and does what it says.
#[must_use]
pub fn main() -> ExitCode {
    if let Some(code) = read_pdf::asked(std::env::args_os()) {
        return code;
    }
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(told) => return ExitCode::from(tell(&told)),
    };
    match run(args) {
        Ok(code) => ExitCode::from(code),
        Err(why) => {
            out::complain(&format!("dateline: {why}"));
            ExitCode::from(UNUSABLE)
        }
    }
}

/// Prints what the reader of the command line says: help and version, or what was wrong. What was typed is
/// repeated there, so it passes the sanitiser.
fn tell(told: &clap::Error) -> u8 {
    let text = told.render().to_string();
    if told.use_stderr() {
        text.lines().for_each(out::complain);
        return UNUSABLE;
    }
    match out::raw(text.as_bytes()) {
        Ok(()) => FINE,
        Err(why) => {
            out::complain(&format!("dateline: {why}"));
            UNUSABLE
        }
    }
}

fn run(args: Args) -> Result<u8, String> {
    // `dateline FILE list` means `dateline list FILE`.
    let Args { chronology: outer, query: before, global, command } = args;
    match command {
        None => start(outer, before, &global),
        Some(Command::List { chronology, query, format }) => {
            // `dateline -q QUERY list` means the same.
            let (query, said) = meant(query.or(before));
            said.iter().for_each(|said| out::complain(&format!("dateline: {said}")));
            list_kept(chronology.or(outer), &global, query.as_deref().unwrap_or_default(), format)
        }
        Some(Command::Show { words, format }) => {
            let (chronology, event) = match words.as_slice() {
                [chronology, event] => (Some(PathBuf::from(chronology)), event),
                [event] => (None, event),
                _ => return Err("show takes an event, and before it a chronology".to_owned()),
            };
            show::run(&Dossier::open(chronology.or(outer), &global)?, event, format)
        }
        Some(Command::Check { chronology, strict, format }) => {
            if global.known_on.is_some() || !global.without.is_empty() {
                out::complain(CHECK_LOOKS_AT_ALL);
            }
            check::run(Dossier::open(chronology.or(outer), &global)?, strict, format)
        }
        Some(Command::When { expressions, format }) => when::run(&expressions, format),
        Some(Command::Dates { file, published, language, format }) => {
            dates::run(&file, &published, language.as_deref(), format)
        }
        Some(Command::Fingerprint { files }) => fingerprint::run(&files),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "dateline", &mut script);
            out::raw(&script)?;
            Ok(FINE)
        }
        Some(Command::Man) => manual::run(),
    }
}

fn root(chronology: Option<PathBuf>) -> Root {
    chronology.map_or(Root::BuiltIn, Root::Path)
}

fn originals(global: &Global) -> Option<PathBuf> {
    let named = std::env::var_os("DATELINE_ORIGINALS").filter(|value| !value.is_empty()).map(PathBuf::from);
    global.originals.clone().or(named)
}

/// A chronology read whole, with every citation looked up: what `list`, `show` and `check` work on.
#[derive(Debug, Default)]
pub struct Dossier {
    /// The chronology.
    pub chronology: Chronology,
    /// What was found for each citation.
    pub evidence: Evidence,
    /// The texts at hand.
    pub shelf: Shelf,
    /// What is wrong, in the order of the files; of dates that contradict the words beside them only `check` tells.
    pub diagnostics: Vec<Diagnostic>,
    /// The RON files as they were read.
    pub pages: load::Pages,
    /// What looking for originals found, where somebody asked for it.
    pub originals: Option<Originals>,
    /// Which sources count.
    pub basis: Basis,
    /// The search index, where it has been made already.
    index: Option<Index>,
    /// Where it was read from, if that was the cache.
    kept: Option<Kept>,
}

impl Dossier {
    /// Reads the files.
    fn open(chronology: Option<PathBuf>, global: &Global) -> Result<Self, String> {
        Self::read(&place(chronology, global)?.0, global)
    }

    fn read(place: &Place, global: &Global) -> Result<Self, String> {
        let loaded = load::load_with(&place.root, place.originals.as_deref(), &pdf_reader());
        Self::of(loaded.map_err(|error| format!("{error}; {}", error.hint))?).on_basis(global)
    }

    /// Reads what is kept of the files, else the files, and keeps what was read for the next time, and what was found for
    /// the citations. The texts are there only if the query looks into them, or if they had to be read.
    fn open_kept(place: &Place, cache: Option<&Cache>, global: &Global, query: &str) -> Result<Self, String> {
        let originals = place.originals.as_deref();
        let Some((cache, before)) = cache.and_then(|cache| Some((cache, cache.before()?))) else {
            return Self::read(place, global);
        };
        if let Some(kept) = cache.open() {
            if Query::parse(query).sought().is_empty()
                && let Some((loaded, proof)) = kept.load_proved(originals)
            {
                return Self { kept: Some(kept), ..Self::proved(loaded, proof) }.on_basis(global);
            }
            if let Some(loaded) = place.load(cache, &kept) {
                let dossier = Self::of(loaded);
                dossier.keep_proof(&kept, originals, kept.opened);
                return Self { kept: Some(kept), ..dossier }.on_basis(global);
            }
        }
        let reading = shell::open(place, &mut |_| {})?;
        reading.keep(cache, &before);
        let (loaded, index) = reading.into_loaded();
        let dossier = Self { index, ..Self::of(loaded) };
        cache.open().iter().for_each(|kept| dossier.keep_proof(kept, originals, before.then));
        dossier.on_basis(global)
    }

    /// What cannot be written is not kept: the citations are looked up again then. Nor is what rests on damage.
    fn keep_proof(&self, kept: &Kept, originals: Option<&Path>, since: SystemTime) {
        if !kept.is_spoilt() {
            let _ = kept.write_proof(&self.chronology, originals, (&self.evidence, &self.diagnostics), since);
        }
    }

    /// Looks the citations up.
    fn of(loaded: Loaded) -> Self {
        let evidence = load::evidence(&loaded.chronology, &loaded.shelf);
        let mut diagnostics = loaded.diagnostics.clone();
        diagnostics.extend(load::diagnose_evidence(&loaded.chronology, &loaded.shelf, &evidence, &loaded.pages));
        diagnostics.sort_by(|a, b| a.location.cmp(&b.location));
        Self::proved(loaded, Proof { evidence, diagnostics })
    }

    fn proved(loaded: Loaded, Proof { evidence, diagnostics }: Proof) -> Self {
        let Loaded { chronology, shelf, pages, originals, .. } = loaded;
        Self { chronology, evidence, shelf, diagnostics, pages, originals, ..Self::default() }
    }

    /// The same, where those sources count that are wished for.
    fn on_basis(self, global: &Global) -> Result<Self, String> {
        let (basis, unknown) = wish(global)?.of(&self.chronology);
        if let Some(key) = unknown.first() {
            let keys = self.chronology.sources().map(|source| self.chronology.source(source).key.as_str());
            let hint = nearest(key, keys).map_or_else(String::new, |near| format!("; did you mean “{near}”?"));
            return Err(format!("there is no source “{key}” to leave out{hint}"));
        }
        Ok(Self { basis, ..self })
    }

    /// The search index, made if it has not been yet.
    fn index(&self, crew: Crew<'_>) -> Cow<'_, Index> {
        match (&self.index, &self.kept) {
            (Some(index), _) => Cow::Borrowed(index),
            (None, Some(kept)) => Cow::Owned(kept_index(&self.chronology, kept)),
            (None, None) => {
                let titles = titles(&self.chronology, crew).expect("nobody cancels it");
                Cow::Owned(Index::with_titles(&self.chronology, titles))
            }
        }
    }

    /// Whether it was read from the cache, and something of that turned out to be damaged.
    fn is_damaged(&self) -> bool {
        self.kept.as_ref().is_some_and(Kept::is_spoilt)
    }
}

/// `list`, from what is kept of the files; where that turns out to be damaged, from the files.
fn list_kept(chronology: Option<PathBuf>, global: &Global, query: &str, format: ListFormat) -> Result<u8, String> {
    let (place, cache) = place(chronology, global)?;
    let mut begun = list::Begun::default();
    let dossier = Dossier::open_kept(&place, cache.as_ref(), global, query)?;
    let listed = list::run(&dossier, query, format, &mut begun);
    if !dossier.is_damaged() {
        return listed;
    }
    cache.iter().for_each(Cache::remove);
    list::run(&Dossier::open_kept(&place, cache.as_ref(), global, query)?, query, format, &mut begun)
}

/// Where the chronology comes from, and where what is read of it is kept. What is wrong with the configuration is said.
fn place(chronology: Option<PathBuf>, global: &Global) -> Result<(Place, Option<Cache>), String> {
    let config = configuration(global)?;
    config.troubles.iter().for_each(|trouble| out::complain(&format!("dateline: {trouble}")));
    let place = Place { root: root(chronology), originals: originals(global).or(config.originals) };
    let folder = cache_folder().filter(|_| config.cache);
    let cache = folder.and_then(|folder| place.cache_in(&folder));
    Ok((place, cache))
}

impl Dossier {
    /// The citations of an event that count, certainly or possibly.
    pub fn counted(&self, event: EventId) -> impl Iterator<Item = CitationId> {
        self.chronology.citations(event).filter(|id| self.basis.counts(&self.chronology, *id) != Answer::No)
    }

    /// Says on standard error that something may be left out, where it may.
    fn complain_of_errors(&self) {
        let errors = self.diagnostics.iter().filter(|it| it.severity == Severity::Error).count();
        if errors > 0 {
            let errors = counted(errors, "error", "errors");
            out::complain(&format!(
                "dateline: {errors} in the files: something may be left out; “dateline check” tells"
            ));
        }
    }
}

/// The query that `@name` stands for, if one was saved under that name; else what was typed, and, where others were
/// saved, a word about it.
fn meant(query: Option<String>) -> (Option<String>, Option<String>) {
    let Some(name) = query.as_deref().and_then(|query| query.trim().strip_prefix('@')) else { return (query, None) };
    let saved = recall_queries().saved;
    if let Some(saved) = saved.get(name.trim()) {
        return (Some(saved.clone()), None);
    }
    let said = (!saved.is_empty()).then(|| phrases::no_query_saved_as(name));
    (query, said)
}

/// Which sources are to count.
fn wish(global: &Global) -> Result<Wish, String> {
    let read =
        |written: &String| When::from_query(written.trim()).map_err(|error| format!("--known-on “{written}”: {error}"));
    Ok(Wish { known_on: global.known_on.as_ref().map(read).transpose()?, without: global.without.clone() })
}

fn configuration(global: &Global) -> Result<Config, String> {
    match &global.config {
        Some(file) => Config::named(file),
        None => Ok(Config::own()),
    }
}

/// The explorer, or its headless door.
fn start(chronology: Option<PathBuf>, query: Option<String>, global: &Global) -> Result<u8, String> {
    let root = root(chronology);
    if global.keys.is_some() || global.print.is_some() {
        return headless(root, query.as_deref(), global);
    }
    use std::io::IsTerminal as _;
    let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    if dumb || !std::io::stdout().is_terminal() {
        let why = if dumb { "this terminal cannot show it (TERM=dumb)" } else { "standard output is not a terminal" };
        return Err(format!("the explorer needs a terminal: {why}; “dateline list” prints the events"));
    }
    let config = configuration(global)?;
    let (query, said) = meant(query);
    let place = Place { root, originals: originals(global).or(config.originals) };
    explore(Settings {
        wish: wish(global)?,
        place,
        cache: cache_folder().filter(|_| config.cache),
        query,
        keymap: config.keymap,
        theme: global.theme.map(ThemeChoice::from).or(config.theme).unwrap_or_default(),
        ascii: global.ascii || config.ascii,
        mouse: config.mouse,
        copy: config.copy,
        open: config.open,
        notice: config.troubles.into_iter().next().or(said),
    })?;
    Ok(FINE)
}

fn headless(root: Root, query: Option<&str>, global: &Global) -> Result<u8, String> {
    let config = match &global.config {
        Some(file) => Config::named(file)?,
        None => Config::none(),
    };
    for trouble in &config.troubles {
        out::complain(&format!("dateline: {trouble}"));
    }
    let size = match &global.size {
        Some(size) => parse_size(size)?,
        None => Size::new(120, 36),
    };
    let place = Place { root, originals: originals(global).or(config.originals) };
    let mut session = Headless::open_on(&place, size, config.keymap, query, wish(global)?)?;
    session.press_all(global.keys.as_deref().unwrap_or_default())?;
    // Dark truecolour unless told otherwise; NO_COLOR is telling.
    let theme = match global.theme.map(ThemeChoice::from).or(config.theme) {
        None | Some(ThemeChoice::Auto) if std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) => {
            Palette::Dark
        }
        choice => palette(choice.unwrap_or_default(), || Ground::Dark),
    };
    let buffer = screen(&session.app, &Theme::of(theme), global.ascii || config.ascii);
    let format = match global.print.unwrap_or_default() {
        args::Print::Text => Format::Text,
        args::Print::Ansi => Format::Ansi,
        args::Print::Svg => Format::Svg,
    };
    out::raw(print(&buffer, format).as_bytes())?;
    Ok(FINE)
}

fn parse_size(written: &str) -> Result<Size, String> {
    let parsed = written
        .split_once(['x', '×'])
        .and_then(|(width, height)| Some(Size::new(width.trim().parse().ok()?, height.trim().parse().ok()?)));
    parsed.ok_or_else(|| format!("“{written}” is not a size; write --size 120x36"))
}
