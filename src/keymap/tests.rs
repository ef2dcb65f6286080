use super::*;

fn key(written: &str) -> Key {
    written.parse().expect("a key")
}

#[test]
fn keys_are_written_as_they_are_read() {
    for written in
        ["j", "G", "/", "?", "ctrl-o", "alt-left", "enter", "f1", "f12", "space", "backtab", "pgdn", "-", "é", "日"]
    {
        assert_eq!(key(written).to_string(), written);
    }
    assert_eq!(key("shift-g"), key("G"));
    assert_eq!(key("shift-tab"), key("backtab"));
    for wrong in ["", "ctrl-", "f13", "f0", "hyper-x", "jj", "\u{1b}"] {
        assert!(wrong.parse::<Key>().is_err(), "{wrong:?}");
    }
}

#[test]
fn every_command_has_a_key_or_is_in_the_palette() {
    let keymap = Keymap::built_in();
    let without: Vec<_> =
        Command::ALL.iter().filter(|command| !keymap.iter().any(|(_, _, of)| of == **command)).collect();
    assert_eq!(without, [&Command::Originals, &Command::Mouse]);
}

#[test]
fn what_needs_a_dead_key_somewhere_has_a_second_key() {
    let keymap = Keymap::built_in();
    for (context, hard, command) in keymap.iter() {
        if let Code::Char('[' | ']' | '{' | '}' | '\'' | '@' | '\\' | '|' | '~' | '`' | '^') = hard.code {
            let easy = keymap.keys(context, command).any(|key| key != hard);
            assert!(easy, "{hard} for {command:?} needs a second key");
        }
        assert!(!matches!(hard.code, Code::Char('.' | ',')), "{hard} is the search key of Russian keyboards");
    }
    for (digit, command) in
        [("1", Command::Timeline), ("2", Command::FaceOff), ("3", Command::Matrix), ("4", Command::Reader)]
    {
        assert_eq!(keymap.command(Context::Timeline, key(digit)), Some(command));
    }
    assert_eq!(keymap.command(Context::Timeline, key("v")), Some(Command::NextView));
}

#[test]
fn command_keys_work_by_position_on_other_layouts() {
    let keymap = Keymap::built_in();
    for (typed, command) in [
        ("о", Command::Down),
        ("л", Command::Up),
        (".", Command::Search),
        (",", Command::Help),
        ("й", Command::Quit),
        ("Ж", Command::Palette),
        ("ξ", Command::Down),
        ("κ", Command::Up),
    ] {
        assert_eq!(keymap.command(Context::Timeline, key(typed)), Some(command), "{typed}");
        assert_eq!(keymap.command(Context::Search, key(typed)), None, "{typed} is text where text is typed");
    }
    for (there, latin) in LAYOUTS {
        assert_eq!(there.chars().count(), latin.chars().count(), "{there}");
    }
}

#[test]
fn ones_own_keys_go_on_top() {
    let mut keymap = Keymap::built_in();
    let bind = |context: &str, key: &str, command: &str| Binding {
        context: context.into(),
        keys: vec![key.into()],
        command: command.into(),
    };
    keymap.bind(&bind("everywhere", "w", "down")).expect("a right line");
    keymap.bind(&bind("everywhere", "j", "none")).expect("a right line");
    assert_eq!(keymap.command(Context::Timeline, key("w")), Some(Command::Down));
    assert_eq!(keymap.command(Context::Timeline, key("j")), None);
    assert_eq!(keymap.keys(Context::Timeline, Command::Down).next(), Some(key("w")));
    for (wrong, says) in [
        (bind("timelin", "w", "down"), "there is no context “timelin”; the nearest is “timeline”"),
        (bind("reader", "w", "dwon"), "there is no command “dwon”; the nearest is “down”"),
    ] {
        assert_eq!(keymap.bind(&wrong).expect_err("a wrong line"), says);
    }
}
