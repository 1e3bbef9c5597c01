import { failure, success, type Result } from '../../result.js';
import { decodeUtf8 } from '../utf8.js';
import { codePage437 } from './code-page-437.js';
import { crc32 } from './crc32.js';
import { t } from '../../texts.js';

/** One file in a zip archive, from the central directory. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Offset of the local header. */
  readonly start: number;
}

/**
 * Raw DEFLATE (RFC 1951) to exactly `size` bytes of memory that nothing else uses: it may become the matrix. May throw.
 * fflate's `inflateSync` can be used.
 */
export type Inflate = (compressed: Uint8Array, size: number) => Uint8Array;

const DEFLATED = 8;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The flag of names in UTF-8. */
const UTF8 = 1 << 11;
/** An archive of matrices has few files. An archive with more is something else. */
const MAX_FILES = 10_000;

/** Bytes at the end of an archive that hold its end records, whatever comment follows them. */
export const zipTail = 22 + 0xffff + 20 + 56;

/** Where the central directory of an archive lies. */
export interface DirectoryPlace {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/**
 * The files of a zip archive (PKWARE APPNOTE 6.3), read from its central directory. It also reads zip64
 * fields, which NumPy writes for large arrays.
 */
export function listZip(bytes: Uint8Array): Result<ZipEntry[]> {
  const place = directoryPlace(bytes.subarray(-zipTail), bytes.length);
  if (!place.ok) return place;
  const { start, end, count } = place.value;
  return parseDirectory(bytes.subarray(start, end), count);
}

/**
 * @param tail the last `zipTail` bytes of the archive, or all of them.
 * @param size of the whole archive.
 */
export function directoryPlace(tail: Uint8Array, size: number): Result<DirectoryPlace> {
  const view = viewOf(tail);
  let end = findEnd(view);
  if (end < 0) return failure('syntax', t('This is not a zip archive, or it ends early.'));
  let count = view.getUint16(end + 10, true);
  let start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) {
    end = findEnd64(view, end, size);
    if (end < 0) return broken();
    count = Number(view.getBigUint64(end + 32, true));
    start = Number(view.getBigUint64(end + 48, true));
  }
  if (count > MAX_FILES) return failure('tooLarge', t('The archive holds {0} files.', count));
  const place = { start, end: size - tail.length + end, count };
  return start > place.end ? broken() : success(place);
}

/** @param bytes the central directory alone. */
export function parseDirectory(bytes: Uint8Array, count: number): Result<ZipEntry[]> {
  const view = viewOf(bytes);
  let at = 0;
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return broken();
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > bytes.length) return broken();
    const flags = view.getUint16(at + 8, true);
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), (flags & UTF8) !== 0);
    if (!name.ok) return name;
    entries.push({
      name: name.value,
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) === 1,
      crc: view.getUint32(at + 16, true),
      ...sizes(view, at, at + 46 + nameLength, extraLength),
    });
    at = next;
  }
  return success(entries);
}

/** Whether reading unpacks the file into new memory. A stored file is read where it lies in the archive. */
export function isPacked({ method }: ZipEntry): boolean {
  return method === DEFLATED;
}

/**
 * The bytes of one file, checked against its CRC.
 *
 * @param maxBytes a larger file is `tooLarge`, and nothing is unpacked.
 */
export function readZipEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  inflate: Inflate,
  maxBytes: number,
): Result<Uint8Array> {
  if (entry.size > maxBytes) {
    return failure(
      'tooLarge',
      t('{0} takes {1} bytes; up to {2} are read.', entry.name, entry.size, maxBytes),
    );
  }
  if (entry.encrypted) return failure('syntax', t('{0} is encrypted.', entry.name));
  const header = localHeaderLength(bytes.subarray(entry.start));
  if (!header.ok) return header;
  const from = entry.start + header.value;
  const packed = bytes.subarray(from, from + entry.compressedSize);
  if (packed.length < entry.compressedSize) return broken();
  const unpacked = unpack(packed, entry, inflate);
  if (!unpacked) {
    return failure(
      'syntax',
      t(
        '{0} in the archive cannot be unpacked: it is damaged, or packed in a way not known here.',
        entry.name,
      ),
    );
  }
  if (unpacked.length !== entry.size || crc32(unpacked) !== entry.crc) {
    return failure(
      'syntax',
      t('{0} in the archive is damaged: its checksum does not fit.', entry.name),
    );
  }
  return success(unpacked);
}

/** The length of the local header at the start of `bytes`; the entry's data follow it. */
export function localHeaderLength(bytes: Uint8Array): Result<number> {
  const view = viewOf(bytes);
  if (bytes.length < 30 || view.getUint32(0, true) !== LOCAL) return broken();
  return success(30 + view.getUint16(26, true) + view.getUint16(28, true));
}

function unpack(packed: Uint8Array, entry: ZipEntry, inflate: Inflate): Uint8Array | undefined {
  if (entry.method === 0) return packed;
  if (!isPacked(entry)) return undefined;
  try {
    return inflate(packed, entry.size);
  } catch {
    return undefined;
  }
}

/**
 * A name without the flag is in code page 437 (APPNOTE, appendix D). Some programs write UTF-8 and leave the flag
 * out; no name in code page 437 that makes sense is well-formed UTF-8.
 */
function nameOf(bytes: Uint8Array, flagged: boolean): Result<string> {
  const name = decodeUtf8(bytes);
  return name.ok || flagged ? name : success(codePage437(bytes));
}

/** The end record is at the end, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const stop = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= stop; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}

/** The end record of zip64, in the tail of an archive of this size. */
function findEnd64(view: DataView, end: number, size: number): number {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR64) return -1;
  const at = Number(view.getBigUint64(locator + 8, true)) - (size - view.byteLength);
  return at >= 0 && at + 56 <= view.byteLength && view.getUint32(at, true) === END64 ? at : -1;
}

/**
 * Sizes and offset. If all bits of a field are 1, the zip64 extra field (id 1) contains its value, in
 * order.
 */
function sizes(
  view: DataView,
  at: number,
  extra: number,
  extraLength: number,
): { size: number; compressedSize: number; start: number } {
  let wide = -1;
  let wideEnd = -1;
  for (let field = extra; field + 4 <= extra + extraLength;) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      wide = field + 4;
      wideEnd = Math.min(wide + length, extra + extraLength);
    }
    field += 4 + length;
  }
  const read = (offset: number): number => {
    const narrow = view.getUint32(at + offset, true);
    if (narrow !== 0xffffffff || wide < 0 || wide + 8 > wideEnd) return narrow;
    const value = Number(view.getBigUint64(wide, true));
    wide += 8;
    return value;
  };
  const size = read(24);
  const compressedSize = read(20);
  return { size, compressedSize, start: read(42) };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function broken(): Result<never> {
  return failure('syntax', t('The zip archive is damaged or ends early.'));
}
