import { joined } from '../joined.js';
import { encodeUtf8 } from '../utf8.js';
import { crc32 } from './crc32.js';

/**
 * The earliest date that zip can store is 1980-01-01. A fixed date makes equal archives equal byte for
 * byte.
 */
const DATE = (1 << 5) | 1;
/** Bit 11: names are UTF-8. */
const FLAGS = 1 << 11;

/**
 * A zip archive of stored files (no compression: numbers hardly compress, and it needs no library).
 *
 * @throws RangeError when the archive would exceed 4 GiB, because larger archives need zip64.
 */
export function writeZip(files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const label = encodeUtf8(name);
    // Version needed, flags, method, time, date, CRC, sizes, lengths: the same in both headers.
    const common = fields([
      [20, 2],
      [FLAGS, 2],
      [0, 2],
      [0, 2],
      [DATE, 2],
      [crc32(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [label.length, 2],
      [0, 2],
    ]);
    parts.push(fields([[0x04034b50, 4]]), common, label, bytes);
    directory.push(
      fields([
        [0x02014b50, 4],
        [20, 2],
      ]),
      common,
      // No comment, disk 0, attributes 0, offset of the local header.
      fields([
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [at, 4],
      ]),
      label,
    );
    at += 30 + label.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  if (at + size > 0xfffffffe) throw new RangeError('the archive is larger than 4 GiB');
  const end = fields([
    [0x06054b50, 4],
    [0, 4],
    [files.length, 2],
    [files.length, 2],
    [size, 4],
    [at, 4],
    [0, 2],
  ]);
  return joined([...parts, ...directory, end]);
}

/** Little-endian whole numbers of the given widths in bytes. */
function fields(values: readonly (readonly [number, number])[]): Uint8Array {
  return Uint8Array.from(
    values.flatMap(([value, width]) =>
      Array.from({ length: width }, (_, i) => (value >>> (8 * i)) & 0xff),
    ),
  );
}
