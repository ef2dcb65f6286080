//! Invented events. Their citations quote the texts, so that nearly all are found.

use dateline::model::{Citation, Event, LineRange, Stance};
use dateline::when::When;

use super::Story;
use super::dates::{Day, date};
use super::dice::Dice;
use super::words::{capital, name};

/// What their numbers are mixed with, so that no two sorts of things share their chance.
const TITLE: u64 = 4;
const EVENT: u64 = 5;
const ACTOR: u64 = 6;
const PLACE: u64 = 7;

const TAGS: [&str; 24] = [
    "trade",
    "law",
    "press",
    "navy",
    "railways",
    "labour",
    "finance",
    "harvest",
    "church",
    "schools",
    "fire",
    "storm",
    "elections",
    "borders",
    "prisons",
    "health",
    "mines",
    "bridges",
    "theatre",
    "science",
    "police",
    "taxes",
    "post",
    "housing",
];

/// What the first citation of every hundredth event is planted with, at which of them: all else is found.
const NEAR: usize = 11;
const MISSING: usize = 22;
const ELSEWHERE: usize = 33;
const MOVED: usize = 44;
const NORMALISED: usize = 55;

impl Story {
    /// The title of an event: 60 to some 100 bytes, often with an actor.
    pub fn event_title(&self, nth: usize) -> String {
        let mut dice = self.dice(TITLE, nth);
        let length = dice.between(60, 90);
        let mut title = if dice.percent(30) { self.actor(&mut dice) } else { capital(self.lexicon.word(&mut dice)) };
        while title.len() < length {
            let words = dice.between(1, 3);
            title.push(' ');
            title += &uncapital(&self.sentence(&mut dice, words));
        }
        title
    }

    /// An event.
    pub fn event(&self, nth: usize) -> Event {
        let mut dice = self.dice(EVENT, nth);
        let (when, day) = date(&mut dice);
        let key = format!("{}-{nth}", self.lexicon.rare_word(&mut dice)).to_lowercase();
        let when = When::parse(&when).expect("the dates are well-formed");
        let citations = match dice.below(20) {
            0..6 => 1,
            6..15 => 2,
            15..18 => 3,
            _ => 5,
        };
        Event {
            account: dice.percent(25).then(|| self.sentence(&mut dice, 14)),
            actors: (0..dice.below(4)).map(|_| self.actor(&mut dice)).collect(),
            place: dice.percent(60).then(|| self.place(&mut dice)),
            tags: (0..dice.below(3)).map(|_| TAGS[dice.rank(TAGS.len())].to_owned()).collect(),
            citations: (0..citations).map(|at| self.citation(&mut dice, nth, at, day)).collect(),
            ..Event::new(key, when, self.event_title(nth))
        }
    }

    fn actor(&self, dice: &mut Dice) -> String {
        let people = (self.plan.events / 10).clamp(40, 100_000);
        name(&mut self.dice(ACTOR, dice.rank(people)))
    }

    fn place(&self, dice: &mut Dice) -> String {
        name(&mut self.dice(PLACE, dice.rank(2_000)))
    }

    /// A citation of an event. The first ones see to it that every source is cited.
    fn citation(&self, dice: &mut Dice, event: usize, at: usize, day: Option<Day>) -> Citation {
        let sources = self.source_count();
        let is_first = at == 0;
        let source = if is_first && event < sources { event } else { dice.rank(sources) };
        let stance = match dice.below(100) {
            0..85 => Stance::Asserts,
            85..92 => Stance::Denies,
            92..97 => Stance::Qualifies,
            _ if is_first => Stance::Asserts,
            _ => Stance::Silent,
        };
        let citation = Citation {
            source: self.source_key(source),
            stance,
            when: dice.percent(6).then(|| When::parse(&Day::any(dice).edtf()).ok()).flatten(),
            by: dice.percent(20).then(|| self.actor(dice)),
            note: dice.percent(5).then(|| self.sentence(dice, 8)),
            ..Citation::default()
        };
        let as_written = day.filter(|_| citation.when.is_none() && dice.percent(10));
        let citation = Citation { as_written: as_written.map(|day| format!("on {}", day.words())), ..citation };
        match stance {
            Stance::Silent => citation,
            _ if is_first => self.planted(self.quoted(dice, citation, source), dice, event, source),
            _ => self.quoted(dice, citation, source),
        }
    }

    /// The citation with some words of a line of its source; sometimes with the number of the line, or with what
    /// stands before.
    fn quoted(&self, dice: &mut Dice, citation: Citation, source: usize) -> Citation {
        let at = dice.below(self.line_count());
        let line = self.line(source, at);
        let words: Vec<&str> = line.split(' ').collect();
        let first = dice.below(words.len() - 6);
        let last = (first + dice.between(6, 10)).min(words.len());
        let before = first.checked_sub(2).filter(|_| dice.percent(5));
        Citation {
            quote: Some(words[first..last].join(" ")),
            prefix: before.map(|from| words[from..first].join(" ")),
            lines: dice.percent(30).then(|| numbered(at)).flatten(),
            ..citation
        }
    }

    fn planted(&self, citation: Citation, dice: &mut Dice, event: usize, source: usize) -> Citation {
        let quote = citation.quote.clone().unwrap_or_default();
        let bare = Citation { prefix: None, lines: None, ..citation.clone() };
        match event % 100 {
            NEAR => Citation { quote: Some(exchanged(&quote)), ..bare },
            MISSING => Citation { quote: Some(self.sentence(dice, 9)), ..bare },
            ELSEWHERE => Citation { source: citation.source, ..self.quoted(dice, bare, (source + 1) % 4) },
            MOVED => Citation { lines: numbered(self.line_count()), ..citation },
            NORMALISED => Citation { quote: Some(quote.replacen(' ', "  ", 1)), ..citation },
            _ => citation,
        }
    }
}

/// A line, counted from 0, as the file format counts it.
fn numbered(line: usize) -> Option<LineRange> {
    (line + 1).to_string().parse().ok()
}

/// The words with one in the middle exchanged.
fn exchanged(quote: &str) -> String {
    let mut words: Vec<&str> = quote.split(' ').collect();
    let middle = words.len() / 2;
    words[middle] = "withheld";
    words.join(" ")
}

fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}
