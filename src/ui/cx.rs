//! What a screen may use: the session to read, words, tokens, and a list to push wishes into.

use eframe::egui::{self, Response, RichText, Ui};

use super::action::Action;
use super::tokens::{Tokens, bold};
use crate::i18n::{self, Lang};
use crate::message::Message;
use crate::project::edit::Edit;
use crate::session::{Command, Session};

/// The context of drawing: read the session, push actions.
pub struct UiCx<'a> {
    pub session: &'a Session,
    pub lang: Lang,
    pub tokens: Tokens,
    pub actions: &'a mut Vec<Action>,
    /// Ids of the words on the controls that a lesson points at.
    pub point_at: &'a [String],
}

impl UiCx<'_> {
    /// Returns a text in the language of the screen.
    pub fn t(&self, id: &str) -> String {
        i18n::text(self.lang, id)
    }

    /// Renders a message in the language of the screen.
    pub fn say(&self, message: &Message) -> String {
        i18n::say(self.lang, message)
    }

    /// Writes a number in the language of the screen.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        i18n::number(self.lang, value, decimals)
    }

    /// Asks the session for one edit.
    pub fn edit(&mut self, edit: Edit) {
        self.actions.push(Action::Do(Command::Edit(vec![edit])));
    }

    /// Asks for an action.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Draws the heading of a room or block.
    pub fn heading(&self, ui: &mut Ui, id: &str) {
        ui.label(RichText::new(self.t(id)).heading());
    }

    /// Draws a smaller heading inside a room.
    pub fn subheading(&self, ui: &mut Ui, id: &str) {
        ui.label(RichText::new(self.t(id)).family(bold()));
    }

    /// Draws explaining text.
    pub fn weak(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        ui.label(RichText::new(text).color(self.tokens.text_weak))
    }

    /// Draws the one button of a place that leads on.
    pub fn primary(&self, ui: &mut Ui, id: &str) -> Response {
        let text = RichText::new(self.t(id)).color(self.tokens.on_accent);
        let response = ui.add(egui::Button::new(text).fill(self.tokens.accent));
        self.point(ui, id, &response);
        response
    }

    /// Frames a control where a lesson points at it.
    pub fn point(&self, ui: &Ui, id: &str, response: &Response) {
        if self.point_at.iter().any(|known| known == id) {
            let stroke = egui::Stroke::new(3.0, self.tokens.attention);
            ui.painter().rect_stroke(response.rect.expand(3.0), 5.0, stroke, egui::StrokeKind::Outside);
        }
    }

    /// Frames a control that stands in every line of a list: in all lines, or in those that hold the lesson's word.
    pub fn point_in(&self, ui: &Ui, id: &str, line: &str, response: &Response) {
        let is_meant =
            |known: &&String| known.split_once(' ').is_some_and(|(is, word)| is == id && line.contains(word));
        match self.point_at.iter().find(is_meant) {
            Some(known) => self.point(ui, known, response),
            None => self.point(ui, id, response),
        }
    }

    /// Draws a plain button.
    pub fn button(&self, ui: &mut Ui, id: &str) -> Response {
        let response = ui.button(self.t(id));
        self.point(ui, id, &response);
        response
    }

    /// Draws a button that stands in every line of a list; a screen reader hears of which line it is.
    pub fn button_for(&self, ui: &mut Ui, id: &str, line: &str) -> Response {
        let response = ui.button(self.t(id)).accessible_name(self.name_for(id, line));
        self.point_in(ui, id, line, &response);
        response
    }

    /// Returns the name of a control that stands in every line of a list: its words, then the line's.
    pub fn name_for(&self, id: &str, line: &str) -> String {
        format!("{} – {line}", self.t(id))
    }

    /// Draws a button that is greyed, and says why on hover, where `why_not` gives a reason.
    pub fn button_unless(&self, ui: &mut Ui, id: &str, why_not: Option<&str>) -> Response {
        let response = ui.add_enabled(why_not.is_none(), egui::Button::new(self.t(id)));
        self.point(ui, id, &response);
        match why_not {
            Some(reason) => response.on_disabled_hover_text(self.t(reason)),
            None => response,
        }
    }

    /// Draws an error sentence.
    pub fn error(&self, ui: &mut Ui, message: &Message) {
        let text = RichText::new(format!("⚠ {}", self.say(message))).color(self.tokens.bad);
        ui.add(egui::Label::new(text).wrap());
    }

    /// Returns the card that stands around something.
    pub fn card(&self) -> egui::Frame {
        egui::Frame::new()
            .fill(self.tokens.surface)
            .stroke(egui::Stroke::new(1.0, self.tokens.line))
            .corner_radius(6.0)
            .inner_margin(10.0)
    }
}

/// Text being typed over what is decided.
///
/// It shows what is decided until a person types; then it is kept, whatever has the focus, until it is decided itself.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    decided: String,
    typed: String,
}

impl Draft {
    /// Takes over what is decided where that is no longer what the typing began from: undone, or another project.
    pub fn follow(&mut self, decided: &str) {
        if self.decided != decided {
            decided.clone_into(&mut self.decided);
            decided.clone_into(&mut self.typed);
        }
    }

    /// Returns the text for a field to change.
    pub fn typed(&mut self) -> &mut String {
        &mut self.typed
    }

    /// Returns what was typed and is not decided yet; from then on it counts as decided.
    pub fn take(&mut self) -> Option<String> {
        (self.typed != self.decided).then(|| {
            self.decided.clone_from(&self.typed);
            self.typed.clone()
        })
    }
}

/// Draws a one-line text field with a name that a screen reader can say.
pub fn text_field(ui: &mut Ui, label: &str, value: &mut String, width: f32) -> Response {
    let label = ui.label(label);
    ui.add(egui::TextEdit::singleline(value).desired_width(width)).labelled_by(label.id)
}

/// Gives a part of the room a size of its own and lets its content run from top to bottom.
pub fn block<R>(ui: &mut Ui, size: egui::Vec2, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = egui::Layout::top_down(egui::Align::Min);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_size(size);
        add(ui)
    })
    .inner
}
