import { describe, expect, it } from 'vitest';
import { readNpy, readNpyHeader, writeNpy, type Result } from '../../../src/core/index.js';
import { fromRows, type Matrix } from '../../../src/core/matrix.js';
import { expectMatrix, expectProblem, unwrap } from '../files/helpers.js';
import { random } from '../svd/helpers/matrices.js';
import { dictionary, doubles, npyFile, type NpyParts } from './file-builders.js';
import { npyFiles } from './numpy-files.js';

type Write = (view: DataView, at: number, value: number, little: boolean) => void;

/** For each type: its bytes, how a number is written, and six numbers up to the limits of the type. */
const types: Readonly<Record<string, readonly [bytes: number, write: Write, values: number[]]>> = {
  b1: [1, (view, at, value) => view.setUint8(at, value), [0, 1, 1, 0, 0, 1]],
  i1: [1, (view, at, value) => view.setInt8(at, value), [0, 1, -1, 127, -128, 5]],
  i2: [
    2,
    (view, at, value, little) => view.setInt16(at, value, little),
    [0, 1, -1, 32767, -32768, 258],
  ],
  i4: [
    4,
    (view, at, value, little) => view.setInt32(at, value, little),
    [0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 16909060],
  ],
  i8: [
    8,
    (view, at, value, little) => view.setBigInt64(at, BigInt(value), little),
    [0, 1, -1, 2 ** 53, -(2 ** 63), 2 ** 40 + 3],
  ],
  u1: [1, (view, at, value) => view.setUint8(at, value), [0, 1, 2, 127, 128, 255]],
  u2: [
    2,
    (view, at, value, little) => view.setUint16(at, value, little),
    [0, 1, 2, 32768, 65535, 258],
  ],
  u4: [
    4,
    (view, at, value, little) => view.setUint32(at, value, little),
    [0, 1, 2, 2 ** 31, 2 ** 32 - 1, 16909060],
  ],
  u8: [
    8,
    (view, at, value, little) => view.setBigUint64(at, BigInt(value), little),
    [0, 1, 2, 2 ** 53, 2 ** 63, 2 ** 64 - 2048],
  ],
  f2: [
    2,
    (view, at, value, little) => view.setUint16(at, half(value), little),
    [0, -1, 1.5, 65504, 2 ** -24, -(2 ** -14)],
  ],
  f4: [
    4,
    (view, at, value, little) => view.setFloat32(at, value, little),
    [0, -1, 1.5, 2 ** 127, 2 ** -149, -3.25],
  ],
  f8: [
    8,
    (view, at, value, little) => view.setFloat64(at, value, little),
    [0, -1, 0.1, 1e308, 5e-324, -3.25],
  ],
};

/** The code of a number in half precision, by its definition; the number has no more than 11 bits. */
function half(value: number): number {
  const sign = value < 0 ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size < 2 ** -14) return sign + size * 2 ** 24;
  const exponent = Math.floor(Math.log2(size));
  return sign + ((exponent + 15) << 10) + (size / 2 ** exponent - 1) * 1024;
}

/** 2×3 numbers in the bytes of a type, by rows or by columns. */
function encoded(name: string, little: boolean, byColumns: boolean): Uint8Array {
  const [bytes, write, values] = types[name]!;
  const view = new DataView(new ArrayBuffer(6 * bytes));
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 3; j++) {
      const place = byColumns ? 2 * j + i : 3 * i + j;
      write(view, place * bytes, values[3 * i + j]!, little);
    }
  }
  return new Uint8Array(view.buffer);
}

const versions = [1, 2, 3] as const;
const files = Object.keys(types).flatMap((name) =>
  versions.flatMap((version) =>
    [true, false].flatMap((little) =>
      [false, true].map((byColumns) => ({ name, version, little, byColumns })),
    ),
  ),
);

