//! Writes a release as one page for an office's site: no script, nothing fetched, tables and charts that a screen reader reads.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::text::escape;
use super::{ExportError, HIDDEN_MARK, Words, check, flag_mark, svg};
use crate::i18n;
use crate::message::Message;
use crate::protect::{ProtectedTable, PublishedCell};
use crate::publish::{Release, ReleaseTable};

/// Colours that read in print and on dark screens; no font is fetched.
const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1a1a1a;\
background:#fff}h1{line-height:1.2}table{border-collapse:collapse;margin:1rem 0;width:100%}caption{text-align:left;\
font-weight:bold;padding:.3rem 0}th,td{border-bottom:1px solid #ccc;padding:.25rem .5rem;text-align:left;\
vertical-align:top}td.n{text-align:right;font-variant-numeric:tabular-nums}figure{margin:1rem 0;overflow-x:auto}\
svg{max-width:100%;height:auto}section{margin-top:2.5rem}a{color:#0b57a4}";

/// Makes the page.
pub fn write(release: &Release, words: Words<'_>) -> Result<Vec<u8>, ExportError> {
    for one in &release.tables {
        check(&one.table)?;
    }
    let mut page = Page { words, html: String::new() };
    let lang = release.lang.code();
    page.put(&format!("<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">"));
    page.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.put(&format!("<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>", escape(&release.title)));
    page.element("h1", &release.title);
    page.cover(release);
    page.put(&format!("<nav aria-label=\"{0}\"><h2>{0}</h2><ol>", escape(&words.text("publish-sheet-contents"))));
    for (at, one) in (1..).zip(&release.tables) {
        page.put(&format!("<li><a href=\"#t{at}\">{}</a></li>", escape(&page.title(release, one))));
    }
    page.put("</ol></nav>");
    for (at, one) in (1..).zip(&release.tables) {
        page.table(release, at, one);
    }
    page.sentences("publish-sheet-definitions", &release.definitions, "ul");
    page.reading(release);
    page.sentences("publish-sheet-recipe", &release.recipe, "ol");
    page.sentences("publish-recipe-losses", &release.losses, "ul");
    page.sources(release);
    page.put("</main>\n</body>\n</html>");
    Ok(page.html.into_bytes())
}

struct Page<'a> {
    words: Words<'a>,
    html: String,
}

impl Page<'_> {
    fn put(&mut self, html: &str) {
        self.html.push_str(html);
        self.html.push('\n');
    }

    fn element(&mut self, name: &str, text: &str) {
        self.put(&format!("<{name}>{}</{name}>", escape(text)));
    }

    fn heading(&mut self, id: &str) {
        let text = self.words.text(id);
        self.element("h2", &text);
    }

    /// Returns the title of a table, with its measure where several have the title.
    fn title(&self, release: &Release, one: &ReleaseTable) -> String {
        let title = self.words.say(one.table.title());
        let is_alone = release.tables.iter().filter(|other| other.table.title() == one.table.title()).count() == 1;
        if is_alone { title } else { format!("{title} – {}", self.words.say(&one.table.measure().name)) }
    }

    fn cover(&mut self, release: &Release) {
        if let Some(logo) = &release.logo {
            let name = release.office.clone().unwrap_or_default();
            let alt = self.words.say(&Message::new("publish-logo-of").with("office", name));
            let bytes = STANDARD.encode(logo);
            let alt = escape(&alt);
            self.put(&format!("<img src=\"data:image/png;base64,{bytes}\" alt=\"{alt}\" style=\"max-height:6em\">"));
        }
        self.put("<dl>");
        for (name, value) in self.words.cover(release) {
            self.put(&format!("<dt>{}</dt><dd>{}</dd>", escape(&name), escape(&value)));
        }
        self.put("</dl>");
    }

    fn table(&mut self, release: &Release, at: usize, one: &ReleaseTable) {
        let (table, title) = (&one.table, self.title(release, one));
        self.put(&format!("<section id=\"t{at}\">"));
        self.element("h2", &title);
        if let Some(spec) = &one.chart {
            let drawing = svg::write(&self.words.scenes(table, spec, one.borders.as_deref()), self.words, "");
            // A drawing inside a page has no head of its own.
            let drawing = drawing.split_once("<svg").map_or(String::new(), |(_, rest)| format!("<svg{rest}"));
            let drawing = with_own_ids(&drawing, at);
            self.put(&format!("<figure>{drawing}</figure>"));
        }
        let has_intervals = table.cells().any(|cell| cell.ci_low.is_some());
        let has_flags = table.cells().any(|cell| !flag_mark(cell).is_empty());
        self.put(&format!("<table>\n<caption>{}</caption>\n<thead><tr>", escape(&title)));
        let mut headings: Vec<String> =
            table.dimensions().iter().map(|dimension| self.words.dimension(dimension)).collect();
        headings.push(self.words.say(&super::chart::measure_name(table.measure())));
        let others = [
            ("publish-column-low", has_intervals),
            ("publish-column-high", has_intervals),
            ("publish-column-flag", has_flags),
        ];
        headings.extend(others.into_iter().filter(|(_, is_there)| *is_there).map(|(id, _)| self.words.text(id)));
        for heading in headings {
            self.put(&format!("<th scope=\"col\">{}</th>", escape(&heading)));
        }
        self.put("</tr></thead>\n<tbody>");
        for cell in table.cells() {
            self.row(table, cell, (has_intervals, has_flags));
        }
        self.put("</tbody>\n</table>");
        for note in table.notes().iter().chain(&one.notes) {
            let text = self.words.say(note);
            self.element("p", &text);
        }
        let protection = self.words.protection(table);
        self.element("p", &protection);
        self.put("</section>");
    }

    fn row(&mut self, table: &ProtectedTable, cell: &PublishedCell, (has_intervals, has_flags): (bool, bool)) {
        self.put("<tr>");
        for (dimension, code) in table.dimensions().iter().zip(&cell.key) {
            let label = self.words.code(dimension, code.as_deref());
            self.put(&format!("<th scope=\"row\">{}</th>", escape(&label)));
        }
        let missing = if cell.is_hidden { HIDDEN_MARK } else { ":" };
        let figures = [(cell.estimate, missing), (cell.ci_low, ""), (cell.ci_high, "")];
        for (value, missing) in figures.into_iter().take(if has_intervals { 3 } else { 1 }) {
            let shown = value.map_or_else(|| missing.to_owned(), |value| self.number(table, value));
            self.put(&format!("<td class=\"n\">{}</td>", escape(&shown)));
        }
        if has_flags {
            self.element("td", flag_mark(cell));
        }
        self.put("</tr>");
    }

    fn number(&self, table: &ProtectedTable, value: f64) -> String {
        let decimals = usize::from(table.measure().decimals);
        match table.measure().unit.as_str() {
            "PT" => i18n::percent(self.words.lang, value, decimals),
            _ => i18n::number(self.words.lang, value, decimals),
        }
    }

    fn sentences(&mut self, heading: &str, sentences: &[Message], list: &str) {
        if sentences.is_empty() {
            return;
        }
        self.put("<section>");
        self.heading(heading);
        self.put(&format!("<{list}>"));
        for sentence in sentences {
            let text = self.words.say(sentence);
            self.element("li", &text);
        }
        self.put(&format!("</{list}>\n</section>"));
    }

    fn reading(&mut self, release: &Release) {
        self.put("<section>");
        self.heading("publish-sheet-reading");
        self.put("<dl>");
        for (mark, id) in [
            ("E", "publish-mark-caution"),
            ("F", "publish-mark-unreliable"),
            (":", "publish-mark-missing"),
            (HIDDEN_MARK, "publish-mark-hidden"),
        ] {
            let text = self.words.text(id);
            self.put(&format!("<dt>{}</dt><dd>{}</dd>", escape(mark), escape(&text)));
        }
        self.put("</dl>");
        if release.tables.iter().any(|one| one.table.is_sample()) {
            let text = self.words.text("publish-reading-intervals");
            self.element("p", &text);
        }
        self.put("</section>");
    }

    fn sources(&mut self, release: &Release) {
        if release.sources.is_empty() {
            return;
        }
        self.put("<section>");
        self.heading("publish-sheet-sources");
        self.put("<ul>");
        for source in &release.sources {
            let text = format!("{} – {}", source.name, source.sheet);
            self.element("li", &text);
        }
        self.put("</ul>\n</section>");
    }
}

/// Gives the parts of a drawing names that no other drawing of the page has.
fn with_own_ids(drawing: &str, at: usize) -> String {
    let own = drawing.replace("aria-labelledby=\"title desc\"", &format!("aria-labelledby=\"title{at} desc{at}\""));
    let own =
        own.replace("id=\"title\"", &format!("id=\"title{at}\"")).replace("id=\"desc\"", &format!("id=\"desc{at}\""));
    own.replace("id=\"p", &format!("id=\"c{at}p")).replace("url(#p", &format!("url(#c{at}p"))
}
