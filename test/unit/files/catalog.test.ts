import { zipSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memoryBytes, type ByteSource } from '../../../src/core/files/bytes.js';
import type { ArrayCatalog, ArrayEntry } from '../../../src/core/files/catalog/catalog.js';
import { npyCatalog } from '../../../src/core/files/catalog/npy.js';
import { npzCatalog } from '../../../src/core/files/catalog/npz.js';
import { safetensorsCatalog } from '../../../src/core/files/catalog/safetensors.js';
import { planeOf } from '../../../src/core/files/slices/plane.js';
import { readRows } from '../../../src/core/files/slices/read-plane.js';
import { usualSelection, type Selection } from '../../../src/core/files/slices/selection.js';
import { readPythonValue } from '../../../src/core/files/python-value.js';
import { unpacker } from '../../../src/libraries/unpacker.js';
import type { Result } from '../../../src/core/result.js';
import { expectProblem, fixture, lecture, unwrap } from './helpers.js';

const limits = { maxBytes: 2 ** 20 };
const bytesOf = (name: string): ByteSource => memoryBytes(fixture(name));

function entry(catalog: Result<ArrayCatalog>, name: string): ArrayEntry {
  const found = unwrap(catalog).entries.find((each) => each.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

async function numbers(entry: ArrayEntry, selection?: Partial<Selection>): Promise<number[]> {
  const array = unwrap(await entry.open(limits));
  const chosen = { ...usualSelection(entry.shape), ...selection };
  const plane = unwrap(planeOf(entry.name, array, chosen));
  return [...(await readRows(plane, 0, plane.rows))];
}

const facts = ({ name, shape, elementType, order, isComplex }: ArrayEntry) =>
  [name, shape.join('×'), elementType, order, ...(isComplex ? ['complex'] : [])].join(' ');

describe('the arrays of a .npy file', () => {
  it('have their shape, type and order', async () => {
    const catalog = unwrap(await npyCatalog(bytesOf('cube-fortran.npy')));
    expect(catalog.format).toBe('NumPy .npy 1.0');
    expect(catalog.entries.map(facts)).toEqual([' 2×3×4 <f8 columns']);
  });

  it('give every slice', async () => {
    const cube = entry(await npyCatalog(bytesOf('cube-fortran.npy')), '');
    expect(await numbers(cube)).toEqual([0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23]);
    expect(await numbers(cube, { at: [1, 0, 0] })).toEqual([
      100, 101, 102, 103, 110, 111, 112, 113, 120, 121, 122, 123,
    ]);
    expect(await numbers(cube, { axes: [1, 0], at: [0, 0, 2] })).toEqual([
      2, 102, 12, 112, 22, 122,
    ]);
  });

  it('give the parts of complex numbers, in any byte order', async () => {
    const z = entry(await npyCatalog(bytesOf('complex-fortran.npy')), '');
    expect(facts(z)).toBe(' 2×3×4 >c8 columns complex');
    const chosen = { axes: [0, 1] as const, at: [0, 0, 1] };
    expect(await numbers(z, chosen)).toEqual([1, 11, 21, 101, 111, 121]);
    expect(await numbers(z, { ...chosen, part: 'imaginary' })).toEqual([
      -101, -111, -121, -1, -11, -21,
    ]);
    const magnitude = await numbers(z, { ...chosen, part: 'magnitude' });
    expect(magnitude[0]).toBeCloseTo(Math.hypot(1, 101), 12);
  });

  it('are one for each field of a record, also inside a field', async () => {
    const catalog = await npyCatalog(bytesOf('nested.npy'));
    expect(unwrap(catalog).entries.map(facts)).toEqual([
      'id 2×2 <i2 rows',
      'at.x 2×2 <f8 rows',
      'at.y 2×2 >f4 rows',
      'row 2×2×3 <f4 rows',
      'name 2×2 <U5 rows',
      'z 2×2 <c16 rows complex',
    ]);
    expect(await numbers(entry(catalog, 'id'))).toEqual([1, 2, 3, 4]);
    expect(await numbers(entry(catalog, 'at.x'))).toEqual([0.5, 1.5, 2.5, 3.5]);
    expect(await numbers(entry(catalog, 'at.y'))).toEqual([-1, -2, -3, -4]);
    expect(await numbers(entry(catalog, 'row'))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await numbers(entry(catalog, 'row'), { at: [1, 0, 0] })).toEqual([6, 7, 8, 9, 10, 11]);
    expect(await numbers(entry(catalog, 'z'), { part: 'imaginary' })).toEqual([2, 4, 6, 8]);
    expectProblem(await entry(catalog, 'name').open(limits), 'notNumeric', '<U5');
  });

  it('are never unpickled', async () => {
    expectProblem(
      await npyCatalog(bytesOf('objects.npy')),
      'notNumeric',
      /pickle.*can run any code/,
    );
  });

  it('are refused if the file ends early, before anything is read', async () => {
    const file = fixture('cube-fortran.npy');
    expectProblem(await npyCatalog(memoryBytes(file.subarray(0, -1))), 'syntax', 'takes 192 bytes');
    expectProblem(
      await npyCatalog(memoryBytes(file.subarray(0, 60))),
      'syntax',
      'within its header',
    );
    expectProblem(await npyCatalog(memoryBytes(new Uint8Array(0))), 'syntax', 'not a .npy file');
  });
});

describe('the header of a .npy file', () => {
  it.each([
    ['{\'a\': 1, "b": (2, 3L), }', { a: 1, b: [2, 3] }],
    [
      "[('x', '<f8'), (u'y', b'<i4', (2,))]",
      [
        ['x', '<f8'],
        ['y', '<i4', [2]],
      ],
    ],
    ['(True, False, None, ())', [true, false, null, []]],
    [String.raw`'it\'s \x41'`, "it's A"],
    ['-7', -7],
  ])('is read as Python prints it: %s', (text, expected) => {
    const value = readPythonValue(text);
    const plain =
      value !== null && typeof value === 'object' && 'entries' in value && !Array.isArray(value);
    const found = plain
      ? Object.fromEntries((value as { entries: Map<string, unknown> }).entries)
      : value;
    expect(found).toEqual(expected);
  });

  it.each([
    '',
    '{',
    "{'a'}",
    "{'a': }",
    '{1: 2}',
    '[1, 2',
    '(1 2)',
    'x',
    '__import__("os")',
    "'open",
    '1 + 1',
    '1.5',
    '[1,,2]',
    '['.repeat(1000),
  ])('is nothing else: %s', (text) => {
    expect(readPythonValue(text)).toBeUndefined();
  });
});

describe('the arrays of a .npz file', () => {
  it('are listed with shape and type, stored and packed', async () => {
    const plain = unwrap(await npzCatalog(bytesOf('plain.npz'), unpacker));
    expect(plain.entries.map(facts)).toEqual(['U 4×3 <f8 rows', 's 3 <f8 rows', 'Vt 3×3 <f8 rows']);
    const mixed = await npzCatalog(bytesOf('mixed.npz'), unpacker);
    expect(unwrap(mixed).entries.map(facts)).toEqual([
      'cube 2×3×4 <f4 rows',
      'label 2 <U1 rows',
      'z 1 <c16 rows complex',
    ]);
    expect(await numbers(entry(mixed, 'cube'), { at: [1, 0, 0] })).toEqual([
      100, 101, 102, 103, 110, 111, 112, 113, 120, 121, 122, 123,
    ]);
    expectProblem(await entry(mixed, 'label').open(limits), 'notNumeric', '<U1');
  });

  it('are read in place if they are stored', async () => {
    const file = fixture('plain.npz');
    let read = 0;
    const counting: ByteSource = {
      size: file.length,
      read: (start, end) => {
        read += end - start;
        return Promise.resolve(file.subarray(start, end));
      },
    };
    const u = entry(await npzCatalog(counting, unpacker), 'U');
    read = 0;
    const array = unwrap(await u.open(limits));
    await readRows(unwrap(planeOf('U', array, usualSelection(u.shape))), 1, 2);
    expect(read).toBe(3 * 8);
  });

  it('are not unpacked beyond the budget, whatever the header says', async () => {
    const packed = entry(await npzCatalog(bytesOf('packed.npz'), unpacker), 'zeros');
    expectProblem(await packed.open({ maxBytes: 1000 }), 'tooLarge', 'takes 24128 bytes');
    // A header of the archive that says less than what is packed.
    const bomb = zipSync({ 'M.npy': [new Uint8Array(10_000_000), { level: 9 }] });
    const view = new DataView(bomb.buffer);
    const at = bomb.length - 22;
    view.setUint32(view.getUint32(at + 16, true) + 24, 200, true);
    const [first] = unwrap(await npzCatalog(memoryBytes(bomb), unpacker)).entries;
    expect(first?.problem?.code).toBe('syntax');
  });

  it('do not hide each other: one that is broken is listed with its problem', async () => {
    const file = zipSync({
      'bad.npy': Uint8Array.of(1, 2, 3),
      'good.npy': fixture('fortran.npy'),
      'readme.txt': Uint8Array.of(65),
    });
    const catalog = await npzCatalog(memoryBytes(file), unpacker);
    expect(unwrap(catalog).entries.map(({ name, problem }) => [name, problem?.code])).toEqual([
      ['bad', 'syntax'],
      ['good', undefined],
    ]);
    expect(await numbers(entry(catalog, 'good'))).toEqual([...lecture.data]);
  });

  it('are refused if the archive is damaged', async () => {
    const file = fixture('packed.npz');
    for (let length = 0; length < file.length; length += 7) {
      const catalog = await npzCatalog(memoryBytes(file.subarray(0, length)), unpacker);
      expect(catalog.ok).toBe(false);
    }
  });
});

describe('the tensors of a .safetensors file', () => {
  it('are listed from the header alone, and read in place', async () => {
    const catalog = await safetensorsCatalog(bytesOf('layers.safetensors'));
    expect(unwrap(catalog).entries.map(facts)).toContain('brain 4×3 BF16 rows');
    for (const name of ['single', 'double', 'half', 'brain', 'whole']) {
      expect(await numbers(entry(catalog, name))).toEqual([...lecture.data]);
    }
    expect(facts(entry(catalog, 'kernel'))).toBe('kernel 2×3×4 F32 rows');
  });
});

describe('unpacking by fflate', () => {
  it('stops at the budget of a zlib stream, and reads its head', () => {
    const packed = zlibSync(new Uint8Array(3_000_000).fill(7));
    expect(unpacker.unzlib(packed, 2_999_999)).toBeUndefined();
    expect(unpacker.unzlib(packed, 3_000_000)).toHaveLength(3_000_000);
    expect([...unpacker.unzlibHead(packed, 3)]).toEqual([7, 7, 7]);
    expect(() => unpacker.unzlib(packed.subarray(0, -9), 3_000_000)).toThrow();
  });
});
