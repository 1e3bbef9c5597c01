import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../src/core/index.js';
import { memoryBytes, type ByteSource } from '../../../src/core/files/bytes.js';
import type { ArrayCatalog, ArrayEntry } from '../../../src/core/files/catalog/catalog.js';
import {
  formatByContent,
  formatByName,
  openArrays,
  rawNumbers,
  type ArrayFormat,
} from '../../../src/core/files/catalog/open.js';
import { rawCatalog, usualRawShape } from '../../../src/core/files/catalog/raw.js';
import { planeOf } from '../../../src/core/files/slices/plane.js';
import { readRows } from '../../../src/core/files/slices/read-plane.js';
import { usualSelection, type Selection } from '../../../src/core/files/slices/selection.js';
import type { Result } from '../../../src/core/result.js';
import { libraries } from '../../../src/libraries/libraries.js';
import { expectProblem, fixture, lecture, unwrap } from './helpers.js';

const limits = { maxBytes: 2 ** 22 };
const open = (bytes: Uint8Array, format?: ArrayFormat): Promise<Result<ArrayCatalog>> =>
  openArrays(memoryBytes(bytes), format, libraries, limits);
const openText = (text: string, format: ArrayFormat) => open(encodeUtf8(text), format);

async function numbers(entry: ArrayEntry, selection?: Partial<Selection>): Promise<number[]> {
  const array = unwrap(await entry.open(limits));
  const chosen = { ...usualSelection(entry.shape), ...selection };
  const plane = unwrap(planeOf(entry.name, array, chosen));
  return [...(await readRows(plane, 0, plane.rows))];
}

async function listed(catalog: Result<ArrayCatalog>): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const entry of unwrap(catalog).entries) {
    found[`${entry.name} ${entry.shape.join('×')}`] = entry.problem?.code ?? (await numbers(entry));
  }
  return found;
}

describe('a file', () => {
  it.each([
    ['cube.npy', 'npy'],
    ['plain.npz', 'npz'],
    ['layers.safetensors', 'safetensors'],
    ['plain.mat', 'mat'],
    ['array.mtx', 'mtx'],
    ['table.csv', undefined],
  ])('shows its format by its content: %s', (name, format) => {
    expect(formatByContent(fixture(name))).toBe(format);
  });

  it('has a format by its name, in any case', () => {
    expect(formatByName('/a.b/M.NPY')).toBe('npy');
    expect(formatByName('M.mat')).toBe('mat');
    expect(formatByName('M.pdf')).toBeUndefined();
    expect(formatByName('npy')).toBeUndefined();
  });

  it.each(['array.mtx', 'coordinate.mtx', 'f8-big.npy', 'table.csv'])(
    'is opened with the rules of its format: %s',
    async (name) => {
      const catalog = await open(fixture(name), formatByName(name));
      expect(await numbers(unwrap(catalog).entries[0]!)).toEqual([...lecture.data]);
    },
  );

  it('is opened by its content if its extension is wrong', async () => {
    const catalog = await open(fixture('f4-little.npy'), 'csv');
    expect(unwrap(catalog).format).toBe('NumPy .npy 1.0');
    expect(unwrap(await open(fixture('plain.mat'))).format).toBe('MATLAB .mat level 5');
  });

  it.each([
    ['a PNG image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['an HDF5 file', [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['a pickle, which is never loaded', [0x80, 0x04, 0x95, 0, 0]],
    ['packed by gzip', [0x1f, 0x8b, 8, 0]],
    ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0]],
  ])('of another format says which: %s', async (words, bytes) => {
    for (const format of ['npy', 'csv', 'mat', undefined] as const) {
      expectProblem(await open(Uint8Array.from(bytes), format), 'syntax', words);
    }
  });

  it('without bytes, and one that shows nothing, say so', async () => {
    expectProblem(await open(new Uint8Array(0), 'npy'), 'empty', '0 bytes');
    expectProblem(await open(Uint8Array.of(1, 2, 3, 4)), 'syntax', 'raw numbers');
  });

  it('keeps the names of a text', async () => {
    const { entries } = unwrap(await openText('x,y\n1,2\n3,4\n', 'csv'));
    expect(entries[0]?.whole?.columnLabels).toEqual(['x', 'y']);
  });

  it('lists all matrices of a text, by name or line, also one that cannot be read', async () => {
    const text =
      'A =\n[[1, 2], [3, 4]]\n\nthen\n\n[[5, 6, 7], [8, 9, 10]]\n\nB = np.array([[1, 2], [3]])\n';
    const { entries } = unwrap(await openText(text, 'txt'));
    expect(entries.map(({ name, shape }) => [name, shape])).toEqual([
      ['line 2', [2, 2]],
      ['line 6', [2, 3]],
      ['B', []],
    ]);
    expect(entries[2]?.problem?.code).toBe('ragged');
    const again = 'A = [[1, 2], [3, 4]]\nA = [[5, 6], [7, 8]]\n';
    const names = unwrap(await openText(again, 'txt')).entries.map(({ name }) => name);
    expect(names).toEqual(['A', 'line 2']);
    const [only, ...more] = unwrap(await openText('1 2\n3 4\n', 'txt')).entries;
    expect([only?.name, more]).toEqual(['', []]);
  });

  it('of text beyond the budget is read no farther than a line may be long', async () => {
    let read = 0;
    const large: ByteSource = {
      size: 2 ** 30,
      read: (start, end) => {
        read += end - start;
        return Promise.resolve(new Uint8Array(end - start).fill(49));
      },
    };
    const catalog = await openArrays(large, 'csv', libraries, limits);
    expectProblem(catalog, 'tooLarge', '.npy');
    expect(read).toBeLessThan(2 ** 26);
  });
});

