//! Addresses and ids that are not what they seem.

use super::*;

#[test]
fn addresses_and_ids_that_look_like_others() {
    let nothing: &[&str] = &[];
    for (id, url, archived, event, said) in [
        ("s", "https://example.org/", "https://archive.example/a", "a", nothing),
        ("київ-s", "https://bücher.example/новини?q=2", "http://[::1]/", "bücher-2022", nothing),
        (
            "s",
            "https://user:pw@exa\u{202E}mple.org/",
            "javascript:alert(1)",
            "a",
            &[
                "chronology.ron:1:51 warning this address is no link: it holds ‹202E›, which no address holds | copy it anew from the address line of a browser",
                "chronology.ron:1:100 warning this address is no link: it is not of the web | an address begins with https:// or http://",
            ],
        ),
        (
            "s",
            "https://user:pw@example.org/",
            "https://EXAMPLE.org:99999/",
            "a",
            &[
                "chronology.ron:1:51 warning this address is no link: it names a user before the host | leave out what stands before the @",
                "chronology.ron:1:99 warning this address is no link: what follows the colon is no port | a port is a number up to 65535; most addresses have none",
            ],
        ),
        (
            "s\u{435}c",
            "https://p\u{430}ypal.example/",
            "https://ｅxample.org/",
            "\u{430}bc-d",
            &[
                "chronology.ron:1:29 warning “s\u{435}c” in this id mixes Latin and Cyrillic letters | type it anew: letters of two scripts can look alike, and be different",
                "chronology.ron:1:53 warning “p\u{430}ypal” in this address mixes Latin and Cyrillic letters | does it lead where it seems to? Letters of two scripts can look alike",
                "chronology.ron:1:96 warning this address is no link: it has no host that can be looked up as it is written | write the host in small letters, as in https://example.org/",
                "chronology.ron:1:137 warning “\u{430}bc” in this id mixes Latin and Cyrillic letters | type it anew: letters of two scripts can look alike, and be different",
            ],
        ),
    ] {
        let chronology = format!(
            "(title: \"T\", sources: [(id: \"{id}\", title: \"S\", url: \"{url}\", archived: (url: \"{archived}\"))], \
             events: [(id: \"{event}\", when: \"2022\", title: \"A\", citations: [(source: \"{id}\", stance: Silent)])])"
        );
        let loaded = given(&[("chronology.ron", &chronology)]);
        assert_eq!(rendered(&loaded.diagnostics), owned(said), "{url}");
    }
}
