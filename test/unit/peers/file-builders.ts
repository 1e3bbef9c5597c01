/** Bytes of small files, made without the product's writers, so that no mistake of reader and writer hides another. */

const text = new TextEncoder();

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A little-endian whole number of some bytes. */
export function whole(value: number, bytes: number): Uint8Array {
  const out = new Uint8Array(bytes);
  let rest = BigInt(value);
  for (let i = 0; i < bytes; i++) {
    out[i] = Number(rest & 255n);
    rest >>= 8n;
  }
  return out;
}

/** The dictionary of a .npy header as NumPy writes it. `shape` and `descr` are Python expressions. */
export function dictionary(descr: string, shape: string, fortran = false): string {
  return `{'descr': ${descr}, 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${shape}, }`;
}

export interface NpyParts {
  readonly version?: 1 | 2 | 3;
  /** The data begin at a multiple of it; 1 for no padding. */
  readonly align?: number;
  /** The last character of the header. */
  readonly end?: string;
}

/** A .npy file with any text as its header. */
export function npyFile(
  header: string,
  data: Uint8Array,
  { version = 1, align = 64, end = '\n' }: NpyParts = {},
): Uint8Array {
  const before = version === 1 ? 10 : 12;
  const body = text.encode(header);
  const total = Math.ceil((before + body.length + end.length) / align) * align;
  const spaces = new Uint8Array(total - before - body.length - end.length).fill(0x20);
  return joined(
    Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0),
    whole(total - before, version === 1 ? 2 : 4),
    body,
    spaces,
    text.encode(end),
    data,
  );
}

/** A .safetensors file with any text as its header. */
export function safetensorsFile(header: string, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const body = text.encode(header);
  return joined(whole(body.length, 8), body, data);
}

/** The header's entry for one tensor. */
export function tensor(dtype: string, shape: readonly number[], from: number, to: number): object {
  return { dtype, shape, data_offsets: [from, to] };
}

/** Doubles as little-endian bytes. */
export function doubles(...values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, i) => {
    view.setFloat64(8 * i, value, true);
  });
  return new Uint8Array(view.buffer);
}
