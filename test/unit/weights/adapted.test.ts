import { describe, expect, it } from 'vitest';
import { memoryBytes, svd, writeSafetensors, type Matrix } from '../../../src/core/index.js';
import { readSafetensorsHeader } from '../../../src/core/files/safetensors.js';
import { recogniseAdapter } from '../../../src/core/weights/adapters/recognise.js';
import { readChanged } from '../../../src/core/weights/compare/changed.js';
import { withMagnitude } from '../../../src/core/weights/compare/dora.js';
import { matchAdapter } from '../../../src/core/weights/compare/match-adapter.js';
import { measureTask } from '../../../src/core/weights/measure-task.js';
import { modelOf } from '../../../src/core/weights/model/model.js';
import type { WeightTask } from '../../../src/core/weights/task.js';
import type { ModelTensor } from '../../../src/core/weights/types.js';
import { multiply, random } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

const tensor = (name: string, ...shape: number[]): ModelTensor => ({
  ...{ name, dtype: 'F32', shape, start: 0, end: 0, file: 0 },
});
const modelWith = (...tensors: ModelTensor[]) => ({
  ...{ tensors, files: ['a'], notes: [], metadata: new Map<string, string>() },
});
const pairOf = (up: string, down: string, m = 6, n = 4) =>
  recogniseAdapter([tensor(up, m, 2), tensor(down, 2, n)]);

describe('the weight of a pair', () => {
  const q = 'model.layers.0.self_attn.q_proj';
  it.each([
    [
      'PEFT',
      `base_model.model.${q}.lora_B.weight`,
      `base_model.model.${q}.lora_A.weight`,
      `${q}.weight`,
    ],
    ['PEFT in memory', `${q}.lora_B.default.weight`, `${q}.lora_A.default.weight`, `${q}.weight`],
    [
      'PEFT on a model without its head',
      `base_model.model.${q}.lora_B.weight`,
      `base_model.model.${q}.lora_A.weight`,
      'layers.0.self_attn.q_proj.weight',
    ],
    [
      'kohya on a part',
      'lora_unet_down_blocks_1_attentions_0_proj_in.lora_up.weight',
      'lora_unet_down_blocks_1_attentions_0_proj_in.lora_down.weight',
      'down_blocks.1.attentions.0.proj_in.weight',
    ],
    [
      'kohya on a whole checkpoint',
      'lora_te1_text_model_encoder_layers_0_mlp_fc1.lora_up.weight',
      'lora_te1_text_model_encoder_layers_0_mlp_fc1.lora_down.weight',
      'conditioner.embedders.0.transformer.text_model.encoder.layers.0.mlp.fc1.weight',
    ],
    [
      'diffusers, old',
      'unet.mid_block.attn1.processor.to_q_lora.up.weight',
      'unet.mid_block.attn1.processor.to_q_lora.down.weight',
      'mid_block.attn1.to_q.weight',
    ],
    [
      'diffusers, old, the output',
      'unet.mid_block.attn1.processor.to_out_lora.up.weight',
      'unet.mid_block.attn1.processor.to_out_lora.down.weight',
      'mid_block.attn1.to_out.0.weight',
    ],
    [
      'diffusers',
      'transformer.a.to_k.lora.up.weight',
      'transformer.a.to_k.lora.down.weight',
      'a.to_k.weight',
    ],
  ])('is found in the spelling of %s', (_, up, down, name) => {
    const base = modelWith(tensor('other.weight', 6, 4), tensor(name, 6, 4), tensor('b.bias', 6));
    const { matches, leftOvers } = matchAdapter(base, pairOf(up, down), false);
    expect(leftOvers).toEqual([]);
    expect(matches.map(({ base: { name: found } }) => found)).toEqual([name]);
  });

  it('is refused with the reason: no such name, several, another shape', () => {
    const adapter = pairOf('x.q.lora_B.weight', 'x.q.lora_A.weight');
    const why = (...names: ModelTensor[]) =>
      matchAdapter(modelWith(...names), adapter, false).leftOvers[0]?.why;
    expect(why(tensor('x.k.weight', 6, 4))).toBe('The base has no weight of this name.');
    expect(why(tensor('a.x.q.weight', 6, 4), tensor('b.x.q.weight', 6, 4))).toMatch(/^Several/);
    const unet = 'lora_unet_down_blocks_0_attentions_0_proj_in';
    const original = modelWith(
      tensor('model.diffusion_model.input_blocks.1.1.proj_in.weight', 6, 4),
    );
    const named = pairOf(`${unet}.lora_up.weight`, `${unet}.lora_down.weight`);
    expect(matchAdapter(original, named, false).leftOvers[0]?.why).toMatch(
      /original Stable Diffusion \(input_blocks\).*layout of diffusers/,
    );
    expect(why(tensor('x.q.weight', 4, 6))).toBe(
      'The weight of the base is (4, 6), and ΔW is 6×4.',
    );
    expect(matchAdapter(modelWith(tensor('x.q.weight', 4, 6)), adapter, true).matches).toHaveLength(
      1,
    );
  });
});

