//! Scripts whose letters look alike, and words that mix them: `pаypal` with a Cyrillic `а`.

use std::fmt;

use unicode_normalization::char::is_combining_mark;

/// A script that has letters which look like those of another one here. Scripts that are written together, like
/// kana and ideographs, are none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Latin.
    Latin,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
    /// Armenian.
    Armenian,
    /// Cherokee.
    Cherokee,
    /// Coptic.
    Coptic,
}

impl Script {
    /// The script of a letter, after `Scripts.txt` of Unicode.
    fn of(letter: char) -> Option<Self> {
        Some(match letter {
            'A'..='Z'
            | 'a'..='z'
            | 'ª'
            | 'º'
            | 'À'..='ʸ'
            | '\u{2E0}'..='\u{2E4}'
            | '\u{1D00}'..='\u{1D25}'
            | '\u{1D2C}'..='\u{1D5C}'
            | '\u{1D62}'..='\u{1D65}'
            | '\u{1D6B}'..='\u{1D77}'
            | '\u{1D79}'..='\u{1DBE}'
            | '\u{1E00}'..='\u{1EFF}'
            | '\u{2071}'
            | '\u{207F}'
            | '\u{2090}'..='\u{209C}'
            | '\u{212A}'..='\u{212B}'
            | '\u{2132}'
            | '\u{214E}'
            | '\u{2160}'..='\u{2188}'
            | '\u{2C60}'..='\u{2C7F}'
            | '\u{A722}'..='\u{A787}'
            | '\u{A78B}'..='\u{A7FF}'
            | '\u{AB30}'..='\u{AB5A}'
            | '\u{AB5C}'..='\u{AB64}'
            | '\u{FB00}'..='\u{FB06}'
            | 'Ａ'..='Ｚ'
            | 'ａ'..='ｚ' => Self::Latin,
            '\u{3E2}'..='\u{3EF}' | '\u{2C80}'..='\u{2CFF}' => Self::Coptic,
            '\u{370}'..='\u{3FF}'
            | '\u{1D26}'..='\u{1D2A}'
            | '\u{1D5D}'..='\u{1D61}'
            | '\u{1D66}'..='\u{1D6A}'
            | '\u{1DBF}'
            | '\u{1F00}'..='\u{1FFF}'
            | '\u{2126}'
            | '\u{AB65}' => Self::Greek,
            '\u{400}'..='\u{52F}'
            | '\u{1C80}'..='\u{1C8F}'
            | '\u{1D2B}'
            | '\u{1D78}'
            | '\u{2DE0}'..='\u{2DFF}'
            | '\u{A640}'..='\u{A69F}' => Self::Cyrillic,
            '\u{531}'..='\u{58F}' | '\u{FB13}'..='\u{FB17}' => Self::Armenian,
            '\u{13A0}'..='\u{13FD}' | '\u{AB70}'..='\u{ABBF}' => Self::Cherokee,
            _ => return None,
        })
    }
}

/// Two scripts that stand in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mixed(Script, Script);

impl fmt::Display for Mixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} and {:?} letters", self.0, self.1)
    }
}

/// The first word of a text that mixes scripts whose letters look alike, and two of them.
#[must_use]
pub fn mixed(text: &str) -> Option<(&str, Mixed)> {
    // All of ASCII is Latin or no letter.
    if text.is_ascii() {
        return None;
    }
    let is_part = |char: char| char.is_alphanumeric() || is_combining_mark(char);
    text.split(|char| !is_part(char)).find_map(|word| {
        let mut scripts = word.chars().filter(|char| char.is_alphabetic()).filter_map(Script::of);
        let first = scripts.next()?;
        let other = scripts.find(|script| *script != first)?;
        Some((word, Mixed(first.min(other), first.max(other))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mix_scripts() {
        for (text, expected) in [
            ("", ""),
            ("plain-words_of 2021", ""),
            ("київ-kyiv", ""),
            ("Αθήνα", ""),
            ("naïve-Ångström-ﬁ", ""),
            ("e\u{301}t\u{435}", "Latin and Cyrillic letters"),
            ("東京タワーのabc", ""),
            ("한국어", ""),
            ("µm", ""),
            ("p\u{430}ypal", "Latin and Cyrillic letters"),
            ("the p\u{430}ypal one", "Latin and Cyrillic letters"),
            ("ορ\u{65}n", "Latin and Greek letters"),
            ("\u{578}p\u{585}", "Latin and Armenian letters"),
            ("\u{13A1}oyal", "Latin and Cherokee letters"),
            ("\u{2C9F}ther", "Latin and Coptic letters"),
            ("\u{3B1}\u{430}", "Greek and Cyrillic letters"),
            ("x2\u{445}", "Latin and Cyrillic letters"),
            ("2021\u{433}", ""),
        ] {
            assert_eq!(mixed(text).map(|(_, mixed)| mixed.to_string()).unwrap_or_default(), expected, "{text}");
        }
        assert_eq!(mixed("all is well at p\u{430}ypal").map(|(word, _)| word), Some("p\u{430}ypal"));
    }
}
