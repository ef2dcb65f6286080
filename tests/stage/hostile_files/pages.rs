//! Pages and Markdown that a source names, of which “The lamp was lit” is quoted.

use super::{CHARACTERS, Named, written};

const WORDS: &str = "The lamp was lit.";

pub fn html() -> Vec<Named> {
    let page = |inner: &str| format!("<!doctype html><title>Lamp</title><p>{inner}</p>");
    let deep = |tag: &str| format!("{}{WORDS}", format!("<{tag}>").repeat(1500));
    let mut files = written([
        ("empty", String::new()),
        ("nothing-to-read", "<!doctype html><title>The lamp was lit</title>".to_owned()),
        ("script", page(&format!("<script>document.write('The lamp')</script>{WORDS}"))),
        ("script-not-closed", format!("<p>{WORDS}<script>while (true) {{}}")),
        ("script-in-attributes", page(&format!("<b onclick=alert(1) style='x:expression(1)'>{WORDS}</b>"))),
        ("script-within-script", format!("<scr<script>ipt>alert(1)</scr</script>ipt><p>{WORDS}")),
        ("style-not-closed", format!("<p>{WORDS}<style>p {{ display: none }}")),
        ("noscript", page(&format!("<noscript>The lamp was out.</noscript>{WORDS}"))),
        ("template", page(&format!("<template>The lamp was out.</template>{WORDS}"))),
        ("hidden-by-style", page(&format!("<span style='display:none'>not </span>{WORDS}"))),
        ("refresh", format!("<meta http-equiv=refresh content='0;url=http://evil.example'><p>{WORDS}")),
        ("base", format!("<base href='file:///etc/'><a href=passwd>{WORDS}</a>")),
        (
            "frames",
            format!("<iframe src='file:///etc/passwd'></iframe><object data=x></object><embed src=y><p>{WORDS}"),
        ),
        ("pictures", page(&format!("<img src=http://evil.example/pixel.gif alt='The lamp was out'>{WORDS}"))),
        (
            "form",
            page(&format!("<form action=//evil.example><input value='The lamp was out'><textarea>{WORDS}</textarea>")),
        ),
        ("select", "<select><option>The lamp was lit<option>The lamp was out</select>".to_owned()),
        ("svg", page(&format!("<svg><script>x</script><text>{WORDS}</text><foreignObject><p>y</foreignObject></svg>"))),
        ("mathml", page(&format!("<math><mtext><p>{WORDS}</mtext><annotation-xml>x</annotation-xml></math>"))),
        ("comment-not-closed", format!("<p>{WORDS}<!-- The rest is hidden")),
        ("comment-closed-oddly", format!("<!--> <p>{WORDS} <!--- > --!> <p>x")),
        ("conditional-comment", format!("<!--[if IE]><p>The lamp was out<![endif]--><p>{WORDS}")),
        ("cdata", format!("<p><![CDATA[{WORDS}]]></p>")),
        ("processing-instruction", format!("<?php system('reboot') ?><p>{WORDS}")),
        ("doctype-of-entities", format!("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p>&b; {WORDS}")),
        ("entities", page("The&nbsp;lamp was&#32;lit&period; &lt;script&gt; &amp;amp; &unknown; &notin; &not")),
        (
            "entities-of-controls",
            page("The lamp &#0;&#7;&#27;[31m&#x9b;&#x202e;&#xfeff;&#xd800;&#x110000;&#99999999999; was lit."),
        ),
        ("entities-of-line-ends", page("The lamp&#10;was&#13;lit&#9;.")),
        ("soft-hyphens", page("The la&shy;mp was&ZeroWidthSpace; l&zwnj;it.")),
        ("broken-words", page("The la<wbr>mp w<b>a</b>s <i>l</i>it.")),
        ("line-breaks", page("The lamp<br>was<br/>lit.")),
        ("preformatted", format!("<pre>\n\n  The   lamp\n\twas lit.\n\n\n</pre><p>{WORDS}")),
        ("table", "<table><tr><td>The lamp<td>was lit<tr><th>x<td><table><tr><td>y</table></table>".to_owned()),
        ("table-without-rows", format!("<table>{WORDS}<caption>x<col><tbody>y</table>")),
        ("lists", format!("<ul><li>{WORDS}<li><ol><li>x<li>y</ol><dl><dt>z<dd>w</ul>")),
        ("deep-div", deep("div")),
        ("deep-b", deep("b")),
        ("deep-table", deep("table><td")),
        ("deep-lists", deep("ul><li")),
        ("deep-select", deep("select")),
        ("deep-svg", deep("svg")),
        ("closing-tags-only", format!("{}<p>{WORDS}", "</div></p></b></html>".repeat(200))),
        ("tags-crossed", page(&format!("<b><i>{WORDS}</b></i></u></b>"))),
        ("tag-not-closed", format!("<p>{WORDS}</p><a href='x")),
        ("attribute-huge", format!("<p title='{}'>{WORDS}", "x".repeat(8000))),
        ("attributes-many", format!("<p {}>{WORDS}", "a=1 b=2 ".repeat(800))),
        ("tag-name-huge", format!("<{}>{WORDS}", "x".repeat(6000))),
        ("less-than-signs", format!("{}<p>{WORDS}", "<".repeat(4000))),
        ("ampersands", format!("{}<p>{WORDS}", "&".repeat(4000))),
        ("numbers-of-entities", format!("<p>{}{WORDS}", "&#65;".repeat(1500))),
        ("plaintext", format!("<p>{WORDS}<plaintext><p>The rest is as it is</p>")),
        ("xmp", format!("<xmp><p>{WORDS}</p></xmp><listing>x</listing>")),
        ("frameset", format!("<frameset><frame src=x></frameset><noframes>{WORDS}</noframes>")),
        ("two-bodies", format!("<body><p>x<body><html><head><title>y</title><p>{WORDS}")),
        ("charset-unknown", format!("<meta charset=klingon><p>{WORDS}")),
        ("charset-utf-16-told", format!("<meta charset=utf-16><p>{WORDS}")),
        ("charset-utf-7-told", format!("<meta charset=utf-7><p>+ADw-b+AD4- {WORDS}")),
        ("charset-twice", format!("<meta charset=utf-8><meta charset=koi8-r><p>é {WORDS}")),
        (
            "xhtml",
            format!(
                "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><p>{WORDS}</p></html>"
            ),
        ),
        ("null-characters", format!("<p>The la\0mp was lit. <b\0old>{WORDS}")),
        ("bidi-element", page(&format!("<bdo dir=rtl>{WORDS}</bdo><bdi>x</bdi>"))),
        ("ruby", page("<ruby>The lamp<rp>(</rp><rt>x</rt><rp>)</rp></ruby> was lit.")),
        ("inserted-and-deleted", page("The lamp was <del>not</del><ins>surely</ins> lit.")),
    ]);
    for (name, text) in CHARACTERS {
        files.push((format!("within-{name}"), page(&format!("The lamp {text} was lit. {WORDS}")).into_bytes()));
    }
    for (name, bytes) in [
        ("charset-lies", [b"<meta charset=utf-8><p>caf\xe9 ".as_slice(), WORDS.as_bytes()].concat()),
        ("utf-16", std::iter::once(0xFEFF).chain(page(WORDS).encode_utf16()).flat_map(u16::to_le_bytes).collect()),
        ("malformed", [b"<p>\xff\xfe\xc0\x80".as_slice(), WORDS.as_bytes()].concat()),
        ("all-bytes", [b"<p>".as_slice(), &(0..=255).collect::<Vec<u8>>(), WORDS.as_bytes()].concat()),
    ] {
        files.push((name.to_owned(), bytes));
    }
    files
}

