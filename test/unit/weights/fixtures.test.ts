import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSafetensorsHeader } from '../../../src/core/files/safetensors.js';
import { readAdapterConfig } from '../../../src/core/weights/adapters/config.js';
import { pairFactors, singleNumber } from '../../../src/core/weights/adapters/factors.js';
import { recogniseAdapter } from '../../../src/core/weights/adapters/recognise.js';
import { pairScale } from '../../../src/core/weights/adapters/scale.js';
import { measurePair } from '../../../src/core/weights/measure/pair.js';
import { measureTensor } from '../../../src/core/weights/measure/tensor.js';
import { layoutOf } from '../../../src/core/weights/model/layout.js';
import { modelOf } from '../../../src/core/weights/model/model.js';
import { productScale, productValues } from '../../../src/core/weights/products/form.js';
import { resizeAdapter } from '../../../src/core/weights/resize/write.js';
import type { ModelTensor } from '../../../src/core/weights/types.js';
import { multiply } from '../../../src/core/lowrank/linear/product.js';
import { frobeniusNorm } from '../../../src/core/lowrank/norms.js';
import { tails } from '../../../src/core/lowrank/spectrum.js';
import type { Matrix } from '../../../src/core/matrix.js';
import { singularValues } from '../../../src/core/svd/svd.js';
import { unwrap } from '../svd/helpers/ratios.js';

const folder = fileURLToPath(new URL('../../fixtures/weights/', import.meta.url));

interface TensorNumbers extends Readonly<Record<string, unknown>> {
  readonly values: readonly number[];
  readonly heavyTail?: Readonly<Record<string, number>>;
}

interface PairNumbers {
  readonly norm: number;
  readonly values: readonly number[];
  readonly shape: readonly number[];
}

const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
  readonly tensors: Readonly<Record<string, TensorNumbers>>;
  readonly pairs: Readonly<Record<string, Readonly<Record<string, PairNumbers>>>>;
};
const config = unwrap(readAdapterConfig(readFileSync(join(folder, 'adapter_config.json'), 'utf8')));

type Opened = ReturnType<typeof openedBytes>;

function opened(name: string): Opened {
  return openedBytes(readFileSync(join(folder, name)), name);
}

function openedBytes(bytes: Uint8Array, name = 'bytes') {
  const file = new Uint8Array(bytes);
  const model = modelOf([{ name, header: unwrap(readSafetensorsHeader(file)) }]);
  const read = (tensor: ModelTensor) => file.slice(tensor.start, tensor.end);
  const number = (tensor: ModelTensor | undefined) =>
    tensor && unwrap(singleNumber(tensor, read(tensor)));
  return { model, read, number, adapter: recogniseAdapter(model.tensors) };
}

/** To 1e-10 of the largest; what is beyond the values of NumPy is nothing. */
function expectClose(found: ArrayLike<number>, wanted: readonly number[]): void {
  const room = 1e-10 * Math.max(1e-300, wanted[0] ?? 0);
  for (let i = 0; i < Math.max(found.length, wanted.length); i++) {
    expect(Math.abs((found[i] ?? 0) - (wanted[i] ?? 0))).toBeLessThanOrEqual(room);
  }
}

describe('the numbers of weights are those of NumPy', () => {
  const { model, read } = opened('weights.safetensors');

  it.each(Object.keys(expected.tensors))('%s', (name) => {
    const tensor = model.tensors.find((one) => one.name === name)!;
    const layout = unwrap(layoutOf(tensor.shape));
    const { numbers, values } = unwrap(
      measureTensor({ bytes: read(tensor), dtype: tensor.dtype, layout }, { level: 'exact' }),
    );
    const { values: wantedValues, heavyTail, ...wanted } = expected.tensors[name]!;
    expectClose(values, wantedValues);
    for (const [key, value] of Object.entries(wanted)) {
      const found = numbers[key as keyof typeof numbers] as number;
      expect(Math.abs(found / (value as number) - 1), key).toBeLessThan(1e-10);
    }
    for (const [key, value] of Object.entries(heavyTail ?? {})) {
      const found = numbers.heavyTail![key as keyof typeof numbers.heavyTail] as number;
      // The number of spikes may be 0.
      expect(Math.abs(found - value), key).toBeLessThanOrEqual(1e-10 * Math.abs(value));
    }
    expect(numbers.heavyTail === null).toBe(heavyTail === undefined);
  });
});

