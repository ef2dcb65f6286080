use super::*;

#[test]
fn tokens_are_told_apart() {
    use Kind::*;
    for (text, expected) in [
        ("", vec![]),
        ("a: \"b\", // c\n[1]", vec![Word, Colon, Text, Comma, Open(b'['), Word, Close(b']')]),
        ("r\"\\\" r##\"a\"#b\"## br\"c\" b\"d\" r#type", vec![Text, Text, Text, Text, Word]),
        (r#"'a' '\'' '"' '\u{41}' b'x' it's"#, vec![Text, Text, Text, Text, Text, Word, Other, Word]),
        ("/* a /* b */ c */ d", vec![Word]),
        ("a /* b /* c */ d", vec![Word, UnclosedComment]),
        ("\"a\\\"", vec![UnclosedText]),
        ("\"a\\", vec![UnclosedText]),
        ("r#\"a\"", vec![UnclosedText]),
        ("é\u{2028}«", vec![Word]),
        ("@ ;", vec![Other, Other]),
    ] {
        let mut scanner = Scanner::new(text, 0);
        let mut kinds = Vec::new();
        loop {
            match scanner.token().kind {
                End => break,
                kind => kinds.push(kind),
            }
        }
        assert_eq!(kinds, expected, "{text:?}");
    }
}

#[test]
fn values_end_by_themselves() {
    for (text, expected) in [
        ("Event(id: \"a)\"), b", Ok(15)),
        ("(a) (b)", Ok(3)),
        ("\"a\" b", Ok(3)),
        ("-12.5, ", Ok(5)),
        ("Some(x)y", Ok(7)),
        ("a b", Ok(1)),
        ("(a]", Err((Wrong::Pair, 0))),
        ("(a", Err((Wrong::Bracket, 0))),
        ("(a, [", Err((Wrong::Bracket, 4))),
        ("(\"a", Err((Wrong::Text, 1))),
        ("(/*a)", Err((Wrong::Comment, 1))),
        (")", Err((Wrong::Stray, 0))),
        ("", Err((Wrong::Bracket, 0))),
        ("(12345678901234567890)", Err((Wrong::Size, 0))),
    ] {
        let found = value_end(text, 0, 20).map_err(|fault| (fault.what, fault.at));
        assert_eq!(found, expected, "{text:?}");
    }
    let deep = format!("{}{}", "[".repeat(DEPTH + 1), "]".repeat(DEPTH + 1));
    assert_eq!(value_end(&deep, 0, usize::MAX), Err(Fault { what: Wrong::Depth, at: DEPTH }));
    assert_eq!(value_end(&deep, 1, usize::MAX), Ok(2 * DEPTH + 1));
}

#[test]
fn fields_and_items_are_found() {
    let text = "Event(id: \"a\", /* when: 1 */ tags: [\"x\", \"y\" \"z\"], place: Some(\"p\"))";
    let fields: Vec<_> = fields_of(text, 0).into_iter().map(|field| (field.name, &text[field.value])).collect();
    assert_eq!(fields, [("id", "\"a\""), ("tags", "[\"x\", \"y\" \"z\"]"), ("place", "Some(\"p\")")]);
    let list = text.find('[').expect("there is a list");
    let items: Vec<_> = items_of(text, list).into_iter().map(|item| &text[item]).collect();
    assert_eq!(items, ["\"x\"", "\"y\"", "\"z\""]);
}
