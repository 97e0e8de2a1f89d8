//! The widget in a browser: what its exports give, and what it draws.
//!
//! `xvfb-run -a wasm-pack test --headless --chrome --firefox --safari --mode no-install`

#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, reason = "tests are named for the fact they hold")]

mod web {
    mod cards;
    mod faults;
    mod hostile;
    mod keyed;
    mod page;
    mod results;
}

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
