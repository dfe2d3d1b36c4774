//! Writes a text on A4 pages as a PDF: headings, paragraphs, points, tables, lines to write on; tagged for screen readers.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagGroup, TagKind, TagTree};
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};
use rustybuzz::ttf_parser::Face;

use super::ExportError;
use super::listing::Listing;
use super::png::FONT_FILES;
use crate::i18n::{self, Lang};
use crate::markup::{Block, Span, blocks};
use crate::message::Arg;

/// A part of a paper.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// The name of the paper, large.
    Title(Arg),
    Heading(Arg),
    Subheading(Arg),
    /// Markdown.
    Text(Arg),
    /// Ruled lines to write on by hand.
    Lines(usize),
    /// What follows begins on a page of its own.
    NewPage,
}

const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 56.0;
const BODY: f32 = 10.5;
const HEADING: f32 = 13.0;
const TITLE: f32 = 21.0;
/// From one line of text to the next, in sizes of the letters.
const LEADING: f32 = 1.42;
/// From one ruled line to the next.
const RULED: f32 = 24.0;
const INDENT: f32 = 16.0;

/// What is drawn at a place of a page.
enum Mark {
    Words { x: f32, y: f32, size: f32, is_bold: bool, text: String },
    Rule { y: f32 },
}

/// A mark, where it stands, and to which part of the text it belongs.
struct Placed {
    page: usize,
    /// The index of its group; rules belong to none.
    group: Option<usize>,
    mark: Mark,
}

/// Lays parts out, line after line.
struct Press {
    faces: Faces,
    placed: Vec<Placed>,
    groups: Vec<TagKind>,
    page: usize,
    y: f32,
}

/// Makes the file.
pub fn write(title: &Arg, lang: Lang, parts: &[Part]) -> Result<Vec<u8>, ExportError> {
    let title = &i18n::words(lang, title);
    let no_font = || ExportError::Picture { reason: "Noto Sans".to_owned() };
    let faces = || -> Option<Faces> {
        Some(Faces(FONT_FILES.iter().map(|font| Face::parse(font, 0).ok()).collect::<Option<_>>()?))
    };
    let faces = faces().ok_or_else(no_font)?;
    let mut press = Press { faces, placed: Vec::new(), groups: Vec::new(), page: 0, y: MARGIN };
    for part in parts {
        press.part(lang, part);
    }
    let fonts = FONT_FILES.iter().map(|font| Font::new((*font).into(), 0).ok_or_else(no_font));
    let fonts: Vec<Font> = fonts.collect::<Result<_, _>>()?;
    let settings = SerializeSettings { enable_tagging: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(
        Metadata::new().title(title.to_owned()).language(lang.code().to_owned()).creator("Statelier".to_owned()),
    );
    let mut groups: Vec<TagGroup> = press.groups.iter().map(|tag| TagGroup::new(tag.clone())).collect();
    let n_pages = press.page + 1;
    for number in 0..n_pages {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(no_font)?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for placed in press.placed.iter().filter(|placed| placed.page == number) {
            let tag = match placed.group {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::new(ArtifactType::Other, None)),
            };
            let id = surface.start_tagged(tag);
            draw(&mut surface, (&fonts, &press.faces), &placed.mark);
            surface.end_tagged();
            if let Some(group) = placed.group.and_then(|group| groups.get_mut(group)) {
                group.push(id);
            }
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::PageNumber, None)));
        let text = format!("{title} · {}/{n_pages}", number + 1);
        let foot = Mark::Words { x: MARGIN, y: PAGE.1 - MARGIN / 2.0, size: 8.0, is_bold: false, text };
        draw(&mut surface, (&fonts, &press.faces), &foot);
        surface.end_tagged();
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new();
    for group in groups {
        tree.push(group);
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|error| ExportError::Picture { reason: format!("{error:?}") })
}

/// Returns plain lists as parts of a paper: a heading and a table each.
pub fn of_lists(lists: &[Listing], lang: Lang) -> Vec<Part> {
    let cell = |words: &Arg| i18n::words(lang, words).replace('|', "/").replace('\n', " ");
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut parts = Vec::new();
    for list in lists {
        parts.push(Part::Heading(list.name.clone().into()));
        let headings: Vec<String> = list.columns.iter().map(|(name, _)| cell(&name.clone().into())).collect();
        let rule = row(vec!["---".to_owned(); headings.len()]);
        let rows = list.rows.iter().map(|cells| row(cells.iter().map(cell).collect()));
        let table: String = [row(headings), rule].into_iter().chain(rows).collect();
        parts.push(Part::Text(table.into()));
    }
    parts
}

