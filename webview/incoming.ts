import type { Matrix } from '../src/core/index.js';
import { unpack, type Source, type ToPage } from '../src/protocol/index.js';

type Begin = Extract<ToPage, { type: 'begin' }>;
type Part = Extract<ToPage, { type: 'part' }>;

/** Assembles a matrix that arrives in parts, in order. */
export class Incoming {
  private begun: Begin | undefined;
  private data = new Float64Array(0);
  private missing: Uint8Array | undefined;
  /** Number of entries that have arrived. */
  private count = 0;

  begin(message: Begin): void {
    this.begun = message;
    this.data = new Float64Array(message.rows * message.cols);
    this.missing = undefined;
    this.count = 0;
  }

  /** Drops the parts that still arrive. */
  cancel(): void {
    this.begun = undefined;
    this.data = new Float64Array(0);
    this.missing = undefined;
  }

  /**
   * The share of the entries that have arrived, and the matrix when it is complete; undefined for parts
   * of other jobs.
   */
  add(part: Part): { fraction: number; whole?: { source: Source; matrix: Matrix } } | undefined {
    const { begun } = this;
    if (begun?.job !== part.job) return undefined;
    if (part.offset !== this.count) return undefined;
    const data = part.data instanceof Float64Array ? part.data : unpack(part.data);
    if (part.offset + data.length > this.data.length) return undefined;
    this.count += data.length;
    this.data.set(data, part.offset);
    if (part.missing) {
      this.missing ??= new Uint8Array(this.data.length);
      this.missing.set(part.missing, part.offset);
    }
    const fraction = this.count / this.data.length;
    if (!part.last || fraction < 1) return { fraction };
    const { rows, cols, rowLabels, columnLabels, printedDecimals, reading, source } = begun;
    const matrix: Matrix = {
      rows,
      cols,
      data: this.data,
      ...(this.missing ? { missing: this.missing } : {}),
      ...(rowLabels ? { rowLabels } : {}),
      ...(columnLabels ? { columnLabels } : {}),
      ...(printedDecimals === undefined ? {} : { printedDecimals }),
      ...(reading ? { reading } : {}),
    };
    this.cancel();
    return { fraction, whole: { source, matrix } };
  }
}
