//! The widget: the only Rust that knows a browser exists.