/** A task on two files in memory: the base, and an adapter with one pair. */
function given(
  base: Readonly<Record<string, Matrix>>,
  adapter: Readonly<Record<string, Matrix & { readonly shape?: readonly number[] }>>,
  scale: number,
  isTransposed = false,
) {
  const files = [base, adapter].map((tensors) =>
    writeSafetensors(
      Object.fromEntries(
        Object.entries(tensors).map(([name, matrix]) => {
          const { rows, cols, data } = matrix;
          const shape = 'shape' in matrix ? (matrix.shape as number[]) : [rows, cols];
          return [name, { shape, data }];
        }),
      ),
    ),
  );
  const models = files.map((file, i) =>
    modelOf([{ name: String(i), header: unwrap(readSafetensorsHeader(file)) }]),
  );
  const moved = models[1]!.tensors.map((one) => ({ ...one, file: 1 }));
  const { matches } = matchAdapter(models[0]!, recogniseAdapter(moved), isTransposed);
  const task: Extract<WeightTask, { kind: 'adapted' }> = { kind: 'adapted', ...matches[0]!, scale };
  return { task, bytes: files.map((file) => memoryBytes(file)) };
}

const w = random(12, 9, 1);
const b = random(12, 2, 2);
const a = random(2, 9, 3);
const s = 0.5;
const ba = multiply(b, a);
const sum = { ...w, data: w.data.map((x, i) => x + s * ba.data[i]!) };
const pair = { 'q.lora_B.weight': b, 'q.lora_A.weight': a };

