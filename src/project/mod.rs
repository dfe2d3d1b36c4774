//! A project: every decision of the user, nothing derived.
