import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  listNpz,
  listTensors,
  readMatrixFile,
  readNpz,
  readTensor,
  writeMatrixFile,
  writeNpz,
  writeSafetensors,
  type FileKind,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { expectMatrix, expectProblem, inflate, unwrap } from '../files/helpers.js';
import { random } from '../svd/helpers/matrices.js';
import {
  dictionary,
  doubles,
  joined,
  npyFile,
  safetensorsFile,
  tensor,
  whole,
} from './file-builders.js';
import { archives } from './numpy-files.js';

const square = fromRows([
  [1, 2],
  [3, 4],
]);
const array = npyFile(dictionary("'<f8'", '(2, 2)'), doubles(1, 2, 3, 4));
const row = npyFile(dictionary("'<f8'", '(3,)'), doubles(5, 6, 7));

/** 64×64 small integers, which pack well. */
const large = Float64Array.from({ length: 4096 }, (_, i) => i % 7);
const largeFile = npyFile(dictionary("'<f8'", '(64, 64)'), doubles(...large));

describe('.npz files', () => {
  it.each([0, 1, 6, 9] as const)('packed at level %i', (level) => {
    const file = zipSync({ 'a.npy': array, 'b.npy': row, 'large.npy': largeFile }, { level });
    expect(listNpz(file)).toEqual({ ok: true, value: ['a', 'b', 'large'] });
    expectMatrix(readNpz(file, 'a', inflate), square);
    expectMatrix(readNpz(file, 'b', inflate), fromRows([[5, 6, 7]]));
    expectMatrix(readNpz(file, 'large', inflate), { rows: 64, cols: 64, data: large });
  });

  it.each([
    'arr_0',
    'layer.weight',
    'a folder/with a name',
    'Größe',
    '行列',
    '😀',
    'x.npy',
    '__proto__',
    'constructor',
    ' ',
    "it's",
  ])('an array named %s', (name) => {
    for (const level of [0, 6] as const) {
      const file = zipSync({ [`${name}.npy`]: array }, { level });
      expect(listNpz(file)).toEqual({ ok: true, value: [name] });
      expectMatrix(readNpz(file, name, inflate), square);
    }
  });

  it.each([0, 1, 100, 65_535])('a comment of %i bytes at the end', (length) => {
    const file = joined(zipSync({ 'a.npy': array }), new Uint8Array(length).fill(0x41));
    file.set(whole(length, 2), file.length - length - 2);
    expectMatrix(readNpz(file, 'a', inflate), square);
  });

  it.each(archives)('of NumPy: $name', ({ base64, arrays }) => {
    const file = Uint8Array.from(Buffer.from(base64, 'base64'));
    expect(listNpz(file)).toEqual({ ok: true, value: Object.keys(arrays) });
    for (const [name, rows] of Object.entries(arrays)) {
      expectMatrix(readNpz(file, name, inflate), fromRows(rows));
    }
  });

  it('that end early are refused, at any byte', () => {
    const file = zipSync({ 'a.npy': array }, { level: 6 });
    for (let end = 0; end < file.length; end++) {
      expect(readNpz(file.subarray(0, end), 'a', inflate).ok).toBe(false);
    }
  });

  it('with a wrong byte in the data are refused by the checksum', () => {
    const file = zipSync({ 'a.npy': array }, { level: 0 });
    const start = 30 + 'a.npy'.length;
    for (let at = start; at < start + array.length; at++) {
      const damaged = file.slice();
      damaged[at]! ^= 0x10;
      const result = readNpz(damaged, 'a', inflate);
      expect(result).toMatchObject({ ok: false, problem: { code: 'syntax' } });
    }
  });

  it('that are encrypted, or packed in another way, are refused', () => {
    const file = zipSync({ 'a.npy': array });
    const directory = file.length - 22 - 46 - 'a.npy'.length;
    const encrypted = file.slice();
    encrypted[directory + 8]! |= 1;
    expectProblem(readNpz(encrypted, 'a', inflate), 'syntax', 'encrypted');
    const other = file.slice();
    other[directory + 10] = 14;
    expectProblem(readNpz(other, 'a', inflate), 'syntax', 'unpacked');
  });
});

