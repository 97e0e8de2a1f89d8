//! Whole numbers as text, without the formatter's 3.6 KB.

/// `number` in decimal.
pub(crate) fn digits(mut number: u32) -> String {
    let mut reversed = Vec::new();
    loop {
        reversed.push(b'0' + (number % 10) as u8);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    reversed.iter().rev().map(|digit| char::from(*digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn digits_are_those_of_the_formatter() {
        for number in [0, 7, 10, 214, 5_000, u32::MAX] {
            assert_eq!(digits(number), number.to_string());
        }
    }
}
