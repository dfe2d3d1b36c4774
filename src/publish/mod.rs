//! Charts, reports, exports. Accepts only what `protect` let through.
pub mod working_copy;
