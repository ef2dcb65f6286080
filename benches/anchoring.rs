//! Anchoring, beside the least that could be done and beside another matcher. Run it with
//! `cargo bench --bench anchoring`.
//!
//! Ten thousand quotations are looked up in two hundred texts, each in the text of its source: letter for
//! letter by `memmem` alone (which finds none: each goes over a line's end), by dateline's anchoring, and by
//! the same where a tenth of them have a word exchanged. Then one of each text with a word exchanged, by
//! dateline and by `triple_accel`; and one of 220 bytes that is nearly there, in a text of 1.6 MB, by both.
//! The texts are made of invented words by a generator with a seed, so every run has the same ones.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::text::{Lines, Normal, Place, Selector, anchor, anchor_near};
use memchr::memmem;
use triple_accel::levenshtein::{LEVENSHTEIN_COSTS, levenshtein_search_simd_with_opts};
use triple_accel::{Match, SearchType};

const TEXTS: usize = 200;
const QUOTATIONS: usize = 10_000;
/// Words of each of the texts: some 30 kB, a long article.
const WORDS: usize = 3_000;
/// Words of a quotation: some 130 bytes, more than a line.
const QUOTED: usize = 13;

/// Marsaglia's xorshift (J. Statistical Software 8, 2003): the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).expect("below a usize")
    }
}

/// Two thousand invented words of two to five syllables.
fn lexicon(dice: &mut Dice) -> Vec<String> {
    const BEGINNINGS: [&str; 14] = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st"];
    const ENDS: [&str; 10] = ["a", "e", "i", "o", "u", "an", "er", "il", "os", "um"];
    (0..2_000)
        .map(|_| {
            let syllables = 2 + dice.below(4);
            (0..syllables).map(|_| [BEGINNINGS[dice.below(14)], ENDS[dice.below(10)]].concat()).collect()
        })
        .collect()
}

/// A text in lines of some seventy characters, with typographic quotation marks here and there.
fn text(dice: &mut Dice, lexicon: &[String], words: usize) -> String {
    let mut text = String::new();
    let mut column = 0;
    for nth in 0..words {
        // Common words are more frequent than rare ones.
        let rare = dice.below(lexicon.len());
        let word = &lexicon[dice.below(rare + 1)];
        text += &if nth % 50 == 7 { format!("“{word}”") } else { word.clone() };
        column += word.len() + 1;
        text.push(if column > 70 { '\n' } else { ' ' });
        column = if column > 70 { 0 } else { column };
    }
    text
}

/// So many words of a text from a place, as a reader copies them: in one line.
fn quotation(dice: &mut Dice, text: &str, words: usize) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    let start = dice.below(all.len() - words);
    all[start..start + words].join(" ")
}

/// Cuts a text at so many bytes, or before the character that they would divide.
fn cut(text: &mut String, bytes: usize) {
    let end = (0..=bytes).rev().find(|at| text.is_char_boundary(*at));
    text.truncate(end.unwrap_or_default());
}

/// The quotation with one word exchanged.
fn changed(quotation: &str) -> String {
    let mut words: Vec<&str> = quotation.split(' ').collect();
    let middle = words.len() / 2;
    words[middle] = "withheld";
    words.join(" ")
}

/// Texts, and quotations from them.
struct Corpus {
    texts: Vec<(String, Lines)>,
    /// The text that each is from, and its words.
    quotations: Vec<(usize, Selector)>,
}

fn corpus(changed_one_in: usize) -> Corpus {
    let mut dice = Dice(0x5EED_0001);
    let lexicon = lexicon(&mut dice);
    let texts: Vec<String> = (0..TEXTS).map(|_| text(&mut dice, &lexicon, WORDS)).collect();
    let quotations = (0..QUOTATIONS).map(|nth| {
        let of = nth % TEXTS;
        let quote = quotation(&mut dice, &texts[of], QUOTED);
        let quote = if nth % changed_one_in == changed_one_in - 1 { changed(&quote) } else { quote };
        (of, Selector { quote: Some(quote), ..Selector::default() })
    });
    let quotations = quotations.collect();
    let with_lines = |text: String| {
        let lines = Lines::of(&text);
        (text, lines)
    };
    Corpus { texts: texts.into_iter().map(with_lines).collect(), quotations }
}

/// How many of the quotations are found, normalised or nearly.
fn anchored(corpus: &Corpus) -> usize {
    let normals: Vec<Normal> = corpus.texts.iter().map(|(text, _)| Normal::of(text)).collect();
    let found = corpus.quotations.iter().filter(|(of, selector)| {
        let lines = &corpus.texts[*of].1;
        match anchor(&normals[*of], lines, selector) {
            Place::Missing => anchor_near(&normals[*of], lines, selector) != Place::Missing,
            _ => true,
        }
    });
    found.count()
}

