//! Quotations that stop just before the text takes a turn: "the data was shared" of "the data was shared, the
//! paper claimed, but …".

use crate::load::pages::Pages;
use crate::load::place::Part;
use crate::model::{Anchor, Chronology, CitationId, Diagnostic, Evidence};
use crate::text::{Shelf, fold};

/// The words of a language by which a text takes back or narrows what it has just said; all folded.
struct Turns {
    /// The first part of its BCP 47 tag.
    language: &'static str,
    /// Words within the sentence.
    words: &'static [&'static str],
    /// Words that mean something else unless a comma, a semicolon or a dash stands before them.
    apart: &'static [&'static str],
    /// How such words end.
    ending: &'static str,
    /// Words with which the next sentence begins.
    next: &'static [&'static str],
}

/// English first: it serves where no language is told.
const LANGUAGES: [Turns; 2] = [
    Turns {
        language: "en",
        words: &[
            "but", "however", "denied", "denies", "deny", "denying", "not", "cannot", "never", "although", "though",
            "except", "unless",
        ],
        apart: &["yet"],
        ending: "n't",
        next: &["but", "however"],
    },
    Turns {
        language: "de",
        words: &[
            "aber",
            "jedoch",
            "doch",
            "sondern",
            "nicht",
            "nie",
            "kein",
            "keine",
            "obwohl",
            "bestreitet",
            "bestritt",
            "dementiert",
            "dementierte",
            "sofern",
        ],
        apart: &["allerdings"],
        ending: "",
        next: &["aber", "doch", "jedoch"],
    },
];

/// How far behind a quotation the turn is looked for, in characters: blanks and punctuation.
const REACH: usize = 8;

/// No turning word is so long, in characters.
const LONGEST_WORD: usize = 40;

/// A turn straight behind a quotation.
#[derive(Debug, PartialEq, Eq)]
struct Turn<'t> {
    /// The word as the text has it.
    word: &'t str,
    /// Whether a sentence ends between the two.
    next_sentence: bool,
}

/// What is wrong with the quotations that were found: those that stop just before a turn.
pub fn diagnose(chronology: &Chronology, shelf: &Shelf, evidence: &Evidence, pages: &Pages) -> Vec<Diagnostic> {
    let said = chronology.all_citations().filter_map(|id| {
        let clipped = evidence.finding(id)?.anchors.iter().find_map(|anchor| clipped(chronology, shelf, id, anchor))?;
        let at = [Part::Field("quote")];
        let diagnostic = pages.warning(&chronology.citation(id).location(), &at, clipped).hint(HINT);
        Some(diagnostic.of_event(chronology.key(chronology.event_of(id))))
    });
    said.collect()
}

const HINT: &str = "take the word into the quotation; or say in the note why not, with the word in quotation marks";

/// What to say of a quotation that is clipped at this place.
fn clipped(chronology: &Chronology, shelf: &Shelf, id: CitationId, anchor: &Anchor) -> Option<String> {
    let citation = chronology.citation(id);
    citation.quote()?;
    let source = chronology.source(chronology.source_of_text(anchor.text));
    let language = chronology.language_of(anchor.text);
    let turn = turn_after(&shelf.get(anchor.text)?.content, anchor.range.end, language)?;
    if citation.note().is_some_and(|note| names(note, turn.word)) {
        return None;
    }
    let (word, line) = (turn.word, anchor.lines.last);
    Some(if turn.next_sentence {
        format!("the quotation stops just before a sentence that begins with “{word}”, line {line} of `{}`", source.key)
    } else {
        format!("the quotation stops just before “{word}”, line {line} of `{}`", source.key)
    })
}

/// Whether a note speaks of a word: it has it in quotation marks.
fn names(note: &str, word: &str) -> bool {
    let (note, word) = (fold(note).text, fold(word).text);
    [format!("\"{word}\""), format!("'{word}'")].iter().any(|quoted| note.contains(quoted))
}

