import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readToPage, toldOf, unpackBlocks } from '../../../src/protocol/index.js';
import { BlockSums } from '../../../src/core/large/block-sums.js';
import type { FromAnalysis, Part } from '../../../src/core/index.js';

/** The blocks of a matrix with these entries. */
function levelOf(rows: number, cols: number, data: Float64Array): NonNullable<Part['matrix']> {
  const sums = new BlockSums({ top: 0, left: 0, bottom: rows, right: cols });
  for (let i = 0; i < rows; i++) sums.add(i, data, i * cols);
  return sums.level;
}

function partOf(level: NonNullable<Part['matrix']>): FromAnalysis {
  const region = { top: 0, left: 0, bottom: level.rows, right: level.cols };
  const part = { request: 1, region, rank: 2, draft: false, errorEnd: 3, matrix: level };
  return { kind: 'part', part: { ...part, approximation: level, error: level } };
}

describe('the blocks of a large matrix on their way to the page', () => {
  it('are the entries bit for bit where a block is one cell', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 1, maxLength: 30 }), (entries) => {
        const level = levelOf(1, entries.length, Float64Array.from(entries));
        const told = toldOf(partOf(level));
        if (told.kind !== 'part') throw new Error('no part');
        const back = unpackBlocks(told.part.matrix!);
        entries.forEach((value, j) => {
          expect(back.count[j]).toBe(Number.isFinite(value) ? 1 : 0);
          if (Number.isFinite(value)) expect(back.sum[j]).toBe(value);
        });
      }),
    );
  });

  it.each([1, 1e-100, 1e200])('lose no more than single precision, at %d', (scale) => {
    const cols = 1500;
    const data = Float64Array.from({ length: 3 * cols }, (_, i) => scale * Math.sin(i));
    const level = levelOf(3, cols, data);
    expect(level.blockCols).toBe(3);
    const told = toldOf({
      kind: 'overview',
      overview: {
        level,
        low: undefined,
        high: undefined,
        usual: [-scale, scale],
        notFinite: 0,
        firstNotFinite: undefined,
      },
    });
    if (told.kind !== 'overview') throw new Error('no overview');
    const back = unpackBlocks(told.overview.level);
    for (const key of ['sum', 'low', 'high'] as const) {
      back[key].forEach((value, i) => {
        expect(Math.abs(value - level[key][i]!)).toBeLessThanOrEqual(3 * scale * 2 ** -23);
      });
    }
    expect(back.count).toEqual(level.count);
  });

  it('are refused by the page if their number is wrong', () => {
    const told = toldOf(partOf(levelOf(2, 2, Float64Array.of(1, 2, 3, 4))));
    const message = { type: 'large', job: 1, told };
    expect(readToPage(message)).toEqual(message);
    if (told.kind !== 'part') throw new Error('no part');
    const wrong = { ...told.part.matrix, rows: 3 };
    const refused = { ...message, told: { ...told, part: { ...told.part, matrix: wrong } } };
    expect(readToPage(refused)).toBeInstanceOf(Error);
  });
});
