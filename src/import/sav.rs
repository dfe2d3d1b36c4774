//! What must be known of an SPSS file before the library reads it: whether the lengths it tells fit its size, as a broken count
//! would ask for all the memory there is, and which encoding it declares.
//!
//! The layout is that of the PSPP developers' guide, "System File Format".

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The largest block of squeezed data that is believed; SPSS writes 4 MB.
const MOST_IN_BLOCK: usize = 1 << 26;
/// The subtype of an extension record that holds the labels of texts longer than eight bytes.
const LABELS_OF_LONG_TEXTS: usize = 21;
/// The subtype of an extension record that names the encoding, and of an older one that holds the number of a code page.
const ENCODING: usize = 20;
const NUMBERS: usize = 3;
/// The subtype of an extension record of names longer than eight letters: `SHORT=long`, parted by tabs.
const LONG_NAMES: usize = 13;
/// Where the number of the code page stands in that record.
const CODE_PAGE: usize = 28;
/// The shortest name of Windows-1252.
const LATIN: &[u8] = b"l1";
/// Bytes of the file header before the first record.
const HEADER: usize = 176;

/// Reads the numbers of a file in its own byte order.
struct Walk<'a> {
    bytes: &'a [u8],
    is_little: bool,
    at: usize,
}

impl Walk<'_> {
    fn number_at(&self, at: usize) -> Option<i32> {
        let bytes: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.is_little { i32::from_le_bytes(bytes) } else { i32::from_be_bytes(bytes) })
    }

    /// Returns a number that must not be negative, some bytes behind the place.
    fn count(&self, offset: usize) -> Option<usize> {
        usize::try_from(self.number_at(self.at.checked_add(offset)?)?).ok()
    }

    /// Goes on; `None` behind the end of the file.
    fn skip(&mut self, n: usize) -> Option<()> {
        self.at = self.at.checked_add(n)?;
        (self.at <= self.bytes.len()).then_some(())
    }

    /// Goes over the labels of one long text variable: its name, its width, and each value with its label.
    fn labels_of_long_text(&mut self) -> Option<()> {
        self.skip(self.count(0)?.checked_add(8)?)?;
        let n_labels = self.count(0)?;
        self.skip(4)?;
        for _ in 0..n_labels {
            for _ in 0..2 {
                self.skip(self.count(0)?.checked_add(4)?)?;
            }
        }
        Some(())
    }

    fn long_count(&self, at: usize) -> Option<usize> {
        let bytes: [u8; 8] = self.bytes.get(at..at.checked_add(8)?)?.try_into().ok()?;
        usize::try_from(if self.is_little { i64::from_le_bytes(bytes) } else { i64::from_be_bytes(bytes) }).ok()
    }

    /// Goes over one record of the dictionary, whose kind stands at the place; returns whether it is a variable or a further part of one.
    fn record(&mut self, kind: i32) -> Option<bool> {
        match kind {
            2 => {
                let has_label = self.count(8)? != 0;
                let n_missing = self.number_at(self.at + 12)?.unsigned_abs() as usize;
                self.skip(32)?;
                if has_label {
                    self.skip(4 + self.count(0)?.checked_next_multiple_of(4)?)?;
                }
                self.skip(8 * n_missing.min(4))?;
                return (n_missing <= 3).then_some(true);
            }
            3 => {
                let n_labels = self.count(4)?;
                self.skip(8)?;
                for _ in 0..n_labels {
                    let length = usize::from(*self.bytes.get(self.at.checked_add(8)?)?);
                    self.skip((9 + length).next_multiple_of(8))?;
                }
            }
            4 => self.skip(self.count(4)?.checked_mul(4)?.checked_add(8)?)?,
            6 => self.skip(self.count(4)?.checked_mul(80)?.checked_add(8)?)?,
            7 => {
                let length = self.count(8)?.checked_mul(self.count(12)?)?;
                let holds_labels = self.count(4)? == LABELS_OF_LONG_TEXTS;
                self.skip(16)?;
                let end = self.at.checked_add(length)?;
                while holds_labels && self.at < end {
                    self.labels_of_long_text()?;
                }
                self.skip(end.checked_sub(self.at)?)?;
            }
            _ => return None,
        }
        Some(false)
    }
}

