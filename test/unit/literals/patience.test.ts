import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt, parseMatrix } from '../../../src/core/index.js';

const languages = ['plaintext', 'markdown', 'python', 'javascript', 'matlab', 'r', 'json'];
const matrix = '[[1, 2, 3], [4, 5, 6], [7, 8, 10]]';

/** Long enough that a scan gives up: each piece is a bracket, and none is a matrix. */
const vain = ["[1 '", '[[[[]', '(1 [', '[x, [', '{1 {'].map(
  (piece) => [piece, piece.repeat(60_000)] as const,
);

describe('a text of brackets that are no matrices', () => {
  it.each(vain)('%s has no matrix, whatever stands behind it', (_piece, text) => {
    for (const language of languages) {
      for (const { result } of findMatrices(`${text}\n\nA = ${matrix}\n`, language)) {
        // The one behind it may be missed, but never read in part.
        if (result.ok) expect([result.value.rows, result.value.cols]).toEqual([3, 3]);
      }
    }
  });

  it.each(vain)('%s does not hide the matrix at the cursor', (_piece, text) => {
    // A comment ends what brackets begin.
    const before = `${text.replaceAll(/["']/g, '')}\n\n${'-- words only\n'.repeat(2000)}`;
    const whole = `${before}\nA = ${matrix}\n`;
    const found = matrixAt(whole, 'plaintext', whole.indexOf(matrix) + 5);
    expect(found?.result.ok && [...found.result.value.data]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10]);
  });

  it('is refused with a sentence where it is selected', () => {
    for (const [, text] of vain) expect(parseMatrix(text, 'plaintext').ok).toBe(false);
  });
});

describe('a text with many brackets between words', () => {
  it('is read to its end', () => {
    const line =
      '- [[`0c2a4e1`](https://example.org/a)] - **doc**: fix [#1234](https://example.org/b)\n';
    const text = `${line.repeat(10_000)}\nA = ${matrix}\n`;
    const found = findMatrices(text, 'markdown').filter(({ result }) => result.ok);
    expect(found).toHaveLength(1);
  });

  it('of matrices is read to its end', () => {
    const text = `[[1,2],[3,4]]\n\nx\n\n`.repeat(8000);
    expect(findMatrices(text, 'python')).toHaveLength(8000);
    expect(findMatrices(text, 'plaintext')).toHaveLength(8000);
  });
});
