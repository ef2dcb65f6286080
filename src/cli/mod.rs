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

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::app::Wish;
use crate::keymap::nearest;
use crate::layout::Size;
use crate::load::{self, Root};
use crate::model::{Basis, Chronology, CitationId, Diagnostic, EventId, Evidence, Severity};
use crate::out;
use crate::phrases::{counted, queries as phrases};
use crate::shell::config::Config;
use crate::shell::headless::Headless;
use crate::shell::print::{Format, print, screen};
use crate::shell::state::recall_queries;
use crate::shell::{Ground, Place, Settings, ThemeChoice, explore, palette, pdf_reader};
use crate::text::{Originals, Shelf};
use crate::view::theme::{Palette, Theme};
use crate::when::{Answer, When};
use args::{Args, Command, Global};

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
            list::run(&Dossier::open(chronology.or(outer), &global)?, query.as_deref().unwrap_or_default(), format)
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
}

impl Dossier {
    fn open(chronology: Option<PathBuf>, global: &Global) -> Result<Self, String> {
        let config = configuration(global)?;
        config.troubles.iter().for_each(|trouble| out::complain(&format!("dateline: {trouble}")));
        let originals = originals(global).or(config.originals);
        let loaded = load::load_with(&root(chronology), originals.as_deref(), &pdf_reader())
            .map_err(|error| format!("{error}; {}", error.hint))?;
        let evidence = load::evidence(&loaded.chronology, &loaded.shelf);
        let mut diagnostics = loaded.diagnostics;
        diagnostics.extend(load::diagnose_evidence(&loaded.chronology, &loaded.shelf, &evidence, &loaded.pages));
        diagnostics.sort_by(|a, b| a.location.cmp(&b.location));
        let (basis, unknown) = wish(global)?.of(&loaded.chronology);
        if let Some(key) = unknown.first() {
            let keys = loaded.chronology.sources().map(|source| loaded.chronology.source(source).key.as_str());
            let hint = nearest(key, keys).map_or_else(String::new, |near| format!("; did you mean “{near}”?"));
            return Err(format!("there is no source “{key}” to leave out{hint}"));
        }
        Ok(Self {
            basis,
            chronology: loaded.chronology,
            evidence,
            shelf: loaded.shelf,
            diagnostics,
            pages: loaded.pages,
            originals: loaded.originals,
        })
    }
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
