//! Dates in queries: in words, in EDTF, and with mistakes.

use super::*;

#[test]
fn a_bad_date_says_how_to_write_it() {
    let fixture = Fixture::new();
    for (query, nearest) in [
        ("when:987", Some("when:0987")),
        ("before:04/05/2022", Some("before:2022-05-04")),
        ("when:987..2022", Some("when:0987..2022")),
        ("when:-44..2022", Some("when:-0044..2022")),
        ("when:\"987\"", Some("when:0987")),
        ("when:spring", None),
        ("when:2021-13", None),
        ("when:tuesday", None),
    ] {
        let troubles = fixture.find(query).troubles;
        assert_eq!(troubles.len(), 1, "{query:?}");
        assert!(!troubles[0].message.is_empty(), "{query:?}");
        assert_eq!(troubles[0].nearest.as_deref(), nearest, "{query:?}: {}", troubles[0].message);
    }
}

#[test]
fn a_date_may_be_in_words() {
    let fixture = Fixture::new();
    for (words, edtf) in [
        ("when:2021-4", "when:2021-04"),
        ("before:24.02.2022", "before:2022-02-24"),
        ("when:\"24 Feb – 17 Mar 2022\"", "when:2022-02-24/2022-03-17"),
        // Without quotation marks too, as long as the first word alone is no date.
        ("when:24 Feb 2022", "when:2022-02-24"),
        ("when:about April 2021 kyiv", "when:2021-04~ kyiv"),
        ("kyiv after:early 2021 -actor:donors", "kyiv after:2021-37 -actor:donors"),
        ("when:spring 2021|when:Feb 2022", "when:2021-21|when:2022-02"),
        ("known:before May 2022", "known:[..2022-04]"),
        ("when:2021 Feb", "Feb when:2021"),
    ] {
        let found = fixture.find(words);
        assert!(found.troubles.is_empty(), "{words}: {:?}", found.troubles);
        assert_eq!(fixture.keys(words), fixture.keys(edtf), "{words}");
    }
}
