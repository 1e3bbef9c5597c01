import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../src/core/index.js';
import { readSafetensorsHeader } from '../../../src/core/files/safetensors.js';
import { layoutOf } from '../../../src/core/weights/model/layout.js';
import { modelOf } from '../../../src/core/weights/model/model.js';
import { readShardIndex } from '../../../src/core/weights/model/shard-index.js';
import { unwrap } from '../svd/helpers/ratios.js';

/** A file of F32 tensors of zeros. */
function fileOf(
  shapes: Readonly<Record<string, readonly number[]>>,
  metadata?: Readonly<Record<string, unknown>>,
): Uint8Array {
  let at = 0;
  const entries: [string, unknown][] = Object.entries(shapes).map(([name, shape]) => {
    const start = at;
    at += 4 * shape.reduce((product, size) => product * size, 1);
    return [name, { dtype: 'F32', shape, data_offsets: [start, at] }];
  });
  if (metadata) entries.unshift(['__metadata__', metadata]);
  const json = encodeUtf8(JSON.stringify(Object.fromEntries(entries)));
  const file = new Uint8Array(8 + json.length + at);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  return file;
}

function part(name: string, ...args: Parameters<typeof fileOf>) {
  return { name, header: unwrap(readSafetensorsHeader(fileOf(...args))) };
}

describe('the header', () => {
  it('has metadata beside the tensors', () => {
    const { header } = part('a', { w: [2, 3] }, { format: 'pt', steps: 7 });
    expect([...header.metadata]).toEqual([
      ['format', 'pt'],
      ['steps', '7'],
    ]);
    expect(header.tensors.map(({ name }) => name)).toEqual(['w']);
    expect(part('a', { w: [1] }).header.metadata.size).toBe(0);
  });

  it('keeps names with dots, slashes and words of JavaScript', () => {
    const names = ['a.b/c', '__proto__x', 'constructor', 'ü.重み'];
    const { header } = part('a', Object.fromEntries(names.map((name) => [name, [1, 1]])));
    expect(header.tensors.map(({ name }) => name)).toEqual(names);
  });
});

describe('the layout', () => {
  it('unfolds what has more than two dimensions', () => {
    expect(layoutOf([4, 6])).toEqual({
      ok: true,
      value: { rows: 4, cols: 6, isUnfolded: false },
    });
    expect(layoutOf([8, 3, 5, 5])).toMatchObject({
      value: { rows: 8, cols: 75, isUnfolded: true },
    });
  });

  it.each([
    [[], 'A single number.'],
    [[7], 'A vector of 7 numbers.'],
    [[0, 4], 'It has no entries.'],
    [[0], 'It has no entries.'],
  ])('says what %j is', (shape, message) => {
    expect(layoutOf(shape)).toMatchObject({ ok: false, problem: { message } });
  });
});

describe('the index of a sharded model', () => {
  it('has the file of each tensor', () => {
    const text = JSON.stringify({ weight_map: { a: '1.safetensors', b: '2.safetensors' } });
    expect(unwrap(readShardIndex(text)).files).toEqual(['1.safetensors', '2.safetensors']);
  });

  it.each([
    ['{', 'The index has no weight_map from tensors to files.'],
    ['null', 'The index has no weight_map from tensors to files.'],
    ['{"weight_map": []}', 'The index has no weight_map from tensors to files.'],
    ['{"weight_map": {}}', 'The index lists no tensors.'],
    ['{"weight_map": {"a": 3}}', 'The index names no file for a.'],
    ['{"weight_map": {"a": "../b"}}', 'The index names ../b, which is not in its folder.'],
    ['{"weight_map": {"a": "/b"}}', 'The index names /b, which is not in its folder.'],
  ])('refuses %s', (text, message) => {
    expect(readShardIndex(text)).toMatchObject({ ok: false, problem: { message } });
  });
});

describe('a model', () => {
  it('has the tensors and the metadata of all files', () => {
    const model = modelOf([
      part('m-00001-of-00002.safetensors', { a: [1, 2], b: [2] }, { format: 'pt' }),
      part('m-00002-of-00002.safetensors', { c: [3, 3] }, { format: 'np', more: 'x' }),
    ]);
    expect(model.tensors.map(({ name, file }) => [name, file])).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 1],
    ]);
    expect(Object.fromEntries(model.metadata)).toEqual({ format: 'pt', more: 'x' });
    expect(model.notes).toEqual([]);
  });

  it('says which files and tensors are missing', () => {
    const index = unwrap(
      readShardIndex(JSON.stringify({ weight_map: { a: '1', b: '1', c: '2', d: '3' } })),
    );
    const model = modelOf([part('1', { a: [1, 2] }), part('3', { d: [1], e: [1] })], index);
    expect(model.notes).toEqual([
      'A file of the model is missing: 2.',
      'The index lists 1 tensor that no file has: b.',
    ]);
    expect(modelOf([part('m-00002-of-00003.safetensors', { a: [1, 1] })]).notes).toEqual([
      '2 files of the model are missing: m-00001-of-00003.safetensors, m-00003-of-00003.safetensors.',
    ]);
  });

  it('shows a tensor of two files once, where the index says it is', () => {
    const parts = [part('1', { a: [1, 2] }), part('2', { a: [3, 4] })];
    const index = unwrap(readShardIndex(JSON.stringify({ weight_map: { a: '2' } })));
    expect(modelOf(parts, index).tensors).toMatchObject([{ name: 'a', file: 1, shape: [3, 4] }]);
    expect(modelOf(parts).tensors).toMatchObject([{ file: 0 }]);
    expect(modelOf(parts).notes).toEqual([
      'Two files have tensors of the same name, and one of each is shown: a.',
    ]);
  });

  it('takes 20,000 tensors', () => {
    const shapes = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, i) => [`layers.${i}.w`, [1]]),
    );
    const model = modelOf([part('1', shapes)]);
    expect(model.tensors.length).toBe(20_000);
  });
});
