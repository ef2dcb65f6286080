//! The chronology that is part of the program: nothing wrong with it, and every quotation in its place.

use std::collections::BTreeMap;

use dateline::load::{Loaded, Root, diagnose_dates, diagnose_evidence, evidence, load};
use dateline::model::{Basis, Evidence, Stance, Standing, Tally, TextKind, Verdict};

fn shipped() -> (Loaded, Evidence) {
    let loaded = load(&Root::BuiltIn, None).expect("it is part of the program");
    let evidence = evidence(&loaded.chronology, &loaded.shelf);
    (loaded, evidence)
}

#[test]
fn nothing_is_wrong_with_it() {
    let (loaded, evidence) = shipped();
    let mut diagnostics = loaded.diagnostics;
    diagnostics.extend(diagnose_dates(&loaded.chronology, &loaded.pages));
    diagnostics.extend(diagnose_evidence(&loaded.chronology, &loaded.shelf, &evidence, &loaded.pages));
    let told: Vec<String> = diagnostics.iter().map(|said| format!("{} {}", said.location, said.message)).collect();
    assert_eq!(told, Vec::<String>::new());
    assert!(loaded.chronology.event_count() >= 18);
    assert_eq!(loaded.files[0].label, "chronology.ron");
    assert!(loaded.files.iter().all(|file| file.path.is_none()));
}

#[test]
fn every_quotation_is_found() {
    let (Loaded { chronology, .. }, evidence) = shipped();
    for id in chronology.all_citations() {
        let citation = chronology.citation(id);
        let expected = (citation.stance() != Stance::Silent).then_some(Verdict::Found);
        assert_eq!(evidence.verdict(id), expected, "{}", citation.location());
        if citation.stance() != Stance::Silent {
            assert!(citation.quote().is_some() && citation.lines().is_some(), "{}", citation.location());
            let lines = evidence.lines(id);
            assert!(lines.zip(citation.lines()).is_some_and(|(a, b)| a.touches(b)), "{}", citation.location());
        }
    }
}

#[test]
fn the_digests_stand_line_by_line_beside_the_originals() {
    let (Loaded { chronology, shelf, .. }, _) = shipped();
    for (source, lines, sha256) in [
        ("nairatalktoday", 25, "1a6077f8b51ea429996a9616c97b561c3035e78070c4ef0481524ab45c9e97cd"),
        ("coinomist", 14, "2eee6331139d5a04be80598b6caca2bb05bc362b61942448f2eff2e31735f85f"),
    ] {
        let id = chronology.source_by_key(source).expect("it is one of the two articles");
        let texts: Vec<_> = chronology.texts(id).collect();
        let of = |kind| texts.iter().copied().find(|&text| chronology.text(text).kind == kind).expect("it has both");
        let digest = shelf.get(of(TextKind::Digest)).expect("it is shipped");
        assert_eq!(digest.lines.count(), lines, "{source}");
        let original = of(TextKind::Original);
        assert_eq!(chronology.text(original).sha256.as_deref(), Some(sha256), "{source}");
        assert!(chronology.text(original).file.is_none() && shelf.get(original).is_none(), "{source} is not shipped");
    }
}

#[test]
fn the_standings_are_as_expected() {
    let (Loaded { chronology, .. }, evidence) = shipped();
    let mut standings: BTreeMap<Standing, Vec<&str>> = BTreeMap::new();
    for event in chronology.events() {
        let standing = Tally::of(&chronology, &evidence, &Basis::default(), event).standing();
        standings.entry(standing).or_default().push(chronology.key(event));
    }
    let of = |standing| standings.get(&standing).cloned().unwrap_or_default();
    assert_eq!(of(Standing::Contested), ["data-shared"]);
    let mut qualified = of(Standing::Qualified);
    qualified.sort_unstable();
    assert_eq!(qualified, ["cooperation-sought", "ordinary-engagement", "tracing"]);
    assert_eq!(of(Standing::SingleOrigin).len(), chronology.event_count() - 4, "{standings:?}");
}
