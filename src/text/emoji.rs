//! Emoji of several characters, told apart from loose joiners and selectors.

use unicode_segmentation::UnicodeSegmentation;

/// The longest emoji of the standard in bytes: a kiss of two people, each with a skin tone.
pub(crate) const LONGEST: usize = 35;

const JOINER: char = '\u{200D}';

/// The length in bytes of the emoji that `text` begins with, by the grammar of UTS #51 (section 1.4.9,
/// possible emoji); 0 where it begins with none. Never more than [`LONGEST`]: what is joined on beyond
/// that is left to the caller.
pub(crate) fn length(text: &str) -> usize {
    let mut length = match element(text) {
        Some(length) => length,
        None => return flag(text).or_else(|| keycap(text)).unwrap_or(0),
    };
    while let Some(joined) = text[length..].strip_prefix(JOINER) {
        match element(joined) {
            Some(more) if length + JOINER.len_utf8() + more <= LONGEST => {
                length += JOINER.len_utf8() + more;
            }
            _ => break,
        }
    }
    length
}

/// One pictograph, with its presentation selector or its skin tone; a black flag with a region's tags.
fn element(text: &str) -> Option<usize> {
    let pictograph = text.chars().next().filter(|&c| is_pictograph(c))?;
    let length = pictograph.len_utf8();
    let more = match text[length..].chars().next() {
        Some(c @ ('\u{FE0E}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')) => c.len_utf8(),
        Some('\u{E0061}'..='\u{E007A}') if pictograph == '\u{1F3F4}' => region(&text[length..]),
        _ => 0,
    };
    Some(length + more)
}

/// The length of the tags that name a region's subdivision: two letters, one to three letters or
/// digits, and the end tag. Free text in tags is no flag: 0.
fn region(text: &str) -> usize {
    let is_letter = |c: char| matches!(c, '\u{E0061}'..='\u{E007A}');
    let is_digit = |c: char| matches!(c, '\u{E0030}'..='\u{E0039}');
    let name: Vec<char> = text.chars().take_while(|&c| is_letter(c) || is_digit(c)).take(6).collect();
    let length: usize = name.iter().map(|c| c.len_utf8()).sum();
    let is_name = (3..=5).contains(&name.len()) && name[..2].iter().all(|&c| is_letter(c));
    if is_name && text[length..].starts_with('\u{E007F}') { length + '\u{E007F}'.len_utf8() } else { 0 }
}

/// Two regional indicators.
fn flag(text: &str) -> Option<usize> {
    let pair: Vec<char> = text.chars().take(2).filter(|c| matches!(c, '\u{1F1E6}'..='\u{1F1FF}')).collect();
    (pair.len() == 2).then(|| pair.iter().map(|c| c.len_utf8()).sum())
}

/// A digit, `#` or `*` in its key.
fn keycap(text: &str) -> Option<usize> {
    let key = text.chars().next().filter(|c| matches!(c, '0'..='9' | '#' | '*'))?;
    let cap = "\u{FE0F}\u{20E3}";
    text[key.len_utf8()..].starts_with(cap).then(|| key.len_utf8() + cap.len())
}

/// Whether a character has the property `Extended_Pictographic`: only such a one is held together with
/// a pictograph by a joiner (rule GB11 of UAX #29), so the segmentation tables answer it.
fn is_pictograph(c: char) -> bool {
    !c.is_ascii() && [c, JOINER, '\u{1F600}'].iter().collect::<String>().graphemes(true).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        let cases = [
            ("", 0),
            ("a", 0),
            ("1", 0),
            ("中", 0),
            ("👍", 4),
            ("👍🏽", 8),
            ("❤\u{FE0F}", 6),
            ("a\u{FE0F}", 0),
            ("👩\u{200D}🚒 x", 11),
            ("👩\u{200D}a", 4),
            ("👩🏽\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏽", 35),
            ("1\u{FE0F}\u{20E3}", 7),
            ("1\u{FE0F}", 0),
            ("🇺🇸", 8),
            ("🇺a", 0),
            ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 28),
            ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}", 4),
            ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E0067}\u{E007F}", 4),
            ("👍\u{E0067}\u{E0062}\u{E0065}\u{E007F}", 4),
        ];
        for (text, expected) in cases {
            assert_eq!(length(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_chain_without_end_is_bounded() {
        assert!(length(&"👩\u{200D}".repeat(1000)) <= LONGEST);
    }
}
