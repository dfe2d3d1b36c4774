//! Disclosure control: the only door from estimates to anything published.
