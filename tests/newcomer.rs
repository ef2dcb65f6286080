//! The newcomer's test: a few keys lead to the very words, and each key can be read on the screen before it is
//! pressed. In a terminal without colours and with ASCII marks, wide and narrow.

mod stage;

use std::fs;

use dateline::keymap::{Context, Key, Keymap};
use stage::{flowing, folder, screen, shipped, small};

const WIDE: &str = "120x36";
const NARROW: &str = "80x24";

/// The screen after the keys, as `NO_COLOR=1 dateline --ascii` prints it.
fn seen(size: &str, keys: &[&str]) -> String {
    screen(&["--ascii"], size, &keys.join(" "))
}

/// The words of a line of a digest, from the file itself.
fn line(digest: &str, number: usize) -> String {
    let text = fs::read_to_string(shipped().join("sources").join(digest)).expect("it is shipped");
    ascii(text.lines().nth(number - 1).expect("the digest is that long"))
}

/// Quotation marks as ASCII has them.
fn ascii(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace('’', "'")
}

fn title(key: &str) -> String {
    ascii(&stage::title(key))
}

/// Whether words stand on the screen, however they are wrapped and whatever stands in the columns beside them.
fn reads(screen: &str, words: &str) -> bool {
    if flowing(screen).contains(&flowing(words)) {
        return true;
    }
    // In a column: row after row goes on with the words.
    let rows: Vec<&str> = screen.lines().collect();
    let words = flowing(words);
    (0..rows.len()).any(|first| {
        let mut rest = words.as_str();
        for row in &rows[first..] {
            let mut ends = rest.match_indices(' ').map(|(at, _)| at).chain([rest.len()]);
            let Some(end) = ends.rfind(|end| row.contains(&rest[..*end])) else { return false };
            rest = rest[end..].trim_start();
            if rest.is_empty() {
                return true;
            }
        }
        false
    })
}

fn has(screen: &str, words: &[&str]) {
    for words in words {
        assert!(reads(screen, words), "“{words}” cannot be read on\n{screen}");
    }
}

/// Whether a key can be read on the screen, as a hint names it or by the name of its command.
fn is_readable(screen: &str, context: Context, key: &str) -> bool {
    let hints = screen.lines().last().unwrap_or_default();
    let named = |name: &str| format!("  {hints} ").contains(&format!(" {name} "));
    let pressed: Key = key.parse().expect("a key");
    let keymap = Keymap::built_in();
    let command = keymap.command(context, pressed);
    let by_name = command.is_some_and(|command| {
        let words = flowing(screen);
        words.contains(&command.name().replace('-', " ")) || words.contains(command.hint())
    });
    named(key) || by_name
}

/// Presses the keys one by one; each is readable before it is pressed, but for what is typed into a prompt.
/// The first `/`, `?`, `:` or `K` opens a prompt, and the next key with a name leaves it.
fn walk(size: &str, keys: &[&str]) -> String {
    let mut typing = false;
    for (nth, key) in keys.iter().enumerate() {
        let before = seen(size, &keys[..nth]);
        let context = if typing { Context::Search } else { Context::Everywhere };
        let is_text = typing && key.chars().count() == 1;
        assert!(is_text || is_readable(&before, context, key), "{key} ({nth} of {keys:?}) cannot be read on\n{before}");
        match *key {
            "/" | "?" | ":" | "K" => typing = true,
            _ if !is_text => typing = false,
            _ => {}
        }
    }
    seen(size, keys)
}

const MEETING: &str =
    "Russia's financial intelligence unit held a meeting in Moscow with the regional head of the exchange";

#[test]
fn the_meeting_and_the_very_words_it_rests_on() {
    let keys = ["/", "r", "e", "g", "u", "enter"];
    let wide = walk(WIDE, &keys);
    has(&wide, &[&title("meeting"), "NairaTalkToday", "asserts by Reuters", "found, line 7", MEETING]);
    has(&wide, &[&line("nairatalktoday.digest.txt", 7)]);
    let narrow = walk(NARROW, &["/", "r", "e", "g", "u", "enter", "enter"]);
    has(&narrow, &[&title("meeting"), MEETING, &line("nairatalktoday.digest.txt", 7)]);
}

