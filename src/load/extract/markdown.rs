//! The readable text of Markdown: a paragraph, a heading, an item, a row of a table a line.
//!
//! Marks of emphasis go, and so do the addresses of links; their words stay, and so does what stands for
//! an image. The lines of code are kept. HTML in between is read as HTML is.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html;
use super::paragraphs::Paragraphs;

/// The readable text of a page.
#[must_use]
pub fn text(page: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut paragraphs = Paragraphs::new();
    let mut code = false;
    // A block of HTML comes in pieces; a tag may be cut between two of them.
    let mut block = String::new();
    for event in Parser::new_ext(page, options) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                code = true;
                paragraphs.begin_lines();
            }
            Event::End(TagEnd::CodeBlock) => {
                code = false;
                paragraphs.end_lines();
            }
            Event::Text(words) if code => paragraphs.lines(&words),
            Event::Text(words) | Event::Code(words) => paragraphs.words(&words),
            Event::Html(piece) => block.push_str(&piece),
            Event::End(TagEnd::HtmlBlock) => {
                paragraphs.end();
                html::read(&std::mem::take(&mut block), &mut paragraphs);
                paragraphs.end();
            }
            Event::InlineHtml(piece) => html::read(&piece, &mut paragraphs),
            Event::SoftBreak => paragraphs.words(" "),
            Event::Start(Tag::TableCell) => paragraphs.cell(),
            // A note keeps its name: the words refer to it.
            Event::FootnoteReference(name) => paragraphs.words(&format!("[^{name}]")),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                paragraphs.end();
                paragraphs.words(&format!("[^{name}]: "));
            }
            Event::Start(
                Tag::Paragraph
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Image { .. },
            )
            | Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
                | TagEnd::TableCell,
            ) => {}
            // Everything else begins or ends a line.
            _ => paragraphs.end(),
        }
    }
    paragraphs.finish()
}
