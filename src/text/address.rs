//! Addresses of a place in a text, for whoever has to find it without dateline.

use super::anchor::{Selector, rest_after};
use super::hidden::is_ignorable;
use super::link::Link;
use crate::model::LineRange;

/// How many words of a quotation a link holds; a longer one is named by its beginning and its end.
const WHOLE: usize = 12;
/// How many words of its beginning and of its end, and of what stands before and after it.
const EACH: usize = 5;

/// Lines of a text as RFC 5147 addresses them: `sources/gazette.txt#line=11,12` is line 12. Its sections
/// 2.1.1 and 2.2.4 say why: a position is what lies *between* two lines, the one before the first is 0, and
/// a range is all that lies between two positions. Characters that no path may hold are percent-encoded
/// (RFC 3986, section 3.3).
///
/// The integrity checks of its section 2.3 are left out: the fingerprint in the chronology says more.
#[must_use]
pub fn line_address(file: &str, lines: LineRange) -> String {
    let path = encoded(file, |byte| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte));
    format!("{path}#line={},{}", lines.first.saturating_sub(1), lines.last)
}

/// A link to the quoted words on a page: `url#:~:text=[prefix-,]start[,end][,-suffix]`, after the
/// URL Fragment Text Directives of the WICG (section “Syntax”). A quotation of many words, or of several
/// lines, is named by its beginning and its end, for a `start` alone must stand in one block of the page. The
/// words are those that a page shows: undivided, and without what cannot be seen.
///
/// `None` where there is no quotation.
#[must_use]
pub fn text_link(page: &Link, selector: &Selector) -> Option<String> {
    let [quote, prefix, suffix] =
        [&selector.quote, &selector.prefix, &selector.suffix].map(|words| words.as_deref().map(as_shown));
    let quote = quote?;
    let mut lines = quote.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = words(lines.next()?);
    let last = lines.next_back().map(words);
    let is_long = first.len() > WHOLE;
    let start = if is_long || last.is_some() { &first[..first.len().min(EACH)] } else { &first[..] };
    let end = last.or(is_long.then_some(first.clone()));
    let mut parts = Vec::new();
    if let Some(prefix) =
        prefix.as_deref().and_then(|it| it.lines().last()).map(words).filter(|words| !words.is_empty())
    {
        parts.push(format!("{}-", directive(&prefix[prefix.len().saturating_sub(EACH)..])));
    }
    parts.push(directive(start));
    parts.extend(end.map(|end| directive(&end[end.len().saturating_sub(EACH)..])));
    if let Some(suffix) =
        suffix.as_deref().and_then(|it| it.lines().next()).map(words).filter(|words| !words.is_empty())
    {
        parts.push(format!("-{}", directive(&suffix[..suffix.len().min(EACH)])));
    }
    // A directive that is there already would be a second opinion.
    let url = page.url().split(":~:").next().unwrap_or_default();
    let mark = if url.contains('#') { "" } else { "#" };
    Some(format!("{url}{mark}:~:text={}", parts.join(",")))
}

/// A text as a page shows it: words that are divided at the end of a line are whole, with hyphen or soft
/// hyphen, and what cannot be seen is left out.
fn as_shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest_at = 0;
    for (at, char) in text.char_indices() {
        if at < rest_at {
            continue;
        }
        let divides = matches!(char, '-' | '\u{2010}' | '\u{AD}');
        match divides.then(|| rest_after(text, at, char)).flatten() {
            Some(rest) => rest_at = rest,
            None if is_ignorable(char) => {}
            None => shown.push(char),
        }
    }
    shown
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Words of a directive. The specification has `-`, `,` and `&` encoded, which are signs of its own; what is
/// encoded beyond that does no harm, and outlives the programs that mail passes through.
fn directive(words: &[&str]) -> String {
    encoded(&words.join(" "), |byte| byte.is_ascii_alphanumeric() || b"._~".contains(&byte))
}

