//! A strict reader of what reaches a terminal: characters that can be seen, and the sequences that the backend itself
//! writes. Whatever else there is, is a stray.

/// What in the bytes of a screen is neither a harmless character nor a sequence of the backend: each once.
pub fn strays(bytes: &[u8]) -> Vec<String> {
    read(bytes, |code| is_style(code) || is_of_the_screen(code))
}

/// The same of lines of text, which hold no sequence at all.
pub fn strays_in_lines(bytes: &[u8]) -> Vec<String> {
    read(bytes, |code| matches!(code, "\n" | "\r\n"))
}

/// The same of lines in colours.
pub fn strays_in_colours(bytes: &[u8]) -> Vec<String> {
    read(bytes, |code| code == "\n" || is_style(code))
}

/// Reads characters and codes (a whole control sequence without its ESC, or a control character).
fn read(bytes: &[u8], is_allowed: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for part in bytes.utf8_chunks() {
        let text = part.valid();
        let mut before = None;
        let mut rest = text;
        while let Some(char) = rest.chars().next() {
            let code = code(rest);
            let length = code.map_or(char.len_utf8(), str::len);
            let is_harmless = match code {
                Some(code) => is_allowed(code.strip_prefix('\u{1b}').unwrap_or(code)),
                None => can_be_seen(char, before),
            };
            if !is_harmless {
                found.push(rest[..length].escape_unicode().to_string());
            }
            before = Some(char);
            rest = &rest[length..];
        }
        found.extend(part.invalid().iter().map(|byte| format!("byte {byte:02x}")));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The code that a text begins with: ECMA-48's control sequences and strings, and single controls.
fn code(text: &str) -> Option<&str> {
    let mut chars = text.char_indices();
    let (_, first) = chars.next()?;
    if text.starts_with("\r\n") {
        return Some(&text[..2]);
    }
    if first != '\u{1b}' {
        return first.is_control().then(|| &text[..first.len_utf8()]);
    }
    let end = match chars.next() {
        Some((_, '[')) => {
            chars.find(|(_, char)| matches!(char, '\u{40}'..='\u{7e}')).map(|(at, char)| at + char.len_utf8())
        }
        Some((_, ']')) => text
            .find(['\u{7}', '\u{9c}'])
            .into_iter()
            .chain(text.find("\u{1b}\\").map(|at| at + 1))
            .min()
            .map(|at| at + 1),
        Some((at, char)) => Some(at + char.len_utf8()),
        None => None,
    };
    // What is not ended would swallow what follows: ESC alone is told then.
    Some(end.and_then(|end| text.get(..end)).unwrap_or("\u{1b}"))
}

/// SGR, with numbers only.
fn is_style(code: &str) -> bool {
    let numbers = code.strip_prefix('[').and_then(|code| code.strip_suffix('m'));
    numbers.is_some_and(|numbers| numbers.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'))
}

/// Where the cursor goes, the modes of the explorer, clearing, and what is copied.
fn is_of_the_screen(code: &str) -> bool {
    const MODES: [&str; 9] = ["25", "1000", "1002", "1003", "1006", "1015", "1049", "2004", "2026"];
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(mode) = code.strip_prefix("[?") {
        return mode.strip_suffix(['h', 'l']).is_some_and(|mode| MODES.contains(&mode));
    }
    if let Some(copied) = code.strip_prefix("]52;c;") {
        let base64 = copied.trim_end_matches(['\u{7}', '\\', '\u{1b}']);
        return base64.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte));
    }
    let place = code.strip_prefix('[').and_then(|code| code.strip_suffix('H')).and_then(|place| place.split_once(';'));
    code == "[2J" || place.is_some_and(|(row, column)| is_number(row) && is_number(column))
}

/// Whether a character leaves a trace, or belongs to the one before it.
fn can_be_seen(char: char, before: Option<char>) -> bool {
    let hides = matches!(char,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180e}' | '\u{3164}'
        | '\u{ffa0}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e001f}'
        | '\u{fdd0}'..='\u{fdef}')
        || u32::from(char) & 0xfffe == 0xfffe;
    // Joiners, selectors of a form and tags: in emoji and in scripts that need them, never beside ASCII letters.
    let joins = matches!(char,
        '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{200c}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}');
    let joinable = before.is_some_and(|before| !before.is_ascii() || matches!(before, '0'..='9' | '#' | '*'));
    !char.is_control() && !hides && (!joins || joinable)
}

#[test]
fn what_the_backend_writes_is_accepted() {
    let screen = "\u{1b}[?2026h\u{1b}[3;14H\u{1b}[38;2;1;2;3;49m\u{1b}[1mKyïv 日本 👩‍👩‍👧‍👦 ‹202E›␛[2J\u{1b}[0m\u{1b}[?2026l\u{1b}]52;c;QUI=\u{7}";
    assert_eq!(strays(screen.as_bytes()), Vec::<String>::new());
    assert_eq!(strays_in_colours("a\u{1b}[0;1mb\u{1b}[0m\n".as_bytes()), Vec::<String>::new());
    assert_eq!(strays_in_lines("a\r\nb\n".as_bytes()), Vec::<String>::new());
}

#[test]
fn whatever_else_is_found_out() {
    for stray in [
        "a\nb",
        "a\rb",
        "\u{8}",
        "\u{0}",
        "\u{7f}",
        "\u{9b}31m",
        "\u{1b}",
        "\u{1b}[",
        "\u{1b}[31",
        "\u{1b}c",
        "\u{1b}[3J",
        "\u{1b}[6n",
        "\u{1b}[?1h",
        "\u{1b}[?25;1h",
        "\u{1b}[31:2m",
        "\u{1b}]0;x\u{7}",
        "\u{1b}]52;c;?\u{7}",
        "\u{1b}]52;p;QUI=\u{7}",
        "\u{1b}]8;;https://x.org\u{1b}\\x",
        "\u{1b}P$q\u{1b}\\",
        "a\u{202e}b",
        "a\u{200d}b",
        "a\u{fe0f}",
        "a\u{e0041}",
        "\u{feff}",
        "\u{fffe}",
        "a\u{ad}b",
        "\u{18}",
    ] {
        assert_ne!(strays(format!("before {stray} after").as_bytes()), Vec::<String>::new(), "{stray:?}");
    }
    assert_eq!(strays(b"a\xffb"), ["byte ff"]);
    assert_ne!(strays_in_lines("\u{1b}[0m".as_bytes()), Vec::<String>::new());
    assert_ne!(strays_in_colours("\u{1b}[2J".as_bytes()), Vec::<String>::new());
}
