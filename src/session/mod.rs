//! A session: a project at work, with its history, results and jobs. Knows no window.
