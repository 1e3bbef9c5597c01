import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryBytes } from '../../../src/core/files/bytes.js';
import type { ArrayCatalog } from '../../../src/core/files/catalog/catalog.js';
import { matCatalog } from '../../../src/core/files/mat/index.js';
import { writeMat } from '../../../src/core/files/mat/write.js';
import { planeOf } from '../../../src/core/files/slices/plane.js';
import { readRows } from '../../../src/core/files/slices/read-plane.js';
import { usualSelection } from '../../../src/core/files/slices/selection.js';
import type { Result } from '../../../src/core/result.js';
import { unpacker } from '../../../src/libraries/unpacker.js';
import {
  entryNamed,
  expectProblem,
  fixture,
  lecture,
  numbersOf,
  patched,
  unwrap,
} from './helpers.js';

const limits = { maxBytes: 2 ** 20 };
const read = (bytes: Uint8Array, most = limits): Promise<Result<ArrayCatalog>> =>
  matCatalog(memoryBytes(bytes), unpacker, most);

describe.each(['plain.mat', 'packed.mat'])('the variables of %s, written by SciPy', (file) => {
  it('are listed with shape and class, fields and cells as a tree', async () => {
    const catalog = unwrap(await read(fixture(file)));
    expect(catalog.format).toBe(
      file === 'plain.mat' ? 'MATLAB .mat level 5' : 'MATLAB .mat level 5, packed (version 7)',
    );
    expect(
      catalog.entries.map(({ name, shape, elementType }) => [name, shape.join('×'), elementType]),
    ).toEqual([
      ['double', '4×3', 'double'],
      ['single', '4×3', 'single'],
      ['small', '4×3', 'int8'],
      ['wide', '1×2', 'int64'],
      ['yes', '4×3', 'logical'],
      ['z', '2×2', 'double'],
      ['cube', '2×3×4', 'double'],
      ['sparse', '4×3', 'sparse double'],
      ['text', '1×10', 'char'],
      ['model.W', '4×3', 'double'],
      ['model.deep.b', '1×3', 'double'],
      ['model.name', '1×3', 'char'],
      ['cells{1,1}', '4×3', 'double'],
      ['cells{1,2}', '1×1', 'double'],
      ['cells{1,3}', '1×4', 'char'],
      ['empty', '0×3', 'double'],
    ]);
  });

  it.each(['double', 'single', 'small', 'sparse', 'model.W', 'cells{1,1}'])(
    'have their numbers: %s',
    async (name) => {
      expect(await numbersOf(entryNamed(await read(fixture(file)), name))).toEqual([
        ...lecture.data,
      ]);
    },
  );

  it('have logical, wide, complex and deep ones, too', async () => {
    const catalog = await read(fixture(file));
    expect(await numbersOf(entryNamed(catalog, 'yes'))).toEqual(
      [...lecture.data].map((x) => Number(x > 2)),
    );
    const wide = entryNamed(catalog, 'wide');
    expect(wide.isWide).toBe(true);
    expect(await numbersOf(wide)).toEqual([2 ** 53 + 2, -(2 ** 62)]);
    const z = entryNamed(catalog, 'z');
    expect(z.isComplex).toBe(true);
    expect(await numbersOf(z)).toEqual([1, 3, 0, 6]);
    expect(await numbersOf(z, { part: 'imaginary' })).toEqual([2, -4, 5, 0]);
    const cube = entryNamed(catalog, 'cube');
    expect(await numbersOf(cube, { at: [1, 0, 0] })).toEqual([
      100, 101, 102, 103, 110, 111, 112, 113, 120, 121, 122, 123,
    ]);
    expect(await numbersOf(entryNamed(catalog, 'model.deep.b'))).toEqual([0, 1, 2]);
  });

  it('say why a text is not shown, and that an empty array is empty', async () => {
    const catalog = await read(fixture(file));
    expectProblem(await entryNamed(catalog, 'text').open(limits), 'notNumeric', 'text is a text');
    const empty = entryNamed(catalog, 'empty');
    const array = unwrap(await empty.open(limits));
    expectProblem(planeOf('empty', array, usualSelection(empty.shape)), 'empty', '(0, 3)');
  });
});

describe('a .mat file of level 4', () => {
  it('has its variables, complex and small ones', async () => {
    const catalog = await read(fixture('old.mat'));
    expect(unwrap(catalog).format).toBe('MATLAB .mat level 4');
    expect(await numbersOf(entryNamed(catalog, 'double'))).toEqual([...lecture.data]);
    expect(await numbersOf(entryNamed(catalog, 'small'))).toEqual([...lecture.data]);
    expect(await numbersOf(entryNamed(catalog, 'z'), { part: 'imaginary' })).toEqual([2, -4, 5, 0]);
  });
});

