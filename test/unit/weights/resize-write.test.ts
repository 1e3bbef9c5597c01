import { describe, expect, it } from 'vitest';
import { svd, type Matrix } from '../../../src/core/index.js';
import { encodeFloats } from '../../../src/core/files/encode-floats.js';
import { readSafetensorsHeader } from '../../../src/core/files/safetensors.js';
import { readAdapterConfig } from '../../../src/core/weights/adapters/config.js';
import { pairFactors, singleNumber } from '../../../src/core/weights/adapters/factors.js';
import { recogniseAdapter } from '../../../src/core/weights/adapters/recognise.js';
import { pairScale } from '../../../src/core/weights/adapters/scale.js';
import { modelOf } from '../../../src/core/weights/model/model.js';
import { resizeAdapter, type ResizeRequest } from '../../../src/core/weights/resize/write.js';
import { writableType } from '../../../src/core/weights/write/factors.js';
import { safetensorsParts } from '../../../src/core/weights/write/file.js';
import type { ModelTensor } from '../../../src/core/weights/types.js';
import { multiply, random } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

type Given = readonly [shape: readonly number[], data: ArrayLike<number>, dtype?: string];

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function fileOf(
  tensors: Readonly<Record<string, Given>>,
  metadata: ReadonlyMap<string, string> = new Map(),
): Uint8Array {
  const list = Object.entries(tensors).map(([name, [shape, data, dtype = 'F32']]) => {
    const bytes = encodeFloats(Float64Array.from(data), writableType(dtype)!);
    return { name, dtype, shape, bytes };
  });
  return joined(safetensorsParts(list, metadata));
}

function opened(file: Uint8Array) {
  const model = modelOf([{ name: 'a.safetensors', header: unwrap(readSafetensorsHeader(file)) }]);
  const bytesOf = (tensor: ModelTensor) => file.slice(tensor.start, tensor.end);
  return { model, bytesOf, adapter: recogniseAdapter(model.tensors) };
}

/** s·B A of every pair of a file. */
function products(file: Uint8Array, configText?: string): Map<string, Matrix> {
  const { adapter, bytesOf } = opened(file);
  const config = configText === undefined ? undefined : unwrap(readAdapterConfig(configText));
  return new Map(
    adapter.pairs.map((pair) => {
      const { b, a } = unwrap(
        pairFactors(pair, {
          up: bytesOf(pair.up),
          down: bytesOf(pair.down),
          mid: pair.mid && bytesOf(pair.mid),
        }),
      );
      const alpha = pair.alpha && unwrap(singleNumber(pair.alpha, bytesOf(pair.alpha)));
      const { scale } = pairScale(pair, alpha, config);
      const product = multiply(b, a);
      return [pair.name, { ...product, data: product.data.map((x) => x * scale) }];
    }),
  );
}

function request(file: Uint8Array, rank: number, more: Partial<ResizeRequest> = {}): ResizeRequest {
  const { model, bytesOf, adapter } = opened(file);
  const config =
    more.configText === undefined ? undefined : unwrap(readAdapterConfig(more.configText));
  return {
    model,
    choices: adapter.pairs.map((pair) => {
      const alpha = pair.alpha && unwrap(singleNumber(pair.alpha, bytesOf(pair.alpha)));
      return { pair, rank, scale: pairScale(pair, alpha, config) };
    }),
    how: `rank ${rank}`,
    read: (tensor) => Promise.resolve(bytesOf(tensor)),
    ...more,
  };
}

function distance(a: Matrix, b: Matrix): number {
  return Math.hypot(...a.data.map((x, i) => x - b.data[i]!));
}

const up = random(20, 6, 1).data;
const down = random(6, 18, 2).data;

/** The error of the best approximation of rank k, and what the written file really has. */
async function expectBest(
  file: Uint8Array,
  k: number,
  room: number,
  more?: Partial<ResizeRequest>,
): Promise<Uint8Array> {
  const resized = unwrap(await resizeAdapter(request(file, k, more)));
  const written = joined(resized.parts);
  const before = products(file, more?.configText);
  const after = products(written, resized.configText ?? more?.configText);
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const { name, relative, rank } of resized.pairs) {
    expect(rank).toBe(k);
    const whole = Math.hypot(...before.get(name)!.data);
    const measured = distance(before.get(name)!, after.get(name)!) / whole;
    expect(Math.abs(relative - measured)).toBeLessThan(1e-13);
    const tail = Math.hypot(...unwrap(svd(before.get(name)!)).s.slice(k)) / whole;
    expect(measured).toBeGreaterThan(tail * (1 - 1e-12));
    expect(measured).toBeLessThan(tail + room);
  }
  return written;
}

