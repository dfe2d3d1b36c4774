//! The Markdown of lessons and of the glossary: paragraphs, bullet points, tables, **bold**, links to terms.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Span>),
    /// A point of a list; its number where the list is numbered.
    Item(Option<u64>, Vec<Span>),
    /// Rows of cells; the first row is the heading.
    Table(Vec<Vec<Vec<Span>>>),
}

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub is_bold: bool,
    /// The id of a term of the glossary.
    pub term: Option<String>,
}

/// Cuts a text into blocks.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        reader.take(event);
    }
    reader.blocks
}

/// Returns the points of a list as they are written.
pub fn bullets(text: &str) -> Vec<&str> {
    let starts: Vec<usize> =
        text.match_indices("- ").map(|(at, _)| at).filter(|at| *at == 0 || text[..*at].ends_with('\n')).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| text[start + 2..end].trim()).collect()
}

/// Returns one point of a list, counted from 1; nothing where the list is shorter.
pub fn bullet(text: &str, number: usize) -> &str {
    bullets(text).get(number.wrapping_sub(1)).copied().unwrap_or_default()
}

/// Returns the ids of the terms that a text links to.
pub fn terms(text: &str) -> Vec<String> {
    let spans = blocks(text).into_iter().flat_map(|block| match block {
        Block::Paragraph(spans) | Block::Item(_, spans) => spans,
        Block::Table(rows) => rows.into_iter().flatten().flatten().collect(),
    });
    spans.filter_map(|span| span.term).collect()
}

/// Returns a text of several blocks without its marks, a line a paragraph or point.
pub fn unmarked(text: &str) -> String {
    let line = |block: &Block| match block {
        Block::Paragraph(spans) | Block::Item(_, spans) => plain(spans),
        Block::Table(rows) => rows.iter().flatten().map(|cell| plain(cell)).collect::<Vec<_>>().join(" "),
    };
    blocks(text).iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Returns a text without its marks.
pub fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    spans: Vec<Span>,
    n_bold: usize,
    term: Option<String>,
    /// The number of the next point in each list that is open.
    lists: Vec<Option<u64>>,
    rows: Vec<Vec<Vec<Span>>>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.say(&text),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong | Tag::Emphasis => self.n_bold += 1,
            Tag::Link { dest_url, .. } => self.term = Some(dest_url.into_string()),
            Tag::List(first) => {
                self.end_item();
                self.lists.push(first);
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis => self.n_bold = self.n_bold.saturating_sub(1),
            TagEnd::Link => self.term = None,
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::TableCell => {
                let spans = std::mem::take(&mut self.spans);
                self.rows.last_mut().into_iter().for_each(|row| row.push(spans.clone()));
            }
            TagEnd::Table => self.blocks.push(Block::Table(std::mem::take(&mut self.rows))),
            TagEnd::Paragraph | TagEnd::Heading(_) if self.lists.is_empty() => {
                let spans = std::mem::take(&mut self.spans);
                self.blocks.push(Block::Paragraph(spans));
            }
            TagEnd::Paragraph => self.say(" "),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        self.spans.push(Span { text: text.to_owned(), is_bold: self.n_bold > 0, term: self.term.clone() });
    }

    fn end_item(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.is_empty() {
            return;
        }
        let number = self.lists.last_mut().and_then(|next| {
            let number = (*next)?;
            *next = Some(number + 1);
            Some(number)
        });
        self.blocks.push(Block::Item(number, spans));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_paragraphs_points_and_tables() {
        let text = "Count **people**, not\n[crossings](flow).\n\n- one\n- two\n  lines\n\n1. first\n2. second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        let blocks = blocks(text);
        let said = |block: &Block| match block {
            Block::Paragraph(spans) => plain(spans),
            Block::Item(number, spans) => {
                format!("{}{}", number.map_or(String::new(), |n| n.to_string()), plain(spans))
            }
            Block::Table(rows) => format!("{}×{}", rows.len(), rows[0].len()),
        };
        assert_eq!(
            blocks.iter().map(said).collect::<Vec<_>>(),
            ["Count people, not crossings.", "one", "two lines", "1first", "2second", "2×2"]
        );
        assert_eq!(terms(text), ["flow"]);
        assert_eq!(bullets("Which?\n\n- one - and a half\n- two\n  lines"), ["one - and a half", "two\n  lines"]);
    }
}
