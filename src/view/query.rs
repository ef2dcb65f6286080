//! A query in its colours, as it is typed or listed.

use crate::query::{Query, TokenKind, Trouble};
use crate::text::Shown;
use crate::view::paint::Canvas;
use crate::view::theme::Role;

/// How the letter at a byte of a query looks.
pub fn role_at(query: &Query, mistakes: &[&Trouble], byte: usize) -> Role {
    if mistakes.iter().any(|mistake| mistake.span.contains(&byte)) {
        return Role::QueryBad;
    }
    let kind = query.tokens().iter().find(|token| token.span.contains(&byte)).map(|token| token.kind);
    match kind {
        Some(TokenKind::Bad) => Role::QueryBad,
        Some(TokenKind::Key | TokenKind::Not | TokenKind::Or) => Role::QueryKey,
        Some(TokenKind::Phrase | TokenKind::Value) => Role::QueryValue,
        Some(TokenKind::Word) | None => Role::Bright,
    }
}

/// Writes a query in at most `width` columns, cut with `…` where it is longer; returns the column behind it.
pub fn put_cut(canvas: &mut Canvas, x: u16, y: u16, width: u16, text: &str) -> u16 {
    let query = Query::parse(text);
    let shown = Shown::of(text);
    let cut = if shown.width() > usize::from(width) { shown.cut(usize::from(width)) } else { shown };
    canvas.put_glyphs(
        x,
        y,
        cut.glyphs().map(|glyph| {
            let byte = glyph.source().start;
            (glyph, role_at(&query, &[], byte))
        }),
    )
}