/// Percent-encodes every byte of the UTF-8 that may not stand for itself (RFC 3986, section 2.1).
pub(super) fn encoded(text: &str, stands: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if stands(byte) {
            out.push(char::from(byte));
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_what_lies_between_two_positions() {
        for (file, first, last, expected) in [
            ("sources/gazette.txt", 12, 12, "sources/gazette.txt#line=11,12"),
            ("a.txt", 1, 1, "a.txt#line=0,1"),
            ("a.txt", 12, 14, "a.txt#line=11,14"),
            ("my notes #2.txt", 3, 3, "my%20notes%20%232.txt#line=2,3"),
            ("Київ.txt", 1, 2, "%D0%9A%D0%B8%D1%97%D0%B2.txt#line=0,2"),
            ("", 1, 1, "#line=0,1"),
        ] {
            assert_eq!(line_address(file, LineRange { first, last }), expected);
        }
    }

    #[test]
    fn links_quote_the_words() {
        let page = "https://example.org/a";
        let seven = "one two three four five six seven";
        let long = &format!("{seven} {seven}");
        for (url, prefix, quote, suffix, expected) in [
            (page, "", "the lamp failed", "", Some("https://example.org/a#:~:text=the%20lamp%20failed")),
            (page, "at", "seven", "", Some("https://example.org/a#:~:text=at-,seven")),
            (page, "", "seven", "in the", Some("https://example.org/a#:~:text=seven,-in%20the")),
            (page, "at", "seven", "in", Some("https://example.org/a#:~:text=at-,seven,-in")),
            (page, "", "well-known, R&D", "", Some("https://example.org/a#:~:text=well%2Dknown%2C%20R%26D")),
            (page, "", "“Київ”", "", Some("https://example.org/a#:~:text=%E2%80%9C%D0%9A%D0%B8%D1%97%D0%B2%E2%80%9D")),
            (page, "", " two\t blanks ", "", Some("https://example.org/a#:~:text=two%20blanks")),
            (
                page,
                "",
                long,
                "",
                Some("https://example.org/a#:~:text=one%20two%20three%20four%20five,three%20four%20five%20six%20seven"),
            ),
            // Several lines are several blocks of a page.
            (page, "", "one two\n\nthree", "", Some("https://example.org/a#:~:text=one%20two,three")),
            (
                page,
                seven,
                "x",
                seven,
                Some(
                    "https://example.org/a#:~:text=three%20four%20five%20six%20seven-,x,-one%20two%20three%20four%20five",
                ),
            ),
            (page, "a line\nThe", "x", "at\nlast", Some("https://example.org/a#:~:text=The-,x,-at")),
            // A page has no hyphen where a line of the text ends.
            (page, "", "infor-\nmation", "", Some("https://example.org/a#:~:text=information")),
            (page, "", "infor\u{AD}\n  mation", "", Some("https://example.org/a#:~:text=information")),
            (
                page,
                "",
                "in\u{AD}for\u{AD}ma\u{200B}tion\u{FEFF}",
                "",
                Some("https://example.org/a#:~:text=information"),
            ),
            (
                page,
                "the infor-\nmation",
                "x",
                "pas\u{AD}sen-\ngers",
                Some("https://example.org/a#:~:text=the%20information-,x,-passengers"),
            ),
            (
                page,
                "",
                "in- and output, North-\nSouth",
                "",
                Some("https://example.org/a#:~:text=in%2D%20and%20output%2C%20North%2D,South"),
            ),
            (page, "", "\u{AD}\u{200B}", "", None),
            ("https://example.org/a#part", "", "x", "", Some("https://example.org/a#part:~:text=x")),
            ("https://example.org/a#:~:text=old", "", "x", "", Some("https://example.org/a#:~:text=x")),
            ("HTTP://example.org/?q=1", "", "x", "", Some("http://example.org/?q=1#:~:text=x")),
            (page, "", " \n ", "", None),
            (page, "", "", "", None),
        ] {
            let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
            let selector = Selector { quote: some(quote), prefix: some(prefix), suffix: some(suffix), lines: None };
            let page = Link::of(url).expect("a page");
            assert_eq!(text_link(&page, &selector).as_deref(), expected, "{url} {quote:?}");
        }
    }
}
