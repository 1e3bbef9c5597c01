import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt, parseMatrix } from '../../../src/core/index.js';
import { scan } from '../../../src/core/literals/scan.js';

const languages = ['plaintext', 'markdown', 'python', 'javascript', 'matlab', 'r', 'json'];
const matrix = '[[1, 2, 3], [4, 5, 6], [7, 8, 10]]';

/** Long enough that a scan gives up: each piece is a bracket, and none is a matrix. */
const vain = ["[1 '", '[[[[]', '(1 [', '[x, [', '{1 {'].map(
  (piece) => [piece, piece.repeat(60_000)] as const,
);

describe('a text of brackets that are no matrices', () => {
  it('ends the scan after so many readings without a matrix', () => {
    let count = 0;
    const reader = {
      id: 'vain',
      next: (text: string, from: number) => (from < text.length ? { at: from } : undefined),
      read: (_text: string, { at }: { readonly at: number }) => {
        count++;
        return { resumeAt: at + 1 };
      },
    };
    const all = scan('x'.repeat(100_000), { readers: [reader], name: '' }, { maxEntries: 9 });
    expect([...all]).toEqual([]);
    // 4096, and one for every 16 of the characters that were reached.
    expect(count).toBeGreaterThan(4096);
    expect(count).toBeLessThan(4096 * (16 / 15) + 10);
  });

  it.each(vain)('%s may hide the matrix behind it, but shows no part of it', (_piece, text) => {
    for (const language of languages) {
      for (const { result } of findMatrices(`${text}\n\nA = ${matrix}\n`, language)) {
        // The one behind it may be missed, but never read in part.
        if (result.ok) expect([result.value.rows, result.value.cols]).toEqual([3, 3]);
      }
    }
  });

  it.each(vain)('%s does not hide the matrix at the cursor', (_piece, text) => {
    // Quotes are left out: an open one would make a string of all that follows.
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