/** The bytes of four numbers in each type of the format, and the numbers. Codes are written by hand. */
const tensors: Readonly<Record<string, readonly [bytes: number[], values: number[]]>> = {
  BOOL: [
    [0, 1, 1, 0],
    [0, 1, 1, 0],
  ],
  U8: [
    [0, 1, 128, 255],
    [0, 1, 128, 255],
  ],
  I8: [
    [0, 1, 128, 255],
    [0, 1, -128, -1],
  ],
  F8_E4M3: [
    [0x38, 0xb8, 0x7e, 0x01],
    [1, -1, 448, 2 ** -9],
  ],
  F8_E5M2: [
    [0x3c, 0xbc, 0x7b, 0x01],
    [1, -1, 57344, 2 ** -16],
  ],
  U16: [
    [0, 0, 1, 0, 0, 128, 255, 255],
    [0, 1, 32768, 65535],
  ],
  I16: [
    [0, 0, 1, 0, 0, 128, 255, 255],
    [0, 1, -32768, -1],
  ],
  F16: [
    [0, 0x3c, 0, 0xbc, 0xff, 0x7b, 1, 0],
    [1, -1, 65504, 2 ** -24],
  ],
  BF16: [
    [0x80, 0x3f, 0x80, 0xbf, 0x49, 0x40, 1, 0],
    [1, -1, 3.140625, 2 ** -133],
  ],
  U32: [
    [1, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 128, 0, 0, 1, 0],
    [1, 2 ** 32 - 1, 2 ** 31, 65536],
  ],
  I32: [
    [1, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 128, 0, 0, 1, 0],
    [1, -1, -(2 ** 31), 65536],
  ],
  F32: [
    [0, 0, 128, 63, 0, 0, 128, 191, 0, 0, 32, 64, 1, 0, 0, 0],
    [1, -1, 2.5, 2 ** -149],
  ],
  U64: [
    [1, ...zero(7), ...zero(7), 128, ...zero(5), 1, 0, 0, ...ones(8)],
    [1, 2 ** 63, 2 ** 40, 2 ** 64],
  ],
  I64: [
    [1, ...zero(7), ...zero(7), 128, ...zero(5), 1, 0, 0, ...ones(8)],
    [1, -(2 ** 63), 2 ** 40, -1],
  ],
  F64: [Array.from(doubles(0.1, -2, 1e300, 5e-324)), [0.1, -2, 1e300, 5e-324]],
};

function zero(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}

function ones(count: number): number[] {
  return Array.from({ length: count }, () => 255);
}

