import type { ByteSource } from '../files/bytes.js';

/** Gives the bytes of entries `from` … `to` − 1. Rejects with a message for the user. */
export type FetchEntries = (from: number, to: number) => Promise<Uint8Array>;

export interface ElementBytesOptions {
  /** Bytes of one entry; both parts of a complex one. */
  readonly entryBytes: number;
  /** Number of entries. */
  readonly count: number;
  /** Bytes that are fetched at once, at most; at least one entry is. */
  readonly partBytes: number;
  /** Whether parts that were fetched stay in memory. */
  readonly keeps: boolean;
  /** The share of the array that has been fetched, 0 … 1, if its parts are kept. */
  readonly onProgress?: (share: number) => void;
}

/**
 * The entries of an array in another program as bytes. They are fetched in parts of equal size, so a reading can be
 * cancelled between two of them. The next part is asked for while the one before it is on its way: the program writes it
 * while the editor reads. Parts that are kept are fetched once: all readings then see the same state of the program.
 */
export function elementBytes(
  fetch: FetchEntries,
  { entryBytes, count, partBytes, keeps, onProgress }: ElementBytesOptions,
): ByteSource {
  const size = entryBytes * count;
  const step = Math.max(1, Math.floor(partBytes / entryBytes));
  const kept = new Map<number, Uint8Array>();

  const part = async (index: number): Promise<Uint8Array> => {
    const known = kept.get(index);
    if (known) return known;
    const from = index * step;
    const to = Math.min(count, from + step);
    const bytes = await fetch(from, to);
    if (bytes.length !== (to - from) * entryBytes) {
      throw new Error(
        `The program gave ${bytes.length} bytes for ${to - from} entries of ${entryBytes} bytes; read it again.`,
      );
    }
    if (keeps) {
      kept.set(index, bytes);
      onProgress?.(kept.size / Math.ceil(count / step));
    }
    return bytes;
  };

  const read = async (start: number, end: number): Promise<Uint8Array> => {
    const stepBytes = step * entryBytes;
    const first = Math.floor(start / stepBytes);
    const last = Math.floor((end - 1) / stepBytes);
    if (first >= last) {
      if (end <= start) return new Uint8Array(0);
      const bytes = await part(first);
      return bytes.subarray(start - first * stepBytes, end - first * stepBytes);
    }
    const out = new Uint8Array(end - start);
    let coming = part(first);
    for (let index = first; index <= last; index++) {
      const asked = coming;
      if (index < last) {
        coming = part(index + 1);
        // If the reading ends before its turn comes, nobody else hears of its failure.
        coming.catch(() => undefined);
      }
      const bytes = await asked;
      const base = index * stepBytes;
      const from = Math.max(start, base);
      out.set(bytes.subarray(from - base, Math.min(end, base + bytes.length) - base), from - start);
    }
    return out;
  };

  return { size, read };
}
