//! Statelier: an offline workbench for official statistics. The modules in reading order.
//!
//! A module may use its own layer and the ones above it in this list, never one below; `tests/integration/tidy.rs` holds that.

// What everyone knows.
pub mod cx;
pub mod markup;
pub mod message;
pub mod world;
// What a file holds; words for people (called only at the edges).
pub mod grid;
pub mod i18n;
// Tidy data and code lists.
pub mod data;
// From bytes to cells, from cells to tables, from tables to estimates.
pub mod import;
pub mod recognise;
pub mod steps;
pub mod survey;
// Steps in order; the catalogue; what is wrong with the data.
pub mod checks;
pub mod indicators;
pub mod recipe;
// The door to publishing, and what lies behind it.
pub mod protect;
pub mod publish;
// The user's decisions over time, and the lessons that watch them.
pub mod project;
pub mod session;

pub mod lessons;
// The two faces of the program.
pub mod cli;
#[cfg(feature = "gui")]
pub mod ui;
