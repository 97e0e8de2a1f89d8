//! Small pictures of networks, drawn for this widget on a grid of 24 by 24.

use super::page::{Element, create_in};
use super::text::set_all;

const SVG: &str = "http://www.w3.org/2000/svg";

/// A picture for `name`, in the text's color and hidden from assistive technology.
/// An unknown name gives the picture of a link.
pub(crate) fn icon(name: &str) -> Element {
    let svg = create_in(SVG, "svg");
    set_all(&svg, &SVG_ATTRIBUTES);
    let path = create_in(SVG, "path");
    path.set("d", path_of(name));
    svg.append(&path);
    svg
}

/// The size is an attribute, so that a card without its style sheet keeps its shape.
const SVG_ATTRIBUTES: [(&str, &str); 10] = [
    ("viewBox", "0 0 24 24"),
    ("width", "20"),
    ("height", "20"),
    ("fill", "none"),
    ("stroke", "currentColor"),
    ("stroke-width", "2"),
    ("stroke-linecap", "round"),
    ("stroke-linejoin", "round"),
    ("aria-hidden", "true"),
    ("focusable", "false"),
];

fn path_of(name: &str) -> &'static str {
    match name {
        "linkedin" => "M4 4h16v16H4zM8 11v5M8 8v0M12 16v-5M12 13.5a2.2 2.2 0 0 1 4.4 0V16",
        "x" | "twitter" => "M5 4l14 16M19 4 5 20",
        "github" => {
            "M9 21v-4c-3 1-5 0-6-2M15 21v-4c3-.5 5-3 5-6a5 5 0 0 0-1-3V4l-4 2a11 11 0 0 0-6 0L5 4v4a5 5 0 0 0-1 3c0 3 2 5.5 5 6"
        }
        "youtube" => {
            "M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM10 9v6l5-3z"
        }
        "instagram" => {
            "M7 3h10a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4zM8.5 12a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M17 7v0"
        }
        "facebook" => "M17 3h-2a4 4 0 0 0-4 4v14M7 12h9",
        "mastodon" => {
            "M8 21c2 .6 5 .6 7 0M20 9a5 5 0 0 0-5-5H9a5 5 0 0 0-5 5v3c0 4 2 6 6 6h5c3 0 5-2 5-5zM8 13v-3a2 2 0 0 1 4 0a2 2 0 0 1 4 0v3M12 10v2"
        }
        "bluesky" | "bsky" => {
            "M12 11C10 7 7 4 4 4c-1 5 0 8 4 9-3 1-2 5 0 6s3-2 4-4c1 2 2 5 4 4s3-5 0-6c4-1 5-4 4-9-3 0-6 3-8 7z"
        }
        "website" => {
            "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M3 12h18M12 3c-5 5-5 13 0 18c5-5 5-13 0-18"
        }
        "blog" => "M5 19v0M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14",
        "mail" => {
            "M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM3 7l9 6 9-6"
        }
        _ => {
            "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"
        }
    }
}
