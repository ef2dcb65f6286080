//! Choosing among a few described things by typing: the commands of the palette and the help page.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::folded;

/// Something to choose, with the words it may be looked for by.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// Its name.
    pub name: &'a str,
    /// Other words that people call it by.
    pub also: &'a [&'a str],
    /// What it does.
    pub help: &'a str,
}

/// The choices in which every typed word is found, best first, as positions in `choices`: a word that a
/// name begins with, then other names, then the help line, then letters scattered over the name.
#[must_use]
pub fn pick(typed: &str, choices: &[Choice]) -> Vec<usize> {
    let typed = folded(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let matcher = SkimMatcherV2::default();
    let mut picked: Vec<(u8, i64, usize)> = Vec::new();
    for (at, choice) in choices.iter().enumerate() {
        let name = folded(&choice.name.replace('-', " "));
        let help = folded(choice.help);
        let fits: Option<Vec<(u8, i64)>> = words
            .iter()
            .map(|word| {
                let begins = |text: &str| text.split_whitespace().any(|other| other.starts_with(word));
                let score = matcher.fuzzy_match(&name, word).unwrap_or(0);
                if begins(&name) {
                    Some((0, score))
                } else if choice.also.iter().any(|other| folded(other).starts_with(word)) {
                    Some((1, score))
                } else if begins(&help) {
                    Some((2, score))
                } else if score > 0 && word.len() > 2 {
                    Some((3, score))
                } else {
                    None
                }
            })
            .collect();
        if let Some(fits) = fits {
            let tier = fits.iter().map(|(tier, _)| *tier).max().unwrap_or(0);
            picked.push((tier, -fits.iter().map(|(_, score)| score).sum::<i64>(), at));
        }
    }
    picked.sort_unstable();
    picked.into_iter().map(|(.., at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_before_other_words_and_help() {
        let choices = [
            Choice { name: "next-passage", also: &["quote"], help: "next cited line" },
            Choice { name: "reader", also: &["document"], help: "the source in full" },
            Choice { name: "quit", also: &["leave"], help: "end the program" },
        ];
        for (typed, expected) in [
            ("", vec![0, 1, 2]),
            ("qu", vec![2, 0]),
            ("quote", vec![0]),
            ("LEAVE", vec![2]),
            ("source", vec![1]),
            ("next line", vec![0]),
            ("rdr", vec![1]),
            ("nothing", vec![]),
        ] {
            assert_eq!(pick(typed, &choices), expected, "{typed}");
        }
    }
}
