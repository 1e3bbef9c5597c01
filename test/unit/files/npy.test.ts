import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrayOf,
  encodeUtf8,
  hasRoundedIntegers,
  readNpy,
  readNpyHeader,
  transpose,
  writeNpy,
  type Matrix,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { expectMatrix, expectProblem, fixture, lecture, patched, unwrap } from './helpers.js';
import { readSlowly } from './reference.js';

const kinds = 'b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8'.split(' ');

/** A version 1 file with any header text and data. */
function withHeader(text: string, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const body = encodeUtf8(text);
  const start = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, body.length, 0];
  const out = new Uint8Array(start.length + body.length + data.length);
  out.set(start);
  out.set(body, start.length);
  out.set(data, start.length + body.length);
  return out;
}

function headerOf(descr: string, shape: string, order = 'False'): string {
  return `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }`;
}

/** [[1, 2, 3], [4, 5, 6]] in the bytes of a type. */
const small = {
  '?': Uint8Array.of(1, 0, 2, 4, 5, 6),
  b: Int8Array.of(1, -2, 3, 4, 5, 6),
  h: Int16Array.of(1, -2, 3, 4, 5, 6),
  i: Int32Array.of(1, -2, 3, 4, 5, 6),
  q: BigInt64Array.of(1n, -2n, 3n, 4n, 5n, 6n),
  B: Uint8Array.of(1, 254, 3, 4, 5, 6),
  H: Uint16Array.of(1, 65534, 3, 4, 5, 6),
  I: Uint32Array.of(1, 2 ** 32 - 2, 3, 4, 5, 6),
  Q: BigUint64Array.of(1n, 2n ** 64n - 2n, 3n, 4n, 5n, 6n),
  e: Uint16Array.of(0x3c00, 0xc000, 0x4200, 0x4400, 0x4500, 0x4600),
  f: Float32Array.of(1, -2, 3, 4, 5, 6),
  d: Float64Array.of(1, -2, 3, 4, 5, 6),
};

/** Spellings that `numpy.dtype` accepts for each type, besides the one that `numpy.save` writes. */
const spellings: Readonly<Record<keyof typeof small, string>> = {
  '?': '? |? b1 bool bool_',
  b: 'b |b i1 int8 byte',
  h: 'h <h i2 =i2 int16 short',
  i: 'i <i i4 int32 intc',
  q: 'q <q l <l p n i8 int64 int int_ intp long longlong',
  B: 'B |B u1 uint8 ubyte',
  H: 'H <H uint16 ushort',
  I: 'I <I uint32 uintc',
  Q: 'Q <Q L <L P N uint64 uint uintp ulong ulonglong',
  e: 'e <e f2 float16 half',
  f: 'f <f f4 float32 single',
  d: 'd <d =d f8 |f8 float64 double float float_',
};

