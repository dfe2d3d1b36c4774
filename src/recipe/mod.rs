//! A recipe: steps in order; planned over schemas before they run.
