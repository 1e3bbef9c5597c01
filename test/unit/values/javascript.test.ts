import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../src/core/files/element-types.js';
import { decodeElements } from '../../../src/core/files/decode.js';
import { runElsewhere, runJavascript, type Told } from './run-javascript.js';

/** Describes a value and reads its entries in two parts. */
function read(value: unknown): Told & { numbers: number[] } {
  const { told } = runJavascript(value);
  expect(told.kind, JSON.stringify(told)).toBe('array');
  const count = told.shape.reduce((product, length) => product * length, 1);
  const middle = Math.floor(count / 2);
  const bytes = Buffer.concat([
    runJavascript(value, [0, middle]).bytes,
    runJavascript(value, [middle, count]).bytes,
  ]);
  expect(bytes.length).toBe(count * bytesOf(told.type));
  const encoding = { type: told.type, littleEndian: told.little };
  return { ...told, numbers: [...decodeElements(new Uint8Array(bytes), count, encoding)] };
}

const problemOf = (value: unknown) => {
  const { told } = runJavascript(value, [0, 1]);
  return [told.code, ...told.args];
};

describe('arrays', () => {
  it.each([
    [
      [
        [1, 2],
        [3, 4.5],
      ],
      [2, 2],
      'f64',
      [1, 2, 3, 4.5],
    ],
    [Object.assign(Array<unknown>(4), { 0: 1, 2: null }), [4], 'f64', [1, NaN, NaN, NaN]],
    [[[[1]], [[2]]], [2, 1, 1], 'f64', [1, 2]],
    [[[true, false]], [1, 2], 'bool', [1, 0]],
    [[1, true], [2], 'f64', [1, 1]],
    [[1n, -(2n ** 63n)], [2], 'i64', [1, -(2 ** 63)]],
    [[new Float32Array([1, 2]), new Float32Array([3, 4])], [2, 2], 'f64', [1, 2, 3, 4]],
    [[], [0], 'f64', []],
    [[[], []], [2, 0], 'f64', []],
  ] as const)('%o', (value, shape, type, numbers) => {
    const told = read(value);
    expect([told.shape, told.type, told.numbers]).toEqual([shape, type, numbers]);
  });

  it('rounds huge integers, and says so', () => {
    const told = read([2n ** 64n + 1n, 10n ** 400n]);
    expect([told.numbers, told.notes]).toEqual([[2 ** 64, Infinity], [['rounded', 'bigint']]]);
  });

  it.each([
    [
      [[1, 2], [3]],
      ['ragged', '2', '1', '2'],
    ],
    [
      [[], [1]],
      ['ragged', '2', '1', '0'],
    ],
    [
      [[1], 2],
      ['noRow', '2', '2', '1'],
    ],
    [
      [1, [2]],
      ['entry', '2', 'a list'],
    ],
    [[['x']], ['entry', '1, 1', '"x"']],
    [[{}], ['entry', '1', 'Object']],
  ] as const)('refuses %o', (value, problem) => expect(problemOf(value)).toEqual(problem));
});

describe('typed arrays', () => {
  const kinds = [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
  ];
  it.each(kinds.map((Kind) => [Kind.name, Kind] as const))(
    '%s, also inside of a buffer',
    (name, Kind) => {
      const array = Kind.from([9, 1, 2, 3]);
      expect(read(array)).toMatchObject({ typeName: name, of: name, numbers: [9, 1, 2, 3] });
      expect(read(array.subarray(1, 3)).numbers).toEqual([1, 2]);
    },
  );

  it('of wide integers, buffers and classes of the program', () => {
    expect(read(BigInt64Array.of(-1n, 2n))).toMatchObject({ type: 'i64', numbers: [-1, 2] });
    expect(read(BigUint64Array.of(1n, 2n ** 63n))).toMatchObject({
      type: 'u64',
      numbers: [1, 2 ** 63],
    });
    expect(read(Buffer.from([1, 2]))).toMatchObject({ type: 'u8', numbers: [1, 2] });
    let made = 0;
    class Vector extends Float32Array {
      constructor(...args: [number[]]) {
        super(...args);
        made++;
      }
    }
    const vector = new Vector([1, 2, 3]);
    expect(read(vector)).toMatchObject({ type: 'f32', of: 'Vector', numbers: [1, 2, 3] });
    expect(made).toBe(1);
  });
});

