//! An invented chronology as files, written as it is made.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use dateline::model::{Citation, Event, Source, Stance};
use dateline::when::When;

use super::Story;

/// An event file that has so many bytes is closed, and the next one begun.
const FILE: usize = 64 << 20;

/// In which files the events stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// In `chronology.ron` with all else.
    OneFile,
    /// In `events/001.ron` and so on, of 64 MiB each.
    EventFiles,
}

impl Story {
    /// Writes the chronology into a folder, which is made.
    ///
    /// # Errors
    /// Where the folder holds a chronology already, and where the system refuses.
    pub fn write(&self, folder: &Path, layout: Layout) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut main = Output::create(&folder.join("chronology.ron"))?;
        main.put(&format!(
            "Chronology(\n    title: {},\n    about: {},\n    sources: [\n",
            literal(&self.title()),
            literal(&self.about())
        ))?;
        self.sources().try_for_each(|source| main.put(&of_source(&source)))?;
        main.put("    ],\n")?;
        if layout == Layout::OneFile {
            main.put("    events: [\n")?;
            self.events().try_for_each(|event| main.put(&of_event(&event)))?;
            main.put("    ],\n")?;
        }
        main.put(")\n")?;
        main.close()?;
        if layout == Layout::EventFiles {
            self.write_events(folder)?;
        }
        self.write_texts(folder)
    }

    fn write_events(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder.join("events"))?;
        let mut events = self.events().peekable();
        for nth in 1.. {
            if events.peek().is_none() {
                break;
            }
            let mut file = Output::create(&folder.join(format!("events/{nth:03}.ron")))?;
            file.put("[\n")?;
            while let Some(event) = events.next_if(|_| file.bytes < FILE) {
                file.put(&of_event(&event))?;
            }
            file.put("]\n")?;
            file.close()?;
        }
        Ok(())
    }

    fn write_texts(&self, folder: &Path) -> io::Result<()> {
        for (nth, source) in self.sources().enumerate() {
            for name in source.texts.iter().filter_map(|text| text.file.as_ref()) {
                fs::create_dir_all(folder.join("sources"))?;
                let mut file = Output::create(&folder.join(name))?;
                (0..self.line_count()).try_for_each(|line| file.put(&(self.line(nth, line) + "\n")))?;
                file.close()?;
            }
        }
        Ok(())
    }
}

/// A file that is written.
struct Output {
    file: BufWriter<File>,
    bytes: usize,
}

impl Output {
    fn create(path: &Path) -> io::Result<Self> {
        let file = File::create_new(path)?;
        Ok(Self { file: BufWriter::with_capacity(1 << 16, file), bytes: 0 })
    }

    fn put(&mut self, text: &str) -> io::Result<()> {
        self.bytes += text.len();
        self.file.write_all(text.as_bytes())
    }

    fn close(mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn of_source(source: &Source) -> String {
    let mut fields = Fields::new(8, "Source");
    fields.text("id", Some(&source.key));
    fields.text("title", Some(&source.title));
    fields.text("outlet", Some(&source.outlet));
    fields.text("author", source.author.as_ref());
    fields.text("published", source.published.as_ref().map(When::written));
    fields.text("url", source.url.as_ref());
    fields.text("language", source.language.as_ref());
    fields.texts("derived_from", &source.derived_from);
    for file in source.texts.iter().filter_map(|text| text.file.as_ref()) {
        fields.field("texts", &format!("[Text(kind: Original, file: {})]", literal(file)));
    }
    fields.close()
}

fn of_event(event: &Event) -> String {
    let mut fields = Fields::new(8, "Event");
    fields.text("id", Some(&event.key));
    fields.text("when", Some(event.when.written()));
    fields.text("title", Some(&event.title));
    fields.text("account", event.account.as_ref());
    fields.texts("actors", &event.actors);
    fields.text("place", event.place.as_ref());
    fields.texts("tags", &event.tags);
    let citations: String = event.citations.iter().map(of_citation).collect();
    fields.field("citations", &format!("[\n{citations}            ]"));
    fields.close()
}

fn of_citation(citation: &Citation) -> String {
    let mut fields = Fields::new(16, "Citation");
    fields.text("source", Some(&citation.source));
    fields.text("prefix", citation.prefix.as_ref());
    fields.text("quote", citation.quote.as_ref());
    fields.text("lines", citation.lines.map(|lines| lines.to_string()).as_ref());
    match citation.stance {
        // What is the rule is not written.
        Stance::Asserts => {}
        stance => fields.field("stance", &format!("{stance:?}")),
    }
    fields.text("when", citation.when.as_ref().map(When::written));
    fields.text("as_written", citation.as_written.as_ref());
    fields.text("by", citation.by.as_ref());
    fields.text("note", citation.note.as_ref());
    fields.close()
}

/// An element with its fields, one a line.
struct Fields {
    written: String,
    indent: usize,
}

impl Fields {
    fn new(indent: usize, name: &str) -> Self {
        Self { written: format!("{:indent$}{name}(\n", ""), indent }
    }

    fn field(&mut self, name: &str, value: &str) {
        let indent = self.indent + 4;
        self.written += &format!("{:indent$}{name}: {value},\n", "");
    }

    /// A string, where there is one.
    fn text(&mut self, name: &str, value: Option<impl AsRef<str>>) {
        if let Some(value) = value {
            self.field(name, &literal(value.as_ref()));
        }
    }

    /// A list of strings, where there are any.
    fn texts(&mut self, name: &str, values: &[String]) {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| literal(value)).collect();
            self.field(name, &format!("[{}]", values.join(", ")));
        }
    }

    fn close(self) -> String {
        format!("{}{:indent$}),\n", self.written, "", indent = self.indent)
    }
}

/// A RON string. Nothing that is invented has a quotation mark of ASCII or a backslash in it.
fn literal(text: &str) -> String {
    format!("\"{text}\"")
}
