//! The sources of a chronology, and their texts.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{Origins, Source, SourceId, Text, TextId};

/// Every source, with the texts of all of them in a table of their own.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    sources: Vec<Source>,
    by_key: HashMap<String, SourceId>,
    texts: Vec<(SourceId, Text)>,
    texts_from: Vec<usize>,
    origins: Origins,
}

impl Sources {
    /// Takes the texts out of the sources. Of several sources with one key, the first answers to it.
    pub fn new(mut sources: Vec<Source>) -> Self {
        let mut whole = Self { origins: Origins::of(&sources), ..Self::default() };
        for (at, source) in sources.iter_mut().enumerate() {
            let id = SourceId::new(at);
            whole.by_key.entry(source.key.clone()).or_insert(id);
            whole.texts_from.push(whole.texts.len());
            whole.texts.extend(std::mem::take(&mut source.texts).into_iter().map(|text| (id, text)));
        }
        Self { sources, ..whole }
    }

    pub fn len(&self) -> usize {
        self.sources.len()
    }

    pub fn get(&self, id: SourceId) -> &Source {
        &self.sources[id.index()]
    }

    pub fn by_key(&self, key: &str) -> Option<SourceId> {
        self.by_key.get(key).copied()
    }

    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    pub fn text_count(&self) -> usize {
        self.texts.len()
    }

    /// The numbers of the texts of a source.
    pub fn texts(&self, source: SourceId) -> Range<usize> {
        let to = self.texts_from.get(source.index() + 1).copied().unwrap_or(self.texts.len());
        self.texts_from[source.index()]..to
    }

    /// A text, and the source that it is a wording of.
    pub fn text(&self, id: TextId) -> &(SourceId, Text) {
        &self.texts[id.index()]
    }
}
