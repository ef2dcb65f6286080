//! Punctuation that is written in many ways and means one thing.

/// The plain form of a quotation mark or a dash; every other character as it is.
///
/// Single quotation marks, primes and the modifier apostrophe are `'`, double ones `"`; the dashes are
/// the general category `Pd` of Unicode 16 and the minus sign.
pub(crate) fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`' | '´' | '′' | 'ʼ' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '\u{58A}'
        | '\u{5BE}'
        | '\u{1400}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2E17}'
        | '\u{2E1A}'
        | '\u{2E3A}'
        | '\u{2E3B}'
        | '\u{2E40}'
        | '\u{2E5D}'
        | '\u{301C}'
        | '\u{3030}'
        | '\u{30A0}'
        | '\u{FE31}'
        | '\u{FE32}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FF0D}'
        | '\u{10D6E}'
        | '\u{10EAD}' => '-',
        other => other,
    }
}