describe('other .mat files', () => {
  it('of version 7.3 are named for what they are', async () => {
    expectProblem(await read(fixture('version73.mat')), 'syntax', /HDF5.*-v7/);
  });

  it('that are none are refused', async () => {
    for (const bytes of [new Uint8Array(0), Uint8Array.of(1, 2, 3), new Uint8Array(200).fill(65)]) {
      expectProblem(await read(bytes), 'syntax', 'not a .mat file');
    }
  });

  it('are unpacked within the budget alone', async () => {
    const catalog = await read(fixture('packed.mat'), { maxBytes: 64 });
    expectProblem(await entryNamed(catalog, 'double').open({ maxBytes: 64 }), 'tooLarge', '-v6');
    expect(entryNamed(catalog, 'model').problem?.code).toBe('tooLarge');
  });

  it('that end early say so', async () => {
    const file = fixture('plain.mat');
    for (let length = 136; length < file.length - 8; length += 40) {
      const catalog = await read(file.subarray(0, length));
      // A file may end between two variables.
      if (catalog.ok) expect(catalog.value.entries.length).toBeLessThan(16);
      else expect(catalog.problem.message).toMatch(/ends early|no variable/);
    }
  });

  it('do not go through a thousand million structures or cells that are not there', async () => {
    const int = (value: number) => [...new Uint8Array(Uint32Array.of(value).buffer)];
    const fileOf = (mxClass: number, rest: readonly number[]) => {
      const flags = [...int(6), ...int(8), ...int(mxClass), ...int(0)];
      const shape = [...int(5), ...int(8), ...int(65_536), ...int(65_536)];
      const name = [...int(1), ...int(1), 0x53, 0, 0, 0, 0, 0, 0, 0];
      const body = [...flags, ...shape, ...name, ...rest];
      const header = new TextEncoder().encode('MATLAB 5.0 MAT-file'.padEnd(124));
      return Uint8Array.from([
        ...header,
        0,
        1,
        0x49,
        0x4d,
        ...int(14),
        ...int(body.length),
        ...body,
      ]);
    };
    const cells = await read(fileOf(1, []));
    expectProblem(cells, 'syntax', 'ends');
    // Names of 32 bytes each, and none of them.
    const withoutFields = [...int(5 + 4 * 65_536), ...int(32), ...int(1), ...int(0)];
    expectProblem(await read(fileOf(2, withoutFields)), 'none', 'no variable');
    const oneField = [...int(5 + 4 * 65_536), ...int(8), ...int(1), ...int(8)];
    const named = [...oneField, 0x61, 0, 0, 0, 0, 0, 0, 0];
    expectProblem(await read(fileOf(2, named)), 'syntax', 'ends');
  });

  it('have sparse logical matrices of MATLAB, whose values are bytes in an element of doubles', async () => {
    const words = (...values: readonly number[]) => [
      ...new Uint8Array(Uint32Array.from(values).buffer),
    ];
    const body = [
      // Sparse, logical, with place for 4 entries.
      ...words(6, 8, 0x205, 4),
      ...words(5, 8, 2, 3),
      ...words(1, 1, 0x53, 0),
      ...words(5, 16, 0, 1, 1, 0),
      ...words(5, 16, 0, 2, 3, 3),
      // Three of them are used.
      ...words(9, 4, 0x00010101, 0),
    ];
    const header = writeMat({}).subarray(0, 128);
    const file = Uint8Array.from([...header, ...words(14, body.length), ...body]);
    const sparse = entryNamed(await read(file), 'S');
    expect(sparse).toMatchObject({ elementType: 'sparse logical', shape: [2, 3] });
    expect(await numbersOf(sparse)).toEqual([1, 0, 0, 1, 1, 0]);
  });

  it('are refused when an array has more numbers than its shape says', async () => {
    const file = writeMat({ M: { shape: [4, 3], data: lecture.data } });
    // The number of columns: after the header, the tag, the flags, and the tag and the rows of the dimensions.
    const shorter = patched(file, { [128 + 8 + 16 + 8 + 4]: [2] });
    const entry = entryNamed(await read(shorter), 'M');
    expect(entry.shape).toEqual([4, 2]);
    expectProblem(await entry.open(limits), 'syntax', 'M has more numbers than its shape says');
  });

  it('never throw and never hang, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('plain.mat', 'packed.mat', 'old.mat'),
        fc.array(fc.tuple(fc.nat(2200), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (name, changes) => {
          const file = fixture(name);
          const catalog = await read(
            patched(
              file,
              Object.fromEntries(changes.map(([at, value]) => [at % file.length, [value]])),
            ),
          );
          if (!catalog.ok) return;
          for (const each of catalog.value.entries) {
            const array = await each.open(limits);
            if (!array.ok) continue;
            const plane = planeOf(each.name, array.value, usualSelection(each.shape));
            if (plane.ok && plane.value.rows * plane.value.cols < 1e6) {
              await readRows(plane.value, 0, plane.value.rows);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