pub fn markdown() -> Vec<Named> {
    let deep = |piece: &str, inner: &str| format!("{}{inner}\n", piece.repeat(1500));
    written([
        ("empty", String::new()),
        ("html-inside", format!("<script>alert(1)</script>\n\n<b>{WORDS}</b>\n")),
        ("html-comment", format!("<!-- hidden\n\n{WORDS}\n")),
        ("link-javascript", "[The lamp](javascript:alert(1)) was lit.\n".to_owned()),
        ("link-hostile-title", "[The lamp](http://x \"\u{1b}[31m\") was lit.\n".to_owned()),
        ("picture", format!("![The lamp was out](http://evil.example/x.gif)\n\n{WORDS}\n")),
        ("reference-unknown", "[The lamp][nowhere] was lit.\n".to_owned()),
        ("reference-to-itself", format!("[a]: [a]\n[a]: <\n\n[a] {WORDS}\n")),
        ("emphasis", "The **la*m*p** _was_ `lit`.\n".to_owned()),
        ("emphasis-not-closed", format!("***{WORDS} **_*\n")),
        ("code-not-closed", format!("```sh\nrm -rf /\n{WORDS}\n")),
        ("code-indented", "    The lamp\n    was lit.\n".to_owned()),
        ("table", "| The lamp | was lit |\n|---|---|\n| x |\n| a | b | c |\n".to_owned()),
        ("headings", format!("# {WORDS}\n\nx\n===\n\n####### seven\n#\n")),
        ("quotes-nested", format!("> > > {WORDS}\n> lazy\nlazier\n")),
        ("items-nested", format!("- a\n  - b\n    1. {WORDS}\n       + c\n")),
        ("items-in-thousands", "9999999999. x\n".repeat(20) + WORDS),
        ("front-matter", format!("---\ntitle: !!python/object:os.system\n---\n{WORDS}\n")),
        ("escapes", "The \\lamp was \\*lit\\*\\.\\\nx\n".to_owned()),
        ("entities", "The&nbsp;lamp &#27;[31m &#x202e; was lit.\n".to_owned()),
        ("footnotes", format!("{WORDS}[^1]\n\n[^1]: [^1]\n")),
        ("deep-quotes", deep("> ", WORDS)),
        ("deep-items", deep("- ", WORDS)),
        ("deep-emphasis", deep("*a ", WORDS)),
        ("deep-brackets", deep("[", WORDS)),
        ("deep-pictures", deep("![", WORDS)),
        ("deep-links", deep("[a](", WORDS)),
        ("backticks", format!("{} {WORDS}\n", (1..80).map(|nth| "`".repeat(nth) + " ").collect::<String>())),
        ("angle-brackets", deep("<", WORDS)),
        ("underlines", format!("{}\n{WORDS}\n", "_".repeat(3000))),
        ("pipes", format!("{}\n{}\n{WORDS}\n", "|".repeat(1000), "|-".repeat(1000))),
        ("escapes-of-terminals", "The lamp \u{1b}]8;;http://evil.example\u{7}was\u{1b}]8;;\u{7} lit.\n".to_owned()),
        ("bidi", "The lamp \u{202e}tuo\u{202c} was lit.\n".to_owned()),
        ("crlf", "The lamp\r\nwas lit.\r\n\r\n- x\r\n".to_owned()),
    ])
}