describe('.safetensors files', () => {
  const each = Object.entries(tensors);

  it.each(
    each.flatMap(([dtype, [bytes, values]]) =>
      [
        [[4], 1, 4],
        [[2, 2], 2, 2],
        [[4, 1], 4, 1],
        [[1, 2, 2, 1], 2, 2],
      ].map(([shape, rows, cols]) => ({
        dtype,
        bytes,
        values,
        shape: shape as number[],
        rows: rows as number,
        cols: cols as number,
      })),
    ),
  )('$dtype of shape $shape', ({ dtype, bytes, values, shape, rows, cols }) => {
    const size = bytes.length;
    const expected = { rows, cols, data: Float64Array.from(values) };
    // Bytes of another tensor before it, and spaces in the header, move the data to any boundary.
    for (let before = 0; before < 9; before++) {
      const entries = {
        first: tensor('U8', [before], 0, before),
        a: tensor(dtype, shape, before, before + size),
      };
      const header = JSON.stringify(before === 0 ? { a: entries.a } : entries);
      const data = joined(new Uint8Array(before).fill(9), Uint8Array.from(bytes));
      for (const text of [header, `${header}   `]) {
        expectMatrix(readTensor(safetensorsFile(text, data), 'a'), expected);
      }
    }
  });

  it('of all types at once are listed in the order of the data', () => {
    let at = 0;
    const entries = each.map(([dtype, [bytes]]) => {
      const from = at;
      at += bytes.length;
      return [`tensor of ${dtype}`, tensor(dtype, [4], from, at)] as const;
    });
    const metadata = [['__metadata__', { format: 'pt' }]] as const;
    const header = JSON.stringify(Object.fromEntries([...metadata, ...[...entries].reverse()]));
    const file = safetensorsFile(header, Uint8Array.from(each.flatMap(([, [bytes]]) => bytes)));
    const names = unwrap(listTensors(file)).map(({ name }) => name);
    expect(names).toEqual(each.map(([dtype]) => `tensor of ${dtype}`));
    for (const [dtype, [, values]] of each) {
      expectMatrix(readTensor(file, `tensor of ${dtype}`), fromRows([values]));
    }
  });

  it.each([
    'a.b.c',
    'Größe',
    '行列',
    '😀',
    '"quoted"',
    'back\\slash',
    '__proto__',
    'constructor',
    '',
  ])('a tensor named %s', (name) => {
    const entry = JSON.stringify(tensor('F64', [2, 2], 0, 32));
    const file = safetensorsFile(`{${JSON.stringify(name)}:${entry}}`, doubles(1, 2, 3, 4));
    expect(unwrap(listTensors(file)).map((one) => one.name)).toEqual([name]);
    expectMatrix(readTensor(file, name), square);
  });

  it.each([
    [
      'spaces and lines',
      '{\n "a" : {"dtype" : "F64", "shape" : [ 2 , 2 ], "data_offsets" : [ 0 , 32 ] } }\n',
    ],
    ['a name in escapes', '{"\\u0061":{"dtype":"F64","shape":[2,2],"data_offsets":[0,32]}}'],
    ['numbers with exponents', '{"a":{"dtype":"F64","shape":[2e0,2],"data_offsets":[0,3.2e1]}}'],
    ['a key more', '{"a":{"dtype":"F64","shape":[2,2],"data_offsets":[0,32],"more":[]}}'],
  ])('JSON with %s', (_, header) => {
    expectMatrix(readTensor(safetensorsFile(header, doubles(1, 2, 3, 4)), 'a'), square);
  });

  it.each([
    ['a type in small letters', '{"a":{"dtype":"f64","shape":[2,2],"data_offsets":[0,32]}}'],
    ['no type', '{"a":{"shape":[2,2],"data_offsets":[0,32]}}'],
    ['no shape', '{"a":{"dtype":"F64","data_offsets":[0,32]}}'],
    ['no offsets', '{"a":{"dtype":"F64","shape":[2,2]}}'],
    ['one offset', '{"a":{"dtype":"F64","shape":[2,2],"data_offsets":[0]}}'],
    ['three offsets', '{"a":{"dtype":"F64","shape":[2,2],"data_offsets":[0,32,32]}}'],
    ['a shape with a fraction', '{"a":{"dtype":"F64","shape":[2.5,2],"data_offsets":[0,32]}}'],
    ['a shape with a text', '{"a":{"dtype":"F64","shape":["2",2],"data_offsets":[0,32]}}'],
    ['an offset below 0', '{"a":{"dtype":"F64","shape":[2,2],"data_offsets":[-8,24]}}'],
    ['too few bytes', '{"a":{"dtype":"F64","shape":[2,2],"data_offsets":[0,24]}}'],
    ['a comma at the end', '{"a":{"dtype":"F64","shape":[2,2],"data_offsets":[0,32]},}'],
    ['NaN', '{"a":{"dtype":"F64","shape":[NaN,2],"data_offsets":[0,32]}}'],
    ['nothing', ''],
  ])('are refused with %s', (_, header) => {
    const result = readTensor(safetensorsFile(header, doubles(1, 2, 3, 4)), 'a');
    expect(result.ok).toBe(false);
  });
});

describe('written and read again', () => {
  it('are several arrays of one file', () => {
    const matrices = Array.from({ length: 8 }, (_, i) => random(1 + i, 1 + ((3 * i) % 5), i));
    const arrays = Object.fromEntries(
      matrices.map(({ rows, cols, data }, i) => [`m${i}`, { shape: [rows, cols], data }]),
    );
    const [npz, tensorFile] = [writeNpz(arrays), writeSafetensors(arrays)];
    matrices.forEach((matrix, i) => {
      expectMatrix(readNpz(npz, `m${i}`, inflate), matrix);
      expectMatrix(readTensor(tensorFile, `m${i}`), matrix);
    });
  });

  it.each<FileKind>(['npy', 'npz', 'safetensors', 'csv', 'tsv', 'mtx'])(
    'is a .%s file of numbers of any size, bit for bit',
    (kind) => {
      for (let seed = 1; seed <= 6; seed++) {
        const matrix = random(2 + seed, 8 - seed, seed);
        const data = matrix.data.map((value, i) => value * 2 ** (((i * 37) % 200) - 100));
        data[0] = [5e-324, 1.7976931348623157e308, -1e-7, 1e21, 123456789, 0.1][seed - 1]!;
        const file = writeMatrixFile(kind, { ...matrix, data }, 'M');
        const back = unwrap(
          readMatrixFile(kind, file, kind.length < 4 && kind !== 'npz' ? '' : 'M'),
        );
        expect([back.rows, back.cols]).toEqual([matrix.rows, matrix.cols]);
        expect([...back.data]).toEqual([...data]);
      }
    },
  );
});
