import type { Packed } from '../../src/protocol/index.js';
import type { EntryForm } from './entries.js';

const sizes = { float64: 8, float32: 4, int32: 4, int16: 2, int8: 1 } as const;

/** The entries that `writeEntries` has written, in the form of a message; `count` of them. */
export function readEntries(
  bytes: Uint8Array,
  { type, decimals = 0 }: EntryForm,
  count: number,
): Float64Array | Packed {
  const size = sizes[type];
  if (bytes.length !== count * size) throw new Error('the entries are not complete');
  const { buffer } = together(bytes, size, count);
  switch (type) {
    case 'float64':
      return new Float64Array(buffer);
    case 'float32':
      return Float64Array.from(new Float32Array(buffer));
    case 'int32':
      return { values: new Int32Array(buffer), decimals };
    case 'int16':
      return { values: new Int16Array(buffer), decimals };
    case 'int8':
      return { values: new Int8Array(buffer), decimals };
  }
}

/** Whether an entry is missing: 1 if it is; undefined when none is. */
export function missingIn(data: Float64Array | Packed): Uint8Array | undefined {
  const mask =
    data instanceof Float64Array
      ? Uint8Array.from(data, (value) => (Number.isNaN(value) ? 1 : 0))
      : Uint8Array.from(data.values, isLowest(data.values.BYTES_PER_ELEMENT));
  return mask.includes(1) ? mask : undefined;
}

/** The lowest whole number stands for a missing entry (protocol/packed.ts). */
function isLowest(size: number): (value: number) => number {
  const lowest = -(2 ** (8 * size - 1));
  return (value) => (value === lowest ? 1 : 0);
}

function together(planes: Uint8Array, size: number, count: number): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(planes.length);
  for (let p = 0; p < size; p++) {
    for (let i = 0; i < count; i++) to[i * size + p] = planes[p * count + i]!;
  }
  return to;
}