/// The turn that `text` takes straight behind byte `end`, if it takes one: the next word within the sentence,
/// or the first of the next sentence on the same line.
fn turn_after<'t>(text: &'t str, end: usize, language: Option<&str>) -> Option<Turn<'t>> {
    let turns = turns_in(language)?;
    let rest = &text[end..];
    let between = rest.char_indices().take(REACH + 1).find(|(_, c)| c.is_alphanumeric())?.0;
    let (between, rest) = rest.split_at(between);
    let is_letter = |c: &char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let length = rest.chars().take(LONGEST_WORD).take_while(is_letter).map(char::len_utf8).sum();
    let word = rest[..length].trim_end_matches(['\'', '’']);
    let folded = fold(word).text;
    let is_one_of = |words: &[&str]| words.contains(&folded.as_str());
    let ends_so = !turns.ending.is_empty() && folded.ends_with(turns.ending);
    // An ellipsis ends no sentence. The quotation may have the full stop itself.
    let closing = text[..end].char_indices().rev().take(REACH).take_while(|(_, c)| !c.is_alphanumeric()).last();
    let quoted = closing.map_or("", |(at, _)| &text[at..end]);
    let ends_sentence = |text: &str| text.replace("...", "").contains(['.', '!', '?']);
    let next_sentence = ends_sentence(quoted) || ends_sentence(between);
    let turn = Turn { word, next_sentence };
    if next_sentence {
        let begins = word.starts_with(char::is_uppercase) && !between.contains('\n');
        return Some(turn).filter(|_| begins && is_one_of(turns.next));
    }
    let apart = between.contains([',', ';', '–', '—']) || between.contains(" - ");
    // A blank line ends what was being said, even where no full stop does.
    let broken_off = between.matches('\n').count() > 1;
    Some(turn).filter(|_| !broken_off && (is_one_of(turns.words) || ends_so || apart && is_one_of(turns.apart)))
}

fn turns_in(language: Option<&str>) -> Option<&'static Turns> {
    let Some(tag) = language else { return LANGUAGES.first() };
    let main = tag.split(['-', '_']).next().unwrap_or(tag);
    LANGUAGES.iter().find(|known| known.language.eq_ignore_ascii_case(main))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotation ends at `|`.
    #[test]
    fn turns() {
        let cases = [
            ("It gave the data|, but only in part.", None, Some(("but", false))),
            ("It gave the data.| Not one ship was late.", None, None),
            ("It gave the data.|\nBut not all of it.", None, None),
            ("It gave the data.| But not all of it.", None, Some(("But", true))),
            ("“It gave the data.”| However, not all of it.", None, Some(("However", true))),
            ("It gave the data ...| but not all of it.", None, Some(("but", false))),
            ("It gave the data| however", None, Some(("however", false))),
            ("The firm| denied it.", None, Some(("denied", false))),
            ("The firm did| not sign.", None, Some(("not", false))),
            ("The firm|, NOT the state", None, Some(("NOT", false))),
            ("“It gave the data|”, but", None, Some(("but", false))),
            ("It gave the data|) – although", None, Some(("although", false))),
            ("It gave the data|…\nexcept names", None, Some(("except", false))),
            ("It gave the data| ... unless", None, Some(("unless", false))),
            ("The data| wasn’t given", None, Some(("wasn’t", false))),
            ("He did|n't sign", None, Some(("n't", false))),
            ("They| cannot", None, Some(("cannot", false))),
            ("It was so|, yet it was not", None, Some(("yet", false))),
            ("It gave the data|. But it was old.", None, Some(("But", true))),
            ("It gave the data|.” However, it was old.", None, Some(("However", true))),
            ("Er gab es zu|, aber", Some("de-CH"), Some(("aber", false))),
            ("Er gab es zu|. Doch", Some("de"), Some(("Doch", true))),
            // No turn.
            ("It gave the data| and but", None, None),
            ("It gave the data|. Not one", None, None),
            ("It gave the data|.\nBut it was old.", None, None),
            ("A heading|\n\nbut this is text", None, None),
            ("no word has come| yet", None, None),
            ("It gave the data| butter", None, None),
            ("It gave the data|, (b) – “ – but", None, None),
            ("It gave the data|         but", None, None),
            ("It gave the data|", None, None),
            ("Er gab es zu|, but", Some("de"), None),
            ("x|, but", Some("xx"), None),
        ];
        for (marked, language, expected) in cases {
            let end = marked.find('|').expect("it is marked");
            let found = turn_after(&marked.replacen('|', "", 1), end, language).map(|turn| {
                let Turn { word, next_sentence } = turn;
                (word.to_owned(), next_sentence)
            });
            assert_eq!(found, expected.map(|(word, next): (&str, bool)| (word.to_owned(), next)), "{marked}");
        }
    }

    #[test]
    fn a_note_names_the_word_in_quotation_marks() {
        for (note, named) in [
            ("The “but” after it is of another matter.", true),
            ("'But' follows", true),
            ("It is, but not so.", false),
            ("“but so it is”", false),
        ] {
            assert_eq!(names(note, "But"), named, "{note}");
        }
    }
}
