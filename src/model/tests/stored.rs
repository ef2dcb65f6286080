//! What is kept in parts, and fetched again, answers like what was kept.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

use super::{Naive, assert_answers, parts};
use crate::model::stored::{Fetch, Reader, Writer};
use crate::model::{Chronology, StoredCitations};

/// Parts in memory.
#[derive(Debug, Default)]
struct Parts {
    parts: Vec<Option<Vec<u8>>>,
    spoilt: AtomicBool,
}

impl Fetch for Parts {
    fn read_part(&self, number: usize, bytes: &mut Vec<u8>) -> Option<()> {
        *bytes = self.parts.get(number)?.clone()?;
        Some(())
    }
    fn spoil(&self) {
        self.spoilt.store(true, Ordering::Relaxed);
    }
    fn is_spoilt(&self) -> bool {
        self.spoilt.load(Ordering::Relaxed)
    }
}

fn kept(whole: &Chronology) -> (Parts, [usize; 2]) {
    let mut parts = Vec::new();
    let mut keep = |part: &[u8]| parts.push(Some(part.to_vec()));
    let mut to = Writer::new(0, &mut keep);
    whole.store(&mut to).expect("every date can be read again");
    let events = to.finish();
    let mut to = Writer::new(events + 1, &mut keep);
    whole.store_citations(&mut to);
    let citations = to.finish();
    (Parts { parts, spoilt: AtomicBool::new(false) }, [events, citations])
}

/// Reads what is written.
pub fn again(write: impl FnOnce(&mut Writer)) -> Reader {
    let mut parts = Vec::new();
    let mut keep = |part: &[u8]| parts.push(Some(part.to_vec()));
    let mut to = Writer::new(0, &mut keep);
    write(&mut to);
    let record = to.finish();
    let parts = Arc::new(Parts { parts, spoilt: AtomicBool::new(false) });
    Reader::new(parts, record).expect("the record is there")
}

fn fetched(parts: &Arc<Parts>, records: [usize; 2]) -> Option<Chronology> {
    let fetch: Arc<dyn Fetch> = Arc::<Parts>::clone(parts);
    let [events, citations] = records.map(|record| Reader::new(Arc::clone(&fetch), record));
    let mut from = events?;
    let whole = Chronology::stored(&mut from, || StoredCitations::read(&mut citations?))?;
    from.record.finish()?;
    Some(whole)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_was_kept_answers_alike((sources, events) in parts()) {
        let naive = Naive::new(sources.clone(), events.clone());
        let whole = Chronology::new("T".to_owned(), "About".to_owned(), sources, events);
        let (parts, records) = kept(&whole);
        let parts = Arc::new(parts);
        let again = fetched(&parts, records).expect("what was kept");
        assert_answers(&again, &naive);
        for source in whole.sources() {
            prop_assert_eq!(again.origins().roots(source), whole.origins().roots(source));
            prop_assert_eq!(again.origins().chains(source), whole.origins().chains(source));
            prop_assert_eq!(again.origins().children(source), whole.origins().children(source));
        }
        prop_assert!(!parts.is_spoilt());
        // Kept once more, it is the same to the byte.
        prop_assert_eq!(kept(&again).0.parts, &parts.parts[..]);
    }

    /// A part that is lost is noticed, at once or when it is asked for, and what stood in it is empty.
    #[test]
    fn what_is_lost_is_noticed((sources, events) in parts(), lost in any::<prop::sample::Index>()) {
        let whole = Chronology::new("T".to_owned(), "About".to_owned(), sources, events);
        let (mut parts, records) = kept(&whole);
        let lost = lost.index(parts.parts.len());
        parts.parts[lost] = None;
        let parts = Arc::new(parts);
        let Some(again) = fetched(&parts, records) else { return Ok(()) };
        let mut empty = 0;
        for event in again.events() {
            for (now, before) in [
                (again.key(event), whole.key(event)),
                (again.event_title(event), whole.event_title(event)),
                (again.account(event).unwrap_or_default(), whole.account(event).unwrap_or_default()),
            ] {
                prop_assert!(now == before || now.is_empty());
                empty += usize::from(now != before);
            }
            let _ = again.location(event);
        }
        for id in again.all_citations() {
            let (now, before) = (again.citation(id), whole.citation(id));
            prop_assert!(now.quote() == before.quote() || now.quote() == Some(""));
            let _ = (now.source(), now.prefix(), now.suffix(), now.lines(), now.as_written(), now.location());
            let _ = (now.reckoned_from(), now.note());
        }
        prop_assert!(parts.is_spoilt(), "{} empty", empty);
    }
}

/// A number that leads nowhere, and a byte too many or too few, are noticed in every part that is read at once.
#[test]
fn what_leads_nowhere_is_refused() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (sources, events) = super::parts().new_tree(&mut runner).expect("some parts").current();
    let whole = Chronology::new("T".to_owned(), "About".to_owned(), sources, events);
    let (kept, records) = kept(&whole);
    assert!(whole.event_count() > 8, "large enough");
    let mut refused = 0;
    for part in 0..kept.parts.len() {
        let bytes = kept.parts[part].clone().unwrap_or_default();
        let (mut longer, mut shorter, high) = (bytes.clone(), bytes.clone(), vec![0xFF; bytes.len()]);
        longer.push(0);
        shorter.pop();
        for other in [longer, shorter, high] {
            let mut parts = kept.parts.clone();
            parts[part] = Some(other);
            let parts = Arc::new(Parts { parts, spoilt: AtomicBool::new(false) });
            let Some(again) = fetched(&parts, records) else {
                refused += 1;
                continue;
            };
            // Strings, of which none has been asked for yet; and no answer ends in a panic.
            again.events().for_each(|event| {
                let _ = (again.key(event), again.event_title(event), again.account(event), again.location(event));
                let _ = (again.when(event), again.actors_of(event), again.tags_of(event), again.place_of(event));
            });
            again.all_citations().for_each(|id| {
                let cited = again.citation(id);
                let _ = (cited.source(), cited.quote(), cited.prefix(), cited.suffix(), cited.lines(), cited.by());
                let _ = (cited.when(), cited.as_written(), cited.reckoned_from(), cited.note(), cited.location());
                let _ = again.event_of(id);
            });
        }
    }
    assert!(refused > kept.parts.len(), "{refused} of {}", kept.parts.len());
}
