import type { SpareMemory } from '../spare-memory.js';
import type { TextLayout } from './text-rows/layout.js';

/** The bytes of a file that need not be in memory as a whole. */
export interface ByteSource {
  /** Size of the file in bytes. */
  readonly size: number;
  /**
   * The bytes from `start` to `end` (exclusive), within the file. They may be memory that others use too: the reader does
   * not write to them.
   *
   * @param memory for the bytes, which the caller gives back when it has used them.
   * @throws when they cannot be read, with a message for the user; also when the file has become shorter.
   */
  read(start: number, end: number, memory?: SpareMemory): Promise<Uint8Array>;
  /**
   * The same as memory that nobody else uses, so that it can be given away; absent: a copy of `read` is.
   *
   * @param into memory of that many bytes, to be filled.
   */
  take?(start: number, end: number, into?: ArrayBuffer): Promise<Uint8Array>;
  /** The file whose text or row groups become these numbers when they are read, and how; absent: the bytes are those of a file. */
  readonly made?: { readonly of: ByteSource; readonly by: TextLayout | LibraryLayout };
}

/** How a library makes numbers of the bytes of a file: plain data, which only the reader with this name understands. */
export interface LibraryLayout {
  readonly library: string;
}

/** Bytes that are in memory already. */
export function memoryBytes(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
  };
}

/** Sizes of the pages of `pagedBytes`, and how many of them are kept. */
export interface Paging {
  /** Bytes of a page; default 256 KiB. */
  readonly pageSize?: number;
  /** Pages that are kept in memory; default 16. */
  readonly kept?: number;
}

/**
 * Reads a file by pages and keeps the last ones, so that many small readings close together need few readings of the
 * file. A reading of more than half of the kept pages goes directly to the file and is not kept.
 */
export function pagedBytes(
  source: ByteSource,
  { pageSize = 2 ** 18, kept = 16 }: Paging = {},
): ByteSource {
  const { size } = source;
  const pages = new Map<number, Promise<Uint8Array>>();
  const page = (index: number): Promise<Uint8Array> => {
    const known = pages.get(index);
    // The most recently used page is the last of the map.
    pages.delete(index);
    const bytes = known ?? source.read(index * pageSize, Math.min(size, (index + 1) * pageSize));
    pages.set(index, bytes);
    // A failure is not kept: the file may be readable again.
    if (!known) bytes.catch(() => pages.delete(index));
    for (const oldest of pages.keys()) {
      if (pages.size <= kept) break;
      pages.delete(oldest);
    }
    return bytes;
  };
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    if (end - start > (pageSize * kept) / 2) return source.read(start, end);
    const first = Math.floor(start / pageSize);
    const last = Math.floor((end - 1) / pageSize);
    if (first >= last) {
      return end <= start
        ? new Uint8Array(0)
        : (await page(first)).subarray(start - first * pageSize, end - first * pageSize);
    }
    const out = new Uint8Array(end - start);
    for (let index = first; index <= last; index++) {
      const from = Math.max(start, index * pageSize);
      const to = Math.min(end, (index + 1) * pageSize);
      const bytes = await page(index);
      out.set(bytes.subarray(from - index * pageSize, to - index * pageSize), from - start);
    }
    return out;
  };
  return { size, read };
}
