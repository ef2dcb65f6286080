//! What a stranger may write into a file to command a terminal, or to show something else than there is.

use std::sync::LazyLock;

/// More than 500 of them, each once.
pub static PAYLOADS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut all = single();
    all.extend(sequences());
    all.extend(strings());
    all.extend(unseen());
    let mut seen = std::collections::HashSet::new();
    all.retain(|payload| seen.insert(payload.clone()));
    all
});

fn chars(range: std::ops::RangeInclusive<u32>) -> impl Iterator<Item = char> {
    range.filter_map(char::from_u32)
}

/// Controls by themselves: C0, DEL, C1, and C1 as ESC with a letter.
fn single() -> Vec<String> {
    let controls = chars(0..=0x1f).chain(['\u{7f}']).chain(chars(0x80..=0x9f));
    let escapes = chars(0x20..=0x7e).map(|letter| format!("\u{1b}{letter}"));
    controls.map(|control| format!("{control}over")).chain(escapes).collect()
}

/// Control sequences: every final byte, every mode that is known to do something, charsets, halves.
fn sequences() -> Vec<String> {
    let mut all = Vec::new();
    for end in chars(0x40..=0x7e) {
        all.push(format!("\u{1b}[1;2{end}"));
        all.push(format!("\u{9b}{end}"));
    }
    for mode in [
        1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 25, 40, 45, 47, 66, 67, 69, 80, 95, 1000, 1001, 1002, 1003, 1004, 1005, 1006,
        1007, 1015, 1016, 1034, 1035, 1036, 1039, 1042, 1043, 1047, 1048, 1049, 2004, 2026, 2027, 2031, 2048, 9001,
    ] {
        all.extend(["h", "l", "$p"].map(|end| format!("\u{1b}[?{mode}{end}")));
    }
    let more = [
        "[31m",
        "[2J",
        "[3J",
        "[6n",
        "[c",
        "[>c",
        "[=c",
        "[5n",
        "[?6n",
        "[?15n",
        "[0x",
        "[21t",
        "[8;1;1t",
        "[18t",
        "[200~",
        "[201~",
        "[201~rm -rf ~\r",
        "[!p",
        "[4;1H",
        "[1000000000b",
        "[>4;2m",
        "[>1u",
        "[<u",
        "[?u",
        "[0\"q",
        "[ q",
        "[1$r",
        "[2*x",
        "(0",
        ")0",
        "*A",
        "+B",
        "-A",
        ".A",
        "/A",
        "%G",
        "%@",
        "#8",
        "#3",
        " F",
        "[38;2;0;0;0;48;2;0;0;0m",
        "[8mhidden[0m",
        "[",
        "[31",
        "[?",
        "]",
        "]0;",
        "P",
        "_",
        "^",
        "X",
        "[1;2",
        "[999999999999999999999C",
    ];
    all.extend(more.map(|code| format!("\u{1b}{code}")));
    all.push("\u{1b}".to_owned());
    all
}

/// Strings for the terminal: titles, colours, clipboards, links, pictures, questions whose answers are typed.
fn strings() -> Vec<String> {
    let mut all = Vec::new();
    for number in (0..=52).chain([66, 99, 104, 110, 111, 112, 117, 133, 633, 697, 777, 1337, 5522]) {
        all.extend(["\u{7}", "\u{1b}\\"].map(|end| format!("\u{1b}]{number};owned{end}")));
    }
    for begin in ["P", "_", "^", "X"] {
        all.extend(["\u{7}", "\u{1b}\\", "\u{9c}", "\u{18}"].map(|end| format!("\u{1b}{begin}owned{end}")));
    }
    for begin in ["\u{90}", "\u{98}", "\u{9d}0;", "\u{9e}", "\u{9f}"] {
        all.extend(["\u{7}", "\u{9c}"].map(|end| format!("{begin}owned{end}")));
    }
    let more = [
        "]52;c;cm0gLXJm\u{7}",
        "]52;c;?\u{7}",
        "]52;p;cm0=\u{1b}\\",
        "]8;;https://example.org\u{1b}\\safe\u{1b}]8;;\u{1b}\\",
        "]8;id=1;file:///etc/passwd\u{7}x",
        "Pq#0;2;0;0;0#0~~@@vv\u{1b}\\",
        "_Ga=T,f=100;aaaa\u{1b}\\",
        "P$qm\u{1b}\\",
        "P+q544e\u{1b}\\",
        "P1000p",
        "]1337;File=inline=1:aaaa\u{7}",
        "]1337;SetMark\u{7}",
        "]9;4;3\u{7}",
        "]777;notify;a;b\u{7}",
        "]4;1;?\u{7}",
        "]10;?\u{7}",
        "]11;?\u{7}",
        "]50;?\u{7}",
        "]l\u{1b}\\",
        "k owned\u{1b}\\",
        "Ptmux;\u{1b}\u{1b}]0;x\u{7}\u{1b}\\",
    ];
    all.extend(more.map(|code| format!("\u{1b}{code}")));
    all
}

/// What cannot be seen, or turns or moves what can.
fn unseen() -> Vec<String> {
    let ranges = [
        0xad..=0xad,
        0x34f..=0x34f,
        0x61c..=0x61c,
        0x115f..=0x1160,
        0x17b4..=0x17b5,
        0x180b..=0x180f,
        0x200b..=0x200f,
        0x2028..=0x202e,
        0x2060..=0x206f,
        0x3164..=0x3164,
        0xfe00..=0xfe0f,
        0xfeff..=0xfeff,
        0xffa0..=0xffa0,
        0xfff0..=0xfffb,
        0xfdd0..=0xfdd3,
        0xfffe..=0xffff,
        0x1fffe..=0x1ffff,
        0x10fffe..=0x10ffff,
        0x13430..=0x13433,
        0x1bca0..=0x1bca3,
        0x1d173..=0x1d17a,
        0xe0001..=0xe0001,
        0xe0041..=0xe0045,
        0xe007f..=0xe007f,
        0xe0100..=0xe0103,
    ];
    let mut all: Vec<String> = ranges.into_iter().flat_map(chars).map(|char| format!("a{char}b")).collect();
    all.extend(
        [
            "paid\rfree",
            "one\ntwo",
            "one\r\ntwo",
            "one\u{85}two",
            "one\u{b}two\u{c}three",
            "abc\u{8}\u{8}\u{8}xyz",
            "\t\t\ttab",
            "\u{202e}gnp.exe\u{202c}",
            "\u{2066}\u{2067}\u{2068}\u{2069}\u{2069}",
            "раyраl",
            "e\u{301}\u{301}\u{301}\u{301}",
            "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪",
            "👩\u{200d}\u{200d}\u{200d}x",
            "\u{1100}\u{1100}\u{1100}\u{1161}\u{11a8}",
            "\u{feff}\u{feff}",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "ﷺ꧅𒐫",
            "%1b[31m",
            "\\u{1b}[31m",
            "^[[31m",
            "&#27;[31m",
        ]
        .map(str::to_owned),
    );
    all.push(format!("a{}", "\u{36f}".repeat(40)));
    all
}

#[test]
fn there_are_more_than_500() {
    assert!(PAYLOADS.len() >= 500, "{}", PAYLOADS.len());
}
