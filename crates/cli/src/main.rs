//! Stand-in; see the README.
fn main() {}
