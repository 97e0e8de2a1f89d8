//! Quotes in tables: Jekyll stops at the first one that stands where none may.

use super::source::SourceFile;
use crate::Diagnostic;

/// Where a character stands in a table.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// At the beginning of a field.
    Begin,
    /// In a field without quotes.
    Plain,
    /// In a field in quotes.
    Quoted,
    /// Behind a quote in such a field: the end, unless another quote follows.
    Closed,
}

/// A word on the first quote in a table at which Jekyll stops.
pub(super) fn fault(file: &SourceFile, delimiter: char) -> Option<Diagnostic> {
    let (mut place, mut opened) = (Place::Begin, (1, 1));
    let (mut line, mut column) = (1, 1);
    for c in file.text.chars() {
        let is_end = c == delimiter || matches!(c, '\n' | '\r');
        place = match (place, c) {
            (Place::Begin, '"') => {
                opened = (line, column);
                Place::Quoted
            }
            (Place::Quoted, '"') => Place::Closed,
            (Place::Closed, '"') | (Place::Quoted, _) => Place::Quoted,
            (_, _) if is_end => Place::Begin,
            (Place::Plain, '"') => {
                let hint =
                    "put the whole field in quotes, and write each quote inside twice: `\"\"`";
                return Some(stop(file, (line, column), "a quote inside of a field").hint(hint));
            }
            (Place::Closed, _) => {
                let label = "this follows the quote that ends the field";
                let hint = "put the whole field in quotes, and nothing behind them";
                return Some(stop(file, (line, column), label).hint(hint));
            }
            (Place::Begin | Place::Plain, _) => Place::Plain,
        };
        (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
    }
    let hint = "write a quote at the end of the field";
    (place == Place::Quoted).then(|| stop(file, opened, "this quote never ends").hint(hint))
}

fn stop(file: &SourceFile, (line, column): (usize, usize), label: &str) -> Diagnostic {
    Diagnostic::error(&file.path, "this table has a quote that is none, and Jekyll stops here")
        .at(&file.text, line, column, 1)
        .label(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(usize, usize)>) {
        let file = SourceFile { path: "_data/team.csv".to_string(), text: text.into() };
        assert_eq!(fault(&file, ',').and_then(|fault| fault.at), expected, "{text:?}");
    }

    #[test]
    fn tables_that_jekyll_reads_are_not_faulty() {
        for text in ["a,b\nx,y\n", "\"a\"\"b\",\"c\nd\"\n", "a,b\r\n\"\",\r\n", "", "\"a\""] {
            check(text, None);
        }
    }

    #[test]
    fn the_first_quote_that_stops_jekyll_is_told() {
        check("a,b\nPim \"P\" Roe,x\n", Some((2, 5)));
        check("a,b\n \"Pim\",y\n", Some((2, 2)));
        check("a,b\n\"Pim\"x,y\n", Some((2, 6)));
        check("a,b\n\"x\" ,y\n", Some((2, 4)));
        check("a,b\nx,\"Pim\n1,2\n", Some((2, 3)));
    }
}
