import { describe, expect, it } from 'vitest';
import { memoryBytes } from '../../../src/core/files/bytes.js';
import { matCatalog } from '../../../src/core/files/mat/index.js';
import { writeMat } from '../../../src/core/files/mat/write.js';
import { unpacker } from '../../../src/libraries/unpacker.js';
import { entryNamed, expectProblem, fixture, lecture, numbersOf, unwrap } from './helpers.js';
import { written } from './written.js';

/** test/fixtures/files/make_octave.m says what is in the files. */
const read = (file: string) =>
  matCatalog(memoryBytes(fixture(file)), unpacker, { maxBytes: 2 ** 20 });
const M = [...lecture.data];
const larger = M.map((value) => Number(value > 2));

const inEvery: Readonly<Record<string, readonly number[]>> = {
  double_: M,
  single_: M.map((value) => value / 4),
  range_: [1, 2, 3, 4, 5],
  diagonal_: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  sparse_: M,
  gaps_: [1, NaN, Infinity, -Infinity],
  scalar_: [7.5],
};
const sinceLevel5: Readonly<Record<string, readonly number[]>> = {
  int8_: M,
  uint16_: M.map((value) => Math.abs(value) * 1000),
  int64_: [2 ** 53 + 2, -(2 ** 62)],
  logical_: larger,
  permuted_: [0, 1, 0, 0, 0, 1, 1, 0, 0],
  sparse_logical_: larger,
  'struct_.W': M,
  'struct_.deep.b': [0, 1, 2],
  'structs_(1,1).x': [1],
  'structs_(1,3).x': [3],
  'cell_{1,1}': M,
  'cell_{1,2}': [7],
  'cell_{2,2}': [1, 2],
};

describe.each(['octave-v4.mat', 'octave-v6.mat', 'octave-v7.mat'])(
  '%s, written by Octave',
  (file) => {
    const isOld = file === 'octave-v4.mat';

    it('has its numbers', async () => {
      const catalog = await read(file);
      for (const [name, expected] of Object.entries({
        ...inEvery,
        ...(isOld ? {} : sinceLevel5),
      })) {
        expect(await numbersOf(entryNamed(catalog, name)), name).toEqual(expected);
      }
    });

    it('has both parts of complex numbers, dense and sparse', async () => {
      const catalog = await read(file);
      const dense = entryNamed(catalog, 'complex_');
      expect(await numbersOf(dense)).toEqual([1, 3, 0, 6]);
      expect(await numbersOf(dense, { part: 'imaginary' })).toEqual([2, -4, 5, 0]);
      const sparse = entryNamed(catalog, 'sparse_complex_');
      expect(sparse).toMatchObject({ shape: [3, 3], order: 'sparse', isComplex: true });
      expect(await numbersOf(sparse)).toEqual([1, 0, 0, 0, 0, 3, 0, 0, 0]);
      expect(await numbersOf(sparse, { part: 'imaginary' })).toEqual([2, 0, 0, 0, 0, 0, 0, 5, 0]);
    });

    it('has a text, which is no matrix', async () => {
      const entry = entryNamed(await read(file), 'char_');
      expectProblem(await entry.open({ maxBytes: 2 ** 20 }), 'notNumeric', 'char_ is a text');
    });
  },
);

describe.each(['octave-v6.mat', 'octave-v7.mat'])('%s', (file) => {
  it('has an array of three dimensions, and an empty one', async () => {
    const catalog = await read(file);
    const cube = entryNamed(catalog, 'cube_');
    expect(cube.shape).toEqual([2, 3, 4]);
    const rows = [0, 1, 2].flatMap((j) => [0, 1, 2, 3].map((k) => 100 + 10 * j + k));
    expect(await numbersOf(cube, { at: [1, 0, 0] })).toEqual(rows);
    expect(entryNamed(catalog, 'empty_').shape).toEqual([0, 3]);
  });

  it('is named for its version, with the classes of its variables', async () => {
    const catalog = await read(file);
    const packed = file === 'octave-v7.mat' ? ', packed (version 7)' : '';
    expect(unwrap(catalog).format).toBe(`MATLAB .mat level 5${packed}`);
    const classOf = (name: string) => entryNamed(catalog, name).elementType;
    expect(
      ['single_', 'int8_', 'int64_', 'logical_', 'sparse_logical_', 'char_'].map(classOf),
    ).toEqual(['single', 'int8', 'int64', 'logical', 'logical', 'char']);
  });
});

describe('a .mat file that is written here', () => {
  // Another writer needs another look by Octave: test/fixtures/files/check_octave.mjs.
  it('is the one that Octave has read', () => {
    expect(writeMat(written)).toEqual(fixture('written.mat'));
  });
});
