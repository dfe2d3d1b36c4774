//! Texts of an .xls file that have runs in several fonts: record SST of Excel 97 and later, after [MS-XLS] 2.4.265 and 2.5.293.

use super::raised::{Raised, Runs};

/// The data of a record and of those that continue it, read across their bounds.
struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    /// The piece that is read, and where in it.
    at: (usize, usize),
}

impl Pieces<'_> {
    /// Goes to the next piece where the one that is read has come to its end; says whether it did.
    fn turn(&mut self) -> bool {
        let is_at_end = self.pieces.get(self.at.0).is_some_and(|piece| piece.len() <= self.at.1);
        if is_at_end {
            self.at = (self.at.0 + 1, 0);
        }
        is_at_end
    }

    fn byte(&mut self) -> Option<u8> {
        self.turn();
        let byte = *self.pieces.get(self.at.0)?.get(self.at.1)?;
        self.at.1 += 1;
        Some(byte)
    }

    fn number(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.number()?) | u32::from(self.number()?) << 16)
    }

    fn skip(&mut self, n: u32) -> Option<()> {
        (0..n).try_for_each(|_| self.byte().map(drop))
    }

    /// Reads letters; where they go on in another piece, that says anew how wide they are.
    fn letters(&mut self, n: u16, mut is_wide: bool) -> Option<Vec<u16>> {
        let mut letters = Vec::with_capacity(usize::from(n));
        while letters.len() < usize::from(n) {
            if self.turn() {
                is_wide = self.byte()? & 1 == 1;
            }
            letters.push(if is_wide { self.number()? } else { u16::from(self.byte()?) });
        }
        Some(letters)
    }

    /// Reads one text.
    fn text(&mut self) -> Option<Text> {
        let (n, flags) = (self.number()?, self.byte()?);
        let n_runs = if flags & 8 != 0 { self.number()? } else { 0 };
        let n_beside = if flags & 4 != 0 { self.long()? } else { 0 };
        let letters = self.letters(n, flags & 1 == 1)?;
        let runs = (0..n_runs).map(|_| Some((self.number()?, self.number()?))).collect::<Option<Vec<_>>>()?;
        self.skip(n_beside)?;
        Some(Text { letters, runs })
    }
}

/// A text with the places from which on it has another font.
struct Text {
    letters: Vec<u16>,
    runs: Vec<(u16, u16)>,
}

/// Adds the texts with raised signs among those that the sheets share; `is_raised` says it of a font.
pub(super) fn raised(pieces: Vec<&[u8]>, is_raised: impl Fn(u16) -> bool, known: &mut Raised) {
    let mut pieces = Pieces { pieces, at: (0, 0) };
    let Some(n) = pieces.long().and_then(|_| pieces.long()) else { return };
    for _ in 0..n {
        let Some(Text { letters, runs }) = pieces.text() else { return };
        if !runs.iter().any(|(_, font)| is_raised(*font)) {
            continue;
        }
        let mut all = Runs::default();
        let mut push = |from: u16, to: usize, is_raised: bool| {
            all.push(&String::from_utf16_lossy(letters.get(usize::from(from)..to).unwrap_or_default()), is_raised);
        };
        let ends = runs.iter().skip(1).map(|(at, _)| usize::from(*at)).chain([letters.len()]);
        push(0, runs.first().map_or(0, |(at, _)| usize::from(*at)), false);
        for ((from, font), to) in runs.iter().zip(ends) {
            push(*from, to, is_raised(*font));
        }
        all.finish(known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_runs_are_read_across_the_bounds_of_records() {
        // Three texts: a plain one, `123` with a raised 1, and a wide one whose letters go on narrow in the next record.
        let first =
            [&[3, 0, 0, 0, 3, 0, 0, 0][..], &[1, 0, 0, b'A'], &[4, 0, 8, 1, 0], b"1231", &[3, 0, 6, 0]].concat();
        let first = [&first[..], &[4, 0, 9, 1, 0, b'5', 0, b'6', 0]].concat();
        let second = [&[0, b'7', b'2'][..], &[3, 0, 6, 0]].concat();
        let mut known = Raised::new();
        raised(vec![&first, &second], |font| font == 6, &mut known);
        assert_eq!(known.get("1231").map(String::as_str), Some("123¹"));
        assert_eq!(known.get("5672").map(String::as_str), Some("567²"));
        assert_eq!(known.len(), 2);
        for end in 0..first.len() {
            raised(vec![&first[..end]], |_| true, &mut Raised::new());
        }
    }
}
