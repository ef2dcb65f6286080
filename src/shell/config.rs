//! The configuration: RON under XDG (on macOS too). dateline reads it and never writes it.

use std::env;
use std::path::{Path, PathBuf};

use ron::value::RawValue;
use serde::Deserialize;

use crate::keymap::{Binding, Keymap, no_such};
use crate::load::{Refusal, read_named};
use crate::shell::ThemeChoice;

/// The longest configuration that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// What a person has set.
#[derive(Clone, Debug)]
pub struct Config {
    /// Which colours.
    pub theme: Option<ThemeChoice>,
    /// Whether only ASCII may be drawn.
    pub ascii: bool,
    /// Whether the mouse is captured from the start.
    pub mouse: bool,
    /// Where originals are looked for.
    pub originals: Option<PathBuf>,
    /// The command that copies, with its arguments; none where the terminal is told to.
    pub copy: Vec<String>,
    /// The command that opens an address, with its arguments; the system's own where it is empty.
    pub open: Vec<String>,
    /// Whether what was read of long chronologies is kept in the user's cache folder.
    pub cache: bool,
    /// The keys, those of the person on top.
    pub keymap: Keymap,
    /// What is wrong with it, with file and line; the rest holds.
    pub troubles: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields, rename = "Config")]
struct File<'a> {
    theme: Option<String>,
    ascii: bool,
    mouse: bool,
    originals: Option<PathBuf>,
    copy: Vec<String>,
    open: Vec<String>,
    cache: Option<bool>,
    #[serde(borrow)]
    keys: Vec<&'a RawValue>,
}

impl Config {
    /// The configuration that holds without any file.
    #[must_use]
    pub fn none() -> Self {
        Self {
            theme: None,
            ascii: false,
            mouse: false,
            originals: None,
            copy: Vec::new(),
            open: Vec::new(),
            cache: true,
            keymap: Keymap::built_in(),
            troubles: Vec::new(),
        }
    }

    /// Reads the person's own file, if there is one.
    #[must_use]
    pub fn own() -> Self {
        let Some(file) = folder("XDG_CONFIG_HOME", ".config").map(|folder| folder.join("dateline/config.ron")) else {
            return Self::none();
        };
        match read_named(&file, LONGEST) {
            Ok(bytes) => Self::parse(&String::from_utf8_lossy(&bytes), &file),
            Err(Refusal::Absent) => Self::none(),
            Err(refusal) => {
                Self { troubles: vec![format!("{}: {}", file.display(), refusal.words().0)], ..Self::none() }
            }
        }
    }

    /// Reads the file that was named.
    ///
    /// # Errors
    /// It cannot be read: a sentence.
    pub fn named(file: &Path) -> Result<Self, String> {
        match read_named(file, LONGEST) {
            Ok(bytes) => Ok(Self::parse(&String::from_utf8_lossy(&bytes), file)),
            Err(refusal) => Err(format!("the configuration {} cannot be read: {}", file.display(), refusal.words().0)),
        }
    }

