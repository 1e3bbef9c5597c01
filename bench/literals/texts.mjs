// Texts for benches of literals.

/** Numbers in [-1, 1) from a fixed seed (Lehmer's generator), so that every run reads the same text. */
export function numbers(count) {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return (state / 2147483647) * 2 - 1;
  });
}

/** A nested list, one row on each line. */
export function nested(rows, cols, write) {
  const values = numbers(rows * cols);
  const lines = Array.from({ length: rows }, (_, i) =>
    values
      .slice(i * cols, (i + 1) * cols)
      .map(write)
      .join(', '),
  );
  return `[[${lines.join('],\n [')}]]`;
}

/** One flat string. V8 reads a concatenated string more slowly, and a document is never one. */
export const flat = (text) => Buffer.from(text).toString();
