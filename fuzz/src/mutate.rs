//! From good input to nearly good input.

/// Longest input, in bytes: what goes wrong goes wrong in short ones, and those are quick.
const MAX_BYTES: usize = 1 << 16;
/// Changes made to one input at most.
const MAX_CHANGES: usize = 6;
/// Numbers at which counters and lengths break.
const EDGES: [u8; 8] = [0x00, 0x01, 0x7f, 0x80, 0x81, 0xfe, 0xff, b'\n'];

/// Numbers that look thrown and can be thrown again: xorshift.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    /// The same throws for the same start.
    pub fn new(start: u64) -> Self {
        Self(start.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// 0 to `end - 1`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % end.max(1)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap_or(0)
    }

    fn range(&mut self, len: usize) -> std::ops::Range<usize> {
        let start = self.below(len + 1);
        start..start + self.below((len - start).min(64) + 1)
    }
}

/// One of the seeds with a few changes.
pub fn mutated(seeds: &[Vec<u8>], words: &[&str], dice: &mut Dice) -> Vec<u8> {
    let mut input = seeds.get(dice.below(seeds.len())).cloned().unwrap_or_default();
    for _ in 0..=dice.below(MAX_CHANGES) {
        change(&mut input, seeds, words, dice);
    }
    input.truncate(MAX_BYTES);
    input
}

fn change(input: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[&str], dice: &mut Dice) {
    let at = dice.below(input.len() + 1);
    match dice.below(9) {
        0 => flip(input, at, dice),
        1 => overwrite(input, at, dice.byte()),
        2 => overwrite(input, at, EDGES[dice.below(EDGES.len())]),
        3 => input.truncate(at),
        4 => drop(input.drain(dice.range(input.len()))),
        5 => repeat(input, at, dice),
        6 => splice(input, at, &seeds[dice.below(seeds.len())], dice),
        7 => insert(input, at, words.get(dice.below(words.len())).unwrap_or(&"").as_bytes()),
        _ => insert(input, at, &[dice.byte()]),
    }
}

fn flip(input: &mut [u8], at: usize, dice: &mut Dice) {
    if let Some(byte) = input.get_mut(at) {
        *byte ^= 1 << dice.below(8);
    }
}

fn overwrite(input: &mut [u8], at: usize, value: u8) {
    if let Some(byte) = input.get_mut(at) {
        *byte = value;
    }
}

/// A piece again, up to a hundred times.
fn repeat(input: &mut Vec<u8>, at: usize, dice: &mut Dice) {
    let piece = input[dice.range(input.len())].to_vec();
    insert(input, at, &piece.repeat(dice.below(100)));
}

fn splice(input: &mut Vec<u8>, at: usize, other: &[u8], dice: &mut Dice) {
    insert(input, at, &other[dice.range(other.len())]);
}

fn insert(input: &mut Vec<u8>, at: usize, piece: &[u8]) {
    input.splice(at..at, piece.iter().copied());
}