describe('matrices of libraries', () => {
  it('ml-matrix', () => {
    const matrix = new Matrix([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(read(matrix)).toMatchObject({
      of: 'Matrix',
      shape: [2, 3],
      numbers: [1, 2, 3, 4, 5, 6],
    });
  });

  it('ndarray, with strides and an offset', () => {
    const data = Float32Array.from([0, 1, 2, 3, 4, 5, 6]);
    expect(read({ data, shape: [3, 2], stride: [1, 3], offset: 1 })).toMatchObject({
      numbers: [1, 4, 2, 5, 3, 6],
    });
    expect(read({ data, shape: [2, 2], stride: [-3, -1], offset: 6 })).toMatchObject({
      numbers: [6, 5, 3, 2],
    });
    const get = (k: number) => 10 * k;
    expect(read({ data: { get }, shape: [2], stride: [1], offset: 0 }).numbers).toEqual([0, 10]);
  });

  it('tensors like those of tfjs', () => {
    const tensor = { shape: [1, 2], dtype: 'int32', dataSync: () => Int32Array.of(1, 2) };
    expect(read(tensor)).toMatchObject({
      shape: [1, 2],
      type: 'i32',
      typeName: 'int32',
      numbers: [1, 2],
    });
    expect(problemOf({ ...tensor, shape: [] })[0]).toBe('scalar');
    expect(problemOf({ ...tensor, dtype: 'complex64' })).toEqual(['type', 'complex64']);
    expect(problemOf({ ...tensor, isDisposed: true })[0]).toBe('noData');
  });

  it('mathjs, numjs and pictures', () => {
    expect(read({ _data: [[1, 2]], _size: [1, 2] }).numbers).toEqual([1, 2]);
    const selection = { data: [1, 2], shape: [2, 1], stride: [1, 1], offset: 0 };
    expect(read({ selection }).shape).toEqual([2, 1]);
    const picture = { width: 1, height: 2, data: Uint8ClampedArray.of(1, 2, 3, 4, 5, 6, 7, 8) };
    expect(read(picture)).toMatchObject({ shape: [2, 1, 4], type: 'u8' });
  });

  it('offers the arrays of objects and maps', () => {
    const W = [[1, 2, 3]];
    const { told } = runJavascript({
      W,
      m: new Matrix([[1, 2]]),
      name: 'x',
      n: 3,
      none: [],
      'a b': new Float32Array(4),
    });
    expect(told.choices.map(({ suffix, shape, typeName }) => [suffix, shape, typeName])).toEqual([
      ['["W"]', [1, 3], 'Array'],
      ['["m"]', [1, 2], 'Matrix'],
      ['["a b"]', [4], 'Float32Array'],
    ]);
    const map = new Map<unknown, unknown>([
      ['W', W],
      [2, W],
      [NaN, W],
      [{}, W],
    ]);
    expect(runJavascript(map).told.choices.map(({ suffix }) => suffix)).toEqual([
      '.get("W")',
      '.get(2)',
    ]);
  });

  it.each([
    ['text', ['text', 'string']],
    [null, ['none', 'null']],
    [undefined, ['none', 'undefined']],
    [3, ['scalar', 'number']],
    [3n, ['scalar', 'bigint']],
    [{}, ['noArray', 'Object']],
    [new Date(0), ['noArray', 'Date']],
    [() => 1, ['noArray', 'function']],
    [Object.create(null), ['noArray', 'Object']],
  ])('refuses %o', (value, problem) => expect(problemOf(value)).toEqual(problem));
});

describe('the program', () => {
  it('leaves nothing behind, and does without Buffer', () => {
    const setup =
      'var W = Array.from({ length: 300 }, (_, i) => Float64Array.from({ length: 200 }, (_, j) => i / (j + 1)))';
    const { told, before, after } = runElsewhere(setup, 'W');
    expect(after).toEqual(before);
    expect(told).toMatchObject({ shape: [300, 200], type: 'f64' });
    const { bytes } = runElsewhere(setup, 'W // a comment', [0, 60_000]);
    const numbers = decodeElements(new Uint8Array(bytes), 60_000, {
      type: 'f64',
      littleEndian: true,
    });
    expect(numbers.every((x, k) => x === Math.floor(k / 200) / ((k % 200) + 1))).toBe(true);
    const own = { TextEncoder, btoa, Buffer: () => undefined };
    expect(runElsewhere(setup, 'W', [0, 10], own).bytes).toEqual(bytes.slice(0, 80));
  });

  it('reads names that are its own too, and evaluates once', () => {
    const { told } = runElsewhere(
      'let calls = 0; let v = [[1, 2]]; function ask() { calls++; return v }',
      'ask().concat([[calls, 0]])',
    );
    expect(told.shape).toEqual([2, 2]);
    expect(runElsewhere('let v = [1, 2, 3]', 'v').told.shape).toEqual([3]);
  });
});
