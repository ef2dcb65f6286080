//! What the value of a key means, or what is wrong with it.

use std::collections::HashSet;
use std::hash::Hash;
use std::ops::Range;

use crate::model::{Basis, Chronology, SourceId, Stance, Standing, Verdict};
use crate::query::filter::{Chosen, Matter};
use crate::query::folded;
use crate::query::material::Material;
use crate::query::nearest::nearest;
use crate::query::needle::{Needle, Tier};
use crate::query::parse::written;
use crate::query::sought::InTexts;
use crate::query::{Key, Trouble};
use crate::text::Haystack;
use crate::when::{When, WhenError};

/// What `key:value` tests. A name is meant by the whole of it, else by anything that starts one of its
/// words; a word of ours by its beginning.
pub(super) fn understood(material: &Material, key: Key, value: &str, span: Range<usize>) -> Result<Matter, Trouble> {
    let typed = folded(value);
    if typed.trim().is_empty() {
        let message = format!("{}: wants a value after the colon", key.name());
        return Err(Trouble { span, message, nearest: None });
    }
    let (chronology, index) = (material.chronology, material.index);
    let matter = match key {
        Key::Actor => meant_rows(&typed, &index.actors.rows).map(|rows| Matter::Actors(Chosen::of_rows(rows))),
        Key::Tag => meant_rows(&typed, &index.tags.rows).map(|rows| Matter::Tags(Chosen::of_rows(rows))),
        Key::Place => meant_rows(&typed, &index.places.rows).map(|rows| Matter::Places(Chosen::of_rows(rows))),
        Key::By => meant_rows(&typed, &index.speakers).map(|rows| Matter::Speakers(Chosen::of_rows(rows))),
        Key::Source => meant_sources(material, &typed).map(|sources| Matter::Sources(Chosen::of(sources))),
        Key::Outlet => meant(&typed, chronology.sources().map(|id| (id, folded(&chronology.source(id).outlet))))
            .map(|sources| Matter::Sources(Chosen::of(sources))),
        Key::Id => {
            // Where nobody waits any more, it does not matter what is found.
            let keys = index.keys(chronology, material.crew);
            keys.and_then(|keys| meant_rows(&typed, keys)).map(|rows| Matter::Events(Chosen::of_rows(rows)))
        }
        Key::Text => return Ok(Matter::Texts(InTexts::of(chronology, material.sought, value))),
        Key::Standing => begun(&typed, Standing::ALL, Standing::word).map(Matter::Standings),
        Key::Stance => begun(&typed, Stance::ALL, Stance::word).map(Matter::Stances),
        Key::Verdict => begun(&typed, Verdict::ALL, Verdict::word).map(Matter::Verdicts),
        Key::When | Key::Before | Key::After | Key::Known => {
            let when = When::from_query(value.trim()).map_err(|error| bad_date(key, value.trim(), error, span))?;
            return Ok(match key {
                Key::Before => Matter::Before(when),
                Key::After => Matter::After(when),
                Key::Known => Matter::Known(Basis::of(chronology, Some(when), Vec::new())),
                _ => Matter::During(when),
            });
        }
    };
    matter.ok_or_else(|| no_such(material, key, value, span))
}

/// Those whose name is meant; `None` if there is none.
fn meant<H: Eq + Hash>(typed: &str, names: impl Iterator<Item = (H, impl AsRef<str>)>) -> Option<HashSet<H>> {
    let needle = Needle::exact(typed)?;
    let mut whole = HashSet::new();
    let mut begun = HashSet::new();
    for (handle, name) in names {
        if name.as_ref() == typed {
            whole.insert(handle);
        } else if needle.tier(name.as_ref()) >= Some(Tier::Start) {
            begun.insert(handle);
        }
    }
    let meant = if whole.is_empty() { begun } else { whole };
    (!meant.is_empty()).then_some(meant)
}

/// The same of the rows of a haystack.
fn meant_rows(typed: &str, names: &Haystack) -> Option<Vec<usize>> {
    let mut tiers = vec![None; names.len()];
    Needle::exact(typed)?.literal_tiers(names, 0..names.len(), &mut tiers);
    let begun = tiers.iter().enumerate().filter(|(_, tier)| **tier >= Some(Tier::Start)).map(|(row, _)| row);
    let begun: Vec<usize> = begun.collect();
    let is_whole = |row: &usize| names.row(*row) == Some(typed);
    let whole: Vec<usize> = (0..names.len()).filter(|row| tiers[*row].is_some() && is_whole(row)).collect();
    let meant = if whole.is_empty() { begun } else { whole };
    (!meant.is_empty()).then_some(meant)
}

