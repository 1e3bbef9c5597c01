/**
 * An empty list shares this array: most brackets of a program open no matrix, and should allocate nothing.
 */
const none = new Float64Array(0);
/** Eight doubles still fit on the engine's own heap; a longer array gets a buffer of its own. */
const first = 8;
const few = 32;
/** Entries of a full chunk, a power of two: a quarter of a megabyte. */
const chunkBits = 15;
const chunkSize = 2 ** chunkBits;

/**
 * A growable list of numbers in reading order; some may be missing. After the first chunk, growing copies
 * nothing, so a long literal never needs more than twice its size.
 */
export class Entries {
  /** The current chunk, and how many of its entries are used. */
  private values: Float64Array = none;
  private used = 0;
  /** The full chunks before the current one, and the number of their entries. */
  private readonly full: Float64Array[] = [];
  private base = 0;
  private mask: Uint8Array | undefined;
  private missing = 0;

  get length(): number {
    return this.base + this.used;
  }

  get missingCount(): number {
    return this.missing;
  }

  /** Adds a number. NaN, the result of 0/0, cannot be shown and counts as missing. */
  push(value: number): void {
    if (Number.isNaN(value)) {
      this.pushMissing();
      return;
    }
    if (this.used === this.values.length) this.grow();
    this.values[this.used++] = value;
  }

  /** Adds an entry with unknown value: NaN in the data, 1 in the mask. */
  pushMissing(): void {
    if (this.used === this.values.length) this.grow();
    const at = this.length;
    if (!this.mask || this.mask.length <= at) {
      const mask = new Uint8Array(Math.max(2 * at, first));
      if (this.mask) mask.set(this.mask);
      this.mask = mask;
    }
    this.mask[at] = 1;
    this.values[this.used++] = NaN;
    this.missing += 1;
  }

  /** Keeps only the first `count` entries. */
  truncate(count: number): void {
    const { length } = this;
    if (count >= length) return;
    for (let k = count; this.missing > 0 && k < length; k++) {
      if (this.mask![k] !== 1) continue;
      this.mask![k] = 0;
      this.missing -= 1;
    }
    while (count < this.base) {
      this.values = this.full.pop()!;
      this.base -= this.values.length;
    }
    this.used = count - this.base;
  }

  /** The value at an index, or undefined where it is missing. */
  at(index: number): number | undefined {
    if (this.mask?.[index] === 1) return undefined;
    if (index >= this.base) return this.values[index - this.base];
    return this.full[index >> chunkBits]![index & (chunkSize - 1)];
  }

  /** The entries as `data` and `missing` of a Matrix. */
  parts(): { data: Float64Array; missing?: Uint8Array } {
    const data = new Float64Array(this.length);
    const { full, values, used, base } = this;
    full.forEach((chunk, k) => data.set(chunk, k * chunkSize));
    // For a few numbers, a loop is faster than creating a view of the last chunk.
    if (used <= few) for (let k = 0; k < used; k++) data[base + k] = values[k]!;
    else data.set(values.subarray(0, used), base);
    if (this.missing === 0 || !this.mask) return { data };
    const missing = new Uint8Array(this.length);
    missing.set(this.mask.subarray(0, this.length));
    return { data, missing };
  }

  /** Makes room for one more entry. Only the first chunk starts small and is copied as it grows. */
  private grow(): void {
    const { values } = this;
    if (values.length === chunkSize) {
      this.full.push(values);
      this.base += chunkSize;
      this.used = 0;
      this.values = new Float64Array(chunkSize);
      return;
    }
    this.values = new Float64Array(Math.max(first, values.length * (values.length < 64 ? 8 : 2)));
    this.values.set(values);
  }
}
