//! A library that panics where it should refuse: caught, and without its words on standard error.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives; `None` where it panics. Whatever `work` can reach must be of use after that.
/// Other threads, and this one outside of `work`, panic as loudly as ever.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(pass_over_quiet_ones);
    IS_QUIET.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    IS_QUIET.set(false);
    result.ok()
}

fn pass_over_quiet_ones() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !IS_QUIET.get() {
            usual(panic);
        }
    }));
}
