//! Addresses and paths from strangers: what is shown, copied, opened and edited, and what reaches other programs.

mod stage;

#[cfg(unix)]
#[path = "stage/pty.rs"]
mod pty;

use stage::{bridge, flowing, literal, screen};

/// The small chronology, its first source with an address.
fn with_address(url: &str) -> (tempfile::TempDir, String) {
    bridge(&[("outlet: \"The Ledger\",", &format!("outlet: \"The Ledger\", url: {},", literal(url)))])
}

#[test]
fn an_address_is_shown_whole_and_copied_or_opened_after_that() {
    let long = format!("https://example.org/{}", "0123456789".repeat(100));
    for (written, url) in [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://b\u{fc}cher.example/", "https://xn--bcher-kva.example/"),
        ("https://example.org/$(id);'x'`y`", "https://example.org/$(id);'x'%60y%60"),
        (&long, &long),
    ] {
        let (_home, path) = with_address(written);
        let shown = screen(&[&path], "120x36", "o");
        assert!(shown.split_whitespace().collect::<String>().contains(url), "{url}\n{shown}");
        assert!(shown.contains("who is reading"), "{shown}");
        let copied = screen(&[&path], "200x36", "o enter");
        assert!(copied.contains("would copy: the address of the page, The Ledger"), "{copied}");
        let opened = screen(&[&path], "1000x36", "o O");
        assert!(opened.contains(&format!("would open {}", &url[..url.len().min(900)])), "{opened}");
        // A key that is held down opens nothing.
        for keys in ["o o", "o o o o", "o esc O", "O", "o o O"] {
            assert!(!screen(&[&path], "200x36", keys).contains("would "), "{keys}");
        }
    }
}

#[test]
fn what_does_not_fit_on_the_screen_is_not_opened() {
    let (_home, path) = with_address(&format!("https://example.org/{}", "0123456789".repeat(100)));
    for size in ["40x12", "80x12", "20x24", "7x3", "6x24", "1x1"] {
        let opened = screen(&[&path], size, "o O");
        assert!(!opened.contains("would"), "{size}\n{opened}");
    }
    assert!(screen(&[&path], "80x12", "o O").contains("not all of the address has room here"));
}

#[test]
fn what_may_lead_elsewhere_is_neither_opened_nor_copied() {
    let long = format!("https://example.org/{}", "a".repeat(1_000_000));
    for (url, why) in [
        (long.as_str(), "it is longer than 2048 bytes"),
        ("javascript:alert(1)", "it is not of the web"),
        ("file:///etc/passwd", "it is not of the web"),
        ("--help", "it is not of the web"),
        ("https:\\\\example.org", "it is not of the web"),
        ("https://user:pw@example.org/", "it names a user before the host"),
        ("https://example.org@evil.example/", "it names a user before the host"),
        ("https://exa\u{202e}mple.org/", "it holds ‹202E›, which no address holds"),
        ("https://example.org/\u{1b}]0;owned\u{7}", "it holds ␛, which no address holds"),
        ("https://example.org/\u{e0041}", "it holds ‹E0041›, which no address holds"),
        ("https://example.org/ --help", "it holds a blank"),
        ("https://example.org\\@evil.example/", "it holds \\, which no address holds"),
        ("https://\u{ff45}xample.org/", "it has no host that can be looked up as it is written"),
        ("https://example.org:http/", "what follows the colon is no port"),
    ] {
        let (_home, path) = with_address(url);
        for keys in ["o", "o enter", "o O", "o y"] {
            let shown = screen(&[&path], "120x36", keys);
            assert!(shown.contains(&format!("not opened or copied: {why}")), "{url}\n{shown}");
            assert!(!shown.contains("would "), "{url}\n{shown}");
        }
        let memo = screen(&[&path], "120x36", "y");
        assert!(memo.contains("would copy"), "the proof is copied without the address\n{memo}");
    }
}