describe('.npy files of all types, in both orders of bytes and of entries, of all versions', () => {
  it(`are ${files.length}`, () => {
    expect(files).toHaveLength(144);
  });

  it.each(files)(
    '$name, version $version, little-endian $little, by columns $byColumns',
    ({ name, version, little, byColumns }) => {
      const [bytes, , values] = types[name]!;
      const order = bytes === 1 ? '|' : little ? '<' : '>';
      const header = dictionary(`'${order}${name}'`, '(2, 3)', byColumns);
      const expected = { rows: 2, cols: 3, data: Float64Array.from(values) };
      const data = encoded(name, little, byColumns);
      // The data may begin at any byte of the file, and the file at any byte of a buffer.
      for (const align of [64, 16, 1]) {
        const file = npyFile(header, data, { version, align });
        const moved = new Uint8Array(file.length + 3).subarray(3);
        moved.set(file);
        for (const each of [file, moved]) expectMatrix(readNpy(each), expected);
      }
    },
  );
});

describe('shapes', () => {
  const twelve = doubles(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  it.each([
    ['()', 1, 1, 1],
    ['(1,)', 1, 1, 1],
    ['(12,)', 1, 12, 12],
    ['(1, 12)', 1, 12, 12],
    ['(12, 1)', 12, 1, 12],
    ['(1, 1, 12)', 1, 12, 12],
    ['(1, 12, 1)', 12, 1, 12],
    ['(3, 4)', 3, 4, 12],
    ['(4, 3, 1)', 4, 3, 12],
    ['(1, 4, 3)', 4, 3, 12],
    ['(2, 1, 6)', 2, 6, 12],
    ['(1, 1, 1, 1)', 1, 1, 1],
  ])('%s', (shape, rows, cols, count) => {
    const file = npyFile(dictionary("'<f8'", shape), twelve.subarray(0, 8 * count));
    const data = Float64Array.from({ length: count }, (_, i) => i + 1);
    expectMatrix(readNpy(file), { rows, cols, data });
  });

  it.each([
    ['(0,)', 'empty'],
    ['(0, 3)', 'empty'],
    ['(3, 0)', 'empty'],
    ['(2, 2, 3)', 'tooManyDimensions'],
    ['(2, 1, 2, 3)', 'tooManyDimensions'],
    ['(4, 4)', 'syntax'],
    ['(100000, 100000)', 'tooLarge'],
    ['(99999999999999999999,)', 'syntax'],
    ['(-3, 4)', 'syntax'],
    ['(3.0, 4)', 'syntax'],
    ['None', 'syntax'],
  ])('%s is refused: %s', (shape, code) => {
    expectProblem(readNpy(npyFile(dictionary("'<f8'", shape), twelve)), code, /./);
  });
});

describe('headers that are read', () => {
  const values = doubles(1, 2, 3, 4);
  const square = fromRows([
    [1, 2],
    [3, 4],
  ]);
  const usual = dictionary("'<f8'", '(2, 2)');
  it.each<[string, string, NpyParts]>([
    ['no comma at the end', usual.replace(', }', '}'), {}],
    ['no spaces', usual.replaceAll(' ', ''), {}],
    ['many spaces', usual.replaceAll(' ', '   '), {}],
    ['tabs', usual.replaceAll(' ', '\t'), {}],
    ['lines', usual.replaceAll(' ', '\n'), {}],
    ['double quotes', usual.replaceAll("'", '"'), {}],
    ['keys in another order', "{'shape': (2, 2), 'fortran_order': False, 'descr': '<f8'}", {}],
    ['a text with a prefix', dictionary("u'<f8'", '(2, 2)'), {}],
    ['long integers of Python 2', dictionary("'<f8'", '(2L, 2L)'), {}],
    ['a key more', usual.replace('}', "'more': 1, }"), {}],
    ['the order of the machine', dictionary("'=f8'", '(2, 2)'), {}],
    ['a letter for the type', dictionary("'d'", '(2, 2)'), {}],
    ['the name of the type', dictionary("'float64'", '(2, 2)'), {}],
    ['no line feed', usual, { end: '' }],
    ['a carriage return, too', usual, { end: '\r\n' }],
    ['padding to 4096 bytes', usual, { align: 4096 }],
    ['padding of 65,000 bytes', usual, { align: 65_000 }],
    ['padding of 100,000 bytes in version 2', usual, { align: 100_000, version: 2 }],
  ])('%s', (_, header, parts) => {
    const file = npyFile(header, values, parts);
    expectMatrix(readNpy(file), square);
    expect(unwrap(readNpyHeader(file)).dataStart).toBe(file.length - values.length);
  });

  it('data after the array', () => {
    expectMatrix(readNpy(npyFile(usual, doubles(1, 2, 3, 4, 5, 6))), square);
  });
});

describe('headers that are refused', () => {
  const values = doubles(1, 2, 3, 4);
  it.each([
    ['no type', "{'fortran_order': False, 'shape': (2, 2), }", 'syntax'],
    ['no order', "{'descr': '<f8', 'shape': (2, 2), }", 'syntax'],
    ['no shape', "{'descr': '<f8', 'fortran_order': False, }", 'syntax'],
    [
      'an order that is a number',
      "{'descr': '<f8', 'fortran_order': 0, 'shape': (2, 2), }",
      'syntax',
    ],
    ['nothing', '', 'syntax'],
    ['JSON', '{"descr": "<f8", "fortran_order": false, "shape": [2, 2]}', 'syntax'],
    ['fields', dictionary("[('a', '<f8')]", '(2, 2)'), 'notNumeric'],
    ['complex numbers', dictionary("'<c16'", '(2, 1)'), 'complex'],
    ['dates', dictionary("'<M8[ns]'", '(2, 2)'), 'notNumeric'],
    ['durations', dictionary("'<m8[s]'", '(2, 2)'), 'notNumeric'],
    ['texts', dictionary("'<U2'", '(2, 2)'), 'notNumeric'],
    ['bytes', dictionary("'|S8'", '(2, 2)'), 'notNumeric'],
    ['objects', dictionary("'|O'", '(2, 2)'), 'notNumeric'],
    ['extended precision', dictionary("'<f16'", '(1, 2)'), 'notNumeric'],
    ['a type of three bytes', dictionary("'<i3'", '(2, 2)'), 'notNumeric'],
    ['a name of all objects', dictionary("'constructor'", '(2, 2)'), 'notNumeric'],
  ])('%s', (_, header, code) => {
    expectProblem(readNpy(npyFile(header, values)), code, /./);
  });

  it('every file that ends early, at any byte', () => {
    const file = npyFile(dictionary("'<f8'", '(2, 2)'), values);
    const codes = Array.from({ length: file.length }, (_, end) =>
      codeOf(readNpy(file.subarray(0, end))),
    );
    expect(new Set(codes)).toEqual(new Set(['syntax']));
  });
});

function codeOf(result: Result<Matrix>): string {
  return result.ok ? 'read' : result.problem.code;
}

describe('files of NumPy', () => {
  it.each(npyFiles)('$name', ({ base64, arrays }) => {
    const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
    expectMatrix(readNpy(bytes), fromRows(arrays['']!));
  });
});

describe('written and read again', () => {
  it('are the same bits, for all shapes up to 6×6', () => {
    for (let rows = 1; rows <= 6; rows++) {
      for (let cols = 1; cols <= 6; cols++) {
        const matrix = random(rows, cols, 10 * rows + cols);
        matrix.data[0] = [-0, NaN, Infinity, -Infinity, 5e-324, 1.7e308][(rows + cols) % 6]!;
        const { data } = matrix;
        const file = writeNpy({ shape: [rows, cols], data });
        expect(file.length % 64).toBe((8 * rows * cols) % 64);
        expectMatrix(readNpy(file), matrix);
      }
    }
  });
});
