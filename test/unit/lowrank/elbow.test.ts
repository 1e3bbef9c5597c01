import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestRanks, type RankSuggestion } from '../../../src/core/index.js';
import { descending, narrow, noisySpectrum, signals, type NoisyWish } from './spectra.js';

function elbowOf(s: ArrayLike<number>, rows: number, cols: number): RankSuggestion {
  return suggestRanks(Float64Array.from(s), rows, cols).find(({ rule }) => rule === 'elbow')!;
}

/** Rows, columns, and how many elbows are right: of 24 signals of all kinds, and of 24 weak signals. */
const shapes = [
  [48, 48, 24, 24],
  [50, 50, 24, 24],
  [100, 100, 24, 24],
  [200, 200, 24, 24],
  [96, 48, 24, 24],
  [60, 120, 24, 24],
  [200, 100, 24, 24],
] as const;

describe('the elbow of a signal in noise', () => {
  it.each(shapes)(
    'is right for %i×%i: %i of 24, and %i of 24 at twice the edge',
    (rows, cols, all, weak) => {
      let seed = rows * 1000 + cols;
      let right = 0;
      for (const [, least, span] of signals) {
        for (const rank of [1, 2, 3, 5]) {
          right += isRight({ rows, cols, rank, least, span, seed: seed++ });
        }
      }
      let weakest = 0;
      for (let turn = 0; turn < 24; turn++) {
        weakest += isRight({ rows, cols, rank: 1 + (turn % 6), least: 2, span: 1, seed: seed++ });
      }
      expect([right, weakest]).toEqual([all, weak]);
      expect(Math.min(all, weak)).toBeGreaterThanOrEqual(0.9 * 24);
    },
  );

  it('is never in the upper half of a spectrum', () => {
    fc.assert(
      fc.property(fc.oneof(descending, narrow), (s) => {
        const found = suggestRanks(s, s.length, s.length).find(({ rule }) => rule === 'elbow');
        expect(!found?.applies || 2 * found.rank <= s.length).toBe(true);
      }),
    );
  });
});

/** 1 if the elbow is the rank of the signal, else 0. */
function isRight(wish: NoisyWish): number {
  const hit = elbowOf(noisySpectrum(wish), wish.rows, wish.cols);
  return hit.applies && hit.rank === wish.rank ? 1 : 0;
}

describe('the elbow by hand', () => {
  // log₁₀ σ = 3, 2, 0, −0.5, −1, −1.5, −2: the chord falls by 5/6 per step. The depths below it are 0.17,
  // 1.33, 1, 0.67 …
  it('takes the first point that is nearly the deepest', () => {
    const s = [3, 2, 0, -0.5, -1, -1.5, -2].map((exponent) => 10 ** exponent);
    expect(elbowOf(s, 7, 7)).toMatchObject({ rank: 2, applies: true });
  });

  // log₁₀ σ = 3, 3, 0.2, −0.35, −0.4, …: the third point is 1.74 below the chord and the fourth 1.76.
  it('is not drawn into a floor that falls a little further at first', () => {
    const s = [3, 3, 0.2, -0.35, -0.4, -0.5, -0.6, -0.7].map((exponent) => 10 ** exponent);
    expect(elbowOf(s, 8, 8)).toMatchObject({ rank: 2, applies: true });
  });

  it('takes the last point before a drop where none lies below the chord', () => {
    const s = [1, 1, 1, 1e-9, 0, 0];
    expect(elbowOf(s, 6, 6)).toMatchObject({ rank: 3, applies: true });
  });
});
