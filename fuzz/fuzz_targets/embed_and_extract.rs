//! Any bytes as a module. Where embedding leaves a whole module, the index comes back.

#![no_main]

use engine::index::{embed, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let _ = extract(input);
    let mut wasm = input.to_vec();
    embed(&mut wasm, b"one");
    let once = wasm.len();
    if extract(&wasm) == Some(b"one") {
        embed(&mut wasm, b"two");
        assert_eq!(extract(&wasm), Some(&b"two"[..]));
        assert!(wasm.len() <= once);
    }
});
