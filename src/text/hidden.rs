//! Characters that are in a text and cannot be seen, and what stands in for them.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// The canonical combining class of viramas.
const VIRAMA: u8 = 9;

/// Whether a character leaves no trace on a screen and changes how its neighbours look or compare:
/// `Default_Ignorable_Code_Point` of Unicode (soft hyphen, zero-width characters, bidi controls,
/// variation selectors, fillers, tags …) and the interlinear annotation characters.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a character is never shown as itself: controls, line and paragraph separators, what
/// [`is_ignorable`] names, the joining controls of hieroglyphs, and noncharacters.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || is_ignorable(c)
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{13430}'..='\u{1343F}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether `c`, which is hidden by nature, belongs where it stands: a joiner in a script that needs
/// it (after a virama, or between two letters; compare CONTEXTJ of RFC 5892), a variation selector
/// on an ideograph or a Mongolian or Myanmar letter.
pub(crate) fn belongs(c: char, before: Option<char>, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match c {
        '\u{200C}' | '\u{200D}' => {
            canonical_combining_class(before) == VIRAMA
                || (joins_in_script(before) && after.is_some_and(joins_in_script))
        }
        '\u{FE00}' if is_myanmar(before) => true,
        '\u{FE00}'..='\u{FE02}' | '\u{E0100}'..='\u{E01EF}' => is_ideograph(before),
        '\u{180B}'..='\u{180D}' | '\u{180F}' => matches!(before, '\u{1820}'..='\u{18AA}'),
        _ => false,
    }
}

/// The characters of a text that cannot be seen and do not belong where they stand, with their bytes. Line
/// ends and tabs are none of them.
pub fn strays(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|&(at, c)| {
        is_hidden(c)
            && !matches!(c, '\n' | '\r' | '\t')
            && !belongs(c, text[..at].chars().next_back(), text[at + c.len_utf8()..].chars().next())
    })
}

/// What is written in place of a hidden character: the control picture of a C0 control or DEL, the
/// code point in hexadecimal between guillemets for every other.
pub(crate) fn stand_in(c: char) -> String {
    match u32::from(c) {
        code @ 0..=0x1F => char::from_u32(0x2400 + code).map(String::from).unwrap_or_default(),
        0x7F => String::from('\u{2421}'),
        _ => code_point(c),
    }
}

/// The code point of a character in hexadecimal between guillemets.
pub(crate) fn code_point(c: char) -> String {
    format!("‹{:04X}›", u32::from(c))
}

/// A letter or mark of a script whose spelling uses ZWNJ and ZWJ.
fn joins_in_script(c: char) -> bool {
    let script = matches!(c,
        '\u{600}'..='\u{74F}' | '\u{750}'..='\u{77F}' | '\u{7C0}'..='\u{7FF}' | '\u{840}'..='\u{8FF}'
        | '\u{900}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{1A20}'..='\u{1C4F}'
        | '\u{A840}'..='\u{A87F}' | '\u{A8E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}' | '\u{ABC0}'..='\u{ABFF}'
        | '\u{FB50}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10A00}'..='\u{10A5F}' | '\u{11000}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}');
    script && !is_hidden(c) && (c.is_alphabetic() || is_combining_mark(c))
}

fn is_myanmar(c: char) -> bool {
    matches!(c, '\u{1000}'..='\u{109F}' | '\u{AA60}'..='\u{AA7F}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins() {
        let cases = [
            ('\0', "␀"),
            ('\u{1B}', "␛"),
            ('\n', "␊"),
            ('\r', "␍"),
            ('\u{7F}', "␡"),
            ('\u{80}', "‹0080›"),
            ('\u{9F}', "‹009F›"),
            ('\u{AD}', "‹00AD›"),
            ('\u{202E}', "‹202E›"),
            ('\u{FEFF}', "‹FEFF›"),
            ('\u{E0041}', "‹E0041›"),
        ];
        for (c, expected) in cases {
            assert!(is_hidden(c), "{c:?}");
            assert_eq!(stand_in(c), expected, "{c:?}");
        }
    }

    #[test]
    fn what_can_be_seen_is_not_hidden() {
        for c in
            [' ', '\u{A0}', '\u{2003}', '\u{2800}', '\u{3000}', '\u{301}', '\u{600}', '\u{FFFC}', '\u{E000}', 'a', '中']
        {
            assert!(!is_hidden(c), "{c:?}");
        }
    }

    #[test]
    fn belonging() {
        let cases = [
            ('\u{200C}', Some('ی'), Some('خ'), true),
            ('\u{200C}', Some('ی'), None, false),
            ('\u{200C}', Some('a'), Some('b'), false),
            ('\u{200D}', Some('\u{D4D}'), None, true),
            ('\u{200D}', Some('\u{200D}'), Some('خ'), false),
            ('\u{200B}', Some('ក'), Some('ក'), false),
            ('\u{E0100}', Some('葛'), None, true),
            ('\u{E0100}', Some('a'), None, false),
            ('\u{FE0F}', Some('a'), None, false),
            ('\u{180B}', Some('\u{1820}'), None, true),
            ('\u{202E}', Some('خ'), Some('خ'), false),
        ];
        for (c, before, after, expected) in cases {
            assert_eq!(belongs(c, before, after), expected, "{before:?} {c:?} {after:?}");
        }
    }
}
