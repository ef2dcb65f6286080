//! Citations, and what their anchoring says.

use super::*;
use crate::load::effort::Effort;
use crate::model::{CitationId, Finding, Verdict};

const ONE: &str = "First line.\nThe “second” line — here.\nTwice told, twice told.\nLast.\n";
const DIGEST: &str = "The first.\nThe second.\nTwice.\nThe last word.\n";
const OTHER: &str = "Somebody else\nsays something else.\n";

/// A chronology of one event with this citation. The source `s` has a sealed original and a digest,
/// `other` one text, `none` no text.
fn with_citation(citation: &str, sealed: &str) -> Loaded {
    let seal = fingerprint(sealed.as_bytes());
    given(&[
        (
            "chronology.ron",
            &format!(
                "(title: \"T\", sources: [(id: \"s\", title: \"S\", derived_from: [\"other\", \"none\"], texts: [\
                 (kind: Digest, file: \"digest.txt\"), (kind: Original, file: \"one.txt\", sha256: \"{seal}\")]),\
                 (id: \"other\", title: \"O\", texts: [(kind: Original, file: \"other.txt\")]), (id: \"none\", title: \"N\"),\
                 (id: \"t\", title: \"T\", derived_from: [\"s\"]), (id: \"u\", title: \"T\", derived_from: [\"t\"]), (id: \"v\", title: \"T\", derived_from: [\"u\"])],\n\
                 events: [(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"v\", stance: Silent),\n({citation})])])"
            ),
        ),
        ("one.txt", ONE),
        ("digest.txt", DIGEST),
        ("other.txt", OTHER),
    ])
}

/// A finding in a line: the verdict, `stale`, the anchors as text and lines, the places elsewhere.
fn said(loaded: &Loaded, finding: Option<&Finding>) -> String {
    let Some(finding) = finding else { return "nothing".to_owned() };
    let words = |anchor: &crate::model::Anchor| {
        let body = loaded.shelf.get(anchor.text).expect("the anchor is in a text at hand");
        format!(" {}:{} {:?}", body.label, anchor.lines, &body.content[anchor.range.clone()])
    };
    let stale = if finding.stale { " stale" } else { "" };
    let places = if finding.places > 0 { format!(" {}", finding.places) } else { String::new() };
    let anchors: String = finding.anchors.iter().map(words).collect();
    let elsewhere: String = finding.found_in.iter().map(|(_, anchor)| words(anchor)).collect();
    format!("{}{stale}{places}{anchors}{elsewhere}", finding.verdict.word())
}

