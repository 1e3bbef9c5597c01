import { encodeUtf8 } from '../../files/utf8.js';

/** A tensor to be written. */
export interface NewTensor {
  readonly name: string;
  /** As the file names it: 'F32', 'BF16' … */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/**
 * A .safetensors file in parts: the header, padded to 8 bytes, and the bytes of each tensor in this order. The header is
 * written name by name, because an object would put names that are numbers first.
 */
export function safetensorsParts(
  tensors: readonly NewTensor[],
  metadata: ReadonlyMap<string, string>,
): Uint8Array[] {
  let at = 0;
  const entries = tensors.map(({ name, dtype, shape, bytes }) => {
    const start = at;
    at += bytes.length;
    return `${JSON.stringify(name)}:${JSON.stringify({ dtype, shape, data_offsets: [start, at] })}`;
  });
  if (metadata.size > 0) {
    const texts = [...metadata].map(
      ([key, text]) => `${JSON.stringify(key)}:${JSON.stringify(text)}`,
    );
    entries.unshift(`"__metadata__":{${texts.join(',')}}`);
  }
  const json = encodeUtf8(`{${entries.join(',')}}`);
  const length = Math.ceil(json.length / 8) * 8;
  const header = new Uint8Array(8 + length).fill(0x20, 8);
  new DataView(header.buffer).setBigUint64(0, BigInt(length), true);
  header.set(json, 8);
  return [header, ...tensors.map(({ bytes }) => bytes)];
}
