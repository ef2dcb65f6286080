//! Invented sources, and the lines of their texts.

use dateline::model::{Source, Text, TextKind};
use dateline::when::When;

use super::dates::Day;
use super::dice::{Dice, wide};
use super::words::{capital, name};
use super::{Plan, Story};

/// The bytes of a line in the mean.
const LINE: u64 = 162;

/// What their numbers are mixed with, so that no two sorts of things share their chance.
const SOURCE: u64 = 1;
const LINES: u64 = 2;
const OUTLET: u64 = 3;

impl Story {
    /// A source; three in five retell an earlier one.
    pub fn source(&self, nth: usize) -> Source {
        let mut dice = self.dice(SOURCE, nth);
        let outlet = dice.rank(200);
        let retold = nth >= 4 && dice.percent(60);
        Source {
            key: self.source_key(nth),
            title: self.sentence(&mut dice, 7),
            outlet: format!("The {} Gazette", name(&mut self.dice(OUTLET, outlet))),
            author: dice.percent(50).then(|| name(&mut dice)),
            published: When::parse(&Day::any(&mut dice).edtf()).ok(),
            url: Some(format!("https://gazette-{outlet}.example/{nth}")),
            language: Some(dice.one(&["en", "en", "en", "de"]).to_owned()),
            derived_from: retold.then(|| self.source_key(dice.below(nth))).into_iter().collect(),
            texts: self.text_of(nth).into_iter().collect(),
            ..Source::default()
        }
    }

    /// The key of a source.
    pub(super) fn source_key(&self, nth: usize) -> String {
        format!("paper-{nth:05}")
    }

    fn text_of(&self, nth: usize) -> Option<Text> {
        (self.plan.texts > 0).then(|| Text { kind: TextKind::Original, file: Some(self.text_file(nth)), sha256: None })
    }

    /// The file of a source's text, in the folder of the chronology.
    pub(super) fn text_file(&self, nth: usize) -> String {
        format!("sources/{}.txt", self.source_key(nth))
    }

    /// How many lines the text of each source has: as many as the plan has bytes for, and at least three.
    pub(super) fn line_count(&self) -> usize {
        let Plan { texts, .. } = self.plan;
        usize::try_from(texts / LINE / wide(self.source_count())).expect("texts that a disk can hold").max(3)
    }

    /// One line of a text, counted from 0: two to four sentences. One in twenty begins with a date.
    pub(super) fn line(&self, source: usize, line: usize) -> String {
        let mut dice = Dice::of(&[self.plan.seed, LINES, wide(source), wide(line)]);
        let mut text = String::new();
        if dice.percent(5) {
            text = format!("On {} it began. ", Day::any(&mut dice).words());
        }
        for _ in 0..dice.between(2, 4) {
            let words = dice.between(5, 9);
            text += &self.sentence(&mut dice, words);
            text += ". ";
        }
        text.truncate(text.len() - 1);
        text
    }

    /// So many words, the first with a capital; here and there a name, a comma, a word in quotation marks.
    pub(super) fn sentence(&self, dice: &mut Dice, words: usize) -> String {
        let mut text = String::new();
        for nth in 0..words {
            let word = self.lexicon.word(dice);
            match dice.below(40) {
                _ if nth == 0 => text += &capital(word),
                0 => text += &format!(" {}", name(dice)),
                1 => text += &format!(" “{word}”"),
                2 => text += &format!(", {word}"),
                3 => text += &format!(" {word}-{}", self.lexicon.rare_word(dice)),
                4 => text += &format!(" {word}’s"),
                5 => text += &format!(" – {word}"),
                _ => text += &format!(" {word}"),
            }
        }
        text
    }
}
