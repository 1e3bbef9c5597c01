import * as v from 'valibot';
import type { FromAnalysis, Matrix, Svd } from '../core/index.js';
import { problemCodes } from '../core/result.js';
import { float64Array, fromWire, matrixSchema } from './matrix.js';

/** What is told and asked about a matrix that is not in memory: `FromAnalysis` and `PartWish` of the core. */

type BlockLevel = NonNullable<Extract<FromAnalysis, { kind: 'part' }>['part']['matrix']>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const float32Array = v.custom<Float32Array>(
  (value) => value instanceof Float32Array,
  'not a Float32Array',
);
const int32Array = v.custom<Int32Array>(
  (value) => value instanceof Int32Array,
  'not an Int32Array',
);

/** Blocks of cells in few bytes. Where a block is one cell, its sum is the entry itself, or NaN. */
const blocksSchema = v.pipe(
  v.object({
    blockRows: count,
    blockCols: count,
    rows: count,
    cols: count,
    sum: v.union([float64Array, float32Array]),
    low: v.optional(v.union([float64Array, float32Array])),
    high: v.optional(v.union([float64Array, float32Array])),
    /** Finite cells of each block; absent where a block is one cell. */
    count: v.optional(int32Array),
  }),
  v.check(
    ({ rows, cols, sum, low, high, count: cells }) =>
      [sum, low ?? sum, high ?? sum, cells ?? sum].every(({ length }) => length === rows * cols),
    'blocks of another number',
  ),
);

export type WireBlocks = v.InferOutput<typeof blocksSchema>;

export const regionSchema = v.object({ top: count, left: count, bottom: count, right: count });

export const partWishSchema = v.object({
  request: count,
  region: regionSchema,
  rank: count,
  draft: v.boolean(),
});

const placedSchema = v.object({ value: v.number(), row: count, column: count });

const overviewSchema = v.object({
  level: blocksSchema,
  low: v.optional(placedSchema),
  high: v.optional(placedSchema),
  usual: v.tuple([v.number(), v.number()]),
  notFinite: count,
  firstNotFinite: v.optional(v.object({ value: v.unknown(), row: count, column: count })),
});

export const partSchema = v.object({
  request: count,
  region: regionSchema,
  rank: count,
  draft: v.boolean(),
  matrix: v.optional(blocksSchema),
  approximation: v.optional(blocksSchema),
  error: v.optional(blocksSchema),
  errorEnd: v.number(),
});

const valuesSchema = v.object({
  passes: count,
  s: float64Array,
  errors: float64Array,
  tails: float64Array,
  frobenius: v.number(),
  settled: v.boolean(),
});

const measuredSchema = v.object({
  k: count,
  frobenius: v.number(),
  maxAbs: v.optional(placedSchema),
});

const planSchema = v.object({
  passed: count,
  passBytes: v.number(),
  fewest: count,
  most: count,
  seconds: v.object({ picture: v.number(), search: v.number(), errors: v.number() }),
  memory: v.number(),
});

export const toldSchema = v.variant('kind', [
  v.object({ kind: v.literal('plan'), plan: planSchema }),
  v.object({ kind: v.literal('paused'), paused: v.boolean() }),
  v.object({ kind: v.literal('overview'), overview: overviewSchema }),
  v.object({
    kind: v.literal('progress'),
    what: v.picklist(['overview', 'passes', 'errors', 'factors']),
    pass: count,
    fraction: v.number(),
  }),
  v.object({ kind: v.literal('values'), values: valuesSchema, leftKnown: v.boolean() }),
  v.object({ kind: v.literal('part'), part: partSchema }),
  v.object({
    kind: v.literal('factors'),
    rank: count,
    svd: v.object({ u: matrixSchema, s: float64Array, v: matrixSchema }),
  }),
  v.object({ kind: v.literal('measured'), errors: v.array(measuredSchema) }),
  v.object({
    kind: v.literal('ended'),
    problem: v.optional(v.object({ code: v.picklist(problemCodes), message: v.string() })),
  }),
]);

/** A message of an analysis on its way to the page. */
export type Told = v.InferOutput<typeof toldSchema>;

/** Larger or smaller magnitudes have no place in single precision. */
const [smallest, largest] = [2 ** -120, 2 ** 120];

export function toldOf(message: FromAnalysis): Told {
  switch (message.kind) {
    case 'overview': {
      const { level, usual, ...rest } = message.overview;
      return {
        kind: 'overview',
        overview: { ...rest, usual: [usual[0], usual[1]], level: packBlocks(level) },
      };
    }
    case 'part': {
      const { matrix, approximation, error, ...rest } = message.part;
      return {
        kind: 'part',
        part: {
          ...rest,
          ...(matrix ? { matrix: packBlocks(matrix) } : {}),
          ...(approximation ? { approximation: packBlocks(approximation) } : {}),
          ...(error ? { error: packBlocks(error) } : {}),
        },
      };
    }
    case 'factors': {
      const { rank, svd } = message;
      return { kind: 'factors', rank, svd: { u: plain(svd.u), s: svd.s, v: plain(svd.v) } };
    }
    case 'measured':
      return { kind: 'measured', errors: message.errors.map((error) => ({ ...error })) };
    case 'ended': {
      const { problem } = message;
      return {
        kind: 'ended',
        ...(problem ? { problem: { code: problem.code, message: problem.message } } : {}),
      };
    }
    default:
      return message;
  }
}

const plain = ({ rows, cols, data }: Matrix) => ({ rows, cols, data });

/** The factors again. */
export function factorsFromWire({ svd }: Extract<Told, { kind: 'factors' }>): Svd {
  return { u: fromWire(svd.u), s: svd.s, v: fromWire(svd.v) };
}

function packBlocks({ blockRows, blockCols, rows, cols, ...level }: BlockLevel): WireBlocks {
  const shape = { blockRows, blockCols, rows, cols };
  if (blockRows * blockCols === 1) {
    return { ...shape, sum: level.sum.map((value, i) => (level.count[i] === 1 ? value : NaN)) };
  }
  const fits = isModerate(level.low) && isModerate(level.high) && isModerate(level.sum);
  const less = (data: Float64Array) => (fits ? Float32Array.from(data) : data);
  return {
    ...shape,
    sum: less(level.sum),
    low: less(level.low),
    high: less(level.high),
    count: level.count,
  };
}

function isModerate(data: Float64Array): boolean {
  return data.every((value) => {
    const size = Math.abs(value);
    return size === 0 || size === Infinity || (size > smallest && size < largest);
  });
}

/** The blocks again. */
export function unpackBlocks(wire: WireBlocks): BlockLevel {
  const { blockRows, blockCols, rows, cols, sum, low, high, count: cells } = wire;
  const wide = (data: Float64Array | Float32Array) => Float64Array.from(data);
  if (low && high && cells) {
    return {
      ...{ blockRows, blockCols, rows, cols, count: cells },
      sum: wide(sum),
      low: wide(low),
      high: wide(high),
    };
  }
  const isKnown = (value: number) => Number.isFinite(value);
  return {
    ...{ blockRows, blockCols, rows, cols },
    sum: wide(sum).map((value) => (isKnown(value) ? value : 0)),
    low: wide(sum).map((value) => (isKnown(value) ? value : Infinity)),
    high: wide(sum).map((value) => (isKnown(value) ? value : -Infinity)),
    count: Int32Array.from(sum, (value) => (isKnown(value) ? 1 : 0)),
  };
}
