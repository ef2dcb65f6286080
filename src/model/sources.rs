//! The sources of a chronology, and their texts.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::model::columns::{Lists, Strings};
use crate::model::stored::{Reader, Record, Writer};
use crate::model::{Archived, Location, Origins, Source, SourceId, Text, TextId, TextKind};
use crate::when::When;

/// Every source, with the texts of all of them numbered through.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    /// Of sources that are kept as records, each is read when it is first asked for.
    sources: Vec<OnceLock<Box<Entry>>>,
    records: Lists<u8>,
    keys: Strings,
    /// Made when it is first needed.
    by_key: OnceLock<HashMap<String, SourceId>>,
    /// The number of the first text of each, and in the end that of all texts.
    texts_from: Vec<u32>,
    origins: Origins,
}

/// A source, and its texts apart.
#[derive(Clone, Debug, Default)]
struct Entry {
    source: Source,
    texts: Vec<Text>,
}

impl Sources {
    /// Takes the texts out of the sources. Of several sources with one key, the first answers to it.
    pub fn new(sources: Vec<Source>) -> Self {
        let mut whole = Self { origins: Origins::of(&sources), texts_from: vec![0], ..Self::default() };
        let mut texts_to = 0;
        for mut source in sources {
            let texts = std::mem::take(&mut source.texts);
            texts_to += texts.len();
            whole.texts_from.push(u32::try_from(texts_to).expect("the reader caps files far below 2^32 texts"));
            whole.keys.push(&source.key);
            whole.sources.push(OnceLock::from(Box::new(Entry { source, texts })));
        }
        whole.keys.close();
        whole
    }

    pub fn len(&self) -> usize {
        self.sources.len()
    }

    pub fn get(&self, id: SourceId) -> &Source {
        &self.entry(id).source
    }

    fn entry(&self, id: SourceId) -> &Entry {
        self.sources[id.index()].get_or_init(|| {
            let record = Record::from(self.records.get(id.index()).to_vec());
            // What is kept was written by the same hand.
            Box::new(Entry::stored(record).unwrap_or_default())
        })
    }

    pub fn by_key(&self, key: &str) -> Option<SourceId> {
        let by_key = self.by_key.get_or_init(|| {
            let mut by_key = HashMap::with_capacity(self.len());
            for (at, key) in self.keys.iter().enumerate() {
                by_key.entry(key.to_owned()).or_insert(SourceId::new(at));
            }
            by_key
        });
        by_key.get(key).copied()
    }

    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    pub fn text_count(&self) -> usize {
        self.texts_from.last().map_or(0, |last| *last as usize)
    }

    /// The numbers of the texts of a source.
    pub fn texts(&self, source: SourceId) -> Range<usize> {
        self.texts_from[source.index()] as usize..self.texts_from[source.index() + 1] as usize
    }

    /// A text.
    pub fn text(&self, id: TextId) -> &Text {
        let source = self.source_of_text(id);
        &self.entry(source).texts[id.index() - self.texts(source).start]
    }

    /// The source that a text is a wording of.
    pub fn source_of_text(&self, id: TextId) -> SourceId {
        SourceId::new(self.texts_from.partition_point(|from| *from as usize <= id.index()) - 1)
    }

    /// Writes them.
    pub fn store(&self, to: &mut Writer) {
        let mut records = Lists::default();
        let sources = || (0..self.len()).map(SourceId::new);
        sources().for_each(|id| records.push(self.entry(id).record().bytes().iter().copied()));
        to.record.put_count(self.len());
        records.store(to);
        to.strings(self.keys.iter());
        to.column(self.texts_from.iter().copied());
        self.origins.store(to);
    }

    /// Reads them again.
    pub fn stored(from: &mut Reader) -> Option<Self> {
        let count = from.record.count()?;
        let sources = Self {
            records: Lists::stored(from, count)?,
            keys: from.strings()?.read().filter(|keys| keys.len() == count)?,
            texts_from: from.column_of(count.checked_add(1)?)?,
            origins: Origins::stored(from, count)?,
            sources: vec![OnceLock::new(); count],
            by_key: OnceLock::new(),
        };
        (sources.texts_from.first() == Some(&0) && sources.texts_from.is_sorted()).then_some(sources)
    }
}

impl Entry {
    fn record(&self) -> Record {
        let Source { key, title, outlet, author, published, url, archived, language, derived_from, texts: _, location } =
            &self.source;
        let mut record = Record::default();
        [key, title, outlet].into_iter().for_each(|string| record.put_string(string));
        let captured = archived.as_ref().and_then(|copy| copy.captured.as_ref());
        let dates = [published.as_ref(), captured].map(|when| when.map(When::written));
        let copy = archived.as_ref().map(|copy| copy.url.as_str());
        let optional = [author.as_deref(), url.as_deref(), language.as_deref(), copy];
        dates.into_iter().chain(optional).for_each(|string| record.put_optional(string));
        record.put_count(derived_from.len());
        derived_from.iter().for_each(|key| record.put_string(key));
        record.put_string(&location.file);
        record.put_count(location.line);
        record.put_count(location.column);
        record.put_count(self.texts.len());
        for Text { kind, file, sha256 } in &self.texts {
            record.put_string(kind.name());
            record.put_optional(file.as_deref());
            record.put_optional(sha256.as_deref());
        }
        record
    }

    fn stored(mut record: Record) -> Option<Self> {
        let when = |written: Option<String>| written.map(|written| When::parse(&written).ok());
        let [key, title, outlet] = [record.string()?, record.string()?, record.string()?];
        let [published, captured] = [record.optional()?, record.optional()?].map(|written| when(written).flatten());
        let [author, url, language] = [record.optional()?, record.optional()?, record.optional()?];
        let archived = record.optional()?.map(|url| Archived { url, captured });
        let derived_from = record.several(Record::string)?;
        let location = Location { file: record.string()?.into(), line: record.count()?, column: record.count()? };
        let texts = record.several(|record| {
            let kind = record.string()?;
            let kind = TextKind::ALL.into_iter().find(|known| known.name() == kind)?;
            Some(Text { kind, file: record.optional()?, sha256: record.optional()? })
        })?;
        record.finish()?;
        let texts_apart = Vec::new();
        let source = Source {
            key,
            title,
            outlet,
            author,
            published,
            url,
            archived,
            language,
            derived_from,
            texts: texts_apart,
            location,
        };
        Some(Self { source, texts })
    }
}
