//! Whether a date lies ahead: where a word of the future stands in its clause.

use super::grammar::Grammar;
use super::token::Kind;
use crate::when::words::Sense;

/// “Will” tells the time of a date that follows within so many tokens.
const AHEAD: usize = 10;
/// It tells the time of a date before it where no more tokens lie between: “On Monday the court will rule”.
const BEHIND: usize = 6;

/// The clause that a walk over the tokens of a paragraph has come to.
#[derive(Default)]
pub(super) struct Clause {
    /// Whether it has more than prepositions yet.
    has_begun: bool,
    /// The word of the future that governs it.
    ahead: Option<usize>,
    /// Where a date begins that a verb in the present tells: “the trial begins on Monday”.
    told_at: Option<usize>,
    /// Whether that word has a passive: “will be announced” says nothing of who announced.
    is_passive: bool,
    /// Whether a mark has parted it from what it said of the future.
    is_parted: bool,
    /// Whether it tells what somebody said, up to the next comma.
    is_said: bool,
    /// Whether it is a relative one, or one that tells a reason: these end at a comma.
    is_inserted: bool,
}

impl Clause {
    /// Takes the next token.
    pub fn pass(&mut self, grammar: &mut Grammar, at: usize) {
        let leads_in = matches!(grammar.sense(at), Sense::In | Sense::On | Sense::At | Sense::The | Sense::From);
        self.has_begun |= !leads_in && !matches!(grammar.kind(at), Some(Kind::Mark(_)));
        match grammar.kind(at) {
            Some(Kind::Word(Sense::Ahead)) => self.turn_ahead(at),
            Some(Kind::Word(Sense::Set)) if matches!(grammar.sense(at + 1), Sense::To | Sense::For) => {
                self.turn_ahead(at)
            }
            Some(Kind::Word(Sense::Present)) => self.told_at = date_after(grammar, at + 1),
            Some(Kind::Word(Sense::Be)) => (self.is_passive, self.is_parted) = (true, false),
            Some(Kind::Word(Sense::Was)) => self.ahead = None,
            Some(Kind::Word(Sense::Said)) if self.is_parted || !self.is_passive => self.is_said = true,
            Some(Kind::Word(Sense::Clause)) => *self = Clause { is_inserted: true, ..Clause::default() },
            Some(Kind::Mark('.' | '!' | '?' | ';')) => *self = Clause::default(),
            Some(Kind::Mark(',')) if self.is_inserted => *self = Clause::default(),
            Some(Kind::Mark(',' | '"' | '”' | '“' | '–' | '—' | ':' | ')')) => {
                self.is_parted = true;
                self.is_said = false;
            }
            _ => {}
        }
    }

    /// Whether what is told at a token lies ahead.
    pub fn is_ahead(&self, at: usize) -> bool {
        self.told_at == Some(at) || !self.is_said && self.ahead.is_some_and(|ahead| at - ahead <= AHEAD)
    }

    /// Whether a date that would come next is the first thing that it tells.
    pub fn is_to_begin(&self) -> bool {
        !self.has_begun
    }

    fn turn_ahead(&mut self, at: usize) {
        *self = Clause { ahead: Some(at), has_begun: true, is_inserted: self.is_inserted, ..Clause::default() };
    }
}

/// Where the date begins that stands here, after its preposition.
fn date_after(grammar: &mut Grammar, at: usize) -> Option<usize> {
    let at = at + usize::from(matches!(grammar.sense(at), Sense::In | Sense::On | Sense::At));
    let at = at + usize::from(grammar.sense(at) == Sense::The);
    grammar.read(at).map(|_| at)
}

/// Whether a clause that begins with a date goes on with a word of the future; the date ends before the token.
pub(super) fn goes_on_ahead(grammar: &Grammar, from: usize) -> bool {
    let from = from + usize::from(grammar.is_mark(from, &[',']));
    (from..from + BEHIND).take_while(|at| !breaks_off(grammar, *at, from)).any(|at| grammar.sense(at) == Sense::Ahead)
}

/// Whether another clause begins, or what was told of is past.
fn breaks_off(grammar: &Grammar, at: usize, from: usize) -> bool {
    match grammar.kind(at) {
        Some(Kind::Word(Sense::Was | Sense::Said | Sense::Clause | Sense::That | Sense::And)) => true,
        Some(Kind::Word(Sense::Subject)) => at > from,
        Some(Kind::Word(_) | Kind::Figures(_) | Kind::Hyphened(_) | Kind::Tied(_)) => false,
        Some(Kind::Mark(_)) | None => true,
    }
}
