//! What the files of a chronology may take together.

use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::load::budget::Allowance;

const TEXTS: &str = "(title: \"T\", sources: [\
    (id: \"a\", title: \"A\", texts: [(kind: Digest, file: \"a.txt\"), (kind: Original, file: \"b.txt\")]),\
    (id: \"c\", title: \"C\", texts: [(kind: Digest, file: \"a.txt\"), (kind: Original, file: \"c.txt\")])])";

fn within(files: &[(&str, &str)], budget: Budget) -> Result<Loaded, LoadError> {
    load_within(&Root::Path(folder(files).path().to_owned()), &PdfReader::none(), budget, &mut |_| {})
}

#[test]
fn texts_are_read_as_long_as_there_is_room_for_them_together() {
    let files = [("chronology.ron", TEXTS), ("a.txt", "aaaaaaaaaa"), ("b.txt", "bbbbbbbbbb"), ("c.txt", "cccc")];
    for (all, at_hand) in [(24, vec![0, 1, 2, 3]), (20, vec![0, 1, 2]), (14, vec![0, 2, 3]), (4, vec![3]), (3, vec![])]
    {
        let budget = Budget { texts: Allowance::new(10, all), ..Budget::default() };
        let loaded = within(&files, budget).expect("there is a chronology");
        let found: Vec<usize> = (0..4).filter(|&text| loaded.shelf.get(TextId::new(text)).is_some()).collect();
        assert_eq!(found, at_hand, "{all} bytes together");
        let mut said = rendered(&loaded.diagnostics);
        said.retain(|said| said.contains(" error "));
        assert_eq!(said.len(), 4 - at_hand.len());
        assert!(said.iter().all(|said| said.contains("such files are longer than")), "{said:?}");
    }
}

#[test]
fn a_file_that_several_texts_name_is_read_once() {
    let seal = fingerprint(b"words\n");
    let text = |seal: &str| format!("(kind: Digest, file: \"a.txt\"{seal})");
    let sealed = |hash: &str| format!(", sha256: \"{hash}\"");
    let texts = [String::new(), sealed(&seal), sealed(&"0".repeat(64)), String::new(), sealed(&seal)];
    let source = |nth: usize| format!("(id: \"s{nth}\", title: \"S\", texts: [{}])", text(&texts[nth]));
    let main = format!("(title: \"T\", sources: [{}])", (0..5).map(source).collect::<Vec<_>>().join(", "));
    let loaded = given(&[("chronology.ron", &main), ("a.txt", "words\n")]);
    let body = |text: usize| loaded.shelf.get(TextId::new(text)).expect("it was read");
    let found: Vec<Option<bool>> = (0..5).map(|text| body(text).sealed).collect();
    assert_eq!(found, [None, Some(true), Some(false), None, Some(true)]);
    assert!(Arc::ptr_eq(body(0), body(3)) && Arc::ptr_eq(body(1), body(4)));
}

#[test]
fn ron_files_have_a_sum_too() {
    let event = |id: &str| {
        format!("[(id: \"{id}\", when: \"2022\", title: \"T\", citations: [(source: \"s\", lines: \"1\")])]")
    };
    let main = "(title: \"T\", sources: [(id: \"s\", title: \"S\")])";
    let (a, b) = (event("a"), event("b"));
    let files = [("chronology.ron", main), ("events/a.ron", &a), ("events/b.ron", &b)];
    let sum = u64::try_from(main.len() + a.len()).expect("small");
    for (all, expected) in [(2 * sum, vec!["a", "b"]), (sum, vec!["a"]), (sum - 1, vec![])] {
        let budget = Budget { ron: Allowance::new(1 << 20, all), ..Budget::default() };
        assert_eq!(kept(&within(&files, budget).expect("there is a chronology")), expected, "{all} bytes together");
    }
    let budget = Budget { ron: Allowance::new(1 << 20, 9), ..Budget::default() };
    assert!(within(&files, budget).is_err());
}

#[test]
fn the_time_for_pdfs_comes_to_an_end() {
    let main = "(title: \"T\", sources: [(id: \"s\", title: \"S\", texts: [(kind: Digest, file: \"s.pdf\")])])";
    let folder = folder(&[("chronology.ron", main), ("s.pdf", "%PDF-1.7")]);
    let root = Root::Path(folder.path().to_owned());
    let reader = PdfReader::at("no/such/program".into());
    for (pdfs, expected) in
        [(Duration::ZERO, "the PDFs before this one took too long"), (Duration::from_secs(1), "cannot be started")]
    {
        let loaded =
            load_within(&root, &reader, Budget { pdfs, ..Budget::default() }, &mut |_| {}).expect("it is there");
        let said = rendered(&loaded.diagnostics);
        assert!(said.iter().any(|said| said.contains(expected)), "{said:?}");
    }
}
