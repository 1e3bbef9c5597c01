import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { svd, type Matrix } from '../../../src/core/index.js';
import type { MatrixRows } from '../../../src/core/matrix-rows.js';
import { directionsOf } from '../../../src/core/large/projection.js';
import { errorsOf, measureRanks } from '../../../src/core/large/measure-ranks.js';
import { leadingByPasses, type PassAnswer } from '../../../src/core/svd/passes/index.js';
import { build, withSpectrum } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

const rowsOf = ({ rows, cols, data }: Matrix): MatrixRows => ({
  ...{ rows, cols, elementType: 'f64' },
  readRows: (from, to) => Promise.resolve(data.subarray(from * cols, to * cols)),
});

const random = (rows: number, cols: number, seed: number): Matrix =>
  build(
    rows,
    cols,
    (i, j) => (Math.sin(1 + (i * cols + j + 1) * (12.9898 + seed)) * 43758.5453) % 1,
  );

/** Spectra that make a search hard, or a bound. */
const spectra: Readonly<Record<string, (i: number, count: number) => number>> = {
  graded: (i) => 10 ** (-i / 3),
  clustered: (i) => (i < 6 ? 1 + 1e-9 * i : i < 20 ? 0.999 : 0.5),
  flat: (i) => 1 - 1e-3 * i,
  steep: (i) => 0.1 ** i,
  noisy: (i) => (i < 3 ? 100 / (i + 1) : 1 + 0.01 * Math.cos(i)),
};

const matrices = fc
  .record({
    kind: fc.constantFrom('random', ...Object.keys(spectra)),
    rows: fc.integer({ min: 30, max: 160 }),
    cols: fc.integer({ min: 30, max: 90 }),
    scale: fc.constantFrom(1, 1e-90, 1e120),
    seed: fc.nat(1000),
  })
  .map(({ kind, rows, cols, scale, seed }) => {
    const count = Math.min(rows, cols);
    const spectrum = spectra[kind];
    const matrix = spectrum
      ? withSpectrum(
          rows,
          cols,
          Array.from({ length: count }, (_, i) => spectrum(i, count)),
          seed + 1,
        )
      : random(rows, cols, seed);
    return { kind, matrix: { ...matrix, data: matrix.data.map((value) => scale * value) } };
  });

async function answersOf(matrix: Matrix, seed: number): Promise<PassAnswer[]> {
  const answers: PassAnswer[] = [];
  // Blocks of few rows, and few passes: a bound must hold long before the end.
  const options = { maxPasses: 5, blockBytes: 4096, seed, tolerance: 1e-9 };
  for await (const answer of leadingByPasses(rowsOf(matrix), 8, options))
    answers.push(unwrap(answer));
  return answers;
}

describe('the certificate of what passes find', () => {
  it('holds after every pass, against the whole SVD', async () => {
    await fc.assert(
      fc.asyncProperty(matrices, fc.integer({ min: 1, max: 99 }), async ({ matrix }, seed) => {
        const exact = unwrap(svd(matrix)).s;
        // Of the SVD that is compared with: ε times the dimensions.
        const relative = 2 ** -52 * (matrix.rows + matrix.cols);
        const rounding = relative * exact[0]!;
        for (const { s, errors, tails, v, frobenius } of await answersOf(matrix, seed)) {
          const sums = await measureRanks(
            rowsOf(matrix),
            directionsOf(v),
            { from: 0, to: matrix.rows },
            () => false,
            () => undefined,
          );
          const measured = errorsOf(sums!);
          s.forEach((value, i) => {
            // Some singular value is as near as the bound says, and none of the leading ones is overrated.
            const nearest = exact.reduce(
              (least, each) => Math.min(least, Math.abs(each - value)),
              Infinity,
            );
            expect(nearest).toBeLessThanOrEqual(errors[i]! + rounding);
            expect(value).toBeLessThanOrEqual(exact[i]! + errors[i]! + rounding);
          });
          for (const { k, frobenius: error } of measured) {
            // The shown error is never smaller than that of the shown M̂ₖ, nor the one that none can pass.
            expect(error).toBeLessThanOrEqual(tails[k]! * (1 + 1e-12) + relative * frobenius);
            const floor = Math.sqrt(
              exact.slice(k).reduce((sum, each) => sum + (each / exact[0]!) ** 2, 0),
            );
            expect(tails[k]! / exact[0]!).toBeGreaterThanOrEqual(floor * (1 - 1e-12) - relative);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  it('sharpens from pass to pass', async () => {
    const matrix = withSpectrum(
      120,
      80,
      Array.from({ length: 80 }, (_, i) => 0.9 ** i),
      3,
    );
    const answers = await answersOf(matrix, 1);
    const worst = answers.map(({ errors }) => Math.max(...errors));
    expect(answers.length).toBeGreaterThan(2);
    for (let pass = 1; pass < worst.length; pass++)
      expect(worst[pass]).toBeLessThan(worst[pass - 1]!);
  });
});
