import { describe, expect, it, vi } from 'vitest';
import { factsOf } from '../../../src/host/facts/facts.js';
import { hoverText } from '../../../src/host/hover/text.js';
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
