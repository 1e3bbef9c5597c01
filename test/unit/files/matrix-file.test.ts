import { describe, expect, it } from 'vitest';
import {
  fileKind,
  listArrays,
  readMatrixFile,
  writeMatrixFile,
  type FileKind,
} from '../../../src/core/index.js';
import { expectMatrix, expectProblem, fixture, inflate, lecture, unwrap } from './helpers.js';

const kinds: readonly FileKind[] = ['npy', 'npz', 'safetensors', 'csv', 'tsv', 'mtx'];

describe('files of any kind', () => {
  it('are known by their extension', () => {
    expect(['a.npy', 'B.NPZ', '/x/m.safetensors', 'c.d.csv'].map(fileKind)).toEqual([
      'npy',
      'npz',
      'safetensors',
      'csv',
    ]);
    expect(['npy', 'a.png', 'a.npy/b', ''].map(fileKind)).toEqual(Array(4).fill(undefined));
  });

  it.each([
    ['f8-little.npy', ''],
    ['packed.npz', 'M'],
    ['layers.safetensors', 'brain'],
    ['table.csv', ''],
    ['array.mtx', ''],
    ['coordinate.mtx', ''],
  ])('reads %s as written by NumPy and SciPy', (file, name) => {
    const kind = fileKind(file)!;
    const bytes = fixture(file);
    expect(unwrap(listArrays(kind, bytes))).toContain(name);
    expectMatrix(readMatrixFile(kind, bytes, name, { inflate }), lecture);
  });

  it.each(kinds)('writes %s that comes back bit for bit', (kind) => {
    const data = lecture.data.map((value, i) => value / 7 + i * 1e-17);
    const bytes = writeMatrixFile(kind, { ...lecture, data });
    const name = unwrap(listArrays(kind, bytes))[0]!;
    expectMatrix(readMatrixFile(kind, bytes, name), { ...lecture, data });
  });

  it.each(['npy', 'npz', 'safetensors', 'csv', 'tsv'] as const)('keeps holes in %s', (kind) => {
    const missing = Uint8Array.from(lecture.data, (value) => Number(value === 5));
    const data = lecture.data.map((value, i) => (missing[i] === 1 ? NaN : value));
    const bytes = writeMatrixFile(kind, { ...lecture, data, missing });
    const back = unwrap(readMatrixFile(kind, bytes, unwrap(listArrays(kind, bytes))[0]!));
    expect(back.missing).toEqual(missing);
  });

  it.each(kinds)('bounds the size of %s', (kind) => {
    const bytes = writeMatrixFile(kind, lecture);
    const name = unwrap(listArrays(kind, bytes))[0]!;
    expectProblem(readMatrixFile(kind, bytes, name, { maxEntries: 11 }), 'tooLarge', '12');
  });

  it('refuses compressed arrays where nothing can unpack them', () => {
    expectProblem(
      readMatrixFile('npz', fixture('packed.npz'), 'M'),
      'syntax',
      'cannot be unpacked',
    );
  });

  it('refuses text that is not UTF-8', () => {
    expectProblem(readMatrixFile('csv', Uint8Array.of(0x31, 0xff), ''), 'syntax', 'UTF-8');
  });
});
