//! Invented words, and names in several scripts.

use super::dice::Dice;

/// How many words there are.
const WORDS: usize = (1 << 14) - 1;

/// The most frequent words.
const SMALL: [&str; 15] =
    ["the", "of", "and", "in", "to", "a", "for", "on", "at", "by", "with", "from", "after", "before", "over"];

/// Plain words, so that there is something to look for; behind the small ones in frequency. None of them says that
/// a text takes something back.
const PLAIN: [&str; 112] = [
    "harbour",
    "council",
    "report",
    "court",
    "letter",
    "minister",
    "company",
    "bridge",
    "border",
    "strike",
    "vote",
    "paper",
    "bank",
    "fire",
    "police",
    "school",
    "river",
    "army",
    "ship",
    "election",
    "station",
    "office",
    "witness",
    "railway",
    "market",
    "contract",
    "hearing",
    "regulator",
    "inquiry",
    "talks",
    "leader",
    "museum",
    "signed",
    "opened",
    "closed",
    "moved",
    "said",
    "told",
    "asked",
    "found",
    "sold",
    "built",
    "burned",
    "lost",
    "first",
    "second",
    "new",
    "old",
    "secret",
    "public",
    "northern",
    "southern",
    "war",
    "treaty",
    "street",
    "Berlin",
    "peace",
    "trade",
    "agreement",
    "ambassador",
    "archive",
    "assembly",
    "auction",
    "ballot",
    "bishop",
    "cabinet",
    "canal",
    "captain",
    "census",
    "charter",
    "colony",
    "committee",
    "conference",
    "congress",
    "convoy",
    "crisis",
    "crown",
    "curfew",
    "delegate",
    "district",
    "dock",
    "editor",
    "embassy",
    "empire",
    "engineer",
    "envoy",
    "export",
    "factory",
    "famine",
    "federal",
    "ferry",
    "flood",
    "fortress",
    "garrison",
    "general",
    "government",
    "governor",
    "grain",
    "guild",
    "island",
    "judge",
    "labour",
    "lighthouse",
    "mayor",
    "merchant",
    "mission",
    "monastery",
    "observer",
    "parliament",
    "pilot",
    "province",
    "siege",
];

const BEGINNINGS: [&str; 20] =
    ["b", "br", "d", "f", "g", "gr", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "z", "h"];
const ENDS: [&str; 16] = ["a", "e", "i", "o", "u", "an", "er", "il", "os", "um", "en", "ar", "in", "ol", "et", "ing"];

/// Letters for names with accents, and what the accent falls on.
const ACCENTED: [(&str, &str); 10] = [
    ("a", "á"),
    ("e", "é"),
    ("o", "ö"),
    ("u", "ü"),
    ("l", "ł"),
    ("n", "ñ"),
    ("s", "š"),
    ("z", "ž"),
    ("i", "í"),
    ("r", "ř"),
];
const CYRILLIC: [&str; 20] = [
    "ба", "ва", "го", "да", "ев", "жи", "за", "ин", "ко", "ло", "ми", "но", "ов", "по", "ро", "ся", "ти", "ур", "хо",
    "ша",
];
const HAN: [&str; 24] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "海", "明", "文", "建", "国", "京", "华", "山", "平",
    "安", "东", "南", "中", "外",
];

/// The words of a chronology, the most frequent first.
pub struct Lexicon(Vec<String>);

impl Lexicon {
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::of(&[seed]);
        let known = SMALL.iter().chain(&PLAIN).map(|word| (*word).to_owned());
        let mut words: Vec<String> = known.collect();
        words.extend((words.len()..WORDS).map(|_| invented(&mut dice)));
        Self(words)
    }

    /// A word, frequent ones more often.
    pub fn word(&self, dice: &mut Dice) -> &str {
        &self.0[dice.rank(self.0.len())]
    }

    /// A word that is not frequent.
    pub fn rare_word(&self, dice: &mut Dice) -> &str {
        &self.0[dice.between(SMALL.len(), self.0.len() - 1)]
    }
}

/// Two or three syllables. In `never` a text takes something back, and in no other word that these syllables make.
fn invented(dice: &mut Dice) -> String {
    let syllables = dice.between(2, 3);
    let word: String = (0..syllables).map(|_| [dice.one(&BEGINNINGS), dice.one(&ENDS)].concat()).collect();
    if word == "never" { "nevera".to_owned() } else { word }
}

/// A name in two words: three in a hundred with accents, two in Cyrillic, and one in Han.
pub fn name(dice: &mut Dice) -> String {
    match dice.below(100) {
        0..3 => format!("{} {}", accented(dice), accented(dice)),
        3..5 => format!("{} {}", capital(&syllables(dice, &CYRILLIC)), capital(&syllables(dice, &CYRILLIC))),
        5 => syllables(dice, &HAN),
        _ => format!("{} {}", capital(&invented(dice)), capital(&invented(dice))),
    }
}

fn accented(dice: &mut Dice) -> String {
    let word = invented(dice);
    let from = dice.below(ACCENTED.len());
    let accents = ACCENTED.iter().cycle().skip(from).take(ACCENTED.len());
    let found = accents.into_iter().find(|(plain, _)| word.contains(plain));
    capital(&found.map_or(word.clone(), |(plain, accent)| word.replacen(plain, accent, 1)))
}

fn syllables(dice: &mut Dice, of: &[&str]) -> String {
    (0..dice.between(2, 3)).map(|_| dice.one(of)).collect()
}

/// The word with a capital.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