describe('a JSON file', () => {
  it('has a matrix, an array of more dimensions, or shape and data', async () => {
    expect(await listed(await openText('[[1,2],[3,4]]', 'json'))).toEqual({ ' 2×2': [1, 2, 3, 4] });
    expect(await listed(await openText('[[[1,2],[3,4]],[[5,6],[7,8]]]', 'json'))).toEqual({
      ' 2×2×2': [1, 2, 3, 4],
    });
    const shaped = '{"shape": [3, 2], "data": [1, 2, 3, 4, 5, null]}';
    expect(await listed(await openText(shaped, 'json'))).toEqual({
      ' 3×2': [1, 2, 3, 4, 5, NaN],
    });
  });

  it('has all arrays of its objects, by their paths', async () => {
    const text =
      '{"model": {"W": [[1, 2], [3, 4]], "b": [5, 6]}, "name": "net", "bad": [[1], [2, 3]]}';
    expect(await listed(await openText(text, 'json'))).toEqual({
      'model.W 2×2': [1, 2, 3, 4],
      'model.b 2': [5, 6],
      'bad ': 'ragged',
    });
  });

  it('has the arrays of lists of objects, and tables inside of objects', async () => {
    const layers = '{"layers": [{"W": [[1, 2], [3, 4]]}, {"W": [[5, 6]], "name": "b"}]}';
    expect(await listed(await openText(layers, 'json'))).toEqual({
      'layers[0].W 2×2': [1, 2, 3, 4],
      'layers[1].W 1×2': [5, 6],
    });
    const top = '[{"W": [[1, 2]]}, {"W": [[3, 4]]}]';
    expect(Object.keys(await listed(await openText(top, 'json')))).toEqual([
      '[0].W 1×2',
      '[1].W 1×2',
    ]);
    const tables =
      '{"who": [{"name": "a"}, {"name": "b"}], "x": [1, 2], "r": [{"a": 1, "b": true}, {"a": 3, "b": null}], "f": {"u": {"p": 1, "q": 2}, "v": {"p": 3, "q": 4}}}';
    const catalog = await openText(tables, 'json');
    expect(await listed(catalog)).toEqual({
      'x 2': [1, 2],
      'r 2×2': [1, 1, 3, NaN],
      'f 2×2': [1, 3, 2, 4],
    });
    expect(unwrap(catalog).entries[1]?.whole?.columnLabels).toEqual(['a', 'b']);
  });

  it('has truth as 1 and 0, as the editor has', async () => {
    const text = '{"mask": [[[true, false]], [[false, null]]], "x": [1, true]}';
    expect(await listed(await openText(text, 'json'))).toEqual({
      'mask 2×1×2': [1, 0, 0, NaN],
      'x 2': [1, 1],
    });
  });

  it('says what is nearly an array, and leaves out what is none', async () => {
    const text =
      '{"x": [1, "a"], "y": [[1, 2], 3], "names": ["a", "b"], "n": 3, "s": {"shape": [2, 2], "data": [1, 2, 3]}, "z": [1]}';
    const { entries } = unwrap(await openText(text, 'json'));
    expect(entries.map(({ name, problem }) => [name, problem?.message])).toEqual([
      ['x', 'A list has items that are no numbers.'],
      ['y', 'A list has items that are no numbers.'],
      ['s', 'The shape needs 4 numbers, and the data has 3.'],
      ['z', undefined],
    ]);
  });

  it('of records keeps their names', async () => {
    const catalog = await openText('[{"a": 1, "b": 2}, {"a": 3, "b": 4}]', 'json');
    expect(unwrap(catalog).entries[0]?.whole?.columnLabels).toEqual(['a', 'b']);
  });

  it('without numbers is refused, and so is a depth that nobody means', async () => {
    // Lists below numbers, and lengths that would ask for more memory than there is.
    const mixed = unwrap(await openText('{"a": [[1, [2]], [3, 4]]}', 'json'));
    expect(mixed.entries[0]?.problem).toMatchObject({ code: 'notNumeric' });
    const long = `{"a": [[${'1,'.repeat(99_999)}1], ${'[], '.repeat(99_999)}[]]}`;
    const ragged = unwrap(await openText(long, 'json'));
    expect(ragged.entries[0]?.problem).toMatchObject({ code: 'ragged' });
    // A part of the arrays would be taken for all.
    const many = Object.fromEntries(Array.from({ length: 10_002 }, (_, at) => [`a${at}`, [1]]));
    expectProblem(await openText(JSON.stringify(many), 'json'), 'tooLarge', /more than 10,000/);
    const deep = `${'{"a":'.repeat(40)}[1]${'}'.repeat(40)}`;
    expectProblem(await openText(deep, 'json'), 'tooLarge', /more than 32 deep/);
    expect((await openText('{"a": "b"}', 'json')).ok).toBe(false);
    expect((await openText('['.repeat(5000) + ']'.repeat(5000), 'json')).ok).toBe(false);
  });
});

