//! A long text in pieces of whole lines that fit a processor's cache, looked at side by side.

use memchr::memchr;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

/// Bytes of a piece, but for the rest of its last line.
const N_BYTES: usize = 128 * 1024;

/// Cuts a text behind ends of lines.
pub(super) fn pieces(text: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::with_capacity(text.len() / N_BYTES + 1);
    let mut rest = text;
    while rest.len() > N_BYTES {
        let Some(end) = memchr(b'\n', &rest[N_BYTES..]) else { break };
        let (piece, behind) = rest.split_at(N_BYTES + end + 1);
        pieces.push(piece);
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
}

/// What the bytes of a text are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bytes {
    pub highest: u8,
    pub has_zero: bool,
    pub has_quote: bool,
    pub n_line_ends: usize,
}

/// Looks at every byte of a text.
pub(super) fn look(text: &[u8]) -> Bytes {
    let of_piece = |piece: &&[u8]| Bytes {
        highest: piece.iter().fold(0, |highest, byte| highest.max(*byte)),
        has_zero: memchr(0, piece).is_some(),
        has_quote: memchr(b'"', piece).is_some(),
        n_line_ends: memchr::memchr_iter(b'\n', piece).count(),
    };
    let both = |one: Bytes, other: Bytes| Bytes {
        highest: one.highest.max(other.highest),
        has_zero: one.has_zero || other.has_zero,
        has_quote: one.has_quote || other.has_quote,
        n_line_ends: one.n_line_ends + other.n_line_ends,
    };
    pieces(text).par_iter().map(of_piece).reduce(Bytes::default, both)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn pieces_end_with_lines_and_make_up_the_text(line in "[a-z,;\"é]{0,40}", n in 1_usize..20_000, end in "(\n)?") {
            let text = format!("{}{end}", vec![line.as_str(); n].join("\n"));
            let cut = pieces(text.as_bytes());
            assert_eq!(cut.concat(), text.as_bytes());
            assert!(cut.iter().rev().skip(1).all(|piece| piece.ends_with(b"\n")));
            let seen = look(text.as_bytes());
            assert_eq!(seen.n_line_ends, text.matches('\n').count());
            assert_eq!(seen.has_quote, text.contains('"'));
            assert_eq!(seen.highest, text.bytes().max().unwrap_or_default());
        }
    }
}
