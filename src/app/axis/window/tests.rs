use super::*;
use proptest::prelude::*;

const LONG_AGO: Moment = -13_800_000_000 * YEAR;

#[test]
fn zooming_goes_by_natural_lengths() {
    let world = World::between(LONG_AGO, 52 * YEAR);
    let mut window = None;
    let mut lengths = Vec::new();
    for _ in 0..40 {
        window = world.zoom_in(window, 0);
        lengths.push(world.shown(window).length());
    }
    let years = [10_000_000_000, 3_000_000_000, 1_000_000_000].map(|years| years * YEAR);
    assert_eq!(lengths[..3], years);
    assert_eq!(lengths[18..20], [10 * YEAR, 3 * YEAR]);
    assert_eq!(lengths[20..26], [366, 92, 31, 7, 3, 1].map(|days| days * DAY));
    assert_eq!(lengths[26..29], [6 * HOUR, HOUR, HOUR]);
    assert_eq!(lengths.last(), Some(&HOUR), "an hour is the shortest");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// In and out again about the same moment is where one was.
    #[test]
    fn zooming_in_and_out_undo_each_other(
        first in -1_000_000_000_000_i128..0, length in 0..2_000_000_000_000_i128, at in 0..=100_i128, times in 0..30,
    ) {
        let world = World::between(first * 1_000_000, (first + length) * 1_000_000);
        let centre = world.first + (world.last - world.first) * at / 100;
        let mut window = None;
        for _ in 0..times {
            window = world.zoom_in(window, centre);
        }
        let there = world.zoom_in(window, centre);
        if world.shown(there).length() < world.shown(window).length() {
            prop_assert_eq!(world.zoom_out(there, centre), window);
        }
    }

    /// Under the pointer time stays where it is, however many years are shown.
    #[test]
    fn the_wheel_keeps_a_moment_in_its_place(
        first in -10_000_000_000_000_000_i128..0, years in 0..10_000_000_000_000_000_i128, at in 0..=1_000_i128,
        times in 0..60, out in 0..10,
    ) {
        let world = World::between(first * YEAR, (first + years) * YEAR);
        let mut window = None;
        let place = |window: Window, moment: Moment| (moment - window.start()) * 1_000 / window.length();
        let moment = world.first + world.length() / 1_000 * at;
        for nth in 0..times + out {
            let before = world.shown(window);
            window = if nth < times { world.zoom_in_under(window, moment) } else { world.zoom_out_under(window, moment) };
            let after = world.shown(window);
            prop_assert!(after.start() <= moment && moment < after.end());
            // At the ends of all time there is the window is held.
            if window.is_some() && after.start() > world.first && after.end() < world.last {
                prop_assert!(place(before, moment).abs_diff(place(after, moment)) <= 2);
            }
        }
    }

    /// To the right and to the left again is where one was, unless the end was in the way; and no window
    /// is empty, or loses the chronology.
    #[test]
    fn panning_there_and_back(
        length in HOUR..400_000_000_000, world in 0..400_000_000_000_i128, at in 0..=100_i128,
        quarters in -9_i128..=9,
    ) {
        let world = World::between(0, world);
        let window = world.about(world.last * at / 100, length);
        let there = world.pan(window, quarters);
        let shown = world.shown(there);
        prop_assert!(shown.length() >= HOUR && shown.start() < shown.end());
        prop_assert!(shown.start() <= world.last && shown.end() > world.first, "something of it is there");
        prop_assert!(shown.length() <= world.whole().length());
        let back = world.pan(there, -quarters);
        let moved = there.zip(window).map(|(there, window)| there.centre() - window.centre());
        if moved == window.map(|window| window.length() * quarters / 4) {
            prop_assert_eq!(back, window);
        }
    }

    /// What is revealed is in the window, and nothing moves where it was.
    #[test]
    fn what_is_revealed_is_shown(
        first in 0..10_000_000_000_i128, length in 0..10_000_000_000_i128, open in 0..3,
        centre in 0..20_000_000_000_i128, window in HOUR..1_000_000_000,
    ) {
        let world = World::between(0, 20_000_000_000);
        let extent = match open {
            0 => Extent { first, last: first + length },
            1 => Extent { first: Moment::MIN, last: first + length },
            _ => Extent { first, last: Moment::MAX },
        };
        let before = world.about(centre, window);
        let after = world.reveal(before, extent);
        prop_assert!(extent.meets(world.shown(after)));
        if extent.meets(world.shown(before)) {
            prop_assert_eq!(before, after);
        }
        prop_assert_eq!(world.shown(before).length(), world.shown(after).length());
    }

    /// Everything fits into "everything", and what is fitted is shown whole.
    #[test]
    fn fitting_shows_all(first in -9_000_000_000_i128..0, length in 0..9_000_000_000_i128, share in 1..5_i128) {
        let world = World::between(first, first + length);
        let all = world.whole();
        prop_assert!(all.start() <= first && first + length < all.end());
        let (from, until) = (first + length / share / 2, first + length / share);
        let fitted = world.shown(world.holding(Extent { first: from, last: until }, HOUR));
        prop_assert!(fitted.start() <= from && until < fitted.end());
        prop_assert!(fitted.length() <= ((until - from + 1) * 5 / 4).max(HOUR), "and little else");
    }
}