fn draw(surface: &mut Surface<'_>, (fonts, faces): (&[Font], &Faces), mark: &Mark) {
    match mark {
        Mark::Words { x, y, size, is_bold, text } => {
            surface.set_stroke(None);
            surface.set_fill(Some(Fill { paint: rgb::Color::new(20, 20, 20).into(), ..Fill::default() }));
            let mut x = *x;
            for (index, run) in faces.runs(text, *is_bold) {
                let Some(font) = fonts.get(index) else { continue };
                surface.draw_text(Point::from_xy(x, *y), font.clone(), *size, run, false, TextDirection::LeftToRight);
                x += faces.width(run, *size, *is_bold);
            }
        }
        Mark::Rule { y } => {
            let mut path = PathBuilder::new();
            path.move_to(MARGIN, *y);
            path.line_to(PAGE.0 - MARGIN, *y);
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: rgb::Color::new(150, 150, 150).into(),
                width: 0.6,
                ..Stroke::default()
            }));
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
    }
}

impl Press {
    fn part(&mut self, lang: Lang, part: &Part) {
        match part {
            Part::Title(text) => self.heading(&i18n::words(lang, text), TITLE, 1),
            Part::Heading(text) => self.heading(&i18n::words(lang, text), HEADING, 2),
            Part::Subheading(text) => self.heading(&i18n::words(lang, text), BODY, 3),
            Part::Text(text) => {
                for block in blocks(&i18n::words(lang, text)) {
                    self.block(&block);
                }
            }
            Part::Lines(n) => {
                for _ in 0..*n {
                    self.room(RULED);
                    self.y += RULED;
                    let (page, y) = (self.page, self.y);
                    self.placed.push(Placed { page, group: None, mark: Mark::Rule { y } });
                }
                self.y += BODY;
            }
            Part::NewPage => {
                if self.y > MARGIN {
                    self.turn();
                }
            }
        }
    }

