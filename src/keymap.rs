//! Keys → commands, as data: `assets/keymap.ron`, with a person's own keys on top.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::command::Command;

/// A key as the terminal reports it, free of any terminal library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Control is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
}

/// Which key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character, as typed (capitals are characters of their own).
    Char(char),
    /// A key with a name: its number in [`NAMED`].
    Named(u8),
    /// F1 to F12.
    F(u8),
}

/// Keys that have names, as the keymap and `--keys` write them.
const NAMED: [&str; 14] = [
    "enter",
    "esc",
    "tab",
    "backtab",
    "backspace",
    "up",
    "down",
    "left",
    "right",
    "pgup",
    "pgdn",
    "home",
    "end",
    "delete",
];

impl Key {
    /// A character without Control or Alt.
    #[must_use]
    pub fn char(char: char) -> Self {
        Self { code: Code::Char(char), ctrl: false, alt: false }
    }

    /// A key by its name in the keymap (`enter`, `pgdn`, …).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let at = NAMED.iter().position(|named| *named == name)?;
        Some(Self { code: Code::Named(u8::try_from(at).ok()?), ctrl: false, alt: false })
    }

    /// The character that this key types where text is typed.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(char) if !self.ctrl && !self.alt => Some(char),
            _ => None,
        }
    }

    /// Whether this is the named key, without Control or Alt.
    #[must_use]
    pub fn is(self, name: &str) -> bool {
        Self::named(name) == Some(self)
    }

    /// The key in the same place of a Latin keyboard, for a character of the Russian, Ukrainian or Greek
    /// layouts. Command keys work by position there.
    #[must_use]
    pub fn by_position(self) -> Option<Self> {
        let Code::Char(char) = self.code else { return None };
        LAYOUTS.iter().find_map(|(there, latin)| {
            let at = there.chars().position(|other| other == char)?;
            Some(Self { code: Code::Char(latin.chars().nth(at)?), ..self })
        })
    }
}

/// Rows of other layouts beside the same rows of the Latin one. `.` and `,` are where a Russian keyboard
/// has `/` and `?`, which is why no command may use them.
const LAYOUTS: [(&str, &str); 4] = [
    ("йцукенгшщзхъфывапролджэячсмитьбю.", "qwertyuiop[]asdfghjkl;'zxcvbnm,./"),
    ("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,", "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?"),
    ("ςερτυθιοπασδφγηξκλζχψωβνμіїєІЇЄ", "wertyuiopasdfghjklzxcvbnms]'S}\""),
    ("ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", "ERTYUIOPASDFGHJKLZXCVBNM"),
];

impl FromStr for Key {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let mut rest = written;
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        loop {
            let (flag, after) = if let Some(after) = rest.strip_prefix("ctrl-") {
                (&mut ctrl, after)
            } else if let Some(after) = rest.strip_prefix("alt-") {
                (&mut alt, after)
            } else if let Some(after) = rest.strip_prefix("shift-") {
                (&mut shift, after)
            } else {
                break;
            };
            if after.is_empty() {
                break;
            }
            *flag = true;
            rest = after;
        }
        let mut chars = rest.chars();
        let mut key = match (chars.next(), chars.next()) {
            (Some(char), None) if !char.is_control() => Key::char(char),
            _ if rest == "space" => Key::char(' '),
            _ => Key::named(rest)
                .or_else(|| {
                    let number = rest.strip_prefix('f')?.parse().ok().filter(|number| (1..=12).contains(number))?;
                    Some(Key { code: Code::F(number), ctrl: false, alt: false })
                })
                .ok_or_else(|| {
                    format!(
                        "“{written}” is not a key: a character, or [ctrl-|alt-|shift-] and {} space f1…f12",
                        NAMED.join(" ")
                    )
                })?,
        };
        if shift {
            key = match key.code {
                Code::Char(char) => Key::char(char.to_uppercase().next().unwrap_or(char)),
                _ if rest == "tab" => Key::named("backtab").expect("backtab is in the table"),
                _ => key,
            };
        }
        Ok(Self { ctrl, alt, ..key })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            out.write_str("ctrl-")?;
        }
        if self.alt {
            out.write_str("alt-")?;
        }
        match self.code {
            Code::Char(' ') => out.write_str("space"),
            Code::Char(char) => write!(out, "{char}"),
            Code::Named(at) => out.write_str(NAMED[usize::from(at)]),
            Code::F(number) => write!(out, "f{number}"),
        }
    }
}

/// Where keys are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Wherever nothing else is said, and no text is typed.
    Everywhere,
    /// The timeline.
    Timeline,
    /// The face-off.
    FaceOff,
    /// The matrix.
    Matrix,
    /// The reader.
    Reader,
    /// The axis on the whole screen.
    Axis,
    /// The reader, while words are marked.
    Marking,
    /// Where a search is typed, of the events or in a text.
    Search,
    /// The facets.
    Facets,
    /// The sources that can be left out.
    Sources,
    /// The bookmarks.
    Bookmarks,
    /// The events that share a column of the axis.
    Crowd,
    /// The address of a source.
    Link,
    /// The palette of commands.
    Palette,
    /// The help page.
    Help,
    /// The list of problems.
    Diagnostics,
}

