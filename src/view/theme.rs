//! Roles → styles, read from `assets/palette.ron`. A view names a role; only that file names a colour.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::LazyLock;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

macro_rules! roles {
    ($($role:ident $name:literal,)*) => {
        /// What a piece of the screen is, which decides how it looks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the names are those of the palette, which explains them")]
        pub enum Role { $($role,)* }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Self] = &[$(Self::$role,)*];

            /// Its name in the palette.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$role => $name,)* }
            }
        }
    };
}

roles! {
    Ground "ground", Panel "panel", Selection "selection", SelectionSoft "selection_soft", Quote "quote", QuoteSoft "quote_soft",
    Differing "differing", Date "date", DateUncited "date_uncited", DateChosen "date_chosen",
    Title "title", Bright "bright", Heading "heading", Text "text", Dim "dim", Silent "silent",
    Density "density", Margin "margin", Note "note", Axis "axis", Fog "fog", Rule "rule", Accent "accent",
    Key "key", Match "match", Asserting "asserting", Denying "denying", Hedged "hedged", Link "link",
    Warning "warning", Error "error", Cursor "cursor",
    Contested "contested", Denied "denied", Corroborated "corroborated", Qualified "qualified",
    SingleOrigin "single_origin", Unsourced "unsourced", Qualifying "qualifying",
    Uncertain "uncertain", Brace "brace", Possibly "possibly",
    Found "found", Normalised "normalised", Unchecked "unchecked", Near "near", Moved "moved",
    Ambiguous "ambiguous", Elsewhere "elsewhere", Missing "missing",
    SharedDimmed "shared_dimmed", SharedKept "shared_kept", OnlyHere "only_here", ToldOnlyHere "told_only_here",
    Year "year", Outlet "outlet", Gap "gap", AsWritten "as_written", Hint "hint", Prompt "prompt",
    QueryKey "query_key", QueryValue "query_value", QueryBad "query_bad", Hidden "hidden", Marked "marked", Bookmark "bookmark",
}

/// Which palette to wear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// Truecolour on a dark ground of its own.
    Dark,
    /// Truecolour on a light ground of its own.
    Light,
    /// The terminal's sixteen colours, on a dark ground.
    Sixteen,
    /// The terminal's sixteen colours, on a light ground.
    SixteenLight,
    /// Attributes only (`NO_COLOR`).
    None,
}

impl Palette {
    /// Every palette.
    pub const ALL: [Self; 5] = [Self::Dark, Self::Light, Self::Sixteen, Self::SixteenLight, Self::None];

    fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Sixteen => "sixteen",
            Self::SixteenLight => "sixteen_light",
            Self::None => "none",
        }
    }
}

/// A style for every role.
#[derive(Clone, Debug)]
pub struct Theme {
    styles: Vec<Style>,
}

impl Theme {
    /// The theme of a palette.
    #[must_use]
    pub fn of(palette: Palette) -> Self {
        let styles = Role::ALL.iter().map(|role| FILE.style(palette.name(), role.name())).collect();
        Self { styles }
    }

    /// How a role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(include_str!("../../assets/palette.ron"))
        .expect("a test reads the palette")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    aliases: HashMap<String, String>,
    palettes: HashMap<String, Looks>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Looks {
    #[serde(default)]
    inherits: Option<String>,
    roles: HashMap<String, Look>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Look {
    fg: Option<String>,
    bg: Option<String>,
    bold: bool,
    dim: bool,
    italic: bool,
    underline: bool,
    reverse: bool,
}

impl File {
    fn style(&self, palette: &str, role: &str) -> Style {
        self.look(palette, self.aliases.get(role).map_or(role, String::as_str)).map_or_else(Style::default, Look::style)
    }

    fn look(&self, palette: &str, role: &str) -> Option<&Look> {
        let looks = self.palettes.get(palette)?;
        looks.roles.get(role).or_else(|| self.look(looks.inherits.as_deref()?, role))
    }
}

impl Look {
    fn style(&self) -> Style {
        let colour = |name: &Option<String>| name.as_deref().and_then(|name| Color::from_str(name).ok());
        let mut style = Style { fg: colour(&self.fg), bg: colour(&self.bg), ..Style::default() };
        for (on, modifier) in [
            (self.bold, Modifier::BOLD),
            (self.dim, Modifier::DIM),
            (self.italic, Modifier::ITALIC),
            (self.underline, Modifier::UNDERLINED),
            (self.reverse, Modifier::REVERSED),
        ] {
            if on {
                style = style.add_modifier(modifier);
            }
        }
        style
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_in_every_palette_and_every_colour_is_one() {
        for palette in Palette::ALL {
            for role in Role::ALL {
                let name = FILE.aliases.get(role.name()).map_or(role.name(), String::as_str);
                let look = FILE.look(palette.name(), name);
                let look = look.unwrap_or_else(|| panic!("{} has no {}", palette.name(), role.name()));
                for colour in look.fg.iter().chain(&look.bg) {
                    assert!(Color::from_str(colour).is_ok(), "{colour} in {}", palette.name());
                }
            }
        }
    }

    #[test]
    fn without_colour_there_is_none() {
        let theme = Theme::of(Palette::None);
        for role in Role::ALL {
            let style = theme.style(*role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }
}
