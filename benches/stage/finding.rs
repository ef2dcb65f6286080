//! What is looked for: the same for every bench that finds something in titles.
#![allow(dead_code, reason = "each program uses its part")]

/// A frequent letter, a beginning, a word, scattered letters, two words, and what is nowhere.
pub const QUERIES: [&str; 6] = ["e", "tre", "treaty", "brlnst", "secret treaty", "zyzzyva"];

/// So many threads look for it.
pub const THREADS: usize = 2;
