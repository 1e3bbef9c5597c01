/** Bytes that are taken together. */
const TOGETHER = 8;

/** [t][byte]: what a byte does to the checksum when t more bytes follow it. */
const tables = makeTables();

/**
 * CRC-32 as in zip, gzip and PNG (ISO 3309; polynomial 0xEDB88320 reflected), 0 … 2³² − 1. Eight bytes at a time by
 * eight tables (Kounavis & Berry, IEEE Trans. Computers 57, 2008).
 */
export function crc32(bytes: Uint8Array): number {
  const [a, b, c, d, e, f, g, h] = tables as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  let crc = 0xffffffff;
  let i = 0;
  for (; i + TOGETHER <= bytes.length; i += TOGETHER) {
    crc =
      h[(crc ^ bytes[i]!) & 0xff]! ^
      g[((crc >>> 8) ^ bytes[i + 1]!) & 0xff]! ^
      f[((crc >>> 16) ^ bytes[i + 2]!) & 0xff]! ^
      e[((crc >>> 24) ^ bytes[i + 3]!) & 0xff]! ^
      d[bytes[i + 4]!]! ^
      c[bytes[i + 5]!]! ^
      b[bytes[i + 6]!]! ^
      a[bytes[i + 7]!]!;
  }
  for (; i < bytes.length; i++) crc = a[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function makeTables(): Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
  const all = [first];
  for (let t = 1; t < TOGETHER; t++) {
    all.push(all[t - 1]!.map((value) => first[value & 0xff]! ^ (value >>> 8)));
  }
  return all;
}
