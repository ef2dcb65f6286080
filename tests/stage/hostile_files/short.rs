//! What is typed or stands in a single field: dates, queries, quotations with the text they are looked for in.

use super::{CHARACTERS, Named, written};

/// What is given as the date of an event.
const DATES: &[(&str, &str)] = &[
    ("empty", ""),
    ("blank", "  "),
    ("month-13", "1931-13"),
    ("month-0", "1931-00"),
    ("day-30-of-february", "1931-02-30"),
    ("leap-day-of-1900", "1900-02-29"),
    ("one-digit", "1931-4"),
    ("slashes", "1931/11/03"),
    ("dots", "3.11.1931"),
    ("american", "11/03/1931"),
    ("two-digit-year", "31-11-03"),
    ("five-digit-year", "19311"),
    ("year-0", "0000"),
    ("year-minus-0", "-0000"),
    ("minus-sign-of-typography", "−0043"),
    ("plus-sign", "+1931"),
    ("y-small", "Y1931"),
    ("y-large", "Y-13800000000"),
    ("y-too-large", "Y99999999999999999999999999"),
    ("y-exponent", "Y1E16"),
    ("y-exponent-too-large", "Y1E99999999999"),
    ("y-exponent-negative", "Y-1E-5"),
    ("significant-digits", "1931S2"),
    ("significant-digits-too-many", "1931S99999999999"),
    ("significant-digits-of-large", "Y171010000S3"),
    ("unspecified", "19XX-XX-XX"),
    ("unspecified-oddly", "1X31-X1-0X"),
    ("unspecified-nowhere", "1931-9X"),
    ("season", "1931-21"),
    ("season-20", "1931-20"),
    ("season-99", "1931-99"),
    ("interval", "1931/1932"),
    ("interval-backwards", "1932/1931"),
    ("interval-of-three", "1931/1932/1933"),
    ("interval-of-nothing", "/"),
    ("interval-of-dots", "../.."),
    ("interval-unknown-both", "XXXX/XXXX"),
    ("interval-over-everything", "Y-9E15/Y9E15"),
    ("set-empty", "[]"),
    ("set-not-closed", "[1931"),
    ("set-crossed", "[1931}"),
    ("set-of-commas", "[,,,]"),
    ("set-backwards", "[1932..1931]"),
    ("set-of-all", "{..1931,1932..}"),
    ("set-nested", "[[1931]]"),
    ("marks", "1931?~%"),
    ("marks-everywhere", "?1931-~11-%03"),
    ("marks-alone", "?"),
    ("time", "1931-11-03T25:00:00"),
    ("time-leap-second", "1931-12-31T23:59:60Z"),
    ("time-zone-too-far", "1931-11-03T10:00:00+99:99"),
    ("time-zone-named", "1931-11-03T10:00:00 Europe/Berlin"),
    ("time-alone", "T10:00"),
    ("words", "around 1931"),
    ("words-today", "today"),
    ("words-of-ages", "2 million years ago"),
    ("words-too-many-years", "99999999999999999999 years ago"),
    ("arabic-digits", "١٩٣١-١١-٠٣"),
    ("full-width-digits", "\u{ff11}\u{ff19}\u{ff13}\u{ff11}-11-03"),
    ("typographic-hyphens", "1931‐11‐03"),
    ("letter-o", "193O-11-03"),
    ("hebrew-around", "\u{200f}1931-11-03\u{200f}"),
    ("newline-inside", "1931\n-11"),
    ("quotes-inside", "\"1931\""),
    ("backslash", "1931\\11"),
    ("not-a-number", "NaN"),
    ("negative-zero-month", "1931--1"),
    ("an-expression", "1931-11-03; reboot"),
];

