//! The one test binary beside the unit tests; a module a room.

mod import;
mod reference;
mod support;
