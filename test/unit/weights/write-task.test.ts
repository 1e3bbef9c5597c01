import { describe, expect, it } from 'vitest';
import {
  memoryBytes,
  modelOf,
  readSafetensorsHeader,
  recogniseAdapter,
  svd,
  writeAdapter,
  writeSafetensors,
  type ByteSource,
  type Model,
  type NumericArray,
  type WriteTask,
} from '../../../src/core/index.js';
import { matchModels } from '../../../src/core/weights/compare/match.js';
import { random } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

type Arrays = Readonly<Record<string, NumericArray>>;

function opened(arrays: Arrays): { readonly model: Model; readonly bytes: ByteSource } {
  const file = writeSafetensors(arrays);
  const model = modelOf([{ name: 'a', header: unwrap(readSafetensorsHeader(file)) }]);
  return { model, bytes: memoryBytes(file) };
}

const matrix = (seed: number, rows = 12, cols = 9): NumericArray => ({
  shape: [rows, cols],
  data: random(rows, cols, seed).data,
});
const vector = (...data: number[]): NumericArray => ({
  shape: [data.length],
  data: Float64Array.from(data),
});

/** An extraction of everything that both have, as the host asks for it. */
function extraction(before: Arrays, after: Arrays) {
  const [first, second] = [opened(before), opened(after)];
  const matches = matchModels(first.model, second.model).matches.map((match) => ({
    ...match,
    after: { ...match.after, file: 1 },
  }));
  const isMatrix = ({ after: { shape } }: (typeof matches)[number]) => shape.length > 1;
  const task: WriteTask = {
    ...({ kind: 'extract', spelling: 'peft', dtype: 'F32', how: 'rank 2' } as const),
    choices: matches.filter(isMatrix).map((match) => ({
      ...{ name: match.after.name, shape: match.after.shape, rank: 2 },
      task: { kind: 'difference' as const, ...match },
    })),
    vectors: matches.filter((match) => !isMatrix(match)),
  };
  return { task, files: [first.bytes, second.bytes] };
}

describe('a new adapter', () => {
  it('is made of plain data, as a thread is given it', async () => {
    const arrays = {
      'q.lora_up.weight': matrix(1, 12, 4),
      'q.lora_down.weight': matrix(2, 4, 9),
    };
    const { model, bytes } = opened(arrays);
    const [pair] = recogniseAdapter(model.tensors).pairs;
    const scale = { scale: 1, alpha: 4, isRootScaled: false, reason: '' };
    const task: WriteTask = {
      ...({ kind: 'resize', how: 'rank 2', model } as const),
      choices: [{ pair: pair!, rank: 2, scale }],
    };
    const fractions: number[] = [];
    const onProgress = (fraction: number) => fractions.push(fraction);
    const written = unwrap(await writeAdapter(structuredClone(task), [bytes], { onProgress }));
    const direct = unwrap(await writeAdapter(task, [bytes], {}));
    expect(structuredClone(written)).toEqual(direct);
    expect(written.pairs).toBe(1);
    expect(fractions.at(-1)).toBe(1);
  });

  it('has the best pairs of a difference, and says which vectors it cannot hold', async () => {
    const before = {
      'q.weight': matrix(1),
      'q.bias': vector(1, 2, 3),
      'norm.weight': vector(1, 1),
      'same.bias': vector(5, 6),
      'gap.bias': vector(NaN, 1),
    };
    const after = {
      ...before,
      'q.weight': matrix(2),
      'q.bias': vector(1, 2, 4),
      'norm.weight': vector(1, 3),
    };
    const { task, files } = extraction(before, after);
    const written = unwrap(await writeAdapter(structuredClone(task), files, {}));
    const change = {
      ...{ rows: 12, cols: 9 },
      data: matrix(2).data.map((x, i) => x - matrix(1).data[i]!),
    };
    const { s } = unwrap(svd(change));
    const best = Math.hypot(...s.slice(2)) / Math.hypot(...s);
    expect(written.relative).toBeCloseTo(best, 6);
    expect(written.pairs).toBe(1);
    expect(written.notes).toEqual([
      '2 vectors have changed, too, norm.weight most; no pair can hold them.',
    ]);
    expect(written.configText).toContain('"r": 2');
  });

  it('says nothing of vectors that are the same, and names a single one', async () => {
    const before = { 'q.weight': matrix(1), 'q.bias': vector(0, 0) };
    const same = extraction(before, { ...before, 'q.weight': matrix(2) });
    expect(unwrap(await writeAdapter(same.task, same.files, {})).notes).toEqual([]);
    const gap = extraction(before, { 'q.weight': matrix(2), 'q.bias': vector(0, NaN) });
    expect(unwrap(await writeAdapter(gap.task, gap.files, {})).notes).toHaveLength(1);
    const one = extraction(before, { 'q.weight': matrix(2), 'q.bias': vector(0, 1) });
    expect(unwrap(await writeAdapter(one.task, one.files, {})).notes).toEqual([
      '1 vector has changed, too, q.bias; no pair can hold it.',
    ]);
  });

  it('ends when it is cancelled', async () => {
    const { task, files } = extraction({ 'q.weight': matrix(1) }, { 'q.weight': matrix(2) });
    const cancelled = await writeAdapter(task, files, { isCancelled: () => true });
    expect(cancelled).toMatchObject({ problem: { code: 'cancelled' } });
  });
});