/// What is typed into the search.
const QUERIES: &[(&str, &str)] = &[
    ("empty", ""),
    ("blank", "   \t "),
    ("word", "bridge"),
    ("word-no-hit", "zzzzqqqq"),
    ("one-letter", "e"),
    ("quotation-mark", "\""),
    ("quotation-not-closed", "\"the bridge"),
    ("quotation-empty", "\"\""),
    ("quotation-escaped", "\"\\\"\\\\\""),
    ("apostrophe", "'"),
    ("bar", "|"),
    ("bars", "| | |"),
    ("minus", "-"),
    ("minuses", "---bridge"),
    ("minus-everything", "-e -a -o -i"),
    ("colon", ":"),
    ("colons", "::::"),
    ("key-empty", "actor:"),
    ("key-unknown", "acter:bridge"),
    ("key-unknown-hostile", "\u{202e}\u{1b}[31m:x"),
    ("key-twice", "actor:tag:bridge"),
    ("when-no-date", "when:soon"),
    ("when-backwards", "when:1932..1931"),
    ("when-open", "when:.."),
    ("when-too-far", "when:Y99999999999999999999"),
    ("before-and-after", "before:1931 after:1931"),
    ("standing-unknown", "standing:wobbly"),
    ("stance-all", "stance:asserts|stance:denies"),
    ("verdict-none", "verdict:"),
    ("path", "../../etc/passwd"),
    ("command", "$(reboot) `reboot` ; reboot"),
    ("expression", "(a+)+$ [a-z]{9999} .* \\"),
    ("percent", "%s%n%x %00"),
    ("sql", "' or 1=1; --"),
    ("typographic-quotes", "“the bridge” „the bridge‟ «bridge»"),
    ("full-width-colon", "tag\u{ff1a}bridge"),
    ("right-to-left", "שלום actor:שלום"),
    ("marks-alone", "\u{301}\u{301}"),
    ("emoji", "👩‍👩‍👧‍👦 🇩🇪"),
    ("case-that-grows", "İİİ ßßß ŉ ﬃ"),
    ("wide", "灯台 actor:灯台"),
];

/// A quotation and, below it, the text that it is looked for in.
const QUOTATIONS: &[(&str, &str)] = &[
    ("no-text", "The lamp\n"),
    ("no-quotation", "\nThe lamp was lit.\n"),
    ("blank-quotation", "   \nThe lamp was lit.\n"),
    ("invisible-quotation", "\u{200b}\u{ad}\nThe lamp was lit.\n"),
    ("same-letters", "The lamp was lit\nSo it was: The lamp was lit.\n"),
    ("another-dress", "“The lamp” – was  lit…\nSo it was: \"The lamp\" - was\nlit...\n"),
    ("soft-hyphens", "The lamp was lit\nThe la\u{ad}mp was l\u{ad}it.\n"),
    ("divided-word", "the passengers left\nthen the passen-\ngers left it\n"),
    ("divided-before-a-capital", "the passen-Gers left\nthen the passen-\nGers left it\n"),
    ("divided-twice", "re-read the pre-war text\nto re-\nread the pre-\nwar text\n"),
    ("composed", "Größe, naïve\nGro\u{308}ße, nai\u{308}ve\n"),
    ("composed-jamo", "한글\n\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}\n"),
    ("marks-in-another-order", "a\u{323}\u{307}b\na\u{307}\u{323}b\n"),
    ("half-a-grapheme", "e\ne\u{301}te\u{301}\n"),
    ("half-an-emoji", "👩\n👩\u{200d}👩\u{200d}👧\n"),
    ("half-a-flag", "🇪🇫\n🇩🇪🇫🇷\n"),
    ("ligature", "the final office\nthe ﬁnal oﬃce\n"),
    ("two-places", "the lamp\nthe lamp and the lamp\n"),
    ("two-places-and-a-prefix", "the lamp\tand\nthe lamp and the lamp\n"),
    ("two-places-and-a-suffix", "the lamp\t\tand\nthe lamp and the lamp\n"),
    ("prefix-that-is-not-there", "the lamp\tbefore\nthe lamp and the lamp\n"),
    ("overlapping-places", "aaaa aaaa\naaaa aaaa aaaa aaaa\n"),
    ("overlapping-letters", "aa\naaaaaaaaaaaaaaaa\n"),
    ("one-word-differs", "The lamp on the Point was lit all night\nThe lamp on the Point was out all night.\n"),
    ("one-letter-differs", "The lamp on the Point was lit all night\nThe lanp on the Point was lit all night.\n"),
    ("words-left-out", "The lamp was lit all night\nThe lamp on the Point was lit, they say, all night.\n"),
    ("words-in-another-order", "all night the lamp was lit\nthe lamp was lit all night\n"),
    ("too-short-to-be-near", "lit all\nlid all\n"),
    ("everything-differs", "The lamp was lit all night\nXxxx xxxx xxxx xxxx xxxx xxxx xxxx\n"),
    ("hidden-in-the-text", "The lamp was lit all night\nThe lamp \u{202e}was\u{202c} lit \u{200b}all\u{7} night\n"),
    ("hidden-in-the-quotation", "The lamp \u{202e}was\u{202c} lit\u{1b}[31m all night\nThe lamp was lit all night\n"),
    ("no-break-spaces", "The lamp was lit\nThe\u{a0}lamp\u{202f}was\u{2009}lit\n"),
    ("case-that-grows", "İstanbul straße\ni\u{307}stanbul STRASSE\n"),
    ("letters-that-look-alike", "The lamp was lit all night\nТhe lаmp wаs lіt аll nіght\n"),
    ("tabs-within", "\t\t\nThe\tlamp\twas\tlit\n"),
    ("carriage-returns", "The lamp was lit\rall night\nThe lamp was lit\rall night\r\n"),
];

