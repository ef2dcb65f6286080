//! Work that may be done together. Nothing here starts a thread: whoever asks says how pieces of work are done.

/// A piece of work.
pub type Job<'j> = Box<dyn FnOnce() + Send + 'j>;

/// Does pieces of work, and comes back when all are done.
pub type Together = fn(Vec<Job<'_>>);

/// Does them one after the other.
pub fn one_by_one(jobs: Vec<Job<'_>>) {
    jobs.into_iter().for_each(|job| job());
}

/// What two pieces of work come to.
///
/// # Panics
/// Where `together` comes back before they are done.
pub fn both<A: Send, B: Send>(
    together: Together,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    let (mut first, mut second) = (None, None);
    together(vec![Box::new(|| first = Some(one())), Box::new(|| second = Some(other()))]);
    first.zip(second).expect("both have been done")
}
