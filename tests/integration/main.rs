//! The one test binary beside the unit tests; a module a room.

mod export;
mod import;
mod laws;
mod protect;
mod support;
