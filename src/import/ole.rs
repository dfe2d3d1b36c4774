//! Whether the chains of sectors in an OLE container, as .xls files are, come to an end: a library that follows a ring of them
//! fills all the memory there is.
//!
//! The layout is that of [MS-CFB], Microsoft's "Compound File Binary File Format".

/// Numbers from here on are no sectors: ends of chains, free ones.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Places in the header.
const SHIFT: usize = 30;
const MINI_START: usize = 60;
const DIFAT_START: usize = 68;
const DIFAT: std::ops::Range<usize> = 76..512;

/// Returns whether no chain of a container runs in a ring.
pub(super) fn chains_end(bytes: &[u8]) -> bool {
    let Some(file) = Container::of(bytes) else { return true };
    let fat: Vec<u32> = file.fat_sectors().into_iter().flat_map(|sector| file.numbers(sector)).collect();
    if !is_free_of_rings(&fat) {
        return false;
    }
    let first = number(bytes, MINI_START).unwrap_or(NO_SECTOR);
    let chain = std::iter::successors(Some(first), |sector| fat.get(*sector as usize).copied());
    let chain = chain.take_while(|sector| *sector < NO_SECTOR);
    let mini: Vec<u32> = chain.flat_map(|sector| file.numbers(sector)).collect();
    is_free_of_rings(&mini)
}

struct Container<'a> {
    bytes: &'a [u8],
    /// Bytes of a sector.
    size: usize,
}

impl<'a> Container<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16::from_le_bytes(bytes.get(SHIFT..SHIFT + 2)?.try_into().ok()?);
        matches!(shift, 9 | 12).then(|| Self { bytes, size: 1 << shift })
    }

    /// Returns the sectors that hold the table of chains: those named in the header, then those in further lists.
    fn fat_sectors(&self) -> Vec<u32> {
        let head = self.bytes.get(DIFAT).unwrap_or_default();
        let mut found: Vec<u32> = numbers(head).collect();
        let mut list = number(self.bytes, DIFAT_START).unwrap_or(NO_SECTOR);
        let n_most = self.bytes.len() / self.size;
        for _ in 0..n_most {
            if list >= NO_SECTOR {
                break;
            }
            let mut own: Vec<u32> = self.numbers(list).collect();
            list = own.pop().unwrap_or(NO_SECTOR);
            found.extend(own);
        }
        found.retain(|sector| *sector < NO_SECTOR);
        found.truncate(n_most);
        found
    }

    fn numbers(&self, sector: u32) -> impl Iterator<Item = u32> + use<'a> {
        let start = (sector as usize + 1).saturating_mul(self.size);
        let end = start.saturating_add(self.size).min(self.bytes.len());
        numbers(self.bytes.get(start..end).unwrap_or_default())
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    numbers(bytes.get(at..at + 4)?).next()
}

/// Returns whether following the numbers from anywhere leads out.
fn is_free_of_rings(next: &[u32]) -> bool {
    let mut seen_from = vec![usize::MAX; next.len()];
    for start in 0..next.len() {
        let mut at = start;
        while let Some(seen) = seen_from.get_mut(at) {
            if *seen == start {
                return false;
            }
            if *seen != usize::MAX {
                break;
            }
            *seen = start;
            at = next[at] as usize;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_told_from_a_chain() {
        let end = NO_SECTOR + 4;
        assert!(is_free_of_rings(&[1, 2, end, 2, 99]));
        assert!(!is_free_of_rings(&[1, 2, 0]));
        assert!(!is_free_of_rings(&[end, 1]));
    }
}