    fn heading(&mut self, text: &str, size: f32, level: u16) {
        self.y += if self.y > MARGIN { size * 0.7 } else { 0.0 };
        // A heading never stands alone at the foot of a page.
        self.room(size * LEADING + 3.0 * BODY * LEADING);
        let span = Span { text: text.to_owned(), is_bold: true, term: None };
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        let group = self.group(Tag::Hn(level, Some(text.to_owned())).into());
        self.flow(&[span], size, (MARGIN, PAGE.0 - MARGIN), group);
        self.y += size * 0.25;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(spans) => {
                let group = self.group(Tag::P.into());
                self.flow(spans, BODY, (MARGIN, PAGE.0 - MARGIN), group);
                self.y += BODY * 0.5;
            }
            Block::Item(number, spans) => {
                let mark = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
                self.room(BODY * LEADING);
                let group = self.group(Tag::P.into());
                self.words((MARGIN, self.y + BODY * LEADING), BODY, false, mark, group);
                self.flow(spans, BODY, (MARGIN + INDENT, PAGE.0 - MARGIN), group);
                self.y += BODY * 0.2;
            }
            Block::Table(rows) => self.table(rows),
        }
    }

    /// Columns of equal width; a row is as high as its longest cell.
    fn table(&mut self, rows: &[Vec<Vec<Span>>]) {
        let n_columns = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a table on paper has few columns")]
        let width = (PAGE.0 - 2.0 * MARGIN) / n_columns as f32;
        for (index, row) in rows.iter().enumerate() {
            self.room(2.0 * BODY * LEADING);
            let (page, top) = (self.page, self.y);
            let mut bottom = top;
            let mut left = MARGIN;
            for cell in row {
                (self.page, self.y) = (page, top);
                let bold = |span: &Span| Span { is_bold: span.is_bold || index == 0, ..span.clone() };
                let spans: Vec<Span> = cell.iter().map(bold).collect();
                let group = self.group(Tag::P.into());
                self.flow(&spans, BODY, (left, left + width - 6.0), group);
                bottom = if self.page > page { self.y } else { bottom.max(self.y) };
                left += width;
            }
            self.y = bottom + 4.0;
            let (page, y) = (self.page, self.y);
            self.placed.push(Placed { page, group: None, mark: Mark::Rule { y } });
        }
        self.y += BODY;
    }

    /// Sets words between two edges, over as many lines and pages as they need.
    fn flow(&mut self, spans: &[Span], size: f32, (left, right): (f32, f32), group: usize) {
        let mut x = left;
        let mut is_open = false;
        let mut line = String::new();
        let mut line_at = left;
        let mut was_bold = false;
        for (word, is_bold, has_gap) in words(spans) {
            let gap = if has_gap && is_open { self.faces.width(" ", size, is_bold) } else { 0.0 };
            let width = self.faces.width(&word, size, is_bold);
            let is_over = is_open && x + gap + width > right && has_gap;
            if !is_open || is_over {
                self.end_run(&mut line, line_at, size, was_bold, group);
                self.room(size * LEADING);
                self.y += size * LEADING;
                (x, line_at, is_open) = (left, left, true);
            } else if is_bold != was_bold {
                self.end_run(&mut line, line_at, size, was_bold, group);
                line_at = x;
                if has_gap {
                    line.push(' ');
                }
                x += gap;
            } else {
                if has_gap {
                    line.push(' ');
                }
                x += gap;
            }
            line.push_str(&word);
            x += width;
            was_bold = is_bold;
        }
        self.end_run(&mut line, line_at, size, was_bold, group);
    }

    fn end_run(&mut self, line: &mut String, x: f32, size: f32, is_bold: bool, group: usize) {
        if !line.is_empty() {
            self.words((x, self.y), size, is_bold, std::mem::take(line), group);
        }
    }

    fn words(&mut self, (x, y): (f32, f32), size: f32, is_bold: bool, text: String, group: usize) {
        let mark = Mark::Words { x, y, size, is_bold, text };
        self.placed.push(Placed { page: self.page, group: Some(group), mark });
    }

    fn group(&mut self, tag: TagKind) -> usize {
        self.groups.push(tag);
        self.groups.len() - 1
    }

    fn room(&mut self, height: f32) {
        if self.y + height > PAGE.1 - MARGIN {
            self.turn();
        }
    }

    fn turn(&mut self) {
        self.page += 1;
        self.y = MARGIN;
    }
}

/// The fonts as measures: plain, bold, and those for signs that these lack.
struct Faces(Vec<Face<'static>>);

impl Faces {
    /// Returns the index of the font that has a letter; the plain or bold one where none has it.
    fn of(&self, letter: char, is_bold: bool) -> usize {
        let first = usize::from(is_bold);
        let has = |index: &usize| self.0.get(*index).is_some_and(|face| face.glyph_index(letter).is_some());
        [first].into_iter().chain(2..self.0.len()).find(has).unwrap_or(first)
    }

    /// Cuts a text into pieces of one font each.
    fn runs<'t>(&self, text: &'t str, is_bold: bool) -> Vec<(usize, &'t str)> {
        let mut runs: Vec<(usize, &str)> = Vec::new();
        let mut start = 0;
        let mut font = None;
        for (at, letter) in text.char_indices() {
            let needed = self.of(letter, is_bold);
            if font.is_some_and(|font| font != needed) {
                runs.push((font.unwrap_or(needed), &text[start..at]));
                start = at;
            }
            font = Some(needed);
        }
        runs.extend(font.map(|font| (font, &text[start..])));
        runs
    }

    /// Returns how wide a text is.
    fn width(&self, text: &str, size: f32, is_bold: bool) -> f32 {
        let advance = |letter: char| {
            let Some(face) = self.0.get(self.of(letter, is_bold)) else { return 0.0 };
            let glyph = face.glyph_index(letter).unwrap_or_default();
            f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) / f32::from(face.units_per_em())
        };
        text.chars().map(advance).sum::<f32>() * size
    }
}

/// Cuts spans into words that stay together, each with its weight and whether a space stands before it.
fn words(spans: &[Span]) -> Vec<(String, bool, bool)> {
    let mut words = Vec::new();
    let mut has_gap = false;
    for span in spans {
        for (index, word) in span.text.split([' ', '\n']).enumerate() {
            has_gap |= index > 0;
            if !word.is_empty() {
                words.push((word.to_owned(), span.is_bold, has_gap));
                has_gap = false;
            }
        }
    }
    words
}