fn many(criterion: &mut Criterion) {
    let (same, tenth) = (corpus(usize::MAX), corpus(10));
    assert_eq!((anchored(&same), anchored(&tenth)), (QUOTATIONS, QUOTATIONS));
    let mut group = criterion.benchmark_group("10,000 quotations in 200 texts");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    group.bench_function("memmem alone, which finds none of them", |bencher| {
        bencher.iter(|| {
            let quote = |selector: &Selector| selector.quote.clone().unwrap_or_default();
            let stands = |of: usize, quote: &str| memmem::find(corpus_text(&same, of), quote.as_bytes()).is_some();
            same.quotations.iter().filter(|(of, selector)| stands(*of, &quote(selector))).count()
        });
    });
    group.bench_function("dateline, all found or normalised", |bencher| bencher.iter(|| anchored(black_box(&same))));
    group.bench_function("dateline, one in ten near", |bencher| bencher.iter(|| anchored(black_box(&tenth))));
    group.finish();
    nearly(criterion);
}

/// One quotation of each text with a word exchanged: dateline's search for what is near, and triple_accel's.
fn nearly(criterion: &mut Criterion) {
    let changed = corpus(1);
    let normals: Vec<Normal> = changed.texts.iter().map(|(text, _)| Normal::of(text)).collect();
    let one_each = &changed.quotations[..TEXTS];
    let dateline = || {
        let place = |(of, selector): &(usize, Selector)| anchor_near(&normals[*of], &changed.texts[*of].1, selector);
        one_each.iter().filter(|quotation| matches!(place(quotation), Place::Near { .. })).count()
    };
    let triple_accel = || {
        let place = |(of, selector): &(usize, Selector)| {
            let quote = selector.quote.as_deref().unwrap_or_default().as_bytes();
            search(quote, normals[*of].text().as_bytes(), quote.len() / 5).next().is_some()
        };
        one_each.iter().filter(|quotation| place(quotation)).count()
    };
    assert_eq!((dateline(), triple_accel()), (TEXTS, TEXTS));
    let mut group = criterion.benchmark_group("200 quotations with a word exchanged, one in each text");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    group.bench_function("dateline, the texts normalised before", |bencher| bencher.iter(dateline));
    group.bench_function("triple_accel, at most a fifth of errors", |bencher| bencher.iter(triple_accel));
    group.finish();
}

/// The best places that triple_accel finds with so many errors.
fn search<'a>(quote: &'a [u8], text: &'a [u8], most: usize) -> Box<dyn Iterator<Item = Match> + 'a> {
    let most = u32::try_from(most).expect("a short quotation");
    levenshtein_search_simd_with_opts(quote, text, most, SearchType::Best, LEVENSHTEIN_COSTS, false)
}

fn corpus_text(corpus: &Corpus, of: usize) -> &[u8] {
    corpus.texts[of].0.as_bytes()
}

fn one(criterion: &mut Criterion) {
    let mut dice = Dice(0x5EED_0002);
    let lexicon = lexicon(&mut dice);
    let mut text = text(&mut dice, &lexicon, 260_000);
    cut(&mut text, 1_600_000);
    let mut quote = quotation(&mut dice, &text, 60);
    cut(&mut quote, 220);
    let quote = changed(quote.trim());
    let selector = Selector { quote: Some(quote.clone()), ..Selector::default() };
    let (lines, normal) = (Lines::of(&text), Normal::of(&text));
    assert!(matches!(anchor_near(&normal, &lines, &selector), Place::Near { .. }));
    let mut group = criterion.benchmark_group(format!("{} bytes nearly in {} bytes", quote.len(), text.len()));
    group.sample_size(20);
    group.bench_function("dateline: near, the text normalised before", |bencher| {
        bencher.iter(|| anchor_near(black_box(&normal), &lines, &selector));
    });
    group.bench_function("normalising the text", |bencher| bencher.iter(|| Normal::of(black_box(&text))));
    let flat = normal.text().as_bytes();
    let most = quote.len() / 5;
    for (name, most) in [("a fifth", most), ("two fifths", 2 * most)] {
        let search = || search(quote.as_bytes(), black_box(flat), most).collect::<Vec<Match>>();
        assert!(!search().is_empty());
        group.bench_function(format!("triple_accel, at most {name} of errors"), |bencher| bencher.iter(search));
    }
    let worst = "a".repeat(1_600_000);
    let (lines, normal) = (Lines::of(&worst), Normal::of(&worst));
    let selector = Selector { quote: Some(format!("{} b", "a".repeat(218))), ..Selector::default() };
    group.bench_function("dateline: a text that is almost the quotation everywhere", |bencher| {
        bencher.iter(|| anchor_near(black_box(&normal), &lines, &selector));
    });
    group.finish();
}

criterion_group!(benches, many, one);
criterion_main!(benches);