impl Context {
    /// Every context, in the order of the documentation.
    pub const ALL: [Self; 16] = [
        Self::Everywhere,
        Self::Timeline,
        Self::FaceOff,
        Self::Matrix,
        Self::Reader,
        Self::Axis,
        Self::Marking,
        Self::Search,
        Self::Facets,
        Self::Sources,
        Self::Bookmarks,
        Self::Crowd,
        Self::Link,
        Self::Palette,
        Self::Help,
        Self::Diagnostics,
    ];

    /// Its name in the keymap.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Timeline => "timeline",
            Self::FaceOff => "face-off",
            Self::Matrix => "matrix",
            Self::Reader => "reader",
            Self::Axis => "axis",
            Self::Marking => "marking",
            Self::Search => "search",
            Self::Facets => "facets",
            Self::Sources => "sources",
            Self::Bookmarks => "bookmarks",
            Self::Crowd => "crowd",
            Self::Link => "link",
            Self::Palette => "palette",
            Self::Help => "help",
            Self::Diagnostics => "diagnostics",
        }
    }

    /// Whether characters are text here, and never commands.
    #[must_use]
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Search | Self::Palette | Self::Help)
    }
}

/// One line of a keymap, as files have it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Binding {
    /// The context's name.
    #[serde(default = "everywhere")]
    pub context: String,
    /// The keys, the one to show first.
    pub keys: Vec<String>,
    /// The command's name, or `none` to unbind the keys.
    pub command: String,
}

fn everywhere() -> String {
    Context::Everywhere.name().to_owned()
}

/// What every key does in every context.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    by_key: HashMap<(Context, Key), Option<Command>>,
    in_order: Vec<(Context, Key, Command)>,
}

impl Keymap {
    /// The keymap that dateline comes with.
    #[must_use]
    pub fn built_in() -> Self {
        let bindings: Vec<Binding> =
            ron::from_str(include_str!("../assets/keymap.ron")).expect("a test reads the keymap that is built in");
        let mut keymap = Self::default();
        for binding in &bindings {
            keymap.bind(binding).expect("a test reads the keymap that is built in");
        }
        keymap
    }

    /// Puts a line on top. Errors say what is wrong with the line and name the nearest right name.
    ///
    /// # Errors
    /// The context, a key or the command has no such name; nothing is changed then.
    pub fn bind(&mut self, binding: &Binding) -> Result<(), String> {
        let context = Context::ALL
            .into_iter()
            .find(|context| context.name() == binding.context)
            .ok_or_else(|| no_such("context", &binding.context, Context::ALL.iter().map(|context| context.name())))?;
        let command = match binding.command.as_str() {
            "none" => None,
            name => Some(
                Command::by_name(name)
                    .ok_or_else(|| no_such("command", name, Command::ALL.iter().map(|command| command.name())))?,
            ),
        };
        let keys = binding.keys.iter().map(|key| key.parse()).collect::<Result<Vec<Key>, _>>()?;
        // A person's own keys are shown before those they add to.
        self.in_order.retain(|(at, key, _)| !(*at == context && keys.contains(key)));
        let before = self.in_order.iter().position(|(at, _, of)| *at == context && Some(*of) == command);
        for (nth, key) in keys.into_iter().enumerate() {
            self.by_key.insert((context, key), command);
            if let Some(command) = command {
                let at = before.map_or(self.in_order.len(), |before| before + nth);
                self.in_order.insert(at, (context, key, command));
            }
        }
        Ok(())
    }

    /// What a key does in a context: as the context says, else as everywhere, else as the key in the
    /// same place of a Latin keyboard does. Where text is typed only the context itself is asked.
    #[must_use]
    pub fn command(&self, context: Context, key: Key) -> Option<Command> {
        if let Some(command) = self.by_key.get(&(context, key)) {
            return *command;
        }
        if context.takes_text() {
            return None;
        }
        if let Some(command) = self.by_key.get(&(Context::Everywhere, key)) {
            return *command;
        }
        let there = key.by_position()?;
        self.by_key.get(&(context, there)).or_else(|| self.by_key.get(&(Context::Everywhere, there))).copied().flatten()
    }

    /// The keys that run a command in a context, the one to show first.
    pub fn keys(&self, context: Context, command: Command) -> impl Iterator<Item = Key> {
        let own = self.in_order.iter().filter(move |(at, _, of)| *at == context && *of == command);
        let everywhere = self.in_order.iter().filter(move |(at, key, of)| {
            *at == Context::Everywhere
                && *of == command
                && context != Context::Everywhere
                && !context.takes_text()
                && !self.by_key.contains_key(&(context, *key))
        });
        own.chain(everywhere).map(|(_, key, _)| *key)
    }

    /// Every line: context, key, command, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (Context, Key, Command)> {
        self.in_order.iter().copied()
    }
}

/// A sentence for a wrong name, with the nearest right one.
pub fn no_such<'a>(what: &str, name: &str, names: impl Iterator<Item = &'a str>) -> String {
    match nearest(name, names) {
        Some(near) => format!("there is no {what} “{name}”; the nearest is “{near}”"),
        None => format!("there is no {what} “{name}”"),
    }
}

/// The name most like `name`, if any is like it at all (Jaro–Winkler similarity of 0.75 or more).
pub fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|other| (strsim::jaro_winkler(name, other), other))
        .filter(|(similarity, _)| *similarity >= 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, other)| other)
}

#[cfg(test)]
mod tests;