#[test]
fn hosts_that_look_like_others_are_told() {
    let (home, path) = with_address("https://p\u{430}ypal.example/");
    let shown = screen(&[&path], "120x36", "o");
    for words in
        ["host xn--pypal-4ve.example, written p\u{430}ypal.example", "mixes Latin and Cyrillic letters in one word"]
    {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    let ran = |arguments: &[&str]| {
        let mut command = stage::dateline(home.path());
        command.args(arguments);
        flowing(&stage::run(command).out)
    };
    let told = "https://p\u{430}ypal.example/ (host xn--pypal-4ve.example; mixes Latin and Cyrillic letters)";
    assert!(ran(&["show", &path, "fell"]).contains(told));
    let (_other, like) = bridge(&[("id: \"fell\"", "id: \"f\u{435}ll\"")]);
    let told = ran(&["show", &like, "f\u{435}ll"]);
    assert!(told.contains("Id: f\u{435}ll (mixes Latin and Cyrillic letters)"), "{told}");
    assert!(ran(&["check", &path]).contains("“p\u{430}ypal” in this address mixes Latin and Cyrillic letters"));
}

#[test]
fn every_view_shows_the_source_that_is_looked_at() {
    let (_home, path) = bridge(&[
        ("outlet: \"The Ledger\",", "outlet: \"The Ledger\", url: \"https://ledger.example/\","),
        (
            "outlet: \"The Herald\",",
            "outlet: \"The Herald\", archived: (url: \"https://herald.example/\", captured: \"2021\"),",
        ),
    ]);
    for (keys, host) in [
        ("o", "ledger"),
        ("n o", "herald"),
        ("s o", "ledger"),
        ("s tab o", "herald"),
        ("enter o", "ledger"),
        ("n enter o", "herald"),
        ("3 o", "ledger"),
        ("3 l o", "herald"),
        ("a o", "ledger"),
    ] {
        let shown = screen(&[&path], "120x36", keys);
        assert!(shown.contains(&format!("https://{host}.example/")), "{keys}\n{shown}");
    }
    assert!(screen(&[&path], "120x36", "n o").contains("the archived copy, captured 2021"));
    // Where text is typed, o is a letter.
    assert!(!screen(&[&path], "120x36", "/ o").contains("who is reading"));
    let (_home, path) = bridge(&[]);
    assert!(screen(&[&path], "120x36", "o").contains("The Ledger has no web address here"));
}

#[test]
fn what_is_hidden_in_a_quotation_is_counted_beside_its_verdict() {
    let (home, path) = bridge(&[]);
    for (file, old, new) in [
        ("ledger.txt", "fell into", "fe\u{202e}ll in\u{200b}to"),
        ("chronology.ron", "fell into", "fe\u{202e}ll in\u{200b}to"),
        ("herald.txt", "has fallen", "has fal\u{ad}len"),
    ] {
        let file = home.path().join("bridge").join(file);
        let text = std::fs::read_to_string(&file).expect("it is there");
        std::fs::write(&file, text.replace(old, new)).expect("it is written");
    }
    let plain = screen(&[&path], "120x36", "k");
    assert!(!plain.contains("hidden"), "{plain}");
    for keys in ["j", "s", "n", "3", "enter"] {
        let shown = screen(&[&path], "160x36", keys);
        assert!(shown.contains("2 hidden") || shown.contains("1 hidden"), "{keys}\n{shown}");
    }
    let shown = screen(&[&path], "160x36", "s");
    assert!(shown.contains("2 hidden") && shown.contains("1 hidden"), "{shown}");
    let mut command = stage::dateline(home.path());
    command.args(["show", &path, "fell"]);
    let told = flowing(&stage::run(command).out);
    assert!(told.contains("The Ledger asserts (found, line 1, original, 2 hidden)"), "{told}");
    assert!(told.contains("line 1, original, 1 hidden)"), "{told}");
}

#[cfg(unix)]
mod in_a_terminal {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use super::with_address;
    use crate::pty::Session;
    use crate::stage::{self, DATELINE, folder, put};

    /// A program that notes how many arguments it gets and each of them, and whether it has a hand on the terminal.
    fn recorder(home: &Path) -> String {
        let record = home.join("record");
        let script = format!(
            "#!/bin/sh\n{{ echo \"$#\"; for each; do printf '<%s>\\n' \"$each\"; done; }} > '{0}.part'\n\
             if test -t 0 || test -t 1 || test -t 2; then echo terminal >> '{0}.part'; fi\nmv '{0}.part' '{0}'\n",
            record.display()
        );
        let path = put(home, "bin/recorder", &script);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it may be run");
        path.to_str().expect("letters").to_owned()
    }

    #[test]
    fn an_opener_gets_one_address_as_its_last_argument_and_nothing_of_the_terminal() {
        for (written, url) in [
            ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
            (
                "https://example.org/$(touch${IFS}owned);touch'owned'\"|`x`",
                "https://example.org/$(touch$%7BIFS%7Downed);touch'owned'%22%7C%60x%60",
            ),
            ("https://example.org/--help", "https://example.org/--help"),
            ("https://пример.example/*?[a]~", "https://xn--e1afmkfd.example/*?[a]~"),
        ] {
            let (home, path) = with_address(written);
            let opener = recorder(home.path());
            put(home.path(), "config/dateline/config.ron", &format!("(open: [\"{opener}\", \"-a b\", \"\"])"));
            let mut session = Session::start(&[&path], home.path());
            session.press("o");
            session.until("who is reading");
            assert!(!home.path().join("record").exists(), "nothing is opened before one says so");
            session.press("O");
            session.until("given to ");
            let record = fs::read_to_string(home.path().join("record")).expect("it was started");
            assert_eq!(record, format!("3\n<-a b>\n<>\n<{url}>\n"));
            assert!(!home.path().join("owned").exists());
            session.press("q");
            assert_eq!(session.end().exit_code(), 0);
            session.until_restored();
        }
    }

    #[test]
    fn an_opener_that_is_not_there_or_fails_is_told_and_one_that_stays_holds_nothing_up() {
        let (home, path) = with_address("https://example.org/");
        for (command, words) in [
            ("\"no-such-opener-anywhere\"", "there is no no-such-opener-anywhere; in config.ron: open: [\"firefox\"]"),
            ("\"/\"", "/ could not be started: "),
            ("\"false\"", "ended with exit status: 1"),
            ("\"sh\", \"-c\", \"sleep 5\"", "given to sh: https://example.org/"),
        ] {
            put(home.path(), "config/dateline/config.ron", &format!("(open: [{command}])"));
            let mut session = Session::of(DATELINE, &[&path], home.path(), &[], 120, 36).0;
            session.until("? keys");
            session.press("o");
            session.until("who is reading");
            session.press("O");
            session.until(words);
            session.press("q");
            assert_eq!(session.end().exit_code(), 0);
            session.until_restored();
        }
    }

    #[test]
    fn an_editor_gets_one_path_that_is_no_option_and_no_command() {
        let home = folder();
        let editor = recorder(home.path());
        for (place, file) in [
            ("-R", "chronology.ron"),
            ("+q", "chronology.ron"),
            ("a b", "chronology.ron"),
            ("it's \"q\"", "chronology.ron"),
            ("x;touch owned", "chronology.ron"),
            ("$(touch owned)`touch owned`", "chronology.ron"),
            ("&|<>*?", "chronology.ron"),
            ("-c.ron", ""),
        ] {
            if file.is_empty() {
                put(home.path(), place, stage::SMALL);
            } else {
                stage::small(&home.path().join(place), &[]);
            }
            let more = [("EDITOR", editor.as_str())];
            let mut session = Session::of(DATELINE, &["--", place], home.path(), &more, 120, 36).0;
            session.until("? keys");
            let record = home.path().join("record");
            session.press("e");
            session.wait_for("the editor", |_| record.exists());
            let noted = fs::read_to_string(&record).expect("it was started");
            let path = Path::new(".").join(place).join(file);
            let path = path.to_str().expect("letters").trim_end_matches('/');
            assert_eq!(noted, format!("1\n<{path}>\nterminal\n"), "the editor alone has the terminal");
            fs::remove_file(&record).expect("it was there");
            assert!(!home.path().join("owned").exists());
            session.press("q");
            assert_eq!(session.end().exit_code(), 0);
            session.until_restored();
        }
    }
}