#[test]
fn verdicts() {
    let table = [
        ("source: \"s\", quote: \"First line\"", "found one.txt:1 \"First line\"", ""),
        ("source: \"s\", quote: \"first\"", "found digest.txt:1 \"first\"", ""),
        (
            "source: \"s\", quote: \"The \\\"second\\\" line - here\"",
            "normalised one.txt:2 \"The “second” line — here\"",
            "",
        ),
        ("source: \"s\", quote: \"line.\\r\\nThe “second”\"", "normalised one.txt:1-2 \"line.\\nThe “second”\"", ""),
        ("source: \"s\", quote: \"The\", lines: \"2\"", "found digest.txt:2 \"The\" one.txt:2 \"The\"", ""),
        (
            "source: \"s\", quote: \"First line\", lines: \"2\"",
            "moved one.txt:1 \"First line\"",
            "warning the words are on line 1, the citation says 2 | lines: \"1\"",
        ),
        (
            "source: \"s\", quote: \"First line\", lines: \"40\"",
            "moved one.txt:1 \"First line\"",
            "warning the words are on line 1, the citation says 40; the text has 4 lines | lines: \"1\"",
        ),
        (
            "source: \"s\", quote: \"Last\", lines: \"4-9\"",
            "found one.txt:4 \"Last\"",
            "warning the citation says 4-9; the text has 4 lines | lines: \"4\"",
        ),
        ("source: \"s\", quote: \"Twice told\"", "found one.txt:3 \"Twice told\"", ""),
        (
            "source: \"s\", quote: \"wice told\"",
            "ambiguous 2",
            "warning the quoted words stand in `s` in 2 places | add lines, or a prefix or suffix: the words just before or after them",
        ),
        ("source: \"s\", quote: \"wice told\", prefix: \", t\"", "found one.txt:3 \"wice told\"", ""),
        ("source: \"s\", quote: \"wice told\", suffix: \",\"", "found one.txt:3 \"wice told\"", ""),
        (
            "source: \"s\", quote: \"says something\"",
            "elsewhere other.txt:2 \"says something\"",
            "error the quoted words stand in `other`, line 2, not in `s` | source: \"other\", lines: \"2\"",
        ),
        (
            "source: \"s\", quote: \"never said\"",
            "missing",
            "error the quoted words do not stand in `s` | copy the quotation from the text, letter for letter",
        ),
        (
            "source: \"s\", lines: \"2-3\"",
            "found digest.txt:2-3 \"The second.\\nTwice.\" \
          one.txt:2-3 \"The “second” line — here.\\nTwice told, twice told.\"",
            "",
        ),
        (
            "source: \"s\", lines: \"4-5\"",
            "missing",
            "error `s` has 4 lines, the citation says 4-5 | lines are counted from 1, blank ones too",
        ),
        ("source: \"none\", quote: \"First line\"", "unchecked", ""),
        ("source: \"none\", lines: \"3\"", "unchecked", ""),
        ("source: \"s\"", "unchecked", ""),
        ("source: \"s\", quote: \"First\", stance: Silent", "nothing", ""),
        ("source: \"s\", quote: \"First line\", stance: Denies", "found one.txt:1 \"First line\"", ""),
        ("source: \"nobody\", quote: \"never said\"", "missing", ""),
        ("source: \"nobody\", lines: \"1\"", "missing", ""),
        (
            "source: \"nobody\", quote: \"First line\"",
            "elsewhere one.txt:1 \"First line\"",
            "error the quoted words stand in `s`, line 1, not in `nobody` | source: \"s\", lines: \"1\"",
        ),
    ];
    for (citation, expected, diagnostic) in table {
        let loaded = with_citation(citation, ONE);
        let evidence = evidence(&loaded.chronology, &loaded.shelf);
        assert_eq!(said(&loaded, evidence.finding(CitationId::new(1)).as_ref()), expected, "{citation}");
        assert_eq!(evidence.finding(CitationId::new(0)), None);
        let diagnostics = rendered(&diagnose_evidence(&loaded.chronology, &loaded.shelf, &evidence, &loaded.pages));
        // What is wrong is pointed at: the lines where they are, else the quotation, else the citation.
        let line = format!("({citation}");
        let field = |name: &str| line.find(name).map(|at| line[..at + name.len()].chars().count() + 1);
        let of_lines = diagnostic.contains("the citation says");
        let column = if of_lines { field("lines: ") } else { field("quote: ") };
        let column = column.or(field("lines: ")).unwrap_or(1);
        let here = if diagnostic.is_empty() { vec![] } else { vec![format!("chronology.ron:3:{column} {diagnostic}")] };
        assert_eq!(diagnostics, here, "{citation}");
    }
}

#[test]
fn a_changed_text_is_stale_beside_the_verdict() {
    let table = [
        ("source: \"s\", quote: \"First line\"", "found stale one.txt:1 \"First line\""),
        ("source: \"s\", quote: \"first\"", "found digest.txt:1 \"first\""),
        ("source: \"s\", quote: \"never said\"", "missing stale"),
        ("source: \"other\", quote: \"never said\"", "missing"),
    ];
    for (citation, expected) in table {
        let loaded = with_citation(citation, "what it once was");
        let evidence = evidence(&loaded.chronology, &loaded.shelf);
        assert_eq!(said(&loaded, evidence.finding(CitationId::new(1)).as_ref()), expected, "{citation}");
    }
    let changed = "“one.txt” has changed: its SHA-256 is no longer the recorded one";
    for (citation, expected) in [
        ("source: \"s\", quote: \"First line\"", "; the words of 1 citation still stand in it"),
        (
            "source: \"s\", quote: \"First line\"), (source: \"s\", quote: \"First\"), (source: \"s\", lines: \"1\"",
            "; the words of 2 citations still stand in it; 1 citation by lines alone cannot be compared",
        ),
        // What stands in another text of the source is none of them.
        ("source: \"s\", quote: \"first\"", ""),
        ("source: \"s\", quote: \"First\", stance: Silent", ""),
    ] {
        let loaded = with_citation(citation, "what it once was");
        let evidence = evidence(&loaded.chronology, &loaded.shelf);
        let said = diagnose_evidence(&loaded.chronology, &loaded.shelf, &evidence, &loaded.pages);
        let told: Vec<&str> = said.iter().map(|said| said.message.as_str()).collect();
        assert_eq!(told, [format!("{changed}{expected}")], "{citation}");
        assert_eq!(said[0].event, None, "it is of the text, not of one event");
    }
    let loaded = with_citation("source: \"s\", quote: \"never said\"", "what it once was");
    let evidence = evidence(&loaded.chronology, &loaded.shelf);
    let said = diagnose_evidence(&loaded.chronology, &loaded.shelf, &evidence, &loaded.pages);
    assert_eq!(said.len(), 2, "what does not stand there is told on its own: {:?}", rendered(&said));
}

