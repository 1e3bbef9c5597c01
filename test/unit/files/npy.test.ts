import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrayOf,
  encodeUtf8,
  readNpy,
  readNpyHeader,
  transpose,
  writeNpy,
  type Matrix,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { expectMatrix, expectProblem, fixture, lecture, patched, unwrap } from './helpers.js';

const kinds = 'b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8'.split(' ');

/** A version 1 file with any header text, and no data. */
function withHeader(text: string): Uint8Array {
  const body = encodeUtf8(text);
  return Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, body.length, 0, ...body);
}

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

  it('reads a header of Python 2, and executes nothing', () => {
    const header = unwrap(
      readNpyHeader(
        withHeader("{'descr': \"|u1\", 'fortran_order': True, 'shape': (2L, 3L,), 'x': exit()}"),
      ),
    );
    expect(header).toMatchObject({ descr: '|u1', fortranOrder: true, shape: [2, 3] });
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
