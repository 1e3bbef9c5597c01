import * as v from 'valibot';
import type { Matrix } from '../core/matrix.js';
import { packedSchema, unpack, type Packed } from './packed.js';
import { howReadSchema } from './reading.js';

/** Typed arrays survive structured clone; `custom` keeps the type free of one buffer kind. */
export const float64Array = v.custom<Float64Array>(
  (value) => value instanceof Float64Array,
  'not a Float64Array',
);
export const uint8Array = v.custom<Uint8Array>(
  (value) => value instanceof Uint8Array,
  'not a Uint8Array',
);

const entriesOf = (data: Float64Array | Packed) =>
  data instanceof Float64Array ? data.length : data.values.length;

const size = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * A matrix in a message. Structured clone keeps typed arrays. The shape is
 * checked on arrival, because the messages of a webview may come from an older version of this extension.
 */
export const matrixSchema = v.pipe(
  v.object({
    rows: size,
    cols: size,
    data: v.union([float64Array, packedSchema]),
    missing: v.optional(uint8Array),
    rowLabels: v.optional(v.array(v.string())),
    columnLabels: v.optional(v.array(v.string())),
    printedDecimals: v.optional(size),
    reading: v.optional(howReadSchema),
  }),
  v.check((m) => entriesOf(m.data) === m.rows * m.cols, 'data does not match rows × cols'),
  v.check(
    (m) => m.missing === undefined || m.missing.length === entriesOf(m.data),
    'mask of another size',
  ),
);

export type WireMatrix = v.InferOutput<typeof matrixSchema>;

/** The matrix without the fields that are undefined, as the types of the core require. */
export function fromWire(wire: WireMatrix): Matrix {
  return {
    rows: wire.rows,
    cols: wire.cols,
    data: wire.data instanceof Float64Array ? wire.data : unpack(wire.data),
    ...(wire.missing === undefined ? {} : { missing: wire.missing }),
    ...(wire.rowLabels === undefined ? {} : { rowLabels: wire.rowLabels }),
    ...(wire.columnLabels === undefined ? {} : { columnLabels: wire.columnLabels }),
    ...(wire.printedDecimals === undefined ? {} : { printedDecimals: wire.printedDecimals }),
    ...(wire.reading === undefined ? {} : { reading: wire.reading }),
  };
}