#[test]
fn source_by_source_is_the_same_as_at_once() {
    let loaded = with_citation("source: \"s\", quote: \"says something\"", ONE);
    let whole = evidence(&loaded.chronology, &loaded.shelf);
    let anchoring = Anchoring::new(&loaded.chronology, &loaded.shelf);
    let mut seen = 0;
    for source in loaded.chronology.sources() {
        for (citation, finding) in anchoring.of_source(source) {
            assert_eq!(whole.finding(citation), Some(finding.clone()));
            assert_eq!(finding.verdict, Verdict::Elsewhere);
            seen += 1;
        }
    }
    assert_eq!(seen, 1);
}

/// Four quotations that are almost there, in texts of 4, 2 and 1 KiB, and one that is in another source.
fn nearly() -> Loaded {
    let text = |nth: usize| format!("{}The keeper of the lamp went home at {nth}.\n", "x\n".repeat(2048 >> nth));
    let source = |nth: usize| format!("(id: \"s{nth}\", title: \"S\", texts: [(kind: Digest, file: \"{nth}.txt\")])");
    let cited = |source: usize, nth: usize| {
        format!("(source: \"s{source}\", quote: \"The keeper of the lamp went away at {nth}\")")
    };
    let cited =
        [cited(0, 0), cited(1, 1), cited(2, 2), cited(2, 2), "(source: \"s0\", quote: \"home at 2\")".to_owned()];
    let main = format!(
        "(title: \"T\", sources: [{}], events: [(id: \"a\", when: \"2022\", title: \"A\", citations: [{}])])",
        [0, 1, 2].map(source).join(", "),
        cited.join(", ")
    );
    given(&[("chronology.ron", &main), ("0.txt", &text(0)), ("1.txt", &text(1)), ("2.txt", &text(2))])
}

/// What takes least is done first, in whatever order the citations are looked up; what is not done is told.
#[test]
fn the_work_on_missing_quotations_has_a_sum() {
    use Verdict::{Elsewhere, Missing, Near};
    let loaded = nearly();
    let all = usize::MAX;
    for (effort, expected) in [
        (Effort { steps: all, bytes: all }, [Near, Near, Near, Near, Elsewhere]),
        (Effort { steps: 20_000, bytes: all }, [Near, Near, Near, Near, Elsewhere]),
        (Effort { steps: 4_500, bytes: all }, [Missing, Near, Near, Near, Elsewhere]),
        (Effort { steps: 3_000, bytes: all }, [Missing, Missing, Near, Near, Elsewhere]),
        (Effort { steps: 1_063, bytes: all }, [Missing, Missing, Near, Missing, Elsewhere]),
        (Effort { steps: 0, bytes: all }, [Missing, Missing, Missing, Missing, Elsewhere]),
        (Effort { steps: all, bytes: 8 * 4_000 }, [Near, Near, Near, Near, Elsewhere]),
        (Effort { steps: all, bytes: 8 * 3_000 }, [Near, Near, Near, Near, Missing]),
    ] {
        let anchoring = Anchoring::within(&loaded.chronology, &loaded.shelf, effort);
        let mut found: Vec<(CitationId, Finding)> =
            loaded.chronology.sources().rev().flat_map(|source| anchoring.of_source(source)).collect();
        found.sort_by_key(|(id, _)| *id);
        let verdicts: Vec<Verdict> = found.iter().map(|(_, finding)| finding.verdict).collect();
        assert_eq!(verdicts, expected, "{effort:?}");
        let begun = |id: &CitationId| Some((anchoring.near_steps(*id), *id)) <= anchoring.share.last;
        let sum: usize = loaded.chronology.all_citations().filter(begun).map(|id| anchoring.near_steps(id)).sum();
        assert!(sum <= effort.steps, "{sum} steps, {effort:?}");
        for (id, finding) in found {
            assert_eq!(finding.given_up, finding.verdict == Missing && !begun(&id), "{id:?}, {effort:?}");
        }
    }
}

#[test]
fn what_is_given_up_is_told() {
    let loaded = nearly();
    let anchoring = Anchoring::within(&loaded.chronology, &loaded.shelf, Effort { steps: 4_000, bytes: usize::MAX });
    let mut evidence = crate::model::Evidence::pending(loaded.chronology.citation_count());
    let findings = loaded.chronology.all_citations().filter_map(|id| Some((id, anchoring.finding(id)?)));
    findings.for_each(|(id, finding)| evidence.record(id, finding));
    let said = rendered(&diagnose_evidence(&loaded.chronology, &loaded.shelf, &evidence, &loaded.pages));
    let given_up: Vec<&String> = said.iter().filter(|said| said.contains("were not looked for")).collect();
    assert_eq!(given_up.len(), 2, "{said:#?}");
    assert!(given_up[0].contains("the quoted words do not stand in `s0`"), "{given_up:?}");
}
