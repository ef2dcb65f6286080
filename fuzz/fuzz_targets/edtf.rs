#![no_main]

#[path = "../../tests/stage/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::edtf(bytes));