describe('a resized adapter', () => {
  it.each([
    ['F64', 1e-14],
    ['F32', 1e-7],
    ['F16', 1e-3],
    ['BF16', 8e-3],
    ['F8_E4M3', 0.08],
    ['F8_E5M2', 0.16],
  ])('in %s has the best approximation and the measured error', async (dtype, room) => {
    const file = fileOf({
      'x.lora_up.weight': [[20, 6], up, dtype],
      'x.lora_down.weight': [[6, 18], down, dtype],
      'x.alpha': [[], [3], dtype],
    });
    const { model, bytesOf } = opened(await expectBest(file, 2, room));
    expect(model.tensors.map((t) => [t.name, t.dtype, t.shape])).toEqual([
      ['x.lora_up.weight', dtype, [20, 2]],
      ['x.lora_down.weight', dtype, [2, 18]],
      ['x.alpha', dtype, []],
    ]);
    expect(unwrap(singleNumber(model.tensors[2]!, bytesOf(model.tensors[2]!)))).toBe(1);
  });

  it('keeps s where α is rounded, negative or absent', async () => {
    for (const alpha of [0.7, -3, 1e-3]) {
      await expectBest(
        fileOf({
          'x.lora_up.weight': [[20, 6], up, 'F64'],
          'x.lora_down.weight': [[6, 18], down, 'F64'],
          'x.alpha': [[], [alpha], 'BF16'],
        }),
        5,
        1e-13,
      );
    }
    const plain = fileOf({
      'x.lora.up.weight': [[20, 6], up],
      'x.lora.down.weight': [[6, 18], down],
    });
    await expectBest(plain, 3, 1e-6);
  });

  it('keeps the shapes of convolutions, other tensors and the metadata', async () => {
    const others = {
      'x.dora_scale': [[20, 1], up.subarray(0, 20)],
      '7': [[2], [1, 2], 'BF16'],
    } as const;
    const file = fileOf(
      {
        'x.lora_up.weight': [[20, 6, 1, 1], up],
        'x.lora_down.weight': [[6, 2, 3, 3], down],
        ...others,
      },
      new Map([['ss_network_dim', '6']]),
    );
    const written = await expectBest(file, 4, 1e-6);
    const before = opened(file);
    const after = opened(written);
    const shape = (name: string) => after.model.tensors.find((one) => one.name === name)!.shape;
    expect(shape('x.lora_up.weight')).toEqual([20, 4, 1, 1]);
    expect(shape('x.lora_down.weight')).toEqual([4, 2, 3, 3]);
    for (const name of Object.keys(others)) {
      const [p, q] = [before, after].map(({ model, bytesOf }) =>
        bytesOf(model.tensors.find((one) => one.name === name)!),
      );
      expect(q).toEqual(p);
    }
    expect(after.model.metadata.get('ss_network_dim')).toBe('4');
    expect(after.model.metadata.get('lowRankLens')).toMatch(
      /^Resized by Low-Rank Lens: rank 4; 1 of 1 pair truncated; relative error 0\.\d+\.$/,
    );
  });

  it('changes the configuration of PEFT', async () => {
    const file = fileOf({
      'base_model.model.a.q.lora_A.weight': [[6, 18], down, 'F64'],
      'base_model.model.a.q.lora_B.weight': [[20, 6], up, 'F64'],
      'base_model.model.a.v.lora_A.weight': [[6, 18], down.slice().reverse(), 'F64'],
      'base_model.model.a.v.lora_B.weight': [[20, 6], up, 'F64'],
    });
    for (const usesRsLora of [false, true]) {
      const configText = JSON.stringify({ r: 6, lora_alpha: 12, use_rslora: usesRsLora, x: [1] });
      await expectBest(file, 3, 1e-13, { configText });
      const uniform = unwrap(await resizeAdapter(request(file, 3, { configText })));
      expect(JSON.parse(uniform.configText!)).toMatchObject({ r: 3, x: [1], rank_pattern: {} });
      const one = request(file, 2, { configText });
      const part = unwrap(await resizeAdapter({ ...one, choices: one.choices.slice(0, 1) }));
      expect(JSON.parse(part.configText!)).toMatchObject({
        r: 6,
        lora_alpha: 12,
        rank_pattern: { 'a.q': 2 },
      });
      const after = products(joined(part.parts), part.configText);
      const before = products(file, configText);
      expect(distance(after.get('a.v')!, before.get('a.v')!)).toBe(0);
      expect(distance(after.get('a.q')!, before.get('a.q')!)).toBeGreaterThan(0);
    }
    expect(unwrap(await resizeAdapter(request(file, 2))).notes).toEqual([
      'adapter_config.json is not there: its r has to become the new ranks, and its lora_alpha must keep s.',
    ]);
  });

  it('leaves pairs alone that keep their rank or cannot be written', async () => {
    const file = fileOf({
      'x.lora_up.weight': [[20, 6], up],
      'x.lora_down.weight': [[6, 18], down],
      't.lora_up.weight': [[20, 6], up.map(Math.round), 'F32'],
      't.lora_down.weight': [[6, 18], down],
    });
    // Whole numbers are no type that factors can be written in.
    const text = new TextDecoder('latin1').decode(file);
    const place = text.indexOf('"F32"', text.indexOf('t.lora_up')) + 1;
    file.set(new TextEncoder().encode('I32'), place);
    const same = unwrap(await resizeAdapter(request(file, 6)));
    const [p, q] = [opened(file), opened(joined(same.parts))];
    expect(q.model.tensors.map((one) => [one.name, q.bytesOf(one)])).toEqual(
      p.model.tensors.map((one) => [one.name, p.bytesOf(one)]),
    );
    expect(same.relative).toBe(0);
    const less = unwrap(await resizeAdapter(request(file, 2)));
    expect(less.pairs.map(({ rank }) => rank)).toEqual([2, 6]);
    expect(less.notes).toEqual(['t stays as it is: its factors are I32.']);
  });

  it('has the relative error of all pairs, also of those that keep their rank', async () => {
    const file = fileOf({
      'a.lora_up.weight': [[20, 6], up],
      'a.lora_down.weight': [[6, 18], down],
      'b.lora_up.weight': [[20, 6], up.map((x) => 10 * x)],
      'b.lora_down.weight': [[6, 18], down],
    });
    const wish = request(file, 6);
    const choices = wish.choices.map((choice, i) => ({ ...choice, rank: i === 0 ? 2 : 6 }));
    const resized = unwrap(await resizeAdapter({ ...wish, choices }));
    const before = products(file);
    const after = products(joined(resized.parts));
    const whole = Math.hypot(...[...before.values()].map(({ data }) => Math.hypot(...data)));
    const lost = distance(before.get('a')!, after.get('a')!);
    expect(resized.relative).toBeCloseTo(lost / whole, 13);
    expect(resized.relative).toBeLessThan(resized.pairs[0]!.relative / 9);
  });

  it('takes zero pairs and α of 0', async () => {
    const zero = fileOf({
      'x.lora_up.weight': [[20, 6], new Float64Array(120)],
      'x.lora_down.weight': [[6, 18], down],
      'y.lora_up.weight': [[20, 6], up],
      'y.lora_down.weight': [[6, 18], down],
      'y.alpha': [[], [0]],
    });
    const resized = unwrap(await resizeAdapter(request(zero, 2)));
    expect(resized.relative).toBe(0);
    const after = products(joined(resized.parts));
    for (const product of after.values()) expect(product.data.every((x) => x === 0)).toBe(true);
  });

  it('says how large the rounding to one byte is, also where α has one', async () => {
    const file = fileOf({
      'x.lora_up.weight': [[20, 6], up, 'F8_E4M3'],
      'x.lora_down.weight': [[6, 18], down, 'F8_E5M2'],
      'x.alpha': [[], [4.5], 'F8_E4M3'],
    });
    const { model, bytesOf } = opened(await expectBest(file, 5, 0.16));
    expect(model.tensors.map(({ dtype }) => dtype)).toEqual(['F8_E4M3', 'F8_E5M2', 'F8_E4M3']);
    expect(unwrap(singleNumber(model.tensors[2]!, bytesOf(model.tensors[2]!)))).toBe(3.75);
  });

  it('writes α as a single where its type would make it 0', async () => {
    const file = fileOf({
      'x.lora_up.weight': [[20, 6], up, 'F32'],
      'x.lora_down.weight': [[6, 18], down, 'F32'],
      'x.alpha': [[], [2 ** -9], 'F8_E4M3'],
    });
    const { model } = opened(await expectBest(file, 1, 1e-6));
    expect(model.tensors.map(({ dtype }) => dtype)).toEqual(['F32', 'F32', 'F32']);
  });

  it('refuses numbers beyond the type, and stops when it is told', async () => {
    const file = fileOf({
      'x.lora_up.weight': [[20, 6], up.map((x) => x * 6e4), 'F16'],
      'x.lora_down.weight': [[6, 18], down.map((x) => x * 6e4), 'F16'],
    });
    expect(await resizeAdapter(request(file, 2))).toMatchObject({
      problem: { message: 'x: A factor has numbers that are too large for F16.' },
    });
    expect(await resizeAdapter(request(file, 2, { isCancelled: () => true }))).toMatchObject({
      problem: { code: 'cancelled' },
    });
  });
});
