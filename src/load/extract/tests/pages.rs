//! HTML → lines.

use super::*;

/// A page, and its lines.
const PAGES: &[(&str, &[&str])] = &[
    ("", &[]),
    ("no markup at all", &["no markup at all"]),
    ("<p>The lamp burned.</p><p>The keeper slept.</p>", &["The lamp burned.", "The keeper slept."]),
    // End tags may be left out.
    ("<p>One<p>Two<ul><li>Three<li>Four</ul>Five", &["One", "Two", "Three", "Four", "Five"]),
    // White space collapses, a no-break space stays.
    (" <p>\n  a\tb \r\n c&nbsp;d  </p>\n\n", &["a b c\u{a0}d"]),
    ("<p>un<b>broken</b> <i>w</i>ord<em>s</em>", &["unbroken words"]),
    ("a<b> b</b> <i> c </i>d", &["a b c d"]),
    ("one<br>two<br/>three</br>four<br><br>five", &["one", "two", "three", "four", "five"]),
    ("<h1>Head</h1><h2>line</h2>words<hr>more", &["Head", "line", "words", "more"]),
    ("<blockquote>Said<footer>Pell</footer></blockquote>", &["Said", "Pell"]),
    ("<dl><dt>Term<dd>Meaning<dt>Other</dl>", &["Term", "Meaning", "Other"]),
    ("<figure><img alt='no words'><figcaption>The lamp</figcaption></figure>", &["The lamp"]),
    // A row of a table is a line, its cells parted by a TAB.
    (
        "<table><caption>Log</caption><tr><th>Day<th>Lamp<tr><td>3 <td> <b>lit</b> </table>",
        &["Log", "Day\tLamp", "3\tlit"],
    ),
    ("<table><tr><td>a<td><td>c</tr></table>", &["a\t\tc"]),
    ("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>d", &["a", "b", "c", "d"]),
    // Lines are kept where the page keeps them.
    ("<pre>\n one\n\n  two\n\n</pre>three", &[" one", "", "  two", "three"]),
    ("x<pre>a<b>b</b>\r\nc</pre>y", &["x", "ab", "c", "y"]),
    ("<textarea>\na <b>\n c</textarea>", &["a <b>", " c"]),
    ("<xmp><p>&amp;</xmp>", &["<p>&amp;"]),
    ("a<plaintext><p>b</p>", &["a", "<p>b</p>"]),
    // What is no text of the page.
    ("<head><title>Head</title><meta charset=utf-8><style>p{}</style></head><p>a", &["a"]),
    ("a<script>if (1 < 2) document.write('<p>no</p>')</script>b", &["ab"]),
    ("a<script><!-- <script>x</script> --></script>b", &["ab"]),
    ("a<noscript><p>no</noscript><iframe>no</iframe><noembed>no</noembed>b", &["ab"]),
    ("a<template><p>no<template>no</template>no</template>b", &["ab"]),
    ("a<!-- no --><!doctype html><? no ?><![CDATA[no]]>b", &["ab"]),
    ("a<script>never closed <p>no", &["a"]),
    // What a browser hides at first is kept: scripts and style sheets decide that, and none is run.
    (
        "<p hidden>a<p style='display:none'>b<details>c<summary>d</summary></details><p aria-hidden=true>e",
        &["a", "b", "c", "d", "e"],
    ),
    ("<select><option>one<option>two</select><button>go</button> <label>on</label>", &["one", "two", "go on"]),
    (
        "<svg><title>no</title><text>drawn</text></svg><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
        &["drawn漢(kan)"],
    ),
    ("<noframes>frames</noframes><custom-block>own</custom-block>", &["framesown"]),
    // Characters.
    (
        "caf&eacute; &#x41;&#66; &lt;b&gt; &amp;amp; &unknown; AT&T &notit; &#128;",
        &["café AB <b> &amp; &unknown; AT&T ¬it; €"],
    ),
    ("soft&shy;hyphen zero&#8203;width&#0;", &["soft\u{ad}hyphen zero\u{200b}width\u{fffd}"]),
    ("<P>upper</P><DIV>case</DIV>", &["upper", "case"]),
    ("a < b > c <3", &["a < b > c <3"]),
    ("<p title='a > b'>quoted</p>", &["quoted"]),
    ("cut off <p", &["cut off"]),
    // XHTML: an element may end where it begins.
    ("<?xml version='1.0'?><html><script src='a'/><title/><p>a<br/>b</p></html>", &["a", "b"]),
    ("<script src='a'/><p>no: in HTML this script is not closed</p>", &[]),
];

#[test]
fn pages_become_lines() {
    for (page, expected) in PAGES {
        let read = html::text(page);
        assert_eq!(lines(&read), *expected, "{page}");
        assert!(read.is_empty() || read.ends_with('\n'), "{page}");
    }
}

#[test]
fn a_page_may_nest_and_swell_as_it_likes() {
    const MANY: usize = 200_000;
    for (what, page) in [
        ("elements", "<div>".repeat(5 * MANY)),
        ("formatting", "<b><p>".repeat(MANY / 2)),
        ("tables", "<table><tr><td>".repeat(MANY / 4)),
        ("templates", "<template>".repeat(MANY) + &"</template>".repeat(MANY)),
        ("kept lines", "<pre>".repeat(MANY)),
        ("end tags", "</b></p>".repeat(MANY)),
        ("attributes", format!("<p {}>", (0..MANY / 4).map(|n| format!("a{n}=b ")).collect::<String>())),
        ("an attribute", format!("<p a='{}'>", "x".repeat(MANY))),
        ("a name", format!("<{}>", "x".repeat(MANY))),
        ("names", (0..MANY / 8).map(|n| format!("<x{n}>")).collect()),
        ("a comment", format!("<!--{}-->", "-<!-".repeat(MANY / 4))),
        ("angles", "<".repeat(MANY) + " "),
        ("ampersands", "<!--".to_owned() + &"&am".repeat(MANY) + "-->"),
    ] {
        let begun = std::time::Instant::now();
        let read = html::text(&(page + "<p>the end"));
        assert!(read.ends_with("the end\n"), "{what}");
        assert!(begun.elapsed().as_secs() < 60, "{what} took {:?}", begun.elapsed());
    }
}
