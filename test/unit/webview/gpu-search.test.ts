import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { singularValues, truncatedSvd, type Matrix } from '../../../src/core/index.js';
import type { FromDecomposer } from '../../../src/protocol/index.js';
import { Decomposer, progressiveFrom } from '../../../webview/compute/decomposer.js';
import { searchOnTensors } from '../../../webview/compute/gpu-search.js';
import { TensorProducts } from '../../../webview/compute/tensor-products.js';
import { build, random, withSpectrum } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

beforeAll(async () => {
  expect(await setBackend('cpu')).toBe(true);
});

/** The product of M and a vector by plain loops. */
function times({ rows, cols, data }: Matrix, x: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < cols; j++) sum += data[i * cols + j]! * x[j]!;
    return sum;
  });
}

describe('products on tensors', () => {
  it('multiplies vectors that lie one after the other with M and with Mᵀ', async () => {
    const matrix = random(7, 5, 1);
    const turned = build(5, 7, (i, j) => matrix.data[j * 5 + i]!);
    const products = new TensorProducts(matrix, 4);
    const vectors = random(3, 35, 2).data;
    const m = await products.multiply(vectors.slice(0, 15), 3);
    const t = await products.multiplyTransposed(vectors.slice(0, 21), 3);
    expect([m.length, t.length]).toEqual([21, 15]);
    for (let q = 0; q < 3; q++) {
      times(matrix, vectors.slice(5 * q, 5 * q + 5)).forEach((value, i) => {
        expect(m[7 * q + i]).toBeCloseTo(4 * value, 5);
      });
      times(turned, vectors.slice(7 * q, 7 * q + 7)).forEach((value, i) => {
        expect(t[5 * q + i]).toBeCloseTo(4 * value, 5);
      });
    }
    products.dispose();
  });

  it.each([
    ['random', random(210, 190, 3)],
    [
      'fast decay, huge',
      withSpectrum(
        190,
        210,
        Array.from({ length: 60 }, (_, i) => 1e250 * 0.7 ** i),
        4,
      ),
    ],
    ['low rank', withSpectrum(200, 200, [4, 2, 1], 5)],
  ])(
    'finds the triplets of %s in double precision and leaves nothing behind',
    async (_, matrix) => {
      const before = memory().numTensors;
      const answer = unwrap(await searchOnTensors(matrix, 6, { tolerance: 1e-6 }));
      expect(memory().numTensors).toBe(before);
      const exact = unwrap(singularValues(matrix));
      const inDouble = unwrap(truncatedSvd(matrix, 6, { block: 16 }));
      expect(answer.errorBound).toBeLessThanOrEqual(
        inDouble.errorBound * (1 + 1e-6) + 1e-11 * exact[0]!,
      );
      answer.s.forEach((sigma, i) => {
        expect(Math.abs(sigma - exact[i]!)).toBeLessThanOrEqual(answer.residuals[i]! * (1 + 1e-9));
        // Ritz values never exceed the exact ones. They must also not be much smaller than in double
        // precision.
        expect(sigma).toBeLessThanOrEqual(exact[i]! + 1e-13 * exact[0]!);
        expect(sigma).toBeGreaterThanOrEqual(inDouble.s[i]! - 1e-6 * exact[0]!);
      });
    },
  );
});

describe('the decomposer with a search elsewhere', () => {
  const n = progressiveFrom;
  const matrix = build(n, n, (i, j) => (i === j ? 3 : Math.cos(i * 0.01) * j));

  async function firstMessage(search: ConstructorParameters<typeof Decomposer>[2]) {
    const sent: FromDecomposer[] = [];
    const tasks: (() => void)[] = [];
    const decomposer = new Decomposer(
      (message) => sent.push(message),
      (task) => tasks.push(task),
      search,
    );
    decomposer.receive({ kind: 'decompose', matrixId: 1, matrix });
    await new Promise((resolve) => setTimeout(resolve, 0));
    tasks.shift()?.();
    return sent.find((message) => message.kind === 'svd');
  }

  it('shows what it found, and searches itself when it found nothing', async () => {
    const found = truncatedSvd(matrix, 2, { tolerance: 1e-3 });
    const shown = await firstMessage(() => Promise.resolve(found));
    expect(shown?.svd.s).toEqual(unwrap(found).s);
    const own = await firstMessage(() => Promise.resolve(undefined));
    expect(own?.svd.s).toHaveLength(32);
  });
});
