//! Which palette to wear: what was asked for, what the terminal can, whether its ground is light.

use std::env;
use std::time::Duration;

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use crate::view::theme::Palette;

/// What was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Truecolour with a ground of its own where the terminal says it can, else its sixteen colours.
    #[default]
    Auto,
    /// Truecolour on dark.
    Dark,
    /// Truecolour on light.
    Light,
    /// The terminal's own sixteen colours and ground.
    Terminal,
    /// No colour at all.
    None,
}

impl ThemeChoice {
    /// Every choice, with its name.
    pub const ALL: [(&'static str, Self); 5] = [
        ("auto", Self::Auto),
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("terminal", Self::Terminal),
        ("none", Self::None),
    ];
}

/// Whether a ground is dark or light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// The palette for a choice. `ask` is called only where the answer matters.
pub fn palette(choice: ThemeChoice, ask: impl FnOnce() -> Ground) -> Palette {
    let no_colour = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let truecolour = env::var("COLORTERM").is_ok_and(|value| value == "truecolor" || value == "24bit");
    match choice {
        ThemeChoice::None => Palette::None,
        ThemeChoice::Dark => Palette::Dark,
        ThemeChoice::Light => Palette::Light,
        _ if no_colour => Palette::None,
        ThemeChoice::Auto if truecolour => match ask() {
            Ground::Dark => Palette::Dark,
            Ground::Light => Palette::Light,
        },
        ThemeChoice::Auto | ThemeChoice::Terminal => match ask() {
            Ground::Dark => Palette::Sixteen,
            Ground::Light => Palette::SixteenLight,
        },
    }
}

/// Whether the terminal's ground is light: `COLORFGBG`, else OSC 11, answered within 100 ms and fenced by
/// DA1. Over ssh the terminal is not asked; where nobody answers, it is dark.
pub fn ask() -> Ground {
    if let Some(ground) = env::var("COLORFGBG").ok().and_then(|value| from_colorfgbg(&value)) {
        return ground;
    }
    let far = ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].iter().any(|name| env::var_os(name).is_some());
    if far {
        return Ground::Dark;
    }
    let mut options = QueryOptions::default();
    options.timeout = Duration::from_millis(100);
    match theme_mode(options) {
        Ok(ThemeMode::Light) => Ground::Light,
        _ => Ground::Dark,
    }
}

/// `15;0` is light on dark: the last number is the ground's, and 7 and 9 to 15 are light.
fn from_colorfgbg(value: &str) -> Option<Ground> {
    let ground: u8 = value.rsplit(';').next()?.parse().ok()?;
    Some(if ground == 7 || (9..=15).contains(&ground) { Ground::Light } else { Ground::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_number_is_the_ground() {
        for (value, expected) in [
            ("15;0", Some(Ground::Dark)),
            ("0;15", Some(Ground::Light)),
            ("0;default;7", Some(Ground::Light)),
            ("12;8", Some(Ground::Dark)),
            ("", None),
            ("default;default", None),
        ] {
            assert_eq!(from_colorfgbg(value), expected, "{value:?}");
        }
    }
}
