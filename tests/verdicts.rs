//! Verdicts, case by case: `tests/verdicts.ron` has texts and what becomes of quotations from them. Each
//! group is written as a chronology, loaded and anchored as any other.

use dateline::load::{self, Root};
use dateline::model::{EventId, Finding, Severity, Verdict};
use dateline::text::{Body, compare};
use serde::Deserialize;

#[derive(Deserialize)]
struct Group {
    about: String,
    /// The texts of the sources `s0`, `s1`, …; the quotations are said to be from the first.
    texts: Vec<String>,
    cases: Vec<Case>,
}

/// A selector and what becomes of it.
#[derive(Debug, Deserialize)]
enum Case {
    /// The quotation stands there.
    Found(String),
    /// The quotation, and the words of the text.
    Normalised(String, String),
    /// The quotation, the words of the text, and what differs: `there/quoted`.
    Near(String, String, String),
    Missing(String),
    /// The quotation, and in how many places it stands.
    Ambiguous(String, usize),
    /// The same, where these are almost its words.
    AlmostAmbiguous(String, usize),
    /// The quotation, and the source and line where it stands.
    Elsewhere(String, String, usize),
    /// More than a quotation: the selector, the verdict, and the first line of the place.
    Selected(Selected, String, usize),
    /// More than a quotation, of which nothing is found.
    Unselected(Selected, String),
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Selected {
    quote: String,
    prefix: String,
    suffix: String,
    lines: String,
}

impl Case {
    /// The fields of a citation.
    fn fields(&self) -> String {
        let quoted;
        let selected = match self {
            Self::Selected(selected, ..) | Self::Unselected(selected, _) => selected,
            Self::Found(quote)
            | Self::Normalised(quote, _)
            | Self::Near(quote, ..)
            | Self::Missing(quote)
            | Self::Ambiguous(quote, _)
            | Self::AlmostAmbiguous(quote, _)
            | Self::Elsewhere(quote, ..) => {
                quoted = Selected { quote: quote.clone(), ..Selected::default() };
                &quoted
            }
        };
        let fields = [
            ("quote", &selected.quote),
            ("prefix", &selected.prefix),
            ("suffix", &selected.suffix),
            ("lines", &selected.lines),
        ];
        let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| format!(", {name}: {}", ron::to_string(value).expect("a string"))).collect()
    }

    /// What is expected and what was found, in the same words.
    fn told(&self, finding: &Finding, text: &str) -> (String, String) {
        let passage = finding.anchors.first().map_or("", |anchor| &text[anchor.range.clone()]);
        let verdict = finding.verdict.word();
        let plain = format!("{verdict} “{passage}”");
        match self {
            Self::Found(quote) => (format!("found “{quote}”"), plain),
            Self::Normalised(_, words) => (format!("normalised “{words}”"), plain),
            Self::Near(quote, words, differing) => {
                let changes = compare(quote, passage);
                let told = |(there, quoted): (&str, &str)| format!("{there}/{quoted}");
                let told = changes.iter().map(|it| told((&passage[it.text.clone()], &quote[it.quote.clone()])));
                let told = told.collect::<Vec<_>>().join(" ");
                (format!("near “{words}” {differing}"), format!("{plain} {told}"))
            }
            Self::Missing(_) => ("missing “”".to_owned(), plain),
            Self::Ambiguous(_, places) => {
                (format!("ambiguous {places} exactly"), format!("{verdict} {} {}", finding.places, exactly(finding)))
            }
            Self::AlmostAmbiguous(_, places) => {
                (format!("ambiguous {places} almost"), format!("{verdict} {} {}", finding.places, exactly(finding)))
            }
            Self::Elsewhere(_, source, line) => {
                let there = finding.found_in.first().map(|(source, anchor)| (source.index(), anchor.lines.first));
                let there = there.map_or_else(String::new, |(source, line)| format!("s{source} {line}"));
                (format!("elsewhere {source} {line}"), format!("{verdict} {there}"))
            }
            Self::Selected(_, expected, line) => {
                let there = finding.anchors.first().map_or(0, |anchor| anchor.lines.first);
                (format!("{expected} {line}"), format!("{verdict} {there}"))
            }
            Self::Unselected(_, expected) => (expected.clone(), verdict.to_owned()),
        }
    }
}

fn exactly(finding: &Finding) -> &'static str {
    if finding.distance == 0 { "exactly" } else { "almost" }
}

