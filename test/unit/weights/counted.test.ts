import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frobeniusNorm, memoryBytes, type ByteSource } from '../../../src/core/index.js';
import { recogniseAdapter } from '../../../src/core/weights/adapters/recognise.js';
import { measureTask } from '../../../src/core/weights/measure-task.js';
import { countKronecker, formProduct } from '../../../src/core/weights/products/form.js';
import type { ModelTensor } from '../../../src/core/weights/types.js';
import { unwrap } from '../svd/helpers/ratios.js';

/** Entries that are not finite are counted, whatever the size and the kind of a row. */

const special = fc.constantFrom(0, 1, -2, 3, NaN, Infinity, -Infinity);

function lokr(w1: readonly number[], w2: readonly number[]) {
  const all = [w1, w2].map((data) => new Uint8Array(Float64Array.from(data).buffer));
  const whole = new Uint8Array(Buffer.concat(all));
  const tensor = (name: string, shape: number[], start: number): ModelTensor => {
    const end = start + 8 * shape[0]! * shape[1]!;
    return { name: `x.${name}`, dtype: 'F64', shape, start, end, file: 0 };
  };
  const tensors = [tensor('lokr_w1', [2, 3], 0), tensor('lokr_w2', [3, 2], 48)];
  const product = recogniseAdapter(tensors).products[0]!;
  const bytes = new Map(
    tensors.map(({ name, start, end }) => [name.slice(2), whole.slice(start, end)]),
  );
  return { product, bytes, file: memoryBytes(whole) };
}

function counts(data: Float64Array) {
  const finite = data.filter((value) => Number.isFinite(value));
  return {
    nan: data.filter((value) => Number.isNaN(value)).length,
    infinite: data.filter((value) => Math.abs(value) === Infinity).length,
    frobenius: frobeniusNorm(finite),
  };
}

describe('entries that are not finite', () => {
  it('are counted in a Kronecker product as in the formed one', () => {
    const six = fc.array(special, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(six, six, (w1, w2) => {
        const { product, bytes } = lokr(w1, w2);
        const formed = counts(unwrap(formProduct(product, bytes)).data);
        const { frobenius, ...found } = unwrap(countKronecker(product, bytes));
        expect(found).toEqual({ nan: formed.nan, infinite: formed.infinite });
        expect(Math.abs(frobenius - formed.frobenius)).toBeLessThanOrEqual(1e-12 * frobenius);
      }),
    );
  });

  it('are in the row of a LoKr', async () => {
    const { product, file } = lokr([1, NaN, 0, 2, 3, 4], [1, 2, Infinity, 4, 5, 6]);
    const { numbers, problem } = await measureTask(
      { kind: 'product', product, scale: 2 },
      [file],
      'exact',
    );
    expect(problem).toBeUndefined();
    // NaN beside each of six, and 0 beside ∞; ∞ beside the four others.
    expect(numbers).toMatchObject({ nan: 7, infinite: 4, spectral: 0 });
  });

  it('are counted in a tensor that is read block by block', async () => {
    const [rows, cols] = [8200, 8200];
    const [nan, one] = [0x7f, 0x38];
    const marks = new Map([
      [17, nan],
      [5000 * cols + 3, nan],
      [rows * cols - 1, nan],
      [rows * cols - 2, one],
      [12_345, one],
    ]);
    const file: ByteSource = {
      size: rows * cols,
      read: (start, end) => {
        const bytes = new Uint8Array(end - start);
        for (const [at, code] of marks) if (at >= start && at < end) bytes[at - start] = code;
        return Promise.resolve(bytes);
      },
    };
    const tensor = {
      ...{ name: 'big.weight', dtype: 'F8_E4M3', shape: [rows, cols] },
      ...{ start: 0, end: rows * cols, file: 0 },
    };
    const { numbers } = await measureTask({ kind: 'tensor', tensor }, [file], 'leading');
    expect(numbers).toMatchObject({ nan: 3, infinite: 0, spectral: 0 });
    expect(numbers!.frobenius).toBeCloseTo(Math.SQRT2, 12);
  });
});
