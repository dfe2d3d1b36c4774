//! GeoJSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statelier_fuzz::open_and_read;

fuzz_target!(|bytes: &[u8]| {
    open_and_read("a.geojson", bytes);
});