#[test]
fn two_accounts_that_contradict_each_other_and_both_quotations() {
    for size in [WIDE, NARROW] {
        let screen = walk(size, &[")", "s"]);
        has(
            &screen,
            &[
                &title("data-shared"),
                "The Coinomist",
                "asserts by Reuters",
                "Binance, one of the largest crypto exchanges, has \"leaked\" the data of its clients to Russian watchdogs",
                "NairaTalkToday",
                "denies by Binance",
                "it gave no data on the Russian opposition figure Alexei Navalny to Russian agencies under the FSB's control",
                "contested",
            ],
        );
    }
    has(&seen(WIDE, &[")", "s"]), &["one origin"]);
}

#[test]
fn one_key_puts_both_accounts_side_by_side_from_the_first_screen() {
    for size in [WIDE, NARROW] {
        let screen = walk(size, &["s"]);
        has(&screen, &["The Coinomist", "asserts by Reuters", "NairaTalkToday", "denies by Binance"]);
        has(&screen, &["has \"leaked\" the data of its clients", "gave no data on the Russian opposition figure"]);
        assert_eq!(seen(size, &["s"]), seen(size, &["2"]), "the view's own key leads to the same place");
    }
    // Beside each other where there is room: both outlets on one row.
    assert!(seen(WIDE, &["s"]).lines().any(|row| row.contains("The Coinomist") && row.contains("NairaTalkToday")));
}

#[test]
fn the_first_screen_has_a_passage_and_says_who_denies_it() {
    for size in [WIDE, NARROW] {
        let screen = seen(size, &[]);
        has(&screen, &[&title("data-shared"), "contested", "The Coinomist"]);
        has(
            &screen,
            &[
                "Binance, one of the largest crypto exchanges, has \"leaked\" the data of its clients to Russian watchdogs",
            ],
        );
        let hints = screen.lines().last().unwrap_or_default();
        for words in ["/ search", ") contradiction", "enter read", "K known on", "? keys"] {
            assert!(hints.contains(words), "{words} is not in {hints}");
        }
        has(&screen, &["s who denies it"]);
        assert!(hints.contains("s who denies it") || hints.contains("s beside"), "{hints}");
    }
}

#[test]
fn a_few_letters_find_the_praise_and_its_words_stand_there() {
    let keys = ["/", "p", "r", "a", "i", "s", "e"];
    for size in [WIDE, NARROW] {
        let screen = walk(size, &keys);
        has(&screen, &[&title("mp-praise"), "14 March 2022", "The Coinomist", "line 13"]);
        has(
            &screen,
            &[
                "On 14 March Alexander Yakubovsky, a member of parliament for United Russia, Putin's party, spoke of Binance as \"leading experts in our country\"",
            ],
        );
        has(&seen(size, &keys[..4]), &[&title("mp-praise")]);
        // Esc gives every event back, and the one that was selected.
        let back = seen(size, &["/", "p", "r", "a", "i", "s", "e", "esc"]);
        has(&back, &[&title("data-shared"), "who denies it"]);
    }
}

#[test]
fn esc_puts_back_the_screen_as_it_was_before_the_search() {
    for size in [WIDE, NARROW] {
        assert_eq!(seen(size, &["/", "p", "r", "a", "i", "s", "e", "esc"]), seen(size, &[]));
    }
}

#[test]
fn from_a_passage_back_to_every_event_that_rests_on_it() {
    let events = ["meeting", "data-requested", "denial-published", "report-published"].map(title);
    let events = events.each_ref().map(String::as_str);
    // Wide, the margin names every event that rests on line 7.
    let reader = walk(WIDE, &["/", "r", "e", "g", "u", "enter", "enter"]);
    has(&reader, &events);
    // The margin's cursor visits each of them, and Enter goes there.
    for size in [WIDE, NARROW] {
        let mut reached = Vec::new();
        for steps in [&[] as &[&str], &["j"], &["j", "j"], &["k"], &["k", "k"]] {
            let home = seen(size, &[&["/", "r", "e", "g", "u", "enter", "enter", "tab"], steps, &["enter"]].concat());
            let selected = home.lines().find(|row| row.starts_with('>')).unwrap_or_default().to_owned();
            reached.extend(events.iter().filter(|event| selected.contains(event.get(..20).unwrap_or(event))));
        }
        for event in events {
            assert!(reached.contains(&&event), "{event} cannot be reached at {size}: {reached:?}");
        }
    }
    // `n` does what `j` does, and is named all along.
    for size in [WIDE, NARROW] {
        let home = walk(size, &["/", "r", "e", "g", "u", "enter", "enter", "tab", "n", "enter"]);
        has(&home, &[&title("data-requested")]);
    }
}