describe('a base with an adapter', () => {
  it('is W + s·B A beside W', async () => {
    const { task, bytes } = given({ 'q.weight': w }, pair, s);
    const { before, after } = unwrap(await readChanged(task, bytes, 1e6));
    expect(before.data).toEqual(w.data);
    after.data.forEach((x, i) => expect(x).toBeCloseTo(sum.data[i]!, 13));
    const { numbers, comparison } = await measureTask(task, bytes, 'exact');
    const change = unwrap(svd(ba)).s;
    expect(numbers!.spectral).toBeCloseTo(s * change[0]!, 12);
    expect(numbers!.numericalRank).toBe(2);
    const norm = Math.hypot(...w.data);
    expect(comparison!.relative).toBeCloseTo((s * Math.hypot(...ba.data)) / norm, 13);
    expect(comparison!.angles).toHaveLength(9);
    expect(comparison!.rightAngles).toHaveLength(9);
    expect(await measureTask(task, bytes, 'leading')).toMatchObject({
      comparison: { compared: 9 },
    });
  });

  it('finds an intruder: a strong direction that W does not have', async () => {
    const unit = (n: number, at: number, size: number) => ({
      ...{ rows: n, cols: 1 },
      data: Float64Array.from({ length: n }, (_, i) => (i === at ? size : 0)),
    });
    // W has the directions 0 and 1 only, and the adapter adds direction 2.
    const low = { rows: 6, cols: 5, data: new Float64Array(30) };
    low.data[0] = 3;
    low.data[6] = 2;
    const column = unit(6, 2, 10);
    const line = { ...unit(5, 3, 1), rows: 1, cols: 5 };
    const { task, bytes } = given(
      { 'q.weight': low },
      { 'q.lora_B.weight': column, 'q.lora_A.weight': line },
      1,
    );
    const { comparison } = await measureTask(task, bytes, 'exact');
    expect(comparison).toMatchObject({ intruders: 1, compared: 2 });
    // The leading two of W are e₀ and e₁, those of W + ΔW e₂ and e₀, on the right e₃ and e₀.
    expect(comparison!.angles.map(Math.round)).toEqual([0, 90]);
    expect(comparison!.rightAngles.map(Math.round)).toEqual([0, 90]);
  });

  it('may lie transposed', async () => {
    const turned = { rows: 9, cols: 12, data: new Float64Array(108) };
    for (let i = 0; i < 12; i++) {
      for (let j = 0; j < 9; j++) turned.data[j * 12 + i] = w.data[i * 9 + j]!;
    }
    const { task, bytes } = given({ 'q.weight': turned }, pair, s, true);
    const { after } = unwrap(await readChanged(task, bytes, 1e6));
    after.data.forEach((x, i) => expect(x).toBeCloseTo(sum.data[i]!, 13));
  });

  it('has the magnitudes of DoRA applied: every row gets its length', async () => {
    const m = Float64Array.from({ length: 12 }, (_, i) => 1 + i);
    const magnitude = { rows: 12, cols: 1, data: m, shape: [12] };
    const { task, bytes } = given(
      { 'q.weight': w },
      { ...pair, 'q.lora_magnitude_vector': magnitude },
      s,
    );
    const { after } = unwrap(await readChanged(task, bytes, 1e6));
    for (let i = 0; i < 12; i++) {
      const row = [...after.data.subarray(9 * i, 9 * i + 9)];
      const was = [...sum.data.subarray(9 * i, 9 * i + 9)];
      expect(Math.hypot(...row)).toBeCloseTo(m[i]!, 12);
      const cosine = row.reduce((all, x, j) => all + x * was[j]!, 0) / (m[i]! * Math.hypot(...was));
      expect(cosine).toBeCloseTo(1, 12);
    }
    const measured = await measureTask(task, bytes, 'exact');
    const change = after.data.map((x, i) => x - w.data[i]!);
    expect(measured.numbers!.frobenius).toBeCloseTo(Math.hypot(...change), 11);
  });

  it('has the magnitudes of an embedding applied to its outputs, as PEFT does', async () => {
    // W is 9 tokens × 12 numbers in the base; s·B A is 12×9, and PEFT takes the norm of each of the 12 outputs.
    const turned = { rows: 9, cols: 12, data: new Float64Array(108) };
    for (let i = 0; i < 12; i++) {
      for (let j = 0; j < 9; j++) turned.data[j * 12 + i] = w.data[i * 9 + j]!;
    }
    const factors = { 'e.lora_embedding_B': b, 'e.lora_embedding_A': a };
    const of = (count: number) => ({
      ...{ rows: count, cols: 1, shape: [count] },
      data: Float64Array.from({ length: count }, (_, i) => 1 + i),
    });
    const { task, bytes } = given(
      { 'e.weight': turned },
      { ...factors, 'e.lora_magnitude_vector': of(12) },
      s,
    );
    const { before, after } = unwrap(await readChanged(task, bytes, 1e6));
    expect([before.rows, before.cols]).toEqual([12, 9]);
    for (let i = 0; i < 12; i++) {
      const was = sum.data.subarray(9 * i, 9 * i + 9);
      const length = Math.hypot(...was);
      was.forEach((x, j) => expect(after.data[9 * i + j]).toBeCloseTo(((1 + i) * x) / length, 12));
    }
    const tokens = given(
      { 'e.weight': turned },
      { ...factors, 'e.lora_magnitude_vector': of(9) },
      s,
    );
    expect(await readChanged(tokens.task, tokens.bytes, 1e6)).toMatchObject({
      problem: {
        message: 'An embedding needs one magnitude for each of its 12 outputs, and has 9.',
      },
    });
  });

  it('is refused where it is too large', async () => {
    const { task, bytes } = given({ 'q.weight': w }, pair, s);
    expect(await readChanged(task, bytes, 100)).toMatchObject({ problem: { code: 'tooLarge' } });
  });
});

describe('the magnitudes of DoRA', () => {
  const ones = { rows: 2, cols: 4, data: new Float64Array(8).fill(3) };
  it('count for rows or for inputs, by their shape', () => {
    const byRow = unwrap(withMagnitude(ones, Float64Array.of(2, 4), [2, 1], 1));
    expect([...byRow.data]).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
    // Two inputs with two places of the kernel each: four entries of 3 have the norm 6.
    const byInput = unwrap(withMagnitude(ones, Float64Array.of(6, 12), [1, 2, 1, 1], 2));
    expect([...byInput.data]).toEqual([3, 3, 6, 6, 3, 3, 6, 6]);
  });

  it('leave zeros, and are refused where they do not fit', () => {
    const zero = { ...ones, data: new Float64Array(8) };
    expect([...unwrap(withMagnitude(zero, Float64Array.of(1, 1), [2], 1)).data]).toEqual([
      ...new Float64Array(8),
    ]);
    expect(withMagnitude(ones, Float64Array.of(1, 1, 1), [3], 1)).toMatchObject({
      problem: { message: 'The magnitudes are (3,), and W is 2×4.' },
    });
  });
});
