//! Chance that is the same everywhere.

/// Steele, Lea and Flood's splitmix64 (Fast splittable pseudorandom number generators, OOPSLA 2014): its state
/// goes up by the golden ratio, and what it gives is the state well mixed.
pub struct Dice(u64);

impl Dice {
    /// The chance that belongs to these numbers.
    pub fn of(numbers: &[u64]) -> Self {
        let mut dice = Self(0);
        for number in numbers {
            dice.0 ^= number;
            dice.0 = dice.next();
        }
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// One of the numbers from 0 up to `bound`, which is left out.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % wide(bound)).expect("below a usize")
    }

    /// One of the numbers from `first` to `last`.
    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// Whether something happens that happens `times` in a hundred.
    pub fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    /// One of several.
    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// A number below `bound`, the small ones as much more frequent as the first words of a language are (Zipf):
    /// 0 as often as 1 and 2 together, as 3 to 6 together, and so on.
    pub fn rank(&mut self, bound: usize) -> usize {
        let doublings = usize::try_from((bound + 1).ilog2()).expect("at most 64");
        let first = 1 << self.below(doublings.max(1));
        (first - 1 + self.below(first)).min(bound - 1)
    }
}

/// The same number, as wide as a seed.
pub fn wide(number: usize) -> u64 {
    u64::try_from(number).expect("no machine has wider numbers")
}
