import { memoryBytes, type ByteSource } from '../bytes.js';
import type { Result } from '../../result.js';

/**
 * The packed structures and cells of a file, of which one at a time is unpacked in memory: a file of many would take
 * their sum. The others are unpacked again when a part of them is read.
 */
export class Unpacked {
  private last: { readonly place: number; readonly bytes: Promise<Result<Uint8Array>> } | undefined;

  /** @param place of the packed bytes in the file. */
  bytes(place: number, unpack: () => Promise<Result<Uint8Array>>): Promise<Result<Uint8Array>> {
    if (this.last?.place === place) return this.last.bytes;
    const bytes = unpack();
    this.last = { place, bytes };
    // A failure of the reading is not kept: the file may be readable again.
    bytes.catch(() => {
      if (this.last?.bytes === bytes) this.last = undefined;
    });
    return bytes;
  }

  /** @param size of the unpacked bytes. */
  source(place: number, size: number, unpack: () => Promise<Result<Uint8Array>>): ByteSource {
    const read = async (start: number, end: number): Promise<Uint8Array> => {
      const bytes = await this.bytes(place, unpack);
      if (!bytes.ok) throw new Error(bytes.problem.message);
      return memoryBytes(bytes.value).read(start, end);
    };
    return { size, read };
  }
}
