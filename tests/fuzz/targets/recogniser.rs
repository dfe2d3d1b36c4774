//! Cells of any kind, in any place.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statelier_fuzz::recognise;

fuzz_target!(|bytes: &[u8]| {
    recognise(bytes);
});