/// A source is meant by its key, its outlet or its title: the first that is one.
fn meant_sources(material: &Material, typed: &str) -> Option<HashSet<SourceId>> {
    let chronology = material.chronology;
    let whole = chronology.sources().find(|&id| folded(&chronology.source(id).key) == typed);
    if let Some(id) = whole {
        return Some(HashSet::from([id]));
    }
    meant(
        typed,
        chronology.sources().flat_map(|id| {
            let source = chronology.source(id);
            [&source.key, &source.outlet, &source.title].map(|name| (id, folded(name)))
        }),
    )
}

/// Those of our own words that begin so.
fn begun<W: Copy>(typed: &str, all: impl IntoIterator<Item = W>, word: impl Fn(W) -> &'static str) -> Option<Vec<W>> {
    let typed = typed.trim().replace(' ', "-");
    let begun: Vec<W> = all.into_iter().filter(|&one| word(one).starts_with(&typed)).collect();
    (!begun.is_empty()).then_some(begun)
}

/// An unknown key, and the nearest that is known.
pub(super) fn unknown_key(name: &str, value: &str, span: Range<usize>) -> Trouble {
    let near = nearest(name, Key::all().map(Key::name));
    let nearest = near.as_ref().map(|near| format!("{}:{value}", near.name));
    let message = match near {
        Some(near) => format!("there is no key {name}: – the nearest is {}:", near.name),
        None => {
            let keys: Vec<&str> = Key::all().map(Key::name).collect();
            format!("there is no key {name}: – the keys are {}; in quotation marks it is searched for", keys.join(", "))
        }
    };
    Trouble { span, message, nearest }
}

fn no_such(material: &Material, key: Key, value: &str, span: Range<usize>) -> Trouble {
    let chronology = material.chronology;
    let sources = || chronology.sources().map(|id| chronology.source(id));
    let names: Vec<&str> = match key {
        Key::Actor => chronology.actors().iter().map(|(_, name)| name).collect(),
        Key::Tag => chronology.tags().iter().map(|(_, name)| name).collect(),
        Key::Place => chronology.places().iter().map(|(_, name)| name).collect(),
        Key::Source => {
            sources().flat_map(|source| [source.key.as_str(), source.outlet.as_str(), source.title.as_str()]).collect()
        }
        Key::Outlet => sources().map(|source| source.outlet.as_str()).collect(),
        Key::By => chronology.speakers().iter().map(|(_, name)| name).collect(),
        Key::Id => like(chronology, value),
        Key::Standing => Standing::ALL.map(Standing::word).to_vec(),
        Key::Stance => Stance::ALL.map(Stance::word).to_vec(),
        Key::Verdict => Verdict::ALL.map(Verdict::word).to_vec(),
        Key::When | Key::Before | Key::After | Key::Known | Key::Text => Vec::new(),
    };
    let near = nearest(value, names.iter().copied());
    let noun = key.noun();
    let message = match &near {
        Some(near) => format!("there is no such {noun}; the nearest is {}", near.name),
        None if matches!(key, Key::Standing | Key::Stance | Key::Verdict) => {
            format!("there is no such {noun}; it is one of {}", names.join(", "))
        }
        None => format!("there is no such {noun}"),
    };
    Trouble { span, message, nearest: near.map(|near| format!("{}:{}", key.name(), written(&near.piece))) }
}

/// In a chronology of more events than this, of the keys only those are compared that begin like what was typed.
const MANY_EVENTS: usize = 20_000;

/// The keys of the events of which one may have been meant.
fn like<'c>(chronology: &'c Chronology, value: &str) -> Vec<&'c str> {
    let keys = chronology.events().map(|event| chronology.key(event));
    if chronology.event_count() <= MANY_EVENTS {
        return keys.collect();
    }
    let beginning: String = value.chars().take(3).collect();
    keys.filter(|key| key.starts_with(&beginning)).collect()
}

fn bad_date(key: Key, value: &str, error: WhenError, span: Range<usize>) -> Trouble {
    let nearest = meant_date(value, &error).map(|date| format!("{}:{}", key.name(), written(&date)));
    Trouble { span, message: error.to_string(), nearest }
}

/// A hint that asks whether a date was meant names it; in a range it stands for the end that is wrong.
fn meant_date(value: &str, error: &WhenError) -> Option<String> {
    let asked = error.hint.as_ref()?.strip_suffix('?')?;
    let meant = asked.split_whitespace().find(|word| When::parse(word).is_ok())?;
    let start = value.get(..error.at.start)?.rfind("..").map_or(0, |dots| dots + 2);
    let end = value.get(error.at.end..)?.find("..").map_or(value.len(), |dots| error.at.end + dots);
    let whole = format!("{}{meant}{}", &value[..start], &value[end..]);
    When::from_query(&whole).is_ok().then_some(whole)
}
