import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../src/core/literals/find.js';
import { matrixAt } from '../../../src/core/literals/at.js';

const rows = 500;

/** Rows of eight numbers each, between the texts that `open` and `close` return for the row's index. */
function drawn(open: (i: number) => string, close: (i: number) => string, between = '  '): string {
  return Array.from({ length: rows }, (_, i) => {
    const numbers = Array.from({ length: 8 }, (__, j) => `${(i * 7 + j * 3) % 10}.25`);
    return `${open(i)}${numbers.join(between)}${close(i)}`;
  }).join('\n');
}

const part = (i: number, signs: string): string => signs[i === 0 ? 0 : i === rows - 1 ? 2 : 1]!;
const bare = drawn(
  () => '   ',
  () => '',
);

describe('the whole literal is found from any of its rows', () => {
  it.each([
    [
      'brackets on every line',
      'plaintext',
      drawn(
        () => '[',
        () => ']',
      ),
    ],
    [
      'tall brackets',
      'plaintext',
      drawn(
        (i) => part(i, '⎡⎢⎣'),
        (i) => part(i, '⎤⎥⎦'),
      ),
    ],
    [
      'tall parentheses, indented',
      'markdown',
      drawn(
        (i) => `  ${part(i, '⎛⎜⎝')}`,
        (i) => part(i, '⎞⎟⎠'),
      ),
    ],
    [
      'bars',
      'plaintext',
      drawn(
        () => '| ',
        () => ' |',
      ),
    ],
    [
      'brackets in a comment',
      'python',
      drawn(
        () => '# [',
        () => ']',
      ),
    ],
    ['a heading of Julia', 'julia', `500×8 Matrix{Float64}:\n${bare}`],
    ['a heading of MATLAB', 'matlab', `A = 500×8\n\n${bare}\n\n`],
    [
      'blocks of columns',
      'matlab',
      `A =\n\n  Columns 1 through 8\n\n${bare}\n\n  Columns 9 through 16\n\n${bare}\n\n`,
    ],
    [
      'rows with names',
      'plaintext',
      `150\n${Array.from({ length: 150 }, (_, i) => `S${i} ${Array.from({ length: 150 }, (__, j) => (i === j ? 0 : i + j)).join(' ')}`).join('\n')}`,
    ],
  ])('%s', (_, language, text) => {
    const [whole] = findMatrices(text, language);
    expect(whole?.result.ok).toBe(true);
    for (const share of [0, 0.02, 0.3, 0.5, 0.7, 0.9, 0.99, 1]) {
      const offset = Math.round(whole!.start + (whole!.end - whole!.start) * share);
      const at = matrixAt(text, language, offset);
      expect([share, at?.start, at?.end]).toEqual([share, whole!.start, whole!.end]);
      expect(at?.result).toEqual(whole!.result);
    }
  });
});
