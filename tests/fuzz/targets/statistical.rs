//! SPSS and Stata; the first byte chooses the name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statelier_fuzz::open_and_read;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let names = ["a.sav", "a.zsav", "a.dta"];
    open_and_read(names[usize::from(*first) % names.len()], rest);
});
