use super::*;
use NoLink::{Character, Host, NotWeb, Port, TooLong, User};

#[test]
fn what_is_opened_is_ascii_that_can_be_seen() {
    for (written, url) in [
        ("https://example.org", "https://example.org"),
        ("https://example.org/", "https://example.org/"),
        ("http://example.org/a/b?c=d&e=f#g", "http://example.org/a/b?c=d&e=f#g"),
        ("HTTPS://Example.ORG/Path", "https://example.org/Path"),
        ("https://example.org:8080/", "https://example.org:8080/"),
        ("https://example.org./", "https://example.org/"),
        ("https://example.org?q=a@b", "https://example.org?q=a@b"),
        ("https://example.org/@user/1", "https://example.org/@user/1"),
        ("https://example.org#@", "https://example.org#@"),
        ("https://127.0.0.1/", "https://127.0.0.1/"),
        ("http://[::1]/", "http://[::1]/"),
        ("http://[2001:DB8::1]:80/", "http://[2001:db8::1]:80/"),
        (
            "https://web.archive.org/web/2022/https://example.org/a",
            "https://web.archive.org/web/2022/https://example.org/a",
        ),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        (
            "https://президент.рф/новости",
            "https://xn--d1abbgf6aiiy.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8",
        ),
        ("https://uk.wikipedia.org/wiki/Ki\u{457}в", "https://uk.wikipedia.org/wiki/Ki%D1%97%D0%B2"),
        ("https://例え.jp/", "https://xn--r8jz45g.jp/"),
        ("https://क्षेत्र.भारत/", "https://xn--11b4axb0a4f8ad.xn--h2brj9c/"),
        // What is nobody's letter in an address stands for itself nowhere.
        ("https://example.org/\"<>`{|}^", "https://example.org/%22%3C%3E%60%7B%7C%7D%5E"),
        ("https://example.org/%41%zz", "https://example.org/%41%zz"),
        ("https://example.org/$(id);'x'&&y", "https://example.org/$(id);'x'&&y"),
        ("https://example.org/--help", "https://example.org/--help"),
    ] {
        let link = Link::of(written).unwrap_or_else(|why| panic!("{written}: {why}"));
        assert_eq!(link.url(), url, "{written}");
        assert_eq!(Link::of(url).map(|again| again.url), Ok(url.to_owned()), "it is its own");
    }
}

#[test]
fn what_may_lead_elsewhere_is_no_link() {
    let long = format!("https://example.org/{}", "a".repeat(1_000_000));
    let label = format!("https://{}.org/", "a".repeat(64));
    let wide = format!("https://{}.org/", "\u{43F}".repeat(63));
    let host = format!("https://{}org/", "abcdefgh.".repeat(29));
    for (written, why) in [
        ("", NotWeb),
        ("--help", NotWeb),
        ("-c.ron", NotWeb),
        ("example.org", NotWeb),
        ("//example.org/", NotWeb),
        ("/etc/passwd", NotWeb),
        ("https:example.org", NotWeb),
        ("https:/example.org", NotWeb),
        ("http:\\\\example.org\\", NotWeb),
        ("javascript:alert(1)", NotWeb),
        ("javascript://example.org/%0aalert(1)", NotWeb),
        ("data:text/html,<script>", NotWeb),
        ("file:///etc/passwd", NotWeb),
        ("ftp://example.org/", NotWeb),
        ("mailto:a@example.org", NotWeb),
        ("ssh://-oProxyCommand=x/", NotWeb),
        (" https://example.org/", NotWeb),
        ("view-source:https://example.org/", NotWeb),
        ("https://example.org/ ", Character(' ')),
        ("https://example.org/a b", Character(' ')),
        ("https://example.org/\u{A0}", Character('\u{A0}')),
        ("https://example.org/\u{3000}", Character('\u{3000}')),
        ("https://example.org/\n--help", Character('\n')),
        ("https://example.org/\t", Character('\t')),
        ("https://example.org/\0", Character('\0')),
        ("https://example.org/\u{1B}]0;x\u{7}", Character('\u{1B}')),
        ("https://exa\u{202E}mple.org/", Character('\u{202E}')),
        ("https://example.org/\u{2066}a", Character('\u{2066}')),
        ("https://exam\u{200B}ple.org/", Character('\u{200B}')),
        ("https://exam\u{AD}ple.org/", Character('\u{AD}')),
        ("https://example.org/\u{E0041}", Character('\u{E0041}')),
        ("https://example.org\\@evil.example/", Character('\\')),
        ("https://user@example.org/", User),
        ("https://user:pw@example.org/", User),
        ("https://example.org@evil.example/", User),
        ("https://@example.org/", User),
        ("https://example.org:80@evil.example/", User),
        ("https://", Host),
        ("https:///etc/passwd", Host),
        ("https://?q", Host),
        ("https://.", Host),
        ("https://a..b/", Host),
        ("https://.example.org/", Host),
        ("https://exam_ple.org/", Host),
        ("https://exam%70le.org/", Host),
        ("https://example.org,evil.example/", Host),
        ("https://$(id).example/", Host),
        ("https://[example.org]/", Host),
        ("https://[::1", Host),
        ("https://::1/", Host),
        // Normalisation would make another name of these.
        ("https://ｅxample.org/", Host),
        ("https://example\u{FF0E}org/", Host),
        ("https://example\u{3002}org/", Host),
        ("https://oﬃce.example/", Host),
        ("https://ⓔxample.org/", Host),
        ("https://BÜCHER.example/", Host),
        ("https://bu\u{308}cher.example/", Host),
        ("https://exampl\u{212A}.org/", Host),
        ("https://example\u{2044}org/", Host),
        ("https://example\u{2024}org/", Host),
        ("https://example.org:/", Port),
        ("https://example.org:-1/", Port),
        ("https://example.org:+80/", Port),
        ("https://example.org:65536/", Port),
        ("https://example.org:http/", Port),
        (&long, TooLong),
        (&label, Host),
        (&wide, Host),
        (&host, Host),
    ] {
        let shown: String = written.chars().take(60).collect();
        assert_eq!(Link::of(written), Err(why), "{shown:?}");
        assert!(!why.to_string().chars().any(is_hidden) && !why.hint().is_empty());
    }
}

#[test]
fn what_looks_like_another_host_is_told() {
    for (written, host, as_written, mixed) in [
        ("https://example.org/", "example.org", None, None),
        // Every letter is Cyrillic: only the other form tells.
        ("https://аррӏе.example/", "xn--80ak6aa92e.example", Some("аррӏе.example"), None),
        (
            "https://p\u{430}ypal.example/",
            "xn--pypal-4ve.example",
            Some("p\u{430}ypal.example"),
            Some("Latin and Cyrillic letters"),
        ),
        (
            "https://g\u{3BF}\u{3BF}gle.example/",
            "xn--ggle-0nda.example",
            Some("g\u{3BF}\u{3BF}gle.example"),
            Some("Latin and Greek letters"),
        ),
        ("https://example.org/p\u{430}ypal", "example.org", None, Some("Latin and Cyrillic letters")),
    ] {
        let link = Link::of(written).expect("a link");
        assert_eq!((link.host(), link.host_as_written()), (host, as_written));
        assert_eq!(link.mixed().map(|mixed| mixed.to_string()).as_deref(), mixed, "{written}");
    }
}
