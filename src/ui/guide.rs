//! What the room is, how far the work is, and the next best action with its reason.

use eframe::egui::{RichText, Ui};

use super::action::{Action, Room};
use super::cx::UiCx;
use super::teach::Teach;
use crate::i18n::Lang;
use crate::lessons::glossary;
use crate::message::Message;
use crate::session::Session;
use crate::session::office::refusals;

/// How far a stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Empty,
    Attention,
    Done,
}

impl State {
    /// Returns the id of the state's word.
    pub fn id(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Attention => "attention",
            Self::Done => "done",
        }
    }
}

/// Returns how far the stage of a room is.
pub fn state(session: &Session, room: Room) -> State {
    let project = session.project();
    let results = session.results();
    let of = |is_empty: bool, needs_attention: bool| match (is_empty, needs_attention) {
        (true, _) => State::Empty,
        (false, true) => State::Attention,
        (false, false) => State::Done,
    };
    match room {
        Room::Welcome | Room::Learn => State::Empty,
        Room::Sources => of(project.sources.is_empty(), results.sources.values().any(|source| source.opened.is_err())),
        Room::Tables => of(
            project.sources.is_empty(),
            project.tables.is_empty() || results.tables.values().any(|table| table.read.is_err()),
        ),
        Room::Harmonise => {
            let needs = |table: &crate::session::results::TableResult| {
                table.run.as_ref().is_none_or(|run| run.failed_at.is_some())
                    || table.n_unmatched() > 0
                    || table.proposals.iter().any(|one| one.confidence >= 0.9)
            };
            of(project.tables.is_empty(), results.tables.values().any(|table| needs(table)))
        }
        Room::Indicators => of(
            project.tables.is_empty(),
            project.analyses.is_empty() || results.analyses.values().any(|one| one.estimates.is_err()),
        ),
        Room::Protect => of(
            project.analyses.is_empty(),
            project.analyses.iter().any(|analysis| analysis.protection.is_none())
                || results.analyses.values().any(|one| one.protected.is_err()),
        ),
        Room::Report => of(project.analyses.iter().all(|analysis| analysis.protection.is_none()), true),
    }
}

/// Draws the guide of a room.
pub fn ui(cx: &mut UiCx<'_>, ui: &mut Ui, room: Room) {
    cx.heading(ui, "ui-guide");
    ui.label(cx.t(&format!("ui-guide-{}", room.id())));
    ui.separator();
    cx.subheading(ui, "ui-guide-next");
    let (message, goal) = next(cx.session, cx.lang);
    ui.label(cx.say(&message));
    if let Some((id, action)) = goal
        && cx.primary(ui, id).clicked()
    {
        cx.act(action);
    }
    ui.separator();
    terms_ui(cx, ui, room);
    let (entries, at) = cx.session.history().entries();
    cx.subheading(ui, "ui-guide-history");
    let mut wanted = None;
    eframe::egui::ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        for (index, entry) in entries.iter().enumerate().rev() {
            let sentence = cx.say(&entry.sentence);
            let text = RichText::new(&sentence);
            let text = if index > at { text.color(cx.tokens.text_weak) } else { text };
            let line = eframe::egui::Button::selectable(index == at, text).truncate();
            if ui.add(line).on_hover_text(sentence).clicked() {
                wanted = Some(index);
            }
        }
        branches_ui(cx, ui);
    });
    if let Some(index) = wanted {
        cx.act(Action::Do(crate::session::Command::GoTo(index)));
    }
}

/// Terms that somebody in a room meets first; each opens what it means.
fn terms(room: Room) -> &'static [&'static str] {
    match room {
        Room::Welcome | Room::Learn => &[],
        Room::Sources => &["definition-card", "usual-residence", "stock", "flow"],
        Room::Tables => &["tidy-data", "header", "total", "missing-value"],
        Room::Harmonise => &["concept", "code-list", "harmonisation", "duplicate"],
        Room::Indicators => &["weight", "standard-error", "confidence-interval", "reliability-flag"],
        Room::Protect => &["disclosure", "threshold-rule", "complementary-suppression", "audit"],
        Room::Report => &["release", "metadata", "accessible-workbook", "alt-text"],
    }
}