#[test]
fn esc_goes_back_one_step_at_a_time() {
    for size in [WIDE, NARROW] {
        let home = seen(size, &[]);
        for way in
            [&["s", "esc"] as &[&str], &["enter", "esc"], &["?", "esc"], &["!", "esc"], &[":", "esc"], &["f", "esc"]]
        {
            assert_eq!(seen(size, way), home, "{way:?} at {size}");
        }
    }
}

#[test]
fn what_can_be_asked_for_is_found_by_what_it_is_for() {
    for (word, command) in [
        ("contradiction", "contested event"),
        ("leave", "leave"),
        ("editor", "the editor"),
        ("quote", "copy the proof"),
        ("cite", "copy the proof"),
        ("copy", "copy the proof"),
    ] {
        let mut keys = vec!["?"];
        let letters: Vec<String> = word.chars().map(String::from).collect();
        keys.extend(letters.iter().map(String::as_str));
        has(&seen(WIDE, &keys), &[command]);
    }
}

#[test]
fn an_ascii_screen_has_ascii_marks_in_every_view() {
    let odd = |screen: &str| screen.chars().filter(|char| !char.is_ascii()).collect::<String>();
    for size in [WIDE, NARROW, "200x60", "40x12"] {
        for keys in ["", "s", "f", ":", "?", "!", "/ x", "k k k s", "G", "g"] {
            let screen = screen(&["--ascii"], size, keys);
            assert_eq!(odd(&screen), "", "{keys} at {size}\n{screen}");
        }
    }
}

#[test]
fn an_ascii_reader_has_ascii_marks() {
    for size in [WIDE, NARROW, "200x60"] {
        for keys in ["/ r e g u enter enter", "j j enter tab", "4 } } }"] {
            let screen = screen(&["--ascii"], size, keys);
            assert!(screen.is_ascii(), "{screen}");
        }
    }
}

#[test]
fn a_small_chronology_of_ones_own_opens_on_its_contradiction() {
    let home = folder();
    small(home.path(), &[]);
    let path = home.path().to_str().expect("letters");
    for size in [WIDE, NARROW] {
        let first = screen(&[path, "--ascii"], size, "");
        has(&first, &["The bridge", "The bridge fell into the river on Friday", "s who denies it"]);
        let both = screen(&[path, "--ascii"], size, "s");
        has(
            &both,
            &[
                "The Ledger",
                "The bridge fell into the river on Friday",
                "The Herald",
                "No bridge has fallen",
                "the mayor",
            ],
        );
    }
}

#[test]
fn what_was_known_by_a_day_and_back_to_now() {
    for size in [WIDE, NARROW] {
        let then = walk(size, &["K", "2", "0", "2", "1", "-", "0", "6", "enter"]);
        assert!(!then.contains(&title("data-shared")), "nothing was published by then\n{then}");
        has(&then, &["22 Apr"]);
        let now = seen(size, &["K", "2", "0", "2", "1", "-", "0", "6", "enter", "K", "enter"]);
        has(&now, &[&title("data-shared")]);
    }
}

#[test]
fn what_remains_without_a_source() {
    for size in [WIDE, NARROW] {
        let screen = walk(size, &["?", "l", "e", "a", "v", "e", "enter", "enter"]);
        let masthead: Vec<&str> = screen.lines().take(2).collect();
        assert!(
            masthead.join(" ").contains("without"),
            "what holds on every screen stands in the title line\n{screen}"
        );
        has(&screen, &["was contested"]);
        let now = screen.replace("was contested", "").replace("no longer contested", "");
        assert!(!now.contains("contested"), "one side is left out\n{screen}");
    }
}

#[test]
fn a_quotation_is_copied_with_its_source() {
    for size in [WIDE, NARROW] {
        let copied = walk(size, &["y"]);
        let outcome = copied.lines().last().unwrap_or_default();
        assert!(outcome.contains("would copy: The Coinomist, line "), "what would be copied is named\n{copied}");
    }
}
