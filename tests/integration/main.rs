//! The one test binary beside the unit tests; a module a room.

mod reference;
