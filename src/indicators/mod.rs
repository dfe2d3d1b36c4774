//! The catalogue of indicators, one file each.