describe('a file whose name says nothing', () => {
  const named = (bytes: Uint8Array, format?: ArrayFormat) => rawNumbers(memoryBytes(bytes), format);

  it('is a text if it can be read as one', async () => {
    const text = '# x y\n1 2\n3 4\n';
    expect(await listed(await open(encodeUtf8(text)))).toEqual({ ' 2×2': [1, 2, 3, 4] });
    expect(await named(encodeUtf8(text))).toBe('text');
    expect(await named(encodeUtf8(text), 'csv')).toBe('no');
  });

  it('may be raw numbers, also where it begins like another format', async () => {
    const singles = new Uint8Array(Float32Array.of(1, -2, 3e-5).buffer);
    expect(await named(singles)).toBe('unknown');
    // By chance: gzip, and a pickle.
    expect(await named(Uint8Array.of(0x1f, 0x8b, 0, 0))).toBe('possible');
    expect(await named(Uint8Array.of(0x80, 4, 0, 0))).toBe('possible');
    expect(await named(fixture('f4-little.npy'))).toBe('no');
    expect(await named(new Uint8Array(0))).toBe('no');
  });
});

describe('raw numbers', () => {
  const bytes = new Uint8Array(3 + 6 * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 6; i++) view.setFloat32(3 + 4 * i, i + 0.5, false);
  const layout = {
    type: 'f32',
    littleEndian: false,
    shape: [2, 3],
    order: 'columns',
    offset: 3,
  } as const;

  it('are read as told', async () => {
    expect(await listed(rawCatalog(memoryBytes(bytes), layout))).toEqual({
      ' 2×3': [0.5, 2.5, 4.5, 1.5, 3.5, 5.5],
    });
  });

  it('are refused beyond the end of the file', () => {
    const source = memoryBytes(bytes);
    expectProblem(rawCatalog(source, { ...layout, shape: [2, 4] }), 'syntax', 'end at byte 35');
    expectProblem(rawCatalog(source, { ...layout, shape: [2, -3] }), 'syntax', 'whole numbers');
    expectProblem(rawCatalog(source, { ...layout, offset: NaN }), 'syntax', 'whole numbers');
  });

  it('are suggested as a square if they can be one', () => {
    expect(usualRawShape(404, 4, 'f32')).toEqual([10, 10]);
    expect(usualRawShape(41, 0, 'f64')).toEqual([1, 5]);
  });
});
