//! `dateline`: a terminal explorer for sourced chronologies.
//!
//! What happened, when, and on whose word: events with dates as far as they are known, each resting on
//! passages of source texts that are looked up word for word.
//!
//! Each layer uses only what stands to its left; `tests/layers.rs` enforces it.
//!
//! ```text
//! when → model → text → query ──┐
//!                  │            ├→ app → view ─┐
//!  command → keymap│ , layout ──┘              ├→ shell → cli → main
//!                  └────→ load ────────────────┘
//! ```
//!
//! The picture below is made by [`view`] from [`app::App`], which [`app::App::update`] alone changes:
//!
//! ```text
//! masthead ─ what this is, what holds on every screen
//! strip    ─ the axis: app::Axis
//! list     ─ app::Outline ┊ passage ─ app::PassageRow ┊ margin
//! hints    ─ app::Hints, from the keymap
//! ```

pub mod app;
pub mod cli;
pub mod command;
pub mod keymap;
pub mod layout;
pub mod load;
pub mod model;
pub mod out;
pub mod phrases;
pub mod query;
pub mod shell;
pub mod text;
pub mod view;
pub mod when;