describe('the pairs of every spelling are the products of PyTorch', () => {
  it.each(Object.keys(expected.pairs))('%s', (file) => {
    const { adapter, read, number } = opened(file);
    const wanted = expected.pairs[file]!;
    const names = [...adapter.pairs, ...adapter.products].map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(wanted).sort());
    for (const pair of adapter.pairs) {
      const bytes = { up: read(pair.up), down: read(pair.down), mid: pair.mid && read(pair.mid) };
      const { scale } = pairScale(
        pair,
        number(pair.alpha),
        file === 'peft.safetensors' ? config : undefined,
      );
      const { numbers, values } = unwrap(
        measurePair({ ...unwrap(pairFactors(pair, bytes)), scale }),
      );
      const { norm, shape, values: own } = wanted[pair.name]!;
      expect([pair.rows, pair.cols]).toEqual(shape);
      expectClose(values, own);
      expect(Math.abs(numbers.frobenius - norm)).toBeLessThanOrEqual(1e-10 * norm);
    }
    for (const product of adapter.products) {
      const bytes = new Map([...product.tensors].map(([role, tensor]) => [role, read(tensor)]));
      const scale = productScale(product, number(product.alpha));
      const values = unwrap(productValues(product, bytes)).map((sigma) => sigma * scale);
      expectClose(values, wanted[product.name]!.values);
    }
  });

  it('what has no partner is left over', () => {
    const { adapter } = opened('kohya.safetensors');
    expect(adapter.leftOvers.map(({ tensor, why }) => [tensor.name, why])).toEqual([
      ['alone.lora_up.weight', 'It has no A (down).'],
    ]);
  });
});

/** ΔW of each pair of a file, formed. */
function formed(parts: Opened): Map<string, { readonly rank: number; readonly delta: Matrix }> {
  const { adapter, read, number } = parts;
  return new Map(
    adapter.pairs.map((pair) => {
      const bytes = { up: read(pair.up), down: read(pair.down), mid: pair.mid && read(pair.mid) };
      const { b, a } = unwrap(pairFactors(pair, bytes));
      const { scale } = pairScale(pair, number(pair.alpha));
      const { rows, cols, data } = multiply(b, a);
      const delta = { rows, cols, data: data.map((value) => scale * value) };
      return [pair.name, { rank: pair.rank, delta }];
    }),
  );
}

describe('a resized file', () => {
  // test/python/resized.test.ts does the same with NumPy, in all spellings.
  it('has the best approximations of the formed products', async () => {
    const before = opened('kohya.safetensors');
    const { model, adapter, read, number } = before;
    const resized = unwrap(
      await resizeAdapter({
        model,
        choices: adapter.pairs.map((pair, i) => {
          return { pair, rank: i + 1, scale: pairScale(pair, number(pair.alpha)) };
        }),
        how: 'ranks 1, 2 and 3',
        read: (tensor) => Promise.resolve(read(tensor)),
      }),
    );
    const after = formed(openedBytes(Buffer.concat(resized.parts)));
    expect(after.size).toBe(3);
    for (const [name, { delta }] of formed(before)) {
      const { rank, delta: again } = after.get(name)!;
      const own = resized.pairs.find((pair) => pair.name === name)!;
      expect(rank).toBe(own.rank);
      const norm = frobeniusNorm(delta.data);
      const error = frobeniusNorm(delta.data.map((value, i) => value - again.data[i]!)) / norm;
      const best = tails(unwrap(singularValues(delta)))[rank]! / norm;
      expect(Math.abs(error - own.relative)).toBeLessThan(1e-12);
      expect(error).toBeGreaterThan(best * (1 - 1e-9) - 1e-15);
      // The factors were rounded to the type of the file.
      expect(error).toBeLessThan(best + 2e-2);
    }
  });
});