/// The group as a chronology: an event for each case.
fn chronology(group: &Group) -> String {
    let source =
        |nth| format!("Source(id: \"s{nth}\", title: \"A text\", texts: [Text(kind: Original, file: \"s{nth}.txt\")])");
    let sources: Vec<String> = (0..group.texts.len()).map(source).collect();
    let event = |(nth, case): (usize, &Case)| {
        let citation = format!("Citation(source: \"s0\"{})", case.fields());
        format!("Event(id: \"e{nth}\", when: \"1954\", title: \"A case\", citations: [{citation}])")
    };
    let events: Vec<String> = group.cases.iter().enumerate().map(event).collect();
    format!("Chronology(title: \"Verdicts\", sources: [{}], events: [{}])", sources.join(", "), events.join(",\n"))
}

#[test]
fn every_case_has_its_verdict() {
    let groups: Vec<Group> = ron::from_str(include_str!("verdicts.ron")).expect("the table is well-formed");
    let mut wrong = String::new();
    let mut count = 0;
    for group in &groups {
        let folder = tempfile::tempdir().expect("a folder");
        for (nth, text) in group.texts.iter().enumerate() {
            std::fs::write(folder.path().join(format!("s{nth}.txt")), text).expect("it is written");
        }
        std::fs::write(folder.path().join("chronology.ron"), chronology(group)).expect("it is written");
        let loaded = load::load(&Root::Path(folder.path().to_owned()), None).expect("it is read");
        let errors = loaded.diagnostics.iter().filter(|it| it.severity == Severity::Error);
        assert_eq!(errors.count(), 0, "{}: {:?}", group.about, loaded.diagnostics);
        let evidence = load::evidence(&loaded.chronology, &loaded.shelf);
        for (nth, case) in group.cases.iter().enumerate() {
            let event: EventId = loaded.chronology.event_by_key(&format!("e{nth}")).expect("it was written");
            let citation = loaded.chronology.citations(event).next().expect("it has one");
            let finding = evidence.finding(citation).expect("it was looked up");
            let (expected, told) = case.told(&finding, &group.texts[0]);
            if expected != told {
                wrong += &format!("{}: {case:?}\n    expected {expected}\n    found    {told}\n", group.about);
            }
            let supports = !matches!(finding.verdict, Verdict::Missing | Verdict::Elsewhere);
            assert_eq!(finding.verdict.supports(), supports);
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(count >= 200, "there are only {count} cases");
}

/// One word of a digest is changed: exactly the citations that rest on it are near, and that word is what
/// differs.
#[test]
fn a_changed_word_makes_near_what_rests_on_it_and_nothing_else() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/binance-russia");
    let loaded = load::load(&Root::Path(folder.into()), None).expect("it is shipped");
    let (chronology, shelf) = (&loaded.chronology, &loaded.shelf);
    let before = load::evidence(chronology, shelf);
    let mut tried = 0;
    for citation in chronology.all_citations() {
        let Some(anchor) = before.finding(citation).and_then(|finding| finding.anchors.into_iter().next()) else {
            continue;
        };
        let content = &shelf.get(anchor.text).expect("it is anchored there").content;
        let words: Vec<&str> = content[anchor.range.clone()].split(' ').collect();
        for word in [words[0], words[words.len() / 2], words[words.len() - 1]] {
            let start = word.as_ptr() as usize - content.as_ptr() as usize;
            let changed = format!("{}zzyzx{}", &content[..start], &content[start + word.len()..]);
            let mut shelf = shelf.clone();
            shelf.put(anchor.text, std::sync::Arc::new(Body::new(changed)));
            let after = load::evidence(chronology, &shelf);
            for other in chronology.all_citations() {
                let rests = before
                    .anchor_in(other, anchor.text)
                    .is_some_and(|it| it.range.start < start + word.len() && start < it.range.end);
                if !rests {
                    assert_eq!(after.verdict(other), before.verdict(other), "{word} in {:?}", words.join(" "));
                    continue;
                }
                let finding = after.finding(other).expect("it was looked up");
                let quote = chronology.citation(other).quote().expect("it has words");
                assert_eq!(finding.verdict, Verdict::Near, "{word} in {quote:?}");
                let body = shelf.get(anchor.text).expect("it is there");
                let passage = &body.content[finding.anchors[0].range.clone()];
                let changes = compare(quote, passage);
                assert!(
                    changes.len() == 1 && passage[changes[0].text.clone()].contains("zzyzx"),
                    "{word} in {quote:?}"
                );
            }
            tried += 1;
        }
    }
    assert!(tried > 60, "only {tried} words were changed");
}
