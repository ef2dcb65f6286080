//! Which words may stand in which files.

use crate::rust::{Source, has_word};

/// Words that do not stand in some files.
pub struct Rule {
    /// What is absent.
    pub says: &'static str,
    /// The files or folders that it is about (a prefix of the path); `""` is all of them.
    pub within: &'static [&'static str],
    /// The files that may.
    pub except: &'static [&'static str],
    /// Only files that mention this too.
    pub beside: Option<&'static str>,
    /// The words.
    pub words: &'static [&'static str],
    /// A file that breaks it, and is found out.
    pub broken: (&'static str, &'static str),
}

/// Everything left of the shell and the loader: no files, no clock, no threads.
const PURE: &[&str] =
    &["when/", "model/", "text/", "query/", "command.rs", "keymap", "layout.rs", "phrases", "app/", "view/"];

/// The rules, each with a file that breaks it.
pub const RULES: &[Rule] = &[
    Rule {
        says: "only paint names ratatui's text types and writes into a buffer",
        within: &[""],
        // A paragraph of Markdown is none of ratatui's.
        except: &["view/paint.rs", "load/extract/markdown.rs"],
        beside: None,
        words: &[
            "ratatui::text",
            "Span::",
            "Line::from",
            "Line::raw",
            "Line::styled",
            "Text::from",
            "Text::raw",
            "Paragraph",
            ".set_symbol",
            ".set_char",
            ".set_string",
            ".set_stringn",
            ".set_line",
            ".set_span",
            ".set_style",
            ".cell_mut",
        ],
        broken: ("view/list.rs", "fn draw(buffer: &mut Buffer) { buffer.set_string(0, 0, title, style); }"),
    },
    Rule {
        says: "no widget of ratatui is used, and nothing turns strings into its text: the screen alone is a widget",
        within: &[""],
        except: &["view/mod.rs", "shell/print.rs"],
        beside: None,
        words: &["ratatui::widgets", "ratatui::prelude", "Stylize"],
        broken: ("view/list.rs", "use ratatui::style::Stylize; let title = title.bold();"),
    },
    Rule {
        says: "in the views only the door and paint name the buffer",
        within: &["view/"],
        except: &["view/paint.rs", "view/mod.rs"],
        beside: None,
        words: &["Buffer", "Cell"],
        broken: ("view/strip.rs", "use ratatui::buffer::Buffer;"),
    },
    Rule {
        says: "the views name roles; colours are named by the theme",
        within: &["view/"],
        except: &["view/theme.rs"],
        beside: None,
        words: &["Color"],
        broken: ("view/margin.rs", "let hue = ratatui::style::Color::Red;"),
    },
    Rule {
        says: "the view may look, not touch",
        within: &["view/"],
        except: &[],
        beside: None,
        words: &[
            "&mut App",
            "&mut Place",
            "&mut Desk",
            "&mut Outline",
            "&mut self.app",
            "&mut screen.app",
            "RefCell",
            "Mutex",
        ],
        broken: ("view/help.rs", "pub fn help(app: &mut App) {}"),
    },
    Rule {
        says: "crossterm's Event is named in one file",
        within: &[""],
        except: &["shell/input.rs"],
        beside: Some("crossterm"),
        words: &["Event", "KeyEvent", "MouseEvent", "KeyCode"],
        broken: ("shell/mod.rs", "use crossterm::event::{self, Event};"),
    },
    Rule {
        says: "only the shell names the terminal library",
        within: &[""],
        except: &["shell/"],
        beside: None,
        words: &["crossterm"],
        broken: ("app/run.rs", "crossterm::terminal::size()"),
    },
    Rule {
        says: "the domain knows no terminal",
        within: &["when/", "model/", "text/", "load/", "query/", "command.rs", "keymap", "phrases"],
        except: &[],
        beside: None,
        words: &["ratatui", "crossterm"],
        broken: ("text/wrap.rs", "use ratatui::layout::Rect;"),
    },
    Rule {
        says: "the state knows rectangles, and nothing else of ratatui",
        within: &["app/", "layout.rs"],
        except: &[],
        beside: None,
        words: &["ratatui::style", "ratatui::buffer", "ratatui::widgets", "ratatui::Terminal", "ratatui::Frame", "Rgb"],
        broken: ("app/mod.rs", "use ratatui::style::Style;"),
    },
    Rule {
        says: "no files, clocks, threads or environment left of the shell",
        within: PURE,
        except: &[],
        beside: None,
        words: &[
            "std::fs",
            "fs::read",
            "std::time",
            "Instant",
            "SystemTime",
            "Local::now",
            "Utc::now",
            "std::env",
            "env::var",
            "std::thread",
            "thread::spawn",
            "std::process",
            "stdout()",
            "stderr()",
        ],
        broken: ("app/run.rs", "let now = std::time::Instant::now();"),
    },
    Rule {
        says: "no file shapes in the domain and the state",
        within: &["when/", "model/", "text/", "query/", "app/", "layout.rs"],
        except: &[],
        beside: None,
        words: &["serde", "Serialize", "Deserialize", "ron::"],
        broken: ("model/event.rs", "#[derive(serde::Deserialize)] struct Event;"),
    },
    Rule {
        says: "the files of a chronology are opened in one place, from which no path leads out",
        within: &["load/"],
        // The cache is no part of a chronology, and lies in a folder of its own.
        except: &["load/files.rs", "load/regular.rs", "load/cache/disk.rs"],
        beside: None,
        words: &["std::fs", "cap_std", "fs::read", "File::open", "OpenOptions", "ambient_authority"],
        broken: ("load/texts.rs", "let content = std::fs::read(path)?;"),
    },
    Rule {
        says: "programs are started in four files, each with an argument vector",
        within: &[""],
        except: &["shell/clipboard.rs", "shell/editor.rs", "shell/opener.rs", "load/extract/pdf.rs"],
        beside: None,
        words: &["process::Command", ".spawn()", ".output()", ".status()", ".exec()"],
        broken: ("cli/show.rs", "let said = std::process::Command::new(program).output();"),
    },
    Rule {
        says: "no network",
        within: &[""],
        except: &[],
        beside: None,
        words: &["std::net", "TcpStream", "TcpListener", "UdpSocket", "UnixStream"],
        broken: ("shell/worker.rs", "std::net::TcpStream::connect(host)"),
    },
    Rule {
        says: "no unsafe code",
        within: &[""],
        except: &[],
        beside: None,
        words: &["unsafe"],
        broken: ("text/lines.rs", "let word = unsafe { str::from_utf8_unchecked(bytes) };"),
    },
];

impl Rule {
    fn concerns(&self, source: &Source) -> bool {
        let under = |places: &[&str]| places.iter().any(|place| source.path.starts_with(place));
        under(self.within) && !under(self.except) && self.beside.is_none_or(|word| has_word(&source.code, word))
    }

    /// `file: word`, for every word that should not be there.
    pub fn broken_in(&self, sources: &[Source]) -> Vec<String> {
        let concerned = sources.iter().filter(|source| self.concerns(source));
        concerned
            .flat_map(|source| {
                let words = self.words.iter().filter(|word| has_word(&source.code, word));
                words.map(|word| format!("{}: {word}", source.path))
            })
            .collect()
    }
}
