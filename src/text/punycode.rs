//! Punycode: a word of any script in letters, digits and hyphens of ASCII (RFC 3492), as names on the web are
//! looked up.

const BASE: usize = 36;
const LEAST: usize = 1;
const MOST: usize = 26;
const SKEW: usize = 38;
const DAMP: usize = 700;
const FIRST_BIAS: usize = 72;
/// The first character that is not ASCII.
const FIRST: usize = 0x80;

/// A label of a host in Punycode, without the `xn--` before it (RFC 3492, section 6.3).
///
/// Nothing overflows on a label of at most 63 characters, which is all that a host may have.
pub(crate) fn encode(label: &str) -> String {
    let chars: Vec<usize> = label.chars().map(code).collect();
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = out.len();
    if basic > 0 {
        out.push('-');
    }
    let (mut next, mut delta, mut bias, mut done) = (FIRST, 0, FIRST_BIAS, basic);
    while let Some(least) = chars.iter().copied().filter(|char| *char >= next).min() {
        delta += (least - next) * (done + 1);
        for char in &chars {
            if *char < least {
                delta += 1;
            } else if *char == least {
                number(delta, bias, &mut out);
                bias = adapted(delta, done + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta += 1;
        next = least + 1;
    }
    out
}

/// A number whose digits say by themselves where it ends (section 3.3).
fn number(mut rest: usize, bias: usize, out: &mut String) {
    for k in (BASE..).step_by(BASE) {
        let threshold = k.saturating_sub(bias).clamp(LEAST, MOST);
        if rest < threshold {
            out.push(digit(rest));
            return;
        }
        out.push(digit(threshold + (rest - threshold) % (BASE - threshold)));
        rest = (rest - threshold) / (BASE - threshold);
    }
}

/// How large the next number is expected to be (section 6.1).
fn adapted(delta: usize, points: usize, is_first: bool) -> usize {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        k += BASE;
    }
    k + (BASE - LEAST + 1) * delta / (delta + SKEW)
}

fn digit(value: usize) -> char {
    b"abcdefghijklmnopqrstuvwxyz0123456789".get(value).map_or('?', |byte| char::from(*byte))
}

fn code(char: char) -> usize {
    usize::try_from(u32::from(char)).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Section 7.1 of the RFC, and names that are in use.
    #[test]
    fn samples_of_the_rfc() {
        for (label, expected) in [
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
            ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"),
            ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
            ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
            ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            ("PorquénopuedensimplementehablarenEspañol", "PorqunopuedensimplementehablarenEspaol-fmd56a"),
            ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
            ("安室奈美恵-with-SUPER-MONKEYS", "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"),
            ("Hello-Another-Way-それぞれの場所", "Hello-Another-Way--fc4qua05auwb3674vfr0b"),
            ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"),
            ("MajiでKoiする5秒前", "MajiKoi5-783gue6qz075azm5e"),
            ("パフィーdeルンバ", "de-jg4avhby1noc0d"),
            ("そのスピードで", "d9juau41awczczp"),
            ("bücher", "bcher-kva"),
            ("укр", "j1amh"),
            ("аррӏе", "80ak6aa92e"),
        ] {
            assert_eq!(encode(label), expected, "{label}");
        }
    }

    #[test]
    fn the_longest_label_of_the_farthest_characters_overflows_nothing() {
        assert!(!encode(&"\u{10FFFF}".repeat(63)).contains('?'));
        assert!(!encode(&format!("{}\u{10FFFF}", "\u{80}".repeat(62))).contains('?'));
    }
}