/// Returns nothing where a length in the file cannot be true.
pub(super) fn lengths_fit(bytes: &[u8]) -> Option<()> {
    let mut walk = Walk { bytes, is_little: true, at: HEADER };
    walk.is_little = matches!(walk.number_at(64)?, 2 | 3);
    // Every variable takes 32 bytes.
    usize::try_from(walk.number_at(68)?).ok().is_none_or(|n| n <= bytes.len() / 32).then_some(())?;
    let mut n_segments = 0_u64;
    loop {
        match walk.number_at(walk.at)? {
            999 => break,
            kind => n_segments += u64::from(walk.record(kind)?),
        }
    }
    if walk.number_at(72)? == 2 {
        walk.skip(8)?;
        blocks_fit(&walk)?;
    }
    // A segment of eight bytes is squeezed to one by SPSS itself, and by deflate at most a thousandfold once more.
    let size = bytes.len() as u64;
    let most = match walk.number_at(72)? {
        0 => size / 8,
        1 => size,
        _ => size.saturating_mul(1100),
    };
    let n_cells = u64::try_from(walk.number_at(80)?).unwrap_or_default().checked_mul(n_segments)?;
    (n_cells <= most).then_some(())
}

/// Returns nothing where the blocks of a .zsav file, listed at its end, do not lie in it.
fn blocks_fit(walk: &Walk<'_>) -> Option<()> {
    let (trailer, length) = (walk.long_count(walk.at + 8)?, walk.long_count(walk.at + 16)?);
    let n_blocks = usize::try_from(walk.number_at(trailer.checked_add(20)?)?).ok()?;
    let fits = n_blocks.checked_mul(24)?.checked_add(24)? == length && trailer.checked_add(length)? <= walk.bytes.len();
    let is_block = |block: usize| {
        let sizes = trailer + 24 + 24 * block + 16;
        let size = |at| usize::try_from(walk.number_at(at)?).ok();
        size(sizes).is_some_and(|n| n <= MOST_IN_BLOCK) && size(sizes + 4).is_some_and(|n| n <= walk.bytes.len())
    };
    (fits && (0..n_blocks).all(is_block)).then_some(())
}

/// The encoding an SPSS file declares.
pub(super) struct Declared {
    pub encoding: &'static Encoding,
    /// The file, declared to be Windows-1252 instead.
    pub as_latin: Vec<u8>,
    /// The names of its variables as they are written; the library reads all of them as UTF-8.
    pub names: Vec<Vec<u8>>,
}

/// Returns what a file declares; nothing where it is an encoding whose letters may take several bytes, other than UTF-8, or
/// where it declares none.
pub(super) fn declared(bytes: &[u8]) -> Option<Declared> {
    let mut walk = Walk { bytes, is_little: true, at: HEADER };
    walk.is_little = matches!(walk.number_at(64)?, 2 | 3);
    let mut as_latin = bytes.to_vec();
    let mut found: Option<&'static Encoding> = None;
    let mut names = Vec::new();
    loop {
        let kind = walk.number_at(walk.at)?;
        if kind == 999 {
            break;
        }
        let (start, subtype) = (walk.at + 16, walk.count(4));
        if kind == 2 {
            names.push(bytes.get(walk.at + 24..walk.at + 32)?.trim_ascii().to_ascii_uppercase());
        }
        walk.record(kind)?;
        let Some(subtype) = subtype.filter(|_| kind == 7) else { continue };
        if subtype == ENCODING {
            let label = bytes.get(start..walk.at)?;
            found = Encoding::for_label(label);
            let place = as_latin.get_mut(start..walk.at).filter(|place| place.len() >= LATIN.len())?;
            place.fill(b' ');
            place[..LATIN.len()].copy_from_slice(LATIN);
        } else if subtype == NUMBERS {
            let at = start + CODE_PAGE;
            found = found.or(code_page(walk.number_at(at)?));
            let latin: i32 = 1252;
            let latin = if walk.is_little { latin.to_le_bytes() } else { latin.to_be_bytes() };
            as_latin.get_mut(at..at + 4)?.copy_from_slice(&latin);
        } else if subtype == LONG_NAMES {
            let pairs = bytes.get(start..walk.at)?.split(|byte| *byte == b'\t');
            let long = pairs.filter_map(|pair| Some(&pair[pair.iter().position(|byte| *byte == b'=')? + 1..]));
            names.extend(long.map(|name| name.trim_ascii().to_vec()));
        }
    }
    let encoding = found.filter(|encoding| *encoding == UTF_8 || encoding.is_single_byte())?;
    Some(Declared { encoding, as_latin, names })
}

/// Returns the encoding that a code page is, where it is of one byte or UTF-8.
fn code_page(number: i32) -> Option<&'static Encoding> {
    match number {
        2 | 3 => Some(WINDOWS_1252),
        65001 => Some(UTF_8),
        1250..=1258 => Encoding::for_label(format!("windows-{number}").as_bytes()),
        28591..=28606 => Encoding::for_label(format!("iso-8859-{}", number - 28590).as_bytes()),
        _ => None,
    }
}