fn table(rows: &[(&'static str, &str)]) -> Vec<Named> {
    written(rows.iter().map(|(name, text)| (*name, (*text).to_owned())))
}

pub fn dates() -> Vec<Named> {
    let long = written([
        ("long", "1".repeat(5000)),
        ("long-list", format!("[{}1931]", "1931,".repeat(900))),
        ("long-words", "about ".repeat(900)),
        ("long-brackets", "[".repeat(5000)),
    ]);
    let within = CHARACTERS.map(|(name, text)| (format!("within-{name}"), format!("1931{text}-11").into_bytes()));
    table(DATES).into_iter().chain(long).chain(within).collect()
}

pub fn queries() -> Vec<Named> {
    let long = written([
        ("long-word", "w".repeat(5000)),
        ("long-of-words", "bridge ".repeat(400)),
        ("long-of-bars", "a|".repeat(400)),
        ("long-of-quotes", "\"".repeat(1001)),
        ("long-of-keys", "actor:x ".repeat(200)),
    ]);
    let within =
        CHARACTERS.map(|(name, text)| (format!("within-{name}"), format!("bridge{text} actor:{text}").into_bytes()));
    table(QUERIES).into_iter().chain(long).chain(within).collect()
}

pub fn quotations() -> Vec<Named> {
    let text = "It was a night without a moon, and the lamp on the Point was lit. ".repeat(30);
    let long = written([
        ("long", format!("{text}\n{text}\n")),
        ("longer-than-is-near", format!("{}\n{}\n", text.repeat(3), text.repeat(3).replace("moon", "star"))),
        ("near-many-times", format!("It was a night without any moon\n{text}\n")),
        ("marks", format!("a{0}\na{0}b a{0}\n", "\u{301}".repeat(600))),
        ("one-letter-many-times", format!("{}\n{}\n", "a".repeat(500), "a".repeat(5000))),
        ("hyphens-at-line-ends", format!("{}\n{}\n", "pas-sen-ger ".repeat(20), "pas-\nsen-\nger ".repeat(20))),
    ]);
    table(QUOTATIONS).into_iter().chain(long).collect()
}
