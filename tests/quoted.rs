//! What leaves dateline is the source's own bytes, whatever stands in its texts: the memo of `y` and what `show
//! --format json` quotes.

#[path = "stage/evil.rs"]
mod evil;
#[path = "stage/json.rs"]
mod json;
mod stage;

use dateline::app::proof;
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::model::Verdict;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::text::{Body, cite};
use evil::EVIL;
use json::{json, list, text};
use stage::{folder, literal, put};

/// How many texts are quoted from.
const TEXTS: usize = 60;

const PIECES: [&str; 24] = [
    "word",
    "and",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    EVIL,
    "\u{301}",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{200b}",
    "\u{ad}",
    "\u{feff}",
    "👩‍👩‍👧‍👦",
    "日本",
    "क्षि",
    "“",
    "\"",
    "\\",
    "–",
    "ﬁ",
    "\u{e0041}",
    "\u{9b}",
];

/// Numbers by chance, the same at each run (a linear congruential generator with the constants of Knuth's MMIX).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }
}

#[test]
fn what_is_copied_and_exported_is_what_the_source_has() {
    let mut chance = Chance(5);
    let home = folder();
    let (mut sources, mut events, mut quotes) = (String::new(), String::new(), Vec::new());
    while quotes.len() < TEXTS {
        let content: String = (0..60).map(|_| PIECES[chance.below(PIECES.len())]).collect();
        let body = Body::new(format!("begin {content} end\n"));
        let bounds: Vec<usize> = body.content.char_indices().map(|(at, _)| at).collect();
        let [one, other] = [0; 2].map(|_| bounds[chance.below(bounds.len())]);
        let Some(selector) = cite::selector_of(&body, one.min(other)..one.max(other)) else { continue };
        let quote = selector.quote.expect("words are quoted");
        let nth = quotes.len();
        put(home.path(), &format!("{nth}.txt"), &body.content);
        sources += &format!("(id: \"s{nth}\", title: \"S\", texts: [(kind: Original, file: \"{nth}.txt\")]),");
        let around = [("prefix", selector.prefix), ("suffix", selector.suffix)];
        let around =
            around.map(|(field, words)| words.map_or(String::new(), |it| format!(", {field}: {}", literal(&it))));
        let lines = selector.lines.expect("lines are named");
        events += &format!(
            "(id: \"e{nth}\", when: \"2022\", title: \"E\", citations: [(source: \"s{nth}\", lines: \"{lines}\", quote: {}{})]),",
            literal(&quote),
            around.concat()
        );
        quotes.push(quote);
    }
    put(home.path(), "chronology.ron", &format!("(title: \"T\", sources: [{sources}], events: [{events}])"));
    let place = Place { root: Root::Path(home.path().to_owned()), originals: None };
    let session = Headless::open(&place, Size::new(120, 36), Keymap::built_in(), None).expect("it can be opened");
    let desk = &session.app.desk;
    let path = home.path().to_str().expect("letters");
    for (nth, quote) in quotes.iter().enumerate() {
        let key = format!("e{nth}");
        let event = desk.chronology().event_by_key(&key).expect("every event is read");
        let citations: Vec<_> = desk.chronology().citations(event).collect();
        assert_eq!(desk.evidence.verdict(citations[0]), Some(Verdict::Found), "{quote:?}");
        assert!(proof(desk, event, &citations).text.contains(&format!("“{quote}”\n")), "{quote:?}");
        let shown = json(&["show", path, &key, "--format", "json"]);
        let passage = &list(&shown["passages"])[0];
        assert_eq!((text(passage, "passage"), text(passage, "quote")), (quote.as_str(), quote.as_str()));
    }
}
