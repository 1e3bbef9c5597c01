/**
 * Memory for blocks of a matrix that are read one after the other. New memory takes longer than the reading itself, and
 * stays until the garbage collector comes. So the memory of a block that has been used serves a later one.
 */
export class SpareMemory {
  private readonly spare: ArrayBuffer[] = [];
  /** Only what comes from here is taken back: a matrix in memory may give its own as a block. */
  private readonly lent = new WeakSet<ArrayBufferLike>();

  /** Memory of exactly that many bytes, with anything in it. */
  take(bytes: number): ArrayBuffer {
    const at = this.spare.findIndex(({ byteLength }) => byteLength === bytes);
    const [known] = at < 0 ? [] : this.spare.splice(at, 1);
    return this.lend(known ?? new ArrayBuffer(bytes));
  }

  /** Marks memory that may be given back: it was away in another thread. */
  lend(buffer: ArrayBuffer): ArrayBuffer {
    this.lent.add(buffer);
    return buffer;
  }

  /** Nobody uses the memory any more. Of other memory than that lent, nothing is kept. */
  give(buffer: ArrayBufferLike): void {
    if (!this.lent.delete(buffer) || !(buffer instanceof ArrayBuffer)) return;
    if (this.spare.length < mostSpare) this.spare.push(buffer);
  }
}

/** Blocks that are kept, at most: the bytes and the numbers of two. */
const mostSpare = 4;
