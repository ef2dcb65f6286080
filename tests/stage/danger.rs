//! What no text that reaches a terminal may hold.

/// Whether a terminal would obey a character, or nobody would see it.
pub fn is_dangerous(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200c}' | '\u{200e}'..='\u{200f}' | '\u{feff}')
        || matches!(char, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The dangerous characters of a text, line ends aside, each once.
pub fn dangers(text: &str) -> Vec<char> {
    let mut found: Vec<char> = text.chars().filter(|char| is_dangerous(*char) && *char != '\n').collect();
    found.sort_unstable();
    found.dedup();
    found
}
