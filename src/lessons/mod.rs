//! Lessons: texts, tasks and checks read from files; a check looks at the state reached, never at clicks.