describe('readNpy', () => {
  it.each(kinds.flatMap((kind) => [`${kind}-little`, `${kind}-big`]))('reads %s', (name) => {
    const kind = name[0]!;
    const data = lecture.data.map((v) =>
      kind === 'b' ? Number(v !== 0) : kind === 'u' ? Math.abs(v) : v,
    );
    expectMatrix(readNpy(fixture(`${name}.npy`)), { ...lecture, data });
  });

  it.each(['fortran', 'version2', 'version3', 'leading-ones'])('reads %s', (name) => {
    expectMatrix(readNpy(fixture(`${name}.npy`)), lecture);
  });

  it('reads vectors as one row, numbers as 1×1, and keeps columns', () => {
    expectMatrix(readNpy(fixture('vector.npy')), fromRows([[1.5, -2.25, 1e-300]]));
    expectMatrix(readNpy(fixture('scalar.npy')), fromRows([[7]]));
    expectMatrix(readNpy(fixture('column.npy')), fromRows([[3], [2], [2], [5]]));
  });

  it('marks NaN as missing and keeps infinity and the sign of zero', () => {
    const { data, missing } = unwrap(readNpy(fixture('missing.npy')));
    expect([...missing!]).toEqual([0, 1, 0, 0]);
    expect([...data]).toEqual([1, NaN, Infinity, -0]);
    expect(unwrap(readNpy(fixture('f8-big.npy'))).missing).toBeUndefined();
  });

  it('knows half precision to its edges', () => {
    const { data } = unwrap(readNpy(fixture('halves.npy')));
    expect([...data.subarray(0, 8)]).toEqual([
      1,
      -2,
      65504,
      2 ** -24,
      2 ** -14,
      Infinity,
      -Infinity,
      NaN,
    ]);
    expect(data[8]).toBe(1364 / 4096);
  });

  it('says what it cannot show, with the shape', () => {
    expectProblem(readNpy(fixture('cube.npy')), 'tooManyDimensions', '(2, 3, 4)');
    expectProblem(readNpy(fixture('empty.npy')), 'empty', '(0, 3)');
    expectProblem(readNpy(fixture('complex.npy')), 'complex', '<c16');
    expectProblem(readNpy(fixture('strings.npy')), 'notNumeric', '<U1');
    expectProblem(readNpy(fixture('records.npy')), 'notNumeric', 'fields');
    expectProblem(readNpy(fixture('f8-big.npy'), { maxEntries: 11 }), 'tooLarge', '12 entries');
  });

  it('refuses what is damaged', () => {
    const good = fixture('f8-little.npy');
    expectProblem(readNpy(good.subarray(0, -1)), 'syntax', 'takes 96 bytes, 95 are there');
    expectProblem(readNpy(patched(good, { 0: [0x50] })), 'syntax', 'not a .npy file');
    expectProblem(readNpy(patched(good, { 6: [9] })), 'syntax', 'Version 9');
    expectProblem(readNpy(patched(good, { 8: [0xff, 0xff] })), 'syntax', 'ends within its header');
    expectProblem(readNpy(good.subarray(0, 9)), 'syntax', 'ends within its header');
    expectProblem(readNpy(new Uint8Array(0)), 'syntax', 'not a .npy file');
  });

  it('does not take a huge shape at its word', () => {
    const huge = "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 99999999999), }";
    expectProblem(readNpy(withHeader(huge)), 'tooLarge', '99999999999');
    const beyond = huge.replace('99999999999,', `${'9'.repeat(40)},`);
    expectProblem(readNpy(withHeader(beyond)), 'syntax', 'dimension');
    expectProblem(readNpy(withHeader('{}')), 'syntax', 'no type, order or shape');
    expectProblem(
      readNpy(withHeader("{'descr': '<f16', 'fortran_order': False, 'shape': (1, 1), }")),
      'notNumeric',
      'float64',
    );
  });

  it.each(Object.entries(spellings).flatMap(([code, all]) => all.split(' ').map((d) => [d, code])))(
    'reads the type spelled %s',
    (descr, code) => {
      const numbers = small[code as keyof typeof small];
      const bytes = new Uint8Array(numbers.buffer);
      const values =
        code === '?'
          ? [1, 0, 1, 1, 1, 1]
          : code === 'e'
            ? [1, -2, 3, 4, 5, 6]
            : Array.from<number | bigint, number>(numbers, Number);
      const expected = fromRows([values.slice(0, 3), values.slice(3)]);
      expectMatrix(readNpy(withHeader(headerOf(`'${descr}'`, '(2, 3)'), bytes)), expected);
    },
  );

  it('reads letters in the other byte order, by columns too', () => {
    const bytes = new Uint8Array(6 * 8);
    [1, 2, 3, 4, 5, 6].forEach((value, i) => {
      new DataView(bytes.buffer).setBigInt64(8 * i, BigInt(-value), false);
    });
    const file = withHeader(headerOf("'>l'", '(2, 3)', 'True'), bytes);
    const expected = fromRows([
      [-1, -3, -5],
      [-2, -4, -6],
    ]);
    expectMatrix(readNpy(file), expected);
  });

  it('refuses what NumPy refuses, and says what is wrong with other types', () => {
    const refused = ["'<float64'", "'i16'", "'d8'", "'b2'", "'toString'", "'<M8[ns]'", "'O'", "''"];
    for (const descr of refused) {
      expectProblem(readNpy(withHeader(headerOf(descr, '(1, 1)'))), 'notNumeric', 'floats');
    }
    for (const descr of ["'F'", "'<D'", "'complex64'", "'cdouble'", "'csingle'"]) {
      expectProblem(readNpy(withHeader(headerOf(descr, '(1, 1)'))), 'complex', descr.slice(1, -1));
    }
    for (const descr of ["'g'", "'longdouble'", "'float128'"]) {
      expectProblem(readNpy(withHeader(headerOf(descr, '(1, 1)'))), 'notNumeric', 'float64');
    }
  });

  it('rounds 64-bit integers to the nearest double, ties to even', () => {
    const whole = [2n ** 53n + 1n, 2n ** 53n + 3n, -(2n ** 53n) - 1n, 2n ** 63n - 1n, -(2n ** 63n)];
    const bytes = new Uint8Array(BigInt64Array.from(whole).buffer);
    const { data } = unwrap(readNpy(withHeader(headerOf("'<i8'", '(5,)'), bytes)));
    expect([...data]).toEqual(whole.map(Number));
    const unsigned = [2n ** 64n - 1n, 2n ** 63n + 1025n, 2n ** 63n + 1024n];
    const more = new Uint8Array(BigUint64Array.from(unsigned).buffer);
    expect([...unwrap(readNpy(withHeader(headerOf("'<u8'", '(3,)'), more))).data]).toEqual(
      unsigned.map(Number),
    );
  });

  it('holds integers beyond 2⁵³, of which it can be told', () => {
    const of = (type: string, values: ArrayBufferView, count: number): Matrix =>
      unwrap(
        readNpy(withHeader(headerOf(`'${type}'`, `(${count},)`), new Uint8Array(values.buffer))),
      );
    expect(hasRoundedIntegers(of('<i8', BigInt64Array.of(1n, -(2n ** 53n) - 1n), 2))).toBe(true);
    expect(hasRoundedIntegers(of('<u8', BigUint64Array.of(1n, 2n ** 64n - 1n), 2))).toBe(true);
    expect(hasRoundedIntegers(of('<i8', BigInt64Array.of(1n, 2n ** 53n - 1n), 2))).toBe(false);
    expect(hasRoundedIntegers(of('<f8', Float64Array.of(0.5, 2 ** 60), 2))).toBe(false);
    expect(hasRoundedIntegers(of('<f8', Float64Array.of(1e300, 2), 2))).toBe(false);
    expect(hasRoundedIntegers(of('<f8', Float64Array.of(NaN, 2 ** 60), 2))).toBe(true);
  });

  it('knows every half-precision number', () => {
    const codes = Uint16Array.from({ length: 65536 }, (_, code) => code);
    const { data } = unwrap(
      readNpy(withHeader(headerOf("'<f2'", '(256, 256)'), new Uint8Array(codes.buffer))),
    );
    for (const code of codes) {
      const [sign, exponent, fraction] = [code & 0x8000 ? -1 : 1, (code >> 10) & 31, code & 1023];
      const finite =
        exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
      expect(data[code]).toBe(sign * (exponent < 31 ? finite : fraction === 0 ? Infinity : NaN));
    }
  });

  it.each([
    ['(2, 3, 1)', 2, 3],
    ['(1, 2, 3)', 2, 3],
    ['(2, 1, 3)', 2, 3],
    ['(1, 2, 1, 3, 1)', 2, 3],
    ['(6,)', 1, 6],
    ['(1, 6)', 1, 6],
    ['(6, 1)', 6, 1],
    ['(6, 1, 1)', 6, 1],
    ['(1, 6, 1)', 6, 1],
    ['(1, 1, 6)', 1, 6],
  ])('reads the shape %s as %i×%i', (shape, rows, cols) => {
    const bytes = new Uint8Array(small.d.buffer);
    const matrix = unwrap(readNpy(withHeader(headerOf("'<f8'", shape), bytes)));
    expect([matrix.rows, matrix.cols, ...matrix.data]).toEqual([rows, cols, ...small.d]);
    const byColumns = unwrap(readNpy(withHeader(headerOf("'<f8'", shape, 'True'), bytes)));
    expect([byColumns.rows, byColumns.cols]).toEqual([rows, cols]);
    expect([...transpose(byColumns).data]).toEqual([...small.d]);
  });

  it('reads the header of Python 2 with its texts as unicode', () => {
    const bytes = new Uint8Array(small.f.buffer);
    const header = "{u'descr': u'<f4', u'fortran_order': False, u'shape': (2L, 3L)}";
    expectMatrix(
      readNpy(withHeader(header, bytes)),
      fromRows([
        [1, -2, 3],
        [4, 5, 6],
      ]),
    );
  });

  it('reads the headers of versions 1 and 2 in Latin-1, of version 3 in UTF-8', () => {
    const records = withHeader(
      "{'descr': [('h?he', '<f4')], 'fortran_order': False, 'shape': (1,)}",
    );
    const latin = patched(records, { [records.indexOf(0x3f)]: [0xf6] });
    expectProblem(readNpy(latin), 'notNumeric', 'fields');
    const third = patched(fixture('version3.npy'), { 70: [0xf6] });
    expectProblem(readNpy(third), 'syntax', 'UTF-8');
  });

  it('takes memory of its own where little of a buffer is the matrix, and any offset', () => {
    const [header, row] = [headerOf("'<f8'", '(2, 3)'), new Uint8Array(small.d.buffer)];
    const file = withHeader(header, row);
    for (let offset = 0; offset < 8; offset++) {
      // A slice of Node's Buffer shares its memory.
      const buffer = Buffer.alloc(8 + file.length + 1000);
      buffer.set(file, offset);
      const matrix = unwrap(readNpy(buffer.subarray(offset, offset + file.length)));
      expect([...matrix.data]).toEqual([...small.d]);
      expect(matrix.data.buffer.byteLength).toBe(48);
    }
  });

  it('reads the entries of any shape, type, order and byte order, wherever the file lies', () => {
    const codes = { b1: 'bool', i1: 'i8', i2: 'i16', i4: 'i32', i8: 'i64', f2: 'f16' } as const;
    const all = {
      ...codes,
      u1: 'u8',
      u2: 'u16',
      u4: 'u32',
      u8: 'u64',
      f4: 'f32',
      f8: 'f64',
    } as const;
    const side = fc.nat(5);
    const shapes = fc.oneof(
      fc.constant([]),
      fc.tuple(side),
      fc.tuple(side, side),
      fc.tuple(fc.constant(1), side, side),
      fc.tuple(side, side, fc.constant(1)),
    );
    const files = fc.record({
      shape: shapes,
      code: fc.constantFrom(...(Object.keys(all) as (keyof typeof all)[])),
      order: fc.constantFrom('<', '>'),
      fortran: fc.boolean(),
      offset: fc.nat(9),
      overwrite: fc.boolean(),
      some: fc.uint8Array({ minLength: 8 * 25, maxLength: 8 * 25 }),
    });
    fc.assert(
      fc.property(files, ({ shape, code, order, fortran, offset, overwrite, some }) => {
        const count = shape.reduce((product: number, length) => product * length, 1);
        const bytes = some.subarray(0, count * Number(code.slice(1)));
        const words = `(${shape.map((length) => `${length},`).join(' ')})`;
        const text = headerOf(`'${order}${code}'`, words, fortran ? 'True' : 'False');
        const file = withHeader(text, bytes);
        const buffer = new Uint8Array(offset + file.length);
        buffer.set(file, offset);
        const result = readNpy(buffer.subarray(offset), { overwrite });
        if (count === 0) {
          expectProblem(result, 'empty', 'no entries');
          return;
        }
        const { rows, cols, data } = unwrap(result);
        const numbers = readSlowly(bytes, count, all[code], order === '<');
        // Dimensions of 1 have no effect on the order.
        const at = (i: number, j: number): number => (fortran ? j * rows + i : i * cols + j);
        expect(rows * cols).toBe(count);
        const expected = Float64Array.from(
          { length: count },
          (_, k) => numbers[at(Math.floor(k / cols), k % cols)]!,
        );
        expect(data).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a header of Python 2, and executes nothing', () => {
    const header = unwrap(
      readNpyHeader(
        withHeader("{'descr': \"|u1\", 'fortran_order': True, 'shape': (2L, 3L,), 'x': None}"),
      ),
    );
    expect(header).toMatchObject({ descr: '|u1', fortranOrder: true, shape: [2, 3] });
    const call = "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), 'x': exit()}";
    expectProblem(readNpyHeader(withHeader(call)), 'syntax', 'no type, order or shape');
  });

  it('never throws, whatever the bytes', () => {
    const good = fixture('f4-little.npy');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255))), (changes) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const result = readNpy(bytes, { maxEntries: 1000 });
        expect(result.ok ? result.value.rows > 0 : result.problem.message.length > 0).toBe(true);
      }),
    );
  });
});

