import { pack, type Packed } from '../../src/protocol/index.js';

/** How the entries of a matrix are written: the type of a number, and the decimals of whole numbers n / 10ᵈ. */
export interface EntryForm {
  readonly type: 'float64' | 'float32' | 'int8' | 'int16' | 'int32';
  readonly decimals?: number;
}

/**
 * The entries in as few bytes as possible without any loss: whole numbers if all are n / 10ᵈ, else single precision if all
 * are exact in it, else double precision. The bytes are in planes, all first bytes before all second ones, because signs
 * and exponents then stand together and are compressed well. Little-endian, as all machines with a browser are.
 */
export function writeEntries(data: Float64Array): { form: EntryForm; bytes: Uint8Array } {
  const packed = pack(data);
  const isSingle = data.every((value) => Math.fround(value) === value || Number.isNaN(value));
  if (packed && !(isSingle && packed.values instanceof Int32Array)) {
    const { values, decimals } = packed;
    return { form: { type: nameOf(values), decimals }, bytes: planes(values) };
  }
  if (isSingle) return { form: { type: 'float32' }, bytes: planes(Float32Array.from(data)) };
  return { form: { type: 'float64' }, bytes: planes(data) };
}

function nameOf(values: Packed['values']): EntryForm['type'] {
  if (values instanceof Int8Array) return 'int8';
  return values instanceof Int16Array ? 'int16' : 'int32';
}

type Numbers = Float64Array | Float32Array | Packed['values'];

function planes(values: Numbers): Uint8Array {
  const size = values.BYTES_PER_ELEMENT;
  const from = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const to = new Uint8Array(from.length);
  const count = values.length;
  for (let p = 0; p < size; p++) {
    for (let i = 0; i < count; i++) to[p * count + i] = from[i * size + p]!;
  }
  return to;
}
