/** What a list of nothing holds: most brackets of a program open no matrix and should cost no array. */
const none = new Float64Array(0);
/** Eight doubles still lie on the engine's own heap; more are a buffer by themselves. */
const first = 8;

/** A growable run of numbers, some of them missing: entries as they are read, in reading order. */
export class Entries {
  private values: Float64Array = none;
  private mask: Uint8Array | undefined;
  private count = 0;
  private missing = 0;

  get length(): number {
    return this.count;
  }

  get missingCount(): number {
    return this.missing;
  }

  /** A number; NaN, the outcome of 0/0, is no value that could be shown and counts as missing. */
  push(value: number): void {
    if (Number.isNaN(value)) {
      this.pushMissing();
      return;
    }
    if (this.count === this.values.length) this.grow();
    this.values[this.count++] = value;
  }

  /** An entry whose value is unknown: NaN in the data, 1 in the mask. */
  pushMissing(): void {
    if (this.count === this.values.length) this.grow();
    this.mask ??= new Uint8Array(this.values.length);
    this.mask[this.count] = 1;
    this.values[this.count++] = NaN;
    this.missing += 1;
  }

  /** Leaves the first `count` entries only. */
  truncate(count: number): void {
    for (let k = count; this.missing > 0 && k < this.count; k++) {
      if (this.mask![k] !== 1) continue;
      this.mask![k] = 0;
      this.missing -= 1;
    }
    this.count = Math.min(this.count, count);
  }

  /** The value at an index, or undefined where it is missing. */
  at(index: number): number | undefined {
    return this.mask?.[index] === 1 ? undefined : this.values[index];
  }

  /** The entries as the parts of a Matrix. */
  parts(): { data: Float64Array; missing?: Uint8Array } {
    const data = this.values.slice(0, this.count);
    return this.missing > 0 && this.mask
      ? { data, missing: this.mask.slice(0, this.count) }
      : { data };
  }

  private grow(): void {
    const values = new Float64Array(
      Math.max(first, this.values.length * (this.values.length < 64 ? 8 : 2)),
    );
    values.set(this.values);
    this.values = values;
    if (this.mask) {
      const mask = new Uint8Array(values.length);
      mask.set(this.mask);
      this.mask = mask;
    }
  }
}
