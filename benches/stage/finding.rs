//! What is looked for, and how: the same for every bench that finds something in titles.
#![allow(dead_code, reason = "each program uses its part")]

use std::ops::Range;

use dateline::query::{Needle, Tier};
use dateline::text::Haystack;

/// A frequent letter, a beginning, a word, scattered letters, two words, and what is nowhere.
pub const QUERIES: [&str; 6] = ["e", "tre", "treaty", "brlnst", "secret treaty", "zyzzyva"];

/// So many threads look for it.
pub const THREADS: usize = 2;

/// How well the words of a query fit the titles.
pub struct Fits {
    needles: Vec<Needle>,
    /// For each needle, the tier of each row.
    tiers: Vec<Vec<Option<Tier>>>,
}

impl Fits {
    /// Nothing looked for yet.
    pub fn new(query: &str, rows: usize) -> Self {
        let needles: Vec<Needle> = query.split(' ').filter_map(Needle::fuzzy).collect();
        let tiers = needles.iter().map(|_| vec![None; rows]).collect();
        Self { needles, tiers }
    }

    /// Looks for the words letter for letter: what a first page needs.
    pub fn literal(&mut self, haystack: &Haystack) {
        self.each(haystack, Needle::literal_tiers);
    }

    /// Looks for the letters of the words scattered, where they do not stand together.
    pub fn scattered(&mut self, haystack: &Haystack) {
        self.each(haystack, Needle::scattered_tiers);
    }

    /// Each thread takes a part of the rows, for each needle.
    fn each(&mut self, haystack: &Haystack, look: fn(&Needle, &Haystack, Range<usize>, &mut [Option<Tier>])) {
        let part = haystack.len().div_ceil(THREADS).max(1);
        std::thread::scope(|scope| {
            for (needle, tiers) in self.needles.iter().zip(&mut self.tiers) {
                for (nth, tiers) in tiers.chunks_mut(part).enumerate() {
                    let rows = nth * part..nth * part + tiers.len();
                    scope.spawn(move || look(needle, haystack, rows, tiers));
                }
            }
        });
    }

    /// The rows that all words fit, those first whose worst word fits best, then in order.
    pub fn ranked(&self) -> Vec<usize> {
        let mut of_tier: [Vec<usize>; 4] = Default::default();
        for row in 0..self.tiers.first().map_or(0, Vec::len) {
            let worst = self.tiers.iter().map(|tiers| tiers[row]).min().flatten();
            let place = match worst {
                Some(Tier::Whole) => 0,
                Some(Tier::Start) => 1,
                Some(Tier::Inside) => 2,
                Some(Tier::Scattered) => 3,
                None => continue,
            };
            of_tier[place].push(row);
        }
        of_tier.concat()
    }
}

/// All of it: the rows that a query finds, the best first.
pub fn found(query: &str, haystack: &Haystack) -> Vec<usize> {
    let mut fits = Fits::new(query, haystack.len());
    fits.literal(haystack);
    fits.scattered(haystack);
    fits.ranked()
}