describe('writeNpy', () => {
  it('writes what NumPy writes, byte for byte', () => {
    expect(writeNpy(arrayOf(lecture))).toEqual(fixture('f8-little.npy'));
    const vector = { shape: [3], data: Float64Array.of(1.5, -2.25, 1e-300) };
    expect(writeNpy(vector)).toEqual(fixture('vector.npy'));
    expect(writeNpy({ shape: [], data: Float64Array.of(7) })).toEqual(fixture('scalar.npy'));
  });

  it('comes back bit for bit', () => {
    const sized = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(
        sized,
        fc.array(fc.double(), { minLength: 25, maxLength: 25 }),
        ([m, n], list) => {
          const matrix: Matrix = {
            rows: m,
            cols: n,
            data: Float64Array.from(list.slice(0, m * n)),
          };
          expectMatrix(readNpy(writeNpy(arrayOf(matrix))), matrix);
        },
      ),
    );
  });

  it('writes missing entries as NaN', () => {
    const holes = { ...lecture, missing: Uint8Array.from(lecture.data, (v) => Number(v === 5)) };
    const back = unwrap(readNpy(writeNpy(arrayOf(holes))));
    expect(back.missing).toEqual(holes.missing);
  });

  it('reads its own bytes at any offset of a larger buffer', () => {
    const bytes = writeNpy(arrayOf(transpose(lecture)));
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expectMatrix(readNpy(larger.subarray(3)), transpose(lecture));
  });
});
