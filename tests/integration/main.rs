//! The one test binary beside the unit tests; a module a room.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test stops where it fails and says what it saw"
)]

mod answers;
mod bad_input;
mod catalogue;
mod charts;
mod checking;
mod classic;
mod combining;
mod definitions;
mod designs;
mod earlier;
mod exchange;
mod export;
mod gaps;
mod gui;
mod headers;
mod i18n;
mod import;
mod labels;
mod laws;
mod lessons;
mod linked;
mod lists;
mod looking;
mod maps;
mod messy;
mod names;
mod offices;
mod pictures;
mod pipeline;
mod projects;
mod protect;
mod published;
mod recipes;
mod reference;
mod registers;
mod replay;
mod sandbox;
mod screens;
mod sheets;
mod spelling;
mod support;
mod teaching;
mod tidy;
