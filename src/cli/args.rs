//! What the command line may say.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::shell::ThemeChoice;

/// Explore a sourced chronology: what happened, when, and on whose word.
///
/// Without a chronology the built-in one is opened. Press ? for the keys.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, subcommand_precedence_over_arg = true, max_term_width = 100)]
pub struct Args {
    /// A folder that holds chronology.ron, or a RON file; the built-in chronology where it is left out
    pub chronology: Option<PathBuf>,
    /// Begin with this query
    #[arg(short, long, allow_hyphen_values = true)]
    pub query: Option<String>,
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command understands.
#[derive(Debug, clap::Args)]
pub struct Global {
    /// Look in this folder for originals, by their fingerprints
    #[arg(long, global = true, value_name = "DIR")]
    pub originals: Option<PathBuf>,
    /// As it was known on this day: sources published later do not count
    #[arg(long, global = true, value_name = "DATE", allow_hyphen_values = true)]
    pub known_on: Option<String>,
    /// Leave this source out, by its id, and all that derives from it; may be given several times
    #[arg(long, global = true, value_name = "SOURCE")]
    pub without: Vec<String>,
    /// Which colours to wear
    #[arg(long, global = true, value_enum)]
    pub theme: Option<Theme>,
    /// Draw with ASCII marks only
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Read this configuration instead of one's own
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Headless: press these keys, separated by blanks, print the screen and end
    #[arg(long, allow_hyphen_values = true)]
    pub keys: Option<String>,
    /// Headless: how to print the screen
    #[arg(long, value_enum)]
    pub print: Option<Print>,
    /// Headless: the size of the screen, as 120x36
    #[arg(long, value_name = "WxH")]
    pub size: Option<String>,
}

/// What else dateline does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the events, in order of time or best first
    List {
        /// The chronology
        chronology: Option<PathBuf>,
        /// Only the events that this query finds
        #[arg(short, long, allow_hyphen_values = true)]
        query: Option<String>,
        /// How to print them
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
    },
    /// Show an event with every passage it rests on
    #[command(override_usage = "dateline show [OPTIONS] [CHRONOLOGY] EVENT")]
    Show {
        /// The event's id, and before it the chronology
        #[arg(num_args = 1..=2, required = true, value_name = "EVENT")]
        words: Vec<String>,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: ShowFormat,
    },
    /// Look every quotation up and say what is wrong
    Check {
        /// The chronology
        chronology: Option<PathBuf>,
        /// Take a citation that cannot be checked for an error
        #[arg(long)]
        strict: bool,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: PlainFormat,
    },
    /// Explain what a date (EDTF) means; - reads one a line
    When {
        /// The dates
        #[arg(required = true, num_args = 1.., allow_hyphen_values = true, value_name = "EXPRESSION")]
        expressions: Vec<String>,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: PlainFormat,
    },
    /// Find the dates that a text mentions; - reads standard input
    Dates {
        /// The text: plain, Markdown, HTML or PDF
        file: PathBuf,
        /// The day (EDTF) that words like “last Tuesday” count from
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        published: String,
        /// The language of the text, as en or de; English where it is left out
        #[arg(long, value_name = "TAG")]
        language: Option<String>,
        /// How to print them
        #[arg(long, value_enum, default_value_t)]
        format: PlainFormat,
    },
    /// Print the Text(…) entry for a file, with its SHA-256
    Fingerprint {
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff)
    Man,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// Truecolour where the terminal can, light or dark as it is
    Auto,
    /// Truecolour on dark
    Dark,
    /// Truecolour on light
    Light,
    /// The terminal's own sixteen colours
    Terminal,
    /// No colours
    None,
}

impl From<Theme> for ThemeChoice {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Auto => Self::Auto,
            Theme::Dark => Self::Dark,
            Theme::Light => Self::Light,
            Theme::Terminal => Self::Terminal,
            Theme::None => Self::None,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Print {
    /// Characters
    #[default]
    Text,
    /// Characters with the terminal's colours
    Ansi,
    /// A picture
    Svg,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For reading
    #[default]
    Table,
    /// One JSON document
    Json,
    /// Comma-separated values
    Csv,
    /// Events as a chronology's file has them
    Ron,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// For reading
    #[default]
    Text,
    /// One JSON document
    Json,
    /// Markdown
    Markdown,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PlainFormat {
    /// For reading
    #[default]
    Text,
    /// JSON
    Json,
}

impl PlainFormat {
    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        <Self as ValueEnum>::from_str(name, false).ok()
    }
}
