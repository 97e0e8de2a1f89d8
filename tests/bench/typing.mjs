//! Keys as somebody presses them, and numbers about them.

/** The keys that type a text and take it back, by Playwright's names. */
export function keysOf(text) {
  return [...Array.from(text, (letter) => (letter === ' ' ? 'Space' : letter)), ...Array(text.length).fill('Backspace')];
}

/** The number that this share of the numbers is not above. */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
