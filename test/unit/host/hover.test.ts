import { describe, expect, it, vi } from 'vitest';
import { factsOf } from '../../../src/host/facts/facts.js';
import { isSlip } from '../../../src/host/sources/text/meant.js';
import { hoverText, problemText } from '../../../src/host/hover/text.js';
import { fromRows, type Matrix } from '../../../src/core/matrix.js';

vi.mock('vscode', () => import('./vscode/index.js'));

const lines = (matrix: Matrix): string[] =>
  hoverText(matrix, factsOf(matrix, 4096), 'dark').replaceAll('\\', '').split('\n\n');

const lecture = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

describe('the recommended rank in a hover', () => {
  it('is one line with its reason', () => {
    expect(lines(lecture).slice(-2)).toEqual([
      expect.stringContaining('‖M‖'),
      'Recommended: 2. Four rules agree; what is left is only rounding.',
    ]);
  });

  it('heeds the decimals of a printout', () => {
    const printed = {
      ...lecture,
      data: lecture.data.map((v, i) => v + (i % 3) * 1e-3),
      printedDecimals: 2,
    };
    expect(lines(printed).at(-1)).toContain('no more than rounding to 2 decimals leaves');
  });

  it('is left out where there is nothing to choose, or nothing known', () => {
    expect(lines(fromRows([[1, 2, 3]])).join('\n')).not.toContain('Recommended');
    const holes = { ...lecture, missing: lecture.data.map((_, i) => (i === 0 ? 1 : 0)) };
    expect(lines({ ...holes, missing: Uint8Array.from(holes.missing) }).join('\n')).not.toContain(
      'Recommended',
    );
  });

  it('counts ranks near the largest double', () => {
    const huge = fromRows([
      [1.7e308, 0],
      [0, 1.6e308],
    ]);
    expect(lines(huge)[0]).toContain('2×2, rank 2');
    expect(lines(huge).at(-1)).toContain('Recommended: 2.');
  });
});

describe('a hover', () => {
  it('says how many singular values keep 99 % of the energy', () => {
    expect(lines(lecture)).toContain('99 % of the energy: k = 2 of 3');
  });

  it('shows a problem of the text as words, and not as Markdown', () => {
    expect(problemText('Row 2 has *three* entries, `x`')).toBe(
      '$(warning) Row 2 has \\*three\\* entries, \\`x\\`',
    );
  });
});

describe('a literal with a slip of the pen', () => {
  const slip = { code: 'syntax', message: '' } as const;
  it.each([
    ['[[1, 2], [3,, 4]]', true],
    ['np.array([[1, 2], [3 4]])', true],
    ['f(1, 2, x y)', false],
    ['[1, 2 for x]', false],
  ])('%s: %s', (text, isIt) => {
    expect(isSlip(slip, text)).toBe(isIt);
  });

  it('is nothing else than a syntax error', () => {
    expect(isSlip({ code: 'ragged', message: '' }, '[[1, 2], [3]]')).toBe(false);
  });
});