fn terms_ui(cx: &mut UiCx<'_>, ui: &mut Ui, room: Room) {
    if terms(room).is_empty() {
        return;
    }
    cx.subheading(ui, "ui-guide-terms");
    ui.horizontal_wrapped(|ui| {
        for id in terms(room) {
            let Some(term) = glossary::term(cx.lang, id) else { continue };
            if ui.link(&term.name).clicked() {
                cx.act(Action::Teach(Teach::LookUp((*id).to_owned())));
            }
        }
    });
    ui.separator();
}

/// Ways that were left for another one: each can be taken up again.
fn branches_ui(cx: &mut UiCx<'_>, ui: &mut Ui) {
    let mut wanted = None;
    let branches = cx.session.history().branches();
    if branches.is_empty() {
        return;
    }
    ui.separator();
    cx.subheading(ui, "ui-guide-branches");
    for (index, branch) in branches.iter().enumerate().rev() {
        let Some(last) = branch.entries.last() else { continue };
        let n = branch.entries.len();
        let line = if n == 1 {
            last.sentence.clone()
        } else {
            Message::new("ui-guide-branch").with("n", n).with("last", last.sentence.clone())
        };
        let text = cx.say(&line);
        let button = eframe::egui::Button::selectable(false, RichText::new(&text)).truncate();
        if ui.add(button).on_hover_text(text).clicked() {
            wanted = Some(index);
        }
    }
    if let Some(index) = wanted {
        cx.act(Action::Do(crate::session::Command::TakeBranch(index)));
    }
}

/// Returns the next best action of the project, why, and the button that leads there.
fn next(session: &Session, lang: Lang) -> (Message, Option<(&'static str, Action)>) {
    let project = session.project();
    let results = session.results();
    let go = |room: Room, id| Some((id, Action::Go(room)));
    if project.sources.is_empty() {
        return (Message::new("ui-next-open"), Some(("ui-action-open", Action::AskOpen)));
    }
    if project.tables.is_empty() {
        return (Message::new("ui-next-confirm"), go(Room::Tables, "ui-room-tables"));
    }
    if let Some(table) = project.tables.iter().find(|table| {
        results
            .tables
            .get(&table.id)
            .is_some_and(|result| result.run.as_ref().is_some_and(|run| run.failed_at.is_some()))
    }) {
        return (Message::new("ui-next-mend").with("name", &table.name), go(Room::Harmonise, "ui-room-harmonise"));
    }
    if let Some((table, n)) = project.tables.iter().find_map(|table| {
        let n = results.tables.get(&table.id)?.n_unmatched();
        (n > 0).then_some((table, n))
    }) {
        let message = Message::new("ui-next-unmatched").with("n", n).with("name", &table.name);
        return (message, go(Room::Harmonise, "ui-room-harmonise"));
    }
    let proposed = results.tables.values().map(|table| table.proposals.len()).sum::<usize>();
    if proposed > 0 && project.analyses.is_empty() {
        return (Message::new("ui-next-proposals").with("n", proposed), go(Room::Harmonise, "ui-room-harmonise"));
    }
    if project.analyses.is_empty() {
        return (Message::new("ui-next-indicator"), go(Room::Indicators, "ui-room-indicators"));
    }
    if project.analyses.iter().any(|analysis| analysis.protection.is_none()) {
        return (Message::new("ui-next-protect"), go(Room::Protect, "ui-room-protect"));
    }
    // What forbids a release is said where it is mended.
    let lang = Lang::from_code(&project.report.lang).unwrap_or(lang);
    if let Some(refusal) = refusals(project, session.office(), lang.code()).into_iter().next() {
        return (refusal, go(Room::Report, "ui-room-report"));
    }
    (Message::new("ui-next-export"), Some(("ui-action-export", Action::AskExport)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn the_terms_of_every_room_are_in_the_glossary() {
        for room in Room::RAIL {
            for id in terms(room) {
                assert!(Lang::ALL.iter().all(|lang| glossary::term(*lang, id).is_some()), "{id}");
            }
        }
    }
}