    fn parse(text: &str, path: &Path) -> Self {
        let mut config = Self::none();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let file: File = match options.from_str(text) {
            Ok(file) => file,
            Err(error) => {
                config.troubles.push(format!("{name}:{}: {}", error.span.start.line, error.code));
                return config;
            }
        };
        if let Some(theme) = &file.theme {
            match ThemeChoice::ALL.iter().find(|(name, _)| name == theme) {
                Some((_, choice)) => config.theme = Some(*choice),
                None => {
                    let why = no_such("theme", theme, ThemeChoice::ALL.iter().map(|(name, _)| *name));
                    let line = text.find(theme.as_str()).map_or(1, |at| line_of(text, at));
                    config.troubles.push(format!("{name}:{line}: {why}"));
                }
            }
        }
        for raw in file.keys {
            let at = raw.get_ron().as_ptr() as usize - text.as_ptr() as usize;
            let at = at + raw.get_ron().len() - raw.get_ron().trim_start().len();
            let bound = options
                .from_str::<Binding>(raw.get_ron().trim())
                .map_err(|error| error.code.to_string())
                .and_then(|binding| config.keymap.bind(&binding));
            if let Err(why) = bound {
                config.troubles.push(format!("{name}:{}: {why}", line_of(text, at)));
            }
        }
        config.ascii = file.ascii;
        config.mouse = file.mouse;
        config.originals = file.originals;
        config.copy = file.copy;
        config.open = file.open;
        config.cache = file.cache.unwrap_or(true);
        config
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// The folder in which dateline keeps what can be made again.
#[must_use]
pub fn cache_folder() -> Option<PathBuf> {
    folder("XDG_CACHE_HOME", ".cache").map(|folder| folder.join("dateline"))
}

/// A folder of the XDG base directory specification: the variable's, else the one in the home folder.
#[must_use]
pub fn folder(variable: &str, otherwise: &str) -> Option<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    named
        .or_else(|| env::var_os("HOME").filter(|home| !home.is_empty()).map(|home| PathBuf::from(home).join(otherwise)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::keymap::{Context, Key};

    #[test]
    fn one_line_changes_one_key_and_mistakes_are_told_with_their_line() {
        let text = "(\n    theme: \"light\",\n    ascii: true,\n    keys: [\n        (keys: [\"w\"], command: \"down\"),\n        \
                    (context: \"reader\", keys: [\"W\"], command: \"dwon\"),\n    ],\n)\n";
        let config = Config::parse(text, Path::new("config.ron"));
        assert_eq!(config.theme, Some(ThemeChoice::Light));
        assert!(config.ascii);
        assert_eq!(config.keymap.command(Context::Timeline, Key::char('w')), Some(Command::Down));
        assert_eq!(config.troubles, ["config.ron:6: there is no command “dwon”; the nearest is “down”"]);
    }

    #[test]
    fn nothing_is_kept_where_that_is_not_wanted() {
        for (text, cache) in
            [("()", true), ("(cache: true)", true), ("(cache: false)", false), ("(cache: maybe)", true)]
        {
            assert_eq!(Config::parse(text, Path::new("config.ron")).cache, cache, "{text}");
        }
    }

    #[test]
    fn mistakes_leave_the_rest() {
        for (text, trouble) in [
            ("()", None),
            ("(theme: \"drak\")", Some("config.ron:1: there is no theme “drak”; the nearest is “dark”")),
            ("(\n  them: \"dark\")", Some("config.ron:2: Unexpected field named `them` in `Config`")),
            ("(", Some("config.ron:1:")),
        ] {
            let config = Config::parse(text, Path::new("config.ron"));
            match trouble {
                None => assert!(config.troubles.is_empty(), "{:?}", config.troubles),
                Some(trouble) => assert!(config.troubles[0].starts_with(trouble), "{:?}", config.troubles),
            }
            assert_eq!(config.keymap.command(Context::Timeline, Key::char('j')), Some(Command::Down));
        }
    }

    #[test]
    fn the_commands_that_copy_and_open_are_lists_of_words() {
        let none: &[&str] = &[];
        for (text, copy, trouble) in [
            ("()", none, None),
            ("(copy: [])", none, None),
            ("(copy: [\"wl-copy\"])", &["wl-copy"], None),
            ("(copy: [\"xclip\", \"-selection\", \"\"])", &["xclip", "-selection", ""], None),
            ("(\n  copy: \"wl-copy\")", none, Some("config.ron:2: Expected opening `[`")),
            ("(copy: [\"wl-copy\", 1])", none, Some("config.ron:1: Expected string")),
            ("(copy: None)", none, Some("config.ron:1: Expected opening `[`")),
            ("(\n\n  copies: [\"wl-copy\"])", none, Some("config.ron:3: Unexpected field named `copies` in `Config`")),
        ] {
            let config = Config::parse(text, Path::new("config.ron"));
            assert_eq!(config.copy, copy, "{text}");
            assert_eq!(Config::parse(&text.replace("(copy:", "(open:"), Path::new("config.ron")).open, copy, "{text}");
            match trouble {
                None => assert!(config.troubles.is_empty(), "{text}: {:?}", config.troubles),
                Some(trouble) => assert!(config.troubles[0].starts_with(trouble), "{text}: {:?}", config.troubles),
            }
            assert_eq!(config.keymap.command(Context::Timeline, Key::char('y')), Some(Command::CopyProof), "{text}");
        }
    }
}
