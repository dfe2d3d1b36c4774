//! Text in a drawing: how wide it is, where it breaks, how it is escaped.

/// Cuts a label that would leave no room for the chart.
pub(super) fn shortened(label: &str) -> String {
    if label.chars().count() <= 38 {
        return label.to_owned();
    }
    label.chars().take(36).chain(['…']).collect()
}

/// Breaks a text into lines that fit.
pub(super) fn wrapped(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + size * 0.3 < room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Estimates the width of a text in Noto Sans, rather too wide than too narrow.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let of = |letter: char| match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | ' ' | '|' | '!' | '(' | ')' | '[' | ']' | '\u{202f}' => {
            0.36
        }
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.95,
        letter if letter.is_uppercase() => 0.72,
        _ => 0.62,
    };
    text.chars().map(of).sum::<f64>() * size
}

/// Makes a text safe inside SVG.
pub(super) fn escape(text: &str) -> String {
    let is_allowed = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    let clean: String = text.chars().filter(is_allowed).collect();
    clean.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
